"""Text that a corpus prints word by word, with blanks around its marks, closed up so that it can be read as news.

'" It burns , " said Dist . Atty . Orr .' is read as '"It burns," said Dist. Atty. Orr.' Only blanks are left out, so
each place in the text that is read has its place in the text as it came, which is what is shown and exported.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from msgspec import Struct
from msgspec.structs import fields, replace

from stemma.data import lexicon
from stemma.records import Extent, Report

_APART = re.compile(r"\w (?:[,.;:!?](?!\w)|[-‑] |n['’]t\b|['’])|-[LR][RSC]B-")  # in a few words, which may be a name
_ATTACHED = re.compile(r"[^\W\d_][,.](?=\s|$)")
_SPACED = re.compile(r"\w [,.](?=\s|$)")
_CLOSING = re.compile(r"(?<=\S) +(?=[,.;:!?%)\]}…](?:[\s\"'”’)\]]|$|[,.;:!?]))")
_OPENING = re.compile(r"(?<=[(\[{$£€#]) +(?=\S)")
_NUMBER = re.compile(r"(?<=\d) ([.,:/]) (?=\d)")
_HALF_APART = re.compile(r"(?<=\d) (?=\.\d)|(?<![\d.,])(?:\d{1,3},)*\d{1,3}( )(?=,\d{3}(?!\d))")  # "1 .9", "19 ,000"
_ESCAPED = re.compile(r"\\(?=[/*])")  # "9\/11"
_BRACKETS = re.compile(r"(?P<opens>-LRB-|-LSB-|-LCB-) ?|(?P<closes> ?(?:-RRB-|-RSB-|-RCB-))")
_BRACKET = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_THOUSAND = re.compile(r"\d{3}(?!\d)")
_CONTRACTED = re.compile(
    r"(?<=\w) +(?=(?:['’](?:s|re|ve|ll|d|m)|n['’]t)\b)|(?<=\w)( )['’]( )(?=(?:s|t|re|ve|ll|d|m)\b)"
)
_HOST = re.compile(r"(?<=\w) \. ([A-Za-z]{2,4})\b")
_INITIALS = re.compile(r"\b[A-Za-z] ?\.( )(?=[A-Za-z] ?\.)")
_COMPOUND = re.compile(r"(?<![\w.'-])[\w.']++(?: [-‑] [\w']++)+")
_HYPHEN = re.compile(r" [-‑] ")
_OPENERS = re.compile(r"(?<=[“‘„«]) +(?=\S)")
_CLOSERS = re.compile(r"(?<=\S) +(?=(?:''|[”’»])(?:[\s.,;:!?)]|$))|(?<=[,.!?]) (?='(?:\s|$))")
_DOUBLED = re.compile(r"``|''|[”»]")
_SENTENCE = re.compile(r" [A-Z]")
_BEFORE_BRACKET = re.compile(r"'' (?:-L[RS]B-|[(\[])")
_STRAIGHT = re.compile('"')


class ClosedUp:
    """A text without the blanks that stand for none, and where each of its characters stands in the text as it came.

    >>> closed = ClosedUp("Orr said : 'No . '")
    >>> closed.text, closed.there(Extent(start=0, end=9)), closed.back(Extent(start=0, end=9))
    ("Orr said: 'No.'", Extent(start=0, end=8), Extent(start=0, end=10))
    """

    def __init__(self, text: str) -> None:
        without = sorted(set(_superfluous(text)))
        left_out = set(without)
        self._kept = [at for at in range(len(text)) if at not in left_out]
        self._end = len(text)
        signs = dict(_brackets(text)) | {at: "`" for start in _wrong_openers(text) for at in (start, start + 1)}
        self.text = "".join(signs.get(at) or text[at] for at in self._kept)

    def there(self, item: Any) -> Any:
        """Return a record whose places in the text as it came are places in the text that is read."""
        return _moved(item, lambda start: bisect_left(self._kept, start), lambda end: bisect_left(self._kept, end))

    def back(self, item: Any) -> Any:
        """Return a record whose places in the text that is read are places in the text as it came."""
        return _moved(item, self._start, lambda end: self._kept[end - 1] + 1 if end else 0)

    def _start(self, start: int) -> int:
        return self._kept[start] if start < len(self._kept) else self._end


def is_tokenised(text: str) -> bool:
    """Tell whether a text is printed word by word, by how many commas and full stops stand behind a blank.

    >>> is_tokenised("It burns , said Orr , who left . Nobody died ."), is_tokenised("It burns, said Orr . He left.")
    (True, False)
    """
    rules = lexicon("reading_tokenised")
    if text.count(" ,") + text.count(" .") < rules["least"]["value"]:
        return False
    spaced = sum(1 for _ in _SPACED.finditer(text))
    return spaced >= rules["least"]["value"] and spaced > rules["times"]["value"] * len(_ATTACHED.findall(text))


def closed_up(report: Report) -> tuple[Report, ClosedUp | None]:
    """Return the report as it can be read, and what leads from there back to its text; None where it is read as it is.

    >>> from stemma.sources import report_of_text
    >>> closed_up(report_of_text('Orr said : " It burns , we left . " He went .'))[0].text
    'Orr said: "It burns, we left." He went.'
    """
    if not is_tokenised(report.text):
        return report, None
    closed = ClosedUp(report.text)
    title = report.title and ClosedUp(report.title).text
    furniture, parts = (tuple(closed.there(item) for item in items) for items in (report.furniture, report.parts))
    return replace(report, text=closed.text, title=title, furniture=furniture, parts=parts), closed


def words_closed_up(words: str) -> ClosedUp | None:
    """Return a few words closed up where they are printed one by one, None where they read as they are.

    >>> words_closed_up("We do n't , he said").text, words_closed_up("We don't, he said")
    ("We don't, he said", None)
    """
    return ClosedUp(words) if _APART.search(words) else None


@lru_cache(maxsize=8192)  # names come again and again
def running(words: str) -> str:
    """Return a few words as running text has them, where they may be printed one by one ("A . J . Orr").

    >>> running("A . J . Orr"), running("Mat - Su Borough"), running("Ada Tull")
    ('A.J. Orr', 'Mat-Su Borough', 'Ada Tull')
    """
    closed = words_closed_up(words)
    return words if closed is None else closed.text


def _superfluous(text: str) -> Iterator[int]:
    """Yield the places of the blanks that running text would not have."""
    for pattern in (_CLOSING, _OPENING, _CONTRACTED, _OPENERS, _CLOSERS):
        for m in pattern.finditer(text):
            spans = [m.span(n) for n in range(1, pattern.groups + 1) if m.start(n) >= 0] or [m.span()]
            for start, end in spans:
                yield from range(start, end)
    for m in _NUMBER.finditer(text):
        if m[1] != "," or _THOUSAND.match(text, m.end()):
            yield from (m.start(), m.end() - 1)
    for m in _INITIALS.finditer(text):
        yield m.start(1)
    for m in _HOST.finditer(text):
        if m[1].lower() in _words("hosts"):
            yield from (m.start(), m.end(1) - len(m[1]) - 1)
    for pattern in (_HALF_APART, _ESCAPED):
        for m in pattern.finditer(text):
            yield m.start(1) if pattern.groups and m.start(1) >= 0 else m.start()
    for m in _BRACKETS.finditer(text):
        sign = next(at for at, _ in _brackets(text, m.start(), m.end()))
        yield from (at for at in range(m.start(), m.end()) if at != sign)
    yield from _hyphens(text)
    yield from _straight_marks(text)
    yield from _doubled_marks(text)


def _brackets(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, str]]:
    """Yield the place that stands for each bracket written in letters ("-LRB-"), and the bracket: its outer end."""
    for m in _BRACKETS.finditer(text, start, len(text) if end is None else end):
        if m["opens"]:
            yield m.start(), _BRACKET[m["opens"]]
        else:
            yield m.end() - 1, _BRACKET[m["closes"].strip()]


def _hyphens(text: str) -> Iterator[int]:
    """Yield the blanks around hyphens of compounds ("61 - year - old"); around a dash they stay."""
    for m in _COMPOUND.finditer(text):
        parts = _HYPHEN.split(m[0])
        at = m.start()
        for number, (left, right) in enumerate(pairwise(parts)):
            at += len(left)
            if _joins(left, right, inside=len(parts) > 2, first=number == 0):
                yield from (at, at + 2)
            at += len(" - ")


def _joins(left: str, right: str, *, inside: bool, first: bool) -> bool:
    """Tell whether a hyphen joins two words; `inside` a compound of three or more its middle word may be any."""
    if left[-1].isdigit() and right[0].isdigit():
        return True
    if left[-1].isalpha() and right[0].isdigit():
        return inside and not first
    if right[0].isupper() and not left[:1].isupper():
        return left.lower() in _words("prefixes")
    return inside or not (left.lower() in _words("beside_dashes") or right.lower() in _words("beside_dashes"))


def _straight_marks(text: str) -> Iterator[int]:
    """Yield the blank within each pair of straight double marks; a mark that stands close to a word tells its side."""
    opened = False
    for m in _STRAIGHT.finditer(text):
        before, after = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
        far_before, far_after = before in ("", "\n"), after in ("", "\n")
        if before == " " and (far_after or (opened and after.isspace())):
            yield m.start() - 1
            opened = False
        elif after == " " and (far_before or (not opened and before.isspace())):
            yield m.end()
            opened = True
        else:
            opened = (far_before or before.isspace()) and not after.isspace()


def _doubled_marks(text: str) -> Iterator[int]:
    """Yield the blank within each pair of doubled marks, also where the wrong one closes ("It burns , `` said Orr")."""
    opened, wrong = False, set(_wrong_openers(text))
    for m in _DOUBLED.finditer(text):
        if m[0] != "``" and m.start() not in wrong:
            opened = False
        elif opened and _ends_words(text, m):
            yield m.start() - 1
            opened = False
        else:
            opened = True
            if text.startswith(" ", m.end()):
                yield m.end()


def _wrong_openers(text: str) -> Iterator[int]:
    """Yield where '' opens words in marks, as tokenisers write it before a bracket ("'' -LRB- It -RRB- burns , ''").

    It opens where nothing is open and another closes behind it.
    """
    opened = False
    marks = list(_DOUBLED.finditer(text)) if _BEFORE_BRACKET.search(text) else []
    for m, behind in pairwise(marks):
        if not opened and m[0] == "''" == behind[0] and _BEFORE_BRACKET.match(text, m.start()):
            yield m.start()
            opened = True
        else:
            opened = m[0] == "``"


def _ends_words(text: str, opener: re.Match[str]) -> bool:
    """Tell whether a mark that opens stands where one closes: behind a comma, or behind a sentence of which the next
    words tell who says it; else it opens the next paragraph of a speech, which stands in the same line.
    """
    if text[opener.start() - 1] != " " or text[max(0, opener.start() - 2)] not in ",.!?":
        return False
    return (
        text[opener.start() - 2] == ","
        or not _SENTENCE.match(text, opener.end())
        or bool(_says_next().match(text, opener.end()))
    )


@cache
def _says_next() -> re.Pattern[str]:
    verbs = "|".join(sorted(lexicon("quotes_marks")["plain_verbs"]))
    return re.compile(rf" (?:(?:[Tt]he \w+|[A-Z][\w.]*(?: [A-Z][\w.]*){{0,3}}) )?(?:{verbs})\b")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("reading_tokenised")[name]["words"])


def _moved(item: Any, start: Callable[[int], int], end: Callable[[int], int]) -> Any:
    """Return a record with all its places, and those of the records within it, put through two functions."""
    if isinstance(item, tuple):
        return tuple(_moved(part, start, end) for part in item)
    if not isinstance(item, Struct):
        return item
    changed: dict[str, Any] = {}
    for field in fields(item):
        value = getattr(item, field.name)
        if isinstance(value, tuple | Struct):
            changed[field.name] = _moved(value, start, end)
    if isinstance(item, Extent):
        first = start(item.start)
        changed |= {"start": first, "end": max(first, end(item.end))}
    return replace(item, **changed)
