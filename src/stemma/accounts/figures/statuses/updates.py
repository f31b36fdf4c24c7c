"""Whether values that cannot both hold follow one another in time, or are held against each other.

A value is judged by when it was first told: who repeats it later adds nothing, unless it is somebody else who holds on
to it after another value is known. A count that no word tells to change is brought up to date by who reports it; what
somebody else says of it within days is their word against the other.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from stemma.accounts.figures.statuses.held import Held
from stemma.accounts.figures.statuses.moment_order import has_time, moments_differ
from stemma.accounts.stated.compatible import compatible
from stemma.accounts.stated.named_numbers import is_vague, named_numbers
from stemma.data import lexicon
from stemma.records import Number, Quantity


class _Value(NamedTuple):
    """A value as it is told: its readings, and the moment from which it was known."""

    readings: tuple[Held, ...]
    first: str | None

    @property
    def one(self) -> Held:
        return self.readings[0]


def follow(held: Sequence[Held]) -> bool:
    """Tell whether of any two values that cannot both hold one is the later and replaces the other.

    >>> follow(())
    True
    """
    values = _values(held)
    pairs = [(a, b) for a, b in combinations(values, 2) if not compatible(a.one.level, b.one.level)]
    hourly = sum(h.hourly for h in held) * 2 > len(held)
    moves = hourly or any(_moves(a, b) or _counted_on(a, b) for a, b in pairs)
    if all(_replaces(a, b, moves) for a, b in pairs):
        return True
    return _only_grows(held) and not any(_two_voices(a, b) for a, b in pairs)


def _values(held: Sequence[Held]) -> list[_Value]:
    told: dict[tuple[Number | None, Number | None, bool], list[Held]] = defaultdict(list)
    for h in held:
        told[h.level.low, h.level.high, h.level.approximate].append(h)
    groups = list(told.values())
    first = [min((h.reading.as_of for h in own if h.reading.as_of is not None), default=None) for own in groups]
    found = []
    for own in groups:
        same = [known for other, known in zip(groups, first, strict=True) if known and _one_number(own[0], other[0])]
        found.append(_Value(tuple(own), min(same, default=None)))
    return found


def _one_number(one: Held, two: Held) -> bool:
    """Tell whether two readings tell one number, in other words: "18,000", "more than 18,000"."""
    p, q = one.level, two.level
    if (p.low, p.high) == (q.low, q.high):
        return True
    if not (isinstance(p, Quantity) and isinstance(q, Quantity)) or is_vague(p) or is_vague(q):
        return False
    return compatible(p, q) and not named_numbers(p).isdisjoint(named_numbers(q))


def _moves(a: _Value, b: _Value) -> bool:
    """Tell whether one report tells two values at two hours of a day: what a live page counts on does change."""
    hours = {h.reading.report: h.reading.as_of for h in a.readings if has_time(h.reading.as_of)}
    return any(moments_differ(hours.get(h.reading.report), h.reading.as_of) for h in b.readings)


def _replaces(a: _Value, b: _Value, moves: bool) -> bool:
    """Tell whether the later of two values replaces the earlier; `moves` where they are known to change by the hour."""
    both = (*a.readings, *b.readings)
    if all(h.fixed for h in both):
        return False
    if (a.first is None) != (b.first is None):  # nothing says that both are of one moment
        return a.one.evolves and b.one.evolves and a.one.teller != b.one.teller
    if not moments_differ(a.first, b.first):
        return _unfolds(a, b) or _moves(a, b) or (moves and not _opposed(a, b))
    old, new = (a, b) if (a.first or "") < (b.first or "") else (b, a)
    if _held_on_to(old, new) or _shrinks(old, new) or _two_voices(old, new):
        return False
    if _taken_back(old, new):
        return True
    slow = all(h.slow for h in new.readings) and not moves
    if not _claimed(old, new):
        return not slow or (old.first or "")[:10] != (new.first or "")[:10]
    return any(h.evolves for h in both) and not (slow and _too_soon(old, new))


def _counted_on(a: _Value, b: _Value) -> bool:
    """Tell whether one body told both values of a toll on one day: it counts on."""
    if moments_differ(a.first, b.first):
        return False
    voices = [{h.reading.said_by for h in value.readings if h.reading.said_by} for value in (a, b)]
    return bool(voices[0] & voices[1]) and all(h.grows for h in (*a.readings, *b.readings))


def _unfolds(a: _Value, b: _Value) -> bool:
    """Tell whether a toll was told twice as it became known, where nothing states that both were told on one day.

    Of 25 such facts of annotated stories, which no report tells both ways and for which no two sources stand, 22 are.
    """
    both = (*a.readings, *b.readings)
    if a.first is None or b.first is None or not any(h.toll for h in both) or all(h.dated for h in both):
        return False
    if {h.reading.report for h in a.readings} & {h.reading.report for h in b.readings}:
        return False
    return not _opposed(a, b)


def _opposed(a: _Value, b: _Value) -> bool:
    """Tell whether two sources stand for two values, each for one."""
    voices = [{h.reading.said_by for h in value.readings} for value in (a, b)]
    return all(None not in said for said in voices) and not voices[0] & voices[1]


def _two_voices(old: _Value, new: _Value) -> bool:
    """Tell whether one report has two sources say the two values."""
    voices = {(h.reading.report, h.reading.as_of): h.reading.said_by for h in old.readings if not h.replaced}
    for h in new.readings:
        voice = voices.get((h.reading.report, h.reading.as_of))
        if voice is not None and h.reading.said_by is not None and voice != h.reading.said_by:
            return True
    return False


def _taken_back(old: _Value, new: _Value) -> bool:
    """Tell whether somebody who told the old value tells the new one later, or both as one after the other."""
    tellers = {h.teller for h in old.readings} | {h.reading.said_by for h in old.readings} - {None}
    return any(h.teller in tellers or h.reading.said_by in tellers for h in new.readings)


def _held_on_to(old: _Value, new: _Value) -> bool:
    """Tell whether somebody else tells the old value after the new one is known, and does not tell the new one."""
    told_new = {h.reading.report for h in new.readings}
    before = {h.reading.origin for h in old.readings if not _after(h, new)}
    return any(
        _after(h, new) and h.reading.report not in told_new and h.reading.origin not in before and not h.replaced
        for h in old.readings
    )


def _after(h: Held, new: _Value) -> bool:
    moment = h.reading.as_of
    return moment is not None and new.first is not None and moment[:10] > new.first[:10]


def _claimed(old: _Value, new: _Value) -> bool:
    """Tell whether a value is from the first somebody's word, and not that of those who told the old one."""
    first = [h for h in new.readings if not moments_differ(h.reading.as_of, new.first)]
    known = {h.reading.said_by for h in old.readings}
    return all(h.reading.said_by is not None and h.reading.said_by not in known for h in first)


