"""Readings that a later version of the same report replaced."""

from collections.abc import Sequence

from stemma.accounts.stated import Stated
from stemma.accounts.stated.compatible import compatible
from stemma.records import Versions

Key = tuple[str, int, int]


def overtaken(group: Sequence[Stated], versions: Sequence[Versions]) -> frozenset[Key]:
    """Return the key of each statement of a fact that a later version of its report contradicts.

    A later version that leaves the fact out replaces nothing, and neither do versions whose order is not known.

    >>> overtaken((), ())
    frozenset()
    """
    told: dict[str, list[Stated]] = {}
    for s in group:
        told.setdefault(s.report, []).append(s)
    found: set[Key] = set()
    for row in versions:
        if row.in_order:
            found |= _in_row([told[id_] for id_ in row.reports if id_ in told])
    return frozenset(found)


def _in_row(stating: Sequence[Sequence[Stated]]) -> set[Key]:
    """Return what the next version that states the fact, or the last one, contradicts."""
    found = set()
    for place, own in enumerate(stating[:-1]):
        for s in own:
            for later in (stating[place + 1], stating[-1]):
                if not any(compatible(s.level, other.level) for other in later):
                    found.add(s.key)
    return found
