"""The turns of a dialogue: paragraphs that open with words in marks, one right after the other.

Two people who talk take turns. Who says the first of such paragraphs says the third, unless the report tells otherwise.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from stemma.reading.quotes.page import Page

_OPENS = re.compile(r"[\s*_>–—-]*$")  # what may stand before the marks that open a paragraph
_SIGNS = 8  # characters in which such signs stand
_FEWEST = 2  # turns of a dialogue
REACH = 8  # turns beyond which nobody's turn is remembered


class Turn(NamedTuple):
    """A paragraph of a dialogue: the numbers of the dialogue and of the turn in it, its first sentence, and
    whether anybody asks in this dialogue."""

    run: int
    number: int
    sentence: int
    asks: bool = False
    several: bool = False


def turns(page: Page, marks: Iterable[tuple[int, int, int]]) -> dict[int, Turn]:
    """Return the turn in which words in marks stand, by a number of theirs, where they open a paragraph.

    `marks` are numbers of what is said and of its first and last mark, in the order of the text. A paragraph that opens
    its marks anew since the one before did not close them goes on with the turn.

    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> text = "“Is it hot?”\\n\\n“No.”"
    >>> sentences = ParsedSentence(0, 12, 0, (), ()), ParsedSentence(14, 19, 1, (), ())
    >>> page = Page(ParsedReport(Report(id="a", source="a", text=text, text_sha256=""), sentences))
    >>> [(at, turn.number) for at, turn in turns(page, [(0, 0, 0), (1, 1, 1)]).items()]
    [(0, 0), (1, 1)]
    """
    found: dict[int, Turn] = {}
    run, number, last, before = -1, 0, -2, None
    asking: set[int] = set()
    for at, first, end in marks:
        start = page.marked[first].start
        sentence = page.sentence_at(start)
        paragraph = page.sentences[sentence].paragraph
        if paragraph == last:
            found[at] = Turn(run, number, sentence)
            before = end
            continue
        if not _opens_paragraph(page, sentence, start):
            last = -2
            continue
        unclosed = before is not None and page.marked[before].opened and not page.marked[before].closed
        goes_on = paragraph == last + 1
        run, number, last = (run, number + (not unclosed), paragraph) if goes_on else (run + 1, 0, paragraph)
        found[at] = Turn(run, number, sentence)
        before = end
        asking |= {run} if page.text[page.marked[end].last - 1] == "?" else set()
    several = {turn.run for turn in found.values() if turn.number + 1 >= _FEWEST}
    return {at: turn._replace(asks=turn.run in asking, several=turn.run in several) for at, turn in found.items()}


def _opens_paragraph(page: Page, sentence: int, start: int) -> bool:
    """Tell whether nothing but signs stands before an offset in its paragraph."""
    first = sentence
    while (
        first > 0
        and start - page.sentences[first].start < _SIGNS
        and page.sentences[first - 1].paragraph == page.sentences[sentence].paragraph
    ):
        first -= 1
    begins = page.sentences[first].start
    return start - begins < _SIGNS and _OPENS.match(page.text[begins:start]) is not None


def nearest(turn: Turn, known: Mapping[tuple[int, int], str], step: int) -> tuple[int, str] | None:
    """Return how many turns away, and who, the nearest turn of a dialogue before or behind is whose speaker is known.

    >>> nearest(Turn(0, 2, 9), {(0, 1): "n0"}, -1), nearest(Turn(0, 2, 9), {(0, 1): "n0"}, 1)
    ((1, 'n0'), None)
    """
    for away in range(1, REACH + 1):
        who = known.get((turn.run, turn.number + step * away))
        if who is not None:
            return away, who
    return None
