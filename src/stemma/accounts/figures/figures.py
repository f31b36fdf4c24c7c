"""Figures of a story: what the reports state in numbers, grouped into facts, each with its status."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple, Protocol

from msgspec.structs import replace

from stemma.accounts.figures.facts.apart import rival
from stemma.accounts.figures.facts.fact_label import commonest, figure_label
from stemma.accounts.figures.facts.facts import facts
from stemma.accounts.figures.statuses.handed_on import in_one_line
from stemma.accounts.figures.statuses.held import Held
from stemma.accounts.figures.statuses.overtaken import overtaken
from stemma.accounts.figures.statuses.statuses import judge
from stemma.accounts.stated import Stated
from stemma.accounts.stated.counted_of import fact_stem
from stemma.accounts.stated.named_numbers import named_numbers
from stemma.data import lexicon
from stemma.lineage.called import called
from stemma.records import Figure, Number, Reading, Report, Span, Versions

_TIMELESS = frozenset({"magnitude"})
_LENGTH = "m"  # a depth, a height, a way is the same on any day, unless words tell a change
_TAKES_IN = re.compile(r"\b(?:including|excluding|without|not counting|before|after) [\w ]+$")
_HUNDRED = 100
_NEXT = 4  # statements of one report after one of which another can be set against it


class Origins(Protocol):
    """Whatever can tell the origins of the statements of one fact."""

    def label(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Return an origin for each span."""
        ...


class _ToldBy(NamedTuple):
    """What the reports are called, and those whose day of publication no source states."""

    called: Mapping[str, str]
    undated: Set[str]


class _Marks(NamedTuple):
    """What others say of a reading: that it is disputed, revised or gone; and the numbers that corrections withdraw."""

    disputed: bool
    revised: bool
    gone: bool
    void: Set[Number]


Regroup = Callable[[Sequence[tuple[Stated, ...]]], Sequence[tuple[Stated, ...]]]


def reconcile(
    reports: Sequence[Report],
    origins: Origins,
    statements: Sequence[Stated],
    regroup: Regroup | None = None,
    versions: Sequence[Versions] = (),
) -> tuple[Figure, ...]:
    """Return the facts with numbers that the reports of a story state, in order of first statement.

    `statements` are what the reports state (`stated`); `origins` tells which statements of one fact are one statement
    handed on. Nothing is averaged and no reading is preferred: each stands with its bounds, moment and origin.
    `regroup` is what an editor's overrides make of the groups. `versions` are the reports of which there are several
    texts: what a later one says otherwise replaces what the earlier one said.

    >>> from stemma.accounts.stated import stated
    >>> from stemma.lineage.origins import FactOrigins
    >>> from stemma.records import Lineage, Origin, Quantity
    >>> def told(id, n):
    ...     men = Quantity(start=0, end=2, low=n, high=n, head="miner", of="miners", measure="killed")
    ...     return Report(id=id, source=id, text=f"{n} miners died.", text_sha256="", quantities=(men,))
    >>> reports = [told("a", 12), told("b", 12), told("c", 14)]
    >>> lineage = Lineage(origins=tuple(Origin(id=report.id, reports=(report.id,)) for report in reports))
    >>> figures = reconcile(reports, FactOrigins(reports, lineage), stated(reports, {}))
    >>> [(figure.measure, figure.status, figure.origins) for figure in figures]
    [('killed', 'conflict', 3)]
    """
    told_by = _ToldBy({r.id: called(r) for r in reports}, {r.id for r in reports if r.published_basis == "story"})
    groups: Sequence[tuple[Stated, ...]] = facts(statements)
    return tuple(_figure(group, origins, told_by, versions) for group in (regroup(groups) if regroup else groups))


def _figure(stated_here: Sequence[Stated], origins: Origins, told_by: _ToldBy, versions: Sequence[Versions]) -> Figure:
    group = sorted(stated_here, key=lambda s: (s.report, s.sentence, not s.quantity.was, s.start, s.end))
    labels = in_one_line(origins.label([Span(report=s.report, start=s.start, end=s.end) for s in group]), group)
    readings = tuple(_reading(s, label) for s, label in zip(group, labels, strict=True))
    disputed = _disputed(group)
    revised = overtaken(group, versions)
    void = {number for s in group if s.voided for number in named_numbers(s.level)}
    gone = _told_gone(group)
    held = [
        _held(s, r, _Marks(s.key in disputed, s.key in revised, _is_gone(s, gone), void), told_by)
        for s, r in zip(group, readings, strict=True)
    ]
    verdict = judge(_one_unit(held), told_by.called)
    return Figure(
        id=_id(group),
        measure=figure_label(group),
        of=commonest(s.quantity.of for s in group),
        place=commonest(s.quantity.place for s in group),
        status=verdict.status,
        why=verdict.why,
        origins=len(set(labels)),
        current=verdict.current,
        readings=readings,
    )


def _told_gone(group: Sequence[Stated]) -> dict[Number, str]:
    """Return the numbers that a report without a moment says were replaced by another, each with what it says of it."""
    live = {number for s in group if not s.quantity.was for number in named_numbers(s.level)}
    told = [s for s in group if s.quantity.was]
    return {number: s.report for s in told for number in named_numbers(s.level)} if len(live) > 1 else {}


