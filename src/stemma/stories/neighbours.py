"""Which reports are alike, found through an inverted index over their heaviest words."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon
from stemma.stories.days import nearness
from stemma.stories.weights import Weighted

Floats = NDArray[np.float64]
Pair = tuple[int, int, float]
Postings = dict[int, tuple[NDArray[np.int64], Floats]]


class Neighbours(NamedTuple):
    """Pairs of reports ``(earlier place, later place, likeness)``, and how like a crowd of others each report is."""

    pairs: tuple[Pair, ...]
    crowd: Floats


def neighbours(reports: Sequence[Weighted], days: Sequence[int | None], least: float) -> Neighbours:
    """Return the pairs of reports that are at least so alike, and each report's crowd.

    The likeness is the dot product of the weights, less the mean of both crowds (what a report has in common with many
    others is its subject, not its story), lessened by the distance of the days.

    >>> import numpy as np
    >>> one = Weighted(np.array([0, 1]), np.array([0.6, 0.8]))
    >>> [(i, j, round(s, 6)) for i, j, s in neighbours([one, one], [None, None], 0.5).pairs]
    [(0, 1, 1.0)]
    """
    rule = lexicon("stories_grouping")["index"]
    postings = _postings(reports)
    crowd = np.zeros(len(reports))
    found: list[Pair] = []
    for place, report in enumerate(reports):
        likeness = _likeness(report, postings, len(reports), rule)
        likeness[place] = 0.0
        crowd[place] = _crowd(likeness)
        near = np.nonzero(likeness[:place] >= least)[0]
        near = near[np.argsort(-likeness[near], kind="stable")][: rule["partners"]]
        found += [(other, place, float(likeness[other])) for other in sorted(int(n) for n in near)]
    told = ((i, j, (value - (crowd[i] + crowd[j]) / 2) * nearness(days[i], days[j])) for i, j, value in found)
    return Neighbours(tuple((i, j, float(value)) for i, j, value in told if value >= least), crowd)


def _postings(reports: Sequence[Weighted]) -> Postings:
    held: dict[int, tuple[list[int], list[float]]] = {}
    for place, report in enumerate(reports):
        for term, weight in zip(report.terms.tolist(), report.weights.tolist(), strict=True):
            places, weights = held.setdefault(term, ([], []))
            places.append(place)
            weights.append(weight)
    return {term: (np.array(places), np.array(weights)) for term, (places, weights) in held.items()}


def _likeness(report: Weighted, postings: Postings, count: int, rule: dict[str, int]) -> Floats:
    """Return the dot product with every report that shares a heavy word."""
    out = np.zeros(count)
    heavy = np.argsort(-report.weights, kind="stable")
    for rank, at in enumerate(heavy.tolist()):
        places, weights = postings[int(report.terms[at])]
        if len(places) <= (rule["holders"] if rank < rule["terms"] else rule["common"]):
            out[places] += report.weights[at] * weights
    return out


def _crowd(likeness: Floats) -> float:
    rule = lexicon("stories_grouping")["crowd"]
    if len(likeness) <= rule["from"]:
        return 0.0
    last = min(len(likeness), rule["to"])
    ranked = np.sort(np.partition(-likeness, last - 1)[:last])[rule["from"] :]
    return min(float(rule["most"]), round(float(-ranked.mean()), 9))


def dense(reports: Sequence[Weighted], days: Sequence[int | None], crowd: Floats) -> Floats:
    """Return the likeness of every two of a few reports, shape ``(n, n)``, symmetric, 1 on the diagonal.

    >>> import numpy as np
    >>> one = Weighted(np.array([0, 1]), np.array([0.6, 0.8]))
    >>> dense([one, one], [None, None], np.zeros(2)).tolist()
    [[1.0, 1.0], [1.0, 1.0]]
    """
    numbers = {term: at for at, term in enumerate(sorted({int(t) for r in reports for t in r.terms}))}
    rows = np.zeros((len(reports), max(1, len(numbers))))
    for place, report in enumerate(reports):
        rows[place, [numbers[int(t)] for t in report.terms]] = report.weights
    out = np.round(rows @ rows.T - (crowd[:, None] + crowd[None, :]) / 2, 9)
    for i in range(len(reports)):
        for j in range(i):
            out[i, j] = out[j, i] = out[i, j] * nearness(days[i], days[j])
    np.fill_diagonal(out, 1.0)
    return out
