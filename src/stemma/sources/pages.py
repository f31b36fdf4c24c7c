"""Web pages: the article's text by trafilatura, what the page says of itself by its metadata."""

import re

from trafilatura import extract

from stemma.records import Report
from stemma.sources.decoding import decode
from stemma.sources.plain import report_of_text
from stemma.sources.unreadable import Unreadable

_CHARSET = re.compile(rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?([\w:.-]{2,40})", re.I)


def report_of_html(raw: bytes, *, source: str = "page") -> tuple[Report, int]:
    """Return the report that a web page carries, and how many of its characters were broken.

    Raises `Unreadable` for a page without an article.
    """
    declared = _CHARSET.search(raw[:8_192])
    page, _, replaced = decode(raw, declared.group(1).decode("ascii") if declared else None)
    text = extract(page, include_comments=False, include_tables=True)
    if not text:
        raise Unreadable("is a page without an article", "give its text as .txt")
    return report_of_text(text, source=source), replaced
