"""When a report was published, as a line of its own says."""

import re
from functools import cache
from typing import NamedTuple

from stemma.data import lexicon
from stemma.sources.agencies import agency_pattern
from stemma.sources.bylines import is_outlet
from stemma.sources.published import iso_date

LONGEST = 140  # characters of a line that holds little but a date
MOST_OTHER_WORDS = 2  # words of such a line that are neither date, time, label nor the name of an outlet

_SPACED = re.compile(r"(?<=\d) ?([/:.]) ?(?=\d)")
_IN_BLANKS = re.compile(r"\b((?:19|20)\d\d) (\d\d) (\d\d)\b")  # "2009 04 25 08:50"
_PLACE = re.compile(r"([A-Z][A-Z .,'/’-]{1,60}?) ?[|•·] ?")  # "PORT AMSEL/BRENNAY | Sat Oct 12, 2024 7:32 pm"
_BYLINE = re.compile(r"[*_ ]*By (?=[A-Z])[^,|•·\d]{3,80}[,|•·]")  # "By Ida Orr, The Gazette, 3 May 2024"
_DATE_WORDS = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    r"|\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?|\b(?:at|on|by|am|pm|a\.m\.|p\.m\.|gmt|utc|[ecmp][sd]?t|bst|ist|cet|cest|eet|eest|msk|sast|gst|pkt|sgt|hkt|jst|kst|a[ecw][sd]t|nz[sd]t|hrs|hours"
    r"|local time|edition)\b|\d+(?:st|nd|rd|th)?|[^\w\s]",
    re.I,
)


class Datestamp(NamedTuple):
    """The date that a line states, whether it is that of a later change, and the outlet named beside it."""

    value: str
    later: bool
    outlet: str | None
    start: int


def datestamp_of(line: str) -> Datestamp | None:
    """Return the date of publication that a line states, None where it is a sentence or has no full date.

    >>> datestamp_of("Xinhua | Updated: 2017-09-15 17:52")
    Datestamp(value='2017-09-15T17:52:00', later=True, outlet=None, start=0)
    >>> datestamp_of("Kestrin Herald, November 6, 2024").outlet
    'Kestrin Herald'
    >>> datestamp_of("PORT AMSEL/BRENNAY | Sat Oct 12, 2024 7:32 pm EDT").value
    '2024-10-12T19:32:00'
    >>> datestamp_of("On May 3, 2013 the mill burned down.") is None
    True
    """
    if len(line) > LONGEST or not re.search(r"\d", line):
        return None
    labelled = _label().search(line)
    rest = line[labelled.start() :] if labelled else line
    value = iso_date(_tidy(rest)) or (iso_date(_tidy(line)) if labelled else None)
    if value is None:
        return None
    later = bool(labelled and labelled.group("later"))
    byline = _BYLINE.match(line)
    others = _other_words(line[byline.end() :] if byline else line)
    outlet = others if is_outlet(others) else None
    if outlet or len(others.split()) <= MOST_OTHER_WORDS:
        return Datestamp(value, later, outlet, 0)
    if labelled and len(_other_words(rest).split()) <= MOST_OTHER_WORDS:
        return Datestamp(value, later, None, labelled.start())
    return None


def _tidy(line: str) -> str:
    return _SPACED.sub(r"\1", _IN_BLANKS.sub(r"\1-\2-\3", line))


def _other_words(line: str) -> str:
    place = _PLACE.match(line)
    bare = _label().sub(" ", line[place.end() :] if place and not is_outlet(place[1]) else line)
    bare = re.sub(agency_pattern(), " ", bare)
    return " ".join(_DATE_WORDS.sub(" ", bare).split())


@cache
def _label() -> re.Pattern[str]:
    labels = lexicon("sources_heads")["date_labels"]
    first, later = (_either(labels[key]) for key in ("first", "later"))
    return re.compile(rf"(?<!\w)(?:(?P<later>{later})|(?P<first>{first}))\b ?:?", re.I)


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
