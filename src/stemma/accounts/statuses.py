"""The status of a fact, by the rules of the public format, with the reason in words.

single: one origin only. agree: one value can satisfy the readings of all origins. superseded: readings of different
moments, where those of each moment agree and the later replace the earlier. different-scope: the readings count
different things. conflict: none of these.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from stemma.accounts.compatible import allowed, compatible
from stemma.accounts.held import Held
from stemma.accounts.slips import without_slips
from stemma.data import lexicon
from stemma.records import Current, FigureStatus, Number, Reading

_WIDER = "including "  # the scope of an amount that takes in more than others: "912 million including launch"


class Verdict(NamedTuple):
    """A status, why, and the bounds that the latest readings leave."""

    status: FigureStatus
    why: str
    current: Current | None


def judge(held: Sequence[Held], outlets: Mapping[str, str]) -> Verdict:
    """Return the verdict on the readings of one fact; `outlets` names the outlet of a report.

    >>> one = Reading(report="a", start=0, end=9, text="14 killed", low=14, high=14, approximate=False, said_by=None,
    ...     as_of="2023-03-04", origin="o1")
    >>> two = Reading(report="b", start=0, end=9, text="22 killed", low=22, high=22, approximate=False, said_by=None,
    ...     as_of="2023-03-05", origin="o2")
    >>> judge([Held(one, one), Held(two, two)], {"a": "Herald", "b": "Post"}).status
    'superseded'
    """
    last = [h for h in held if not h.revised] or list(held)
    live = _settled(without_slips([h for h in last if not h.replaced] or last))
    current = _current(live)
    if len(last) < len(held) and _agree(live):
        return Verdict("superseded", _why_revised(live, [h for h in held if h.revised], outlets), current)
    if len({h.reading.origin for h in held}) == 1:
        return Verdict("single", _why_single(held, outlets), current)
    if _agree(live):
        gone = [h for h in held if h.replaced]
        if gone and not _agree(held):
            return Verdict("superseded", _why_replaced(live, gone, outlets), current)
        if _moved(live):
            return Verdict("superseded", _why_superseded(live, outlets), current)
        return Verdict("agree", _why_agree(live, outlets), _bounds_left(live))
    if _disputed(live):
        return Verdict("conflict", _why_conflict(live, outlets), None)
    if _only_moments_differ(live):
        return Verdict("superseded", _why_superseded(live, outlets), current)
    if _only_scopes_differ(live):
        return Verdict("different-scope", _why_scope(live, outlets), None)
    return Verdict("conflict", _why_conflict(live, outlets), None)


def _agree(held: Iterable[Held]) -> bool:
    spans = [allowed(h.level) for h in held]
    return max(low for low, _ in spans) <= min(high for _, high in spans)


def _settled(held: Sequence[Held]) -> list[Held]:
    """Leave out what a report itself says otherwise, where other reports bear out the other value.

    A headline with an older count over a text with a newer one makes no conflict between reports; two voices of one
    report do.
    """
    reports: dict[str, list[Held]] = defaultdict(list)
    for h in held:
        reports[h.reading.report].append(h)
    if all(_agree(own) for own in reports.values()):
        return list(held)
    borne_out = _borne_out(held)
    kept = []
    for h in held:
        own = [o for o in reports[h.reading.report] if not compatible(o.level, h.level)]
        voices = {o.reading.said_by for o in own}
        named = h.reading.said_by is not None and voices and None not in voices and h.reading.said_by not in voices
        if h.disputed or named or not any(borne_out[_bounds(o)] > borne_out[_bounds(h)] for o in own):
            kept.append(h)
    return kept


def _bounds(held: Held) -> tuple[Number | None, Number | None, bool]:
    return held.level.low, held.level.high, held.level.approximate


def _borne_out(held: Sequence[Held]) -> dict[tuple[Number | None, Number | None, bool], int]:
    """Return how many reports leave room for each value that is read."""
    reports: dict[tuple[Number | None, Number | None, bool], set[str]] = defaultdict(set)
    example = {_bounds(h): h.level for h in held}
    for h in held:
        reports[_bounds(h)].add(h.reading.report)
    return {
        one: len({r for two in example if compatible(example[one], example[two]) for r in reports[two]})
        for one in example
    }


def _moved(held: Sequence[Held]) -> bool:
    """Tell whether readings that one value could satisfy still show a count that was brought up to date.

    "At least 50" on Monday and "at least 59" on Tuesday: the second says more than the first knew. Only numbers
    stated as such show it, neither approximate nor words like "hundreds", and only where those of each day are close.
    """
    days: dict[str, list[Number]] = defaultdict(list)
    floor: dict[Number, bool] = {}
    for h in held:
        number = _stated(h)
        if number is not None and h.reading.as_of is not None:
            days[h.reading.as_of[:10]].append(number)
            floor[number] = floor.get(number, True) and h.level.low is None
    if any(not _close(min(numbers), max(numbers)) for numbers in days.values()):
        return False
    first, last = days[min(days)] if days else [], days[max(days)] if days else []
    if not first or _close(max(first), max(last)):
        return False
    return max(last) > max(first) or all(floor[number] for number in first)


def _stated(held: Held) -> Number | None:
    """Return the number that the words name, None where they name none exactly."""
    q = held.level
    if q.approximate or (q.low is not None and q.high is not None and q.low != q.high):
        return None
    return q.low if q.low is not None else q.high


def _close(one: Number, two: Number) -> bool:
    factor = lexicon("quantities_facts")["close_factor"][0]
    return one == two or (min(one, two) > 0 and max(one, two) <= factor * min(one, two))


def _only_moments_differ(held: Sequence[Held]) -> bool:
    """Tell whether any two readings that cannot both hold are of different moments."""
    distinct = {(h.level.low, h.level.high, h.level.approximate, h.reading.as_of, h.teller): h for h in held}
    pairs = [(a, b) for a, b in combinations(distinct.values(), 2) if not compatible(a.level, b.level)]
    own = any(a.teller == b.teller and _updates(a, b) for a, b in pairs)
    if not own and (not any(h.evolves for h in held) or (all(h.slow for h in held) and _too_soon(pairs))):
        return False
    return all(_updates(a, b) and not _shrinks(a, b) for a, b in pairs) or _only_grows(held)


def _too_soon(pairs: Iterable[tuple[Held, Held]]) -> bool:
    """Tell whether two tellers contradict each other within days: 15 customers at noon, seven or eight at night."""
    days: int = lexicon("quantities_facts")["slow"]["days"]
    return any(abs(_day(a) - _day(b)).days < days for a, b in pairs if a.reading.as_of and b.reading.as_of)


def _day(held: Held) -> date:
    return date.fromisoformat((held.reading.as_of or "")[:10])


def _shrinks(a: Held, b: Held) -> bool:
    """Tell whether a toll that can only grow is put lower later, by somebody else."""
    first, then = sorted((a, b), key=lambda h: h.reading.as_of or "")
    most, least = _stated(first), _stated(then)
    if most is None or least is None or not (a.grows and b.grows) or a.teller == b.teller:
        return False
    return least < most and not _close(least, most) and a.reading.origin != b.reading.origin


def _only_grows(held: Sequence[Held]) -> bool:
    """Tell whether a toll grows from day to day, whatever the hours of a day: 12 and 18 on Friday, 28 on Saturday.

    A number that an earlier day knew may be told again.
    """
    if not all(h.grows and h.reading.as_of is not None and not h.fixed for h in held):
        return False
    days: dict[str, set[Number]] = defaultdict(set)
    for h in held:
        number = _stated(h)
        if number is not None:
            days[(h.reading.as_of or "")[:10]].add(number)
    known: set[Number] = set()
    for day in sorted(days):
        if known and min(days[day] - known, default=max(known)) < max(known):
            return False
        known |= days[day]
    return len(days) > 1


def _updates(a: Held, b: Held) -> bool:
    """Tell whether the later of two readings can replace the earlier."""
    if a.fixed and b.fixed:
        return False
    if a.evolves and b.evolves and (a.reading.as_of is None) != (b.reading.as_of is None):
        return a.teller != b.teller  # nothing says that both are of one moment
    return _moments_differ(a.reading.as_of, b.reading.as_of)


def _moments_differ(one: str | None, two: str | None) -> bool:
    if one is None or two is None:
        return False
    if one[:10] != two[:10]:
        return True
    return _has_time(one) and _has_time(two) and one[:16] != two[:16]


def _disputed(held: Sequence[Held]) -> bool:
    """Tell whether one report sets two readings against each other that cannot both hold."""
    reports: dict[str, list[Held]] = defaultdict(list)
    for h in held:
        if h.disputed:
            reports[h.reading.report].append(h)
    return any(not _agree(own) for own in reports.values())


def _only_scopes_differ(held: Sequence[Held]) -> bool:
    """Tell whether any two readings that cannot both hold count different things."""
    distinct = {(h.level.low, h.level.high, h.level.approximate, h.scope): h for h in held}
    pairs = combinations(distinct.values(), 2)
    return all(compatible(a.level, b.level) or _scopes_differ(a, b) for a, b in pairs)


def _scopes_differ(a: Held, b: Held) -> bool:
    """Tell whether two readings count different things, or one a named part of what the other counts."""
    return any(_scope_differs(a, b, one, two) for one, two in zip(a.scope, b.scope, strict=True))


def _scope_differs(a: Held, b: Held, one: str, two: str) -> bool:
    if one == two:
        return False
    if one and two:
        return True
    part, whole = (a, b) if one else (b, a)
    if (one or two).startswith(_WIDER):
        part, whole = whole, part
    most, least = part.level.high, whole.level.low
    return most is not None and least is not None and most < least


def _moments(held: Sequence[Held]) -> list[tuple[str, list[Held]]]:
    """Group readings by moment, earliest first: by time of day where every reading has one, else by day."""
    timed = all(_has_time(h.reading.as_of) for h in held)
    groups: dict[str, list[Held]] = defaultdict(list)
    for h in held:
        groups[_cut(h.reading.as_of, timed)].append(h)
    return sorted(groups.items())


def _has_time(moment: str | None) -> bool:
    return moment is not None and len(moment) >= 16 and moment[11:16] != "00:00"


def _cut(moment: str | None, timed: bool) -> str:
    return (moment or "")[: 16 if timed else 10]


def _current(held: Sequence[Held]) -> Current | None:
    """Return the bounds that the readings of the latest moment leave, those of all where no moments are known."""
    dated = [h for h in held if h.reading.as_of is not None]
    if len(dated) < len(held):
        return _bounds_left(held)
    day = _moments(dated)[-1][0][:10]
    return _bounds_left(_moments([h for h in dated if (h.reading.as_of or "")[:10] == day])[-1][1])


def _bounds_left(held: Sequence[Held]) -> Current | None:
    """Return the bounds that readings leave together, without the room that rounding leaves.

    Where nothing is left between them ("1,200" and "more than 1,200"), those of the readings that are not approximate
    hold, then the number stated outright. Readings in another unit than most are not converted: their words hold as
    they stand.
    """
    if not _agree(held):
        return None
    units = Counter(h.unit or "" for h in held)
    unit = min(units, key=lambda u: (-units[u], u))
    readings = [h.reading for h in held if (h.unit or "") == unit]
    exact = [r for r in readings if not r.approximate]
    low, high = _common(readings) or _common(exact) or _outright(exact) or _outright(readings) or (None, None)
    days = sorted(r.as_of for r in readings if r.as_of is not None)
    return Current(low=low, high=high, as_of=days[-1] if days else None)


def _common(readings: Sequence[Reading]) -> tuple[Number | None, Number | None] | None:
    """Return the bounds of the values that satisfy all readings to the letter, None where there is no such value."""
    lows = [r.low for r in readings if r.low is not None]
    highs = [r.high for r in readings if r.high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    if not readings or (low is not None and high is not None and low > high):
        return None
    return low, high


def _outright(readings: Sequence[Reading]) -> tuple[Number | None, Number | None] | None:
    """Return the number that most readings state outright, the smallest of equals."""
    counts = Counter(r.low for r in readings if r.low is not None and r.low == r.high)
    value = min(counts, key=lambda v: (-counts[v], v), default=None)
    return None if value is None else (value, value)


def _said(held: Held, outlets: Mapping[str, str]) -> str:
    reading = held.reading
    moment = f", {_cut(reading.as_of, _has_time(reading.as_of)).replace('T', ' ')}" if reading.as_of else ""
    return f"“{' '.join(reading.text.split())}” ({outlets.get(reading.report, reading.report)}{moment})"


def _listed(held: Iterable[Held], outlets: Mapping[str, str], most: int = 4) -> str:
    shown = list(dict.fromkeys(_said(h, outlets) for h in held))
    rest = len(shown) - most
    return "; ".join(shown[:most]) + (f"; and {rest} more" if rest > 0 else "")


def _why_single(held: Sequence[Held], outlets: Mapping[str, str]) -> str:
    reports = sorted({h.reading.report for h in held})
    if len(reports) == 1:
        return f"One report states it: {_listed(held, outlets)}."
    return f"{len(reports)} reports carry it, all from one origin: {_listed(held, outlets)}."


def _why_agree(held: Sequence[Held], outlets: Mapping[str, str]) -> str:
    return f"One value can satisfy all readings: {_listed(held, outlets)}."


def _why_superseded(held: Sequence[Held], outlets: Mapping[str, str]) -> str:
    steps = [_listed(group, outlets, 2) for _, group in _moments(held)]
    return "Readings of different moments, the later replaces the earlier: " + "; then ".join(steps) + "."


def _why_replaced(live: Sequence[Held], gone: Sequence[Held], outlets: Mapping[str, str]) -> str:
    return f"{_listed(live, outlets)} replaces {_listed(gone, outlets)}, as the words themselves say."


def _why_revised(live: Sequence[Held], gone: Sequence[Held], outlets: Mapping[str, str]) -> str:
    return f"A later version of the same report replaces {_listed(gone, outlets)}: now {_listed(live, outlets)}."


def _why_scope(held: Sequence[Held], outlets: Mapping[str, str]) -> str:
    return f"The readings count different things: {_listed(held, outlets)}."


def _why_conflict(held: Sequence[Held], outlets: Mapping[str, str]) -> str:
    return f"No value satisfies all readings: {_listed(held, outlets)}."
