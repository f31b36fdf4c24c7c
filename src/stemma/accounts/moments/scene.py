"""What reports tell at a moment, drawn so that two tellings can be compared."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from math import fsum, log
from typing import NamedTuple

from stemma import meaning
from stemma.accounts.moments.told import Told, compared
from stemma.reading.dates.calendar_arithmetic import days
from stemma.records import Report
from stemma.words import words

OPEN_YEAR = re.compile(r"XXXX(?=-\d\d)")
OPEN_DAY = re.compile(r"XXXX-WXX-([1-7])")  # a weekday of which nothing tells the date
STAND_IN = "2000"  # stands for a year that no report names while days are compared; it has all days
_STAND_IN_WEEK = date(1584, 1, 1)  # far from every day that a report can mean, so that it agrees with none
_CLOCK = re.compile(r"T(\d\d:\d\d)$")
_LEAD = 2  # number of the last sentence with which a report opens

Weights = Mapping[str, float]


class Drawn(NamedTuple):
    """A happening of one report: its days, the stems of its clause and of its sentence, and what the clause means.

    `clock` is the time of day where the words give one; `lead` says that it stands where the report opens; `numbers`
    are those of the clause without its date; `around` the names of the sentence, as they hold across the reports;
    `clause_tells` and `sentence_tells` are how much the stems tell together.
    """

    told: Told
    first: date
    last: date
    clock: str | None
    sentence: frozenset[str]
    numbers: frozenset[str]
    around: frozenset[str]
    lead: bool
    meaning: meaning.Vector
    clause_tells: float = 0.0
    sentence_tells: float = 0.0


def draw(
    items: Sequence[Told], reports: Sequence[Report], names_of: Mapping[tuple[str, str], str]
) -> tuple[list[Drawn], Weights]:
    """Return the happenings drawn, in their order, and how much each stem tells in this story.

    Rare stems tell more: inverse document frequency over the happenings.

    >>> draw((), (), {})
    ([], {})
    """
    drawn = outlined(items, reports, names_of)
    seen: Counter[str] = Counter()
    for d in drawn:
        seen.update(d.sentence | d.told.words)
    weights = {stem: log(1 + len(drawn) / (1 + count)) for stem, count in sorted(seen.items())}
    weighed = [
        d._replace(clause_tells=tells(d.told.words, weights), sentence_tells=tells(d.sentence, weights)) for d in drawn
    ]
    return weighed, weights


def outlined(items: Sequence[Told], reports: Sequence[Report], names_of: Mapping[tuple[str, str], str]) -> list[Drawn]:
    """Return the happenings drawn, in their order, without how much their stems tell in a story.

    >>> outlined((), (), {})
    []
    """
    by_id = {r.id: r for r in reports}
    mentions = {id_: _mentions(by_id[id_], names_of) for id_ in sorted({item.report for item in items})}
    return [_drawn(item, by_id[item.report], mentions[item.report]) for item in items]


def tells(stems: Iterable[str], weights: Weights) -> float:
    """Return how much stems tell together.

    >>> tells(["ferry", "sank"], {"ferry": 1.5, "sank": 2.0})
    3.5
    """
    return fsum(map(weights.__getitem__, stems))


@lru_cache(maxsize=4096)  # the reports of a story tell of the same few days
def span_of(value: str) -> tuple[date, date]:
    """Return the first and last day of a value that stands for a stretch of the calendar.

    >>> [str(day) for day in span_of("XXXX-04-09T10:00")]
    ['2000-04-09', '2000-04-09']
    >>> span_of("XXXX-WXX-5") == span_of("XXXX-WXX-5TEV")
    True
    """
    if some_day := OPEN_DAY.match(value):
        day = _STAND_IN_WEEK + timedelta(days=int(some_day[1]))
        return day, day
    value = OPEN_YEAR.sub(STAND_IN, value)
    found = days(value[:10] if "T" in value else value)
    if found is None:
        raise ValueError(f"no stretch of the calendar: {value}")
    return found


def _drawn(item: Told, report: Report, mentions: Sequence[tuple[int, str]]) -> Drawn:
    clause = item.happening.clause or item.happening
    at = bisect_right(report.sentences, item.date.start, key=lambda s: s.start) - 1
    start, end = clause.start, clause.end
    if at >= 0:
        start, end = min(start, report.sentences[at].start), max(end, report.sentences[at].end)
    near = bisect_left(report.dates, start, key=lambda d: d.end), bisect_left(report.dates, end, key=lambda d: d.start)
    every = words(report.text, start, end)
    for dated in report.dates[slice(*near)]:
        every = [w for w in every if not dated.start <= w.start < dated.end]
    own = [w.form for w in every if clause.start <= w.start < clause.end]
    clock = _CLOCK.search(item.date.value)
    return Drawn(
        item,
        *span_of(item.date.value),
        clock=clock[1] if clock else None,
        sentence=compared(w.form for w in every),
        numbers=frozenset(form for form in own if form[0].isdigit()),
        around=frozenset(
            [name for _, name in mentions[bisect_left(mentions, (start,)) : bisect_left(mentions, (end,))]]
        ),
        lead=0 <= at <= _LEAD,
        meaning=meaning.vector(own),
    )


def _mentions(report: Report, names_of: Mapping[tuple[str, str], str]) -> list[tuple[int, str]]:
    """Return where each person, body or place is meant in a report, by its name in the story."""
    if not names_of:
        return []
    named = ((e, names_of.get((report.id, e.id))) for e in report.entities)
    return sorted((m.start, name) for e, name in named if name for m in e.mentions)