def _shrinks(old: _Value, new: _Value) -> bool:
    """Tell whether a toll that can only grow is put lower later, by somebody else."""
    most, least = stated(old.one), stated(new.one)
    if most is None or least is None or not (old.one.grows and new.one.grows):
        return False
    if not {h.teller for h in old.readings}.isdisjoint(h.teller for h in new.readings):
        return False
    origins = {h.reading.origin for h in old.readings}
    return least < most and not close(least, most) and not any(h.reading.origin in origins for h in new.readings)


def _too_soon(old: _Value, new: _Value) -> bool:
    """Tell whether two values are of neighbouring days: 15 customers at noon, seven or eight at night."""
    days: int = lexicon("quantities_facts")["slow"]["days"]
    return abs(_day(old) - _day(new)).days < days


def _day(value: _Value) -> date:
    return date.fromisoformat((value.first or "")[:10])


def _only_grows(held: Sequence[Held]) -> bool:
    """Tell whether a toll grows from day to day, whatever the hours of a day: 12 and 18 on Friday, 28 on Saturday.

    A number that an earlier day knew may be told again.
    """
    growing = sum(h.grows for h in held) * 2 > len(held) and not all(h.fixed for h in held)
    if not growing or any(h.reading.as_of is None for h in held):
        return False
    days: dict[str, set[Number]] = defaultdict(set)
    for h in held:
        number = stated(h)
        if number is not None:
            days[(h.reading.as_of or "")[:10]].add(number)
    known: set[Number] = set()
    for day in sorted(days):
        if known and min(days[day] - known, default=max(known)) < max(known):
            return False
        known |= days[day]
    return len(days) > 1


def moved(held: Sequence[Held]) -> bool:
    """Tell whether readings that one value could satisfy still show a count that was brought up to date.

    "At least 50" on Monday and "at least 59" on Tuesday: the second says more than the first knew. Words like
    "hundreds" do not show it, approximate numbers only where they are far from the others ("more than 2,000", then
    "almost 300,000"), and all only where the numbers of each day are close.

    >>> moved(())
    False
    """
    return _moved(held, lexicon("quantities_facts")["close_factor"][0], exact=True) or _moved(
        held, lexicon("quantities_facts")["near_factor"][0], exact=False
    )


def _moved(held: Sequence[Held], factor: float, *, exact: bool) -> bool:
    """Tell whether the numbers of the last day lie further than a factor beyond those of the first."""
    days: dict[str, list[Number]] = defaultdict(list)
    floor: dict[Number, bool] = {}
    for h in held:
        number = stated(h) if exact else _about(h)
        if number is not None and h.reading.as_of is not None:
            days[h.reading.as_of[:10]].append(number)
            floor[number] = floor.get(number, True) and h.level.low is None
    if any(not close(min(numbers), max(numbers)) for numbers in days.values()):
        return False
    first, last = days[min(days)] if days else [], days[max(days)] if days else []
    if not first or close(max(first), max(last), factor):
        return False
    return max(last) > max(first) or all(floor[number] for number in first)


def _about(held: Held) -> Number | None:
    """Return the number that the words name, approximate or not, None where they name two or a word like "hundreds"."""
    q = held.level
    vague = isinstance(q, Quantity) and is_vague(q)
    if vague or (q.low is not None and q.high is not None and q.low != q.high):
        return None
    return q.low if q.low is not None else q.high


def stated(held: Held) -> Number | None:
    """Return the number that the words name, None where they name none exactly.

    >>> from stemma.records import Reading
    >>> over = Quantity(start=0, end=1, low=12, high=None)
    >>> about = Quantity(start=0, end=1, low=12, high=12, approximate=True)
    >>> reading = Reading(report="a", start=0, end=2, text="", low=12, high=12, approximate=False, said_by=None,
    ...     as_of=None, origin="o")
    >>> stated(Held(reading, over)), stated(Held(reading, about))
    (12, None)
    """
    q = held.level
    if q.approximate or (q.low is not None and q.high is not None and q.low != q.high):
        return None
    return q.low if q.low is not None else q.high


def close(one: Number, two: Number, factor: float | None = None) -> bool:
    """Tell whether two numbers lie within a factor, if none is given that by which one count is brought up to date.

    >>> close(1200, 1250), close(1200, 90)
    (True, False)
    """
    most = factor or lexicon("quantities_facts")["close_factor"][0]
    return one == two or (min(one, two) > 0 and max(one, two) <= most * min(one, two))
