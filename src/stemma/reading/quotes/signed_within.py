"""Who signs a letter within its own marks: "“... I wish you well. Yours, Ida Orr”"."""

import re
from functools import cache

from stemma.data import lexicon
from stemma.reading.quotes.page import Page
from stemma.records import Extent

_NAME = r"[A-Z][\w’'.-]*(?: (?:(?:de|van|von|al|bin|of|the) )*[A-Z][\w’'.-]*){0,3}"
_LETTER = 60  # characters from which words may be a letter
_ENDS = 80  # characters at the end of the marks in which somebody signs


def signed_within(page: Page, mark: int) -> tuple[Extent, bool] | None:
    """Return the name that ends words in marks behind a whole sentence, and whether a word of farewell leads to it.

    Without such a word only a name of two words or more is one: "No. Ida" may be an address.

    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> text = "“I wish you well. Yours, Ida”"
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> signed_within(Page(ParsedReport(report, (ParsedSentence(0, len(text), 0, (), ()),))), 0)
    (Extent(start=25, end=28), True)
    """
    m = page.marked[mark]
    if not m.closed:
        return None
    found = _signing().search(page.text, max(m.first, m.last - _ENDS), m.last)
    if found is None or found.end() != m.last:
        return None
    letter = m.last - m.first >= _LETTER and found.group()[0] in ".!" and " " in found["name"]
    if found["farewell"] is None and not letter:
        return None
    return Extent(start=found.start("name"), end=found.end("name")), found["farewell"] is not None


@cache
def _signing() -> re.Pattern[str]:
    farewells = "|".join(sorted(lexicon("quotes_speakers")["farewells"], key=len, reverse=True))
    return re.compile(rf"[.!?…](?:\s+[—–-])?\s+(?:(?P<farewell>{farewells}),?\s+)?(?P<name>{_NAME})\.?(?![\w.,])")
