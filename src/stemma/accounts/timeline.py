"""What happened when: happenings of all reports that tell the same thing become one row."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import get_args

from stemma.accounts.told import Told, same_words, setting, told, weights
from stemma.data import lexicon
from stemma.reading.date_calendar import days
from stemma.records import Moment, MomentStatus, Precision, Report, Span
from stemma.words import words

_OPEN_YEAR = re.compile(r"XXXX(?=-\d\d)")
_STAND_IN = "2000"  # stands for a year that no report names while days are compared; it has all days


def rows(reports: Sequence[Report], names_of: Mapping[tuple[str, str], str]) -> tuple[Moment, ...]:
    """Return the rows of the timeline, sorted by date.

    Happenings of one date are one row where they tell the same thing; a date that holds the other ("the weekend" and
    "Saturday") counts as the same. Happenings whose date nothing fixes have no row.

    >>> rows((), {})
    ()
    """
    items = [item for item in told(reports, names_of) if _moment_of(item.date.value) and _is_fixed(item)]
    texts = {r.id: r.text for r in reports}
    weight = weights(items)
    groups = _groups(items, weight)
    published = {r.id: r.published[:10] for r in reports if r.published}
    found = [_row(group, texts, published) for group in groups]
    return tuple(sorted(found, key=lambda m: (m.date, m.spans[0].report, m.spans[0].start)))


def _moment_of(value: str) -> tuple[str, Precision] | None:
    """Return the ISO 8601 (or EDTF) form of a TIMEX3 value and its precision, or None where nothing fixes it."""
    if open_year := _OPEN_YEAR.match(value):
        known = _moment_of(_STAND_IN + value[4:])
        return (known[0].replace(_STAND_IN, "XXXX"), known[1]) if known and len(value) > 7 and open_year else None
    if "X" in value or days(value[:10] if "T" in value else value) is None:
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d", value):
        return value, "time"
    if re.match(r"\d{4}-\d\d-\d\d", value):
        return value[:10], "day"
    span = days(value)
    if span is None or len(value) < 4:
        return None
    if "-W" in value:
        return f"{span[0]}/{span[1]}", "week"
    if re.fullmatch(r"\d{4}-\d\d", value):
        return value, "month"
    if re.fullmatch(r"\d{4}", value):
        return value, "year"
    return f"{span[0].isoformat()[:7]}/{span[1].isoformat()[:7]}", "month"


def _is_fixed(item: Told) -> bool:
    """Tell whether something fixes a date: of a day in an unknown year, the datelines of the story."""
    return item.date.basis == "story" or not _OPEN_YEAR.match(item.date.value)


def _span_of(item: Told) -> tuple[date, date]:
    value = _OPEN_YEAR.sub(_STAND_IN, item.date.value)
    found = days(value[:10] if "T" in value else value)
    assert found is not None
    return found


def _groups(items: Sequence[Told], weight: Mapping[str, float]) -> list[list[Told]]:
    """Join happenings that tell the same thing at dates that agree; each is compared only with those it shares a key
    with.
    """
    parent = list(range(len(items)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in _pairs(items, weight):
        if root(i) != root(j) and _agree(items[i], items[j]) and _same(items[i], items[j], weight):
            parent[max(root(i), root(j))] = min(root(i), root(j))
    found: dict[int, list[Told]] = defaultdict(list)
    for i, item in enumerate(items):
        found[root(i)].append(item)
    return [found[i] for i in sorted(found)]


def _pairs(items: Sequence[Told], weight: Mapping[str, float]) -> Iterable[tuple[int, int]]:
    buckets: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        first, last = _span_of(item)
        month = (first.isoformat()[: 7 if (last - first).days < 32 else 4],)
        rare = sorted(item.words, key=lambda w: (-weight[w], w))[:4]
        for key in (
            ("kind", item.kind),
            *(("word", w) for w in rare),
            *(("actor", a, item.kind) for a in sorted(item.actors)),
        ):
            buckets[(*month, *key)].append(i)
    for key in sorted(buckets):
        members = buckets[key]
        for at, i in enumerate(members):
            for j in members[max(0, at - 40) : at]:
                yield j, i


def _agree(a: Told, b: Told) -> bool:
    """Tell whether one date lies within the other and they are of like precision: a day in its week, no year."""
    (first, last), (start, end) = _span_of(a), _span_of(b)
    if (last - first).days > 8 or (end - start).days > 8:
        return (first, last) == (start, end)
    return (start <= first and last <= end) or (first <= start and end <= last)


def _same(a: Told, b: Told, weight: Mapping[str, float]) -> bool:
    if a.report == b.report and a.happening.start == b.happening.start:
        return True
    if a.kind == b.kind and a.words == b.words and len(a.words) > 1:
        return True
    share = same_words(a, b, weight)
    enough = min(len(a.words), len(b.words)) > 2
    if share >= setting("same_words") and enough:
        return True
    shared = bool(a.actors & b.actors)
    if a.kind in _loose() or b.kind in _loose():
        brief = max(len(a.words), len(b.words)) <= setting("naming_words")
        needed = setting("same_words_of_class") * (2 if a.kind == "say" and not brief else 1)
        return a.kind == b.kind and shared and share >= needed
    if a.kind != b.kind and not _kindred(a.kind, b.kind):
        return False
    if a.places and b.places and not shared:
        return False
    if _names(a) or _names(b):
        return shared or not (a.actors and b.actors) or share > 0
    if a.kind != b.kind:
        return shared and share >= setting("same_words_of_class")
    return share >= setting("same_words_of_class") / (2 if shared else 1) or not enough


def _names(item: Told) -> bool:
    """Tell whether a happening is only named ("Saturday's ferry disaster"), which refers to one told elsewhere."""
    return item.happening.noun and len(item.words) <= setting("naming_words")


@cache
def _kindred(a: str, b: str) -> bool:
    return any(a in group and b in group for group in lexicon("dates_events")["kindred"])


def _row(group: Sequence[Told], texts: Mapping[str, str], published: Mapping[str, str]) -> Moment:
    moment, precision = _finest(group)
    common = Counter(word for item in group for word in item.words)
    best = min(group, key=lambda item: _merit(item, texts, common))
    clause = best.happening.clause or best.happening
    spans = dict.fromkeys(Span(report=i.report, start=i.happening.start, end=i.happening.end) for i in group)
    return Moment(
        date=moment,
        precision=precision,
        status=_status(group, published),
        what=" ".join(texts[best.report][clause.start : clause.end].split()),
        spans=tuple(sorted(spans, key=lambda s: (s.report, s.start, s.end))),
    )


def _finest(group: Sequence[Told]) -> tuple[str, Precision]:
    order = get_args(Precision)
    found = [m for item in group if (m := _moment_of(item.date.value))]
    days_ = [m for m in found if m[1] == "day"]
    times = sorted({m for m in found if m[1] == "time"})
    if times and not (len(times) > 1 or len(days_) > len(times)):
        return times[0]
    found = [(m[0][:10], "day") if m[1] == "time" else m for m in found]
    best = min(order.index(m[1]) for m in found)
    finest = [m for m in found if order.index(m[1]) == best]
    return max(sorted(set(finest)), key=finest.count)


def _status(group: Sequence[Told], published: Mapping[str, str]) -> MomentStatus:
    """Return what the row says: a plan that another report tells as done is done; what lies ahead of its report is
    planned.
    """
    seen = [_status_of(item, published) for item in group]
    statuses: tuple[MomentStatus, ...] = ("cancelled", "happened", "planned")
    return next((status for status in statuses if status in seen), "unclear")


def _status_of(item: Told, published: Mapping[str, str]) -> MomentStatus:
    """Return the status that the clause gives, corrected where its day lies ahead of its report or does not."""
    day = published.get(item.report)
    told = item.happening
    ahead = day is not None and _span_of(item)[0].isoformat() > day
    if told.status == "happened" and ahead:
        return "planned"  # nothing has happened on a day after its report
    if told.status == "planned" and told.tense == "present" and day is not None and not ahead:
        return "happened"
    return told.status


def _merit(item: Told, texts: Mapping[str, str], common: Counter[str]) -> tuple[object, ...]:
    """Sort key of the clause that says best what happened: it happened, of readable length, in the words most share."""
    clause = item.happening.clause or item.happening
    length = len(words(texts[item.report], clause.start, clause.end))
    typical = sum(common[word] for word in sorted(item.words)) / (3 + len(item.words))
    return (item.happening.status != "happened", not 5 <= length <= 24, -round(typical, 3), abs(length - 12), item.key)


@cache
def _loose() -> frozenset[str]:
    return frozenset(lexicon("dates_moments")["loose_classes"])
