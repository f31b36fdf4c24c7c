"""Weekdays that lie after the report that names them, although its sentence is told in the past tense."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from stemma.accounts.moments.days_told import WEEKDAY
from stemma.data import lexicon
from stemma.reading.dates.calendar_arithmetic import days, shifted
from stemma.records import Date, Report

_WEEKDAY = re.compile(rf"\b{WEEKDAY}\b", re.IGNORECASE)
_REACH = 60  # characters read beside a weekday
_WEEK = 7


def weekdays_ahead(reports: Sequence[Report]) -> tuple[Report, ...]:
    """Return the reports, with weekdays moved a week on where what they name is still ahead.

    Two things tell: a stretch or a move does not end before it begins ("a warning from 9am today until 6am on
    Friday", "put off from Sunday to Monday"), and what was called off was to be on the nearest such day, what is or has
    been on the next ("Saturday's match has been cancelled"). Dates with a month and of a future tense are left alone.

    >>> weekdays_ahead(())
    ()
    """
    return tuple(_with_ahead(report) for report in reports)


def _with_ahead(report: Report) -> Report:
    published = days(report.published[:10]) if report.published else None
    if published is None or not any(_is_past_weekday(report.text, d) for d in report.dates):
        return report
    day = published[0]
    late = [i for i, d in enumerate(report.dates) if _is_past_weekday(report.text, d) and _lies_ahead(report, i, day)]
    moved = {j for i in late for j in _with_hour(report.dates, i)}
    if not moved:
        return report
    dates = [replace(d, value=_week_on(d.value)) if i in moved else d for i, d in enumerate(report.dates)]
    return replace(report, dates=tuple(dates))


def _is_past_weekday(text: str, d: Date) -> bool:
    told = d.basis in ("anchored", "story") and d.tense != "future" and d.type in ("DATE", "TIME")
    return told and days(d.value[:10]) is not None and bool(_WEEKDAY.search(text, d.start, d.end))


def _lies_ahead(report: Report, at: int, published: date) -> bool:
    d, text = report.dates[at], report.text
    span = days(d.value[:10])
    if span is None or not shifted(published, -_WEEK) < span[0] < published:
        return False
    sentence_end = min(d.end + _REACH, _sentence(report, d)[1])
    if (published - span[0]).days > 1 and _pattern("is_off").search(text[d.end : sentence_end]):
        return True
    if (published - span[0]).days > _WEEK / 2:
        before = text[max(0, d.start - _REACH, _sentence(report, d)[0]) : d.start]
        if _pattern("called_off").search(text[d.end : sentence_end]) or _pattern("calls_off").search(before):
            return True
    return bool(_pattern("until").search(text[max(0, d.start - _REACH) : d.start])) and _begins_later(report, at)


def _begins_later(report: Report, at: int) -> bool:
    """Tell whether a day named shortly before, in the same sentence, lies after the one that ends the stretch."""
    d = report.dates[at]
    stretch = lexicon("dates_ahead")["stretch"]["value"]
    reach = max(d.start - stretch, _sentence(report, d)[0])
    beside = report.dates[max(0, at - stretch) : at]
    before = [e for e in beside if e.start >= reach and e.type in ("DATE", "TIME") and e.tense != "future"]
    return any(span[0].isoformat() > d.value[:10] for e in before if (span := days(e.value[:10])))


def _sentence(report: Report, d: Date) -> tuple[int, int]:
    """Return the place of the sentence that holds a date; the whole text where none does."""
    at = bisect_right(report.sentences, d.start, key=lambda s: s.start) - 1
    found = report.sentences[at] if at >= 0 else None
    return (found.start, found.end) if found and d.start < found.end else (0, len(report.text))


def _with_hour(dates: Sequence[Date], at: int) -> list[int]:
    """Return the place of a weekday and of the hour that belongs to it ("6am on Friday", "Monday at 5 p.m.")."""
    pairs = [(i, j) for i, j in pairwise(range(max(0, at - 1), min(len(dates), at + 2)))]
    beside = [i if j == at else j for i, j in pairs if dates[j].start - dates[i].end <= len(" early on ")]
    same = [i for i in beside if dates[i].type == "TIME" and dates[i].value[:10] == dates[at].value[:10]]
    return [at, *same]


def _week_on(value: str) -> str:
    span = days(value[:10])
    return shifted(span[0], _WEEK).isoformat() + value[10:] if span else value


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("dates_ahead")[name]["value"], re.IGNORECASE)
