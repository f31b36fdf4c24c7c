"""Which reports hang together: a tree of parts that rising likeness divides, kept as reports and ties come and go."""

from collections.abc import Iterable
from functools import partial
from itertools import pairwise

from stemma.stories.connected import Tied, cut_off, reached
from stemma.stories.part import BITS, RUNG, Part, Tie


class Parts:
    """The parts of all reports. A part of a higher rung lies within one of the rung below.

    A part of at most `most` reports is a leaf, and no larger one is, unless it is of the highest rung. So who is in
    which part depends on the reports and the ties alone. `tied` yields the ties that a report has at present.

    >>> parts = Parts(rungs=2, most=10, tied=lambda number: [0 << BITS | 1] if number == 1 else [])
    >>> for number in range(3):
    ...     parts.add(number)
    >>> parts.join_all([1, 2])
    >>> sorted(sorted(parts.members(part)) for part in parts.changed if part.size)
    [[0, 1], [2]]
    """

    def __init__(self, rungs: int, most: int, tied: Tied) -> None:
        self.top = rungs - 1
        self.most = most
        self.changed: dict[Part, None] = {}  # to be looked at again
        self._tied = tied
        self._of: list[Part] = []
        self._divisions = 0

    def add(self, number: int) -> None:
        """Enter the next report, alone."""
        alone = Part(0, [number], None)
        self._of.append(alone)
        self.changed[alone] = None

    def touch(self, number: int) -> None:
        """Have the part of a report looked at again."""
        self.changed[self._of[number]] = None

    def join(self, tie: Tie) -> None:
        """Connect two reports on all rungs up to that of their tie."""
        one, two, rung = tie
        if self._within(one, rung) is self._within(two, rung):
            return
        above, others = self._above(one), self._above(two)
        at = next(at for at, (x, y) in enumerate(zip(above, others, strict=False)) if x is not y)
        x, y = above[at], others[at]
        while x is not y and x.rung <= rung:
            if x.size + y.size <= self.most or x.rung == self.top:
                self._absorb(x, y)
                return
            both = self._unite(x, y)
            x, y = self._child(both, one), self._child(both, two)

    def join_all(self, numbers: Iterable[int]) -> None:
        """Connect the newest reports with those before them; of one's ties to one part the strongest will do."""
        ones: list[int] = []
        twos: list[int] = []
        rungs: list[int] = []
        leads: list[int] = []  # whose ties have joined the part of the second already
        before = self._divisions
        for one in numbers:
            strongest: dict[Part, tuple[int, int]] = {}
            first = len(ones)
            for tie in self._tied(one):
                two, rung = tie >> BITS, tie & RUNG
                if two < one:
                    part = self._of[two]
                    if part not in strongest or strongest[part][1] < rung:
                        strongest[part] = two, rung
                    ones.append(one)
                    twos.append(two)
                    rungs.append(rung)
            leads += [strongest[self._of[two]][0] for two in twos[first:]]
            for two, rung in strongest.values():
                self.join(Tie(one, two, rung))
        while before < self._divisions:  # what one tie held together as a whole may need others when it is divided
            before = self._divisions
            for one, two, rung, lead in zip(ones, twos, rungs, leads, strict=True):
                if self._of[two] is not self._of[lead]:
                    self.join(Tie(one, two, rung))

    def loosen(self, ties: Iterable[Tie]) -> None:
        """Divide the parts that only ties held together which are no more, from the highest rung down."""
        waiting = list(ties)
        for rung in range(self.top, -1, -1):
            gone = [(tie.one, tie.two) for tie in waiting if rung <= tie.rung]
            if gone:
                unbridged = self._unbridged(gone, rung)
                apart = set(unbridged) - self._loosen_rung(unbridged, rung)
                waiting = [tie for tie in waiting if tie.rung < rung or (tie.one, tie.two) in apart]

    def _unbridged(self, gone: Iterable[tuple[int, int]], rung: int) -> list[tuple[int, int]]:
        """Return the pairs of reports that no third one ties on a rung; mostly one does, and nothing falls apart."""
        of = -1
        near: set[int] = set()
        found = []
        for one, two in gone:
            if self._within(one, rung + 1) is not self._within(two, rung + 1) or self._of[one].rung <= rung:
                if one != of:
                    of, near = one, set(self._near(one, rung))
                if near.isdisjoint(self._near(two, rung)):
                    found.append((one, two))
        return found

    def _near(self, number: int, rung: int) -> list[int]:
        """Return the reports that one is tied to on a rung."""
        return [tie >> BITS for tie in self._tied(number) if tie & RUNG >= rung]

    def members(self, part: Part) -> list[int]:
        """Return the reports of a part, in no order."""
        if part.members is not None:
            return part.members
        return [number for child in part.children or () for number in self.members(child)]

    def _above(self, number: int) -> list[Part]:
        """Return the parts that a report is in, those of the lowest rung first."""
        part: Part | None = self._of[number]
        found = []
        while part is not None:
            found.append(part)
            part = part.parent
        return found[::-1]

    def _child(self, part: Part, number: int) -> Part:
        found = self._of[number]
        while found.parent is not part:
            assert found.parent is not None
            found = found.parent
        return found

    def _within(self, number: int, rung: int) -> Part:
        """Return the smallest part that a report is in which is of a rung or below."""
        part = self._of[number]
        while part.rung > rung:
            assert part.parent is not None
            part = part.parent
        return part

    def _at(self, number: int, rung: int) -> Part | None:
        part = self._within(number, rung)
        return part if part.rung == rung else None

    def _absorb(self, x: Part, y: Part) -> None:
        """Make one leaf of two."""
        kept, gone = (x, y) if x.size >= y.size else (y, x)
        assert kept.members is not None and gone.members is not None
        for number in gone.members:
            self._of[number] = kept
        kept.members.extend(gone.members)
        kept.size += gone.size
        self._drop(gone)
        self.changed[kept] = None

    def _unite(self, x: Part, y: Part) -> Part:
        """Make one divided part of two, which keep their children."""
        for part in (x, y):
            if part.members is not None:
                self._divide(part)
        kept, gone = (x, y) if len(x.children or ()) >= len(y.children or ()) else (y, x)
        assert kept.children is not None and gone.children is not None
        for child in gone.children:
            child.parent = kept
        kept.children.update(gone.children)
        kept.size += gone.size
        self._drop(gone)
        self.changed[kept] = None
        return kept

    def _drop(self, gone: Part) -> None:
        """Take a part out of the tree that another one has taken over."""
        gone.size = 0
        if gone.parent is not None and gone.parent.children is not None:
            del gone.parent.children[gone]

    def _divide(self, part: Part) -> None:
        """Make a leaf a divided part, with leaves of the next rung."""
        self._divisions += 1
        members, part.members, part.children = part.members or [], None, {}
        left = dict.fromkeys(members)
        for first in members:
            if first in left:
                self._adopt(part, Part(part.rung + 1, list(reached(first, part.rung + 1, left, self._tied)), part))

    def _adopt(self, parent: Part | None, child: Part) -> None:
        child.parent = parent
        if parent is not None and parent.children is not None:
            parent.children[child] = None
        for number in child.members or ():
            self._of[number] = child
        self.changed[child] = None

    def _loosen_rung(self, gone: Iterable[tuple[int, int]], rung: int) -> set[tuple[int, int]]:
        """Divide the parts of a rung that only some ties held together; return those ties whose ends still are.

        A part that falls into three or more is found piece by piece: where a piece is split off, all that was tied to
        it is looked at again, pair by pair.
        """
        with_: dict[int, list[int]] = {}
        together: set[tuple[int, int]] = set()
        todo = list(gone)
        for one, two in todo:
            with_.setdefault(one, []).append(two)
            with_.setdefault(two, []).append(one)
        while todo:
            one, two = todo.pop()
            part = self._at(one, rung)
            if part is None or part is not self._at(two, rung):
                continue
            side = cut_off(one, two, partial(self._near, rung=rung), partial(self._inner, rung=rung))
            if side is None:
                together.add((one, two))
                continue
            self._split(part, side)
            left = {other for number in side for other in with_.get(number, ()) if self._at(other, rung) is part}
            ends = sorted(left)
            for end, following in pairwise(ends):
                todo.append((end, following))
                with_[end].append(following)
                with_[following].append(end)
        return together

    def _inner(self, number: int, rung: int) -> tuple[Part, ...]:
        """Return the part of the next rung that a report is in, nothing where its part is not divided."""
        part: Part | None = self._of[number]
        while part is not None and part.rung > rung + 1:
            part = part.parent
        return (part,) if part is not None and part.rung == rung + 1 else ()

    def _split(self, part: Part, side: dict[int, None]) -> None:
        """Make two parts of one; a divided part that has become small is a leaf again."""
        if part.members is not None:
            new = Part(part.rung, [number for number in part.members if number in side], part.parent)
            part.members = [number for number in part.members if number not in side]
            part.size -= new.size
        else:
            new = self._split_children(part, side)
        self._adopt(part.parent, new)
        self.changed[part] = None
        for half in (part, new):
            if half.children is not None and half.size <= self.most:
                self._undivide(half)

    def _split_children(self, part: Part, side: dict[int, None]) -> Part:
        assert part.children is not None
        new = Part(part.rung, None, part.parent)
        assert new.children is not None
        for number in side:
            child = self._at(number, part.rung + 1)
            if child is None or child in new.children:
                continue
            del part.children[child]
            new.children[child] = None
            child.parent = new
        new.size = len(side)
        part.size -= new.size
        return new

    def _undivide(self, part: Part) -> None:
        members = self.members(part)
        todo = list(part.children or ())
        while todo:
            gone = todo.pop()
            gone.size = 0
            todo += gone.children or ()
        part.members, part.children = members, None
        for number in members:
            self._of[number] = part
