"""When reports were published, as far as stories need it: the day."""

from datetime import date

from stemma.data import lexicon
from stemma.records import Report


def day(report: Report) -> int | None:
    """Return the day of publication as a number, None where it is unknown or one that machines write for unknown.

    >>> from stemma.sources import report_of_text
    >>> day(report_of_text("A text.", published="2024-10-13T08:00:00Z"))
    739172
    """
    known = (report.published or "")[:10]
    if not known or known in lexicon("stories_grouping")["false_days"]:
        return None
    try:
        return date.fromisoformat(known).toordinal()
    except ValueError:
        return None


def nearness(one: int | None, two: int | None) -> float:
    """Return the factor, at most 1, by which the distance of two days lessens the likeness of their reports.

    >>> nearness(1, 1), nearness(None, 5), nearness(1, 900)
    (1.0, 1.0, 0.6)
    """
    if one is None or two is None:
        return 1.0
    rule = lexicon("stories_grouping")["days"]
    return 1.0 - float(rule["loss"]) * min(1.0, abs(one - two) / rule["within"])
