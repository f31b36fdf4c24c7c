"""Reports that tell what one outlet reported whose own report was not handed in: siblings."""

from stemma.lineage.compare import Comparison
from stemma.lineage.graph import components


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
        for group in components({place for pair in pairs for place in pair}, pairs):
            groups.append(group)
            taken.update(group)
    return groups
