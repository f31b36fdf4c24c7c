"""How alike groups of reports are as wholes, kept from one time to the next while groups come and go."""

from collections.abc import Sequence

import numpy as np

from stemma.stories.days import UNDATED
from stemma.stories.evidence import middle_day
from stemma.stories.part import Part
from stemma.stories.rows import Floats, Numbers, Rows
from stemma.stories.sketch import KINDS, ONE

_WORDS = 256  # by which a group is known
_KNOWN = 2048  # groups whose summed words are kept
_CELLS = 1_000_000  # of likeness that are kept; what was not asked for longest goes first

Members = tuple[int, ...]


class Wholes:
    """The mean likeness of the reports of every two groups within a part.

    >>> from stemma.sources import report_of_text
    >>> rows = Rows()
    >>> told = "The ferry Corrin Star capsized.", "The Corrin Star, a ferry, capsized.", "Nadia Orr won the marathon."
    >>> numbers = rows.read([report_of_text(text) for text in told])
    >>> alike = Wholes(rows).of(Part(0, list(numbers), None), [(0,), (1,), (2,)])
    >>> bool(alike[0, 1] > alike[0, 2])
    True
    """

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._summed: dict[Members, tuple[Numbers, Floats, int | None]] = {}
        self._kept: dict[Part, tuple[dict[Members, int], Floats]] = {}
        self._cells = 0
        self._loaded = np.zeros(0)  # the weights of one group by word

    def of(self, part: Part, groups: Sequence[Members]) -> Floats:
        """Return the likeness of every two of the groups of a part, the distance of their middle days considered."""
        sizes = np.array([float(len(members)) for members in groups])
        days = [day for _, _, day in map(self._sum, groups)]
        known = np.array([UNDATED if day is None else day for day in days])
        found = self._dots(part, groups) / ONE / (sizes[:, None] * sizes[None, :])
        return np.asarray(found * self._rows.nearness_of_days(known[:, None], known[None, :]))

    def _dots(self, part: Part, groups: Sequence[Members]) -> Floats:
        words, weights = np.zeros((len(groups), _WORDS), np.int64), np.zeros((len(groups), _WORDS))
        for at, members in enumerate(groups):
            own, summed, _ = self._sum(members)
            words[at, : len(own)], weights[at, : len(own)] = own, summed
        places, before = self._forget(part)
        known = np.array([places.get(members, -1) for members in groups])
        old, fresh = np.nonzero(known >= 0)[0], np.nonzero(known < 0)[0]
        if len(fresh) * 2 > len(groups):
            found = self._rows.dots_of_words(words, weights)
        else:
            found = np.zeros((len(groups), len(groups)))
            found[np.ix_(old, old)] = before[np.ix_(known[old], known[old])]
            for at in fresh.tolist():
                own, summed, _ = self._sum(groups[at])
                found[at] = found[:, at] = self._dots_of(own, summed, words, weights)
        self._keep(part, groups, found)
        return found

    def _dots_of(self, own: Numbers, summed: Floats, words: Numbers, weights: Floats) -> Floats:
        """Return the dot products of one row of words, with summed weights, and many."""
        most = KINDS * len(self._rows.lexis.numbers)
        if len(self._loaded) < most:
            self._loaded = np.zeros(most + most // 4)
        self._loaded[own] = summed
        found = np.einsum("ij,ij->i", self._loaded.take(words), weights)
        self._loaded[own] = 0.0
        return np.asarray(found)

    def _forget(self, part: Part) -> tuple[dict[Members, int], Floats]:
        places, before = self._kept.pop(part, ({}, np.zeros((0, 0))))
        self._cells -= before.size
        return places, before

    def _keep(self, part: Part, groups: Sequence[Members], found: Floats) -> None:
        self._kept[part] = ({members: at for at, members in enumerate(groups)}, found)
        self._cells += found.size
        while self._cells > _CELLS and len(self._kept) > 1:
            self._forget(next(iter(self._kept)))

    def _sum(self, members: Members) -> tuple[Numbers, Floats, int | None]:
        found = self._summed.get(members)
        if found is None:
            if len(self._summed) >= _KNOWN:
                del self._summed[next(iter(self._summed))]
            found = (*self._rows.summed(members, _WORDS), middle_day(self._rows, members))
            self._summed[members] = found
        return found
