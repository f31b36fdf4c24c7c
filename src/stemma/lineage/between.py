"""Which of several texts with one source have it through another of them: that one stands between it and the rest."""

from collections.abc import Sequence, Set

from stemma.data import lexicon
from stemma.lineage.compare import Comparison
from stemma.lineage.graph import Bond


def first_hand(found: Comparison, group: Sequence[int]) -> list[int]:
    """Return the texts of a group, by place, without those that have their common source through another of it.

    A text has it through the one that holds most of it, where all others of the group share more with that one than
    with the text, and the text more with that one than with them: what one changed itself, or left as it was, it handed
    on (Maas, 1927: common deviations bind). Two are left at least.

    >>> from stemma.lineage.compare import compare
    >>> from stemma.sources import report_of_text
    >>> mill = "The old mill on the river {} late on Friday night, the second {} in a year, said {} Orr of the brigade."
    >>> words = ("burned down", "fire", "Ida"), ("collapsed", "blaze", "Ida"), ("collapsed", "blaze", "Captain")
    >>> texts = [mill.format(*those) for those in words]
    >>> found = compare([report_of_text(text, published=f"2024-05-0{n}") for n, text in enumerate(texts, 1)])
    >>> first_hand(found, [0, 1, 2])
    [0, 1]
    """
    left = dict.fromkeys(group)
    for place in reversed(group):
        if len(left) > 2 and _through_another(found, place, left.keys()):
            del left[place]
    return list(left)


def _through_another(found: Comparison, place: int, group: Set[int]) -> bool:
    near = {other: bond for other, bond in _near(found, place).items() if other in group}
    if len(near) < 2:
        return False
    best = max(near, key=lambda other: (_held(place, near[other]), -other))
    mine, between = near.pop(best), _near(found, best)
    least: float = lexicon("lineage_descent")["through"]["weight"]
    return not (mine.directed and mine.parent == place) and all(
        other in between
        and _held(place, mine) > _held(place, bond) + least
        and _held(other, between[other]) > _held(other, bond) + least
        for other, bond in near.items()
    )


def _near(found: Comparison, place: int) -> dict[int, Bond]:
    return {bond.two if bond.one == place else bond.one: bond for bond in found.near.get(place, ())}


def _held(place: int, bond: Bond) -> float:
    """Return what the other end of a bond holds of a text."""
    return float((bond.tie.held if bond.one == place else bond.tie.other_held).sum())
