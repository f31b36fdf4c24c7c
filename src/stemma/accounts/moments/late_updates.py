"""Weekdays of reports that were updated the day after the day that their source states."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from stemma.accounts.moments.days_told import WEEKDAY
from stemma.reading.dates.calendar_arithmetic import day_of, days, shifted
from stemma.records import Date, Report

_WEEKDAY = re.compile(rf"(?:early |late )?{WEEKDAY}\b", re.IGNORECASE)


def late_updates(reports: Sequence[Report]) -> tuple[Report, ...]:
    """Return the reports, with weekdays moved a week on where only an update explains them.

    A report stated for Sunday that tells "on Monday" in the past tense means the Monday six days before, or it was
    updated on the next. The second is taken where other reports of the story tell something of that next day and none
    of the day six days before.

    >>> late_updates(())
    ()
    """
    told = Counter(
        (report.id, d.value[:10])
        for report in reports
        for d in report.dates
        if d.type in ("DATE", "TIME") and days(d.value)
    )
    elsewhere: dict[str, set[str]] = {}
    for report_id, day in sorted(told):
        elsewhere.setdefault(day, set()).add(report_id)
    return tuple(_updated(report, elsewhere) for report in reports)


def _updated(report: Report, elsewhere: dict[str, set[str]]) -> Report:
    if report.published is None or report.published_basis not in ("metadata", "text"):
        return report
    day = day_of(report.published)
    if day is None:
        return report
    old, new = shifted(day, -6).isoformat(), shifted(day, 1).isoformat()
    others = elsewhere.get(new, set()) - {report.id}
    if not others or elsewhere.get(old, set()) - {report.id}:
        return report
    bare = [bool(_WEEKDAY.match(report.text, d.start)) for d in report.dates]  # "last Monday" is no day of an update
    moved = (_moved(d, old, new) if plain else d for d, plain in zip(report.dates, bare, strict=True))
    return replace(report, dates=tuple(moved))


def _moved(d: Date, old: str, new: str) -> Date:
    if d.basis != "anchored" or d.tense == "future" or not d.value.startswith(old):
        return d
    return replace(d, value=new + d.value[10:], basis="story")
