"""Readings that their own report says otherwise, where other reports bear out the other value."""

from collections import defaultdict
from collections.abc import Sequence

from stemma.accounts.figures.statuses.held import Held
from stemma.accounts.figures.statuses.left_bounds import agree
from stemma.accounts.figures.statuses.moment_order import moments_differ
from stemma.accounts.stated.compatible import compatible
from stemma.records import Number


def settled(held: Sequence[Held]) -> list[Held]:
    """Leave out what a report itself says otherwise, where other reports bear out the other value.

    A headline with an older count over a text with a newer one makes no conflict between reports; two voices of one
    report do, and a later report that tells an old value beside its new one brings it up to date.

    >>> from stemma.records import Reading
    >>> def held(report, n):
    ...     reading = Reading(report=report, start=0, end=2, text="", low=n, high=n, approximate=False,
    ...         said_by=None, as_of=None, origin=report)
    ...     return Held(reading, reading)
    >>> found = settled([held("a", 9), held("a", 12), held("b", 12), held("c", 12)])
    >>> [(h.reading.report, h.reading.low) for h in found]
    [('a', 12), ('b', 12), ('c', 12)]
    """
    reports: dict[str, list[Held]] = defaultdict(list)
    for h in held:
        reports[h.reading.report].append(h)
    if all(agree(own) for own in reports.values()):
        return list(held)
    borne_out = _borne_out(held)
    known: dict[tuple[Number | None, Number | None, bool], str] = {}
    for h in held:
        known[_bounds(h)] = min(h.reading.as_of or "", known.get(_bounds(h), h.reading.as_of or ""))
    kept = []
    for h in held:
        own = [o for o in reports[h.reading.report] if _gainsays(o, h)]
        voices = {o.reading.said_by for o in own}
        named = h.reading.said_by is not None and h.reading.said_by not in voices
        newer = [o for o in own if not moments_differ(known[_bounds(o)], h.reading.as_of)]
        if h.disputed or named or not any(borne_out[_bounds(o)] > borne_out[_bounds(h)] for o in newer):
            kept.append(h)
    return kept


def _gainsays(one: Held, two: Held) -> bool:
    """Tell whether two readings of one report, of one moment as far as it tells, cannot both hold."""
    return not compatible(one.level, two.level) and not moments_differ(one.reading.as_of, two.reading.as_of)


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
