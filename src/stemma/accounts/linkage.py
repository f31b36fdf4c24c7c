"""Items merged into groups by the evidence between them."""

from collections.abc import Iterable, Sequence

import numpy as np


def merge(
    evidence: Sequence[Sequence[float]],
    threshold: float,
    apart: Iterable[tuple[int, int]] = (),
    cost: float = 0.0,
    best: float = 0.0,
) -> list[list[int]]:
    """Merge items by average linkage until the evidence between any two groups is below the threshold.

    `evidence` is a square symmetric table; `apart` are pairs that should not come together, each group that would bring
    one together has to outweigh the `cost`. `best` is the share of the strongest pair of two groups in what speaks for
    them, the rest is the mean of all their pairs. Returned are groups of indices, in order of their first item.

    Average linkage (Sokal and Michener 1958) keeps two groups from being chained together through one item; a share of
    the strongest pair, as single linkage has it, lets one telling pair speak for two groups of many wordings.

    >>> merge([[0, 5, -1], [5, 0, 0], [-1, 0, 0]], 1.0)
    [[0, 1], [2]]
    >>> merge([[0, 5], [5, 0]], 1.0, [(0, 1)], 9.0)
    [[0], [1]]
    >>> merge([[0, 5, -1], [5, 0, 2], [-1, 2, 0]], 1.0, best=0.5)
    [[0, 1, 2]]
    """
    groups = [[i] for i in range(len(evidence))]
    if len(groups) < 2:
        return groups
    table = np.array(evidence, dtype=np.float64)
    barred = np.zeros(table.shape, dtype=bool)
    for i, j in apart:
        barred[i, j] = barred[j, i] = True
    np.fill_diagonal(table, -np.inf)
    strongest = table.copy()
    while True:
        weighed = (1 - best) * table + best * strongest - cost * barred if best else table - cost * barred
        i, j = sorted(int(x) for x in np.unravel_index(int(np.argmax(weighed)), table.shape))
        if weighed[i, j] < threshold:
            return [sorted(g) for g in groups if g]
        one, two = len(groups[i]), len(groups[j])
        mean = np.round((table[i] * one + table[j] * two) / (one + two), 9)
        for each, row in (
            (table, mean),
            (strongest, np.maximum(strongest[i], strongest[j])),
            (barred, barred[i] | barred[j]),
        ):
            each[i, :], each[:, i] = row, row
        for each in (table, strongest):
            each[j, :], each[:, j] = -np.inf, -np.inf
            each[i, i] = -np.inf
        groups[i].extend(groups[j])
        groups[j] = []
