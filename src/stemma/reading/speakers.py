"""Who speaks: the source of a cue as one of the report's entities.

The source names somebody, or describes or points at somebody whom the report has named ("the official", "he"), or a
text whose author speaks through it ("the statement"). Words in marks without a cue belong to the one who spoke last
where the flow of the report says so. What is described and never named becomes an unnamed entity; what cannot be
known stays None.
"""

from collections.abc import Iterable

from stemma.reading.agents import agent
from stemma.reading.attributions import Attribution, stands_alone
from stemma.reading.cast import Cast
from stemma.reading.cue_words import Cue, listed, verbs
from stemma.reading.issuers import author_of
from stemma.reading.language import Token
from stemma.reading.noun_phrases import noun_phrase
from stemma.reading.page import Page
from stemma.reading.source_kinds import kind_of
from stemma.reading.source_names import named_behind, named_in, named_next, representative
from stemma.reading.speaks_instead import speaks_instead
from stemma.reading.subjects_before import name_before, subject_before, subject_of, unknown_before, varied
from stemma.reading.text_authors import is_text, told_of
from stemma.reading.uncued import Said, Uncued
from stemma.records import Entity, Extent

_FAR = 10  # words between a text and the relative clause that tells of it
_APART = 3  # paragraphs, captions among them, over which a speech goes on that no mark has closed
_BARE = 4  # words of a description from which it tells who wrote a text
_WORDS = 14  # words of a description at the most
_THAT = frozenset(("the", "that", "this"))
_ITS = frozenset(("its", "their"))
_FIRST_PERSON = frozenset(("i", "we", "you", "me", "us"))
_THIRD_PERSON = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "they": None, "it": None}


def _says(cue: Cue) -> bool:
    """Tell whether a cue is a verb by which words are uttered."""
    entry = verbs().get(cue.lemma)
    return entry is not None and "quote" in entry.takes


