"""When reports were published, as far as stories need it: the day."""

import math
from datetime import date
from functools import cache

from stemma.data import lexicon
from stemma.records import Report

UNDATED = -1  # in tables of days


def day(report: Report) -> int | None:
    """Return the day of publication as a number, None where it is unknown or one that machines write for unknown.

    >>> from stemma.sources import report_of_text
    >>> day(report_of_text("A text.", published="2024-10-13T08:00:00Z"))
    739172
    >>> day(report_of_text("A text.", published="2099-01-01")) is None
    True
    """
    known = (report.published or "")[:10]
    rule = lexicon("stories_grouping")["false_days"]
    if not known or known in rule["days"] or not rule["before"] <= known < rule["after"]:
        return None
    try:
        return date.fromisoformat(known).toordinal()
    except ValueError:
        return None


@cache
def by_gap() -> tuple[float, ...]:
    """Return the factor for a distance of 0, 1, 2, ... days; the last one holds for all that are longer.

    >>> factors = by_gap()
    >>> factors[0], factors[1] >= factors[2] > factors[-1]
    (1.0, True)
    """
    rule = lexicon("stories_grouping")["days"]
    within = int(rule["within"])
    shares = [math.log(max(1, gap)) / math.log(within) for gap in range(within + 1)]
    return tuple(round(1.0 - float(rule["loss"]) * share, 6) for share in shares)


@cache
def half_known() -> float:
    """Return the factor for two reports of which one is dated.

    >>> by_gap()[-1] < half_known() < 1
    True
    """
    rule = lexicon("stories_grouping")["days"]
    return round(1.0 - float(rule["loss"]) * float(rule["one_undated"]), 6)
