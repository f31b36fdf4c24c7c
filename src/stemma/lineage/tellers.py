"""Reports that tell what one outlet reported whose own report was not handed in: siblings."""

from collections.abc import Sequence

from stemma.lineage.compare import Comparison
from stemma.lineage.graph import Bond, components


def tellers(found: Comparison) -> list[list[int]]:
    """Return for each absent outlet the groups of texts, by place, that have theirs from it, each from no other.

    >>> from stemma.lineage.compare import compare
    >>> tellers(compare([]))
    []
    """
    bound: dict[str, list[tuple[int, int]]] = {}
    served = {bond.child for bond in found.directed}
    for bond in found.bonds:
        if bond.source is not None and served.isdisjoint((bond.one, bond.two)):
            bound.setdefault(bond.source, []).append((bond.one, bond.two))
    groups, taken = [], set[int]()
    for source in sorted(bound):
        pairs = [pair for pair in bound[source] if not taken & set(pair)]
        for telling in components({place for pair in pairs for place in pair}, pairs):
            group = _each_in_its_words(found, telling)
            if len(group) > 1:
                groups.append(group)
                taken.update(group)
    return groups


def _each_in_its_words(found: Comparison, group: Sequence[int]) -> list[int]:
    """Return the texts of a group without those that are copies of another of it, whichever of them was first.

    Of copies that is kept which shares something with a text that is none, and nothing that shares with no text kept.
    """
    kept: list[int] = []
    copies = {place: _others(found, place, copied=True) for place in group}
    beside = {place: _others(found, place, copied=False) for place in group}
    for place in sorted(group, key=lambda place: (beside[place].isdisjoint(group), place)):
        if copies[place].isdisjoint(kept):
            kept.append(place)
    return [place for place in sorted(kept) if not beside[place].isdisjoint(kept)]


def _others(found: Comparison, place: int, *, copied: bool) -> set[int]:
    """Return the texts that share something with one: those that are copies of it, or those that are none."""
    return {b.one + b.two - place for b in found.near.get(place, ()) if _copied(found, b) == copied}


def _copied(found: Comparison, bond: Bond) -> bool:
    return (bond.one, bond.two) in found.kin and not bond.retold and not bond.parted
