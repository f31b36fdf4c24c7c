"""The head of a report: headline, standfirst, byline, date and picture above the first sentence."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from stemma.records import Furniture, Part
from stemma.sources.bylines import agency_in_reports, byline_of, name_alone, split_outlet
from stemma.sources.credits import agencies_named
from stemma.sources.datelines import dateline_of
from stemma.sources.datestamps import Datestamp, datestamp_of
from stemma.sources.furniture import LONGEST_CAPTION, is_caption, pieces_of
from stemma.sources.headlines import looks_like_headline, resembles
from stemma.sources.lines import Line

LONGEST = 16  # lines that a head may have

_BEFORE_DATE = re.compile(
    r"\d|[|•·]|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)

_LIST_MARKS = ("•", "·", "▪", "●", "►", "* ", "- ", "– ")


class Head(NamedTuple):
    """What stands above the story: its parts, what they say, and the number of the line where the story starts."""

    parts: tuple[Part, ...] = ()
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    stamps: tuple[Datestamp, ...] = ()
    lead: int = 0


def head_of(lines: Sequence[Line], furniture: dict[int, Furniture], title: str | None = None) -> Head:
    """Return the head of a report.

    `furniture` holds by number the lines that are no story; `title` is the headline where it is known beforehand.

    >>> from stemma.sources.lines import lines_of
    >>> head = head_of(lines_of("Mill burns down\\nBy Ida Orr\\nThe old mill burned down on Friday."), {})
    >>> head.title, head.byline, head.lead
    ('Mill burns down', 'Ida Orr', 2)
    """
    head = Head()
    for number in range(min(len(lines), LONGEST)):
        step = head if number in furniture else _next(lines, number, head, title, furniture)
        if step is None:
            return head._replace(lead=number)
        head = step
    return head._replace(lead=min(len(lines), LONGEST))


def _next(
    lines: Sequence[Line], number: int, head: Head, title: str | None, furniture: dict[int, Furniture]
) -> Head | None:
    """Return the head with one more line in it, None where the line begins the story."""
    line = lines[number]
    following = lines[number + 1] if number + 1 < len(lines) else None
    stamp = datestamp_of(line.text)
    if stamp:
        return _stamped(line, head, stamp)
    if dateline_of(line, in_head=True):
        return None
    byline = byline_of(line.text)
    if byline:
        return _written(line, head, byline)
    if following and _is_credited(line):
        return head._replace(parts=(*head.parts, _part(line, "caption")))
    pictured = any(part.kind == "caption" for part in head.parts)
    if head.title is None and (title or not pictured) and _is_title(line, following, title):
        return _titled(line, head, title)
    if line.text.startswith(_LIST_MARKS) and not line.stops:
        return head._replace(parts=(*head.parts, _part(line, "list-item")))
    if (following and is_caption(line)) or _under_picture(lines, number, furniture):
        return head._replace(parts=(*head.parts, _part(line, "caption")))
    if head.title and not line.stops and resembles(line.text, head.title, closely=True):
        return head._replace(parts=(*head.parts, _part(line, "caption", "repeat")))
    return _named(line, head) or _standfirst(line, following, head)


def bare_title(line: str) -> str:
    """Return a headline without Markdown's marks.

    >>> bare_title("# Mill *burns* down")
    'Mill burns down'
    """
    return line.lstrip("# ").replace("**", "").replace("*", "").strip() or line


def _is_title(line: Line, following: Line | None, title: str | None) -> bool:
    if title:
        return resembles(line.text, title, closely=line.stops)
    signed = name_alone(line.text)
    return looks_like_headline(line, following) and not is_caption(line) and not (signed and all(signed))


def _is_credited(line: Line) -> bool:
    """A line with a photo credit or a player's label in it describes a picture."""
    return len(line.text) <= LONGEST_CAPTION and any(
        piece.kind in ("photo-credit", "navigation") for piece in pieces_of(line)
    )


def _titled(line: Line, head: Head, title: str | None) -> Head:
    """Take a line for the headline; where a known headline stands in a longer line, only its place in it."""
    at = line.text.find(title) if title else -1
    if at > 0:
        start = line.start + at
        part = Part(start=start, end=start + len(title or ""), kind="title")
        return head._replace(parts=(*head.parts, part), title=title)
    bare = bare_title(line.text)
    start = line.start + max(line.text.find(bare), 0)
    part = Part(start=start, end=line.end, kind="title")
    return head._replace(parts=(*head.parts, part), title=bare)


def _stamped(line: Line, head: Head, stamp: Datestamp) -> Head:
    written = _BEFORE_DATE.split(line.text, maxsplit=1)[0].rstrip(" -–—,")
    byline = byline_of(written)
    name, outlet = split_outlet(byline) if byline else (None, None)  # "By Ida Orr, The Gazette, 3 May 2024"
    at = max(stamp.start, len(written) if byline else 0)
    parts = [Part(start=line.start + at, end=line.end, kind="date", value=stamp.value)]
    if byline:
        parts.insert(0, Part(start=line.start, end=line.start + at, kind="byline", value=name))
    head = head._replace(
        parts=(*head.parts, *parts, *agencies_named(line)),
        stamps=(*head.stamps, stamp),
        outlet=head.outlet or outlet or stamp.outlet,
        byline=head.byline or name,
    )
    words = line.text[: stamp.start].rstrip(" |-–—")
    if words and head.title is None and head.byline is None:
        headline = Part(start=line.start, end=line.start + len(words), kind="title")
        return head._replace(parts=(*head.parts, headline), title=words)
    return head


def _written(line: Line, head: Head, byline: str) -> Head:
    name, outlet = split_outlet(byline)
    parts = [_part(line, "byline", name), *agencies_named(line)]
    agency = agency_in_reports(line.text)
    if agency and len(parts) == 1:
        start = line.start + agency[1]
        parts.append(Part(start=start, end=start + len(agency[0]), kind="credit", value=agency[0]))
    return head._replace(parts=(*head.parts, *parts), byline=head.byline or name, outlet=head.outlet or outlet)


def _named(line: Line, head: Head) -> Head | None:
    """Take a line that holds only a name for the writer's or the outlet's, where a headline stands above it."""
    found = name_alone(line.text)
    if not found or line.stops or (head.title is None and not found[1]):
        return None
    name, outlet = found
    part = _part(line, "byline", name or outlet)
    return head._replace(parts=(*head.parts, part), byline=head.byline or name or None, outlet=head.outlet or outlet)


def _standfirst(line: Line, following: Line | None, head: Head) -> Head | None:
    """A standfirst stands under the headline and ends without a stop, or is followed by what belongs to the head."""
    if head.title is None or following is None or any(part.kind == "standfirst" for part in head.parts):
        return None
    goes_on = byline_of(following.text) or datestamp_of(following.text)
    broken = not following.gap and following.text[:1].islower()
    if (line.stops and not goes_on) or len(line.text.split()) < 5 or broken:
        return None
    return head._replace(parts=(*head.parts, _part(line, "standfirst")))


def _under_picture(lines: Sequence[Line], number: int, furniture: dict[int, Furniture]) -> bool:
    """A line close under a photo credit, with a gap behind it, is that picture's caption."""
    above = furniture.get(number - 1)
    close = above is not None and above.kind == "photo-credit" and not lines[number].gap
    return close and number + 1 < len(lines) and lines[number + 1].gap


def _part(line: Line, kind: str, value: str | None = None) -> Part:
    return Part(start=line.start, end=line.end, kind=kind, value=value)  # type: ignore[arg-type]
