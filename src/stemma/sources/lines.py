"""The lines of a text that hold something, with their places."""

import re
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_BREAKS = re.compile(r"\n\s*\n|\r\s*\r|\u2029")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f\t", " "))
_CREDITED = re.compile(r"[.!?…][\"”’')]? ?(?:\([^()]{1,60}\)|[–—-]{1,2} ?[\w ]{2,24})$")
_CLOSERS = "\"”’'»)]*_ "
_STOPS = ".!?…:"


class Line(NamedTuple):
    """A line without the blanks around it, every kind of space as a plain one; `gap`: a blank line stands before it."""

    start: int
    end: int
    text: str
    gap: bool

    @property
    def stops(self) -> bool:
        """Whether the line ends as prose ends, before a credit in brackets or behind a dash if there is one."""
        if _CREDITED.search(self.text[-80:]):
            return True
        return self.text.rstrip(_CLOSERS)[-1:] in tuple(_STOPS)


def lines_of(text: str) -> list[Line]:
    r"""Return the lines of a text that hold something.

    >>> [(line.text, line.gap) for line in lines_of("Mill burns\n\n  It burned down. \nNo one was hurt.")]
    [('Mill burns', False), ('It burned down.', True), ('No one was hurt.', False)]
    """
    found: list[Line] = []
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if stripped:
            start = match.start() + match.group().index(stripped[0])
            gap = bool(found) and _BREAKS.search(text, found[-1].end, start) is not None
            found.append(Line(start, start + len(stripped), stripped.translate(_SPACES), gap))
    return found
