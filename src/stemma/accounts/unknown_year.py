"""Stories whose reports name days and months but no year anywhere: "HALVERN, April 9 (Polaris) -".

Such a story is dated in a year that stands in for the unknown one, and the year is taken out again: a value becomes
``XXXX-04-09`` (a day in an unspecified year, ISO 8601-2 / EDTF level 1). The year itself is never guessed.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date

from msgspec.structs import replace

from stemma.data import lexicon
from stemma.reading.date_calendar import days
from stemma.records import Date, Report

# Years without a leap day that begin on each day of the week: the calendars that a story may have.
CALENDARS = (2001, 2002, 2003, 2009, 2010, 2005, 2006)

_WEIGHT = 5.0  # of a weekday told with its day, against what is usual in news
_DAY = re.compile(r"XXXX-\d\d-\d\d")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_YEAR = re.compile(r"(\d{4})(?=-(?:\d\d|W\d\d|[A-Z])|$)")  # "this year" is as open as a day of it


def stand_in_year(likelihood: Callable[[int], float]) -> int:
    """Return the year of whose calendar a story reads best, by a function that tells how well it reads.

    >>> stand_in_year(lambda year: float(year == 2003))
    2003
    """
    return max(CALENDARS, key=lambda year: (round(likelihood(year), 6), -CALENDARS.index(year)))


def open_days(reports: Sequence[Report], year: int = CALENDARS[0], *, ahead: bool = False) -> list[date]:
    """Return the days in `year` that the reports name by month and day without a year; those `ahead` only if asked.

    A day that only ends a term ("could run by Dec. 25") lies ahead, too: it dates nothing that was told.

    >>> open_days(())
    []
    """
    told = [(r, d) for r in reports for d in r.dates if _DAY.fullmatch(d.value)]
    named = {d.value[5:] for r, d in told if ahead or not (d.tense == "future" or _ends_a_term(r, d))}
    return [span[0] for day in sorted(named) if (span := days(f"{year:04d}-{day}"))]


def _ends_a_term(report: Report, d: Date) -> bool:
    before = report.text[max(0, d.start - len("not before ")) : d.start].lower().split()
    return d.tense is None and bool(before) and before[-1] in lexicon("dates_tense")["terms"]


def weekdays_met(reports: Sequence[Report], year: int) -> float:
    """Return how many days that reports name by weekday, month and day ("Saturday, 26 April") fit the year's calendar.

    >>> from stemma.records import Date
    >>> named = Date(start=0, end=18, value="XXXX-04-26", type="DATE")
    >>> report = Report(id="a", source="a", text="Saturday, 26 April", text_sha256="", dates=(named,))
    >>> weekdays_met([report], 2003), weekdays_met([report], 2002)
    (5.0, 0.0)
    """
    met = 0.0
    for report in reports:
        for d in report.dates:
            named = _WEEKDAY.search(report.text, max(0, d.start - len("Wednesday, ")), d.end)
            span = days(f"{year:04d}-{d.value[5:]}") if _DAY.fullmatch(d.value) and named else None
            if named and span and _WEEKDAYS[span[0].weekday()] == named[0]:
                met += _WEIGHT
    return met


def without_year(reports: Sequence[Report], year: int) -> tuple[Report, ...]:
    """Return the reports with the stand-in year taken out of their dates, and their days of publication open.

    >>> from stemma.records import Date
    >>> date = Date(start=0, end=7, value="2003-04-09", type="DATE", basis="story")
    >>> report = Report(id="a", source="a", text="April 9", text_sha256="", published="2003-04-09", dates=(date,))
    >>> without_year([report], 2003)[0].dates[0].value
    'XXXX-04-09'
    """
    return tuple(
        replace(r, published=None, published_basis="unknown", dates=tuple(_open(d, year) for d in r.dates))
        for r in reports
    )


def _open(told: Date, year: int) -> Date:
    if told.basis not in ("anchored", "story"):
        return told
    match = _YEAR.match(told.value)
    if match is None:
        return replace(told, basis="open") if told.basis == "anchored" else told
    if abs(int(match[1]) - year) > 1:  # "three years ago" is as open; a year that the story tells is not
        return replace(told, value="XXXX" + told.value[4:], basis="open") if told.basis == "anchored" else told
    return replace(told, value="XXXX" + told.value[4:], basis="story")
