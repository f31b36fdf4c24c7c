"""From ties of pairs to descent: each report descends from the few that hold best what it shares with any other.

What two reports share only through a third is no edge: the third holds it as well or better, with its errors, its
choice of words and its order. The method is that of textual criticism (Maas, 1927; Greg, 1927): common deviations bind,
not common text.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon
from stemma.lineage.ancestry import Ancestry
from stemma.lineage.graph import Bond, Families

Floats = NDArray[np.float64]


def descent(bonds: Sequence[Bond], order: Sequence[tuple[str, ...]]) -> tuple[list[Bond], list[Bond]]:
    """Return the bonds that are descent, directed ones and undecided ones, the strongest first.

    `order` ranks reports (a key for each number) where nothing else does. A bond that would close a circle of descent
    loses its direction.

    >>> descent([], [])
    ([], [])
    """
    partners: dict[int, list[Bond]] = {}
    for bond in bonds:
        partners.setdefault(bond.one, []).append(bond)
        partners.setdefault(bond.two, []).append(bond)
    ranks = _central(partners, order)
    ranked = sorted(bonds, key=lambda bond: _strength(bond, order))
    chosen = {(bond.one, bond.two) for report in sorted(partners) for bond in _sources(report, partners[report], ranks)}
    kept = _connected(ranked, chosen)
    ancestry = Ancestry()
    directed, undecided = [], []
    for bond in kept:
        if bond.directed and ancestry.descend(bond.child, bond.parent):
            directed.append(bond)
        else:
            undecided.append(bond)
    return directed, undecided


def _connected(ranked: Sequence[Bond], chosen: set[tuple[int, int]]) -> list[Bond]:
    """Return the chosen bonds, and the strongest of the others that join reports which the chosen leave apart."""
    families = Families()
    for one, two in sorted(chosen):
        families.join(one, two)
    kept = []
    for bond in ranked:
        if (bond.one, bond.two) in chosen or not families.one(bond.one, bond.two):
            families.join(bond.one, bond.two)
            kept.append(bond)
    return kept


def _central(partners: dict[int, list[Bond]], order: Sequence[tuple[str, ...]]) -> dict[int, tuple[object, ...]]:
    """Return a key for each report that sorts first the one which holds most of what all others share."""
    centrality = dict.fromkeys(sorted(partners), 0.0)
    for report, bonds in sorted(partners.items()):
        held = [(bond.two if bond.one == report else bond.one, float(_held(report, bond).sum())) for bond in bonds]
        most = max(much for _, much in held)
        for other, much in held:
            centrality[other] += much / max(most, 1e-9)
    return {report: (-round(value, 4), order[report]) for report, value in centrality.items()}


def _sources(report: int, bonds: Sequence[Bond], ranks: dict[int, tuple[object, ...]]) -> list[Bond]:
    """Return the bonds with the reports that together hold best what a report shares, its decided children left out."""
    rule = lexicon("lineage_descent")["sources"]
    rest = [bond for bond in bonds if not (bond.directed and bond.parent == report)]
    if not rest:
        return []
    chosen = [_nearest(report, rest, ranks)]
    held = _held(report, chosen[0])
    shared = float(np.maximum.reduce([_held(report, bond) for bond in rest]).sum())
    least = max(rule["weight"], rule["share"] * shared)
    while len(chosen) < min(len(rest), rule["most"]):
        gains = [(_gain(_held(report, bond), held, rule["slack"]), bond) for bond in rest if bond not in chosen]
        whole = [(gain, bond) for gain, bond in gains if not bond.parted]
        if whole and max(gain for gain, _ in whole) >= rule["parted"] * max(gain for gain, _ in gains):
            gains = whole
        gain, best = min(gains, key=lambda g: (-round(g[0], 4), ranks[_other(report, g[1])]))
        if gain < (max(least, (1 - rule["parted"]) * shared) if best.parted else least):
            break
        chosen.append(best)
        held = np.maximum(held, _held(report, best))
    return chosen


def _nearest(report: int, bonds: Sequence[Bond], ranks: dict[int, tuple[object, ...]]) -> Bond:
    """Return the bond with the likeliest source: the last version of the page, else what holds most of the report.

    Where several hold nearly as much, the difference may be chance: then it is the one of which evidence says that it
    is the source, the one that has more of its names and figures, else the one that holds most of all others.
    One from which the report cannot descend is left aside as long as another holds nearly as much: that may be the
    source of both, which lacks hardly a word that both have.
    """
    rule = lexicon("lineage_descent")["sources"]
    versions = [bond for bond in bonds if bond.same_page]
    held = {(bond.one, bond.two): float(_held(report, bond).sum()) for bond in versions or bonds}
    most = max(held.values())
    least = max(rule["parted"] * most, most - rule["lacks"])
    whole = [bond for bond in bonds if not bond.parted and held.get((bond.one, bond.two), 0) >= least]
    if whole and not versions:
        bonds = whole
        most = max(held[bond.one, bond.two] for bond in bonds)
    enough = most - max(rule["chance"], rule["chance_share"] * most)
    return min(
        (bond for bond in versions or bonds if held[bond.one, bond.two] >= enough),
        key=lambda bond: (not bond.directed, -bond.facts, ranks[_other(report, bond)], bond.one, bond.two),
    )


def _other(report: int, bond: Bond) -> int:
    return bond.two if bond.one == report else bond.one


def _gain(held: Floats, before: Floats, slack: float) -> float:
    more = held - before
    return float(more[more > slack].sum())


def _held(report: int, bond: Bond) -> Floats:
    return bond.tie.held if bond.one == report else bond.tie.other_held


def _strength(bond: Bond, order: Sequence[tuple[str, ...]]) -> tuple[float, float, list[tuple[str, ...]]]:
    return (-round(bond.tie.words, 1), -abs(bond.lean), sorted((order[bond.one], order[bond.two])))
