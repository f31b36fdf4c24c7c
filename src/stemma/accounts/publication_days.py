"""On which day each undated report was published, found from what all reports of the story say.

A joint search over candidate days. What counts for a day of a report: happenings that other reports put on the same day ("Saturday's
attack" here, "the October 7 attack" there), the first day told is its own or the one before, nothing told in the past tense lies after it,
nothing told in the future tense before it, and reports of one story lie close together. The search improves one report at a time, in a fixed order,
until nothing changes. Full dates in the texts and the stated dates of other reports are the only anchors: without one everything
stays open, and the clock is never asked.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from statistics import median_low
from typing import NamedTuple

from msgspec.structs import replace

from stemma.accounts.told import Told, setting, told
from stemma.data import lexicon
from stemma.reading import dates
from stemma.reading.date_calendar import days, shifted
from stemma.reading.date_numbers import month
from stemma.records import Date, Report

Votes = Mapping[tuple[str, str], Counter[date]]


class _Candidate(NamedTuple):
    """A report as it reads if it was published on `day`: its dates, the votes it casts, and how likely it is by itself."""

    day: date
    dates: tuple[Date, ...]
    votes: tuple[tuple[tuple[str, str], date], ...]
    alone: float


def publication_days(reports: Sequence[Report], as_of: str | None = None) -> tuple[Report, ...]:
    """Return the reports, in their order, with days of publication inferred and all open dates resolved by them.

    An inferred report has ``published_basis`` ``story`` and dates of the basis ``story``. A stated date stays, unless it is
    far off and what the report tells contradicts all others. `as_of` (ISO date) anchors undated reports only where nothing
    in the story does.

    >>> publication_days(())
    ()
    """
    ordered = sorted(reports, key=lambda r: r.id)
    known = {r.id: day for r in ordered if (day := _stated(r))}
    anchored = _main_cluster(known)
    undated = [r for r in ordered if r.id not in known or r.id not in anchored]
    found = _search(ordered, undated, {i: known[i] for i in anchored}, as_of)
    return tuple(_redated(r, found.get(r.id), known.get(r.id)) for r in reports)


def _stated(report: Report) -> date | None:
    if report.published is None or report.published_basis == "unknown":
        return None
    try:
        return date.fromisoformat(report.published[:10])
    except ValueError:
        return None


def _main_cluster(known: Mapping[str, date]) -> set[str]:
    """Return the reports whose stated dates lie together; a single stray date among many anchors nothing."""
    if not known:
        return set()
    plausible = {i: d for i, d in known.items() if d != date(1970, 1, 1)} or {}
    width = setting("cluster")
    best: list[str] = []
    ordered = sorted(plausible.items(), key=lambda item: (item[1], item[0]))
    first = 0
    for last, (_, day) in enumerate(ordered):
        while (day - ordered[first][1]).days > width:
            first += 1
        if last - first + 1 > len(best):
            best = [i for i, _ in ordered[first : last + 1]]
    return set(best)


def _search(
    reports: Sequence[Report], undated: Sequence[Report], known: Mapping[str, date], as_of: str | None
) -> dict[str, _Candidate]:
    if not undated:
        return {}
    fixed = {r.id: _candidate(r, known[r.id]) for r in reports if r.id in known}
    anchors = _anchors(reports, known) or _given(as_of)
    choices = {r.id: _candidates(r, anchors) for r in undated}
    choices = {i: c for i, c in choices.items() if c}
    starts = sorted({c.day for options in choices.values() for c in options})
    settled = [_settle(choices, fixed, start) for start in _thinned(starts)]
    return max(settled, key=lambda x: (round(x[0], 6), -x[1].toordinal()))[2] if settled else {}


def _thinned(starts: Sequence[date]) -> Sequence[date]:
    """Return at most so many starting points as a large story can afford."""
    return starts[:: 1 + len(starts) // 40]


def _settle(
    choices: Mapping[str, Sequence[_Candidate]], fixed: Mapping[str, _Candidate], start: date
) -> tuple[float, date, dict[str, _Candidate]]:
    """Return the total score, the start and the choice that improving one report at a time reaches from a common day."""
    chosen = {i: _best(options, {}, start) for i, options in sorted(choices.items())}
    for _ in range(int(setting("passes"))):
        before = {i: c.day for i, c in chosen.items()}
        votes, middle = _votes({**fixed, **chosen}), _middle(fixed, chosen)
        chosen = {i: _best(choices[i], _without(votes, chosen[i]), middle) for i in sorted(choices)}
        if {i: c.day for i, c in chosen.items()} == before:
            break
    votes, middle = _votes({**fixed, **chosen}), _middle(fixed, chosen)
    return sum(_score(c, _without(votes, c), middle) for _, c in sorted(chosen.items())), start, chosen


def _middle(fixed: Mapping[str, _Candidate], chosen: Mapping[str, _Candidate]) -> date | None:
    every = sorted(c.day for c in (*fixed.values(), *chosen.values()))
    return median_low(every) if len(every) > 1 else None


def _anchors(reports: Sequence[Report], known: Mapping[str, date]) -> list[date]:
    """Return the days that fix the calendar: stated dates, and full dates that the texts tell in the past or present."""
    stated = sorted(set(known.values()))
    named = sorted(
        {
            span[0]
            for r in reports
            if r.id not in known
            for d in r.dates
            if d.basis == "absolute" and len(d.value) >= 10 and d.tense != "future" and (span := days(d.value))
        }
    )
    if stated:
        near = [d for d in named if min(abs((d - s).days) for s in stated) <= 4 * setting("cluster")]
        return sorted({*stated, *near})
    return named


def _given(as_of: str | None) -> list[date]:
    try:
        return [date.fromisoformat(as_of[:10])] if as_of else []
    except ValueError:
        return []


def _candidates(report: Report, anchors: Sequence[date]) -> list[_Candidate]:
    """Return the days on which the report may have been published, each with how the report then reads."""
    if not report.dates or all(d.basis == "absolute" and d.type in ("DURATION", "SET") for d in report.dates):
        return []
    latest = [span[0] for d in report.dates if _is_past(d) and d.basis == "absolute" and (span := days(d.value))]
    floor = max(latest, default=date.min)
    window = int(setting("window"))
    near = {shifted(a, by) for a in anchors for by in range(-window if len(anchors) > 1 else 0, window + 1)}
    return [_candidate(report, day) for day in sorted(near) if day >= floor][-120:]


def _candidate(report: Report, day: date) -> _Candidate:
    found = dates.resolve(report, day.isoformat())
    read = replace(report, dates=found)
    items = told([read])
    votes = tuple((key, span[0]) for item in items if (span := _day(item.date)) for key in _keys(item))
    return _Candidate(day, found, votes, _alone(report.text, found, items, day))


def _is_past(d: Date) -> bool:
    return d.tense == "past" and d.type in ("DATE", "TIME")


def _day(d: Date) -> tuple[date, date] | None:
    span = days(d.value)
    return span if span and (span[1] - span[0]).days <= 1 else None


def _keys(item: Told) -> list[tuple[str, str]]:
    """Return by what a happening is recognised in other reports: its class with each actor; alone where it is telling."""
    keys = [(item.kind, actor) for actor in sorted(item.actors)]
    if item.kind not in lexicon("dates_moments")["loose_classes"]:
        keys.append((item.kind, ""))
    return keys


def _alone(text: str, found: Sequence[Date], items: Sequence[Told], day: date) -> float:
    """Return how likely the day is by what the report itself says."""
    score = 0.0
    past = [(d, span) for d in found if _is_past(d) and (span := _day(d))]
    for d in found:
        span = days(d.value)
        if span and d.type in ("DATE", "TIME"):
            if d.tense == "past" and (span[0] - day).days > 1:
                score += setting("impossible") if d.basis == "absolute" else setting("strange")
            elif d.tense == "future" and (day - span[1]).days > 1 and d.basis != "absolute":
                score += setting("strange")
    near = [first for d, (first, _) in past if not _is_calendar(text, d)]
    if near:
        score += setting("lag") * min((day - max(near)).days, 10)
    score += setting("too_near") * sum(0 <= (day - first).days < 3 for d, (first, _) in past if _is_calendar(text, d))
    lead = next((span for i in items if _may_lead(text, i) and (span := _day(i.date))), None)
    if lead and 0 <= (day - lead[0]).days <= 1:
        score += setting("lead") / (1 + (day - lead[0]).days)
    present = [
        span for i in items if i.happening.tense == "present" and not i.happening.noun and (span := _day(i.date))
    ]
    return score + (setting("lead") if any(first == day for first, _ in present) else 0.0)


def _is_calendar(text: str, d: Date) -> bool:
    """Tell whether a day is named by month and number ("October 7"): reports rarely name their own days so."""
    return d.basis == "absolute" or any(
        part.isalpha() and month(part) for part in re.split(r"[\W\d]+", text[d.start : d.end].lower()) if len(part) > 2
    )


def _may_lead(text: str, item: Told) -> bool:
    return item.happening.tense != "future" and not item.happening.noun and not _is_calendar(text, item.date)


def _best(choices: Sequence[_Candidate], votes: Votes, middle: date | None) -> _Candidate:
    return max(choices, key=lambda c: (round(_score(c, votes, middle), 6), -c.day.toordinal()))


def _votes(candidates: Mapping[str, _Candidate]) -> Votes:
    """Return how many reports put each recognisable happening on each day."""
    found: dict[tuple[str, str], Counter[date]] = defaultdict(Counter)
    for _, candidate in sorted(candidates.items()):
        for key, day in sorted(set(candidate.votes)):
            found[key][day] += 1
    return found


def _without(votes: Votes, own: _Candidate) -> Votes:
    """Return the votes with those of one report taken back, for the keys it uses."""
    changed = dict(votes)
    for key, day in sorted(set(own.votes)):
        left = Counter(changed[key])
        left[day] -= 1
        changed[key] = +left
    return changed


def _score(candidate: _Candidate, votes: Votes, middle: date | None) -> float:
    score = candidate.alone
    for key, day in sorted(set(candidate.votes)):
        if counts := votes.get(key):
            share = counts.get(day, 0) / sum(counts.values())
            score += setting("link") * share if share else setting("contradiction") / (1 + len(counts))
    if middle:
        score += setting("apart") * min(abs((candidate.day - middle).days), 30)
    return score


def _redated(report: Report, found: _Candidate | None, stated: date | None) -> Report:
    if found is None:
        return report
    if stated is not None and (
        abs((stated - found.day).days) < setting("misdated") or found.alone <= _candidate(report, stated).alone
    ):
        return report
    resolved = tuple(replace(d, basis="story") if d.basis in ("anchored", "open") else d for d in found.dates)
    return replace(report, published=found.day.isoformat(), published_basis="story", dates=resolved)
