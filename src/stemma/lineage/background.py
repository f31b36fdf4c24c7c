"""A house's background that travels with its reports: who carries one of them shares it with the others too."""

from collections.abc import Sequence

from stemma.data import lexicon
from stemma.lineage.direction import Witness
from stemma.lineage.graph import Bond
from stemma.lineage.houses import of_one_house
from stemma.lineage.ties import Floats


def without_background(witnesses: Sequence[Witness], firm: Sequence[Bond], every: Sequence[Bond]) -> list[Bond]:
    """Return the firm bonds but those that show no more than a house's background, by way of another of its reports.

    A report that has its text from one report of a house has that one's background as well, which stands in others of
    the house. Where these two are not one text, the background ties the report to none but the first.

    >>> without_background([], [], [])
    []
    """
    bound = {(bond.one, bond.two): bond for bond in firm}
    apart: dict[int, list[int]] = {}  # for each report those of its house that are another text
    for bond in every:
        if (bond.one, bond.two) not in bound and of_one_house(witnesses[bond.one], witnesses[bond.two]):
            apart.setdefault(bond.one, []).append(bond.two)
            apart.setdefault(bond.two, []).append(bond.one)

    def by_way(bond: Bond, report: int, other: int) -> bool:
        ways = (bound.get((min(end, report), max(end, report))) for end in apart.get(other, ()))
        return any(_holds(way, bond, report) for way in ways if way is not None)

    return [
        bond
        for bond in firm
        if bond.same_page or not (by_way(bond, bond.one, bond.two) or by_way(bond, bond.two, bond.one))
    ]


def _holds(way: Bond, bond: Bond, report: int) -> bool:
    """Tell whether a report shares more in the first bond than in the second, and nearly all that it shares there."""
    least: float = lexicon("lineage_descent")["house"]["by_way"]
    known, told = _told(way, report), _told(bond, report)
    return bool(known.sum() > told.sum() and told[known > 0].sum() >= least * told.sum())


def _told(bond: Bond, report: int) -> Floats:
    return bond.tie.told if bond.one == report else bond.tie.other_told
