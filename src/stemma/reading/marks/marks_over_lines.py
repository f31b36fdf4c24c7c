"""Words in marks that run over the ends of lines, in texts with one sentence on each line, as corpora print them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from stemma.reading.marks.mark_forms import OPENS, Mark, Marked

_LINES = 6  # lines of one sentence each over which words in marks may run
_INNER_END = re.compile(r"[.!?]['’”\"]? +[A-Z“‘\"`]")


def closer_over_lines(text: str, marks: Sequence[Mark], opened: Marked, start: int) -> Mark | None:
    """Return the mark of the line from `start` that closes words `opened` on a line before it, if one does.

    >>> from stemma.reading.marks.mark_forms import Mark, Marked
    >>> text = '"We stay .\\nIt burns . "'
    >>> opened = Marked(start=0, end=10, first=1, last=10, opened=True, closed=False, single=False)
    >>> last = Mark(22, 23, '"', before=" ", after="")
    >>> closer_over_lines(text, [last], opened, 11) is last
    True
    """
    if not _runs_on(text, opened, start):
        return None
    closer = _closes_lines(marks, opened)
    return None if closer is None or _INNER_END.search(text, start, closer.start) else closer


def to_next_opened(text: str, found: Sequence[Marked]) -> list[Marked]:
    """Return marked stretches of a text with one sentence a line, those that never close up to the next that opens.

    A paragraph of a longer quotation opens and does not close; the lines of it are those before the next mark.

    >>> text = '"We stay .\\nIt burns .\\n"We left . "'
    >>> first = Marked(start=0, end=10, first=1, last=10, opened=True, closed=False, single=False)
    >>> second = Marked(start=22, end=34, first=23, last=32, opened=True, closed=True, single=False)
    >>> to_next_opened(text, (first, second))[0].last
    21
    """
    out: list[Marked] = []
    for m, behind in zip(found, [*found[1:], None], strict=True):
        opens = behind is not None and behind.opened and text[behind.start - 1] == "\n" and m.single is behind.single
        if behind is not None and opens and _runs_on(text, m, behind.start):
            end = behind.start - 1
            out.append(m._replace(end=end, last=end))
        else:
            out.append(m)
    return out


def _runs_on(text: str, opened: Marked, start: int) -> bool:
    """Tell whether words in marks may run over the ends of lines of one sentence each, as corpora print them."""
    if opened.closed or not opened.opened or text[opened.end : opened.end + 1] != "\n":
        return False
    ends = [opened.end]
    while ends[-1] + 1 < start:
        if len(ends) == _LINES - 1:
            return False
        ends.append(text.find("\n", ends[-1] + 1))
    lines = (text[first:last] for first, last in pairwise([opened.first - 1, *ends]))
    return not any(_INNER_END.search(line) or not line.strip() for line in lines)


def _closes_lines(marks: Sequence[Mark], opened: Marked) -> Mark | None:
    """Return the mark of a line that closes words opened in a line before it: the first of their kind, if it may."""
    for mark in marks:
        if mark.single is opened.single and not (mark.single and _is_apostrophe(mark)):
            spaced = mark.before.isspace() and (not mark.after or mark.after.isspace())
            turned = mark.may_close and not mark.may_open  # "`` It is late , `` said Orr"
            return mark if turned or (spaced and mark.form not in OPENS) else None
        if not mark.single:
            return None
    return None


def _is_apostrophe(mark: Mark) -> bool:
    owns = mark.before in ("s", "S") and mark.after.isspace()
    return mark.before.isalnum() and (mark.after.isalnum() or owns)
