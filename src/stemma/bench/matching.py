"""One-to-one matching of what was found with what should be found."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Gold = TypeVar("Gold")
Found = TypeVar("Found")


def match(
    gold: Sequence[Gold], found: Sequence[Found], likeness: Callable[[Gold, Found], float]
) -> list[tuple[int, int]]:
    """Pair gold with found items greedily, the most alike first; pairs of likeness 0 are left out.

    Ties go to the earlier gold item, then to the earlier found item, so that the result does not depend on chance.

    >>> match([1, 5], [6, 2], lambda a, b: 1 / (1 + abs(a - b)))
    [(0, 1), (1, 0)]
    """
    pairs = [(-likeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    matched = []
    for score, i, j in sorted(pairs):
        if score >= 0:
            break
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            matched.append((i, j))
    return matched


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Return the Jaccard overlap of two half-open stretches, in characters, from 0 to 1.

    >>> overlap((0, 10), (5, 15))
    0.3333333333333333
    """
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (a[1] - a[0] + b[1] - b[0] - shared) if shared > 0 else 0.0
