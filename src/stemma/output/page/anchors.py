"""Where on the page a report and the words of a span stand."""

from collections.abc import Iterator, Sequence

from stemma.output.limits import limit
from stemma.records import Export, Extent, Report, Span, Story


class Anchors:
    """The reports that a page prints, in order, and the addresses of their words.

    Reports are printed until the limits are reached; a span of a report that is not printed has no address.

    >>> from stemma.sources import report_of_text
    >>> report = report_of_text("The mill burned.", id="a")
    >>> anchors = Anchors([report])
    >>> anchors.span(Span(report="a", start=4, end=8))
    'r1-4-8'
    """

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports: dict[str, Report] = {}
        self.number: dict[str, int] = {}
        self.length: dict[str, int] = {}
        room = limit("page_text_characters")
        for report in reports:
            length = min(len(report.text), limit("page_report_characters"))
            if len(self.reports) >= limit("page_reports") or length > room:
                break
            room -= length
            self.reports[report.id] = report
            self.number[report.id] = len(self.reports)
            self.length[report.id] = length

    def report(self, id_: str) -> str | None:
        """Return the address of a report, None where the page does not print it."""
        return f"r{self.number[id_]}" if id_ in self.number else None

    def span(self, span: Span) -> str | None:
        """Return the address of the words of a span, None where the page does not print them."""
        return self.extent(span.report, span)

    def extent(self, report: str, extent: Extent | Span) -> str | None:
        """Return the address of a stretch of a report."""
        if report not in self.number or extent.end > self.length[report]:
            return None
        return f"r{self.number[report]}-{extent.start}-{extent.end}"


def printed(export: Export, stories: Sequence[Story]) -> Anchors:
    """Return the reports to print for these stories; those that a brief cites have the first claim to the room.

    >>> from stemma.records import Counts, Lineage
    >>> from stemma.sources import report_of_text
    >>> counts = Counts(reports=1, outlets=0, origins=1)
    >>> story = Story(id="s", title="Fire", reports=("a",), counts=counts, lineage=Lineage())
    >>> printed(Export(reports=(report_of_text("The mill burned.", id="a"),), stories=(story,)), [story]).report("a")
    'r1'
    """
    known = {report.id: report for report in export.reports}
    order: dict[str, Report] = {}
    for id_ in [*_cited_by_briefs(stories), *(id_ for story in stories for id_ in story.reports)]:
        if id_ in known:
            order.setdefault(id_, known[id_])
    chosen = Anchors(list(order.values())).reports
    in_order = dict.fromkeys(id_ for story in stories for id_ in story.reports if id_ in chosen)
    return Anchors([known[id_] for id_ in in_order])


def _cited_by_briefs(stories: Sequence[Story]) -> Iterator[str]:
    for story in stories:
        for sentence in story.brief:
            yield from (span.report for span in sentence.spans)


def cited(story: Story) -> Iterator[Span]:
    """Yield every span that the account of a story points to; of the mentions of a name the first in each report.

    >>> from stemma.records import BriefSentence, Counts, Lineage
    >>> told = BriefSentence(sentence="Nine died.", spans=(Span(report="a", start=0, end=9),))
    >>> story = Story(id="s", title="", reports=("a",), counts=Counts(reports=1, outlets=0, origins=1),
    ...               lineage=Lineage(), brief=(told,))
    >>> [(span.report, span.start, span.end) for span in cited(story)]
    [('a', 0, 9)]
    """
    for sentence in story.brief:
        yield from sentence.spans
    for figure in story.figures:
        yield from figure.readings
    for utterance in story.quotes:
        yield from utterance.variants
    for moment in story.timeline:
        yield from moment.spans
    for override in story.overrides:
        yield from override.spans
    for name in story.names:
        first: dict[str, Span] = {}
        for span in name.mentions:
            first.setdefault(span.report, span)
        yield from first.values()
        yield from (span for role in name.roles if role.odd for span in role.spans)
