"""What happened when: what reports tell of one moment becomes one row, with who puts it on which day."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import get_args

from msgspec.structs import replace

from stemma.accounts.moments.disputes import disputes
from stemma.accounts.moments.groups import groups
from stemma.accounts.moments.row_value import UNKNOWN_DAY, moment_value
from stemma.accounts.moments.scene import OPEN_YEAR, Drawn, draw
from stemma.accounts.moments.told import Told, told
from stemma.reading.dates.calendar_arithmetic import days, shifted
from stemma.records import Moment, MomentReading, MomentStatus, Precision, Report, Span
from stemma.words import folded

_READABLE = 6  # words of a clause that can be read alone
_LONGEST = 40  # words of a sentence that stands for a short clause


def rows(reports: Sequence[Report], names_of: Mapping[tuple[str, str], str]) -> tuple[Moment, ...]:
    """Return the rows of the timeline, sorted by date.

    Happenings of one date are one row where they tell the same thing; a date that holds the other ("the weekend" and
    "Saturday") counts as the same. A weekday that nothing places is a day not told, what is vaguer has no row.

    >>> rows((), {})
    ()
    """
    items = [item for item in told(reports, names_of) if moment_value(item.date.value) and _is_fixed(item)]
    drawn, weights = draw(items, reports, names_of)
    by_id = {r.id: r for r in reports}
    published = {r.id: r.published[:10] for r in reports if r.published}
    together = groups(drawn, weights)
    found = [_row(group, by_id, published) for group in together]
    for one, two in disputes(together, weights):
        found[one], found[two] = _disputed(found[one], found[two]), _disputed(found[two], found[one])
    return tuple(sorted(found, key=_place))


def _place(row: Moment) -> tuple[str, bool, str, int]:
    """Return the place of a row: by date; of days that nothing tells, what has happened comes first."""
    ahead = row.date == UNKNOWN_DAY and row.status != "happened"
    return row.date, ahead, row.spans[0].report, row.spans[0].start


def _is_fixed(item: Told) -> bool:
    """Tell whether something fixes a date: of a day in an unknown year, the datelines of the story or its own words."""
    return item.date.basis in ("story", "open") or not OPEN_YEAR.match(item.date.value)


def _row(group: Sequence[Drawn], reports: Mapping[str, Report], published: Mapping[str, str]) -> Moment:
    moment, precision = _finest(group)
    common = Counter(word for item in group for word in item.told.words)
    best = min((item.told for item in group), key=lambda item: _merit(item, reports, common))
    readings = _readings(group, published)
    return Moment(
        date=moment,
        precision=precision,
        status=_status(_sure(group, published), published),
        what=_what(best, reports[best.report]),
        spans=_spans(group),
        readings=readings,
    )


def _what(item: Told, report: Report) -> str:
    """Return the clause that tells it, on one line; its whole sentence where the clause cannot be read alone.

    So is one that is too short, and one cut out of a sentence right before its date ("Monday to the survivors").
    """
    clause = item.happening.clause or item.happening
    start, end = clause.start, clause.end
    if len(folded(report.text, start, end)) < _READABLE or start == item.date.start:
        at = bisect_right(report.sentences, start, key=lambda s: s.start) - 1
        if at >= 0 and end <= report.sentences[at].end:
            whole = report.sentences[at]
            longer = len(folded(report.text, whole.start, whole.end)) <= _LONGEST
            start, end = (whole.start, whole.end) if longer else (start, end)
    return " ".join(report.text[start:end].split())


def _disputed(row: Moment, other: Moment) -> Moment:
    """Return a row with the readings of another that puts the same on another day."""
    readings = sorted({*row.readings, *other.readings}, key=lambda r: (r.date, r.status))
    return replace(row, readings=tuple(readings), disputed=True)


def _spans(group: Sequence[Drawn]) -> tuple[Span, ...]:
    told_ = (d.told for d in group)
    spans = {Span(report=i.report, start=i.happening.start, end=i.happening.end) for i in told_}
    return tuple(sorted(spans, key=lambda s: (s.report, s.start, s.end)))


def _finest(group: Sequence[Drawn]) -> tuple[str, Precision]:
    order = get_args(Precision)
    found = [m for item in group if (m := moment_value(item.told.date.value))]
    days_ = [m for m in found if m[1] == "day"]
    times = sorted({m for m in found if m[1] == "time"})
    if times and not (len(times) > 1 or len(days_) > len(times)):
        return times[0]
    found = [(m[0][:10], "day") if m[1] == "time" else m for m in found]
    best = min(order.index(m[1]) for m in found)
    finest = [m for m in found if order.index(m[1]) == best]
    return max(sorted(set(finest)), key=finest.count)


def _readings(group: Sequence[Drawn], published: Mapping[str, str]) -> tuple[MomentReading, ...]:
    """Return what the reports say, those together that give the same date and status."""
    found: dict[tuple[str, MomentStatus], list[Drawn]] = defaultdict(list)
    for item in group:
        value = moment_value(item.told.date.value)
        if value is not None:
            found[value[0], _status_of(item, published)].append(item)
    return tuple(
        MomentReading(date=day, status=status, spans=_spans(found[day, status])) for day, status in sorted(found)
    )


def _sure(group: Sequence[Drawn], published: Mapping[str, str]) -> Sequence[Drawn]:
    """Return the tellings that decide the status: not a noun ("the vote on Friday") of a report of an unknown day."""
    told_ = [d for d in group if not d.told.happening.noun or d.told.report in published]
    return told_ or group


def _status(group: Sequence[Drawn], published: Mapping[str, str]) -> MomentStatus:
    """Return what the row says: a plan that another report tells as done is done."""
    seen = {_status_of(item, published) for item in group}
    statuses: tuple[MomentStatus, ...] = ("cancelled", "happened", "planned")
    return next((status for status in statuses if status in seen), "unclear")


def _status_of(item: Drawn, published: Mapping[str, str]) -> MomentStatus:
    """Return the status that the clause gives, corrected where its day lies ahead of its report or does not."""
    day = published.get(item.told.report)
    happening = item.told.happening
    ahead = day is not None and item.first.isoformat() > day
    if happening.status == "happened" and ahead and not (happening.tense == "past" and _is_day_after(item, day)):
        return "planned"  # nothing has happened on a day after its report
    if happening.status == "planned" and happening.tense == "present" and day is not None and not ahead:
        return "happened"
    return happening.status


def _is_day_after(item: Drawn, day: str | None) -> bool:
    """Tell whether a day is that after the report's: where it is stamped in another zone, its day has gone over."""
    known = days(day) if day else None
    return known is not None and item.first == shifted(known[0], 1)


def _merit(item: Told, reports: Mapping[str, Report], common: Counter[str]) -> tuple[object, ...]:
    """Sort key of the clause that says best what happened: it happened, of readable length, in the words most share."""
    clause = item.happening.clause or item.happening
    length = len(folded(reports[item.report].text, clause.start, clause.end))
    typical = sum(common[word] for word in item.words) / (3 + len(item.words))
    return (item.happening.status != "happened", not 5 <= length <= 24, -round(typical, 3), abs(length - 12), item.key)
