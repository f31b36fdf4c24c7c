"""Whom a report's own words name around words in marks: before them, behind them, first in the paragraph."""

from typing import NamedTuple

from stemma.reading.quotes.page import Page
from stemma.reading.quotes.speakers.cast import Cast
from stemma.reading.quotes.speakers.issuers import issuers_in
from stemma.reading.quotes.speakers.subjects_before import subject_before, subject_of
from stemma.records import Extent

BACK = 4  # sentences before words in marks in which somebody is looked for
_TEXTS = 3  # sentences back in which a text is told of whose words follow


class Scene(NamedTuple):
    """Whom the report's own words name around words in marks, whoever is weighed."""

    before: frozenset[str]
    behind: frozenset[str]
    subject: str | None
    opens: str | None
    leads: str | None
    issuers: frozenset[str]
    near: str
    subject_before: str | None
    told_before: frozenset[str]


class Scenes:
    """The scenes of a report, each made once.

    >>> Scenes.__name__
    'Scenes'
    """

    def __init__(self, page: Page, cast: Cast) -> None:
        self._page = page
        self._cast = cast
        self._issued: dict[int, tuple[str, ...]] = {}
        self._known: dict[int, Scene] = {}

    def told(self, extent: Extent) -> list[tuple[int, int, str, str]]:
        """Return the mentions of a stretch in the report's own words: who is named in speech does not say it."""
        return [m for m in self._cast.mentions_in(extent) if self._page.mark_at(m[0]) is None]

    def around(self, number: int, start: int, end: int, here: int) -> Scene:
        """Return the scene of the words in marks of a number, which stand at ``start:end`` from sentence `here` on."""
        if number not in self._known:
            self._known[number] = self._around(start, end, here)
        return self._known[number]

    def _around(self, start: int, end: int, here: int) -> Scene:
        """Return whom the sentence of words in marks, the one before it and their paragraph tell of."""
        page, told = self._page, self.told(whole(self._page, here))
        first = here == 0
        near = not first and page.sentences[here - 1].paragraph == page.sentences[here].paragraph
        return Scene(
            before=frozenset(m[2] for m in told if m[0] < start),
            behind=frozenset(m[2] for m in told if m[0] >= end),
            subject=subject_before(self._cast, here, start),
            opens=told[0][2] if told else None,
            leads=self._leads_paragraph(here, start),
            issuers=frozenset(self._issuers(here, start)),
            near="near" if near else "far",
            subject_before=None if first else subject_of(self._cast, here - 1),
            told_before=frozenset(() if first else (m[2] for m in self.told(whole(page, here - 1)))),
        )

    def _issuers(self, here: int, before: int) -> set[str]:
        """Return through whose texts the sentences before words in marks tell that somebody speaks."""
        near = range(max(0, here - _TEXTS), here + 1)
        told = [n for n in near if self._page.sentences[n].start < before]
        return {who for n in told for who in self._issuers_of(n)}

    def _issuers_of(self, sentence: int) -> tuple[str, ...]:
        if sentence not in self._issued:
            self._issued[sentence] = tuple(issuers_in(self._cast, sentence))
        return self._issued[sentence]

    def _leads_paragraph(self, here: int, before: int) -> str | None:
        """Return whom the paragraph of words in marks names first, before them."""
        sentences, first = self._page.sentences, here
        while first > 0 and here - first < BACK and sentences[first - 1].paragraph == sentences[here].paragraph:
            first -= 1
        named = self.told(Extent(start=sentences[first].start, end=before))
        return named[0][2] if named else None


def whole(page: Page, sentence: int) -> Extent:
    """Return where a sentence stands.

    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> report = Report(id="a", source="a", text="It burns.", text_sha256="")
    >>> whole(Page(ParsedReport(report, (ParsedSentence(0, 9, 0, (), ()),))), 0)
    Extent(start=0, end=9)
    """
    return Extent(start=page.sentences[sentence].start, end=page.sentences[sentence].end)
