"""Tolls that grow from day to day: nine dead, then 37, then 61 are one count."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from stemma.accounts.fact_scene import is_toll
from stemma.accounts.fact_traits import same_place
from stemma.accounts.far_apart import long_apart
from stemma.accounts.named_numbers import is_vague, largest_named
from stemma.accounts.stated import Stated
from stemma.data import lexicon
from stemma.records import Number

Groups = list[list[Stated]]
_PAIR = 2
NEAREST = 50  # tolls that a toll may go on from: those in line before it, whose numbers are nearest to its own


def chained(groups: Groups) -> Groups:
    """Join tolls that follow one another in time and only grow; other groups are returned as they are.

    >>> chained([])
    []
    """
    tolls = sorted((g for g in groups if _is_toll_group(g)), key=lambda g: (_numbers(g), g[0].key))
    joined: Groups = []
    for group in tolls:
        home = next((g for g in joined[-NEAREST:] if _goes_with(g, group)), None)
        if home is None:
            joined.append(list(group))
        else:
            home.extend(group)
    return [g for g in groups if not _is_toll_group(g)] + joined


def _is_toll_group(group: Sequence[Stated]) -> bool:
    tolls = sum(is_toll(s) for s in group)
    return tolls * 2 > len(group) and not any(s.nations or s.section for s in group) and bool(_numbers(group))


def _numbers(group: Iterable[Stated]) -> list[Number]:
    """Return the numbers that a group names outright, in order; those too small to be a toll of many are left out."""
    return sorted({largest_named(s.level) for s in group if not is_vague(s.level) and largest_named(s.level) > _PAIR})


def _goes_with(one: Sequence[Stated], two: Sequence[Stated]) -> bool:
    """Tell whether two groups of tolls together are one that grows from day to day."""
    if any(s.as_of is None for s in (*one, *two)) or len({(s.as_of or "")[:10] for s in (*one, *two)}) < _PAIR:
        return False
    if {_fate(s) for s in one if s.quantity.measure} != {_fate(s) for s in two if s.quantity.measure}:
        return False
    if any(s.long_ago for s in one) != any(s.long_ago for s in two):
        return False
    places = [{s.place for s in g if s.place} for g in (one, two)]
    shared = {*_numbers(one)} & {*_numbers(two)}
    if places[0] and places[1] and len(shared) < _PAIR and not _any_same_place(*places):
        return False
    days = _days(one, two)
    reports = _by_report(one, two)
    last = {numbers[-1] for numbers in map(_numbers, reports) if numbers}
    if not all(_is_one_count(own, days, last) for own in reports):
        return False
    if long_apart(min(days), max(days)):
        return False
    return _grows([sorted(days[day]) for day in sorted(days) if days[day]])


def _days(one: Sequence[Stated], two: Sequence[Stated]) -> dict[str, set[Number]]:
    days: dict[str, set[Number]] = defaultdict(set)
    for s in (*one, *two):
        days[(s.as_of or "")[:10]].update(_numbers([s]))
    return days


def _fate(s: Stated) -> str | None:
    measure = s.quantity.measure
    return None if measure is None else str(lexicon("quantities_facts")["kin"].get(measure, measure))


def _by_report(one: Sequence[Stated], two: Sequence[Stated]) -> Groups:
    reports: dict[str, list[Stated]] = defaultdict(list)
    for s in (*one, *two):
        reports[s.report].append(s)
    return list(reports.values())


def _is_one_count(own: Sequence[Stated], days: dict[str, set[Number]], last: set[Number]) -> bool:
    """Tell whether one report can state all its numbers of one toll.

    Those are the last, close ones, those known before, and those that are the last of another report.
    """
    numbers = _numbers(own)
    if len(numbers) < _PAIR:
        return True
    day = max(s.as_of or "" for s in own)[:10]
    known = {number for earlier, values in days.items() if earlier < day for number in values} | last
    factor = lexicon("quantities_facts")["close_factor"][0]
    return all(number in known or number * factor >= numbers[-1] for number in numbers)


def _any_same_place(one: Iterable[str], two: Iterable[str]) -> bool:
    others = sorted(two)
    return any(same_place(a, b) for a in sorted(one) for b in others)


def _grows(days: Sequence[Sequence[Number]]) -> bool:
    """Tell whether numbers are no smaller from day to day, but for those known before, and grow as fast as tolls do."""
    factor = lexicon("quantities_facts")["grown_factor"][0]
    known: set[Number] = set()
    most: Number = 0
    for numbers in days:
        if any(number < most and number not in known for number in numbers):
            return False
        if most and max(numbers) > factor * most:
            return False
        known.update(numbers)
        most = max(most, *numbers)
    return True
