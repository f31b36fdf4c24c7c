"""The stretches between quotation marks: what stands there is said by someone else than the report."""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from stemma.reading.marks.marks import pair
from stemma.reading.parsed import ParsedSentence


def paragraphs(sentences: Sequence[ParsedSentence]) -> list[tuple[int, int]]:
    """Return where each paragraph of a report begins and ends.

    >>> at = [(0, 4, 0), (5, 9, 0), (11, 15, 1)]
    >>> paragraphs([ParsedSentence(start, end, number, (), ()) for start, end, number in at])
    [(0, 9), (11, 15)]
    """
    reach: dict[int, tuple[int, int]] = {}
    for s in sentences:
        start, _ = reach.get(s.paragraph, (s.start, s.end))
        reach[s.paragraph] = (start, s.end)
    return [reach[p] for p in sorted(reach)]


def quoted_parts(text: str, sentences: Sequence[ParsedSentence]) -> Callable[[int], int]:
    """Return a function from an offset to the number of the quotation that it stands in, -1 outside of all.

    >>> text = 'He said: “We stay.” Then “go”'
    >>> inside = quoted_parts(text, [ParsedSentence(0, len(text), 0, (), ())])
    >>> inside(0), inside(10), inside(27)
    (-1, 0, 1)
    """
    spans = [(mark.start, mark.end) for mark in pair(text, paragraphs(sentences))]
    starts = [start for start, _ in spans]

    def number(offset: int) -> int:
        at = bisect_right(starts, offset) - 1
        return at if at >= 0 and offset < spans[at][1] else -1

    return number
