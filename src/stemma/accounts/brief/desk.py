"""The desk at which sentences of a brief are made: the reports of a story, their sentences, and who is called what."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from stemma.accounts.brief.ties import Ties
from stemma.accounts.stated import Stated
from stemma.data import lexicon
from stemma.records import BriefSentence, Report, Span, Story
from stemma.words import words

_MARKS = frozenset('“”"«»„`')
_LABEL = 3  # words that a label has at most
LONGEST = 400  # characters of words taken over from a report


class Desk:
    """The words and names of one story; `reports` maps ids to its reports, with the story's name ids.

    `statements` are what the reports state in numbers, as the figures of the story were made from them.

    >>> from stemma.records import Counts, Lineage, Sentence
    >>> text, line = "Nine miners died.", Sentence(start=0, end=17, paragraph=0)
    >>> report = Report(id="a", source="a", outlet="The Post", text=text, text_sha256="", sentences=(line,))
    >>> counts = Counts(reports=1, outlets=1, origins=1)
    >>> desk = Desk(Story(id="s", title="", reports=("a",), counts=counts, lineage=Lineage()), {"a": report}, ())
    >>> place = Span(report="a", start=0, end=4)
    >>> desk.text(place), desk.text(desk.whole(place)), desk.outlet("a"), desk.is_taken("a"), desk.origins([place])
    ('Nine', 'Nine miners died.', 'The Post', False, 1)
    """

    def __init__(self, story: Story, reports: Mapping[str, Report], statements: Sequence[Stated]) -> None:
        self.story = story
        self.reports = reports
        self.names = {name.id: name for name in story.names}
        self.ties = Ties(statements)
        self.given_up = frozenset(s.key for s in statements if s.voided or s.quantity.was)  # "an earlier figure of six"
        self.frames: Mapping[str, str] = lexicon("brief")["frames"]
        self.between: Mapping[str, str] = lexicon("brief")["between"]
        self._taken = {edge.child for edge in story.lineage.edges}
        self._origin = {id_: origin.id for origin in story.lineage.origins for id_ in origin.reports}

    def first_told(self, places: Iterable[Span]) -> list[Span]:
        """Return places with those first that stand in reports of their own, then in those that took their text."""
        return sorted(places, key=lambda s: (self.is_taken(s.report), self._day(s.report), s.report, s.start))

    def is_taken(self, report_id: str) -> bool:
        """Tell whether a report took its text from another of the story, or from a lost one."""
        return report_id in self._taken

    def origins(self, places: Iterable[Span]) -> int:
        """Return from how many origins the reports are in which places stand."""
        return len({self.origin(s.report) for s in places})

    def origin(self, report_id: str) -> str:
        """Return the origin from which a report descends, itself where it has none."""
        return self._origin.get(report_id, report_id)

    def _day(self, report_id: str) -> str:
        return self.reports[report_id].published or "9999"

    def lead(self, span: Span) -> BriefSentence:
        """Return the sentence that tells how a report begins."""
        outlet = self.outlet(span.report)
        frame = self.frames["lead" if outlet else "lead_unnamed"]
        return BriefSentence(sentence=frame.format(outlet=outlet, words=self.text(span)), spans=(span,))

    def sentences_of(self, made: BriefSentence) -> list[tuple[str, int]]:
        """Return which sentences of which reports a sentence of the brief cites."""
        return [(s.report, self.sentence_at(s.report, s.start)) for s in made.spans]

    def text(self, span: Span) -> str:
        """Return the words of a span on one line."""
        return " ".join(self.reports[span.report].text[span.start : span.end].split())

    def whole(self, place: Span) -> Span:
        """Return the sentence in which a place stands, or the place itself where it runs over several."""
        report = self.reports[place.report]
        at = self.sentence_at(place.report, place.start)
        if at < 0 or report.sentences[at].end < place.end:
            return Span(report=place.report, start=place.start, end=place.end)
        return Span(report=place.report, start=report.sentences[at].start, end=report.sentences[at].end)

    def sentence_at(self, report_id: str, start: int) -> int:
        """Return the number of the last sentence that begins at or before an offset, -1 before the first."""
        return bisect_right(self.reports[report_id].sentences, start, key=lambda s: s.start) - 1

    def mention(self, name_id: str, report_id: str) -> Span | None:
        """Return the fullest mention of a name in a report that says a name or a description, not a pronoun."""
        entities = [e for e in self.reports[report_id].entities if e.id == name_id]
        mentions = [m for e in entities for m in e.mentions if m.kind != "pronoun"]
        if not mentions:
            return None
        named = [m for m in mentions if m.kind == "name"] or mentions
        best = max(named, key=lambda m: (m.end - m.start, -m.start))
        return Span(report=report_id, start=best.start, end=best.end)

    def called(self, name: str, mention: Span) -> str:
        """Return the name by which the story knows somebody; a description is called as this report has it."""
        local = self.text(mention)
        return " ".join(name.split()) if any(c.isupper() for c in name) and not is_marked(name) else local

    def outlet(self, report_id: str) -> str:
        """Return the outlet of a report, nothing where it has none that fits into a sentence."""
        outlet = " ".join((self.reports[report_id].outlet or "").split())
        return "" if is_marked(outlet) or len(outlet) > 60 else outlet


def is_marked(text: str) -> bool:
    """Tell whether words hold marks of their own, which inside ours could not be told from them.

    >>> is_marked("the “Old Lady”"), is_marked("the captain's bridge")
    (True, False)
    """
    if not _MARKS.isdisjoint(text):
        return True
    return ("‘" in text or "'" in text) and (" ‘" in f" {text}" or " '" in f" {text}" or "''" in text)


def stripped(text: str) -> str:
    """Return words on one line without the marks at their edges.

    >>> stripped(" at least  22 people,")
    'at least 22 people'
    """
    return " ".join(text.split()).strip(" ,;:.")


def bare(of: Span) -> Span:
    """Return the place alone of a reading or a variant.

    >>> from stemma.records import Variant
    >>> bare(Variant(report="a", start=3, end=9, text="we stay", kind="direct", origin="o"))
    Span(report='a', start=3, end=9)
    """
    return Span(report=of.report, start=of.start, end=of.end)


def is_labelled(text: str) -> bool:
    """Tell whether words begin with a label or the name of an entry: "Photos: the mill burns".

    >>> is_labelled("Photos: the mill burns."), is_labelled("The mill burned at 9:30 on Friday.")
    (True, False)
    """
    return any(word.endswith(":") for word in text.split(maxsplit=_LABEL)[:_LABEL])


def leans(said: str) -> bool:
    """Tell whether a sentence needs the one before it: it begins with a pronoun, or has one before it names anybody.

    >>> leans("On Friday he spoke."), leans("Anna Tull said he spoke.")
    (True, False)
    """
    dangling, days = lexicon("brief")["dangling"]["words"], _days()
    for number, word in enumerate(words(said)):
        if word.form.split("'")[0] in dangling and (number == 0 or word.form in lexicon("checking_claims")["pronouns"]):
            return True
        if number and said[word.start].isupper() and word.form not in days:
            return False
    return False


@cache
def _days() -> frozenset[str]:
    """Return words with a capital that name nobody whom a pronoun could mean."""
    known = lexicon("checking_claims")
    return frozenset((*known["around_sources"], *(month.lower() for month in known["months"])))
