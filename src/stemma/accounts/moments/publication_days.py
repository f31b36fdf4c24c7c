"""On which day each undated report was published, found from what all reports of the story say.

A joint search over candidate days. For a day of a report speak: happenings that other reports put on the same day
("Saturday's attack" here, "the October 7 attack" there); weekdays that lie as far back as weekdays in news do; that
nothing told in the past tense lies after it and nothing told in the future tense before it; that reports with the
same rare words tell the news of one day; and that the reports of one story lie close together. The search improves
one report at a time, in a fixed order, from several common days, and the best total wins. Anchors of the calendar are
the stated dates of other reports and full dates in the texts that something else bears out: without an anchor
everything stays open. The clock is never asked.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from statistics import median_low
from typing import NamedTuple

from msgspec.structs import replace

from stemma.accounts.moments.calendar_anchors import anchors
from stemma.accounts.moments.day_readings import DayReading, Key, day_readings
from stemma.accounts.moments.days_of_kin import Kin, days_of_kin, kin
from stemma.accounts.moments.late_updates import late_updates
from stemma.accounts.moments.misdated import EPOCH, misdated, moved_with
from stemma.accounts.moments.stamped_days import open_stamps, stamped_days
from stemma.accounts.moments.told import setting, setting_list
from stemma.accounts.moments.unknown_year import borne_out, open_days, stand_in_year, weekdays_met, without_year
from stemma.accounts.moments.weekdays_ahead import weekdays_ahead
from stemma.reading.dates import Resolver, resolve
from stemma.reading.dates.calendar_arithmetic import day_of
from stemma.records import Report

_LOOKED_AT = 40  # reports by which the calendar of a story without a year is found

Votes = Mapping[Key, Mapping[date, int]]


def publication_days(reports: Sequence[Report], as_of: str | None = None) -> tuple[Report, ...]:
    """Return the reports, in their order, with days of publication inferred and all open dates resolved by them.

    An inferred report has ``published_basis`` ``story`` and dates of the basis ``story``. A stated date stays unless
    what the report tells contradicts it (`stemma.accounts.moments.misdated`). `as_of` (ISO date) anchors undated
    reports only where nothing in the story does.

    >>> publication_days(())
    ()
    """
    ordered = sorted(stamped_days(reports), key=lambda r: r.id)
    stated = {r.id: day for r in ordered if (day := _stated(r))}
    sure = frozenset() if stated else borne_out(ordered)
    if not stated and (open_stamps(ordered) or sure):
        given = day_of(as_of)
        known = anchors(ordered, {}) or ([given] if given else [])
        year = None if known else _year(ordered, sure)
        ordered = list(stamped_days(ordered, known or _first_stamp(ordered, year)))
        if year is not None:
            by_id = {r.id: r for r in without_year(_dated(ordered, None, open_days(ordered, year, sure)), year)}
            return tuple(by_id[r.id] for r in reports)
    by_id = {r.id: r for r in _dated(ordered, as_of)}
    return tuple(by_id[r.id] for r in reports)


def _dated(ordered: Sequence[Report], as_of: str | None, told: Sequence[date] = ()) -> tuple[Report, ...]:
    stated = {r.id: day for r in ordered if (day := _stated(r))}
    trusted = {i: stated[i] for i in _main_cluster(stated)}
    wrong = misdated(ordered, stated, trusted)
    void = moved_with(ordered, wrong)
    held = {i: day for i, day in stated.items() if i not in wrong and i not in void}
    found = _search(ordered, held, trusted, day_of(as_of), told)
    redated = [_redated(_undated(r) if r.id in void else r, found.get(r.id), wrong.get(r.id)) for r in ordered]
    return weekdays_ahead(late_updates(redated))


def _year(reports: Sequence[Report], sure: Collection[str]) -> int:
    """Return the year that stands in for the unknown one: that in which the reports with a day of their own, or that
    tell days whose weekday is told too, read best.
    """

    def likelihood(year: int) -> float:
        days = {r.id: day_of(f"{year:04d}-{day}") for r, day in open_stamps(reports)}
        told = open_days(reports, year, sure)
        readings = [
            max(reading.alone for reading in found)
            for r in reports[:_LOOKED_AT]
            if (found := day_readings(r, () if days.get(r.id) else told, days.get(r.id)))
        ]
        return sum(readings) + weekdays_met(reports, year)

    return stand_in_year(likelihood)


def _first_stamp(reports: Sequence[Report], year: int | None) -> list[date]:
    """Return the earliest stamp in the year: its neighbours lie nearest to it, over the turn of the year as well."""
    days = sorted(day for _, stamp in open_stamps(reports) if year and (day := day_of(f"{year:04d}-{stamp}")))
    return days[:1]


def _stated(report: Report) -> date | None:
    if report.published is None or report.published_basis == "unknown":
        return None
    return day_of(report.published)


def _main_cluster(stated: Mapping[str, date]) -> list[str]:
    """Return the reports whose stated dates lie together, near their middle; a stray date anchors nothing.

    Where several clusters are equally large all of them count, and what the reports tell decides between them.
    """
    ordered = sorted((day, i) for i, day in stated.items() if day != EPOCH)
    clusters: list[list[str]] = []
    first = 0
    for last, (day, _) in enumerate(ordered):
        while (day - ordered[first][0]).days > setting("cluster"):
            first += 1
        clusters.append([i for _, i in ordered[first : last + 1]])
    largest = max(map(len, clusters), default=0)
    return sorted({i for cluster in clusters if len(cluster) == largest for i in _near_middle(cluster, stated)})


def _near_middle(cluster: Sequence[str], stated: Mapping[str, date]) -> list[str]:
    middle = median_low(sorted(stated[i] for i in cluster))
    return [i for i in cluster if abs((stated[i] - middle).days) <= setting("near_middle")]


def _search(
    reports: Sequence[Report],
    stated: Mapping[str, date],
    trusted: Mapping[str, date],
    as_of: date | None,
    told: Sequence[date] = (),
) -> dict[str, DayReading]:
    """Return the reading chosen for each report that is undated; `stated` are the days of the others.

    A stated day that lies far from the others stays, but it anchors nothing.
    """
    undated = [r for r in reports if r.id not in stated]
    if not undated:
        return {}
    own = {r.id: stated[r.id] for r in reports if r.id in stated and r.published_basis == "text"} | dict(trusted)
    known = anchors(reports, own) or list(told)
    given = None if known else as_of
    choices = _choices(undated, known, given)
    choices = {i: readings for i, readings in choices.items() if readings}
    fixed = _witnesses([r for r in undated if r.id not in choices], known)
    fixed |= {r.id: found[0] for r in reports if r.id in stated and (found := day_readings(r, (), stated[r.id]))}
    given_days = {i: reading.day for i, reading in fixed.items() if reading.stated}
    searched = [r for r in undated if r.id in choices]
    alike = kin(searched, [*searched, *(r for r in reports if r.id in given_days)])
    settled = [_settle(choices, fixed, alike, start) for start in _starts(choices)]
    return max(settled, key=lambda x: (round(x[0], 6), -x[1].toordinal()))[2] if settled else {}


def _choices(reports: Sequence[Report], known: Sequence[date], given: date | None) -> dict[str, list[DayReading]]:
    """Return the candidate readings of each report; copies of one text share them."""
    found: dict[str, list[DayReading]] = {}
    read: dict[str, list[DayReading]] = {}
    for report in reports:
        key = report.text_sha256 or report.id
        if key not in read:
            read[key] = day_readings(report, known, given)
        found[report.id] = read[key]
    return found


def _witnesses(reports: Sequence[Report], known: Sequence[date]) -> dict[str, DayReading]:
    """Return readings of reports that name full dates only: their own day stays open, but they tell what happened
    when.
    """
    found = {}
    for report in reports:
        named = [day for day in known if any(d.value.startswith(day.isoformat()) for d in report.dates)]
        if named and (readings := day_readings(report, (), max(named))):
            found[report.id] = readings[0]
    return found


def _starts(choices: Mapping[str, Sequence[DayReading]]) -> list[date]:
    """Return the days that are likeliest for all reports together by what each says itself."""
    total: dict[date, float] = defaultdict(float)
    for _, readings in sorted(choices.items()):
        worst = min(r.alone for r in readings)
        for reading in readings:
            total[reading.day] += reading.alone - worst + 1
    few, many = setting_list("starts")
    ordered = sorted(total, key=lambda day: (-round(total[day], 6), day))
    return ordered[: int(few if len(choices) <= 60 else many)]


def _settle(
    choices: Mapping[str, Sequence[DayReading]], fixed: Mapping[str, DayReading], alike: Kin, start: date
) -> tuple[float, date, dict[str, DayReading]]:
    """Return total score, start, and the choice that improving one report at a time reaches from a common day."""
    chosen = {i: _best(readings, {}, _Scene((start,)), {}) for i, readings in sorted(choices.items())}
    for _ in range(int(setting("passes"))):
        before = {i: c.day for i, c in chosen.items()}
        votes, scene = _votes({**fixed, **chosen}), _scene(fixed, chosen)
        near = _near(alike, fixed, chosen)
        chosen = {i: _best(choices[i], _without(votes, chosen[i]), scene, near[i]) for i in sorted(choices)}
        if {i: c.day for i, c in chosen.items()} == before:
            break
    votes, scene = _votes({**fixed, **chosen}), _scene(fixed, chosen)
    near = _near(alike, fixed, chosen)
    return sum(_score(c, _without(votes, c), scene, near[i]) for i, c in sorted(chosen.items())), start, chosen


def _near(
    alike: Kin, fixed: Mapping[str, DayReading], chosen: Mapping[str, DayReading]
) -> dict[str, dict[date, float]]:
    """Return for each report that is searched what the days of the reports like it say."""
    given = {i: c.day for i, c in fixed.items() if c.stated}
    days = {**given, **{i: c.day for i, c in chosen.items()}}
    return {i: days_of_kin(alike.get(i, ()), days) for i in chosen}


class _Scene(NamedTuple):
    """What a story agrees on: the middles of its days of publication, one for each time at which several reports tell
    it, and the day of its event, that most reports tell.
    """

    middles: tuple[date, ...] = ()
    event: date | None = None


def _scene(fixed: Mapping[str, DayReading], chosen: Mapping[str, DayReading]) -> _Scene:
    every = [c for _, c in sorted({**fixed, **chosen}.items())]
    told = Counter(day for c in every for day in sorted({day for _, day in c.votes}))
    event = min(told, key=lambda day: (-told[day], day), default=None)
    stated = sorted(c.day for _, c in sorted(fixed.items()) if c.stated)
    days = stated if len(stated) > 1 else sorted(c.day for c in every)
    told_again = [times for times in _times(days) if len(times) > 1] or [days]
    return _Scene(tuple(median_low(times) for times in told_again) if len(days) > 1 else (), event)


def _times(days: Sequence[date]) -> list[list[date]]:
    """Part ordered days where longer lies between them than the days of one story: at its trial a crime is told again.

    >>> [len(times) for times in _times([date(2024, 3, 1), date(2024, 3, 4), date(2024, 6, 12)])]
    [2, 1]
    """
    found: list[list[date]] = []
    for day in days:
        if found and (day - found[-1][-1]).days <= setting("cluster"):
            found[-1].append(day)
        else:
            found.append([day])
    return found


def _best(readings: Sequence[DayReading], votes: Votes, scene: _Scene, near: Mapping[date, float]) -> DayReading:
    return max(readings, key=lambda r: (round(_score(r, votes, scene, near), 6), -r.day.toordinal()))


def _votes(chosen: Mapping[str, DayReading]) -> Votes:
    """Return how many reports put each recognisable happening on each day."""
    found: dict[Key, dict[date, int]] = defaultdict(dict)
    for _, reading in sorted(chosen.items()):
        for key, day in reading.votes:
            found[key][day] = found[key].get(day, 0) + 1
    return found


def _without(votes: Votes, own: DayReading) -> Votes:
    """Return the votes with those of one report taken back, for the keys it uses."""
    changed: dict[Key, dict[date, int]] = {}
    for key, day in own.votes:
        counts = changed[key] if key in changed else changed.setdefault(key, dict(votes[key]))
        counts[day] = counts.get(day, 0) - 1
    return {key: {day: count for day, count in counts.items() if count > 0} for key, counts in changed.items()}


def _score(reading: DayReading, votes: Votes, scene: _Scene, near: Mapping[date, float]) -> float:
    score = reading.alone + near.get(reading.day, 0.0)
    for keys, day in reading.happenings:
        told = [_agreement(votes[key], day) for key in keys if votes.get(key)]
        score += max(told, default=0.0)
    if scene.middles and not reading.stated:
        far = min(abs((reading.day - middle).days) for middle in scene.middles)
        score += setting("apart") * min(far, setting("window"))
    if scene.event:
        score += setting("before") * sum(0 < (scene.event - day).days < 7 for day in reading.weekdays)
    return score


def _agreement(counts: Mapping[date, int], day: date) -> float:
    share = counts.get(day, 0) / sum(counts.values())
    return setting("link") * share if share else setting("contradiction") / (1 + len(counts))


def _undated(report: Report) -> Report:
    return replace(report, published=None, published_basis="unknown", dates=Resolver(report).dates(None))


def _redated(report: Report, found: DayReading | None, instead: date | None) -> Report:
    """Return a report with the day that was found for it, or else with that which holds instead of a stated one."""
    day = found.day if found else instead
    if day is None:
        return report
    dates = found.dates if found else resolve(report, day.isoformat())
    resolved = tuple(replace(d, basis="story") if d.basis in ("anchored", "open") else d for d in dates)
    return replace(report, published=day.isoformat(), published_basis="story", dates=resolved)
