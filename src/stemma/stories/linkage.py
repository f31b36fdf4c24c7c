"""Groups by average linkage, joined only where two groups look like one: as alike between as inside."""

import math
from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Pair = tuple[int, int]
Ruling = tuple[Iterable[Pair], Iterable[Pair]]  # together, apart
_GONE = -2.0  # likeness to what is no longer there
_APART = -1.0  # likeness of groups that were found to be two stories


class _Groups:
    """The groups so far, with the mean likeness between any two and the summed likeness inside each."""

    def __init__(self, likeness: Matrix, sizes: Vector, inside: Vector, details: Matrix | None) -> None:
        self.between = likeness.copy()
        self._details = None if details is None else details.copy()
        self._details_inside = np.zeros(len(likeness))
        np.fill_diagonal(self.between, _GONE)
        count = len(likeness)
        self.size = sizes.copy()
        self.inside = inside.copy()
        self.members: dict[int, list[int]] = {place: [place] for place in range(count)}
        self.nearest = self.between.argmax(axis=1)
        self.best = self.between[np.arange(count), self.nearest]

    def closest(self) -> tuple[int, int, float]:
        one = int(self.best.argmax())
        return one, int(self.nearest[one]), float(self.best[one])

    def mean_inside(self, group: int) -> float:
        size = self.size[group]
        return float(self.inside[group] / (size * (size - 1) / 2))

    def share_details(self, one: int, two: int, least: float) -> bool:
        """Tell whether the names and numbers of two groups are at least so alike between as inside."""
        if self._details is None:
            return True
        inside = [self._details_inside[g] / (self.size[g] * (self.size[g] - 1) / 2) for g in (one, two)]
        return bool(self._details[one, two] >= least * math.sqrt(inside[0] * inside[1]))

    def keep_apart(self, one: int, two: int) -> None:
        self.between[one, two] = self.between[two, one] = _APART
        self._look_again([one, two])

    def join(self, one: int, two: int, likeness: float) -> None:
        sizes = self.size[one], self.size[two]
        row, other = self.between[one], self.between[two]
        joined = (row * sizes[0] + other * sizes[1]) / (sizes[0] + sizes[1])
        joined = np.where((row == _APART) | (other == _APART), _APART, joined)
        joined = np.where((row == _GONE) | (other == _GONE), _GONE, joined)
        self.inside[one] += self.inside[two] + likeness * sizes[0] * sizes[1]
        self._join_details(one, two)
        self.size[one] += self.size[two]
        self.members[one] += self.members.pop(two)
        self.between[one], self.between[:, one] = joined, joined
        self.between[two], self.between[:, two] = _GONE, _GONE
        self.best[two] = _GONE
        touched = np.nonzero((self.nearest == one) | (self.nearest == two))[0].tolist()
        self._look_again([one, *(int(t) for t in touched if t in self.members)])
        closer = np.nonzero(joined > self.best)[0]
        self.nearest[closer], self.best[closer] = one, joined[closer]

    def _join_details(self, one: int, two: int) -> None:
        if self._details is not None:
            first, second = self.size[one], self.size[two]
            self._details_inside[one] += self._details_inside[two] + self._details[one, two] * first * second
            joined = (self._details[one] * first + self._details[two] * second) / (first + second)
            self._details[one], self._details[:, one] = joined, joined

    def _look_again(self, groups: list[int]) -> None:
        for group in groups:
            self.nearest[group] = self.between[group].argmax()
            self.best[group] = self.between[group, self.nearest[group]]


class Linked(NamedTuple):
    """Groups of places, each sorted, by their first member; and the summed likeness inside each."""

    groups: list[list[int]]
    inside: list[float]


def link(
    likeness: Matrix,
    sizes: Vector | None = None,
    inside: Vector | None = None,
    ruled: Ruling | None = None,
    *,
    contrast: Callable[[int, int], float] | None = None,
    details: Matrix | None = None,
) -> Linked:
    """Return the groups of a symmetric matrix of likeness.

    What is grouped may be groups itself: `sizes` says how many reports each place has, `inside` the summed likeness of
    its pairs. `ruled` are pairs of places that somebody ruled to be one story or two. `contrast` tells how far the
    leads of two places name others, `details` how alike the names and numbers of every two are.

    >>> link(np.array([[1.0, 0.8, 0.0], [0.8, 1.0, 0.0], [0.0, 0.0, 1.0]])).groups
    [[0, 1], [2]]
    """
    count = len(likeness)
    if count == 1:
        return Linked([[0]], [0.0 if inside is None else float(inside[0])])
    groups = _Groups(
        likeness,
        np.ones(count) if sizes is None else sizes,
        np.zeros(count) if inside is None else inside,
        details,
    )
    _rule(groups, *(ruled or ((), ())))
    least = min(lexicon("stories_grouping")["join"][key] for key in ("two", "more", "lone"))
    while True:
        one, two, value = groups.closest()
        if value < least:
            break
        first, second = min(one, two), max(one, two)
        if _one_story(groups, first, second, value, contrast):
            groups.join(first, second, value)
        else:
            groups.keep_apart(first, second)
    found = sorted((sorted(members), first) for first, members in groups.members.items())
    return Linked([members for members, _ in found], [float(groups.inside[first]) for _, first in found])


def _rule(groups: _Groups, together: Iterable[Pair], apart: Iterable[Pair]) -> None:
    for one, two in apart:
        groups.keep_apart(one, two)
    for one, two in sorted(together):
        ends = [next(first for first, members in groups.members.items() if place in members) for place in (one, two)]
        first, second = min(ends), max(ends)
        if first != second:
            groups.join(first, second, max(0.0, float(groups.between[first, second])))


def _one_story(groups: _Groups, one: int, two: int, value: float, contrast: Callable[[int, int], float] | None) -> bool:
    join, look = lexicon("stories_grouping")["join"], lexicon("stories_grouping")["look"]
    small, large = sorted((groups.size[one], groups.size[two]))
    if large == 1:
        loss = join["contrast"] * contrast(one, two) if contrast and value >= join["two"] else 0.0
        return value * (1.0 - loss) >= join["two"]
    least = join["lone"] if small == 1 and large >= join["lone_from"] else join["more"]
    if value < least:
        return False
    if small == 1:
        group = one if groups.size[one] > 1 else two
        return large < 3 or value >= look["one"] * (1 - 1 / large) * groups.mean_inside(group)
    inside = math.sqrt(groups.mean_inside(one) * groups.mean_inside(two))
    if value < look["groups"] * (1 - 1 / small) * inside:
        return False
    return small < look["details_from"] or groups.share_details(one, two, look["details"] * (1 - 1 / small))
