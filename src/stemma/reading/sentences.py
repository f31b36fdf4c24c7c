"""Sentences by rule, before any model: each distinct sentence is then parsed once.

Lines are paragraphs, save in a text that is broken at a fixed width (press releases, e-mails, old wires), where the
lines up to an empty one are. Inside a paragraph a sentence ends at a full stop, question or exclamation mark, with the
closing marks that follow it, before something that can begin a sentence, unless the stop belongs to an abbreviation,
an initial or a number. A page that lost its paragraphs has no space there ("he said.The mayor left").
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from stemma.data import lexicon
from stemma.records import Report, Sentence

LONGEST = 2_000  # characters; what runs on longer (tables, unpunctuated text) is cut at a space: time stays linear
WRAPPED = range(45, 100)  # characters of a line in a text that is broken at a fixed width
MOSTLY = 0.7  # the part of a text's inner lines that must look broken off before its line ends are taken for spaces

FEWEST_LINES = 6  # inner lines that can show a fixed width
WIDE = 20_000  # characters of a text that are looked at for it

_BLOCK = re.compile(r"[^\n\r\u2028\u2029]+(?:\n(?![^\S\n]*(?:\n|\Z))[^\n\r\u2028\u2029]+)*")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
# One set of signs stands in front, so that all else is passed over at once.
_END = r"[.!?…](?:(?<=…)|(?<=[.!?])(?<![.!?][.!?])[.!?]*+)[\"”’'»)\]]*+(?=\s)"
_STOP = re.compile(_END)
_GLUED = re.compile(r"[a-z][.!?]?[”\"]?“?[A-Z]")  # "said.The", "said OrrThe": a space or a line is lost
_STOP_OR_GLUED = re.compile(
    rf"{_END}"
    r"|(?<=[a-z]{3})(?=(?:The|He|She|They|This|These|But|When|According) [a-z])"
    r"|(?<=[a-z]{3})[.!?][”\"]?(?=“?(?:[A-Z][a-z’']+|I|A)[\s,-])(?!(?:Com|Net|Org|Gov)\b)"
)
_ADDRESS = re.compile(r"[./@:]\S*\Z")
_LAST_WORD = re.compile(r"([\w.&-]+)[.]$")
_OPENER = re.compile(r"[\s\"“‘'«(\[•–—-]*")


def split(report: Report) -> tuple[Sentence, ...]:
    """Return the sentences of a report's text in order, furniture left out, save corrections, which tell of the story.

    >>> from stemma.sources import report_of_text
    >>> report = report_of_text("Mr. Orr left at 3 p.m. on Friday. “Come back!” he said.")
    >>> [report.text[s.start : s.end] for s in split(report)]
    ['Mr. Orr left at 3 p.m. on Friday.', '“Come back!” he said.']
    """
    text = report.text
    found = []
    for paragraph, (start, end) in enumerate(_paragraphs(report)):
        for first, last in _sentences(text, start, end):
            found.append(Sentence(start=first, end=last, paragraph=paragraph))
    return tuple(found)


def _paragraphs(report: Report) -> Iterator[tuple[int, int]]:
    """Yield the lines of the text that hold something, with furniture but corrections, and datelines, cut out."""
    holes = sorted(
        [(f.start, f.end) for f in report.furniture if f.kind != "correction"]
        + [(p.start, p.end) for p in report.parts if p.kind in ("dateline", "byline", "credit", "date")]
    )
    at = 0
    for line in (_BLOCK if _is_wrapped(report.text) else _LINE).finditer(report.text):
        start = line.start()
        while at < len(holes) and holes[at][1] <= start:
            at += 1
        here = at
        while here < len(holes) and holes[here][0] < line.end():
            yield from _trimmed(report.text, start, holes[here][0])
            start = max(start, holes[here][1])
            here += 1
        yield from _trimmed(report.text, start, line.end())


def _is_wrapped(text: str) -> bool:
    """Tell whether the lines of a text are broken at a fixed width, in the middle of sentences."""
    lines = text[:WIDE].split("\n")
    inner = [line for line, after in pairwise(lines) if line.strip() and after.strip()]
    broken = sum(len(line) in WRAPPED and line.rstrip()[-1:] not in '.!?:"”' for line in inner)
    return len(inner) >= FEWEST_LINES and broken >= MOSTLY * len(inner)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    stops = _STOP_OR_GLUED if _GLUED.search(text, start, end) else _STOP
    for stop in stops.finditer(text, start, end):
        if stop.end() - first > LONGEST or _ends_sentence(text, first, stop, end):
            yield from _pieces(text, first, stop.end())
            first = stop.end()
    yield from _pieces(text, first, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last in _trimmed(text, start, end):
        at = first
        while last - at > LONGEST:
            cut = text.rfind(" ", at + LONGEST // 2, at + LONGEST)
            cut = cut if cut > at else at + LONGEST
            yield from _trimmed(text, at, cut)
            at = cut
        yield from _trimmed(text, at, last)


def _ends_sentence(text: str, first: int, stop: re.Match[str], end: int) -> bool:
    after = _OPENER.match(text, stop.end(), end)
    follows = after.end() if after else stop.end()
    if follows >= end:
        return True
    next_char = text[follows]
    if not text[stop.end()].isspace() and _ADDRESS.search(text, max(first, stop.start() - 60), stop.start()):
        return False
    if next_char.islower():
        return False
    if stop.group().rstrip("\"”’'»)]") != ".":
        return True
    before = _LAST_WORD.search(text, max(first, stop.start() - 30), stop.start() + 1)
    if before is None:
        return True
    word = before.group(1).lstrip("([-")
    if word.lower() in _abbreviations()["never_end"]:
        return False
    if len(word) == 1 and word.isalpha() and word.isupper():
        return False
    if word.lower() in _abbreviations()["may_end"] or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
        return _begins_sentence(text, follows, end)
    return True


def _begins_sentence(text: str, at: int, end: int) -> bool:
    """Tell whether the word at `at`, after an abbreviation that may end a sentence, is one that usually begins one."""
    word = re.match(r"[\w’']+", text[at : min(end, at + 30)])
    return word is not None and word.group().lower() in _abbreviations()["openers"]


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in lexicon("abbreviations").items() if isinstance(value, list)}
