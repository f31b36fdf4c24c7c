"""Items moved, one by one, to the group for which the evidence speaks most."""

from collections.abc import Iterable, Sequence

import numpy as np

_ROUNDS = 5  # every item is looked at so often at most


def better_groups(
    evidence: Sequence[Sequence[float]],
    groups: Sequence[Sequence[int]],
    threshold: float,
    apart: Iterable[tuple[int, int]] = (),
    *,
    cost: float = 0.0,
    margin: float = 0.0,
) -> list[list[int]]:
    """Move single items to another group, or to one of their own, where that is worth more by a margin.

    `evidence` is a square symmetric table, `groups` are groups of its indices. What an item is worth in a group is its
    evidence with all others there, each above the threshold, less the `cost` where one of them should stay `apart`
    from it. Merging never takes back a step; this does (local search for correlation clustering, Elsner and Schudy
    2009: one element at a time). Returned are groups of indices, in order of their first item.

    >>> better_groups([[0, 1, 5], [1, 0, -3], [5, -3, 0]], [[0, 1], [2]], 0.0, margin=2.0)
    [[0, 2], [1]]
    >>> better_groups([[0, 1, 2], [1, 0, 0], [2, 0, 0]], [[0, 1], [2]], 0.0, margin=2.0)
    [[0, 1], [2]]
    """
    table = np.array(evidence, dtype=np.float64) - threshold
    size = len(table)
    if len(groups) == 0 or size < 2:
        return [sorted(g) for g in groups]
    np.fill_diagonal(table, 0.0)
    barred = np.zeros(table.shape)
    for i, j in apart:
        barred[i, j] = barred[j, i] = 1.0
    home = np.zeros(size, dtype=np.int64)
    for number, group in enumerate(groups):
        home[list(group)] = number
    for _ in range(_ROUNDS):
        before = home.copy()
        for i in range(size):
            bars = np.bincount(home, barred[i], size) > 0
            worth = np.round(np.bincount(home, table[i], size) - cost * bars, 9)  # 0 in a group that is empty
            best = int(np.argmax(worth))
            if worth[best] > worth[home[i]] + margin:
                home[i] = best
        if (before == home).all():
            break
    found = [np.flatnonzero(home == number).tolist() for number in np.unique(home)]
    return sorted(found, key=lambda group: int(group[0]))
