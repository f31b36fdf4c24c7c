"""What can be told of the text of a lost original: the passages and words in which its children agree."""

from collections.abc import Sequence

from stemma.lineage.compare import Comparison
from stemma.lineage.graph import Bond
from stemma.lineage.storytext import StoryText
from stemma.records import LostPiece, Span

_FEWEST = 3  # confirmed words that make a piece worth showing


def reconstructed(found: Comparison, group: Sequence[int]) -> tuple[tuple[Span, ...], tuple[LostPiece, ...]]:
    """Return the passages that survive of a lost original, in its fullest child, and what is told of their words.

    >>> from stemma.lineage.compare import compare
    >>> from stemma.sources import report_of_text
    >>> one = "The old mill on the river burned down late on Friday, the second fire there in a year."
    >>> two = "The ancient mill on the river burned down on Friday, the second fire there in a year."
    >>> spans, pieces = reconstructed(compare([report_of_text(one), report_of_text(two)]), [0, 1])
    >>> len(spans), "mill on the river burned down … on Friday" in pieces[0].text.replace(" late", " …")
    (1, True)
    """
    extents: dict[int, list[tuple[int, int]]] = {place: [] for place in group}
    for bond in between(found, group):
        extents[bond.one] += [(m.first, m.last) for m in bond.tie.matches]
        extents[bond.two] += [(m.other_first, m.other_last) for m in bond.tie.matches]
    merged = {place: _merged(those) for place, those in extents.items()}
    best = max(group, key=lambda place: (sum(last - first for first, last in merged[place]), -place))
    text = found.witnesses[best].text
    confirmed = _confirmed(found, group, best)
    spans = tuple(_span(text, first, last) for first, last in merged[best])
    pieces = []
    for first, last in merged[best]:
        if sum(word in confirmed for word in range(first, last)) >= _FEWEST:
            others = _elsewhere(found, group, best, first, last)
            pieces.append(
                LostPiece(text=_told(text, first, last, confirmed), spans=(_span(text, first, last), *others))
            )
    return spans, tuple(pieces)


def between(found: Comparison, group: Sequence[int]) -> list[Bond]:
    """Return the bonds inside a group, in order.

    >>> from stemma.lineage.compare import compare
    >>> from stemma.sources import report_of_text
    >>> text = "The old mill on the river burned down on Friday night, the second fire in a year, police said."
    >>> found = compare([report_of_text(text + more) for more in (" It was old.", " Nobody died.", " Rain fell.")])
    >>> [(bond.one, bond.two) for bond in between(found, [0, 2])]
    [(0, 2)]
    """
    inside = set(group)
    bonds = [bond for place in group for bond in found.near.get(place, ()) if bond.one == place and bond.two in inside]
    return sorted(bonds, key=lambda bond: (bond.one, bond.two))


def _confirmed(found: Comparison, group: Sequence[int], best: int) -> set[int]:
    """Return the words of the fullest child that another child has as well."""
    confirmed: set[int] = set()
    for bond in between(found, group):
        if best not in (bond.one, bond.two):
            continue
        one, two = found.witnesses[bond.one].text, found.witnesses[bond.two].text
        for match in bond.tie.matches:
            equal = match.pairs[one.numbers[match.pairs[:, 0]] == two.numbers[match.pairs[:, 1]]]
            confirmed.update(equal[:, 0 if bond.one == best else 1].tolist())
    return confirmed


def _told(text: StoryText, first: int, last: int, confirmed: set[int]) -> str:
    """Return the words of a passage as they stand, what is not confirmed as an ellipsis."""
    told: list[str] = []
    at = first
    while at < last:
        run = at
        while run < last and (run in confirmed) == (at in confirmed):
            run += 1
        words = text.report.text[text.words[at].start : text.words[run - 1].end]
        told.append(" ".join(words.split()) if at in confirmed else "…")
        at = run
    return " ".join(told)


def _elsewhere(found: Comparison, group: Sequence[int], best: int, first: int, last: int) -> list[Span]:
    """Return where the other children have a passage of the fullest."""
    spans = []
    for bond in between(found, group):
        if best not in (bond.one, bond.two):
            continue
        other = found.witnesses[bond.two if bond.one == best else bond.one].text
        inside = [
            (m.other_first, m.other_last) if bond.one == best else (m.first, m.last)
            for m in bond.tie.matches
            if (m.first if bond.one == best else m.other_first) >= first
            and (m.last if bond.one == best else m.other_last) <= last
        ]
        spans += [_span(other, start, stop) for start, stop in _merged(inside)]
    return sorted(spans, key=lambda span: (span.report, span.start))


def _span(text: StoryText, first: int, last: int) -> Span:
    return Span(report=text.report.id, start=text.words[first].start, end=text.words[last - 1].end)


def _merged(extents: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for first, last in sorted(extents):
        if out and first < out[-1][1]:
            out[-1] = (out[-1][0], max(last, out[-1][1]))
        else:
            out.append((first, last))
    return out
