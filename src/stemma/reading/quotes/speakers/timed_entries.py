"""The entries of a live page: paragraphs that open with a time of day ("14.32 The minister speaks.")."""

import re
from bisect import bisect_right

_TIME = re.compile(
    r"^[\s*_>#-]{0,6}(?:Update[:,]?\s)?[0-2]?\d[.:h][0-5]\d(?!\d)(?!\s?(?:%|per|million|billion|[-–]\d))", re.MULTILINE
)
_FEWEST = 2  # entries of a live page


class TimedEntries:
    """Where the entries of a live page begin, none in any other report.

    >>> entries = TimedEntries("14.32 Orr speaks.\\n14.40 Tull speaks.")
    >>> entries.ends_after(3), TimedEntries("At 14.32 Orr spoke.").ends_after(3)
    (18, None)
    """

    def __init__(self, text: str) -> None:
        starts = [m.start() for m in _TIME.finditer(text)]
        self._starts = starts if len(starts) >= _FEWEST else []

    def ends_after(self, offset: int) -> int | None:
        """Return where the entry of an offset ends and another begins, None where none does."""
        at = bisect_right(self._starts, offset)
        return self._starts[at] if at < len(self._starts) else None
