"""The moments of the entries of a page that was brought up to date from hour to hour."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from stemma.reading.near import Near
from stemma.records import Date, Report

_STAMP = re.compile(
    r"^[ \t>*_#•|–-]{0,8}(?P<day>(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?[, ]{1,3})?"
    r"(?P<hour>[01]?\d|2[0-3])[.:h](?P<minute>[0-5]\d)(?!\d|[.:,]\d)(?: ?(?P<half>[ap])\.? ?m\b\.?)?",
    re.MULTILINE | re.IGNORECASE,
)
_FEWEST = 3  # entries with an hour that make a page a live one
_DAY = 24 * 60
_ZONES = 14  # hours by which the clock of a page can differ from that of its source's metadata
_LATE = 20  # minutes after its last entry at which a page was saved
_WITH_HOUR = len("2024-05-12T09:30")


class PageHours:
    """Tells the moment of the entry of a live page in which a place of its text stands.

    A page is a live one where three lines or more begin with an hour and these run one way, newest or oldest first. The
    newest entry is of the day of the report; where the hour of the report is known, and differs from that of the newest
    entry by whole hours, the page has another clock, and its hours are put into that of the report.

    >>> text = "18.10 All are safe.\\n17.30 Nine are missing.\\n09.05 A fire.\\n"
    >>> hours = PageHours(Report(id="a", source="a", text=text, text_sha256="", published="2024-05-12"))
    >>> hours.at(text.index("Nine")), hours.at(0)
    ('2024-05-12T17:30', '2024-05-12T18:10')
    """

    def __init__(self, report: Report) -> None:
        stamps = list(_STAMP.finditer(report.text)) if report.published is not None else []
        moments = _moments([_minutes(stamp) for stamp in stamps], report.published or "")
        self._starts: list[int] = []
        self._moments: list[str] = []
        if moments:
            dated = Near(d for d in report.dates if d.type in ("DATE", "TIME") and d.value[:4].isdigit())
            self._starts = [stamp.start() for stamp in stamps]
            self._moments = [_on_its_day(stamp, at, dated) for stamp, at in zip(stamps, moments, strict=True)]

    def at(self, place: int) -> str | None:
        """Return the moment of the entry around a place of the text, to the minute, None where there is none."""
        entry = bisect_right(self._starts, place) - 1
        return self._moments[entry] if entry >= 0 else None


def _minutes(stamp: re.Match[str]) -> int:
    hour, half = int(stamp["hour"]), (stamp["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + int(stamp["minute"])


def _newest_first(minutes: Sequence[int]) -> bool | None:
    """Tell whether the hours of a page run back, None where they run no way; midnight may lie between once."""
    if len(minutes) < _FEWEST:
        return None
    up = sum(a < b for a, b in pairwise(minutes))
    down = sum(a > b for a, b in pairwise(minutes))
    if min(up, down) > 1 or up + down == 0:
        return None
    back = sum((a - b) % _DAY for a, b in pairwise(minutes))
    ahead = sum((b - a) % _DAY for a, b in pairwise(minutes))
    return (back < ahead) if up == down else down > up


def _moments(minutes: Sequence[int], published: str) -> list[str]:
    """Return the moment of each entry, the newest on the day of the report; none where the page is no live one."""
    newest_first = _newest_first(minutes)
    if newest_first is None:
        return []
    row = list(minutes) if newest_first else list(minutes)[::-1]
    back, found = 0, []
    try:
        newest = _newest(row[0], published)
        for before, minute in pairwise([row[0], *row]):
            back += (before - minute) % _DAY
            found.append((newest - timedelta(minutes=back)).isoformat()[:_WITH_HOUR])
    except (ValueError, OverflowError):  # a day that no calendar has, as an input may give it
        return []
    return found if newest_first else found[::-1]


def _newest(minute: int, published: str) -> datetime:
    """Return the moment of the newest entry by the clock of the report's metadata."""
    newest = datetime.fromisoformat(published[:10]) + timedelta(minutes=minute)
    if len(published) < _WITH_HOUR:
        return newest
    saved = datetime.fromisoformat(published[:_WITH_HOUR])
    ahead = (round((newest - saved).total_seconds() / 60) + _DAY // 2) % _DAY - _DAY // 2
    zone = round((ahead + _LATE / 2) / 60)
    early = zone * 60 - ahead
    return saved - timedelta(minutes=early) if abs(zone) <= _ZONES and 0 <= early <= _LATE else newest


def _on_its_day(stamp: re.Match[str], moment: str, dated: Near[Date]) -> str:
    """Return a moment on the day that the stamp itself names, where it names one."""
    if stamp["day"] is None:
        return moment
    named = [d.value[:10] for d in dated.touching(stamp.start(), stamp.end()) if len(d.value) >= len("2024-05-12")]
    return named[0] + moment[10:] if named else moment
