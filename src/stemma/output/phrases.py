"""Counts, bounds, dates and shares in the words of a reader."""

import re
from datetime import date

from stemma.records import Counts, Figure, Number, Utterance

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)\S{0,20})?)?)?", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d\d)", re.ASCII)
_NO_DAY = "XXXX-XX-XX"
_NO_YEAR = "XXXX-"
_LEAP_YEAR = 2000
_YEAR_SAID = re.compile(rf" {_LEAP_YEAR}(?=,|$)")
_LONGEST_NUMBER = 10**15  # beyond a quadrillion a number is written with an exponent


def counted(count: int, noun: str) -> str:
    """Return a count with its noun in the right number.

    >>> counted(1, "origin"), counted(1200, "report"), counted(2, "story")
    ('1 origin', '1,200 reports', '2 stories')
    """
    if count == 1:
        return f"1 {noun}"
    plural = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"
    return f"{count:,} {plural}"


def counts(found: Counts) -> tuple[str, ...]:
    """Return the counts of a story in words: reports, outlets, owners where they are known, origins.

    >>> counts(Counts(reports=7, outlets=5, owners=4, origins=2))
    ('7 reports', '5 outlets', '4 owners', '2 origins')
    >>> counts(Counts(reports=5, outlets=0, origins=3))
    ('5 reports', 'outlets not named', '3 origins')
    """
    outlets = (counted(found.outlets, "outlet"),) if found.outlets else ("outlets not named",)
    owners = (counted(found.owners, "owner"),) if found.owners else ()
    return (counted(found.reports, "report"), *outlets, *owners, counted(found.origins, "origin"))


def told_by(fact: Figure | Utterance) -> str:
    """Return how many tell a figure or an utterance: the four counts, or the origins alone where no more was counted.

    Of an utterance it says too where no report attributes the words to the speaker.

    >>> told_by(Utterance(id="q", speaker=None, wording="same", origins=1, variants=()))
    '1 origin'
    >>> told_by(Utterance(id="q", speaker="n", wording="same", origins=1, variants=(), inferred=True))
    '1 origin, speaker inferred from the context'
    """
    told = (counted(fact.origins, "origin"),) if fact.counts is None else counts(fact.counts)
    guessed = ("speaker inferred from the context",) if isinstance(fact, Utterance) and fact.inferred else ()
    return ", ".join(words for words in (*told, *guessed) if words != "outlets not named")


def number(value: Number) -> str:
    """Return a number with separators.

    >>> number(1200), number(4.5), number(10**20)
    ('1,200', '4.5', '1e+20')
    """
    if abs(value) >= _LONGEST_NUMBER:
        digits = len(str(abs(value))) if isinstance(value, int) and abs(value) < 10**4000 else 0
        return f"{value:.6g}" if not isinstance(value, int) or digits < 300 else f"about 1e+{digits - 1}"
    if isinstance(value, float) and not value.is_integer():
        return f"{value:,.6f}".rstrip("0").rstrip(".")
    return f"{int(value):,}"


def bounds(low: Number | None, high: Number | None, approximate: bool = False) -> str:
    """Return bounds in words.

    >>> bounds(14, 14), bounds(22, None), bounds(500, 600), bounds(None, 1199, True), bounds(None, 5_000_000, True)
    ('14', 'at least 22', '500 to 600', 'nearly 1,200 (at most 1,199)', 'nearly 5,000,000')
    """
    if low is None and high is None:
        return "no bound"
    if low is None:
        assert high is not None
        if approximate:
            if isinstance(high, int) and high % 10 == 9:  # of a count the last whole one below, of a measure itself
                return f"nearly {number(high + 1)} (at most {number(high)})"
            return f"nearly {number(high)}"
        return f"at most {number(high)}"
    if high is None:
        return f"at least {number(low)}"
    plain = number(low) if low == high else f"{number(low)} to {number(high)}"
    return f"about {plain}" if approximate else plain


def day(value: str) -> str:
    """Return an ISO 8601 date, cut to what is known, or an EDTF interval, in words; anything else unchanged.

    >>> day("2024-10-12"), day("2016-11"), day("2014"), day("2024-W41")
    ('Sat 12 Oct 2024', 'Nov 2016', '2014', 'week 41 of 2024')
    >>> day("XXXX-04-09"), day("XXXX-04-09T10:00"), day("XXXX-04-11/XXXX-04-12")
    ('9 Apr (year not told)', '9 Apr, 10:00 (year not told)', '11 Apr to 12 Apr (year not told)')
    >>> day("2024-10-12/2024-10-14"), day("2024-09-30/2024-10-01"), day("2024-10-12/..")
    ('Sat 12 to Mon 14 Oct 2024', 'Mon 30 Sep to Tue 1 Oct 2024', 'Sat 12 Oct 2024 to open')
    """
    if value == _NO_DAY:
        return "day not told"
    if value.startswith(_NO_YEAR):
        return _without_year(value)
    if value.count("/") == 1:
        return _interval(*(day(part) if part not in ("", "..") else "open" for part in value.split("/")))
    if week := _WEEK.fullmatch(value):
        return f"week {int(week[2])} of {week[1]}"
    known = _ISO.fullmatch(value)
    if not known:
        return value
    year, month, number_, time = known.groups()
    try:
        moment = date(int(year), int(month or 1), int(number_ or 1))
    except ValueError:
        return value
    if month is None:
        return year
    if number_ is None:
        return f"{_MONTHS[moment.month - 1]} {year}"
    words = f"{_DAYS[moment.weekday()]} {moment.day} {_MONTHS[moment.month - 1]} {year}"
    return f"{words}, {time}" if time else words


def _without_year(value: str) -> str:
    """Say days of a year that nothing tells; the year that stands in for it has all days."""
    said = [day(part.replace(_NO_YEAR, f"{_LEAP_YEAR}-", 1)) for part in value.split("/")]
    cut = [_YEAR_SAID.sub("", words.partition(" ")[2] if words[:3] in _DAYS else words) for words in said]
    return value if any("X" in words for words in said) else f"{' to '.join(cut)} (year not told)"


def _interval(start: str, end: str) -> str:
    """Say the month and the year of two days once where they are the same."""
    first, last = start.split(" "), end.split(" ")
    if len(first) == len(last) == 4:
        if first[2:] == last[2:]:
            first = first[:2]
        elif first[3] == last[3]:
            first = first[:3]
    return f"{' '.join(first)} to {end}"


def share(part: float) -> str:
    """Return a share from 0 to 1 as per cent; a little is never called nothing.

    >>> share(0.954), share(0.002), share(0.0)
    ('95\xa0%', 'under 1\xa0%', '0\xa0%')
    """
    if 0 < part < 0.01:
        return "under 1\N{NO-BREAK SPACE}%"
    return f"{int(part * 100 + 0.5)}\N{NO-BREAK SPACE}%"
