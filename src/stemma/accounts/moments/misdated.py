"""Reports whose source states a day on which they did not come out: that on which a crawler came by, or a page moved.

Such a day lies after those of the other reports, no other outlet has one near it, and the address of the page does
not bear it out. That alone is no reason to doubt it, since follow-ups look the same. It is overruled where what the
report tells contradicts it: "on Sunday" of the very crash that the others put on another Sunday, "July this year" in
a January, or posts of the days of the event and no word of any other time.

An outlet that puts out two texts in the same second has moved its pages: such a time is doubted more readily, and
where it does not hold for one of them, it holds for none.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from math import fsum
from statistics import median_low
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from stemma import meaning
from stemma.accounts.moments.calendar_anchors import full_day, is_stamp
from stemma.accounts.moments.groups import evidence
from stemma.accounts.moments.row_value import moment_value
from stemma.accounts.moments.scene import Drawn, Weights, draw, outlined, span_of
from stemma.accounts.moments.told import Told, setting, told
from stemma.reading.dates import Resolver
from stemma.reading.dates.calendar_arithmetic import days, shifted
from stemma.records import Date, Report

EPOCH = date(1970, 1, 1)  # what a missing time becomes in many feeds
_DAY_IN_ADDRESS = re.compile(r"(?:19|20)\d\d[/_-]?(?:\d{1,2}|[a-z]{3})[/_-]?\d{1,2}(?!\d)", re.IGNORECASE)
_NAMES_ITS_YEAR = re.compile(r"\bthis year\b|\b\d{4}\b", re.IGNORECASE)

Places = dict[tuple[int, int], float]


class _Others(NamedTuple):
    """What the reports that lie close together tell, by its day, and on which days they came out or may have."""

    near: Sequence[date]
    tellings: Mapping[date, Sequence[Drawn]]
    weights: Weights


def misdated(reports: Sequence[Report], stated: Mapping[str, date], trusted: Mapping[str, date]) -> dict[str, date]:
    """Return the reports whose stated day does not hold, each with the day that what it tells speaks for most.

    `stated` are the days that the sources state, `trusted` those of them that lie close together.

    >>> misdated((), {}, {})
    {}
    """
    kept = sorted(trusted.values())
    found = {i: median_low(kept) for i, day in sorted(stated.items()) if kept and day == EPOCH}
    if len(kept) < setting("borne_by") or (kept[-1] - kept[0]).days > 2 * setting("near_middle"):
        return found  # of one report nothing follows, nor of several times at which a story is told
    later = [r for r in reports if r.id in stated and r.id not in trusted and stated[r.id] > kept[-1]]
    by_day: dict[date, list[Report]] = defaultdict(list)
    for r in reports:
        if r.id in stated:
            by_day[stated[r.id]].append(r)
    doubtful = [r for r in later if _is_lone(r, stated[r.id], by_day)]
    if doubtful:
        others = _others([r for r in reports if r.id in trusted], kept)
        shared = Counter(map(_second, doubtful))
        for r in doubtful:
            things = 1 if _second(r) is not None and shared[_second(r)] > 1 else int(setting("things"))
            if day := _contradicted(r, stated[r.id], others, things):
                found[r.id] = day
    return found


def moved_with(reports: Sequence[Report], overruled: Collection[str]) -> frozenset[str]:
    """Return the other reports whose stated time is, to the second, that of an overruled report of their outlet.

    >>> sorted(moved_with((), ()))
    []
    """
    seconds = {second for r in reports if r.id in overruled and (second := _second(r))}
    return frozenset(r.id for r in reports if r.id not in overruled and _second(r) in seconds)


def _second(report: Report) -> tuple[str, str] | None:
    """Return the outlet of a report and the second at which it came out, where its source tells so much."""
    time = (report.published or "")[len("2016-10-12T") :]
    if report.published_basis != "metadata" or report.outlet is None or not time or time.startswith("00:00:00"):
        return None
    return report.outlet, report.published or ""


def _is_lone(report: Report, day: date, by_day: Mapping[date, Sequence[Report]]) -> bool:
    """Tell whether nothing bears a stated day out: a report of another outlet near it, or the address of the page."""
    if report.published_basis != "metadata" or _DAY_IN_ADDRESS.search(report.url or ""):
        return False
    reach = int(setting("near_middle"))
    near = (r for by in range(-reach, reach + 1) for r in by_day.get(shifted(day, by), ()))
    return all(r.id == report.id or (r.outlet is not None and r.outlet == report.outlet) for r in near)


def _others(reports: Sequence[Report], kept: Sequence[date]) -> _Others:
    tellings, weights = draw([i for i in told(reports) if moment_value(i.date.value)], reports, {})
    of_a_day = [d for d in tellings if d.first == d.last and d.told.date.basis != "open"]
    by_day: dict[date, list[Drawn]] = defaultdict(list)
    for telling in of_a_day[: int(setting("compared"))]:
        by_day[telling.first].append(telling)
    length = (kept[-1] - kept[0]).days
    return _Others([shifted(kept[0], by) for by in range(-1, length + 2)], by_day, weights)


def _contradicted(report: Report, day: date, others: _Others, things: int) -> date | None:
    """Return the day near the others for which most of what a report tells speaks, None where its own may hold.

    It takes `things` that the report tells as the others do had it come out with them.
    """
    resolver = Resolver(report)
    own = _agreements(report, resolver, day, others)
    by_day = {other: _agreements(report, resolver, other, others) for other in others.near}
    best = max(others.near, key=lambda other: (round(sum(by_day[other].values()), 6), -other.toordinal()))
    gain = sum(by_day[best].values()) - sum(own.values())
    new = [value for place, value in by_day[best].items() if place not in own]
    told_there = len(new) >= things and min(gain, max(new)) >= setting("misdated")
    if told_there or (_is_impossible(report, resolver, day) and not _is_impossible(report, resolver, best)):
        return best
    return _day_of_posts(report, resolver.dates(day), others.near)


def _agreements(report: Report, resolver: Resolver, day: date, others: _Others) -> Places:
    """Return how surely the others tell what a report puts on the same day, by its place, if it came out on `day`."""
    read = replace(report, dates=resolver.dates(day))
    items = [i for i in told([read]) if i.date.basis != "absolute" and _is_told_there(i, others)]
    found: Places = {}
    for one in (_weighed(d, others.weights) for d in outlined(items, [read], {})):
        same = others.tellings[one.first]
        alike = meaning.cosines(one.meaning[None], np.stack([other.meaning for other in same]))[0]
        surest = max(evidence(one, other, others.weights, float(a)) for other, a in zip(same, alike, strict=True))
        if surest > 0:
            found[one.told.date.start, one.told.at] = surest
    return found


def _is_told_there(item: Told, others: _Others) -> bool:
    """Tell whether a happening is put on one day of which the others tell something."""
    if not moment_value(item.date.value):
        return False
    first, last = span_of(item.date.value)
    return first == last and first in others.tellings


def _weighed(one: Drawn, weights: Weights) -> Drawn:
    """Return a telling with what its stems tell among those of the others; a stem that none of them has tells most."""
    most = max(weights.values(), default=1.0)

    def telling(stems: Iterable[str]) -> float:
        return fsum(weights.get(stem, most) for stem in stems)

    return one._replace(clause_tells=telling(one.told.words), sentence_tells=telling(one.sentence))


def _is_impossible(report: Report, resolver: Resolver, day: date) -> bool:
    """Tell whether a report tells as past what it puts, year and all, well after a day: it has not come out on it."""
    past = (d for d in resolver.dates(day) if d.type in ("DATE", "TIME") and d.tense == "past")
    spans = (days(d.value) for d in past if _NAMES_ITS_YEAR.search(report.text, d.start, d.end))
    return any(span is not None and (span[0] - day).days > setting("ahead") for span in spans)


def _day_of_posts(report: Report, dates: Sequence[Date], near: Sequence[date]) -> date | None:
    """Return the day of the latest post or caption in a report, where that lies near and no word of time leads later.

    Whoever tells of an event long after it says so at least once: "in April", "last year", "on Monday".
    """
    posts = [day for d in dates if (day := full_day(d)) and is_stamp(report, d)]
    latest = max(posts, default=None)
    if latest is None or latest not in near:
        return None
    of_a_time = [d for d in dates if d.type in ("DATE", "TIME") and d.basis != "absolute"]
    return None if any(len(d.value) > len("2016") or _looks_back(report, d) for d in of_a_time) else latest


def _looks_back(report: Report, d: Date) -> bool:
    return report.text[d.start : d.end].lower().startswith("last ")
