"""Two reports side by side: rows in which what they share stands aligned, and between them what each has alone."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from markupsafe import Markup, escape
from msgspec.structs import replace

from stemma.output.limits import limit
from stemma.output.page.wording import wording
from stemma.output.visible import visible
from stemma.records import Edge, Extent, Passage, Report, Story

_MARKS = 4  # at most so many marks hang on a word
_OPENING = re.compile(rf"[“‘\"'(\[«„]{{1,{_MARKS}}}\Z")
_CLOSING = re.compile(rf"[.,;:!?…”’\"')\]»]{{1,{_MARKS}}}")


class Row(NamedTuple):
    """A row: `shared` tells whether both sides say the same thing; else each has its own words, or nothing."""

    shared: bool
    left: Markup
    right: Markup


class Pair(NamedTuple):
    """Two reports of a story that share passages, and the edge or bond that says so."""

    edge: Edge
    left: Report
    right: Report
    descent: bool  # False where the two share text without one having it from the other
    rows: tuple[Row, ...]


def pairs(story: Story, reports: Mapping[str, Report]) -> Iterator[Pair]:
    """Yield the pairs of reports of a story that share passages, as many as there is room for.

    Descendants come first, then reports that share text through another report or a lost original.

    >>> from stemma.records import Counts, Lineage
    >>> counts = Counts(reports=1, outlets=0, origins=1)
    >>> list(pairs(Story(id="s", title="Fire", reports=("a",), counts=counts, lineage=Lineage()), {}))
    []
    """
    room = limit("page_pair_characters")
    for descent, edge in _edges(story)[: limit("page_pairs")]:
        left, right = reports.get(edge.child), reports.get(edge.parent)
        if left is None or right is None or not edge.passages:
            continue
        room -= len(left.text) + len(right.text)
        if room < 0:
            return
        yield Pair(edge, left, right, descent, side_by_side(left.text, right.text, edge.passages))


def _edges(story: Story) -> list[tuple[bool, Edge]]:
    drawn = [(True, edge) for edge in story.lineage.edges]
    others = [(False, edge) for edge in story.lineage.shared]
    own = dict.fromkeys(story.reports)
    found = [(d, e) for d, e in [*drawn, *others] if e.child in own and e.parent in own and e.passages]
    return sorted(found, key=lambda item: (not item[0], -item[1].share, item[1].id))


def side_by_side(left: str, right: str, passages: tuple[Passage, ...]) -> tuple[Row, ...]:
    """Return the rows of two texts; `passages` tell what the left one (the child) shares with the right one.

    Rows follow the left text. What the right text has alone stands beside it where the order is the same, and at the
    end where it is not; every word of both texts appears.

    >>> shared = Passage(child=Extent(start=5, end=9), parent=Extent(start=2, end=6), sameness=1.0)
    >>> [(row.shared, str(row.left), str(row.right)) for row in side_by_side("Late news", "A news day", (shared,))]
    [(False, 'Late', 'A'), (True, 'news', 'news'), (False, '', 'day')]
    """
    kept = _with_marks(_apart_in_child(passages), left, right)
    gaps = _Gaps(right, [passage.parent for passage in kept])
    rows: list[Row] = []
    place = 0
    for passage in kept:
        rows += _own(left[place : passage.child.start], gaps.before(passage.parent.start))
        said = right[passage.parent.start : passage.parent.end]
        mine = left[passage.child.start : passage.child.end]
        rows.append(Row(True, wording(mine, said), escape(visible(said))))
        place = passage.child.end
    rows += _own(left[place:], gaps.rest())
    return tuple(rows)


def _with_marks(passages: Iterable[Passage], left: str, right: str) -> list[Passage]:
    """Draw into each passage the marks that hang on its words, so that no row holds a full stop alone."""
    found: list[Passage] = []
    for passage in passages:
        child = _wider(passage.child, left)
        if found and child.start < found[-1].child.end:
            child = replace(child, start=found[-1].child.end)
        found.append(replace(passage, child=child, parent=_wider(passage.parent, right)))
    return found


def _wider(extent: Extent, text: str) -> Extent:
    before = _OPENING.search(text, max(0, extent.start - _MARKS), extent.start)
    after = _CLOSING.match(text, extent.end)
    return Extent(start=before.start() if before else extent.start, end=after.end() if after else extent.end)


def _apart_in_child(passages: Iterable[Passage]) -> list[Passage]:
    """Leave out passages that overlap an earlier one in the child, so that its text is shown once."""
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda p: (p.child.start, -p.child.end, p.parent.start)):
        if not kept or passage.child.start >= kept[-1].child.end:
            kept.append(passage)
    return kept


def _own(left: str, right: str) -> list[Row]:
    if not left.strip() and not right.strip():
        return []
    return [Row(False, escape(visible(left.strip())), escape(visible(right.strip())))]


class _Gaps:
    """The stretches of a text that stand in no passage, handed out once each."""

    def __init__(self, text: str, taken: list[Extent]) -> None:
        self.pieces: list[tuple[int, str]] = []
        place = 0
        for extent in sorted(taken, key=lambda e: (e.start, e.end)):
            if extent.start > place:
                self.pieces.append((place, text[place : extent.start]))
            place = max(place, extent.end)
        self.pieces.append((place, text[place:]))
        self.next = 0

    def before(self, place: int) -> str:
        """Return what was not yet handed out of the stretches before a place."""
        first = self.next
        while self.next < len(self.pieces) and self.pieces[self.next][0] < place:
            self.next += 1
        return "\n".join(piece for _, piece in self.pieces[first : self.next])

    def rest(self) -> str:
        """Return all that was not yet handed out."""
        first, self.next = self.next, len(self.pieces)
        return "\n".join(piece for _, piece in self.pieces[first:])
