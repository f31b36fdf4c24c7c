"""Who speaks: the source of a cue as one of the report's entities.

The source names somebody, or describes or points at somebody whom the report has named ("the official", "he"), or a
text whose author speaks through it ("the statement"). Words in marks without a cue belong to the one who spoke last
where the flow of the report says so. What is described and never named becomes an unnamed entity; what cannot be
known stays None.
"""

from collections.abc import Iterable

from stemma.reading.cues.agents import agent
from stemma.reading.cues.cue_words import Cue, listed, verbs
from stemma.reading.cues.noun_phrases import noun_phrase
from stemma.reading.cues.source_kinds import kind_of
from stemma.reading.cues.text_authors import is_text, told_of
from stemma.reading.quotes.attributions import Attribution, stands_alone
from stemma.reading.quotes.listed_points import point_of
from stemma.reading.quotes.page import Page
from stemma.reading.quotes.signed import signature
from stemma.reading.quotes.signed_within import signed_within
from stemma.reading.quotes.speakers.cast import Cast
from stemma.reading.quotes.speakers.issuers import author_of
from stemma.reading.quotes.speakers.last_heard import LastHeard
from stemma.reading.quotes.speakers.named_first import named_first
from stemma.reading.quotes.speakers.owned_words import owned_words
from stemma.reading.quotes.speakers.place_beside import whose_place
from stemma.reading.quotes.speakers.printed_texts import writer_of
from stemma.reading.quotes.speakers.said_within import said_within
from stemma.reading.quotes.speakers.source_meant import SourceMeant
from stemma.reading.quotes.speakers.source_names import named_after
from stemma.reading.quotes.speakers.speaks_instead import speaks_instead
from stemma.reading.quotes.speakers.speeches import Said
from stemma.reading.quotes.speakers.subjects_before import subject_before, subject_of
from stemma.reading.quotes.speakers.uncued import Uncued
from stemma.records import Entity, Extent


