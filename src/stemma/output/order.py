"""In which order a reader sees things: reports by time, figures and quotes with what is disputed first."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from stemma.records import Export, Figure, FigureStatus, Report, Story, Utterance

_STATUSES: tuple[FigureStatus, ...] = ("conflict", "different-scope", "superseded", "agree", "single")
_WORDINGS = ("conflicts", "differs", "same")


def stories_in_order(export: Export) -> list[Story]:
    """Return stories by the number of their reports, the reports of each in the order in which they were published.

    >>> stories_in_order(Export())
    []
    """
    known = {report.id: report for report in export.reports}

    def moment(id_: str) -> tuple[bool, str, str, str]:
        return _moment(known[id_]) if id_ in known else (True, "", "", id_)

    stories = sorted(export.stories, key=lambda s: (-s.counts.reports, min(s.reports, default=""), s.id))
    return [_with_reports_in_order(story, moment) for story in stories]


def _moment(report: Report) -> tuple[bool, str, str, str]:
    return report.published is None, report.published or "", report.source, report.id


def _with_reports_in_order(story: Story, moment: Callable[[str], tuple[bool, str, str, str]]) -> Story:
    origins = [replace(origin, reports=tuple(sorted(origin.reports, key=moment))) for origin in story.lineage.origins]
    edges = sorted(story.lineage.edges, key=lambda edge: (moment(edge.child), -edge.share, edge.id))
    lineage = replace(story.lineage, origins=tuple(origins), edges=tuple(edges))
    return replace(story, reports=tuple(sorted(story.reports, key=moment)), lineage=lineage)


def figures_in_order(figures: Iterable[Figure]) -> list[Figure]:
    """Return figures by status, disputed ones first, then by the number of origins and of readings.

    >>> figures_in_order([])
    []
    """
    return sorted(figures, key=lambda f: (_STATUSES.index(f.status), -f.origins, -len(f.readings), f.measure, f.id))


def quotes_in_order(quotes: Iterable[Utterance]) -> list[Utterance]:
    """Return utterances by wording, disputed ones first, then by the number of origins and of variants.

    Of equals those come first whose speaker is named, and words in marks before what is told in the report's own.

    >>> from stemma.records import Variant
    >>> told = [Variant(report="a", start=0, end=9, text="We stay.", kind="direct", origin="o")]
    >>> quotes = [
    ...     Utterance(id=id_, speaker=who, wording="same", origins=1, variants=told)
    ...     for id_, who in (("q1", None), ("q2", "n"))
    ... ]
    >>> [quote.id for quote in quotes_in_order(quotes)]
    ['q2', 'q1']
    """

    def rank(utterance: Utterance) -> tuple[int, int, int, bool, bool, list[tuple[str, int]], str]:
        places = [(variant.report, variant.start) for variant in utterance.variants[:1]]
        indirect = all(variant.kind == "indirect" for variant in utterance.variants)
        return (
            _WORDINGS.index(utterance.wording), -utterance.origins, -len(utterance.variants),
            utterance.speaker is None, indirect, places, utterance.id,
        )  # fmt: skip

    return sorted(quotes, key=rank)
