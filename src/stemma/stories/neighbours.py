"""Which reports are alike, found through an inverted index over their heaviest words."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon
from stemma.stories.days import nearness
from stemma.stories.weights import Weighted

Pair = tuple[int, int, float]


def neighbours(reports: Sequence[Weighted], days: Sequence[int | None], least: float) -> Iterator[Pair]:
    """Yield pairs of reports ``(earlier place, later place, likeness)`` that are at least so alike.

    >>> import numpy as np
    >>> one = Weighted(np.array([0, 1]), np.array([0.6, 0.8]))
    >>> [(i, j, round(s, 6)) for i, j, s in neighbours([one, one], [None, None], 0.5)]
    [(0, 1, 1.0)]
    """
    rule = lexicon("stories_grouping")["index"]
    postings: dict[int, tuple[list[int], list[float]]] = {}
    for place, report in enumerate(reports):
        likeness = _likeness(report, postings, place, rule)
        near = np.nonzero(likeness >= least)[0]
        near = near[np.argsort(-likeness[near], kind="stable")][: rule["partners"]]
        for other in sorted(int(n) for n in near):
            value = float(likeness[other]) * nearness(days[place], days[other])
            if value >= least:
                yield other, place, value
        for term, weight in zip(report.terms.tolist(), report.weights.tolist(), strict=True):
            places, weights = postings.setdefault(term, ([], []))
            places.append(place)
            weights.append(weight)


def _likeness(
    report: Weighted, postings: dict[int, tuple[list[int], list[float]]], place: int, rule: dict[str, int]
) -> NDArray[np.float64]:
    """Return the dot product with every earlier report that shares a heavy word."""
    out = np.zeros(place)
    heavy = np.argsort(-report.weights, kind="stable")
    for rank, at in enumerate(heavy.tolist()):
        held = postings.get(int(report.terms[at]))
        if held is None or (rank >= rule["terms"] and len(held[0]) > rule["terms"]) or len(held[0]) > rule["holders"]:
            continue
        np.add.at(out, held[0], report.weights[at] * np.array(held[1]))
    return out


def dense(reports: Sequence[Weighted], days: Sequence[int | None]) -> NDArray[np.float64]:
    """Return the likeness of every two of a few reports, shape ``(n, n)``, symmetric, 1 on the diagonal."""
    numbers = {term: at for at, term in enumerate(sorted({int(t) for r in reports for t in r.terms}))}
    rows = np.zeros((len(reports), max(1, len(numbers))))
    for place, report in enumerate(reports):
        rows[place, [numbers[int(t)] for t in report.terms]] = report.weights
    out = np.round(rows @ rows.T, 9)
    for i in range(len(reports)):
        for j in range(i):
            out[i, j] = out[j, i] = out[i, j] * nearness(days[i], days[j])
    np.fill_diagonal(out, 1.0)
    return out
