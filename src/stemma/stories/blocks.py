"""From reports that hang together to stories: in blocks of bounded size, each a function of its members alone."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from stemma.data import lexicon
from stemma.stories.contrast import contrast
from stemma.stories.linkage import Linkable, Ruling, link_all
from stemma.stories.matrices import Matrices
from stemma.stories.part import Group, Part, Tie
from stemma.stories.parts import Parts
from stemma.stories.rows import Floats, Numbers, Rows
from stemma.stories.wholes import Tied, Wholes

_AT_ONCE = 512  # sets that are grouped together


class Rulings(NamedTuple):
    """Pairs of reports by number that somebody ruled to be of one story, or of two."""

    together: frozenset[tuple[int, int]] = frozenset()
    apart: frozenset[tuple[int, int]] = frozenset()


Among = Callable[[Sequence[int]], Rulings] | None  # the rulings on some reports; None where nobody ruled


class Blocks:
    """Stories of the reports in `rows` that `parts` holds together; `digests` order reports whatever their numbers.

    >>> from array import array
    >>> from stemma.sources import report_of_text
    >>> from stemma.stories.part import BITS
    >>> rows, told = Rows(), ("The ferry Corrin Star capsized.", "The Corrin Star, a ferry, capsized.", "Orr won.")
    >>> digests = [f"{number:064x}" for number in rows.read([report_of_text(text) for text in told])]
    >>> def tied(number):
    ...     return array("i", [0 << BITS | 1] if number == 1 else [])
    >>> parts = Parts(rungs=2, most=10, tied=tied)
    >>> for number in range(3):
    ...     parts.add(number)
    >>> parts.join_all([1, 2])
    >>> [group.members for group in Blocks(rows, parts, tied, digests).stories(None)]
    [(0, 1), (2,)]
    """

    def __init__(self, rows: Rows, parts: Parts, tied: Tied, digests: Sequence[str]) -> None:
        self._rows, self._parts, self._digests = rows, parts, digests
        self._matrices = Matrices(rows)
        self._wholes = Wholes(rows, tied, digests)

    def loosen(self, ties: Iterable[Tie]) -> None:
        """Take note of ties between reports that are no more."""
        self._wholes.loosen(ties)

    def touch(self, number: int) -> None:
        """Have the stories beside a report looked at again."""
        self._parts.touch(number)
        self._wholes.touch(number)

    def stories(self, among: Among) -> list[Group]:
        """Return the stories of all parts that changed since this was last asked, in order of their digests.

        A part that is not divided is linked by itself. So are the leaves of a divided one, whose groups are then
        compared as wholes. `among` gives the rulings on some reports.
        """
        whole: list[Group] = []
        found: list[Group] = []
        for part, groups in self._leaves(among):
            if part.rung:
                whole += groups
            else:
                found += groups
        alone = [number for group in found for number in group.members]
        found += self._wholes.revise(whole, alone, self._asked(among))
        return sorted(found, key=lambda group: self._digests[group.members[0]])

    def _asked(self, among: Among) -> "Callable[[Sequence[tuple[int, ...]]], Ruling | None] | None":
        if among is None:
            return None
        return lambda groups: self._ruled(groups, among([number for members in groups for number in members]))

    def _leaves(self, among: Among) -> list[tuple[Part, list[Group]]]:
        """Return all leaves that have changed, with their groups."""
        told: list[tuple[Part, list[int]]] = []
        found: list[tuple[Part, list[Group]]] = []
        for part in self._parts.changed:
            if part.members is not None and part.size:
                ordered = sorted(part.members, key=self._digests.__getitem__)
                if part.size == 1:
                    found.append((part, [Group((ordered[0],), 0.0)]))
                elif part.size > self._parts.most:  # of the highest rung: all but the same text
                    found.append((part, [Group(tuple(ordered), 1.0 * len(ordered) * (len(ordered) - 1) / 2)]))
                else:
                    told.append((part, ordered))
        self._parts.changed = {}
        for first in range(0, len(told), _AT_ONCE):
            found += self._link(told[first : first + _AT_ONCE], among)
        return found

    def _link(self, told: Sequence[tuple[Part, list[int]]], among: Among) -> list[tuple[Part, list[Group]]]:
        numbers = [np.array(ordered) for _, ordered in told]
        sets = [self._linkable(part, ordered, among and among(ordered)) for part, ordered in told]

        def differ(at: Numbers, one: Numbers, two: Numbers) -> Floats:
            ends = [
                np.array([numbers[a][place] for a, place in zip(at.tolist(), places.tolist(), strict=True)])
                for places in (one, two)
            ]
            return contrast(self._rows, ends[0], ends[1])

        return [
            (
                part,
                [
                    Group(tuple(ordered[at] for at in members), inside)
                    for members, inside in zip(linked.groups, linked.inside, strict=True)
                ],
            )
            for (part, ordered), linked in zip(told, link_all(sets, differ), strict=True)
        ]

    def _linkable(self, part: Part, ordered: list[int], rulings: Rulings | None) -> Linkable:
        likeness, details = self._matrices.of(part, ordered)
        judged = len(ordered) >= 2 * lexicon("stories_grouping")["look"]["details_from"]
        ruled = rulings and self._ruled([(n,) for n in ordered], rulings)
        return Linkable(likeness, ruled=ruled, details=details if judged else None)

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
