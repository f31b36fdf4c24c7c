"""The forms of quotation marks, and a mark with what stands beside it."""

import re
from typing import NamedTuple

MARK = re.compile(r"``|''|‘‘|’’|[\"“”„‟«»‘’‚'`‹›「」『』]")
OPENS = frozenset(("“", "„", "«", "``", "‘‘", "「", "『"))
CLOSES = frozenset(("”", "»", "’’", "」", "』"))
AFTER_CLOSER = frozenset(".,;:!?)]}-–—―/…")
_SINGLE = frozenset("‘’‚'`‹›")
_BEFORE_OPENER = frozenset("([{-–—―/:;,.!?…")


class Marked(NamedTuple):
    """Words between marks: the extent with the marks, the extent of the words, and which of the marks are there."""

    start: int
    end: int
    first: int
    last: int
    opened: bool
    closed: bool
    single: bool


class Mark(NamedTuple):
    """A mark in its paragraph; by its neighbours alone it may open words, close them, or both.

    >>> Mark(0, 1, '"', before="", after="W").may_open, Mark(3, 4, "'", before="n", after="t").may_close
    (True, False)
    """

    start: int
    end: int
    form: str
    before: str  # the character before, empty at the edge of the paragraph
    after: str
    never_opens: bool = False

    @property
    def single(self) -> bool:
        """Whether it is one of the single marks, which an apostrophe looks like."""
        return self.form in _SINGLE

    @property
    def may_open(self) -> bool:
        """Whether words may begin behind it."""
        starts = not self.before or self.before.isspace() or self.before in _BEFORE_OPENER or _is_form(self.before)
        return starts and bool(self.after) and not self.after.isspace()

    @property
    def may_close(self) -> bool:
        """Whether words may end before it."""
        ends = not self.after or self.after.isspace() or self.after in AFTER_CLOSER or _is_form(self.after)
        return ends and bool(self.before) and not self.before.isspace()


def _is_form(char: str) -> bool:
    return bool(MARK.match(char))
