"""Ties of pairs with their evidence, and who descends from whom by them."""

from collections.abc import Iterable
from typing import NamedTuple

from stemma.data import lexicon
from stemma.lineage.direction import Clue
from stemma.lineage.ties import Tie

Pair = tuple[int, int]


class Bond(NamedTuple):
    """A tie of two reports by number (`one` < `two`) with the evidence on its direction.

    `lean` is positive where `two` is the parent, negative where `one` is; `same_page` tells that both are versions of
    one URL, `retold` that one tells the other again in words of its own; `facts` counts the names and figures
    that both have; `source` is the absent outlet from which both have their text, where they name it.

    >>> from stemma.lineage.compare import compare
    >>> from stemma.sources import report_of_text
    >>> text = "The old mill on the river burned down on Friday night, the second fire in a year, police said."
    >>> wire, daily = report_of_text("HALVERN (NPA) – " + text), report_of_text(text + " It rained. – NPA")
    >>> bond = compare([wire, daily]).bonds[0]
    >>> bond.directed, bond.parted, (bond.child, bond.parent)
    (True, False, (1, 0))
    """

    one: int
    two: int
    tie: Tie
    clues: tuple[Clue, ...]
    lean: float
    same_page: bool
    retold: bool = False
    facts: int = 0
    source: str | None = None

    @property
    def directed(self) -> bool:
        """Whether the evidence decides which of the two is the parent."""
        return not self.parted and abs(self.lean) >= lexicon("lineage_descent")["direction"]["decides"]

    @property
    def parted(self) -> bool:
        """Whether the texts show that neither has it from the other."""
        return any(clue.parts for clue in self.clues)

    @property
    def child(self) -> int:
        """The report that took text, where that is decided."""
        return self.one if self.lean > 0 else self.two

    @property
    def parent(self) -> int:
        """The report that gave text, where that is decided."""
        return self.two if self.lean > 0 else self.one


def by_end(bonds: Iterable[Bond]) -> dict[int, tuple[Bond, ...]]:
    """Return the bonds of each report by its number, in the order in which they come.

    >>> by_end([])
    {}
    """
    found: dict[int, list[Bond]] = {}
    for bond in bonds:
        found.setdefault(bond.one, []).append(bond)
        found.setdefault(bond.two, []).append(bond)
    return {end: tuple(those) for end, those in found.items()}


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
    """Groups that grow as members are joined (union-find with path halving).

    >>> families = Families()
    >>> families.join(4, 2)
    >>> families.root(4), families.one(2, 4), families.one(2, 3)
    (2, True, False)
    """

    def __init__(self) -> None:
        self._root: dict[int, int] = {}

    def root(self, number: int) -> int:
        """Return the smallest member of the number's group."""
        root = self._root
        above = root.get(number, number)
        while above != number:
            root[number] = number = root.get(above, above)
            above = root.get(number, number)
        return number

    def one(self, first: int, second: int) -> bool:
        """Tell whether both are of one group."""
        return self.root(first) == self.root(second)

    def join(self, first: int, second: int) -> None:
        """Make the groups of both one."""
        a, b = self.root(first), self.root(second)
        self._root[max(a, b)] = min(a, b)

    def groups(self, numbers: Iterable[int]) -> list[list[int]]:
        """Return the numbers in their groups, each in order, by the smallest number.

        >>> families = Families()
        >>> families.join(0, 2)
        >>> families.groups(range(4))
        [[0, 2], [1], [3]]
        """
        found: dict[int, list[int]] = {}
        for number in sorted(numbers):
            found.setdefault(self.root(number), []).append(number)
        return [found[root] for root in sorted(found)]


class Partition:
    """Groups of the numbers from 0 that are asked for far more often than they are joined: `of` has each one's group.

    >>> groups = Partition(4)
    >>> groups.join(3, 1)
    >>> groups.of[1] == groups.of[3], groups.of[0] == groups.of[1]
    (True, False)
    """

    def __init__(self, size: int) -> None:
        self.of = list(range(size))
        self._members = [[number] for number in range(size)]

    def join(self, one: int, two: int) -> None:
        """Make the groups of both one; the smaller goes into the larger."""
        small, large = sorted((self.of[one], self.of[two]), key=lambda group: len(self._members[group]))
        if small != large:
            for number in self._members[small]:
                self.of[number] = large
            self._members[large] += self._members[small]
            self._members[small] = []


def components(numbers: Iterable[int], links: Iterable[Pair]) -> list[list[int]]:
    """Return the connected groups, each in order, by their smallest number.

    >>> components(range(4), [(0, 2), (2, 3)])
    [[0, 2, 3], [1]]
    """
    families = Families()
    for one, two in links:
        families.join(one, two)
    return families.groups(numbers)
