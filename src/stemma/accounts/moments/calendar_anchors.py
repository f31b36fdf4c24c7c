"""The days that fix the calendar of a story: without one, weekdays cannot be placed and are left open."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date

from stemma.accounts.moments.days_told import days_told
from stemma.accounts.moments.told import Told, setting, told
from stemma.data import lexicon
from stemma.reading.dates.calendar_arithmetic import days
from stemma.records import Date, Report

_MONTH_DAY = re.compile(r"XXXX-(\d\d-\d\d)(?:T|$)")
_WEEKDAY_NAME = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
_LAST_WORD = re.compile(r"([^\W\d_]+|[^\w\s])\s*$")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")


def anchors(reports: Sequence[Report], stated: Mapping[str, date]) -> list[date]:
    """Return the anchors of a story, sorted.

    `stated` are the days of publication that sources state and that lie together. Beside them count full dates in the
    texts ("October 7, 2023") that stamp a line, caption or post, and those that another mention bears out: the same
    month and day without a year, or the same happening on that weekday. Any other full date is mostly background,
    since news leaves the year of its own days away.

    >>> anchors((), {"a": date(2023, 10, 12)})
    [datetime.date(2023, 10, 12)]
    """
    items = told(reports)
    full = {(i.report, i.date.start): (i, day) for i in items if i.report not in stated and (day := full_day(i.date))}
    without_year = {match[1] for r in reports for d in days_told(r) if (match := _MONTH_DAY.match(d.value))}
    named = {
        day
        for r in reports
        if r.id not in stated
        for d in r.dates
        if (day := full_day(d)) and (f"{day:%m-%d}" in without_year or is_stamp(r, d))
    }
    weekdays = _weekdays(items)
    named |= {
        day
        for _, (item, day) in sorted(full.items())
        if any((item.kind, actor, day.isoweekday()) in weekdays for actor in sorted(item.actors))
    }
    fixed = set(stated.values()) or set(_latest(named, reports))
    named |= {day for r in reports if r.id not in stated for d in days_told(r) for day in _in_year(d, fixed)}
    near = 2 * setting("cluster")
    return sorted(fixed | {d for d in named if fixed and min(abs((d - s).days) for s in sorted(fixed)) <= near})


def _in_year(d: Date, fixed: set[date]) -> list[date]:
    """Return a month and day told without a year in the years of the anchors."""
    match = _MONTH_DAY.match(d.value)
    if match is None or d.tense == "future":
        return []
    spans = (days(f"{year:04d}-{match[1]}") for year in sorted({day.year for day in fixed}))
    return [span[0] for span in spans if span]


def full_day(d: Date) -> date | None:
    """Return the day that a date names with its year, None where it names none or one that is told as coming.

    >>> full_day(Date(start=0, end=15, value="2023-10-07", type="DATE", basis="absolute"))
    datetime.date(2023, 10, 7)
    """
    if d.basis != "absolute" or d.type not in ("DATE", "TIME") or len(d.value) < 10 or d.tense == "future":
        return None
    span = days(d.value)
    return span[0] if span and span[0] == span[1] else None


def _in_sentence(report: Report, d: Date) -> bool:
    at = bisect_right(report.sentences, d.start, key=lambda s: s.start) - 1
    return at >= 0 and d.start < report.sentences[at].end


def is_stamp(report: Report, d: Date) -> bool:
    """Tell whether a full date stamps what it stands with (a date line, a caption, a post) rather than being told.

    >>> post = Date(start=8, end=21, value="2016-04-03", type="DATE", basis="absolute")
    >>> is_stamp(Report(id="a", source="a", text="(@adan) April 3, 2016", text_sha256=""), post)
    True
    """
    if not _in_sentence(report, d) or _WEEKDAY_NAME.match(report.text, d.start):
        return True
    before = _LAST_WORD.search(report.text, max(0, d.start - 20), d.start)
    return before is not None and before[1].lower() not in lexicon("dates_moments")["telling_words"]


def _weekdays(items: Sequence[Told]) -> set[tuple[str, str, int]]:
    """Return what is told to have happened on a weekday, with each who took part and the day's number."""
    return {
        (item.kind, actor, int(match[1]))
        for item in items
        if item.date.tense != "future" and (match := _WEEKDAY.match(item.date.value))
        for actor in item.actors
    }


def _latest(named: set[date], reports: Sequence[Report]) -> list[date]:
    """Return the anchors of the latest stretch: earlier ones are the history that the story tells.

    So are all of them where the reports tell of years well after the last.
    """
    ordered = sorted(named)
    if not ordered or _later_years(reports, ordered[-1].year + 1) > 1:
        return []
    return [d for d in ordered if (ordered[-1] - d).days <= 3 * setting("cluster")]


def _later_years(reports: Sequence[Report], year: int) -> int:
    """Return how often reports tell of years after one, other than as lying ahead."""
    told_ = (d.value[:4] for r in reports for d in r.dates if d.type in ("DATE", "TIME") and d.tense != "future")
    return sum(value.isdigit() and int(value) > year for value in told_ if len(value) == 4)
