"""How alike groups of reports are on the mean, from the summed words of each."""

from collections.abc import Sequence

import numpy as np

from stemma.stories.days import UNDATED
from stemma.stories.evidence import middle_day
from stemma.stories.linkage import WHOLE
from stemma.stories.rows import Floats, Numbers, Rows
from stemma.stories.sketch import KINDS, ONE

_WORDS = 256  # by which a group is known
_KNOWN = 4096  # groups whose summed words are kept
_ASKED = 64  # reports of a group that stand for all: those of the smallest digests

Members = tuple[int, ...]


class Means:
    """The mean likeness of the reports of two groups, the distance of their middle days considered.

    In whole parts (`WHOLE`), so that it is the same for both sides. Groups are given in order of digests; of more than
    64 reports the first stand for all.

    >>> from stemma.sources import report_of_text
    >>> rows = Rows()
    >>> told = "The ferry Corrin Star capsized.", "The Corrin Star, a ferry, capsized.", "Nadia Orr won the marathon."
    >>> numbers = rows.read([report_of_text(text) for text in told])
    >>> near, far = Means(rows).between((0,), [(1,), (2,)]).tolist()
    >>> near > far, Means(rows).matrix([(0,), (1,), (2,)])[0].tolist() == [WHOLE, near, far]
    (True, False)
    """

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._summed: dict[Members, tuple[Numbers, Floats, int]] = {}
        self._loaded = np.zeros(0)  # the weights of one group by word

    def between(self, one: Members, others: Sequence[Members]) -> Floats:
        """Return how alike a group is to each of others."""
        most = KINDS * len(self._rows.lexis.numbers)
        if len(self._loaded) < most:
            self._loaded = np.zeros(most + most // 4)
        own, weights, day = self._sum(one)
        words, theirs, days = zip(*map(self._sum, others), strict=True)
        self._loaded[own] = weights
        parts = self._loaded.take(np.concatenate(words)) * np.concatenate(theirs)
        self._loaded[own] = 0.0
        ends = np.cumsum([len(of) for of in words])
        sums = np.diff(np.concatenate([[0.0], np.cumsum(parts)])[ends], prepend=0.0)  # whole numbers: exact
        sizes = float(min(len(one), _ASKED)) * _sizes(others)
        near = self._rows.nearness_of_days(np.array([day]), np.array(days))
        return np.asarray(np.rint(sums / ONE / sizes * near * WHOLE))

    def matrix(self, groups: Sequence[Members]) -> Floats:
        """Return how alike every two of some groups are."""
        words, weights = np.zeros((len(groups), _WORDS), np.int64), np.zeros((len(groups), _WORDS))
        days = np.zeros(len(groups), np.int64)
        for at, members in enumerate(groups):
            own, summed, days[at] = self._sum(members)
            words[at, : len(own)], weights[at, : len(own)] = own, summed
        sizes = _sizes(groups)
        sums = self._rows.dots_of_words(words, weights)
        near = self._rows.nearness_of_days(days[:, None], days[None, :])
        return np.asarray(np.rint(sums / ONE / (sizes[:, None] * sizes) * near * WHOLE))

    def inside(self, members: Members) -> float:
        """Return how alike the reports of a group are, from 0 to 1."""
        some = np.array(members[:_ASKED])
        weights, days = self._rows.weights.take(some, 0).astype(np.float64), self._rows.days.take(some)
        near = self._rows.nearness_of_days(days[:, None], days[None, :])
        pairs = len(some) * (len(some) - 1)
        _, summed, _ = self._sum(members)
        between = (np.square(summed).sum() - np.square(weights).sum()) / ONE / pairs
        return float(max(0.0, between) * (near.sum() - len(some)) / pairs)

    def _sum(self, members: Members) -> tuple[Numbers, Floats, int]:
        members = members[:_ASKED]
        found = self._summed.get(members)
        if found is None:
            if len(self._summed) >= _KNOWN:
                del self._summed[next(iter(self._summed))]
            day = middle_day(self._rows, members)
            found = (*self._rows.summed(members, _WORDS), UNDATED if day is None else day)
            self._summed[members] = found
        return found


def _sizes(groups: Sequence[Members]) -> Floats:
    return np.array([float(min(len(members), _ASKED)) for members in groups])
