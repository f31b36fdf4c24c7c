"""What an edge is called, from how much of both texts its passages hold and how alike they are."""

from stemma.data import lexicon
from stemma.lineage.ties import Tie
from stemma.records import EdgeKind


def kind(tie: Tie, share: float, parent_share: float) -> EdgeKind:
    """Return copy, excerpt or rewrite for a child that has `share` of its words from the parent.

    `parent_share` is the part of the parent's words that the child has.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.lineage.ties import tie
    >>> from stemma.sources import report_of_text
    >>> text = "The old mill on the river burned down on Friday night, the second fire in a year, police said."
    >>> same = tie(prepare(report_of_text(text)), prepare(report_of_text(text)))
    >>> kind(same, 1.0, 1.0), kind(same, 1.0, 0.1), kind(same, 0.3, 1.0), kind(same, 0.7, 0.7)
    ('copy', 'excerpt', 'excerpt', 'rewrite')
    """
    rules = lexicon("lineage_descent")["kinds"]
    if sameness(tie) < rules["verbatim"]:
        return "rewrite"
    if share >= rules["whole"]:
        return "copy" if parent_share >= rules["quarter"] else "excerpt"
    return "excerpt" if share < rules["half"] else "rewrite"


def sameness(tie: Tie) -> float:
    """Return the mean sameness of the passages, long ones counting more.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.lineage.ties import tie
    >>> from stemma.sources import report_of_text
    >>> told = "The old mill burned down on Friday night.", "The mill burned to the ground on Friday night."
    >>> one, two = (prepare(report_of_text(text)) for text in told)
    >>> sameness(tie(one, one)), sameness(tie(one, two)) < 1
    (1.0, True)
    """
    lengths = [len(found.pairs) for found in tie.matches]
    whole = sum(lengths)
    return sum(found.sameness * n for found, n in zip(tie.matches, lengths, strict=True)) / whole if whole else 0.0
