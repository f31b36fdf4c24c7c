"""Text that many reports have: what a third line of reporting has as well proves little of two reports.

A sentence that several reporters write down in the same words is from a statement that all of them were given. So the
words that two reports share weigh less the more others have them, and where both attribute them to a speaker, unless
these are plainly of the same line.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon
from stemma.lineage.graph import Bond, Families, by_end
from stemma.lineage.storytext import StoryText
from stemma.lineage.ties import Tie

Floats = NDArray[np.float64]


def peculiar(texts: Sequence[StoryText], bonds: Sequence[Bond]) -> list[Bond]:
    """Return bonds whose ties count what third reports have as well for less; plain ones are returned as they are.

    What both attribute to a speaker without marks ("police said other shops had lost their windows") counts for less
    too: each may have it from him.

    >>> peculiar([], [])
    []
    """
    lines = Families()
    for bond in bonds:
        if _plain(bond.tie):
            lines.join(bond.one, bond.two)
    holders = _Holders(bonds, lines)
    return [bond if _whole(bond.tie) or not bond.tie.descent else _discounted(texts, bond, holders) for bond in bonds]


def _plain(tie: Tie) -> bool:
    """Tell whether two reports share so much that they are of one line, whoever else has it."""
    rule = lexicon("lineage_descent")["plain"]
    return tie.descent and max(tie.share, tie.other_share) >= rule["share"]


def _whole(tie: Tie) -> bool:
    """Tell whether so much of a report stands in another that it counts in full: sentences, and not a statement's one.

    It does not make the two one line for the rest of the story: what they share, others may have been given as well.
    """
    rule = lexicon("lineage_descent")["plain"]
    share = max(tie.share, tie.other_share)
    return tie.descent and (share >= rule["share"] or (share >= rule["part"] and tie.words >= rule["words"]))


def _discounted(texts: Sequence[StoryText], bond: Bond, holders: "_Holders") -> Bond:
    tie = bond.tie
    least: float = lexicon("lineage_descent")["common"]["attributed"]
    both = texts[bond.one].attributed[tie.here] & texts[bond.two].attributed[tie.there]
    told = tie.told / holders.elsewhere(bond, bond.one)
    other_told = tie.other_told / holders.elsewhere(bond, bond.two)
    told[tie.here[both]] *= least
    other_told[tie.there[both]] *= least
    left, other_left = _part(told, tie.told), _part(other_told, tie.other_told)
    return bond._replace(
        tie=tie._replace(
            words=round(float(min(told.sum(), other_told.sum())), 4),
            share=round(tie.share * left, 4),
            other_share=round(tie.other_share * other_left, 4),
        )
    )


class _Holders:
    """Which lines of reporting have which words of a report; looked up once for each report that is asked for."""

    def __init__(self, bonds: Sequence[Bond], lines: Families) -> None:
        self._near, self._lines = by_end(bonds), lines
        self._known: dict[int, tuple[Floats, dict[int, NDArray[np.bool_]]]] = {}

    def elsewhere(self, bond: Bond, report: int) -> Floats:
        """Return by what each word of a report is divided for the lines that have it, those of the bond left out."""
        if report not in self._known:
            self._known[report] = self._looked_up(report)
        counted, has = self._known[report]
        for line in sorted({self._lines.root(bond.one), self._lines.root(bond.two)} & has.keys()):
            counted = counted - has[line]
        return 1 + lexicon("lineage_descent")["common"]["elsewhere"] * counted

    def _looked_up(self, report: int) -> tuple[Floats, dict[int, NDArray[np.bool_]]]:
        has: dict[int, NDArray[np.bool_]] = {}
        size = 0
        for bond in self._near[report]:
            other, told = (bond.two, bond.tie.told) if bond.one == report else (bond.one, bond.tie.other_told)
            line = self._lines.root(other)
            has[line] = has[line] | (told > 0) if line in has else told > 0
            size = len(told)
        counted = np.zeros(size)
        for line in sorted(has):
            counted += has[line]
        return counted, has


def _part(told: Floats, whole: Floats) -> float:
    return float(told.sum() / max(float(whole.sum()), 1e-9))
