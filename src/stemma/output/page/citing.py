"""Links from the account to the words that support it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stemma.output.limits import limit
from stemma.output.page.anchors import Anchors
from stemma.output.page.shapes import colour, shape, sign
from stemma.output.sigla import Sigla, Siglum
from stemma.output.visible import one_line
from stemma.records import Report, Span


class Source(NamedTuple):
    """The origin of something, as it is drawn."""

    letter: str
    colour: str
    shape: str
    sign: str  # the drawing of the shape that the page defines once


class Cite(NamedTuple):
    """Words of a report: who published them, the words, their address on the page (None: not printed), their origin."""

    outlet: str
    words: str
    address: str | None
    source: Source


class Places(NamedTuple):
    """The places of one fact in one report, in the order of the fact."""

    outlet: str
    source: Source
    cites: tuple[Cite, ...]
    times: int  # with those that are not listed


class Cites(NamedTuple):
    """The places of one fact, and how many more reports have it."""

    shown: tuple[Places, ...]
    more: int


class Citing:
    """Makes links to the words of the reports of one story."""

    def __init__(self, names: Sigla, reports: Mapping[str, Report], anchors: Anchors) -> None:
        self.names = names
        self.reports = reports
        self.anchors = anchors

    def cite(self, span: Span, siglum: Siglum | None = None) -> Cite:
        """Return the link to a span; `siglum` where the fact gives the report another origin than the story does."""
        report = self.reports.get(span.report)
        words = one_line(report.text[span.start : span.end]) if report else ""
        return Cite(
            self.outlet(span.report), words, self.anchors.span(span), source(siglum or self.names.of(span.report))
        )

    def by_report(self, spans: Sequence[Span], sigla: Mapping[str, Siglum] | None = None) -> Cites:
        """Return the places of a fact report by report; `sigla` are those that the fact gives its origin labels."""
        found: dict[str, list[Span]] = {}
        for span in spans:
            found.setdefault(span.report, []).append(span)
        shown = list(found.values())[: limit("page_spans")]
        return Cites(tuple(self._places(its, sigla or {}) for its in shown), len(found) - len(shown))

    def _places(self, spans: Sequence[Span], sigla: Mapping[str, Siglum]) -> Places:
        cites = tuple(self.cite(s, sigla.get(getattr(s, "origin", ""))) for s in spans[: limit("page_spans")])
        return Places(cites[0].outlet, cites[0].source, cites, len(spans))

    def outlet(self, report: str) -> str:
        """Return the name of a report or lost original."""
        return self.names.reports.get(report, report)


def source(siglum: Siglum) -> Source:
    """Return how an origin is drawn.

    >>> source(Siglum("B", 1)).colour
    'o1'
    """
    return Source(siglum.letter, colour(siglum.number), shape(siglum.number), f"sign{sign(siglum.number)}")
