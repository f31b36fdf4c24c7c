"""Groups by average linkage, joined only where two groups look like one: as alike between as inside.

Groups that are each the other's nearest are looked at in one step, in all sets at once: no other merger can come
between them, so that the outcome is that of going from the most alike pair down (Murtagh, "A survey of recent advances
in hierarchical clustering algorithms", 1983). Likeness is kept in whole numbers, so every sum is exact.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon

WHOLE = 65_536  # likeness is in whole numbers of this part
Matrix = NDArray[np.float64]
Whole = NDArray[np.float64] | NDArray[np.uint16]  # of whole numbers
Vector = NDArray[np.float64]
Numbers = NDArray[np.int64]
Marks = NDArray[np.bool_]
Pair = tuple[int, int]
Ruling = tuple[Iterable[Pair], Iterable[Pair]]  # together, apart
Contrast = Callable[[Numbers, Numbers, Numbers], Vector]
_GONE = -2.0  # likeness to what is no longer there
_APART = -1.0  # likeness of groups that were found to be two stories
_CELLS = 1 << 18  # of the matrices that are looked at together


class Linkable(NamedTuple):
    """A set to be grouped: the likeness of every two places, symmetric, in whole numbers of parts (`WHOLE`).

    What is grouped may be groups itself: `sizes` says how many reports each place has, `inside` the summed likeness of
    its pairs. `ruled` are pairs of places that somebody ruled to be one story or two. `details` tells how alike the
    names and numbers of every two are.
    """

    likeness: Whole
    sizes: Vector | None = None
    inside: Vector | None = None
    ruled: Ruling | None = None
    details: Whole | None = None


class Linked(NamedTuple):
    """Groups of places, each sorted, by their first member; and the summed likeness inside each."""

    groups: list[list[int]]
    inside: list[float]


def link(of: Linkable) -> Linked:
    """Return the groups of one set.

    >>> alike = np.array([[1.0, 0.8, 0.0], [0.8, 1.0, 0.0], [0.0, 0.0, 1.0]])
    >>> link(Linkable(alike * WHOLE)).groups
    [[0, 1], [2]]
    """
    return link_all([of])[0]


def link_all(sets: Sequence[Linkable], contrast: Contrast | None = None) -> list[Linked]:
    """Return the groups of sets that have nothing to do with each other.

    `contrast` tells, for the places of sets and two places in each, how far the leads of the two name others.

    >>> near, far = np.array([[1.0, 0.8], [0.8, 1.0]]), np.eye(2)
    >>> [linked.groups for linked in link_all([Linkable(near * WHOLE), Linkable(far * WHOLE)])]
    [[[0, 1]], [[0], [1]]]
    """
    found: dict[int, Linked] = {}
    for chosen in _alike_in_size([len(one.likeness) for one in sets]):
        groups = _Groups([sets[at] for at in chosen])
        numbers = np.array(chosen)

        def told(at: Numbers, one: Numbers, two: Numbers, numbers: Numbers = numbers) -> Vector:
            return np.zeros(len(at)) if contrast is None else contrast(numbers[at], one, two)

        while groups.step(told):
            pass
        found.update(zip(chosen, groups.linked(), strict=True))
    return [found[at] for at in range(len(sets))]


def _alike_in_size(sizes: list[int]) -> Iterator[list[int]]:
    """Yield places of sets that are looked at together: of about one size, and not too much at once."""
    chosen: list[int] = []
    for at in sorted(range(len(sizes)), key=lambda at: (sizes[at], at)):
        if chosen and (sizes[at] > 2 * sizes[chosen[0]] or (len(chosen) + 1) * sizes[at] ** 2 > _CELLS):
            yield chosen
            chosen = []
        chosen.append(at)
    if chosen:
        yield chosen


class _Groups:
    """The groups so far of some sets, as tables of one width: the summed likeness between any two and inside each.

    Sets that are done, and groups that are no more, leave the tables when half of them can: `_set` and `_label` tell
    which are left, by the set and by its first place; `_into` and `_total` are by set and place.
    """

    def __init__(self, sets: Sequence[Linkable]) -> None:
        width = max(len(one.likeness) for one in sets)
        shape = (len(sets), width, width)
        self._counts = [len(one.likeness) for one in sets]
        self._into, self._total = np.tile(np.arange(width), (len(sets), 1)), np.zeros(shape[:2])
        self._set, self._label = np.arange(len(sets)), self._into.copy()
        self._there = np.arange(width) < np.array(self._counts)[:, None]
        self._size = np.ones(shape[:2])
        self._inside = np.zeros(shape[:2])
        self._between, self._mean, self._apart = np.zeros(shape), np.full(shape, _GONE), np.zeros(shape, np.bool_)
        self._details = [one.details for one in sets]
        self._judged = np.array([one.details is not None for one in sets])
        for at, (one, count) in enumerate(zip(sets, self._counts, strict=True)):
            self._enter(at, one, count)
        self._total[:] = self._inside
        for at, one in enumerate(sets):
            self._rule(at, *(one.ruled or ((), ())))
        self._nearest, self._best = self._mean.argmax(axis=2), self._mean.max(axis=2)
        self._least = min(lexicon("stories_grouping")["join"][key] for key in ("two", "more", "lone")) * WHOLE

    def _enter(self, at: int, one: Linkable, count: int) -> None:
        self._mean[at, :count, :count] = self._between[at, :count, :count] = one.likeness
        np.fill_diagonal(self._mean[at], _GONE)
        if one.sizes is not None:
            self._size[at, :count] = one.sizes
            self._between[at, :count, :count] *= one.sizes[:, None] * one.sizes[None, :]
        if one.inside is not None:
            self._inside[at, :count] = one.inside

    def _rule(self, at: int, together: Iterable[Pair], apart: Iterable[Pair]) -> None:
        for one, two in apart:
            self._keep_apart(np.array([at]), np.array([one]), np.array([two]))
        for one, two in sorted(together):
            ends = self._into[at, one], self._into[at, two]
            if ends[0] != ends[1]:
                self._join(np.array([at]), np.array([min(ends)]), np.array([max(ends)]))

    def step(self, contrast: Contrast) -> bool:
        """Look at all pairs of groups that are each other's nearest; tell whether there were any."""
        places = np.arange(self._nearest.shape[1])
        mutual = np.take_along_axis(self._nearest, self._nearest, 1) == places
        at, one = np.nonzero(mutual & (self._best >= self._least) & (places < self._nearest))
        if not len(at):
            return self._look_anew()
        two = self._nearest[at, one]
        joined = self._one_story(at, one, two, contrast)
        apart = ~joined
        self._keep_apart(at[apart], one[apart], two[apart])
        if joined.any():
            self._join(at[joined], one[joined], two[joined])
        self._look(at, one, two, joined)
        self._narrow()
        return True

    def _look(self, at: Numbers, one: Numbers, two: Numbers, joined: Marks) -> None:
        """Find the nearest of the groups that were joined or kept apart, and of those that had joined ones nearest."""
        gone, stale = np.zeros((2, *self._nearest.shape), np.bool_)
        gone[at[joined], one[joined]] = gone[at[joined], two[joined]] = True
        stale[at, one] = stale[at, two] = True
        stale |= np.take_along_axis(gone, self._nearest, 1)
        row, place = np.nonzero(stale)
        mean = self._mean[row, place]
        nearest = mean.argmax(axis=1)
        self._nearest[row, place], self._best[row, place] = nearest, mean[np.arange(len(row)), nearest]

    def _look_anew(self) -> bool:
        """Find the nearest of all groups where none are mutual, as among equals; tell whether any are near enough."""
        self._nearest, self._best = self._mean.argmax(axis=2), self._mean.max(axis=2)
        return bool((self._best >= self._least).any())

    def _narrow(self) -> None:
        """Leave out the sets that are done and the groups that are no more, where that halves the tables."""
        active = np.nonzero((self._best >= self._least).any(axis=1))[0]
        width = int(self._there[active].sum(axis=1).max(initial=1))
        if not len(active) or (2 * len(active) > len(self._set) and 2 * width > self._there.shape[1]):
            return
        order = np.argsort(~self._there[active], axis=1, kind="stable")[:, :width]
        rows, row = active[:, None], active[:, None, None]
        square = row, order[:, :, None], order[:, None, :]
        self._between, self._mean, self._apart = self._between[square], self._mean[square], self._apart[square]
        self._set = self._set[active]
        self._label, self._there, self._size = (
            self._label[rows, order],
            self._there[rows, order],
            self._size[rows, order],
        )
        self._inside = self._inside[rows, order]
        self._nearest, self._best = self._mean.argmax(axis=2), self._mean.max(axis=2)

    def _keep_apart(self, at: Numbers, one: Numbers, two: Numbers) -> None:
        self._apart[at, one, two] = self._apart[at, two, one] = True
        self._mean[at, one, two] = self._mean[at, two, one] = _APART

    def _join(self, at: Numbers, one: Numbers, two: Numbers) -> None:
        """Put the second groups into the first; no group is named twice."""
        self._inside[at, one] += self._inside[at, two] + self._between[at, one, two]
        self._size[at, one] += self._size[at, two]
        _add(self._between, at, one, two)
        _add(self._apart, at, one, two)
        self._there[at, two] = False
        mean = self._between[at, one] / (self._size[at, one][:, None] * self._size[at])
        mean = np.where(self._there[at], np.where(self._apart[at, one], _APART, mean), _GONE)
        mean[np.arange(len(at)), one] = _GONE
        self._mean[at, one] = self._mean[at, :, one] = mean
        self._mean[at, two] = self._mean[at, :, two] = _GONE
        of, label = self._set[at], self._label[at, one]
        row, place = np.nonzero(self._into[of] == self._label[at, two][:, None])
        self._into[of[row], place] = label[row]
        self._total[of, label] = self._inside[at, one]

    def _one_story(self, at: Numbers, one: Numbers, two: Numbers, contrast: Contrast) -> Marks:
        """Tell which pairs of groups are alike enough, and look like one."""
        join, look = lexicon("stories_grouping")["join"], lexicon("stories_grouping")["look"]
        value = self._mean[at, one, two] / WHOLE
        sizes = self._size[at, one], self._size[at, two]
        small, large = np.minimum(*sizes), np.maximum(*sizes)
        found = look_like_one(value, *sizes, *(self._mean_inside(at, group) for group in (one, two)))
        pairs = np.nonzero((large < 2) & (value >= join["two"]))[0]
        if len(pairs):
            labels = [self._label[at[pairs], group[pairs]] for group in (one, two)]
            loss = join["contrast"] * contrast(self._set[at[pairs]], labels[0], labels[1])
            found[pairs] = value[pairs] * (1.0 - loss) >= join["two"]
        judged = np.nonzero(found & (small >= look["details_from"]) & self._judged[self._set[at]])[0]
        for pair in judged.tolist():
            of = int(at[pair])
            groups = [int(self._label[of, group[pair]]) for group in (one, two)]
            found[pair] = self._share_details(int(self._set[of]), groups)
        return np.asarray(found)

    def _share_details(self, of: int, labels: Sequence[int]) -> bool:
        """Tell whether two groups of a set share their names and numbers as what is inside them does."""
        details = self._details[of]
        assert details is not None
        into = self._into[of, : self._counts[of]]
        members = [np.nonzero(into == label)[0] for label in labels]
        between = details[np.ix_(*members)].sum(dtype=np.float64) / (len(members[0]) * len(members[1]))
        inside = []
        for group in members:
            own = details[np.ix_(group, group)].astype(np.float64)
            inside.append((own.sum() - own.trace()) / (len(group) * (len(group) - 1)))
        least = lexicon("stories_grouping")["look"]["details"] * (1 - 1 / min(map(len, members)))
        return bool(between >= least * math.sqrt(inside[0] * inside[1]))

    def _mean_inside(self, at: Numbers, group: Numbers) -> Vector:
        return mean_inside(self._inside[at, group], self._size[at, group])

    def linked(self) -> list[Linked]:
        """Return the groups of each set."""
        found = []
        for at, count in enumerate(self._counts):
            into = self._into[at, :count].tolist()
            members: dict[int, list[int]] = {}
            for place, first in enumerate(into):
                members.setdefault(first, []).append(place)
            inside = (self._total[at] / WHOLE).tolist()
            found.append(Linked(list(members.values()), [inside[first] for first in members]))
        return found


