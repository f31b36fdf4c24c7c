"""How a report reads if it was published on a given day: its dates, what it puts where, and how likely that day is."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from stemma.accounts.moments.stamp_lines import stamped_weekday
from stemma.accounts.moments.told import Told, setting, setting_list, told
from stemma.data import lexicon
from stemma.reading.dates import Resolver
from stemma.reading.dates.calendar_arithmetic import days, shifted
from stemma.reading.dates.spelled_numbers import month
from stemma.records import Date, Report
from stemma.words import words

Key = tuple[str, str]

_MONTH = re.compile(r"(?:\d{4}|XXXX)-\d\d")
_WEEKDAY = "XXXX-WXX-"  # a weekday before the day of the report is known


class DayReading(NamedTuple):
    """A report as it reads on `day`.

    `happenings` are the keys by which each of its happenings is recognised elsewhere and the day it puts it on,
    `votes` the same without repeats, `weekdays` the days that it names by weekday in the past
    tense, `alone` how likely the day is by what the report itself says; `stated` that its
    source states it.
    """

    day: date
    dates: tuple[Date, ...]
    happenings: tuple[tuple[tuple[Key, ...], date], ...]
    votes: tuple[tuple[Key, date], ...]
    weekdays: tuple[date, ...]
    alone: float
    stated: bool


def day_readings(report: Report, anchors: Sequence[date], stated: date | None) -> list[DayReading]:
    """Return the likeliest readings of a report for days near the anchors, and that for its stated day where it has
    one.

    A report that names no time at all has none: nothing would tell its day.

    >>> from stemma.sources import report_of_text
    >>> day_readings(report_of_text("No news."), [date(2023, 10, 7)], None)
    []
    """
    if not any(d.type in ("DATE", "TIME") and d.basis != "absolute" for d in report.dates) and stated is None:
        return []
    resolver = Resolver(report)
    items = told([report])
    keys = {(i.date.start, i.date.end, i.at): _keys(i) for i in items}
    calendar = {(d.start, d.end) for d in report.dates if _names_a_month(report.text, d)}
    found = [
        _reading(resolver, items, keys, calendar, day=day, stated=day == stated)
        for day in _days(report, anchors, stated)
    ]
    found = [r if r.stated else r._replace(alone=r.alone + _fresh(r.day, anchors)) for r in found]
    found.sort(key=lambda r: (not r.stated, -round(r.alone, 6), r.day))
    return found[: int(setting("choices"))]


def _days(report: Report, anchors: Sequence[date], stated: date | None) -> list[date]:
    """Return the days near the anchors on which nothing that the report tells as past still lies ahead, and which are
    the weekday with which the report stamps itself.
    """
    past = [span[0] for d in report.dates if d.basis == "absolute" and d.tense == "past" and (span := days(d.value))]
    floor = max(past, default=date.min)
    over = _months_over(report)
    window = int(setting("window"))
    near = {shifted(a, by) for a in anchors for by in range(-window, window + 1)}
    if len(anchors) == 1:
        near = {day for day in near if (anchors[0] - day).days <= setting("cluster") / 4}
    own = stamped_weekday(report)
    fit = {day for day in near if day >= floor and day.month not in over and own in (None, day.isoweekday())}
    return sorted(fit | ({stated} if stated else set()))


def _months_over(report: Report) -> set[int]:
    """Return the months in which the report tells that something was, by their bare names: it has come out in another.

    Within March nobody writes "in March": of 90 such months told as past in 721 dated reports one was that of the day.
    """
    told_ = (d for d in report.dates if d.tense == "past" and _MONTH.fullmatch(d.value))
    return {
        int(d.value[-2:])
        for d in told_
        if report.text[d.start : d.end].isalpha()
        and report.text[max(0, d.start - 4) : d.start].lower().endswith(" in ")
    }


def _fresh(day: date, anchors: Sequence[date]) -> float:
    return setting("fresh") * min([setting("window"), *(abs((day - a).days) for a in anchors)])


def _names_a_month(text: str, d: Date) -> bool:
    return any(month(word.form) for word in words(text, d.start, d.end))


def _keys(item: Told) -> tuple[Key, ...]:
    """Return by what a happening is recognised in other reports.

    Its class with each actor, its class alone where that is telling, and any three of its five longest words, which
    find copied and reworded sentences also where one of them is cut or goes on.
    """
    longest = sorted(sorted(item.words, key=lambda word: (-len(word), word))[:5])
    keys = [("words", f"{a} {b} {c}") for a, b, c in combinations(longest, 3)] if len(item.words) > 5 else []
    if item.kind == "say" or item.kind in lexicon("dates_events")["stative"]:
        return tuple(keys)
    keys += [(item.kind, actor) for actor in sorted(item.actors)]
    if item.kind in lexicon("dates_events")["classes"] and item.kind not in lexicon("dates_moments")["loose_classes"]:
        keys.append((item.kind, ""))
    return tuple(keys)


def _reading(
    resolver: Resolver,
    items: Sequence[Told],
    keys: dict[tuple[int, int, int], tuple[Key, ...]],
    calendar: set[tuple[int, int]],
    *,
    day: date,
    stated: bool,
) -> DayReading:
    dates = resolver.dates(day)
    on = {(d.start, d.end): span[0] for d in dates if d.type in ("DATE", "TIME") and (span := _one_day(d))}
    put = tuple(
        (known, on[i.date.start, i.date.end])
        for i in items
        if (i.date.start, i.date.end) in on and (known := keys[i.date.start, i.date.end, i.at])
    )
    votes = tuple(sorted({(key, where) for known, where in put for key in known}))
    weekdays = sorted(
        {on[d.start, d.end] for d in dates if d.tense != "future" and d.basis != "absolute" and (d.start, d.end) in on}
    )
    leading = {(i.date.start, i.date.end) for i in items if not i.happening.noun}
    alone = _likelihood(dates, on, calendar, leading, day) + _order(dates, day) + _present(items, on, day)
    alone += _agreement(items, keys, on, calendar)
    return DayReading(day, dates, put, votes, tuple(weekdays), alone, stated)


def _one_day(d: Date) -> tuple[date, date] | None:
    span = days(d.value)
    return span if span and (span[1] - span[0]).days <= 1 else None


def _likelihood(
    dates: Sequence[Date],
    on: dict[tuple[int, int], date],
    calendar: set[tuple[int, int]],
    leading: set[tuple[int, int]],
    day: date,
) -> float:
    """Return how usual it is that news of this day names these days, each counted once, the first weekday above all.

    A day that only names the event ("Saturday's attack") may lie anywhere in the week before.
    """
    near: dict[date, float] = {}
    far: dict[date, float] = {}
    for d in dates:
        where = on.get((d.start, d.end))
        if where is None or d.basis == "absolute" or d.tense == "future" or d.value.endswith("WE"):
            continue
        place = d.start, d.end
        if place in calendar:
            far.setdefault(where, _lag(d, (day - where).days, calendar=True))
        elif place in leading:
            near.setdefault(where, _lag(d, (day - where).days, calendar=False))
    weights = [setting("lead_weight"), *[setting("told_weight")] * len(near)]
    score = sum(weight * lag for weight, lag in zip(weights, near.values(), strict=False))
    return score + setting("told_weight") * sum(far.values())


def _lag(d: Date, lag: int, *, calendar: bool) -> float:
    if calendar:
        row = setting_list("calendar_lags")
        beyond = -1.5 if abs(lag) < 180 else -3.0
        return row[lag] if 0 <= lag < len(row) else beyond
    row = setting_list("night_lags" if d.value.endswith(("TNI", "TEV")) else "lags")
    return row[lag] if 0 <= lag < len(row) else row[-1]


def _order(dates: Sequence[Date], day: date) -> float:
    """Return what speaks against the day: something told as past lies after it, or as coming before it."""
    score = 0.0
    for d in dates:
        span = days(d.value) if d.type in ("DATE", "TIME") else None
        if span is None:
            continue
        if d.tense == "past" and (span[0] - day).days > 1:
            score += setting("impossible") if d.basis == "absolute" else setting("strange")
        elif d.tense == "future" and (day - span[1]).days > 1 and d.basis != "absolute":
            score += setting("strange")
    return score


def _agreement(
    items: Sequence[Told],
    keys: dict[tuple[int, int, int], tuple[Key, ...]],
    on: dict[tuple[int, int], date],
    calendar: set[tuple[int, int]],
) -> float:
    """Return whether the report puts a happening on the same day by weekday ("Saturday's attack") and by date
    ("October 7").
    """
    by_name: dict[Key, set[date]] = defaultdict(set)
    by_weekday: dict[Key, set[date]] = defaultdict(set)
    for item in items:
        place = item.date.start, item.date.end
        if place in on and (place in calendar or item.date.value.startswith(_WEEKDAY)):
            for key in keys[(*place, item.at)]:
                (by_name if place in calendar else by_weekday)[key].add(on[place])
    both = [key for key in sorted(by_name) if key in by_weekday]
    if not both:
        return 0.0
    return setting("agrees") if any(by_name[key] & by_weekday[key] for key in both) else -setting("agrees")


def _present(items: Sequence[Told], on: dict[tuple[int, int], date], day: date) -> float:
    present = (i for i in items if i.happening.tense == "present" and not i.happening.noun)
    return setting("present") if any(on.get((i.date.start, i.date.end)) == day for i in present) else 0.0