def _is_gone(s: Stated, gone: Mapping[Number, str]) -> bool:
    """Tell whether a reading without a moment gives a number that another report says was replaced."""
    if s.as_of is not None or s.quantity.was:
        return False
    return any(gone.get(number, s.report) != s.report for number in named_numbers(s.level))


def _reading(s: Stated, origin: str) -> Reading:
    q = s.quantity
    return Reading(
        report=s.report,
        start=s.start,
        end=s.end,
        text=s.text,
        low=q.low,
        high=q.high,
        approximate=q.approximate,
        said_by=s.said_by,
        as_of=s.as_of,
        origin=origin,
    )


def _held(s: Stated, reading: Reading, marks: _Marks, told_by: _ToldBy) -> Held:
    q = s.quantity
    return Held(
        reading,
        s.level,
        unit=q.unit if s.level.kind == "measure" else s.level.unit,
        replaced=q.was or q.negated or marks.gone,
        scope=_scope(s),
        fixed=_fixed(s),
        disputed=marks.disputed,
        revised=marks.revised,
        voided=bool(marks.void) and not marks.void.isdisjoint(named_numbers(s.level)),
        evolves=_evolves(s),
        slow=_slow(s),
        toll=q.measure in lexicon("quantities_facts")["tolls"]["measures"],
        grows=q.measure in lexicon("quantities_facts")["growing"]["measures"] and _halting().isdisjoint(s.around),
        hourly=_hourly(s),
        dated=s.report not in told_by.undated,
        teller=told_by.called.get(s.report, s.report),
    )


@cache
def _halting() -> frozenset[str]:
    """Return the stems of words beside which a toll does not only grow."""
    return frozenset(map(fact_stem, lexicon("quantities_facts")["growing"]["unless"]))


def _disputed(group: Sequence[Stated]) -> set[tuple[str, int, int]]:
    """Return the keys of the statements that one report sets against each other."""
    found: set[tuple[str, int, int]] = set()
    for i, one in enumerate(group):
        for two in group[i + 1 : i + 1 + _NEXT]:
            live = not (one.quantity.was or two.quantity.was) and one.level.low != two.level.low
            if one.report == two.report and live and rival(one, two):
                found.update((one.key, two.key))
    return found


def _fixed(s: Stated) -> bool:
    """Tell whether what is measured is the same at any time."""
    if s.level.unit == _LENGTH and not _evolves(s):
        return True
    return s.quantity.unit in _TIMELESS or s.quantity.background or s.long_ago is not None


def _one_unit(held: Sequence[Held]) -> list[Held]:
    """Leave room around measures that some reports give in another unit than most: 71 metres, 233 feet."""
    units = Counter(h.unit for h in held if h.unit)
    if len(units) < 2:
        return list(held)
    most = min(units, key=lambda unit: (-units[unit], unit))
    return [
        h if h.unit == most and not _is_round(h.reading) else h._replace(level=replace(h.level, approximate=True))
        for h in held
    ]


def _is_round(reading: Reading) -> bool:
    """Tell whether a number is round as it is written, before it is put into another unit: 2,000 feet."""
    stated_here = reading.low if reading.low is not None else reading.high
    return stated_here is not None and stated_here >= _HUNDRED and stated_here % _HUNDRED == 0


def _evolves(s: Stated) -> bool:
    """Tell whether what is counted may change while the event unfolds: all but measures whose words tell no change."""
    q = s.quantity
    way = s.level.unit == _LENGTH  # "he fell 200 metres" tells how far, and no change
    changed = q.change is not None and not (way and q.change == "fall")
    return s.level.kind != "measure" or changed or q.tally or _told_to_change(s, way=way)


def _slow(s: Stated) -> bool:
    """Tell whether only the days between two counts make one an update: no fate of people, no word of a change."""
    q = s.quantity
    return q.measure is None and q.change is None and not q.tally and not _told_to_change(s)


def _hourly(s: Stated) -> bool:
    """Tell whether a price or its change is of an hour of trading: "shares fell 3 per cent", "trading at 6,562"."""
    if s.level.kind not in ("money", "percent"):
        return False
    rules = lexicon("quantities_facts")["hourly"]
    words = [*rules["words"], *(rules["of_a_change"] if s.level.kind == "percent" and s.quantity.change else [])]
    return any(fact_stem(word) in s.around for word in words)


def _told_to_change(s: Stated, *, way: bool = False) -> bool:
    changes, but_ways = _evolving()
    return not s.around.isdisjoint(but_ways if way else changes)


@cache
def _evolving() -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of words that tell a change, and those among them that tell no way that something went."""
    rules = lexicon("quantities_facts")["evolving"]
    stems = {word: fact_stem(word) for word in rules["words"]}
    return frozenset(stems.values()), frozenset(s for word, s in stems.items() if word not in rules["ways"])


def _scope(s: Stated) -> tuple[str, str]:
    """Return of whom and what is counted or what a sum takes in, each "" where nothing special is named."""
    if s.level.kind == "money":
        within = _TAKES_IN.search(s.text)
        return "", within.group() if within else ""
    return " ".join(sorted(s.nations)), ""


def _id(group: Sequence[Stated]) -> str:
    content = "\n".join(f"{s.report}:{s.start}:{s.end}" for s in group)
    return "figure-" + hashlib.sha256(content.encode()).hexdigest()[:12]