def look_like_one(value: Vector, one: Vector, two: Vector, inside_one: Vector, inside_two: Vector) -> Marks:
    """Tell which pairs of groups are alike enough, and as alike between as inside.

    Given are the mean likeness between, the sizes, and the mean likeness inside each, as numpy broadcasts them.

    >>> look_like_one(np.array([0.4, 0.2]), np.array(3.0), np.array(3.0), np.array(0.5), np.array(0.5)).tolist()
    [True, False]
    """
    join, look = lexicon("stories_grouping")["join"], lexicon("stories_grouping")["look"]
    small, large = np.minimum(one, two), np.maximum(one, two)
    looks = np.where(small < 2, look["one"] * (1 - 1 / large), look["groups"] * (1 - 1 / small))
    alike = np.where(small < 2, np.maximum(inside_one, inside_two), np.sqrt(inside_one * inside_two))
    least = np.where(small < 2, np.where(large >= join["lone_from"], join["lone"], join["more"]), join["more"])
    found = (value >= least) & ((large < 3) & (small < 2) | (value >= looks * alike))
    return np.asarray(np.where(large < 2, value >= join["two"], found))


def mean_inside(total: Vector, size: Vector) -> Vector:
    """Return the mean likeness of the pairs in groups, from its sum in whole numbers of parts.

    >>> mean_inside(np.array([3.0 * WHOLE, 0.0]), np.array([3.0, 1.0])).tolist()
    [1.0, 0.0]
    """
    return np.asarray(total / np.maximum(1.0, size * (size - 1) / 2) / WHOLE)


def _add(table: NDArray[Any], at: Numbers, one: Numbers, two: Numbers) -> None:
    table[at, one] += table[at, two]
    table[at, :, one] += table[at, :, two]
