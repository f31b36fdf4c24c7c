"""From reports that hang together to stories: in blocks of bounded size, each a function of its members alone."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from stemma.data import lexicon
from stemma.stories.contrast import contrast
from stemma.stories.descent import descend
from stemma.stories.linkage import WHOLE, Linkable, Ruling, link_all
from stemma.stories.matrices import Matrices
from stemma.stories.part import Group, Part
from stemma.stories.parts import Parts
from stemma.stories.rows import Floats, Numbers, Rows
from stemma.stories.wholes import Wholes

_AT_ONCE = 512  # sets that are grouped together


class Rulings(NamedTuple):
    """Pairs of reports by number that somebody ruled to be of one story, or of two."""

    together: frozenset[tuple[int, int]] = frozenset()
    apart: frozenset[tuple[int, int]] = frozenset()


Among = Callable[[Sequence[int]], Rulings] | None  # the rulings on some reports; None where nobody ruled


class Blocks:
    """Stories of the reports in `rows` that `parts` holds together; `digests` order reports whatever their numbers.

    >>> from stemma.sources import report_of_text
    >>> from stemma.stories.part import BITS
    >>> rows, told = Rows(), ("The ferry Corrin Star capsized.", "The Corrin Star, a ferry, capsized.", "Orr won.")
    >>> digests = [f"{number:064x}" for number in rows.read([report_of_text(text) for text in told])]
    >>> parts = Parts(rungs=2, most=10, tied=lambda number: [0 << BITS | 1] if number == 1 else [])
    >>> for number in range(3):
    ...     parts.add(number)
    >>> parts.join_all([1, 2])
    >>> [group.members for group in Blocks(rows, parts, digests).stories(None)]
    [(0, 1), (2,)]
    """

    def __init__(self, rows: Rows, parts: Parts, digests: Sequence[str]) -> None:
        self._rows, self._parts, self._digests = rows, parts, digests
        self._matrices = Matrices(rows)
        self._wholes = Wholes(rows)
        self._most_wholes = int(lexicon("stories_grouping")["ladder"]["wholes"])

    def stories(self, among: Among) -> list[Group]:
        """Return the stories of all parts that changed since this was last asked, in order of their digests.

        A leaf is linked as it is. The stories of a divided part are linked as wholes while they are few enough;
        where they are more, they stand. `among` gives the rulings on some reports.
        """
        self._link_leaves(among)
        found = dict.fromkeys(self._changed(among))
        told = [part for part in found if part.size and not _held(part.parent)]
        groups = [group for part in told for group in part.groups or ()]
        for part in told:
            if part.parent is None:
                part.groups = None
        return sorted(groups, key=self._first)

    def _link_leaves(self, among: Among) -> None:
        """Find the groups of all leaves that have changed."""
        told: list[tuple[Part, list[int]]] = []
        for part in self._parts.changed:
            if part.members is not None and part.size:
                ordered = sorted(part.members, key=self._digests.__getitem__)
                if part.size == 1:
                    part.groups = [Group((ordered[0],), 0.0)]
                elif part.size > self._parts.most:  # of the highest rung: all but the same text
                    part.groups = [Group(tuple(ordered), 1.0 * len(ordered) * (len(ordered) - 1) / 2)]
                else:
                    told.append((part, ordered))
        for first in range(0, len(told), _AT_ONCE):
            self._link(told[first : first + _AT_ONCE], among)

    def _link(self, told: Sequence[tuple[Part, list[int]]], among: Among) -> None:
        numbers = [np.array(ordered) for _, ordered in told]
        sets = [self._linkable(part, ordered, among and among(ordered)) for part, ordered in told]

        def differ(at: Numbers, one: Numbers, two: Numbers) -> Floats:
            ends = [
                np.array([numbers[a][place] for a, place in zip(at.tolist(), places.tolist(), strict=True)])
                for places in (one, two)
            ]
            return contrast(self._rows, ends[0], ends[1])

        for (part, ordered), linked in zip(told, link_all(sets, differ), strict=True):
            part.groups = [
                Group(tuple(ordered[at] for at in members), inside)
                for members, inside in zip(linked.groups, linked.inside, strict=True)
            ]

    def _linkable(self, part: Part, ordered: list[int], rulings: Rulings | None) -> Linkable:
        likeness, details = self._matrices.of(part, ordered)
        judged = len(ordered) >= 2 * lexicon("stories_grouping")["look"]["details_from"]
        ruled = rulings and self._ruled([(n,) for n in ordered], rulings)
        return Linkable(likeness, ruled=ruled, details=details if judged else None)

    def _changed(self, among: Among) -> Iterator[Part]:
        """Look at the changed parts, the highest rung first; yield all whose stories may have become final."""
        by_rung: list[dict[Part, None]] = [{} for _ in range(self._parts.top + 1)]
        for part in self._parts.changed:
            by_rung[part.rung][part] = None
        for rung in range(self._parts.top, -1, -1):
            parts = [part for part in by_rung[rung] if part.size]
            before = [(part.count, part.closed) for part in parts]
            for part in parts:
                part.closed = part.children is not None and part.total <= self._most_wholes
            self._link_wholes([part for part in parts if part.closed], among)
            for part, (count, was_closed) in zip(parts, before, strict=True):
                yield from self._look(part, count, was_closed)
                if part.parent is not None:
                    by_rung[rung - 1][part.parent] = None
        yield from (part for part in self._parts.bare if part.children is None or part.closed)
        self._parts.changed, self._parts.bare = {}, {}

    def _look(self, part: Part, count: int, was_closed: bool) -> Iterator[Part]:
        """Count the stories of a part anew; yield it, or what stands for itself now that its stories are too many."""
        if part.children is None or part.closed:
            part.count = len(part.groups or ())
            yield part
        else:
            part.groups, part.count = None, part.total
            if was_closed:
                yield from (child for child in part.children if child.children is None or child.closed)
        if part.parent is not None:
            part.parent.total += part.count - count

    def _link_wholes(self, parts: Sequence[Part], among: Among) -> None:
        """Link the groups in each of some parts by the mean likeness of their reports."""
        inside = [
            sorted((group for child in part.children or () for group in child.groups or ()), key=self._first)
            for part in parts
        ]
        sets = [
            Linkable(
                np.rint(self._wholes.of(part, [group.members for group in groups]) * WHOLE),
                np.array([float(len(group.members)) for group in groups]),
                np.rint(np.array([group.inside for group in groups]) * WHOLE),
                among and self._ruled([g.members for g in groups], among(self._parts.members(part))),
            )
            for part, groups in zip(parts, inside, strict=True)
        ]
        for part, groups, linked in zip(parts, inside, map(descend, sets), strict=True):
            part.groups = [
                groups[places[0]] if len(places) == 1 else Group(self._in_order(groups, places), total)
                for places, total in zip(linked.groups, linked.inside, strict=True)
            ]

    def _in_order(self, groups: Sequence[Group], places: Sequence[int]) -> tuple[int, ...]:
        members = [number for at in places for number in groups[at].members]
        return tuple(sorted(members, key=self._digests.__getitem__))

    def _first(self, group: Group) -> str:
        return self._digests[group.members[0]]

    @staticmethod
    def _ruled(nodes: Sequence[tuple[int, ...]], rulings: Rulings) -> Ruling | None:
        """Return the rulings as pairs of places in `nodes`, in order."""
        if not any(rulings):
            return None
        place = {number: at for at, node in enumerate(nodes) for number in node}

        def placed(pairs: frozenset[tuple[int, int]]) -> list[tuple[int, int]]:
            known = {(place[a], place[b]) for a, b in pairs if a in place and b in place}
            return sorted({(min(pair), max(pair)) for pair in known if pair[0] != pair[1]})

        return placed(rulings.together), placed(rulings.apart)


def _held(part: Part | None) -> bool:
    """Tell whether the stories of what is in a part are looked at together."""
    return part is not None and part.closed
