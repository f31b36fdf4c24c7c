"""From ties of pairs to descent: what a third report explains is no tie, and nothing descends from itself."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from stemma.data import lexicon
from stemma.lineage.direction import Clue
from stemma.lineage.ties import Tie

Pair = tuple[int, int]


class Bond(NamedTuple):
    """A tie of two reports by number (`one` < `two`) with the evidence on its direction.

    `lean` is positive where `two` is the parent, negative where `one` is; `same_page` tells that both are versions of
    one URL.
    """

    one: int
    two: int
    tie: Tie
    clues: tuple[Clue, ...]
    lean: float
    same_page: bool

    @property
    def directed(self) -> bool:
        """Whether the evidence decides which of the two is the parent."""
        return abs(self.lean) >= lexicon("lineage_descent")["direction"]["decides"]

    @property
    def child(self) -> int:
        """The report that took text, where that is decided."""
        return self.one if self.lean > 0 else self.two

    @property
    def parent(self) -> int:
        """The report that gave text, where that is decided."""
        return self.two if self.lean > 0 else self.one


def descent(bonds: Sequence[Bond], order: Sequence[tuple[str, ...]]) -> tuple[list[Bond], list[Bond]]:
    """Return the bonds that are descent, directed ones and undecided ones.

    `order` ranks reports (a key for each number) where nothing else does. Bonds are kept from the strongest to the
    weakest; one whose words a third report has nearer to both is explained by it, one that would close a circle of
    descent loses its direction.
    """
    ranked = sorted(bonds, key=lambda bond: _strength(bond, order))
    partners: dict[int, dict[int, Bond]] = {}
    families = Families()
    above: dict[int, set[int]] = {}
    directed, undecided = [], []
    for bond in ranked:
        explained = not bond.same_page and _explained(bond, partners, families)
        partners.setdefault(bond.one, {})[bond.two] = bond
        partners.setdefault(bond.two, {})[bond.one] = bond
        if explained:
            continue
        families.join(bond.one, bond.two)
        if bond.directed and not reaches(above, bond.parent, bond.child):
            above.setdefault(bond.child, set()).add(bond.parent)
            directed.append(bond)
        else:
            undecided.append(bond)
    idle = _idle([*directed, *undecided], partners, order)
    return [b for b in directed if (b.one, b.two) not in idle], [b for b in undecided if (b.one, b.two) not in idle]


def _idle(kept: Sequence[Bond], partners: dict[int, dict[int, Bond]], order: Sequence[tuple[str, ...]]) -> set[Pair]:
    """Return kept bonds that others explain after all: what ties the third report to both was itself found later."""
    near: dict[int, set[int]] = {}
    for bond in kept:
        near.setdefault(bond.one, set()).add(bond.two)
        near.setdefault(bond.two, set()).add(bond.one)
    idle = set()
    for bond in sorted(kept, key=lambda b: _strength(b, order), reverse=True):
        if bond.same_page or min(len(near[bond.one]), len(near[bond.two])) < 2:
            continue
        near[bond.one].discard(bond.two)
        near[bond.two].discard(bond.one)
        held = {end: {third: partners[end][third] for third in near[end]} for end in (bond.one, bond.two)}
        if reaches(near, bond.one, bond.two) and _explained(bond, held, _Everyone()):
            idle.add((bond.one, bond.two))
        else:
            near[bond.one].add(bond.two)
            near[bond.two].add(bond.one)
    return idle


def _strength(bond: Bond, order: Sequence[tuple[str, ...]]) -> tuple[float, float, list[tuple[str, ...]]]:
    return (-round(bond.tie.words, 1), -abs(bond.lean), sorted((order[bond.one], order[bond.two])))


def _explained(bond: Bond, partners: dict[int, dict[int, Bond]], families: "Families") -> bool:
    """Tell whether reports that are nearer to both have the words that the two share."""
    rule = lexicon("lineage_descent")["explained"]
    for near, far in ((bond.one, bond.two), (bond.two, bond.one)):
        rest = _told(bond, near).copy()
        whole = float(rest.sum())
        for third in sorted(partners.get(near, {})):
            to_near, to_far = partners[near][third], partners.get(far, {}).get(third)
            if not families.one(third, far) or (to_far and _child_of_both(to_near, to_far, third)):
                continue
            rest = np.where(_told(to_near, near) >= rest - rule["slack"], 0.0, rest)
            if float(rest.sum()) <= rule["rest"] * whole:
                return True
    return False


def _child_of_both(to_one: Bond, to_two: Bond, third: int) -> bool:
    return to_one.directed and to_two.directed and to_one.child == third and to_two.child == third


def _told(bond: Bond, report: int) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    return bond.tie.told if bond.one == report else bond.tie.other_told


def reaches(above: dict[int, set[int]], start: int, goal: int) -> bool:
    """Tell whether `start` descends from `goal`, where `above` gives the parents of each.

    >>> reaches({1: {2}, 2: {3}}, 1, 3)
    True
    """
    seen, todo = set(), [start]
    while todo:
        here = todo.pop()
        if here == goal:
            return True
        if here not in seen:
            seen.add(here)
            todo += sorted(above.get(here, ()))
    return False


class Families:
    """Groups that grow as members are joined (union-find with path halving)."""

    def __init__(self) -> None:
        self._root: dict[int, int] = {}

    def root(self, number: int) -> int:
        """Return the smallest member of the number's group."""
        root = self._root
        while root.setdefault(number, number) != number:
            root[number] = root.setdefault(root[number], root[number])
            number = root[number]
        return number

    def one(self, first: int, second: int) -> bool:
        """Tell whether both are of one group."""
        return self.root(first) == self.root(second)

    def join(self, first: int, second: int) -> None:
        """Make the groups of both one."""
        a, b = self.root(first), self.root(second)
        self._root[max(a, b)] = min(a, b)


class _Everyone(Families):
    """One group of all."""

    def one(self, first: int, second: int) -> bool:
        """Tell that both are of one group."""
        return True


def components(numbers: Iterable[int], links: Iterable[Pair]) -> list[list[int]]:
    """Return the connected groups, each in order, by their smallest number.

    >>> components(range(4), [(0, 2), (2, 3)])
    [[0, 2, 3], [1]]
    """
    families = Families()
    for one, two in links:
        families.join(one, two)
    groups: dict[int, list[int]] = {}
    for number in sorted(numbers):
        groups.setdefault(families.root(number), []).append(number)
    return [groups[key] for key in sorted(groups)]
