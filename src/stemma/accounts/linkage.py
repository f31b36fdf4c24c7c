"""Items merged into groups by the evidence between them."""

from collections.abc import Iterable, Sequence

import numpy as np

Table = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


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

    def weighed_at(rows: int | slice) -> Table:
        if not best:
            return table[rows] - cost * barred[rows]
        return (1 - best) * table[rows] + best * strongest[rows] - cost * barred[rows]

    weighed = weighed_at(slice(None))
    while True:
        i, j = sorted(divmod(int(weighed.argmax()), len(groups)))
        if weighed[i, j] < threshold:
            return [sorted(g) for g in groups if g]
        one, two = len(groups[i]), len(groups[j])
        mean = ((table[i] * one + table[j] * two) / (one + two)).round(9)
        for each, row in (
            (table, mean),
            (strongest, np.maximum(strongest[i], strongest[j])),
            (barred, barred[i] | barred[j]),
        ):
            each[i, :], each[:, i] = row, row
        for each in (table, strongest):
            each[j, :], each[:, j] = -np.inf, -np.inf
            each[i, i] = -np.inf
        for at in (i, j):  # a merge changes nothing of other rows
            weighed[at, :] = weighed[:, at] = weighed_at(at)
        groups[i].extend(groups[j])
        groups[j] = []
