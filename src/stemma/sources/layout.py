"""The structure of a plain text: what is story, what has a function of its own, what is furniture."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stemma.records import Furniture, FurnitureKind, Part
from stemma.sources.bylines import byline_before_dateline
from stemma.sources.credits import agencies_named, credit_at_end, credit_line
from stemma.sources.datelines import dateline_of
from stemma.sources.datestamps import datestamp_of
from stemma.sources.furniture import LONGEST_CAPTION, is_caption, kind_of_line, pieces_of
from stemma.sources.headlines import looks_like_headline
from stemma.sources.heads import Head, head_of
from stemma.sources.lines import Line, lines_of
from stemma.sources.repeats import repeats

TAIL = 6  # lines at the end of a report among which bare credits count
MOST_HEADING_WORDS = 9
MOST_LINKS = 25  # lines of a list of links at the end of a report
LONGEST_UNMARKED_CAPTION = 300  # characters; a longer line with an agency behind it is a paragraph, not a caption


class Layout(NamedTuple):
    """Furniture and parts in the order of the text, and what the parts say of the report."""

    furniture: tuple[Furniture, ...]
    parts: tuple[Part, ...]
    title: str | None
    byline: str | None
    outlet: str | None
    published: str | None


def lay_out(text: str, title: str | None = None, *, start: int = 0) -> Layout:
    r"""Return the structure of a text.

    `title` is its headline where that is known beforehand; before `start` stands nothing that belongs to the report.

    >>> layout = lay_out("Mill burns down\n\nHALVERN (NPA) – The old mill burned down.\n\nShare this article")
    >>> [(part.kind, part.value) for part in layout.parts]
    [('title', None), ('dateline', 'HALVERN'), ('credit', 'NPA')]
    >>> [piece.kind for piece in layout.furniture]
    ['share']
    """
    lines = [line for line in lines_of(text) if line.start >= start]
    furniture = _furniture_lines(lines, title)
    head = head_of(lines, furniture, title)
    story = [line for number, line in enumerate(lines) if number >= head.lead and number not in furniture]
    parts, pieces, byline = _story_parts(story)
    parts = [*head.parts, *parts, *_furniture_credits(lines, furniture)]
    parts += _repeated(lines, furniture, parts)
    pieces += [piece for line in lines[: head.lead] for piece in pieces_of(line)]
    return Layout(
        tuple(apart([*furniture.values(), *pieces])),
        tuple(sorted(parts, key=lambda part: (part.start, -part.end, part.kind))),
        head.title,
        head.byline or byline,
        head.outlet,
        _published(head, story, parts),
    )


def _furniture_lines(lines: Sequence[Line], title: str | None) -> dict[int, Furniture]:
    """Return by number the lines that are furniture, with the lists of links under a heading such as "Read more:"."""
    found: dict[int, Furniture] = {}
    prose_ends = max((number for number, line in enumerate(lines) if line.stops), default=-1)
    for number, line in enumerate(lines):
        kind = kind_of_line(line.text)
        above = found.get(number - 1)
        if kind is None and above is not None:
            kind = _goes_on(lines, number, above, prose_ends)
        if (
            kind == "related"
            and number == 0
            and len(line.text.split()) > 3
            and looks_like_headline(line, lines[1] if len(lines) > 1 else None)
        ):
            kind = None
        if kind:
            found[number] = Furniture(start=line.start, end=line.end, kind=kind)
    return found


def _goes_on(lines: Sequence[Line], number: int, above: Furniture, prose_ends: int) -> FurnitureKind | None:
    """A list of headlines behind the last sentence goes on to the end; a correction goes on under its heading."""
    heading = lines[number - 1].text
    if above.kind == "correction" and len(heading) < 20 and number > len(lines) // 2:
        return "correction"
    behind = 0 <= prose_ends < number <= prose_ends + MOST_LINKS
    return "related" if above.kind == "related" and behind else None


def _story_parts(story: Sequence[Line]) -> tuple[list[Part], list[Furniture], str | None]:
    parts: list[Part] = []
    pieces: list[Furniture] = []
    byline: str | None = None
    for number, line in enumerate(story):
        first, last = number == 0, number >= len(story) - TAIL
        if last and number and (credit := credit_line(line)):
            parts.append(credit)
            continue
        if first and (written := byline_before_dateline(line.text)):
            byline, length = written
            parts.append(Part(start=line.start, end=line.start + len("By ") + len(byline), kind="byline", value=byline))
            parts.extend(_dateline(Line(line.start + length, line.end, line.text[length:], line.gap), in_head=True))
        parts.extend(_dateline(line, in_head=number < 2))
        found, captioned = _pieces(line, may_credit=number >= len(story) - 2)
        pieces.extend(found)
        parts.extend(captioned or _heading(story, number))
    return parts, pieces, byline


def _dateline(line: Line, *, in_head: bool) -> tuple[Part, ...]:
    dateline = dateline_of(line, in_head=in_head)
    return dateline.parts if dateline else ()


def _pieces(line: Line, *, may_credit: bool) -> tuple[list[Furniture], list[Part]]:
    """Return the furniture inside a line, and the line as a caption or the credit behind it."""
    pieces = list(pieces_of(line))
    if any(piece.kind == "photo-credit" for piece in pieces) and len(line.text) <= LONGEST_CAPTION:
        return pieces, [Part(start=line.start, end=line.end, kind="caption")]
    credit = credit_at_end(line)
    caption = is_caption(line) and (not line.stops or credit is not None) and len(line.text) <= LONGEST_CAPTION
    if credit and (caption or not (may_credit or len(line.text) > LONGEST_UNMARKED_CAPTION)):
        pieces.append(Furniture(start=credit.start, end=credit.end, kind="photo-credit"))
        return pieces, [Part(start=line.start, end=line.end, kind="caption")]
    parts = [Part(start=line.start, end=line.end, kind="caption")] if caption else []
    return pieces, parts + ([credit] if credit else [])


def _heading(story: Sequence[Line], number: int) -> Iterator[Part]:
    line = story[number]
    if line.text.startswith(("•", "·", "▪", "●", "►")):
        yield Part(start=line.start, end=line.end, kind="list-item")
    words = line.text.lstrip("#* ")
    opens = words[:1].isalnum() or (line.text.startswith("#") and bool(words))
    short = len(words.split()) <= MOST_HEADING_WORDS and not line.stops and opens
    if short and 0 < number < len(story) - 1 and story[number + 1].stops and not words[:1].islower():
        yield Part(start=line.end - len(words), end=line.end, kind="heading")


def _furniture_credits(lines: Sequence[Line], furniture: dict[int, Furniture]) -> Iterator[Part]:
    for number, piece in furniture.items():
        if piece.kind == "legal":
            yield from agencies_named(lines[number])


def _repeated(lines: Sequence[Line], furniture: dict[int, Furniture], parts: Sequence[Part]) -> Iterator[Part]:
    """Yield the repeats as captions; what has another function keeps it."""
    above = {part.start for part in parts if part.kind in ("title", "standfirst")}
    taken = {part.start for part in parts if part.kind != "heading"}
    plain = [line for number, line in enumerate(lines) if number not in furniture]
    for line in repeats(plain, above):
        if line.start not in taken:
            yield Part(start=line.start, end=line.end, kind="caption", value="repeat")


def _published(head: Head, story: Sequence[Line], parts: Sequence[Part]) -> str | None:
    """The date of first publication goes before that of a change, and both before the dateline's."""
    stamps = list(head.stamps) + [stamp for line in story[-3:] if (stamp := datestamp_of(line.text))]
    for stamp in sorted(stamps, key=lambda stamp: stamp.later):
        return stamp.value
    dated = [part.value for part in parts if part.kind == "date" and part.value and "X" not in part.value]
    return dated[0] if dated else None


def apart(furniture: Sequence[Furniture]) -> Iterator[Furniture]:
    """Yield furniture in order, without what stands inside another piece.

    >>> outer, inner = Furniture(start=0, end=9, kind="legal"), Furniture(start=2, end=4, kind="share")
    >>> [piece.kind for piece in apart([inner, outer])]
    ['legal']
    """
    end = -1
    for piece in sorted(furniture, key=lambda piece: (piece.start, -piece.end, piece.kind)):
        if piece.start >= end:
            yield piece
            end = piece.end
