"""Web pages: the article's text by trafilatura, what the page says of itself by its metadata."""

import logging
import re
from typing import Any

from trafilatura import extract, load_html

from stemma.records import Report
from stemma.sources.declared import declared_of
from stemma.sources.decoding import Decoded, decode
from stemma.sources.flattening import flattened
from stemma.sources.plain import report_of_text
from stemma.sources.unreadable import Unreadable

MOST_TAGS = 50_000  # opening brackets; a longer page is flattened, since trees of that size take minutes
DEEPEST = 200  # open elements at once; deeper pages are flattened, since recursion over their trees fails
FEWEST_LETTERS = 40  # of an article

_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?([\w:.-]{2,40})", re.I)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})\b")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read becomes a Failure of ours


def report_of_html(raw: bytes, *, source: str = "page") -> tuple[Report, Decoded]:
    """Return the report that a web page carries, and how the page was decoded.

    Nothing of the page is executed and nothing fetched. Raises `Unreadable` for a page without an article.

    >>> body = "<p>The old mill on the river burned down on Friday, and nobody was hurt, the police said.</p>"
    >>> page = f"<html><title>Mill burns down</title><body><article>{body}</article></body></html>"
    >>> report, decoded = report_of_html(page.encode())
    >>> report.title, report.text[:12], decoded.encoding
    ('Mill burns down', 'The old mill', 'utf-8')
    """
    declared = _CHARSET.search(raw[:8_192])
    decoded = decode(raw, declared.group(1).decode("ascii") if declared else None)
    text, said = article_of(decoded.text)
    return report_of_text(text, source=source, **said), decoded


def article_of(page: str) -> tuple[str, dict[str, str]]:
    """Return the article's text of a page, one paragraph a line, and what the page says of itself.

    Raises `Unreadable` for a page without an article.

    >>> article_of("<title>Mill burns</title><article><p>The old mill on the river Orrin burned down on Friday.</p>")
    ('The old mill on the river Orrin burned down on Friday.', {'title': 'Mill burns'})
    """
    text, said = _read(page)
    if sum(map(str.isalpha, text)) < FEWEST_LETTERS:
        raise Unreadable("is a page without an article", "save the article's own page, or give its text as .txt")
    return text, said


def _read(page: str) -> tuple[str, dict[str, str]]:
    if page.count("<") > MOST_TAGS or _depth(page) > DEEPEST:
        return flattened(page)
    tree = load_html(page.replace("\x00", " "))
    if tree is None:
        return flattened(page)
    said = declared_of(tree)
    return _body(tree) or flattened(page)[0], said


def _body(tree: Any) -> str:
    """`fast` leaves out trafilatura's comparison with other extractors, which costs time and, on news, quality."""
    try:
        text = extract(tree, fast=True, include_comments=False, include_tables=True) or ""
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError):
        # an extractor that stumbles over one page must not stop the reading of all others
        return ""
    return "\n".join(line for line in text.splitlines() if line.strip())


def _depth(page: str) -> int:
    """Return how many elements are open at once at most, counting what is never closed as open."""
    deepest = depth = 0
    for tag in _TAG.finditer(page):
        if tag.group(2).lower() in _VOID:
            continue
        depth += -1 if tag.group(1) and depth else 1
        deepest = max(deepest, depth)
    return deepest
