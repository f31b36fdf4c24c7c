"""The marks that a page lays over a report: what the reading room found, and what the account cites."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from stemma.output.page.anchors import Anchors
from stemma.output.page.marked_text import Mark
from stemma.output.phrases import bounds
from stemma.records import Extent, Report, Span


class Layer(NamedTuple):
    """A kind of mark, as the legend names it."""

    key: str
    label: str


LAYERS = (
    Layer("name", "names"),
    Layer("date", "dates"),
    Layer("quote", "quotes"),
    Layer("quantity", "quantities"),
    Layer("furniture", "furniture (adverts, credits: not the story)"),
    Layer("brief", "cited in the brief"),
)


def layers(report: Report, cited: Iterable[Span], brief: Iterable[Span], anchors: Anchors) -> Iterator[Mark]:
    """Yield the marks of one report; `cited` and `brief` are the spans of this report that the account points to.

    >>> from stemma.sources import report_of_text
    >>> report = report_of_text("The mill burned.", id="a")
    >>> told = Span(report="a", start=4, end=8)
    >>> [(mark.start, mark.end, mark.classes) for mark in layers(report, (), [told], Anchors([report]))]
    [(4, 8, ('brief',))]
    """
    length = anchors.length[report.id]
    for mark in _found(report):
        if mark.end <= length:
            yield mark
    for span in cited:
        yield Mark(span.start, span.end, (), anchors.span(span))
    for span in brief:
        yield Mark(span.start, span.end, ("brief",), anchors.span(span))


def _found(report: Report) -> Iterator[Mark]:
    yield from (_mark(item, "furniture", f"furniture: {item.kind}") for item in report.furniture)
    yield from (_mark(item, "title" if item.kind == "title" else "part", item.kind) for item in report.parts)
    yield from (_mark(item, "quote", f"{item.kind} quote") for item in report.quotes)
    yield from (_mark(item, "date", item.value) for item in report.dates)
    yield from (_mark(item, "name", item.type) for item in report.names)
    for item in report.quantities:
        said = bounds(item.low, item.high, item.approximate)
        counts = " ".join(part for part in (said, item.unit, item.counted) if part)
        yield _mark(item, "quantity", counts)


def _mark(extent: Extent, key: str, title: str) -> Mark:
    return Mark(extent.start, extent.end, (key,), None, title)
