"""Moments that two reports put on different days: the rows stay two, and each says what the other has."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta

from stemma import meaning
from stemma.accounts.moments.groups import evidence
from stemma.accounts.moments.scene import OPEN_DAY, Drawn, Weights
from stemma.data import lexicon

_LOOKED_AT = 4  # tellings of a row by which it is compared


def disputes(groups: Sequence[Sequence[Drawn]], weights: Weights) -> list[tuple[int, int]]:
    """Return the pairs of groups, by their numbers, that tell one thing and put it on different days.

    No report may tell both, since whoever tells two dates tells two things; both have to be days, days apart and not
    months, of clauses that give no different numbers; and statements are left out, since somebody speaks every day.

    >>> disputes((), {})
    []
    """
    ordered = sorted((group[0].first, at) for at, group in enumerate(groups) if _is_of_a_day(group))
    found = []
    for at, (day, one) in enumerate(ordered):
        until = bisect_left(ordered, (day + timedelta(days=_rule("days") + 1), -1))
        for _, two in ordered[at + 1 : min(until, at + _rule("rows"))]:
            if _differ(groups[one], groups[two], weights):
                found.append((min(one, two), max(one, two)))
    return sorted(found)


def _is_of_a_day(group: Sequence[Drawn]) -> bool:
    return all(
        (d.last - d.first).days <= 1 and not OPEN_DAY.match(d.told.date.value) and d.told.kind != "say" for d in group
    )


def _differ(one: Sequence[Drawn], two: Sequence[Drawn], weights: Weights) -> bool:
    if _overlap(one, two) or {d.told.report for d in one} & {d.told.report for d in two}:
        return False
    pairs = [(a, b) for a in one[:_LOOKED_AT] for b in two[:_LOOKED_AT]]
    if any(a.numbers and b.numbers and not a.numbers & b.numbers for a, b in pairs):
        return False
    if not any(a.told.words & b.told.words for a, b in pairs):
        return False
    told = [evidence(a, b, weights, float(meaning.cosines(a.meaning[None], b.meaning[None])[0, 0])) for a, b in pairs]
    return sum(told) >= lexicon("dates_evidence")["disputed"]["evidence"] * len(told)


def _overlap(one: Sequence[Drawn], two: Sequence[Drawn]) -> bool:
    some, others = ({(d.first, d.last) for d in group} for group in (one, two))
    return any(
        first <= other_last and other_first <= last for first, last in some for other_first, other_last in others
    )


def _rule(name: str) -> int:
    return int(lexicon("dates_evidence")["disputed"][name])
