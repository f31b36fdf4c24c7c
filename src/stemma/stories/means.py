"""How alike groups of reports are on the mean, from the summed words of each."""

from collections.abc import Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from stemma.stories.days import UNDATED
from stemma.stories.evidence import middle_day
from stemma.stories.linkage import WHOLE
from stemma.stories.rows import Floats, Rows
from stemma.stories.sketch import KINDS, ONE

_WORDS = 256  # by which a group is known
_KNOWN = 8192  # groups of two and more whose summed words are kept
_ASKED = 64  # reports of a group that stand for all: those of the smallest digests

Members = tuple[int, ...]
Words = NDArray[np.int32]


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
        self._places: dict[Members, int] = {}  # in the tables: what is kept of a group
        self._free: list[int] = []
        self._words, self._weights = np.zeros((1, _WORDS), np.int32), np.zeros((1, _WORDS), np.int32)
        self._days = np.zeros(1, np.int32)
        self._loaded = np.zeros(0, np.int32)  # the weights of one group by word

    def between(self, one: Members, others: Sequence[Members]) -> Floats:
        """Return how alike a group is to each of others."""
        most = KINDS * len(self._rows.lexis.numbers)
        if len(self._loaded) < most:
            self._loaded = np.zeros(most + most // 4, np.int32)
        words, weights, days = self._sums([one, *others])
        self._loaded[words[0]] = weights[0]
        self._loaded[0] = 0
        sums = np.einsum("ij,ij->i", self._loaded.take(words[1:]).astype(np.float64), weights[1:].astype(np.float64))
        self._loaded[words[0]] = 0
        near = self._rows.nearness_of_days(days[:1], days[1:])
        return np.asarray(np.rint(sums / ONE / (min(len(one), _ASKED) * _sizes(others)) * near * WHOLE))

    def matrix(self, groups: Sequence[Members]) -> Floats:
        """Return how alike every two of some groups are."""
        words, weights, days = self._sums(groups)
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
        _, summed, _ = self._sums([members])
        between = (np.square(summed, dtype=np.float64).sum() - np.square(weights).sum()) / ONE / pairs
        return float(max(0.0, between) * (near.sum() - len(some)) / pairs)

    def _sums(self, groups: Sequence[Members]) -> tuple[Words, Words, Words]:
        """Return the heaviest words of some groups with summed weights, one row a group, and the middle days."""
        for gone in list(islice(self._places, max(0, len(self._places) - _KNOWN))):
            self._free.append(self._places.pop(gone))
        asked = [members[:_ASKED] for members in groups]
        places = [self._place(members) if len(members) > 1 else 0 for members in asked]
        words, weights, days = (table.take(places, 0) for table in (self._words, self._weights, self._days))
        alone = [at for at, members in enumerate(asked) if len(members) == 1]
        if alone:
            rows, width = self._rows, self._rows.words.shape[1]
            numbers = [asked[at][0] for at in alone]
            words[alone, width:] = weights[alone, width:] = 0
            words[alone, :width], weights[alone, :width] = rows.words.take(numbers, 0), rows.weights.take(numbers, 0)
            days[alone] = rows.days.take(numbers)
        return words, weights, days

    def _place(self, members: Members) -> int:
        """Return where in the tables the sums of a group are kept."""
        found = self._places.get(members)
        if found is None:
            if not self._free:
                self._grow()
            found = self._places[members] = self._free.pop()
            words, weights = self._rows.summed(members, _WORDS)
            self._words[found], self._weights[found] = 0, 0
            self._words[found, : len(words)], self._weights[found, : len(words)] = words, weights
            day = middle_day(self._rows, members)
            self._days[found] = UNDATED if day is None else day
        return found

    def _grow(self) -> None:
        count = len(self._days)
        more = 64 + count // 4
        self._words, self._weights, self._days = (
            np.concatenate([table, np.zeros((more, *table.shape[1:]), np.int32)])
            for table in (self._words, self._weights, self._days)
        )
        self._free.extend(range(count + more - 1, count - 1, -1))


def _sizes(groups: Sequence[Members]) -> Floats:
    return np.array([float(min(len(members), _ASKED)) for members in groups])
