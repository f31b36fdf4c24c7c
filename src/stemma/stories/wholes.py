"""The groups that were found in the parts of larger sets, and the stories that they make together."""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import filterfalse

import numpy as np

from stemma.data import lexicon
from stemma.stories.descent import descend
from stemma.stories.index import rungs
from stemma.stories.linkage import WHOLE, Linkable, Ruling, Vector, look_like_one, mean_inside
from stemma.stories.means import Means
from stemma.stories.part import BITS, Group, Tie
from stemma.stories.rows import Rows

_NONE = -1  # of a report that is in no divided part

Ruled = Callable[[Sequence[tuple[int, ...]]], Ruling | None]
Tied = Callable[[int], "array[int] | tuple[()]"]
Order = tuple[int, str]


class Wholes:
    """Groups as points of a graph: two are neighbours where reports of theirs are tied and they look like one.

    A group that is very much like larger neighbours goes with the largest of them: so the pieces of a large story find
    together in one step. What goes together is compared on the mean with what goes with its other neighbours. Each set
    of groups that hangs together by neighbours is looked at by itself: what a report changes is that of its own set.
    Where more than `wholes` are to be compared, sets are divided by rising likeness first; at the end of the ladder
    they stand as they are.

    >>> from array import array
    >>> from stemma.sources import report_of_text
    >>> from stemma.stories.part import BITS
    >>> rows, told = Rows(), ("The ferry Corrin Star capsized.", "The Corrin Star, a ferry, capsized.", "Orr won.")
    >>> digests = [f"{number:064x}" for number in rows.read([report_of_text(text) for text in told])]
    >>> wholes = Wholes(rows, lambda number: [array("i", [1 << BITS]), array("i", [0]), ()][number], digests)
    >>> [group.members for group in wholes.revise([Group((number,), 0.0) for number in range(3)], [], None)]
    [(0, 1), (2,)]
    >>> wholes.revise([], [], None)
    []
    """

    def __init__(self, rows: Rows, tied: Tied, digests: Sequence[str]) -> None:
        rules = lexicon("stories_grouping")
        self._means, self._tied, self._digests = Means(rows), tied, digests
        self._most = int(rules["ladder"]["wholes"])
        self._strong = rules["ladder"]["strong"] * WHOLE
        self._levels = [0.0, *(rungs() * WHOLE).tolist()]
        self._of = array("i")  # by report: its group
        self._groups: dict[int, Group] = {}
        self._order: dict[
            int, Order
        ] = {}  # of groups, the larger ones last: the same for the same groups in all stores
        self._near: dict[int, dict[int, float]] = {}  # of groups that have neighbours: how alike they are
        self._goes: dict[int, int] = {}  # the group that one goes with
        self._set: dict[int, tuple[int, ...]] = {}  # of groups that are looked at with others: all of these
        self._led: dict[int, Order] = {}  # the order of what groups went with that is no more
        self._lost: list[Tie] = []
        self._again: set[int] = set()  # reports
        self._next = 0

    def revise(self, groups: Sequence[Group], alone: Iterable[int], ruled: Ruled | None) -> list[Group]:
        """Enter the groups of parts that changed; return the stories that may have become others.

        Groups that are there already stay. `alone` are reports that are in no divided part, or no more. Where somebody
        ruled, what was ruled on some groups is asked of `ruled`.
        """
        new = [group for group in groups if not self._stands(group)]
        touched = self._leave([*alone, *(number for group in new for number in group.members)])
        fresh = {self._enter(group): None for group in new}
        self._connect(fresh)
        touched |= self._part()
        self._lead()
        again = fresh.keys() | {self._of[number] for number in self._again} - {_NONE}
        self._again.clear()
        sets = self._sets(sorted((touched & self._groups.keys()) | again))
        return [story for set_ in sets if self._changed(set_, again) for story in self._link(set_, ruled)]

    def loosen(self, ties: Iterable[Tie]) -> None:
        """Take note of ties that are no more."""
        self._lost.extend(ties)

    def touch(self, number: int) -> None:
        """Have the stories beside a report looked at again."""
        self._again.add(number)

    def _stands(self, group: Group) -> bool:
        at = self._of[group.members[0]] if group.members[0] < len(self._of) else _NONE
        return at != _NONE and self._groups[at].members == group.members

    def _leave(self, numbers: Sequence[int]) -> set[int]:
        """Take reports out of their groups, which are no more; return the groups beside which these were."""
        self._of.extend([_NONE] * (max(numbers, default=-1) + 1 - len(self._of)))
        touched: set[int] = set()
        for gone in sorted({self._of[number] for number in numbers} - {_NONE}):
            touched.update(self._set.pop(gone, ()))
            self._goes.pop(gone, None)
            for other in self._near.pop(gone, ()):
                del self._near[other][gone]
                touched.add(other)
                if self._goes.get(other) == gone:
                    self._led[other] = self._order[gone]
                    del self._goes[other]
            del self._groups[gone], self._order[gone]
        for number in numbers:
            self._of[number] = _NONE
        return touched

    def _enter(self, group: Group) -> int:
        at, self._next = self._next, self._next + 1
        self._groups[at] = group
        self._order[at] = len(group.members), self._digests[group.members[0]]
        for number in group.members:
            self._of[number] = at
        return at

    def _connect(self, fresh: Collection[int]) -> None:
        """Find the neighbours of new groups."""
        for at in fresh:
            others = [other for other in self._beside(at) if other > at or other not in fresh]
            if others:
                self._look(at, others)

    def _look(self, at: int, others: Sequence[int]) -> None:
        """Make those of some groups neighbours of one that look like one with it."""
        alike = self._means.between(self._groups[at].members, [self._groups[other].members for other in others])
        (size, own), (sizes, inside) = self._inside([at]), self._inside(others)
        one = look_like_one(alike / WHOLE, size, sizes, own, inside)
        order, strong = self._order[at], self._strong
        near = self._near.setdefault(at, {}) if one.any() else {}
        for place, value in zip(np.nonzero(one)[0].tolist(), alike[one].tolist(), strict=True):
            other = others[place]
            near[other] = value
            self._near.setdefault(other, {})[at] = value
            if value >= strong:
                there = self._order[other]
                if there < order:
                    self._follow(other, at, order)
                else:
                    self._follow(at, other, there)

    def _follow(self, small: int, large: int, order: Order) -> None:
        """Have a group go with a larger one, unless it goes with one that is larger still."""
        if small not in self._goes or self._order[self._goes[small]] < order:
            self._goes[small] = large

    def _inside(self, groups: Sequence[int]) -> tuple[Vector, Vector]:
        """Return the sizes of groups and how alike their reports are on the mean."""
        found = [self._groups[at] for at in groups]
        sizes = np.array([float(len(group.members)) for group in found])
        return sizes, mean_inside(np.rint(np.array([group.inside for group in found]) * WHOLE), sizes)

    def _lead(self) -> None:
        """Find whom groups go with now that went with one that is no more; mostly one has come that is larger."""
        for at, before in self._led.items():
            if at in self._groups and not (at in self._goes and self._order[self._goes[at]] >= before):
                own = self._order[at]
                strong = (other for other, value in self._near[at].items() if value >= self._strong)
                lead = max(((order, other) for other in strong if (order := self._order[other]) > own), default=None)
                if lead is not None:
                    self._goes[at] = lead[1]
        self._led.clear()

    def _beside(self, at: int) -> list[int]:
        """Return the groups with a report that is tied to one of a group."""
        ties = b"".join(tied for number in self._groups[at].members if (tied := self._tied(number)))
        found = np.frombuffer(self._of, np.int32).take(np.frombuffer(ties, np.int32) >> BITS)
        found.sort()
        beside = found[np.diff(found, prepend=_NONE) > 0].tolist()
        return [other for other in beside if other != at]

    def _part(self) -> set[int]:
        """Part neighbours that have lost a tie and have none any more; return them."""
        pairs = {(self._of[tie.one], self._of[tie.two]) for tie in self._lost}
        self._lost.clear()
        near = {
            tuple(sorted(pair, key=lambda at: (len(self._groups[at].members), at)))
            for pair in pairs
            if pair[1] in self._near.get(pair[0], ())
        }
        beside: dict[int, list[int]] = {}
        touched: set[int] = set()
        for few, many in sorted(near):
            if few not in beside:
                beside[few] = self._beside(few)
            if many not in beside[few]:
                del self._near[few][many], self._near[many][few]
                touched |= {few, many}
                for one, two in ((few, many), (many, few)):
                    if self._goes.get(one) == two:
                        self._led[one] = self._order[self._goes.pop(one)]
        return touched

    def _sets(self, touched: Iterable[int]) -> Iterator[tuple[int, ...]]:
        """Yield what hangs together with some groups: all that is looked at together."""
        seen: set[int] = set()
        for at in touched:
            if at not in seen:
                yield from self._divided(self._reached(at, seen, self._levels[0], None), 1)

    def _divided(self, groups: list[int], level: int) -> Iterator[tuple[int, ...]]:
        """Yield a set as it is where not too much is compared in it; else what hangs together on the next level."""
        if len(groups) <= self._most or sum(at not in self._goes for at in groups) <= self._most:
            yield tuple(sorted(groups))
            return
        seen: set[int] = set()
        among = set(groups)
        least = self._levels[level] if level < len(self._levels) else np.inf
        for at in groups:
            if at not in seen:
                found = self._reached(at, seen, least, among)
                yield from self._divided(found, level + 1) if least < np.inf else [tuple(sorted(found))]

    def _reached(self, first: int, seen: set[int], least: float, among: AbstractSet[int] | None) -> list[int]:
        """Return what hangs together with a group by neighbours that are alike enough; `seen` grows by it."""
        seen.add(first)
        found = [first]
        goes = self._goes.get
        for at in found:
            near = self._near.get(at, {})
            new = list(filterfalse(seen.__contains__, near))
            if new:
                close = [
                    other
                    for other in new
                    if (near[other] >= least or goes(at) == other or goes(other) == at)
                    and (among is None or other in among)
                ]
                seen.update(close)
                found += close
        return found

    def _changed(self, set_: tuple[int, ...], again: AbstractSet[int]) -> bool:
        """Tell whether a set is to be linked anew, and take note of who is in it."""
        same = self._set.get(set_[0], set_[:1]) == set_
        if len(set_) == 1:
            self._set.pop(set_[0], None)
        elif not same:
            self._set.update(dict.fromkeys(set_, set_))
        return not same or not again.isdisjoint(set_)

    def _link(self, set_: tuple[int, ...], ruled: Ruled | None) -> list[Group]:
        """Return the stories of a set."""
        if len(set_) == 1:
            return [self._groups[set_[0]]]
        asked = ruled is not None and ruled([self._groups[at].members for at in set_])
        found = [self._groups[at] for at in set_] if asked else self._together(set_)
        if len(found) == 1:
            return found
        groups = sorted(found, key=lambda group: self._digests[group.members[0]])
        members = [group.members for group in groups]
        sizes, inside = np.array([float(len(of)) for of in members]), np.array([group.inside for group in groups])
        linkable = Linkable(self._means.matrix(members), sizes, np.rint(inside * WHOLE), ruled and ruled(members))
        linked = descend(linkable)
        return [
            groups[places[0]] if len(places) == 1 else self._merged([groups[at] for at in places], total)
            for places, total in zip(linked.groups, linked.inside, strict=True)
        ]

    def _together(self, set_: Iterable[int]) -> list[Group]:
        """Return the groups of a set, those that go with one another merged."""
        with_: dict[int, list[int]] = {}
        for at in set_:
            last = at
            while last in self._goes:
                last = self._goes[last]
            with_.setdefault(last, []).append(at)
        found = [[self._groups[at] for at in places] for places in with_.values()]
        if len(found) == 1:
            return [self._merged(found[0], 0.0)]
        return [groups[0] if len(groups) == 1 else self._inside_of(self._merged(groups, 0.0)) for groups in found]

    def _inside_of(self, group: Group) -> Group:
        """Return a group with the likeness inside it."""
        pairs = len(group.members) * (len(group.members) - 1) / 2
        return group._replace(inside=self._means.inside(group.members) * pairs)

    def _merged(self, groups: Sequence[Group], inside: float) -> Group:
        members = [number for group in groups for number in group.members]
        return Group(tuple(sorted(members, key=self._digests.__getitem__)), inside)