class Speakers:
    """Resolves sources in the order of the report, and remembers who spoke last.

    >>> Speakers.__name__
    'Speakers'
    """

    def __init__(self, page: Page, entities: tuple[Entity, ...]) -> None:
        self._page = page
        self._cast = Cast(page, entities)
        self._last: str | None = None
        self._last_end = 0
        self._last_source: Extent | None = None
        self._last_body: str | None = None
        self._last_person: str | None = None
        self._unclosed: tuple[str, int] | None = None
        self._texts: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def entities(self) -> tuple[Entity, ...]:
        """Return the entities known so far, the new unnamed sources at the end."""
        return self._cast.everyone()

    def of_all(self, attributions: Iterable[Attribution]) -> list[Said]:
        """Return each attribution of a report with its speaker and source, in their order.

        Who says words without a cue is weighed last, when it is known who speaks around them.
        """
        said = [Said(attribution, *self.of(attribution)) for attribution in attributions]
        return Uncued(self._page, self._cast, said).settled()

    def of(self, attribution: Attribution) -> tuple[str | None, Extent | None]:
        """Return the id of the entity that says an attribution (None where the report does not tell), and its source.

        The source of words that go on without a cue is that of the words before.
        """
        cue, source = attribution.cue, attribution.cue.source if attribution.cue else None
        if cue is None:
            speaker = self._continued(attribution)
            source = self._last_source if speaker is not None and speaker == self._last else None
        elif source is None or cue.source_token is None or attribution.sentence is None:
            speaker, source = self._within(cue)
            if speaker is None and attribution.sentence is not None:
                speaker, source = self._main_subject(attribution.sentence, cue) or (None, source)
        else:
            instead = speaks_instead(self._page, attribution, cue) or self._handed_on(attribution, cue)
            head, source = instead or (cue.source_token, source)
            speaker = self._meant(attribution.sentence, head, source)
            if speaker is None and (cue.lemma in listed("core") or (attribution.marks and _says(cue))):
                speaker = self._cast.body(attribution.sentence, cue.source_token, source)
            if speaker is None and cue.lemma in listed("core"):
                speaker = self._main_text(attribution.sentence, cue.source_token)
            if speaker is None:
                speaker, source = self._outer(attribution.sentence, cue, source)
        self._remember(attribution, speaker, source)
        return speaker, source

    def _handed_on(self, attribution: Attribution, cue: Cue) -> tuple[int, Extent] | None:
        """Return who wrote the text that somebody else hands on ("The paper prints the post that Orr wrote:")."""
        if not attribution.marks or attribution.sentence is None or cue.lemma in listed("plain"):
            return None
        tree = self._page.tree(attribution.sentence)
        text = tree.child(cue.token, "obj")
        if text is None or text < cue.token or not is_text(tree.tokens[text]):
            return None
        writer = author_of(self._cast, attribution.sentence, text)
        if writer is None or writer == cue.source_token or tree.tokens[writer].pos == "PRON":
            return None
        source = noun_phrase(tree, writer)
        return (
            None if source is None or source.end > self._page.marked[attribution.marks[0]].start else (writer, source)
        )

    def _within(self, cue: Cue) -> tuple[str | None, Extent | None]:
        """Return whom a cue names with its first words, where the parse took the name into the verb ("Tull said")."""
        words = self._page.text[cue.start : cue.end].split()
        speaker = self._cast.mention_at(cue.start) or self._cast.of_family(words[0])
        named = speaker is not None and self._cast.known(speaker).named
        if not named or len(words) < len(("name", "verb")):
            return None, cue.source
        return speaker, Extent(start=cue.start, end=cue.start + len(words[0]))

    def _main_subject(self, sentence: int, cue: Cue) -> tuple[str | None, Extent] | None:
        """Return who does what a sentence tells first, for a participle of saying at its end ("..., saying: “...”")."""
        tree = self._page.tree(sentence)
        if tree.tokens[cue.token].tag != "VBG" or tree.tokens[cue.token - 1].text != ",":
            return None
        verb = next((i for i in (cue.token, *tree.above(cue.token)) if tree.head[i] == i), None)
        head = None if verb is None or verb == cue.token else agent(tree, verb)
        if head is None and verb is not None and 0 < verb < cue.token and tree.tokens[verb - 1].text[:1].isupper():
            head = verb - 1  # "But Bly rejected it, saying": a name that the parse took for an adverb
        source = None if head is None or head >= cue.token else noun_phrase(tree, head)
        return None if head is None or source is None else (self._meant(sentence, head, source), source)

    def _main_text(self, sentence: int, head: int) -> str | None:
        """Return whose text the sentence tells of, where the parse took an event for who says ("after the launch")."""
        tree = self._page.tree(sentence)
        if tree.tokens[head].text.lower() not in told_of("events"):
            return None
        text = next((i for i in range(head) if is_text(tree.tokens[i])), None)
        source = None if text is None else noun_phrase(tree, text)
        return None if text is None or source is None else self._meant(sentence, text, source)

    def _outer(self, sentence: int, cue: Cue, source: Extent) -> tuple[str | None, Extent]:
        """Return who is quoted in the words around a cue whose own subject cannot speak ("showing ...")."""
        for other in self._page.cues(sentence):
            holds = other.content is not None and other.content.start <= cue.start < other.content.end
            if holds and other.token != cue.token and other.source is not None and other.source_token is not None:
                speaker = self._meant(sentence, other.source_token, other.source)
                if speaker is not None:
                    return speaker, other.source
        return None, source

    def _remember(self, attribution: Attribution, speaker: str | None, source: Extent | None) -> None:
        if speaker is None:
            return
        if attribution.marks or self._cast.is_person(speaker):
            self._last, self._last_end, self._last_source = speaker, attribution.end, source
        if not self._cast.is_named_person(speaker):
            self._last_body = speaker
        else:
            self._last_person = speaker
        if self._cast.known(speaker).type != "TEXT" and attribution.sentence is not None:
            self._note_texts(attribution.sentence, speaker)
        self._leave_open(attribution, speaker)

    def _note_texts(self, sentence: int, speaker: str) -> None:
        """Remember through which texts somebody speaks in a sentence; whose text was told before keeps it."""
        tokens = self._page.tokens(sentence)
        for i, token in enumerate(tokens):
            if not is_text(token) or not self._page.free(sentence, i):
                continue
            owner = author_of(self._cast, sentence, i)
            whose = None if owner is None else self._cast.mention_at(tokens[owner].start)
            known = i > 0 and tokens[i - 1].text.lower() in _THAT and token.lemma.lower() in self._texts
            if whose is not None or not known:
                self._texts[token.lemma.lower()] = whose or speaker

    def _leave_open(self, attribution: Attribution, speaker: str) -> None:
        """Remember who speaks in marks that the end of a paragraph does not close: the next marks go on with them."""
        last = self._page.marked[attribution.marks[-1]] if attribution.marks else None
        if last is not None and last.opened and not last.closed:
            self._unclosed = speaker, self._page.sentences[self._page.sentence_at(last.start)].paragraph
        elif last is not None and self._unclosed is not None and self._unclosed[0] == speaker:
            self._unclosed = None

    def _meant(self, sentence: int, head: int, source: Extent) -> str | None:
        tree, named = self._page.tree(sentence), head
        for _ in range(3):
            token = tree.tokens[head]
            word = token.text.lower()
            if word in _FIRST_PERSON:
                return None
            owner = author_of(self._cast, sentence, head)
            if owner is None:
                break
            if tree.tokens[owner].text.lower() in _ITS:
                if (behind := self._issuer_behind(sentence, head, source)) is not None:
                    return behind
                body = self._cast.body_before(tree.tokens[owner].start)
                if body is not None:
                    return body
            head, source = owner, noun_phrase(tree, owner) or source
        if source.end - source.start == 1 and self._page.text[source.end : source.end + 1] == ":":
            return None  # "A: Nobody knows."
        if (labelled := self._cast.in_capitals(source)) is not None:
            return labelled
        issuer = self._issuer(tree.tokens[head], source)
        if issuer is not None:
            return issuer
        stands_for = representative(self._cast, sentence, head)
        if stands_for is not None:
            extent = Extent(start=tree.tokens[max(0, stands_for - 1)].start, end=max(source.end, tree.tokens[head].end))
            return self._cast.mention_at(tree.tokens[stands_for].start) or self._cast.described(
                extent, tree.tokens[stands_for]
            )
        mention = self._pointed_at(sentence, tree.tokens[head])
        if mention is None or not self._cast.is_person(mention) or not self._cast.known(mention).named:
            named_there = named_in(self._cast, sentence, head, source)
            if mention is not None and named_there is not None and self._begins(mention, source):
                self._names[mention] = named_there
            mention = named_there or mention
        if mention is not None and self._cast.known(mention).named:
            return mention
        if tree.tokens[head].pos == "NOUN" and (titled := named_next(self._cast, source)) is not None:
            return titled
        if (called := self._cast.self_named(source)) is not None:
            return called
        if (apposed := named_behind(self._cast, sentence, source)) is not None:
            return apposed
        if mention is not None:
            return varied(self._cast, source, mention) or mention
        message = self._message_before(sentence, head, source)
        if message is not None and message < named:  # else a text and who wrote it would lead to each other for ever
            return self._meant(sentence, message, noun_phrase(tree, message) or source)
        if tree.tokens[head].pos == "PRON" and not self._cast.is_somebody(source, tree.tokens[head]):
            word = tree.tokens[head].text.lower()
            if word in _ITS:
                return self._cast.body_before(tree.tokens[head].start)
            return self._pronoun(word) or (name_before(self._cast, sentence) if word in ("he", "she") else None)
        return self._cast.described(source, tree.tokens[head])

    def _issuer_behind(self, sentence: int, head: int, source: Extent) -> str | None:
        """Return the body that a parse hung on its own text ("In its statement on Friday the ministry said")."""
        tree = self._page.tree(sentence)
        inside = [i for i, t in enumerate(tree.tokens) if i > head and t.start < source.end]
        last = inside[-1] if inside else head
        if last == head or tree.tokens[last].pos not in ("NOUN", "PROPN"):
            return None
        named = self._cast.mention_at(tree.tokens[last].start)
        if named is not None and self._cast.known(named).type in ("ORG", "PERSON", "GROUP"):
            return named
        first = tree.left[tree.child(last, "nmod:poss") or last]
        extent = Extent(start=tree.tokens[max(first, head + 1)].start, end=tree.tokens[last].end)
        return self._cast.described(extent, tree.tokens[last]) if kind_of(tree.tokens[last]) == "ORG" else None

    def _begins(self, mention: str, source: Extent) -> bool:
        """Tell whether an unnamed person is introduced where a source begins ("The head, Jo Orr, said")."""
        described = self._cast.known(mention)
        return described.type == "PERSON" and not described.named and described.mentions[0].start == source.start

    def _pointed_at(self, sentence: int, token: Token) -> str | None:
        """Return whom the mention at a word means; behind "His lawyer agrees" a pronoun goes back to the client."""
        word = token.text.lower()
        if word in ("he", "she") and (unknown := self._unknown(sentence)) is not None:
            return unknown
        mention = self._cast.mention_at(token.start)
        mention = self._names.get(mention, mention) if mention is not None else None
        if mention is None or token.pos != "PRON" or self._last_person is None:
            return mention
        described = self._cast.known(mention)
        owned = not described.named and described.name.lower().startswith(("his ", "her "))
        return self._last_person if owned else mention

    def _unknown(self, sentence: int) -> str | None:
        """Return whom the sentence before names as its subject, where nobody took that for a name."""
        found = unknown_before(self._cast, sentence)
        if found is None:
            return None
        tree = self._page.tree(found[0])
        source = noun_phrase(tree, found[1])
        return None if source is None else self._cast.person_named(source)

    def _message_before(self, sentence: int, head: int, source: Extent) -> int | None:
        """Return the text that a relative clause tells of, where the parse hung it on a word that cannot speak."""
        tokens = self._page.tokens(sentence)
        relative = any(t.text.lower() in ("that", "which") for t in tokens[head + 1 : head + 3] if t.start < source.end)
        if not relative or kind_of(tokens[head]) is not None:
            return None
        near = range(head - 1, max(-1, head - _FAR), -1)
        return next((w for w in near if tokens[w].text.lower() in listed("message_nouns")), None)

    def _issuer(self, head: Token, source: Extent) -> str | None:
        """Return who issued "the statement": who spoke through such a text; for "a statement" the body heard last."""
        words = self._page.text[source.start : source.end].lower()
        if is_text(head) and words.startswith(("the ", "that ", "this ", "its ", "it ")):
            return self._texts.get(head.lemma.lower())
        bare = is_text(head) and words.startswith(("a ", "an ")) and len(words.split()) < _BARE
        heard = self._last_body is not None and self._cast.known(self._last_body).type == "ORG"
        return self._last_body if bare and heard and self._near(self._page.sentence_at(source.start)) else None

    def _pronoun(self, word: str) -> str | None:
        """Return the last speaker for a pronoun that nobody resolved, where the gender does not speak against it."""
        if word == "it":
            return self._last_body
        if word not in _THIRD_PERSON or self._last is None:
            return None
        last = self._cast.known(self._last)
        if last.type not in (("PERSON", "GROUP") if word == "they" else ("PERSON",)):
            return None
        wanted = _THIRD_PERSON[word]
        return self._last if wanted is None or last.gender in (None, wanted) else None

    def _continued(self, attribution: Attribution) -> str | None:
        """Return who goes on speaking in marks without a cue.

        The subject of the sentence before is asked first where that stands in the same paragraph or tells of a person;
        then the last speaker, if the words follow within a paragraph.
        """
        page = self._page
        here = page.sentence_at(attribution.start)
        if (dashed := self._dashed(attribution)) is not None:
            return dashed
        if self._unclosed is not None and page.sentences[here].paragraph - self._unclosed[1] <= _APART:
            return self._unclosed[0]
        if not stands_alone(page, attribution.marks[0]):
            return subject_before(self._cast, here, attribution.start)
        before = here - 1
        while before >= 0 and page.is_aside(before):
            before -= 1
        if before < 0:
            return None
        if page.mark_at(page.sentences[before].end - 1) is not None:
            return self._last if self._near(before) else None
        subject = subject_of(self._cast, before)
        if subject is not None:
            return subject
        return self._last if self._near(before) else None

    def _dashed(self, attribution: Attribution) -> str | None:
        """Return who is named behind a dash after the words, as in headings ("‘We stay’ – harbour master")."""
        page = self._page
        end = page.marked[attribution.marks[-1]].end
        sentence = page.sentence_at(end - 1)
        after = [(i, t) for i, t in enumerate(page.tokens(sentence)) if t.start >= end and t.pos != "SPACE"]
        if not 1 < len(after) <= _WORDS or after[0][1].text.strip("–—-") or not after[0][1].text:
            return None
        named = [i for i, t in after[1:] if t.pos in ("NOUN", "PROPN")]
        if not named or any(t.pos in ("VERB", "AUX", "PRON") for _, t in after):
            return None
        source = Extent(start=after[1][1].start, end=after[-1][1].end)
        return self._meant(sentence, named[-1], source)

    def _near(self, before: int) -> bool:
        """Tell whether the last speaker spoke in the sentence before or its paragraph."""
        page = self._page
        if self._last is None:
            return False
        spoke = page.sentences[page.sentence_at(self._last_end - 1)].paragraph
        return page.sentences[before].paragraph - spoke <= 1
