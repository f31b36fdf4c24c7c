"""Groups from the most alike pair down, where it is known beforehand which pairs look like one.

Of groups that were found before most stay as they are, and what takes time is to find that they are apart. So all pairs
are judged at once, and again only those of groups that have grown: the outcome is that of `linkage.link` without
contrast and details, in fewer steps than there are mergers.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from stemma.data import lexicon
from stemma.stories.linkage import WHOLE, Linkable, Linked, Matrix, Numbers, Pair, look_like_one, mean_inside

_GONE = -2.0  # likeness to what is no longer there, and to itself


def descend(of: Linkable) -> Linked:
    """Return the groups of one set whose places are groups themselves.

    >>> alike = np.array([[1.0, 0.8, 0.0], [0.8, 1.0, 0.0], [0.0, 0.0, 1.0]])
    >>> descend(Linkable(alike * WHOLE)).groups
    [[0, 1], [2]]
    """
    groups = _Groups(of)
    while groups.step():
        pass
    members: dict[int, list[int]] = {}
    for place, first in enumerate(groups.into.tolist()):
        members.setdefault(first, []).append(place)
    return Linked(list(members.values()), [float(groups.inside[first]) / WHOLE for first in members])


class _Groups:
    """The groups so far, each in the place of its first: the summed likeness between any two and inside each."""

    def __init__(self, of: Linkable) -> None:
        count = len(of.likeness)
        together, apart = of.ruled or ((), ())
        self.into = np.arange(count)
        self.inside = np.zeros(count) if of.inside is None else of.inside.astype(np.float64)
        self._size = np.ones(count) if of.sizes is None else of.sizes.astype(np.float64)
        self._between: Matrix = of.likeness * np.outer(self._size, self._size)
        self._mean: Matrix = of.likeness.astype(np.float64)  # `_GONE` where nothing is to be found any more
        np.fill_diagonal(self._mean, _GONE)
        self._open = np.zeros(self._mean.shape)  # as that, where two may merge
        self._apart = np.zeros(self._mean.shape, np.bool_)
        self._least = min(lexicon("stories_grouping")["join"][key] for key in ("two", "more", "lone")) * WHOLE
        self._rule(together, apart)
        self._judge(np.arange(count))

    def _rule(self, together: Iterable[Pair], apart: Iterable[Pair]) -> None:
        for one, two in apart:
            self._apart[one, two] = self._apart[two, one] = True
        for pair in sorted(together):
            one, two = sorted(int(self.into[place]) for place in pair)
            if one != two:
                self._join([one], [two])

    def step(self) -> bool:
        """Merge all pairs that look like one and are each other's nearest; tell whether there were any.

        What is more alike than the most alike of those that may merge is apart.
        """
        nearest = self._open.argmax(axis=1)
        best = self._open.max(axis=1)
        highest = best.max()
        if highest < 0:
            return False
        self._apart |= self._mean > highest
        one = int(best.argmax())
        among = np.where(self._apart, _GONE, self._mean).max(axis=1)  # what is not known to be apart comes first
        places = np.arange(len(best))
        mutual = (nearest[nearest] == places) & (places < nearest) & (best == among) & (best == among[nearest])
        ones = np.nonzero(mutual & (best >= 0))[0]
        if len(ones):
            self._join(ones, nearest[ones])
        else:  # among equals none may be mutual
            self._join([min(one, nearest[one])], [max(one, nearest[one])])
        self._judge(ones if len(ones) else np.array([min(one, nearest[one])]))
        return True

    def _join(self, one: Sequence[int] | Numbers, two: Sequence[int] | Numbers) -> None:
        """Put the second groups into the first; no group is named twice."""
        self.inside[one] += self.inside[two] + self._between[one, two]
        self._size[one] += self._size[two]
        for table in (self._between, self._apart):
            table[one] += table[two]
            table[:, one] += table[:, two]
        mean = self._between[one] / (self._size[one][:, None] * self._size)
        mean[self._mean[one] == _GONE] = _GONE
        self._mean[one], self._mean[:, one] = mean, mean.T
        self._mean[two] = self._mean[:, two] = self._open[two] = self._open[:, two] = _GONE
        for first, second in zip(one, two, strict=True):
            self.into[self.into == second] = first

    def _judge(self, at: Numbers) -> None:
        """Find with which others some groups look like one."""
        own, mean = mean_inside(self.inside, self._size), self._mean[at]
        alike = look_like_one(mean / WHOLE, self._size[at][:, None], self._size, own[at][:, None], own)
        value = np.where(alike & ~self._apart[at], mean, _GONE)
        self._open[at], self._open[:, at] = value, value.T
