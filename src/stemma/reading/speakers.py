"""Who speaks: the source of a cue as one of the report's entities.

The source names somebody, or describes or points at somebody whom the report has named ("the official", "he"), or a
text whose author speaks through it ("the statement"). Words in marks without a cue belong to the one who spoke last
where the flow of the report says so. What is described and never named becomes an unnamed entity; what cannot be
known stays None.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from stemma.data import lexicon
from stemma.reading.agents import agent, noun_phrase
from stemma.reading.attributions import Attribution, stands_alone
from stemma.reading.body_kinds import is_body_noun
from stemma.reading.cue_words import Cue, listed, verbs
from stemma.reading.language import Token
from stemma.reading.page import Page
from stemma.reading.text_authors import author, is_text, told_of
from stemma.reading.vocabulary import vocabulary
from stemma.records import Entity, Extent, Mention

_NAMED = "OTHER"  # the type of a name that nobody recognised
_RELATIVE = re.compile(r"[,;:(](?!\d)|\b(?:who|which|that|whose|whom)\b")
_OF_NAMING = frozenset(("name", "himself", "herself", "themselves", "identified"))
_INITIALS = 4  # letters below which capitals are rather initials
_GIVES = 6  # words in which somebody gives a name
_FAR = 10  # words between a text and the relative clause that tells of it
_MARKS = "“”\"«»‘’' "
_APART = 3  # paragraphs, captions among them, over which a speech goes on that no mark has closed
_ISSUERS = frozenset(("PERSON", "ORG", "GROUP"))
_TIES = frozenset(("-", "’s", "'s"))  # within a name and the titles before it
_NEAR = 8  # mentions back to which "its" may point
_WORDS = 14  # words of a description at the most
_LONGEST = 200  # characters of a description that are kept
_ARTICLES = ("a ", "an ", "the ", "one ", "another ", "some ")
_ITS = frozenset(("its", "their"))
_AGED = re.compile(r"^[Tt]he [\w-]{1,20}-year-old$")
_CALLS_ONESELF = re.compile(
    r"\bwho\b[^,.\n]{1,30}?\b(?:himself|herself|themselves|(?:his|her|their)(?:\s\w{1,9})?\sname)"
    r"(?:\s(?:only|just|simply|as)){0,2}\s([A-Z][\w’'-]{1,30}(?:\s[A-Z][\w’'-]{1,30})?)"
)
_AFTER = 60  # characters behind a source in which its relative clause goes on
_FIRST_PERSON = frozenset(("i", "we", "you", "me", "us"))
_THIRD_PERSON = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "they": None, "it": None}


class Speakers:
    """Resolves sources in the order of the report, and remembers who spoke last.

    >>> Speakers.__name__
    'Speakers'
    """

    def __init__(self, page: Page, entities: tuple[Entity, ...]) -> None:
        self._page = page
        self._entities = list(entities)
        self._by_id = {e.id: at for at, e in enumerate(self._entities)}
        mentions = sorted((m.start, m.end, e.id, m.kind) for e in entities for m in e.mentions)
        self._mentions = mentions
        self._unnamed: dict[str, str] = {}
        self._held = {_without_article(e.role).lower(): e.id for e in reversed(entities) if e.named and e.role}
        for entity in entities:
            self._note_words(entity)
        self._starts = [m[0] for m in mentions]
        self._last: str | None = None
        self._last_end = 0
        self._last_source: Extent | None = None
        self._last_body: str | None = None
        self._unclosed: tuple[str, int] | None = None
        self._texts: dict[str, str] = {}

    def entities(self) -> tuple[Entity, ...]:
        """Return the entities known so far, the new unnamed sources at the end."""
        return tuple(self._entities)

    def of(self, attribution: Attribution) -> tuple[str | None, Extent | None]:
        """Return the id of the entity that says an attribution (None where the report does not tell), and its source.

        The source of words that go on without a cue is that of the words before.
        """
        cue, source = attribution.cue, attribution.cue.source if attribution.cue else None
        if cue is None:
            speaker = self._continued(attribution)
            source = self._last_source if speaker is not None and speaker == self._last else None
        elif source is None or cue.source_token is None or attribution.sentence is None:
            speaker = None
        else:
            speaker = self._blamed(attribution, cue) or self._meant(attribution.sentence, cue.source_token, source)
            if speaker is None and cue.lemma in listed("core"):
                speaker = self._body(attribution.sentence, cue.source_token, source)
            if speaker is None and cue.lemma in listed("core"):
                speaker = self._main_text(attribution.sentence, cue.source_token)
            if speaker is None:
                speaker, source = self._outer(attribution.sentence, cue, source)
        self._remember(attribution, speaker, source)
        return speaker, source

    def _blamed(self, attribution: Attribution, cue: Cue) -> str | None:
        """Return whose words somebody blames or praises ("criticised Tull for calling it “absurd”")."""
        if cue.lemma not in told_of("blaming") or attribution.sentence is None or not attribution.marks:
            return None
        tree = self._page.tree(attribution.sentence)
        start = self._page.marked[attribution.marks[0]].start
        between = [i for i, t in enumerate(tree.tokens) if cue.end <= t.start < start]
        for i in reversed(between):
            token = tree.tokens[i]
            if token.tag == "VBG" and tree.tokens[i - 1].text.lower() in ("for", "of"):
                people = [w for w in between if w < i - 1 and tree.tokens[w].pos in ("NOUN", "PROPN", "PRON")]
                named = token.text.lower() in told_of("coining") or token.text.lower() in verbs()
                if not people or not named:
                    return None
                source = Extent(start=tree.tokens[tree.left[people[0]]].start, end=tree.tokens[i - 2].end)
                return self._meant(attribution.sentence, people[0], source)
        return None

    def _main_text(self, sentence: int, head: int) -> str | None:
        """Return whose text the sentence tells of, where the parse took an event for who says ("after the launch")."""
        tree = self._page.tree(sentence)
        if tree.tokens[head].text.lower() not in told_of("events"):
            return None
        text = next((i for i in range(head) if is_text(tree.tokens[i])), None)
        return (
            None
            if text is None
            else self._meant(sentence, text, noun_phrase(tree, text) or self._extent(sentence, text))
        )

    def _extent(self, sentence: int, i: int) -> Extent:
        token = self._page.tokens(sentence)[i]
        return Extent(start=token.start, end=token.end)

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
        if attribution.marks or self._is_person(speaker):
            self._last, self._last_end, self._last_source = speaker, attribution.end, source
        if not self._is_named_person(speaker):
            self._last_body = speaker
        if self._entities[self._by_id[speaker]].type != "TEXT" and attribution.sentence is not None:
            self._texts.update((t.lemma.lower(), speaker) for t in self._free_texts(attribution.sentence))
        self._leave_open(attribution, speaker)

    def _free_texts(self, sentence: int) -> list[Token]:
        """Return the nouns of a sentence, outside of marks, for texts through which somebody speaks."""
        tokens = enumerate(self._page.tokens(sentence))
        return [t for i, t in tokens if is_text(t) and self._page.free(sentence, i)]

    def _leave_open(self, attribution: Attribution, speaker: str) -> None:
        """Remember who speaks in marks that the end of a paragraph does not close: the next marks go on with them."""
        last = self._page.marked[attribution.marks[-1]] if attribution.marks else None
        if last is not None and last.opened and not last.closed:
            self._unclosed = speaker, self._page.sentences[self._page.sentence_at(last.start)].paragraph
        elif last is not None and self._unclosed is not None and self._unclosed[0] == speaker:
            self._unclosed = None

    # -- named by a source

    def _meant(self, sentence: int, head: int, source: Extent) -> str | None:
        tree, named = self._page.tree(sentence), head
        for _ in range(3):
            token = tree.tokens[head]
            word = token.text.lower()
            if word in _FIRST_PERSON:
                return None
            owner = self._author(sentence, head)
            if owner is None:
                break
            if tree.tokens[owner].text.lower() in _ITS:
                body = self._body_before(tree.tokens[owner].start)
                if body is not None:
                    return body
            head, source = owner, noun_phrase(tree, owner) or source
        if (labelled := self._in_capitals(source)) is not None:
            return labelled
        issuer = self._issuer(tree.tokens[head], source)
        if issuer is not None:
            return issuer
        stands_for = self._representative(sentence, head)
        if stands_for is not None:
            extent = Extent(start=tree.tokens[max(0, stands_for - 1)].start, end=max(source.end, tree.tokens[head].end))
            return self._mention_at(tree.tokens[stands_for].start) or self._described(extent, tree.tokens[stands_for])
        mention = self._mention_at(tree.tokens[head].start)
        if mention is None or not self._is_person(mention) or not self._entities[self._by_id[mention]].named:
            mention = self._named_in(sentence, head, source) or mention
        if mention is not None and self._entities[self._by_id[mention]].named:
            return mention
        if (called := self._self_named(source)) is not None:
            return called
        if (apposed := self._named_behind(sentence, source)) is not None:
            return apposed
        if mention is not None:
            return self._varied(source, mention) or mention
        message = self._message_before(sentence, head, source)
        if message is not None and message < named:  # else a text and who wrote it would lead to each other for ever
            return self._meant(sentence, message, noun_phrase(tree, message) or source)
        if _AGED.search(self._page.text[source.start : source.end]) and (aged := self._aged(sentence)) is not None:
            return aged
        if tree.tokens[head].pos == "PRON":
            word = tree.tokens[head].text.lower()
            if word in _ITS:
                return self._body_before(tree.tokens[head].start)
            return self._pronoun(word) or (self._name_before(sentence) if word in ("he", "she") else None)
        return self._described(source, tree.tokens[head])

    def _in_capitals(self, source: Extent) -> str | None:
        """Return the person whose name a transcript gives in capitals ("TULL:")."""
        words = self._page.text[source.start : source.end]
        if not words.isupper() or len(words) < _INITIALS:
            return None
        own = words.lower().split()
        found = [
            e.id
            for e in self._entities
            if e.named and e.type == "PERSON" and e.name.lower().split()[-len(own) :] == own
        ]
        return found[0] if len(set(found)) == 1 else None

    def _aged(self, sentence: int) -> str | None:
        """Return whom "the 24-year-old" means: the subject of the sentence before, else who spoke last."""
        before = self._subject_of(sentence - 1) if sentence else None
        return before if before is not None else self._pronoun("they")

    def _message_before(self, sentence: int, head: int, source: Extent) -> int | None:
        """Return the text that a relative clause tells of, where the parse hung it on a word that cannot speak."""
        tokens = self._page.tokens(sentence)
        relative = any(t.text.lower() in ("that", "which") for t in tokens[head + 1 : head + 3] if t.start < source.end)
        if not relative or _kind_of(tokens[head]) is not None:
            return None
        near = range(head - 1, max(-1, head - _FAR), -1)
        return next((w for w in near if tokens[w].text.lower() in listed("message_nouns")), None)

    def _author(self, sentence: int, head: int) -> int | None:
        """Return the head word of whoever speaks through a text, a word before it only if that can speak."""
        tree = self._page.tree(sentence)
        return author(tree, head, lambda i: self._can_issue(tree.tokens[i]))

    def _can_issue(self, token: Token) -> bool:
        mention = self._mention_at(token.start)
        if mention is not None:
            issues = self._entities[self._by_id[mention]].type in _ISSUERS
            return issues and token.text.lower() not in told_of("carriers")
        return token.pos == "NOUN" and _kind_of(token) in ("ORG", "GROUP")

    def _issuer(self, head: Token, source: Extent) -> str | None:
        """Return who issued "the statement": who last spoke through such a text, else the body that spoke last."""
        words = self._page.text[source.start : source.end].lower()
        if not is_text(head) or not words.startswith(("the ", "that ", "this ", "its ", "it ")):
            return None
        return self._texts.get(head.lemma.lower())

    def _mention_at(self, offset: int) -> str | None:
        """Return the entity of the shortest mention that holds an offset."""
        at = bisect_right(self._starts, offset)
        holding = [m for m in self._mentions[max(0, at - 6) : at] if m[0] <= offset < m[1]]
        return min(holding, key=lambda m: (m[1] - m[0], m))[2] if holding else None

    def _named_in(self, sentence: int, head: int, source: Extent) -> str | None:
        """Return the person whom a source names beside a title or body ("ministry spokesman Tom Orr")."""
        first, last = bisect_right(self._starts, source.start - 1), bisect_right(self._starts, source.end - 1)
        tokens = self._page.tokens(sentence)
        at = {t.start: i for i, t in enumerate(tokens)}
        found = None
        for start, end, entity, kind in self._mentions[first:last]:
            if kind != "name" or end > source.end or start not in at:
                continue
            i = at[start]
            if not self._is_person(entity) and not self._is_apposed_person(source, tokens, i, end):
                continue
            after = next((t for t in tokens[i:] if t.start >= end), None)
            if self._is_called_after(tokens, i, head):
                continue
            linked = i > 0 and start > source.start and tokens[i - 1].pos == "ADP" and not _names_oneself(tokens[:i])
            linked = linked or (head < i and self._is_complement(tokens[head + 1 : i]))
            if not linked and not (after is not None and (after.tag == "POS" or after.text in ("'s", "’s", "’", "'"))):
                if found is not None and not (at[found[0]] < head < i):  # the later is named in apposition or aside
                    break
                found = start, entity
        return None if found is None else found[1]

    def _of_group(self, source: Extent, head: Token) -> Token:
        """Return the noun that tells what a source is: of "one of the neighbours" the last, else the head.

        Where the parse found the head beyond the first comma, the last noun before that comma.
        """
        tokens = self._page.tokens(self._page.sentence_at(source.start))
        inside = [t for t in tokens if source.start <= t.start < source.end]
        comma = next((at for at, t in enumerate(inside) if t.text == ","), len(inside))
        nouns = [t for t in inside[:comma] if t.pos == "NOUN"]
        first = next((t for t in inside if t.text.isalnum()), head)
        partitive = first.text.lower() in told_of("partitives") and any(t.text == "of" for t in inside[:comma])
        beyond = comma < len(inside) and head.start > inside[comma].start and head.pos != "PROPN"
        if not nouns or not (partitive or beyond):
            return head
        return nouns[-1]

    def _self_named(self, source: Extent) -> str | None:
        """Return the person whose only name is the one that a description tells ("a shepherd who gave his name as")."""
        told = _CALLS_ONESELF.search(self._page.text, source.start, min(len(self._page.text), source.end + _AFTER))
        if told is None or "," in told.group() or "\n" in told.group() or told.start() >= source.end:
            return None
        known = self._mention_at(told.start(1))
        if known is not None:
            return known
        mention = Mention(start=told.start(1), end=told.end(1), kind="name")
        entity = Entity(id=f"n{len(self._entities)}", name=told.group(1), type="PERSON", mentions=(mention,))
        self._by_id[entity.id] = len(self._entities)
        self._entities.append(entity)
        return entity.id

    def _is_apposed_person(self, source: Extent, tokens: Sequence[Token], i: int, end: int) -> bool:
        """Tell whether a name of several words, whatever its type, is set off behind a description of a person."""
        if i == 0 or tokens[i - 1].text != "," or i + 1 >= len(tokens) or tokens[i + 1].end > end:
            return False
        return self._is_described_person(Extent(start=source.start, end=tokens[i - 1].start))

    def _named_behind(self, sentence: int, source: Extent) -> str | None:
        """Return the person named between commas behind a description ("said the coach, Orla Tull, when")."""
        tokens = self._page.tokens(sentence)
        at = next((i for i, t in enumerate(tokens) if t.start >= source.end), len(tokens))
        if at + 1 >= len(tokens) or tokens[at].text != ",":
            return None
        described = self._is_described_person(source)
        named = [
            m
            for m in self._mentions_from(tokens[at + 1].start)
            if m[3] == "name"
            and (self._is_named_person(m[2]) or (described and " " in self._entities[self._by_id[m[2]]].name))
        ]
        behind = next((t.text for t in tokens[at:] if named and t.start >= named[0][1]), "")
        return named[0][2] if behind in (",", ".") else None

    def _is_described_person(self, source: Extent) -> bool:
        """Tell whether a description is one of a person: a name set off behind it is that person's, whatever its type."""
        words = self._page.text[source.start : source.end].split()
        return bool(words) and words[-1].lower() in vocabulary().roles

    def _mentions_from(self, start: int) -> Sequence[tuple[int, int, str, str]]:
        """Return the mentions that begin at an offset."""
        return self._mentions[bisect_right(self._starts, start - 1) : bisect_right(self._starts, start)]

    def _is_called_after(self, tokens: Sequence[Token], i: int, head: int) -> bool:
        """Tell whether a body or group bears the name of a person ("the Tull campaign", "the Tull family")."""
        named = i < head and all(t.pos == "PROPN" for t in tokens[i:head])
        return named and tokens[head].pos == "NOUN" and _kind_of(tokens[head]) in ("ORG", "GROUP")

    def _representative(self, sentence: int, head: int) -> int | None:
        """Return who speaks for the person named at a head ("a spokesman for Mayor Tull"), whatever the parse says."""
        tokens, known = self._page.tokens(sentence), vocabulary()
        at = head
        while at > 0 and head - at < _WORDS and (tokens[at - 1].pos == "PROPN" or tokens[at - 1].text in _TIES):
            at -= 1
        while at > 0 and (
            tokens[at - 1].text.lower() in known.roles or tokens[at - 1].text.lower() in known.honorifics
        ):
            at -= 1
        if at < 2 or tokens[at - 1].text.lower() not in ("for", "of", "to") or tokens[head].pos == "PRON":
            return None
        named = tokens[head].text[:1].isupper()
        return at - 2 if named and tokens[at - 2].text.lower() in told_of("representatives") else None

    def _is_complement(self, between: Sequence[Token]) -> bool:
        """Tell whether a name belongs to the preposition behind a head ("a spokesman for" + "Mayor" + name)."""
        known = vocabulary()
        linked = any(t.pos == "ADP" for t in between) and not any(t.text == "," for t in between)
        return linked and (between[-1].text.lower() in known.honorifics or between[-1].text.lower() in known.roles)

    def _is_person(self, entity: str) -> bool:
        return self._entities[self._by_id[entity]].type in ("PERSON", "GROUP")

    def _body_before(self, offset: int) -> str | None:
        """Return the body last named before an offset, for "its"."""
        at = bisect_right(self._starts, offset - 1)
        near = reversed(self._mentions[max(0, at - _NEAR) : at])
        return next((m[2] for m in near if self._entities[self._by_id[m[2]]].type == "ORG"), None)

    def _name_before(self, sentence: int) -> str | None:
        """Return whom the sentence before has as its subject, for "he" or "she", a name of several words."""
        if sentence == 0:
            return None
        tree = self._page.tree(sentence - 1)
        for root in (i for i, h in enumerate(tree.head) if h == i):
            head = agent(tree, root)
            found = None if head is None else self._mention_at(tree.tokens[head].start)
            if found is not None and self._entities[self._by_id[found]].named:
                several = " " in self._entities[self._by_id[found]].name
                return found if several or self._is_person(found) else None
        return None

    def _is_named_person(self, entity: str) -> bool:
        known = self._entities[self._by_id[entity]]
        return known.named and known.type == "PERSON"

    def _pronoun(self, word: str) -> str | None:
        """Return the last speaker for a pronoun that nobody resolved, where the gender does not speak against it."""
        if word == "it":
            return self._last_body
        if word not in _THIRD_PERSON or self._last is None:
            return None
        last = self._entities[self._by_id[self._last]]
        if word != "they" and last.type not in ("PERSON", "GROUP"):
            return None
        wanted = _THIRD_PERSON[word]
        return self._last if wanted is None or last.gender in (None, wanted) else None

    def _described(self, source: Extent, head: Token, otherwise: str | None = None) -> str | None:
        """Return the entity that a description means: one described before, or a new unnamed one."""
        head = self._of_group(source, head)
        kind = _kind_of(head) or (_NAMED if self._is_name(source) else otherwise)
        words = " ".join(_RELATIVE.split(self._page.text[source.start : source.end], maxsplit=1)[0].split()).strip(
            _MARKS
        )
        if kind is None or not words or any(mark in words for mark in '“”"«»'):
            return None
        plain = _without_article(words)
        plain = words if plain.split()[:1] == ["of"] else plain
        if len(words.split()) > _WORDS or words.split()[0] in told_of("openers") or not self._is_phrase(source, plain):
            return None
        holder = self._held.get(plain.lower())
        if holder is not None:
            return self._noted(self._entities[self._by_id[holder]], source)
        definite = words.lower().startswith(("the ", "that ", "this "))
        known = self._unnamed.get(plain.lower()) or (self._unnamed.get(head.text.lower()) if definite else None)
        if known is not None:
            return self._noted(self._entities[self._by_id[known]], source)
        entity = Entity(
            id=f"n{len(self._entities)}",
            name=plain[:_LONGEST],
            type=kind,
            named=kind == _NAMED,
            role=None if kind == _NAMED else plain[:_LONGEST],
            mentions=(Mention(start=source.start, end=source.end, kind="title"),),
        )
        self._by_id[entity.id] = len(self._entities)
        self._entities.append(entity)
        self._note_words(entity)
        return entity.id

    def _varied(self, source: Extent, mention: str) -> str | None:
        """Return whom a description means that nobody has introduced ("Jo Orr saved three. “...,” the keeper said").

        That is the subject of the sentence before in the same paragraph, where the report tells of no office.
        """
        sentences = self._page.sentences
        at = self._page.sentence_at(source.start)
        described = self._entities[self._by_id[mention]]
        known = described.type != "PERSON" or described.mentions[0].start < source.start
        if known or not self._page.text[source.start : source.end].lower().startswith("the "):
            return None
        before = at - 1
        while before > 0 and all(not self._page.free(before, i) for i in range(len(sentences[before].tokens))):
            before -= 1
        if before < 0 or sentences[before].paragraph != sentences[at].paragraph:
            return None
        found = self._subject_of(before)
        if found is None or not self._is_named_person(found):
            return None
        role = self._entities[self._by_id[found]].role
        return found if role is None or role.split()[-1].lower() in _kin() else None

    def _is_phrase(self, source: Extent, words: str) -> bool:
        """Tell whether a description is a noun phrase: not cut off at a preposition, and without a finite verb."""
        tokens = self._page.tokens(self._page.sentence_at(source.start))
        inside = [t for t in tokens if source.start <= t.start < source.start + len(words)]
        finite = any(t.tag in ("VBD", "VBZ", "VBP") and t.pos in ("VERB", "AUX") for t in inside)
        return bool(words) and not finite and words.rsplit(maxsplit=1)[-1].lower() not in told_of("openers")

    def _note_words(self, entity: Entity) -> None:
        """Let an unnamed entity be found again by its description and by each word of it."""
        if not entity.named:
            plain = _without_article(entity.name).lower()
            self._unnamed.update(dict.fromkeys((*plain.split(), plain), entity.id))

    def _body(self, sentence: int, head: int, source: Extent) -> str | None:
        """Return what is said to say something, though it is no word for people ("the zoo said")."""
        token = self._page.tokens(sentence)[head]
        if any(mark in self._page.text[source.start : source.end] for mark in '“”"«»'):
            return None
        if token.text.lower().endswith(tuple(sorted(told_of("abstract")))) and not is_body_noun(token.text.lower()):
            return None
        if token.pos != "NOUN" or token.text.lower() in listed("nobody") or token.text.lower() in told_of("events"):
            return None
        return self._described(source, token, "ORG")

    def _is_name(self, source: Extent) -> bool:
        words = self._page.text[source.start : source.end].split()
        return 0 < len(words) <= 5 and all(any(c.isupper() for c in w) for w in words)

    def _noted(self, entity: Entity, source: Extent) -> str:
        at = self._by_id[entity.id]
        mention = Mention(start=source.start, end=source.end, kind="title")
        known = entity.mentions
        first = bisect_left(known, _place(mention), key=_place)
        last = bisect_right(known, _place(mention), lo=first, key=_place)
        if mention not in known[first:last]:
            self._entities[at] = replace(entity, mentions=(*known[:last], mention, *known[last:]))
        return entity.id

    # -- not named

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
            return self._subject_before(here, attribution.start)
        before = here - 1
        while before >= 0 and page.is_aside(before):
            before -= 1
        if before < 0:
            return None
        if page.mark_at(page.sentences[before].end - 1) is not None:
            return self._last if self._near(before) else None
        subject = self._subject_of(before)
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

    def _subject_of(self, sentence: int) -> str | None:
        """Return the person who is the subject of a sentence's main clause."""
        tree = self._page.tree(sentence)
        for root in (
            i for i, h in enumerate(tree.head) if h == i and tree.tokens[i].pos in ("VERB", "AUX", "NOUN", "ADJ")
        ):
            head = agent(tree, root)
            if head is None:
                continue
            found = self._mention_at(tree.tokens[head].start)
            if found is not None and self._is_person(found):
                return found
        return None

    def _subject_before(self, sentence: int, offset: int) -> str | None:
        """Return the person who is the subject of the clause in which marks stand."""
        tree = self._page.tree(sentence)
        at = next((i for i, t in enumerate(tree.tokens) if t.start >= offset), None)
        for i in tree.above(at) if at is not None else ():
            if tree.tokens[i].pos == "VERB" and (head := agent(tree, i)) is not None:
                found = self._mention_at(tree.tokens[head].start)
                if found is not None and self._is_person(found):
                    return found
        return None


