"""Who signs words in marks: whoever is named behind a dash, in their line or the next ("“...” —Ida Orr, mayor")."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from stemma.reading.language import Token
from stemma.reading.quotes.page import Page
from stemma.records import Extent

_DASH = re.compile(r"[ \t]{0,2}(?:[–—―]{1,2}|--?(?=[ A-Z]))[ \t]{0,2}")
_DASH_BELOW = re.compile(r"[ \t]{0,2}\n{1,2}[ \t]{0,2}[–—―]{1,2}[ \t]{0,2}")
_WORDS = 24  # tokens of a signature with what it tells of the signer
_NAMES = frozenset(("NOUN", "PROPN"))
_NAME = 2  # words of a signature of which nothing else tells that it is a name
_CLAUSE = frozenset(("VERB", "AUX", "PRON"))


class Signature(NamedTuple):
    """Where somebody signs: the sentence, the head word of the name or description, the extent of all of it, and that
    of a name that takes the rest of the line behind a whole sentence, whatever it looks like ("—hlc1976").
    """

    sentence: int
    head: int
    source: Extent
    name: Extent | None = None


def signature(page: Page, end: int) -> Signature | None:
    """Return who signs the words in marks that close at an offset, None where nobody is named behind a dash.

    >>> from stemma.reading.language import Token
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> text = "“It works.” —Ida Orr"
    >>> first = ParsedSentence(0, 11, 0, (Token(4, 9, "works", "work", "VERB", "VBZ", "root", 0, ""),), ())
    >>> rows = [(12, "—", "PUNCT"), (13, "Ida", "PROPN"), (17, "Orr", "PROPN")]
    >>> tokens = tuple(Token(at, at + len(w), w, w, p, "", "dep", 1, "") for at, w, p in rows)
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> page = Page(ParsedReport(report, (first, ParsedSentence(12, 20, 0, tokens, ()))))
    >>> signature(page, 11).source
    Extent(start=13, end=20)
    """
    dash = _DASH.match(page.text, end) or _DASH_BELOW.match(page.text, end)
    if dash is None:
        return None
    start, below = dash.end(), "\n" in dash.group()
    line = page.text.find("\n", start)
    line = len(page.text) if line < 0 else line
    sentence = page.sentence_at(start)
    words = [(i, t) for i, t in enumerate(page.tokens(sentence)) if start <= t.start < line and t.pos != "SPACE"]
    if not words or len(words) > _WORDS or (below and not words[0][1].text[:1].isupper()):
        return None
    comma = next((at for at, (_, t) in enumerate(words) if t.text in (",", "(") or t.pos == "ADP"), len(words))
    whole = Extent(start=words[0][1].start, end=words[-1][1].end)
    name = whole if _is_all(page, end, whole, [t for _, t in words]) else None
    named = [i for i, t in words[:comma] if t.pos in _NAMES] or ([words[0][0]] if name is not None else [])
    if not named or (name is None and any(t.pos in _CLAUSE for _, t in words[:comma])):
        return None
    if words[comma:] and any(t.pos == "AUX" and t.text.islower() for _, t in words[comma:]):
        return None
    return Signature(sentence, named[-1], whole, name)


def _is_all(page: Page, end: int, whole: Extent, words: Sequence[Token]) -> bool:
    """Tell whether a word or two right behind whole sentences in marks are all that their line has."""
    said = page.text[max(0, end - 2)] in ".!?)"
    return said and len(words) <= _NAME and page.text[whole.end - 1] not in ".,;:!?" and not words[0].text.isdigit()
