"""The evidence for an edge in plain words: what is shared, what speaks for its direction, what against it."""

from stemma.lineage.direction import percent
from stemma.lineage.graph import Bond

_FEW = 6  # words in a run below this are idiom


def evidence(bond: Bond) -> tuple[str, ...]:
    """Return the evidence for the bond as the child's, or of both where no child is decided.

    >>> from stemma.lineage.compare import compare
    >>> from stemma.sources import report_of_text
    >>> text = "The old mill on the river burned down on Friday night, the second fire in a year, police said."
    >>> bond = compare([report_of_text(text + " It was empty."), report_of_text(text + " Nobody died.")]).bonds[0]
    >>> evidence(bond)[-1]
    'nothing decides which of the two was first'
    """
    sign = 1.0 if bond.lean > 0 else -1.0
    pro = sorted((c for c in bond.clues if c.weight * sign > 0), key=lambda c: (-abs(c.weight), c.words))
    contra = sorted((c for c in bond.clues if c.weight * sign < 0), key=lambda c: (-abs(c.weight), c.words))
    said = [shared_words(bond), *(c.words for c in bond.clues if not c.weight)]
    if bond.same_page:
        said.append("both are versions of one page (the same web address)")
    if not bond.directed:
        said.append("nothing decides which of the two was first")
        return tuple(said)
    return (*said, *(c.words for c in pro), *(f"against this: {c.words}" for c in contra))


def shared_words(bond: Bond) -> str:
    """Return in words how much text the two share.

    >>> from stemma.lineage.compare import compare
    >>> from stemma.sources import report_of_text
    >>> text = "The old mill on the river burned down on Friday night, the second fire in a year, police said."
    >>> shared_words(compare([report_of_text(text), report_of_text(text + " It rained.")]).bonds[0])
    '90 % of its words stand in 1 passage that both have; the longest run of equal words outside quotation marks has 18'
    """
    tie = bond.tie
    share = tie.covered if bond.directed and bond.child == bond.one else tie.other_covered
    count = len(tie.matches)
    passages = "1 passage" if count == 1 else f"{count} passages"
    run = f"; the longest run of equal words outside quotation marks has {tie.run}" if tie.run >= _FEW else ""
    return f"{percent(share)} of its words stand in {passages} that both have{run}"
