"""What an edge is called, from how much of both texts its passages hold and how alike they are."""

from stemma.data import lexicon
from stemma.lineage.ties import Tie
from stemma.records import EdgeKind


def kind(tie: Tie, share: float, parent_share: float) -> EdgeKind:
    """Return copy, excerpt or rewrite for a child that has `share` of its words from the parent.

    `parent_share` is the part of the parent's words that the child has.
    """
    rules = lexicon("lineage_descent")["kinds"]
    if sameness(tie) < rules["verbatim"]:
        return "rewrite"
    if share >= rules["whole"]:
        return "copy" if parent_share >= rules["quarter"] else "excerpt"
    return "excerpt" if share < rules["half"] else "rewrite"


def sameness(tie: Tie) -> float:
    """Return the mean sameness of the passages, long ones counting more."""
    lengths = [len(found.pairs) for found in tie.matches]
    whole = sum(lengths)
    return sum(found.sameness * n for found, n in zip(tie.matches, lengths, strict=True)) / whole if whole else 0.0
