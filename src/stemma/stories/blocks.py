"""From reports that hang together to stories: in blocks of bounded size, each a function of its members alone."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from stemma.data import lexicon
from stemma.stories.days import nearness
from stemma.stories.evidence import middle_day
from stemma.stories.ladder import Ladder
from stemma.stories.linkage import Ruling, Vector, link
from stemma.stories.rows import Rows, dots
from stemma.stories.sketch import ONE

_KNOWN = 4096  # blocks within larger sets whose stories are kept
_GROUP_TERMS = 256  # stems by which a group is known when it is compared with others as a whole


class Group(NamedTuple):
    """Reports of one story by number, in order of their digests, and the summed likeness of their pairs."""

    members: tuple[int, ...]
    inside: float


class Rulings(NamedTuple):
    """Pairs of reports by number that somebody ruled to be of one story, or of two."""

    together: frozenset[tuple[int, int]] = frozenset()
    apart: frozenset[tuple[int, int]] = frozenset()


class Blocks:
    """Stories of the reports in `rows` that `ladder` connects; `digests` order reports whatever their numbers."""

    def __init__(self, rows: Rows, ladder: Ladder, digests: Sequence[str]) -> None:
        self._rows, self._ladder, self._digests = rows, ladder, digests
        self.most = int(lexicon("stories_grouping")["ladder"]["block"])
        self._known: dict[tuple[int, ...], list[Group]] = {}  # of blocks within larger sets, which seldom change

    def stories(self, members: Sequence[int], rulings: Rulings) -> list[Group]:
        """Return the stories of a set of the lowest rung.

        A set of at most `block` reports is linked as it is. A larger one is divided by the next rung; the stories of
        its parts are then linked as wholes.
        """
        ordered = sorted(members, key=self._digests.__getitem__)
        if len(ordered) <= self.most:
            return self._linked(ordered, rulings)
        if len(self._known) > _KNOWN:
            self._known.clear()
        return self._divided(ordered, 1, rulings)

    def _divided(self, ordered: list[int], rung: int, rulings: Rulings) -> list[Group]:
        if rung == self._ladder.rungs:
            return [Group(tuple(ordered), 1.0 * len(ordered) * (len(ordered) - 1) / 2)]
        found: list[Group] = []
        for part in self._ladder.parts(ordered, rung):
            found += self._divided(part, rung + 1, rulings) if len(part) > self.most else self._block(part, rulings)
        return found if len(found) > self.most else self._wholes(found, rulings)

    def _block(self, ordered: list[int], rulings: Rulings) -> list[Group]:
        if any(rulings) or len(ordered) == 1:
            return self._linked(ordered, rulings)
        key = tuple(ordered)
        if key not in self._known:
            self._known[key] = self._linked(ordered, rulings)
        return self._known[key]

    def _linked(self, ordered: list[int], rulings: Rulings) -> list[Group]:
        if len(ordered) == 1:
            return [Group((ordered[0],), 0.0)]
        linked = link(self._rows.matrix(ordered), ruled=self._ruled([(n,) for n in ordered], rulings))
        return [
            Group(tuple(ordered[at] for at in members), inside)
            for members, inside in zip(linked.groups, linked.inside, strict=True)
        ]

    def _wholes(self, groups: list[Group], rulings: Rulings) -> list[Group]:
        """Link groups by the mean likeness of their reports."""
        groups = sorted(groups, key=lambda group: self._digests[group.members[0]])
        sizes = np.array([float(len(group.members)) for group in groups])
        inside = np.array([group.inside for group in groups])
        linked = link(self._between(groups, sizes), sizes, inside, self._ruled([g.members for g in groups], rulings))
        return [
            Group(tuple(sorted((n for at in places for n in groups[at].members), key=self._digests.__getitem__)), total)
            for places, total in zip(linked.groups, linked.inside, strict=True)
        ]

    def _between(self, groups: list[Group], sizes: Vector) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
        terms = np.zeros((len(groups), _GROUP_TERMS), np.int64)
        weights = np.zeros((len(groups), _GROUP_TERMS))
        for at, group in enumerate(groups):
            own, summed = self._rows.summed(group.members, _GROUP_TERMS)
            terms[at, : len(own)], weights[at, : len(own)] = own, summed
        found = dots(terms, weights) / ONE / (sizes[:, None] * sizes[None, :])
        days = [middle_day(self._rows, group.members) for group in groups]
        for one in range(len(groups)):
            for two in range(one):
                found[one, two] = found[two, one] = found[one, two] * nearness(days[one], days[two])
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
