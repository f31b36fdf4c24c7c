"""On which days the reports were published that an undated report is most like: reports of one day tell the same."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from stemma.accounts.moments.told import setting, setting_list
from stemma.reading.dates.calendar_arithmetic import shifted
from stemma.records import Report
from stemma.words import forms

Kin = Mapping[str, Sequence[tuple[str, float]]]  # report -> the reports it is likest to, with their part of it

_SHORTEST = 4  # letters of a word that tells something; numbers tell whatever their length


def kin(undated: Sequence[Report], reports: Sequence[Report]) -> Kin:
    """Return for each undated report the reports that it is likest to, and how much of its likeness each has.

    Likeness is the weight of the words that two reports share, words that few reports have counting most (inverse
    document frequency, Spärck Jones 1972); what many reports have tells nothing and is not looked at.

    >>> from stemma.sources import report_of_text
    >>> old, new, undated = (report_of_text(text, id=name) for name, text in (
    ...     ("a", "Nine miners died in the pit."), ("b", "Twelve miners died, the owner was held."),
    ...     ("c", "The owner was held: twelve miners died.")))
    >>> [other for other, _ in kin([undated], [old, new])["c"]]
    ['b', 'a']
    """
    terms = {r.id: _terms(r) for r in (*undated, *reports)}
    holders: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(terms):
        for term in terms[id_]:
            holders[term].append(id_)
    return {report.id: _likest(report.id, terms[report.id], holders, len(terms)) for report in undated}


def _likest(id_: str, terms: Sequence[str], holders: Mapping[str, Sequence[str]], of: int) -> list[tuple[str, float]]:
    """Return the likest reports: each by its part among them, times the share of the report's words that it has."""
    spread = setting("likeness_spread")
    shared: dict[str, float] = defaultdict(float)
    for term in terms:
        if len(holders[term]) <= spread:
            for other in holders[term]:
                shared[other] += math.log((1 + of) / len(holders[term]))
    whole = shared.pop(id_, 0.0)
    ranked = sorted(((round(value, 6), other) for other, value in shared.items()), key=lambda x: (-x[0], x[1]))
    best = [(value, other) for value, other in ranked[: int(setting("likeness_of"))] if value > 0]
    total = sum(value**2 for value, _ in best)
    return [(other, value**2 / total * value / whole) for value, other in best]


def days_of_kin(likest: Sequence[tuple[str, float]], days: Mapping[str, date]) -> dict[date, float]:
    """Return what likeness says for each day: most for the days of the likest reports, less for those beside them.

    >>> found = days_of_kin([("b", 1.0)], {"b": date(2024, 3, 9)})
    >>> found[date(2024, 3, 9)] > found[date(2024, 3, 10)] > 0
    True
    """
    found: dict[date, float] = defaultdict(float)
    beside = setting_list("likeness_beside")
    for other, part in likest:
        if other in days:
            for by in range(-len(beside) + 1, len(beside)):
                found[shifted(days[other], by)] += setting("likeness") * part * beside[abs(by)]
    return found


def _terms(report: Report) -> list[str]:
    return sorted({form for form in forms(report.text) if len(form) >= _SHORTEST or form.isdigit()})
