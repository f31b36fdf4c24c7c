"""Readings that count different things: another people, or a sum that takes in more."""

from collections.abc import Sequence
from itertools import combinations

from stemma.accounts.figures.statuses.held import Held
from stemma.accounts.stated.compatible import compatible

_WIDER = "including "  # the scope of an amount that takes in more than others: "912 million including launch"


def only_scopes_differ(held: Sequence[Held]) -> bool:
    """Tell whether any two readings that cannot both hold count different things.

    >>> from stemma.records import Reading
    >>> def held(n, scope):
    ...     reading = Reading(report="a", start=0, end=2, text="", low=n, high=n, approximate=False,
    ...         said_by=None, as_of=None, origin="o")
    ...     return Held(reading, reading, scope=(scope, ""))
    >>> only_scopes_differ([held(9, "Arkeshi"), held(40, "")]), only_scopes_differ([held(9, ""), held(40, "")])
    (True, False)
    """
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
