"""Words in marks in one of the points of a list, and who is said to make the points: "Orr said:" above them."""

import re

from stemma.reading.cues.cue_words import Cue
from stemma.reading.quotes.page import Page

_POINT = re.compile(r"[ \t]*(?:[-–—•*·]|\d{1,2}[.)]|[a-z]\))[ \t]+\S")
_LINES = 12  # lines of a list over which its first line is looked for


def point_of(page: Page, start: int) -> tuple[int, Cue] | None:
    """Return the cue (and its sentence) of the line ending in a colon above a list in which an offset stands.

    >>> from stemma.reading.language import bundled
    >>> from stemma.reading.parsed import parse
    >>> from stemma.sources import report_of_text
    >>> text = "Ida Orr said:\\n- the mill is safe;\\n- the fire “was small”."
    >>> page = Page(parse(report_of_text(text), bundled()))
    >>> sentence, cue = point_of(page, text.index("“"))
    >>> cue.lemma
    'say'
    """
    text = page.text
    line = text.rfind("\n", 0, start) + 1
    if not _POINT.match(text, line):
        return None
    for _ in range(_LINES):
        end = len(text[:line].rstrip())
        line = text.rfind("\n", 0, end) + 1
        if end and text[end - 1] == ":" and not _POINT.match(text, line):
            return _says_in(page, page.sentence_at(end - 1))
        if not _POINT.match(text, line) or line == 0:
            return None
    return None


def _says_in(page: Page, sentence: int) -> tuple[int, Cue] | None:
    """Return the last cue of a sentence by which somebody says words."""
    cues = [c for c in page.cues(sentence) if c.quotes and c.source is not None and c.source_token is not None]
    return (sentence, cues[-1]) if cues else None
