"""Days that are named, and things that are named after a day: "on Christmas Eve", "the office Christmas party"."""

import re
from functools import cache

from stemma.data import lexicon
from stemma.records import Date, Report

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"  # in English, written out
_DAY = re.compile(r"[\dX]{4}-\d\d-\d\d")
_WORD_BEFORE = re.compile(r"([^\W\d_]+|[^\w\s])\s*$")
_NOUN_BEHIND = re.compile(r" [a-z]")
_REACH = 20  # characters in which the word before a name stands
_OPENS = ":;,(—–-"


def days_told(report: Report) -> list[Date]:
    """Return the dates of a report by which it tells when something was: not those that only name a thing.

    A feast tells when where a word of time leads to it ("on Halloween", "last Christmas", "since Easter") or nothing
    stands before it on its line. Before a noun it says of what kind something is ("a Halloween display").

    >>> from stemma.sources import report_of_text
    >>> from stemma.reading import read
    >>> [report] = read([report_of_text("He died on Christmas Day, after the office Christmas party on Friday.")])
    >>> [report.text[d.start : d.end] for d in days_told(report)]
    ['Christmas Day', 'Friday']
    """
    return [d for d in report.dates if not _names_a_thing(report.text, d)]


def _names_a_thing(text: str, d: Date) -> bool:
    if not _DAY.fullmatch(d.value) or text[d.start : d.end].lower() not in _feasts():
        return False
    before = _WORD_BEFORE.search(text[max(0, d.start - _REACH) : d.start].rpartition("\n")[2])
    if before is None:
        return _NOUN_BEHIND.match(text, d.end) is not None
    if before[1].lower() == "of":
        part = _WORD_BEFORE.search(text[max(0, d.start - _REACH) : d.start].rstrip()[: -len("of")])
        return part is None or part[1].lower() not in lexicon("dates_moments")["leading_parts"]["value"]
    return before[1] not in _OPENS and before[1].lower() not in _leading()


@cache
def _feasts() -> frozenset[str]:
    return frozenset(lexicon("dates_holidays")["days"])


@cache
def _leading() -> frozenset[str]:
    return frozenset(lexicon("dates_moments")["leading_words"]["value"])
