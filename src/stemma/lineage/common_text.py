"""Text that many reports have: what a third line of reporting has as well proves little of two reports.

A sentence that several reporters write down in the same words is from a statement that all of them were given. So the
words that two reports share weigh less the more others have them, unless these are plainly of the same line.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon
from stemma.lineage.graph import Bond, Families, by_end
from stemma.lineage.ties import Tie

Floats = NDArray[np.float64]


def peculiar(bonds: Sequence[Bond]) -> list[Bond]:
    """Return bonds whose ties count what third reports have as well for less; plain ones are returned as they are.

    >>> peculiar([])
    []
    """
    lines = Families()
    for bond in bonds:
        if _plain(bond.tie):
            lines.join(bond.one, bond.two)
    near = by_end(bonds)
    return [_discounted(bond, near, lines) if bond.tie.descent and not _plain(bond.tie) else bond for bond in bonds]


def _plain(tie: Tie) -> bool:
    """Tell whether two reports share so much that they are of one line, whoever else has it."""
    rule = lexicon("lineage_descent")["plain"]
    return tie.descent and max(tie.share, tie.other_share) >= rule["share"]


def _discounted(bond: Bond, near: Mapping[int, Sequence[Bond]], lines: Families) -> Bond:
    tie = bond.tie
    own = {lines.root(bond.one), lines.root(bond.two)}
    told = tie.told / (1 + _elsewhere(bond.one, len(tie.told), near, own, lines))
    other_told = tie.other_told / (1 + _elsewhere(bond.two, len(tie.other_told), near, own, lines))
    left, other_left = _part(told, tie.told), _part(other_told, tie.other_told)
    return bond._replace(
        tie=tie._replace(
            words=round(float(min(told.sum(), other_told.sum())), 4),
            share=round(tie.share * left, 4),
            other_share=round(tie.other_share * other_left, 4),
        )
    )


def _elsewhere(report: int, size: int, near: Mapping[int, Sequence[Bond]], own: set[int], lines: Families) -> Floats:
    """Return for each word of a report in how many other lines of reporting it stands in a passage."""
    has: dict[int, NDArray[np.bool_]] = {}
    for bond in near[report]:
        other, told = (bond.two, bond.tie.told) if bond.one == report else (bond.one, bond.tie.other_told)
        line = lines.root(other)
        if line not in own:
            has[line] = has[line] | (told > 0) if line in has else told > 0
    found = np.zeros(size)
    for line in sorted(has):
        found += has[line]
    return found


def _part(told: Floats, whole: Floats) -> float:
    return float(told.sum() / max(float(whole.sum()), 1e-9))