class Speakers:
    """Resolves who speaks in the order of the report.

    >>> from stemma.reading.parsed import ParsedReport
    >>> from stemma.records import Report
    >>> page = Page(ParsedReport(Report(id="a", source="a", text="", text_sha256=""), ()))
    >>> Speakers(page, ()).of_all([])
    []
    """

    def __init__(self, page: Page, entities: tuple[Entity, ...]) -> None:
        self._page = page
        self._cast = Cast(page, entities)
        self._heard = LastHeard(page, self._cast)
        self._meant = SourceMeant(page, self._cast, self._heard)
        self._beside: set[int] = set()

    def entities(self) -> tuple[Entity, ...]:
        """Return the entities known so far, the new unnamed sources at the end."""
        return self._cast.everyone()

    def of_all(self, attributions: Iterable[Attribution]) -> list[Said]:
        """Return each attribution of a report with its speaker and source, in their order.

        Who says words without a cue is weighed last, when it is known who speaks around them.
        """
        said = [Said(attribution, *self.of(attribution)) for attribution in attributions]
        signed = [s._replace(signed=self._is_sure(s)) for s in said]
        return Uncued(self._page, self._cast, signed).settled()

    def _is_sure(self, said: Said) -> bool:
        """Tell whether words are signed, owned or a point of somebody's list: nobody else is weighed for them."""
        return said.source is not None and (
            said.source.start >= said.attribution.end or said.attribution.start in self._beside
        )

    def of(self, attribution: Attribution) -> tuple[str | None, Extent | None]:
        """Return the id of the entity that says an attribution (None where the report does not tell), and its source.

        The source of words that go on without a cue is that of the words before.
        """
        cue, source = attribution.cue, attribution.cue.source if attribution.cue else None
        if cue is None and (signed := self._signed(attribution))[0] is not None:
            speaker, source = signed
        elif cue is None and (beside := self._told_beside(attribution)) is not None:
            speaker, source = beside
            self._beside.add(attribution.start)
        elif cue is None:
            speaker = self._continued(attribution)
            source = self._heard.source if speaker is not None and speaker == self._heard.last else None
        elif source is None or cue.source_token is None or attribution.sentence is None:
            speaker, source = self._within(cue)
            if speaker is None and attribution.sentence is not None:
                found = self._main_subject(attribution.sentence, cue) or self._behind(attribution, cue)
                speaker, source = found or (None, source)
        elif (first := named_first(self._cast, attribution, cue)) is not None:
            speaker, source = first
        else:
            instead = speaks_instead(self._page, attribution, cue) or self._handed_on(attribution, cue)
            if instead is not None and self._is_body_itself(attribution.sentence, cue, instead[0]):
                instead = None
            head, source = instead or (cue.source_token, source)
            speaker = self._meant.of(attribution.sentence, head, source)
            if speaker is not None and (opening := whose_place(self._cast, attribution.sentence, speaker, source)):
                head, source = opening
                speaker = self._meant.of(attribution.sentence, head, source)
            if speaker is None and (cue.lemma in listed("core") or (attribution.marks and _says(cue))):
                speaker = self._cast.body(attribution.sentence, cue.source_token, source)
            if speaker is None and cue.lemma in listed("core"):
                speaker = self._main_text(attribution.sentence, cue.source_token)
            if speaker is None:
                speaker, source = self._outer(attribution.sentence, cue, source)
            elif source is not None:
                speaker = self._meant.going_on(speaker, source, adds=cue.lemma == "add")
        reported = self._reported(attribution)
        if speaker is not None:
            self._heard.remember(attribution, speaker, source)
        return reported or speaker, source

    def _is_body_itself(self, sentence: int, cue: Cue, inner: int) -> bool:
        """Tell whether "it" within what a body says is that body ("The ministry said it rejected the “gossip”")."""
        tokens = self._page.tokens(sentence)
        if tokens[inner].text.lower() != "it" or cue.source_token is None:
            return False
        says = self._cast.mention_at(tokens[cue.source_token].start)
        return kind_of(tokens[cue.source_token]) != "PERSON" and (says is None or not self._cast.is_person(says))

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

    def _reported(self, attribution: Attribution) -> str | None:
        """Return who says words in marks that the source of their cue reports somebody else to say."""
        inner = said_within(self._page, attribution, attribution.cue) if attribution.cue else None
        if inner is None or inner.source is None or inner.source_token is None or attribution.sentence is None:
            return None
        return self._meant.of(attribution.sentence, inner.source_token, inner.source)

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
        return None if head is None or source is None else (self._meant.of(sentence, head, source), source)

    def _behind(self, attribution: Attribution, cue: Cue) -> tuple[str, Extent] | None:
        """Return who is named right behind a verb that follows words in marks, where the parse knows no subject."""
        follows = any(0 < cue.start - self._page.marked[mark].end <= len(", ") for mark in attribution.marks)
        if not follows or attribution.sentence is None or not _says(cue):
            return None
        return named_after(self._cast, attribution.sentence, cue.end)

    def _main_text(self, sentence: int, head: int) -> str | None:
        """Return whose text the sentence tells of, where the parse took an event for who says ("after the launch")."""
        tree = self._page.tree(sentence)
        if tree.tokens[head].text.lower() not in told_of("events"):
            return None
        text = next((i for i in range(head) if is_text(tree.tokens[i])), None)
        source = None if text is None else noun_phrase(tree, text)
        return None if text is None or source is None else self._meant.of(sentence, text, source)

    def _outer(self, sentence: int, cue: Cue, source: Extent) -> tuple[str | None, Extent]:
        """Return who is quoted in the words around a cue whose own subject cannot speak ("showing ...")."""
        for other in self._page.cues(sentence):
            holds = other.content is not None and other.content.start <= cue.start < other.content.end
            if holds and other.token != cue.token and other.source is not None and other.source_token is not None:
                speaker = self._meant.of(sentence, other.source_token, other.source)
                if speaker is not None:
                    return speaker, other.source
        return None, source

    def _continued(self, attribution: Attribution) -> str | None:
        """Return who goes on speaking in marks without a cue.

        The subject of the sentence before is asked first where that stands in the same paragraph or tells of a person;
        then the last speaker, if the words follow within a paragraph.
        """
        page = self._page
        here = page.sentence_at(attribution.start)
        if (speaking := self._heard.speaking(here)) is not None:
            return speaking
        if not stands_alone(page, attribution.marks[0]):
            return subject_before(self._cast, here, attribution.start)
        before = here - 1
        while before >= 0 and page.is_aside(before):
            before -= 1
        if before < 0:
            return None
        if page.mark_at(page.sentences[before].end - 1) is not None:
            return self._heard.last if self._heard.near(before) else None
        subject = subject_of(self._cast, before)
        return self._heard.last if subject is None and self._heard.near(before) else subject

    def _told_beside(self, attribution: Attribution) -> tuple[str, Extent] | None:
        """Return who owns words in marks, signs them within the marks, or makes the points of the list they are in."""
        if (owned := owned_words(self._cast, attribution)) is not None:
            return owned
        if (signing := signed_within(self._page, attribution.marks[-1])) is not None:
            name, leads = signing
            who = self._cast.mention_at(name.start)
            if who is not None and self._cast.is_named_person(who):
                return who, name
            return (self._cast.person_named(name), name) if leads and who is None else None
        point = point_of(self._page, attribution.start)
        if point is not None and point[1].source is not None and point[1].source_token is not None:
            return self._named_at(point[0], point[1].source_token, point[1].source)
        writer = writer_of(self._cast, attribution.marks[0])
        if writer is None:
            return None
        source = noun_phrase(self._page.tree(writer[0]), writer[1])
        return None if source is None else self._named_at(*writer, source)

    def _named_at(self, sentence: int, head: int, source: Extent) -> tuple[str, Extent] | None:
        who = self._meant.of(sentence, head, source)
        return None if who is None else (who, source)

    def _signed(self, attribution: Attribution) -> tuple[str | None, Extent | None]:
        """Return who is named behind a dash after the words, and where ("“We stay.” – Ida Orr, harbour master")."""
        found = signature(self._page, self._page.marked[attribution.marks[-1]].end) if attribution.marks else None
        if found is None:
            return None, None
        sentence, head, source, name = found
        signer = self._meant.of(sentence, head, source)
        signer = signer or (None if name is None else self._cast.person_named(name))
        return signer, source


def _says(cue: Cue) -> bool:
    """Tell whether a cue is a verb by which words are uttered."""
    entry = verbs().get(cue.lemma)
    return entry is not None and "quote" in entry.takes
