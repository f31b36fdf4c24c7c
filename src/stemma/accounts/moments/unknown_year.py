"""Stories whose reports name days and months but no year anywhere: "HALVERN, April 9 (Polaris) -".

Such a story is dated in a year that stands in for the unknown one, and the year is taken out again: a value becomes
``XXXX-04-09`` (a day in an unspecified year, ISO 8601-2 / EDTF level 1). The year itself is never guessed.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from datetime import date

from msgspec.structs import replace

from stemma.accounts.moments.days_told import WEEKDAY, days_told
from stemma.accounts.moments.told import Told, setting, told
from stemma.data import lexicon
from stemma.reading.dates.calendar_arithmetic import days
from stemma.records import Date, Report

# Years without a leap day that begin on each day of the week: the calendars that a story may have.
CALENDARS = (2001, 2002, 2003, 2009, 2010, 2005, 2006)

_WEIGHT = 5.0  # of a weekday told with its day, against what is usual in news
_DAY = re.compile(r"XXXX-\d\d-\d\d")
_LOOSE_WEEKDAY = re.compile(r"XXXX-WXX-[1-7]")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WITHIN = re.compile(rf"\b({WEEKDAY})\b")
_BEFORE = re.compile(rf"\b({WEEKDAY})(?: (?:morning|afternoon|evening|night))? ?[,(]? ?$")
_BEHIND = re.compile(rf" ?[,(] ?(?:a )?({WEEKDAY})\b")
_REACH = len("Wednesday afternoon , ")
_YEAR = re.compile(r"(\d{4})(?=-(?:\d\d|W\d\d|[A-Z])|$)")  # "this year" is as open as a day of it


def stand_in_year(likelihood: Callable[[int], float]) -> int:
    """Return the year of whose calendar a story reads best, by a function that tells how well it reads.

    >>> stand_in_year(lambda year: float(year == 2003))
    2003
    """
    return max(CALENDARS, key=lambda year: (round(likelihood(year), 6), -CALENDARS.index(year)))


def open_days(reports: Sequence[Report], year: int, among: Collection[str] = ()) -> list[date]:
    """Return the days in `year` that the reports name by month and day without a year, only those `among` if given.

    A day that only ends a term ("could run by Dec. 25") lies ahead, too: it dates nothing that was told.

    >>> open_days((), 2003)
    []
    """
    by_day = [(r, d) for r in reports for d in days_told(r) if _DAY.fullmatch(d.value)]
    named = {d.value[5:] for r, d in by_day if d.tense != "future" and not _ends_a_term(r, d)}
    kept = sorted(named.intersection(among) or named)
    return [span[0] for day in kept if (span := days(f"{year:04d}-{day}"))]


def borne_out(reports: Sequence[Report]) -> frozenset[str]:
    """Return the months and days ("04-26") of which the reports tell the weekday as well.

    A day may be told by both at once ("Saturday, 26 April"), or a happening by one here and by the other there. Any
    other day without a year may be history, and then the calendar of the story hangs on nothing.

    >>> from stemma.records import Date
    >>> named = Date(start=0, end=18, value="XXXX-04-26", type="DATE")
    >>> sorted(borne_out([Report(id="a", source="a", text="Saturday, 26 April", text_sha256="", dates=(named,))]))
    ['04-26']
    """
    loose = lexicon("dates_moments")["loose_classes"]
    both = {d.value[5:] for r in reports for d in days_told(r) if _DAY.fullmatch(d.value) and _weekday(r, d)}
    items = [i for i in told(reports) if i.date.tense != "future" and i.kind not in loose]
    weekdays: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for item in items:
        for actor in item.actors if _LOOSE_WEEKDAY.match(item.date.value) else ():
            weekdays[item.kind, actor].append(item)
    for item in items:
        if _DAY.fullmatch(item.date.value):
            others = (other for actor in item.actors for other in weekdays[item.kind, actor])
            if any(len(item.words & other.words) >= setting("told_twice") for other in others):
                both.add(item.date.value[5:])
    return frozenset(both)


def _weekday(report: Report, d: Date) -> str | None:
    """Return the weekday that stands with a day: "Saturday, 26 April", "Thursday evening (April 24)"."""
    text = report.text
    found = (
        _WITHIN.search(text, d.start, d.end)
        or _BEFORE.search(text, max(0, d.start - _REACH), d.start)
        or _BEHIND.match(text, d.end)
    )
    return found[1] if found else None


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
            named = _weekday(report, d)
            span = days(f"{year:04d}-{d.value[5:]}") if _DAY.fullmatch(d.value) and named else None
            if named and span and _WEEKDAYS[span[0].weekday()] == named:
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
