"""The first lines of a report on which it says which day it is of: "The Lantern, letters page, Sunday 8 February"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from stemma.data import lexicon
from stemma.records import Date, Report
from stemma.words import words

_MARKUP = " \t*_#>("
_BETWEEN = re.compile(r"[.,;:|·•–—()/*_]|\s-\s")  # what parts the name of a page from its day, and what is beside
_CLOSES = ".|·•–—-/"  # what may stand behind the day, with anything after it
_CLOCK = re.compile(r"at \d{1,2}[.:]\d\d\b")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_FIRST = 800  # characters in which the first lines lie
_AGENCY = re.compile(r",\s?\(?[A-Z]{2,9}\)?\s[-–—]")  # "Port Ayensu, July 31, KNA -"


def stamps(report: Report, dates: Sequence[Date]) -> Iterator[Date]:
    """Yield those of the dates with which a report stamps itself on one of its first lines.

    Such a day stands by itself, before it at most names and labels, behind it nothing or something new: no sentence
    tells it. A longer line has to begin with it, or with names.

    >>> def stamped(text):
    ...     at = text.index("8 February")
    ...     day = Date(start=at, end=at + 10, value="XXXX-02-08", type="DATE")
    ...     return bool(list(stamps(Report(id="a", source="a", text=text, text_sha256=""), [day])))
    >>> stamped("The Lantern, letters page, 8 February"), stamped("The mill will close on 8 February")
    (True, False)
    """
    top = _top(report)
    for d in dates:
        if any(start <= d.start < end and _is_stamp(report.text, start, end, d, report.title) for start, end in top):
            yield d


def stamped_weekday(report: Report) -> int | None:
    """Return the weekday, from 1 for Monday, with which a report stamps itself: "NORTHERN RADIO NEWS, THURSDAY".

    >>> day = Date(start=21, end=29, value="XXXX-WXX-4", type="DATE")
    >>> stamped_weekday(Report(id="a", source="a", text="NORTHERN RADIO NEWS, THURSDAY", text_sha256="", dates=(day,)))
    4
    """
    named = [d for d in report.dates if _WEEKDAY.match(d.value) and d.start < _FIRST]
    return next((int(match[1]) for d in stamps(report, named) if (match := _WEEKDAY.match(d.value))), None)


def _top(report: Report) -> list[tuple[int, int]]:
    """Return the lines above the text."""
    found, start, seen = [], 0, 0
    while start < len(report.text) and seen < _number("stamp_lines"):
        end = report.text.find("\n", start)
        end = len(report.text) if end < 0 else end
        line = report.text[start:end].strip()
        seen += bool(line)
        if line:
            found.append((start, end))
        start = end + 1
    return found


def _is_stamp(text: str, start: int, end: int, d: Date, title: str | None) -> bool:
    after = text[d.end : end].strip(" \t*_)")
    if after.endswith(("?", "!")) or (_is_title(text[start:end], title) and not _has_weekday(text, d)):
        return False
    start = _after_stop(text, start, end, d.start)
    before = text[start : d.start].strip(_MARKUP)
    short = end - start <= _number("stamp_long")
    if short and _pattern("stamp_word").search(before + " "):
        return True
    if not _stands_apart(after, short) or d.start - start > _number("stamp_line"):
        return False
    return not before or (bool(_BETWEEN.match(before[-1])) and _is_label(before, short))


def _after_stop(text: str, start: int, end: int, at: int) -> int:
    """Return where the last sentence before a day begins in a line in italics, which says several things of a page."""
    line = text[start:end].strip()
    if line[:1] not in ("*", "_") or line[-1:] != line[:1] or line[:2] == line[:1] * 2:
        return start
    stop = max(text.rfind(mark, start, at) for mark in (". ", "! ", "? "))
    return max(start, stop + 1)


def _stands_apart(after: str, short: bool) -> bool:
    """Tell whether what stands behind a day is no more of its sentence."""
    if not after or after[0] in _CLOSES or _AGENCY.match(after) or _CLOCK.fullmatch(after):
        return True
    return short and after[0] in ",("


def _is_label(before: str, short: bool) -> bool:
    """Tell whether words before a day are names and labels; in a longer line names only."""
    pieces = [piece.strip() for piece in _BETWEEN.split(before) if piece.strip()]
    if any(len(piece.split()) > _number("stamp_piece") for piece in pieces):
        return False
    if not short:
        return all(_pattern("stamp_outlet").fullmatch(piece) for piece in pieces)
    telling = lexicon("dates_ahead")["stamp_prose"]["value"]
    return not any(word.form in telling for piece in pieces for word in words(piece))


def _is_title(line: str, title: str | None) -> bool:
    """Tell whether a line is the title: a day in it is mostly that of the event ("Elections, 15 June")."""
    return title is not None and line.strip(" #") == title.strip(" #")


def _has_weekday(text: str, d: Date) -> bool:
    known = lexicon("dates_words")["classes"]["WEEKDAY"]
    return any(word.form in known for word in words(text, d.start, d.end))


def _number(name: str) -> int:
    return int(lexicon("dates_ahead")[name]["value"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    rule = lexicon("dates_ahead")[name]
    return re.compile(rule["value"], 0 if rule.get("case") else re.IGNORECASE)
