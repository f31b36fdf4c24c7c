"""Items merged into groups by the evidence between them."""

from collections.abc import Iterable, Sequence

import numpy as np


def merge(
    evidence: Sequence[Sequence[float]], threshold: float, apart: Iterable[tuple[int, int]] = (), cost: float = 0.0
) -> list[list[int]]:
    """Merge items by average linkage until the evidence between any two groups is below the threshold.

    `evidence` is a square symmetric table; `apart` are pairs that should not come together, each group that would bring
    one together has to outweigh the `cost`. Returned are groups of indices, in order of their first item.

    Average linkage (Sokal and Michener 1958) keeps two groups from being chained together through one item.

    >>> merge([[0, 5, -1], [5, 0, 0], [-1, 0, 0]], 1.0)
    [[0, 1], [2]]
    >>> merge([[0, 5], [5, 0]], 1.0, [(0, 1)], 9.0)
    [[0], [1]]
    """
    groups = [[i] for i in range(len(evidence))]
    if len(groups) < 2:
        return groups
    table = np.array(evidence, dtype=np.float64)
    barred = np.zeros(table.shape, dtype=bool)
    for i, j in apart:
        barred[i, j] = barred[j, i] = True
    np.fill_diagonal(table, -np.inf)
    while True:
        weighed = table - cost * barred
        i, j = sorted(int(x) for x in np.unravel_index(int(np.argmax(weighed)), table.shape))
        if weighed[i, j] < threshold:
            return [sorted(g) for g in groups if g]
        one, two = len(groups[i]), len(groups[j])
        mean = np.round((table[i] * one + table[j] * two) / (one + two), 9)
        either = barred[i] | barred[j]
        table[i, :], table[:, i] = mean, mean
        barred[i, :], barred[:, i] = either, either
        table[i, i] = -np.inf
        table[j, :], table[:, j] = -np.inf, -np.inf
        groups[i].extend(groups[j])
        groups[j] = []
