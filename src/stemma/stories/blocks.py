"""From reports that hang together to stories: in blocks of bounded size, each a function of its members alone."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from stemma.data import lexicon
from stemma.stories.contrast import contrast
from stemma.stories.days import UNDATED
from stemma.stories.evidence import middle_day
from stemma.stories.linkage import WHOLE, Linkable, Ruling, link, link_all
from stemma.stories.matrices import Matrices
from stemma.stories.parts import Group, Part, Parts
from stemma.stories.rows import Floats, Numbers, Rows, dots
from stemma.stories.sketch import ONE

_KNOWN = 2048  # groups within larger parts whose summed stems are kept
_AT_ONCE = 512  # sets that are grouped together
_GROUP_TERMS = 256  # stems by which a group is known when it is compared with others as a whole

Table = np.ndarray[tuple[int, int], np.dtype[np.float64]]


class Rulings(NamedTuple):
    """Pairs of reports by number that somebody ruled to be of one story, or of two."""

    together: frozenset[tuple[int, int]] = frozenset()
    apart: frozenset[tuple[int, int]] = frozenset()


class Blocks:
    """Stories of the reports in `rows` that `parts` holds together; `digests` order reports whatever their numbers."""

    def __init__(self, rows: Rows, parts: Parts, digests: Sequence[str]) -> None:
        self._rows, self._parts, self._digests = rows, parts, digests
        self._matrices = Matrices(rows)
        self._summed: dict[tuple[int, ...], tuple[Numbers, Floats, int | None]] = {}  # of groups within larger parts

    def stories(self, among: Callable[[Sequence[int]], Rulings]) -> list[Group]:
        """Return the stories of all parts that changed since this was last asked, in order of their digests.

        A leaf is linked as it is. The stories of a divided part are linked as wholes while they are no more than
        `most`; where they are more, they stand. `among` gives the rulings on some reports.
        """
        self._link_leaves(among)
        found = dict.fromkeys(self._changed(among))
        told = [part for part in found if part.size and not _held(part.parent)]
        groups = [group for part in told for group in self._groups(part, among)]
        for part in told:
            if part.parent is None:
                part.groups = None
        return sorted(groups, key=lambda group: self._digests[group.members[0]])

    def _link_leaves(self, among: Callable[[Sequence[int]], Rulings]) -> None:
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

    def _link(self, told: Sequence[tuple[Part, list[int]]], among: Callable[[Sequence[int]], Rulings]) -> None:
        numbers = [np.array(ordered) for _, ordered in told]
        sets = [self._linkable(ordered, among(ordered)) for _, ordered in told]

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

    def _linkable(self, ordered: list[int], rulings: Rulings) -> Linkable:
        likeness, details = self._matrices.of(ordered)
        judged = len(ordered) >= 2 * lexicon("stories_grouping")["look"]["details_from"]
        ruled = self._ruled([(n,) for n in ordered], rulings)
        return Linkable(likeness, ruled=ruled, details=details if judged else None)

    def _changed(self, among: Callable[[Sequence[int]], Rulings]) -> Iterator[Part]:
        """Look at the changed parts, the highest rung first; yield all whose stories may have become final."""
        by_rung: list[dict[Part, None]] = [{} for _ in range(self._parts.top + 1)]
        for part in self._parts.changed:
            by_rung[part.rung][part] = None
        for rung in range(self._parts.top, -1, -1):
            for part in by_rung[rung]:
                if part.size:
                    yield from self._look(part, among)
                    if part.parent is not None:
                        by_rung[rung - 1][part.parent] = None
        yield from (part for part in self._parts.bare if part.children is None or part.closed)
        self._parts.changed, self._parts.bare = {}, {}

    def _look(self, part: Part, among: Callable[[Sequence[int]], Rulings]) -> Iterator[Part]:
        before, was_closed = part.count, part.closed
        if part.children is not None:
            part.groups = None
        part.closed = part.children is not None and part.total <= self._parts.most
        if part.children is None or part.closed:
            part.count = len(self._groups(part, among))
            yield part
        else:
            part.count = part.total
            if was_closed:
                yield from (child for child in part.children if child.children is None or child.closed)
        if part.parent is not None:
            part.parent.total += part.count - before

    def _groups(self, part: Part, among: Callable[[Sequence[int]], Rulings]) -> list[Group]:
        """Return the groups of a part; those of a leaf are known."""
        if part.groups is None:
            inside = [group for child in part.children or () for group in self._groups(child, among)]
            part.groups = self._wholes(inside, among(self._parts.members(part)))
        return part.groups

    def _wholes(self, groups: list[Group], rulings: Rulings) -> list[Group]:
        """Link groups by the mean likeness of their reports."""
        groups = sorted(groups, key=lambda group: self._digests[group.members[0]])
        sizes = np.array([float(len(group.members)) for group in groups])
        inside = np.array([group.inside for group in groups]) * WHOLE
        ruled = self._ruled([g.members for g in groups], rulings)
        linked = link(Linkable(self._between(groups, sizes) * WHOLE, sizes, inside, ruled))
        return [
            Group(tuple(sorted((n for at in places for n in groups[at].members), key=self._digests.__getitem__)), total)
            for places, total in zip(linked.groups, linked.inside, strict=True)
        ]

    def _between(self, groups: list[Group], sizes: Floats) -> Table:
        words = np.zeros((len(groups), _GROUP_TERMS), np.int64)
        weights = np.zeros((len(groups), _GROUP_TERMS))
        days = []
        for at, group in enumerate(groups):
            own, summed, day = self._sum(group.members)
            words[at, : len(own)], weights[at, : len(own)] = own, summed
            days.append(day)
        known = np.array([UNDATED if day is None else day for day in days])
        found = dots(words, weights) / ONE / (sizes[:, None] * sizes[None, :])
        return np.asarray(found * self._rows.nearness_of_days(known[:, None], known[None, :]))

    def _sum(self, members: tuple[int, ...]) -> tuple[Numbers, Floats, int | None]:
        found = self._summed.get(members)
        if found is None:
            if len(self._summed) > _KNOWN:
                self._summed.clear()
            found = (*self._rows.summed(members, _GROUP_TERMS), middle_day(self._rows, members))
            self._summed[members] = found
        return found

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
