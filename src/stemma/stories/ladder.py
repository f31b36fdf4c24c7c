"""Which reports hang together, at each of a ladder of rising likenesses: sets that only ever grow, or are made anew."""

from array import array
from collections.abc import Callable, Iterable, Iterator

from stemma.stories.index import Tie


class Ladder:
    """For each rung, the sets of reports that ties of at least that rung connect (union-find).

    A set of a higher rung always lies within one of the rung below.
    """

    def __init__(self, rungs: int) -> None:
        self._roots = [array("i") for _ in range(rungs)]
        self._members: dict[int, list[int]] = {}  # of the lowest rung; sets of one are left out

    @property
    def rungs(self) -> int:
        """The number of rungs."""
        return len(self._roots)

    def add(self, number: int) -> None:
        """Enter the next report, alone on each rung."""
        for roots in self._roots:
            roots.append(number)

    def root(self, number: int, rung: int = 0) -> int:
        """Return the report that stands for the set of a report on a rung."""
        roots = self._roots[rung]
        while roots[number] != number:
            roots[number] = roots[roots[number]]
            number = roots[number]
        return number

    def members(self, root: int) -> list[int]:
        """Return the reports of a set of the lowest rung by the report that stands for it, in no order."""
        return self._members.get(root, [root])

    def join(self, tie: Tie) -> int | None:
        """Connect two reports on all rungs up to that of their tie; return the root that is none any more, if any."""
        gone = None
        for rung in range(tie.rung, -1, -1):
            one, two = self.root(tie.one, rung), self.root(tie.two, rung)
            if one == two:
                break  # connected here, and so on all rungs below
            if rung == 0 and len(self.members(one)) < len(self.members(two)):
                one, two = two, one
            self._roots[rung][two] = one
            if rung == 0:
                gone = two
                self._members.setdefault(one, [one]).extend(self._members.pop(two, [two]))
        return gone

    def parts(self, numbers: Iterable[int], rung: int) -> list[list[int]]:
        """Return the sets into which a rung divides some reports, which it must not cut through."""
        found: dict[int, list[int]] = {}
        for number in numbers:
            found.setdefault(self.root(number, rung), []).append(number)
        return list(found.values())

    def remake(self, root: int, tied: Callable[[int], Iterator[tuple[int, int]]]) -> list[int]:
        """Make a set of the lowest rung anew from the ties of its members; return its former members."""
        members = self._members.pop(root, [root])
        for roots in self._roots:
            for number in members:
                roots[number] = number
        for number in members:
            for other, rung in tied(number):
                self.join(Tie(number, other, rung))
        return members

    def hangs_together(self, root: int, others: Callable[[int], Iterable[int]]) -> bool:
        """Tell whether ties still connect all members of a set of the lowest rung; `others` gives those tied to one."""
        seen, todo = {root}, [root]
        while todo:
            for other in others(todo.pop()):
                if other not in seen:
                    seen.add(other)
                    todo.append(other)
        return len(seen) == len(self.members(root))
