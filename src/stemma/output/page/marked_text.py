"""The text of a report with its marks: nested, crossing, any number of them, in time linear in their number."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup, escape

from stemma.output.limits import limit
from stemma.output.visible import visible

_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_LINE_ENDS = re.compile(r"\n+")


class Mark(NamedTuple):
    """A stretch of text to be shown as something: the classes say what, `anchor` makes it a place to jump to."""

    start: int
    end: int
    classes: tuple[str, ...] = ()
    anchor: str | None = None
    title: str | None = None


def marked_text(text: str, marks: Iterable[Mark]) -> Markup:
    """Return a text as paragraphs of HTML in which the marks are elements.

    Marks of one extent become one element. Where two marks cross, the later one is drawn in pieces and the first piece
    bears its anchor. Marks nested too deeply keep only the anchor.

    >>> print(marked_text("Ten <b> died.", [Mark(0, 3, ("quantity",), "r1-0-3")]))
    <p><mark id="r1-0-3" class="quantity">Ten</mark> &lt;b&gt; died.</p>
    """
    writer = _Writer(text, _merged(marks))
    for start, end in _blocks(text):
        writer.paragraph(start, end)
    writer.rest()
    return Markup("").join(writer.pieces)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the extents of paragraphs: what blank lines part, or line ends in a text without blank lines."""
    divider = _BLANK_LINES if _BLANK_LINES.search(text.strip()) else _LINE_ENDS
    start = 0
    for gap in divider.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def _merged(marks: Iterable[Mark]) -> list[Mark]:
    """Return one mark for each extent, outer ones first."""
    found: dict[tuple[int, int], Mark] = {}
    for mark in marks:
        known = found.get((mark.start, mark.end))
        if known:
            classes = tuple(dict.fromkeys((*known.classes, *mark.classes)))
            found[mark.start, mark.end] = Mark(
                mark.start, mark.end, classes, known.anchor or mark.anchor, known.title or mark.title
            )
        else:
            found[mark.start, mark.end] = mark
    return sorted(found.values(), key=lambda m: (m.start, -m.end))


class _Writer:
    def __init__(self, text: str, marks: list[Mark]) -> None:
        self.text = text
        self.marks = marks
        self.next = 0
        self.open: list[Mark] = []
        self.depth = limit("mark_depth")
        self.pieces: list[Markup] = []

    def paragraph(self, start: int, end: int) -> None:
        self.pieces.append(Markup("<p>"))
        kept, self.open = self.open, []
        for mark in kept:
            if mark.end > start:
                self._begin(mark, continued=True)
        place = start
        while True:
            self._open_at(place, end)
            stop = min([end, *(mark.end for mark in self.open)])
            if self.next < len(self.marks):
                stop = min(stop, max(place, self.marks[self.next].start))
            self.pieces.append(escape(visible(self.text[place:stop])))
            place = stop
            if place >= end:
                break
            self._close_at(place)
        for mark in reversed(self.open):
            self.pieces.append(_closing(mark))
        self.pieces.append(Markup("</p>"))

    def rest(self) -> None:
        """Leave the anchors of marks that stand after the last paragraph."""
        for mark in self.marks[self.next :]:
            self._anchor_only(mark)
        self.next = len(self.marks)

    def _open_at(self, place: int, end: int) -> None:
        while self.next < len(self.marks) and self.marks[self.next].start <= place < end:
            mark = self.marks[self.next]
            self.next += 1
            if mark.end <= place or len(self.open) >= self.depth:
                self._anchor_only(mark)
            else:
                self._begin(mark)

    def _close_at(self, place: int) -> None:
        first = next((n for n, mark in enumerate(self.open) if mark.end <= place), None)
        if first is None:
            return
        above, self.open = self.open[first:], self.open[:first]
        for mark in reversed(above):
            self.pieces.append(_closing(mark))
        for mark in above:
            if mark.end > place:
                self._begin(mark, continued=True)

    def _begin(self, mark: Mark, continued: bool = False) -> None:
        self.open.append(mark)
        anchor = "" if continued or not mark.anchor else Markup(' id="{}"').format(mark.anchor)
        classes = Markup(' class="{}"').format(" ".join(mark.classes)) if mark.classes else ""
        title = Markup(' title="{}"').format(visible(mark.title)) if mark.title and not continued else ""
        self.pieces.append(Markup("<{}{}{}{}>").format(_tag(mark), anchor, classes, title))

    def _anchor_only(self, mark: Mark) -> None:
        if mark.anchor:
            self.pieces.append(Markup('<span id="{}"></span>').format(mark.anchor))


def _tag(mark: Mark) -> str:
    return "mark" if mark.anchor else "span"


def _closing(mark: Mark) -> Markup:
    return Markup("</{}>").format(_tag(mark))
