"""What is missing: facts that a report leaves out, and facts that only one line of descent has."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from stemma.data import lexicon
from stemma.records import Alone, Missing, Moment, Report, Story, Utterance


class _Fact(NamedTuple):
    """A figure, an utterance or a moment: its sort, its id or place, and the reports that tell it."""

    sort: str
    id: str | int
    reports: frozenset[str]
    lines: frozenset[str]
    first: str  # day on which it is first told

    @property
    def order(self) -> tuple[object, ...]:
        """The most widely told first."""
        return -len(self.lines), -len(self.reports), self.sort, str(self.id).zfill(6)


def gaps(story: Story, reports: Sequence[Report]) -> tuple[tuple[Missing, ...], tuple[Alone, ...]]:
    """Return what each report of a story leaves out, and what each line of descent has alone.

    A report leaves out a fact that at least two other origins tell, or that a report tells from which it took text;
    what was told first on a later day than its own it could not know. Of the versions of one page the last alone
    counts. Lists are bounded (``gaps`` in the lexicons), the most widely told facts first, so that the work grows with
    the reports and not with their square.

    >>> from stemma.records import Counts, Lineage
    >>> gaps(Story(id="s", title="", reports=(), counts=Counts(reports=0, outlets=0, origins=0), lineage=Lineage()), ())
    ((), ())
    """
    earlier = _earlier(story)
    reports = [report for report in reports if report.id not in earlier]
    lines = {report: origin.id for origin in story.lineage.origins for report in origin.reports}
    days = {report.id: (report.published or "")[:10] for report in reports}
    facts = [fact for fact in _facts(story, days, lines) if fact.reports]
    by_report: dict[str, list[_Fact]] = defaultdict(list)
    for fact in facts:
        for report in sorted(fact.reports):
            by_report[report].append(fact)
    wide = sorted((f for f in facts if len(f.lines) > 1), key=lambda f: f.order)
    parents = _parents(story)
    missing = [
        found
        for report in sorted(days)
        if (found := _missing(report, wide, [f for p in parents[report] for f in by_report[p]], lines, days))
        is not None
    ]
    return tuple(missing), _alone(facts) if len(set(lines.values())) > 1 else ()


def _facts(story: Story, days: dict[str, str], lines: dict[str, str]) -> list[_Fact]:
    found: list[tuple[str, str | int, set[str]]] = [
        *(("figures", f.id, {r.report for r in f.readings} & days.keys()) for f in story.figures),
        *(("quotes", u.id, {v.report for v in u.variants} & days.keys()) for u in story.quotes if _is_telling(u)),
        *(("moments", n, _tellers(m) & days.keys()) for n, m in enumerate(story.timeline)),
    ]
    return [
        _Fact(
            sort,
            id_,
            frozenset(told),
            frozenset(lines.get(report, report) for report in told),
            min((days[report] for report in told if days.get(report)), default=""),
        )
        for sort, id_, told in found
    ]


def _is_telling(utterance: Utterance) -> bool:
    """Tell whether it says something that a report lacks an utterance: not of fragments, of words without a speaker,
    which are mostly fragments too, or of words that nobody has in marks: what these tell is told without a source too.
    """
    marked = [variant for variant in utterance.variants if variant.kind != "indirect"]
    enough = len(utterance.variants[0].text.split()) >= lexicon("gaps")["quote_words"]
    return utterance.speaker is not None and bool(marked) and enough


def _tellers(moment: Moment) -> set[str]:
    """Return the reports that tell a moment, also those that put it on another day."""
    told = (moment.spans, *(reading.spans for reading in moment.readings))
    return {span.report for spans in told for span in spans}


def _missing(
    report: str, wide: Sequence[_Fact], inherited: Sequence[_Fact], lines: dict[str, str], days: dict[str, str]
) -> Missing | None:
    """Return what one report leaves out: what its sources have comes first, then what several others tell."""
    most = lexicon("gaps")["listed"]
    dropped = sorted(
        {f for f in inherited if report not in f.reports and not isinstance(f.id, int)}, key=lambda f: f.order
    )
    needed = lexicon("gaps")["origins"]
    own = lines.get(report, report)
    known = days[report]
    left = [
        fact
        for fact in wide[: lexicon("gaps")["looked_at"]]
        if report not in fact.reports
        and len(fact.lines) - (own in fact.lines) >= needed
        and not (known and fact.first and fact.first > known)
    ]
    every = list(dict.fromkeys([*left, *dropped]))
    if not every:
        return None
    listed, more = _listed(every, most)
    shown = {id_ for ids in listed.values() for id_ in ids}
    return Missing(
        report=report,
        figures=tuple(str(i) for i in listed["figures"]),
        quotes=tuple(str(i) for i in listed["quotes"]),
        moments=tuple(int(i) for i in listed["moments"]),
        dropped=tuple(str(f.id) for f in dropped if f.id in shown),
        more=more,
    )


def _alone(facts: Sequence[_Fact]) -> tuple[Alone, ...]:
    of: dict[str, list[_Fact]] = defaultdict(list)
    for fact in facts:
        if len(fact.lines) == 1:
            of[next(iter(fact.lines))].append(fact)
    found = []
    for origin in sorted(of):
        listed, more = _listed(sorted(of[origin], key=lambda f: f.order), lexicon("gaps")["listed"])
        found.append(
            Alone(
                origin=origin,
                figures=tuple(str(i) for i in listed["figures"]),
                quotes=tuple(str(i) for i in listed["quotes"]),
                moments=tuple(int(i) for i in listed["moments"]),
                more=more,
            )
        )
    return tuple(found)


def _listed(facts: Iterable[_Fact], most: int) -> tuple[dict[str, list[str | int]], int]:
    listed: dict[str, list[str | int]] = {"figures": [], "quotes": [], "moments": []}
    more = 0
    for fact in facts:
        if len(listed[fact.sort]) < most:
            listed[fact.sort].append(fact.id)
        else:
            more += 1
    return listed, more


def _earlier(story: Story) -> set[str]:
    """Return the versions of a page that a later one has replaced: they witness nothing and leave nothing out."""
    return {report for row in story.lineage.versions if row.in_order for report in row.reports[:-1]}


def _parents(story: Story) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for edge in story.lineage.edges:
        found[edge.child].append(edge.parent)
    return found