def _names_oneself(before: Sequence[Token]) -> bool:
    """Tell whether somebody gives a name ("a shepherd who gave his name only as" + "Dano")."""
    words = [t.text.lower() for t in before[-_GIVES:]]
    return words[-1] == "as" and any(word in _OF_NAMING for word in words)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


@cache
def _kin() -> frozenset[str]:
    return frozenset(lexicon("names_roles")["kin"])


def _without_article(words: str) -> str:
    lower = words.lower()
    return next((words[len(a) :] for a in _ARTICLES if lower.startswith(a)), words)


def _kind_of(head: Token) -> str | None:
    """Return the type of an unnamed source by its head word: people, a body, a text; None for what cannot speak."""
    word = head.text.lower()
    if word in listed("nobody") or (head.pos == "PRON" and word not in ("others", "many", "some", "both")):
        return None
    if word in listed("message_nouns"):
        return "TEXT"
    known = vocabulary()
    if word in listed("bodies") or word in known.organisation_heads or word in known.generic_bodies:
        return "ORG"
    if (
        word in known.collectives
        or word in listed("groups")
        or (head.tag == "NNS" and _is_person_word(_singular(word)))
    ):
        return "GROUP"
    return "PERSON" if _is_person_word(word) else _NAMED if head.pos == "PROPN" else None


def _singular(word: str) -> str:
    return (
        word[:-3] + "y"
        if word.endswith("ies")
        else word[:-3] + "man"
        if word.endswith("men")
        else word.removesuffix("s")
    )


def _is_person_word(word: str) -> bool:
    return word in vocabulary().roles or word in listed("speaking_roles") or word.endswith(tuple(listed("agentive")))
