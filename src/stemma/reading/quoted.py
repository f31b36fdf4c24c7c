"""The stretches between quotation marks: what stands there is said by someone else than the report."""

import re
from bisect import bisect_right
from collections.abc import Callable

_QUOTED = re.compile(
    r"[“\"][^“”\"\n]*(?:[”\"]|$)|(?<!\w)‘(?:[^‘’\n]|’(?=\w))*(?:’|$)"
    r"|(?<!\w)'(?=\w)(?:[^'\n]|'(?=\w)){1,600}'(?!\w)",
    re.MULTILINE,
)


def quoted_parts(text: str) -> Callable[[int], int]:
    """Return a function from an offset to the number of the quotation that it stands in, -1 outside of all.

    A mark that is not closed ends with its line.

    >>> inside = quoted_parts('He said: “We stay.” Then “go”')
    >>> inside(0), inside(10), inside(27)
    (-1, 0, 1)
    """
    spans = [m.span() for m in _QUOTED.finditer(text)]
    starts = [start for start, _ in spans]

    def number(offset: int) -> int:
        at = bisect_right(starts, offset) - 1
        return at if at >= 0 and offset < spans[at][1] else -1

    return number
