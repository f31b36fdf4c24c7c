"""Groups of statements joined by what one report says of two numbers: that one replaced the other, or disputes it."""

from collections import defaultdict
from collections.abc import Sequence

from stemma.accounts.figures.facts.apart import is_gone, rival
from stemma.accounts.figures.facts.fact_label import commonest
from stemma.accounts.stated import Stated
from stemma.accounts.stated.base_units import plain_unit
from stemma.accounts.stated.compatible import near
from stemma.accounts.stated.named_numbers import largest_named

Groups = list[list[Stated]]
_TWO = 2
_KNOWN_BY_VALUE = 10  # numbers from here on are known again by their value alone


def replaced(groups: Groups) -> Groups:
    """Join an old value to the new one that its sentence gives: "raised to 445 pence from 412".

    That is the nearest number before it that it can have been, else the nearest behind.

    >>> replaced([])
    []
    """
    everything = [s for group in groups for s in group]
    told: dict[tuple[str, int], list[Stated]] = defaultdict(list)
    valued: dict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for s in everything:
        if not is_gone(s):
            told[s.report, s.sentence].append(s)
        valued[_value(s)].append(s)
    pairs: list[tuple[Stated, Stated]] = []
    done: set[tuple[object, ...]] = set()
    for old in sorted((s for s in everything if is_gone(s)), key=lambda s: s.key):
        new = [s for s in told.get((old.report, old.sentence), ()) if _may_replace(s, old)]
        if not new:
            continue
        fact = min(new, key=lambda s: (s.start > old.start, abs(s.start - old.start)))
        known = valued[_value(old)] if _is_known_by_value(old) and _value(old) not in done else []
        done.add(_value(old))
        pairs += [(fact, s) for s in (old, *known) if s is old or _of_one_fate(s, fact)]
    return _joined(groups, pairs)


def disputed(groups: Groups) -> Groups:
    """Join the numbers that two sources put against each other in one report.

    >>> disputed([])
    []
    """
    by_report: dict[str, list[Stated]] = defaultdict(list)
    for group in groups:
        for s in group:
            by_report[s.report].append(s)
    pairs = []
    for own in by_report.values():
        own.sort(key=lambda s: s.key)
        for i, one in enumerate(own):
            for two in own[i + 1 : i + 1 + _NEXT]:
                if _one_unit(one, two) and rival(one, two):
                    pairs.append((one, two))
    return _joined(groups, pairs)


_NEXT = 4  # numbers after one that a report can put against it


def _one_unit(one: Stated, two: Stated) -> bool:
    return one.level.kind == two.level.kind and plain_unit(one.level.unit) == plain_unit(two.level.unit)


def _may_replace(new: Stated, old: Stated) -> bool:
    """Tell whether a number can be what replaced another: in its unit, of its fate, and not of quite another size."""
    return _one_unit(new, old) and _of_one_fate(new, old) and near(new.level, old.level, "grown_factor")


def _of_one_fate(one: Stated, two: Stated) -> bool:
    return len({s.quantity.measure for s in (one, two)} - {None}) < _TWO


def _value(s: Stated) -> tuple[object, ...]:
    return s.level.low, s.level.high, s.level.unit, s.role, s.quantity.background


def _is_known_by_value(old: Stated) -> bool:
    """Tell whether a replaced value is large enough to be known again by it in other reports."""
    return old.level.kind != "percent" and largest_named(old.level) >= _KNOWN_BY_VALUE


def _joined(groups: Groups, pairs: Sequence[tuple[Stated, Stated]]) -> Groups:
    """Return the groups with those joined that hold the two statements of a pair.

    Where something else became of those that the second group counts, only the statement itself changes groups.
    """
    home = {s.key: group for group in groups for s in group}
    for one, two in pairs:
        fact, other = home[one.key], home[two.key]
        if other is fact:
            continue
        moved = [two] if _fate(fact) and _fate(other) and _fate(fact) != _fate(other) else list(other)
        fact.extend(moved)
        home.update(dict.fromkeys((s.key for s in moved), fact))
        gone = {s.key for s in moved}
        other[:] = [s for s in other if s.key not in gone]
    return [g for g in groups if g]


def _fate(group: Sequence[Stated]) -> str | None:
    """Return what most statements of a group that say so tell of those counted: killed, missing."""
    return commonest(s.quantity.measure for s in group)
