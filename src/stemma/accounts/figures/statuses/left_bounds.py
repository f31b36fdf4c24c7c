"""The bounds that the readings of a fact leave together, and those of its latest moment."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from stemma.accounts.figures.statuses.held import Held
from stemma.accounts.figures.statuses.moment_order import cut, has_time
from stemma.accounts.stated.compatible import allowed
from stemma.records import Current, Number, Reading


def agree(held: Iterable[Held]) -> bool:
    """Tell whether one value can satisfy all readings, rounding and approximation allowed for.

    >>> def held(report, low, high):
    ...     reading = Reading(report=report, start=0, end=2, text="", low=low, high=high, approximate=False,
    ...         said_by=None, as_of=None, origin=report)
    ...     return Held(reading, reading)
    >>> agree([held("a", 12, 12), held("b", 10, None)]), agree([held("a", 12, 12), held("b", 14, 14)])
    (True, False)
    """
    spans = [allowed(h.level) for h in held]
    return max(low for low, _ in spans) <= min(high for _, high in spans)


def by_moment(held: Sequence[Held]) -> list[tuple[str, list[Held]]]:
    """Group readings by moment, earliest first: by time of day where every reading has one, else by day.

    >>> def held(report, as_of):
    ...     reading = Reading(report=report, start=0, end=2, text="", low=9, high=9, approximate=False,
    ...         said_by=None, as_of=as_of, origin=report)
    ...     return Held(reading, reading)
    >>> found = by_moment([held("a", "2024-05-02"), held("b", "2024-05-01T09:00"), held("c", "2024-05-01")])
    >>> [(moment, len(those)) for moment, those in found]
    [('2024-05-01', 2), ('2024-05-02', 1)]
    """
    timed = all(has_time(h.reading.as_of) for h in held)
    groups: dict[str, list[Held]] = defaultdict(list)
    for h in held:
        groups[cut(h.reading.as_of, timed)].append(h)
    return sorted(groups.items())


def latest(held: Sequence[Held]) -> Current | None:
    """Return the bounds that the readings of the latest moment leave, those of all where no moments are known.

    >>> def held(as_of, n):
    ...     reading = Reading(report="a", start=0, end=2, text="", low=n, high=n, approximate=False,
    ...         said_by=None, as_of=as_of, origin="o")
    ...     return Held(reading, reading)
    >>> latest([held("2024-05-02", 14), held("2024-05-01", 12)])
    Current(low=14, high=14, as_of='2024-05-02')
    """
    dated = [h for h in held if h.reading.as_of is not None]
    if len(dated) < len(held):
        return bounds_left(held)
    day = by_moment(dated)[-1][0][:10]
    return bounds_left(by_moment([h for h in dated if (h.reading.as_of or "")[:10] == day])[-1][1])


def bounds_left(held: Sequence[Held]) -> Current | None:
    """Return the bounds that readings leave together, without the room that rounding leaves.

    Where nothing is left between them ("1,200" and "more than 1,200"), those of the readings that are not approximate
    hold, then the number stated outright. Readings in another unit than most are not converted: their words hold as
    they stand.

    >>> def held(low, high):
    ...     reading = Reading(report="a", start=0, end=2, text="", low=low, high=high, approximate=False,
    ...         said_by=None, as_of=None, origin="o")
    ...     return Held(reading, reading)
    >>> bounds_left([held(10, None), held(None, 15)]), bounds_left([held(10, 10), held(15, 15)])
    (Current(low=10, high=15, as_of=None), None)
    """
    if not agree(held):
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
