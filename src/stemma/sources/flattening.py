"""A page's text without a tree, for pages that are too large or too deep for one: linear in time, flat in memory."""

import re
from html import unescape

FEWEST_WORDS = 5  # of a paragraph; less is a label
LONGEST_TITLE = 500  # characters

_PARAGRAPHS = frozenset(("p", "h1", "h2", "h3", "h4", "li", "blockquote", "figcaption", "td", "dd", "pre", "title"))
_BREAKS = frozenset(("br", "div", "section", "article", "tr", "ul", "ol", "table", "header", "main", "body", "html"))
_SKIPPED = frozenset(("script", "style", "noscript", "template", "svg", "nav", "footer", "aside", "form", "button"))
_TOKEN = re.compile(r"<(?P<end>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]{0,15})[^<>]{0,20000}>|<[!?][^<>]{0,20000}>|[^<]+|<")


class _Page:
    """What has been read of a page so far."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.title = ""
        self._words: list[str] = []
        self._inside: str | None = None
        self._skipping: str | None = None

    def tag(self, name: str, *, ends: bool) -> None:
        if self._skipping:
            self._skipping = None if ends and name == self._skipping else self._skipping
        elif name in _SKIPPED and not ends:
            self._skipping = name
        elif name in _PARAGRAPHS or name in _BREAKS:
            self.end_paragraph()
            if name in _PARAGRAPHS:
                self._inside = None if ends else name

    def words(self, data: str) -> None:
        if self._inside and not self._skipping:
            self._words.append(data)

    def end_paragraph(self) -> None:
        words = " ".join(unescape("".join(self._words)).split())
        self._words.clear()
        if self._inside == "title":
            self.title = self.title or words[:LONGEST_TITLE]
        elif len(words.split()) >= FEWEST_WORDS:
            self.paragraphs.append(words)


def flattened(page: str) -> tuple[str, dict[str, str]]:
    """Return the text of a page's paragraphs, one a line, and its title where it has one.

    >>> flattened("<title>Mill burns</title><nav><p>Home and other pages</p></nav><p>The mill burned down today.")
    ('The mill burned down today.', {'title': 'Mill burns'})
    """
    read = _Page()
    for token in _TOKEN.finditer(page):
        if token.group("tag"):
            read.tag(token.group("tag").lower(), ends=bool(token.group("end")))
        elif not token.group().startswith("<"):
            read.words(token.group())
    read.end_paragraph()
    return "\n".join(read.paragraphs), {"title": read.title} if read.title else {}
