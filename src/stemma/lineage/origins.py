"""Origins of single facts: which statements of a fact are one statement handed on."""

from collections.abc import Collection, Mapping, Sequence

from rapidfuzz import fuzz

from stemma.data import lexicon
from stemma.lineage.graph import Partition
from stemma.lineage.stems import exact_only
from stemma.records import Edge, Extent, Lineage, Report, Span
from stemma.words import fold, words


class _Alike:
    """The words of the statements of one fact; two texts are compared once, however many reports have them."""

    def __init__(self, texts: Sequence[str]) -> None:
        folded = [fold(text) for text in texts]
        long = lexicon("lineage_facts")["wording"]["words"]
        self._texts = [text if len(text.split()) >= long else None for text in folded]
        self._known: dict[tuple[str, str], bool] = {}

    def same_words(self, one: int, two: int) -> bool:
        a, b = self._texts[one], self._texts[two]
        if a is None or b is None:
            return False
        if (a, b) not in self._known:
            rule = lexicon("lineage_facts")["wording"]
            self._known[a, b] = fuzz.ratio(a, b) >= rule["ratio"] or fuzz.partial_ratio(a, b) >= rule["part"]
        return self._known[a, b]


class FactOrigins:
    """Tells the origins of facts in the reports of one story.

    Reports of different lines of reporting never share an origin. Within one line, statements are one when they stand
    at corresponding places of passages that the reports share, when one report is a copy, when they are the same words,
    or when a child gives its parent's number again; a report that says it in its own words, with its own content, is an
    origin of its own.

    >>> from stemma.lineage import trace
    >>> from stemma.sources import report_of_text
    >>> wire = report_of_text("RONDA (NPA) – The mill on the Orr burned down late on Friday, killing two men.", id="a")
    >>> copy = report_of_text("The mill on the Orr burned down late on Friday, killing two men. – NPA", id="b")
    >>> origins = FactOrigins([wire, copy], trace([wire, copy]))
    >>> len(set(origins.label([Span(report="a", start=62, end=77), Span(report="b", start=47, end=62)])))
    1
    """

    def __init__(self, reports: Sequence[Report], lineage: Lineage) -> None:
        self._texts = {report.id: report.text for report in reports}
        self._line = {report: origin.id for origin in lineage.origins for report in origin.reports}
        self._passages: dict[tuple[str, str], list[tuple[Extent, Extent]]] = {}
        self._copies: set[tuple[str, str]] = set()
        near: dict[str, set[str]] = {}
        siblings = [(a, b) for lost in lineage.lost for a in lost.children for b in lost.children]
        self._kin = {
            *siblings,
            *((e.child, e.parent) for e in lineage.edges),
            *((e.parent, e.child) for e in lineage.edges),
        }
        for edge in sorted((*lineage.edges, *lineage.shared), key=lambda e: e.id):
            self._add(edge)
            near.setdefault(edge.child, set()).add(edge.parent)
            near.setdefault(edge.parent, set()).add(edge.child)
        self._near = {report: tuple(sorted(others)) for report, others in near.items()}
        self._first = {report: row.reports[0] for row in lineage.versions for report in row.reports}

    def _add(self, edge: Edge) -> None:
        forward = [(p.child, p.parent) for p in edge.passages]
        self._passages.setdefault((edge.child, edge.parent), []).extend(forward)
        self._passages.setdefault((edge.parent, edge.child), []).extend((b, a) for a, b in forward)
        if edge.kind == "copy":
            self._copies |= {(edge.child, edge.parent), (edge.parent, edge.child)}

    def label(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Return the origin of each statement of one fact; statements with the same label are one origin.

        Labels are ids of the story's origins; where one line of reporting states the fact more than once in its own
        words, the second statement carries the id with ``/2``, and so on in the order of the spans' reports.
        """
        if len(spans) == 1:
            return (self._line.get(spans[0].report, spans[0].report),)
        groups = Partition(len(spans))
        of_report: dict[str, list[int]] = {}
        of_witness: dict[str, int] = {}  # versions are one witness
        for number, span in enumerate(spans):
            of_report.setdefault(span.report, []).append(number)
            groups.join(of_witness.setdefault(self._first.get(span.report, span.report), number), number)
        compared = self._compared(of_report)
        alike = _Alike([self._texts.get(span.report, "")[span.start : span.end] for span in spans])
        for two, span in enumerate(spans):
            for report in compared[span.report]:
                for one in of_report[report]:
                    if one >= two:
                        break
                    if groups.of[one] != groups.of[two] and self._same(spans[one], span, alike, (one, two)):
                        groups.join(one, two)
        return self._names(spans, groups.of)

    def _compared(self, reports: Collection[str]) -> Mapping[str, Sequence[str]]:
        """Return with which of the reports that state a fact each is compared: none of another line of reporting."""
        line = {report: self._line.get(report, report) for report in reports}
        if len(reports) > lexicon("lineage_facts")["many"]["reports"]:
            near = {report: self._near.get(report, ()) for report in reports}
            return {report: [other for other in near[report] if line.get(other) == line[report]] for report in reports}
        of_line: dict[str, list[str]] = {}
        for report in reports:
            of_line.setdefault(line[report], []).append(report)
        return {report: of_line[line[report]] for report in reports}

    def _names(self, spans: Sequence[Span], group: Sequence[int]) -> tuple[str, ...]:
        members: dict[int, list[Span]] = {}
        for span, number in zip(spans, group, strict=True):
            members.setdefault(number, []).append(span)
        first = {number: min((s.report, s.start, s.end) for s in those) for number, those in members.items()}
        names: dict[int, str] = {}
        count: dict[str, int] = {}
        for number in sorted(members, key=lambda n: first[n]):
            line = self._line.get(members[number][0].report, members[number][0].report)
            count[line] = count.get(line, 0) + 1
            names[number] = line if count[line] == 1 else f"{line}/{count[line]}"
        return tuple(names[number] for number in group)

    def _same(self, one: Span, two: Span, alike: _Alike, numbers: tuple[int, int]) -> bool:
        """Tell whether two statements of one line of reporting, by their numbers among those asked for, are one."""
        if one.report == two.report or (one.report, two.report) in self._copies:
            return True
        return self._correspond(one, two) or alike.same_words(*numbers) or self._same_number(one, two)

    def _correspond(self, one: Span, two: Span) -> bool:
        """Tell whether the spans stand at the same relative place of a passage that both reports share."""
        passages = self._passages.get((one.report, two.report))
        if not passages:
            return False
        slack = lexicon("lineage_facts")["place"]["slack"]
        start, end, start_of_two, end_of_two = one.start, one.end, two.start, two.end
        for own, other in passages:
            touch = own.start < end and start < own.end and other.start < end_of_two and start_of_two < other.end
            if touch and abs(_place(one, own) - _place(two, other)) <= slack:
                return True
        return False

    def _same_number(self, one: Span, two: Span) -> bool:
        """Tell whether a child restates its parent's number (or a sibling its sibling's) in words of its own."""
        if (one.report, two.report) not in self._kin:
            return False
        numbers, others = (self._numbers(span) for span in (one, two))
        return bool(numbers) and numbers == others

    def _numbers(self, span: Span) -> list[str]:
        found = words(self._texts.get(span.report, ""), span.start, span.end)
        return [word.form for word in found if exact_only(word.form)]


def _place(span: Span, passage: Extent) -> float:
    """Return where in the passage the middle of the span lies, 0 to 1."""
    middle = (max(span.start, passage.start) + min(span.end, passage.end)) / 2
    return (middle - passage.start) / max(1, passage.end - passage.start)
