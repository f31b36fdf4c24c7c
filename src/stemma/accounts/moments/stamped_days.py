"""The day with which an undated report stamps itself, above its text or in its dateline."""

import re
from collections.abc import Sequence
from datetime import date
from math import log1p

from msgspec.structs import replace

from stemma.accounts.moments.day_readings import day_readings
from stemma.accounts.moments.days_told import days_told
from stemma.accounts.moments.stamp_lines import stamps
from stemma.reading.dates import resolve
from stemma.reading.dates.calendar_arithmetic import days
from stemma.records import Date, Report

_FULL = re.compile(r"\d{4}-\d\d-\d\d")
_NO_YEAR = re.compile(r"XXXX-(\d\d-\d\d)")


def stamped_days(reports: Sequence[Report], anchors: Sequence[date] = ()) -> tuple[Report, ...]:
    """Return the reports, with the day of publication where a report without one stamps itself with it.

    A stamp is a date alone on one of the first lines, or after a word such as "published" ("Published on October
    14, 2025"), or that of a dateline ("LAUTEN, Oct 14 (Polaris) -"). A dateline without a year takes the year in
    which it lies near to the day of another report or to one of the `anchors`, and in which the weekdays of the report
    lie as in news ("Nov 13 - ... on Thursday"); where there are none it stays open.

    >>> stamped_days(())
    ()
    """
    stamps = {r.id: d for r in reports if r.published is None and (d := _stamp(r))}
    full = {i: d.value for i, d in stamps.items() if _FULL.fullmatch(d.value)}
    stated = sorted(span[0] for r in reports if (span := days((r.published or full.get(r.id) or "")[:10])))
    known = stated or list(anchors)
    of = {r.id: r for r in reports}
    found = {i: day for i, d in stamps.items() if (day := full.get(i) or _likeliest(of[i], d.value, known))}
    return tuple(_stamped(r, found.get(r.id)) for r in reports)


def open_stamps(reports: Sequence[Report]) -> list[tuple[Report, str]]:
    """Return the reports that stamp themselves with a month and day without a year, and these ("04-09").

    >>> open_stamps(())
    []
    """
    stamps = [(r, d) for r in reports if r.published is None and (d := _stamp(r))]
    return [(r, match[1]) for r, d in stamps if (match := _NO_YEAR.fullmatch(d.value))]


def _stamped(report: Report, day: str | None) -> Report:
    if day is None:
        return report
    return replace(report, published=day, published_basis="text", dates=resolve(report, day))


def _likeliest(report: Report, value: str, known: Sequence[date]) -> str | None:
    """Return a month and day in the year in which it lies near to one of the known days and the report reads well."""
    match = _NO_YEAR.fullmatch(value)
    if match is None or not known:
        return None
    years = sorted({day.year + by for day in known for by in (-1, 0, 1)})
    choices = [span[0] for year in years if (span := days(f"{year:04d}-{match[1]}"))]
    return (
        max(choices, key=lambda day: (_likelihood(report, day, known), -day.toordinal())).isoformat()
        if choices
        else None
    )


def _likelihood(report: Report, day: date, known: Sequence[date]) -> float:
    """Return how likely a day is, as a sum of logarithms: twice as far from the known days is half as likely."""
    read = day_readings(report, (), day)
    return round((read[0].alone if read else 0.0) - log1p(min(abs((day - k).days) for k in known)), 6)


def _stamp(report: Report) -> Date | None:
    """Return the date that stamps a report, the first such one."""
    filed = [(part.start, part.end) for part in report.parts if part.kind == "date"]
    whole = [
        d for d in days_told(report) if d.type == "DATE" and (_FULL.fullmatch(d.value) or _NO_YEAR.fullmatch(d.value))
    ]
    own = [d for d in whole if any(start <= d.start and d.end <= end for start, end in filed)]
    return min([*own, *stamps(report, whole)], key=lambda d: d.start, default=None)
