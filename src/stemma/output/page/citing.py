"""Links from the account to the words that support it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from stemma.output.limits import limit
from stemma.output.page.anchors import Anchors
from stemma.output.page.shapes import colour, shape
from stemma.output.sigla import Sigla, Siglum
from stemma.output.visible import one_line
from stemma.records import Report, Span


class Source(NamedTuple):
    """The origin of something, as it is drawn."""

    letter: str
    colour: str
    shape: str


class Cite(NamedTuple):
    """Words of a report: who published them, the words, their address on the page (None: not printed), their origin."""

    outlet: str
    words: str
    address: str | None
    source: Source


class Cites(NamedTuple):
    """Several places, and how many more there are."""

    shown: tuple[Cite, ...]
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

    def outlet(self, report: str) -> str:
        """Return the name of a report or lost original."""
        return self.names.reports.get(report, report)

    def one_a_report(self, spans: Iterable[Span]) -> Cites:
        """Return a link to the first of the spans in each report, as many as there is room for."""
        first: dict[str, Span] = {}
        for span in spans:
            first.setdefault(span.report, span)
        shown = list(first.values())[: limit("page_spans")]
        return Cites(tuple(self.cite(span) for span in shown), len(first) - len(shown))


def source(siglum: Siglum) -> Source:
    """Return how an origin is drawn.

    >>> source(Siglum("B", 1)).colour
    'o1'
    """
    return Source(siglum.letter, colour(siglum.number), shape(siglum.number))
