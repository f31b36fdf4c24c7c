"""Why two sets of reports are alike or not: their likeness, the days between them, and the words that they share."""

from collections.abc import Sequence

import numpy as np

from stemma.stories.days import UNDATED
from stemma.stories.rows import Rows
from stemma.stories.sketch import KINDS, ONE

_TERMS = 256  # heaviest stems by which a set is known here
_WORDS = 5  # that are named


def likeness_of_groups(rows: Rows, some: Sequence[int], others: Sequence[int]) -> float:
    """Return the mean likeness of the reports of two sets, days left aside.

    >>> from stemma.sources import report_of_text
    >>> rows = Rows()
    >>> told = "The ferry Corrin Star capsized.", "The Corrin Star, a ferry, sank.", "Orr won the Halvern marathon."
    >>> numbers = rows.read([report_of_text(text) for text in told])
    >>> likeness_of_groups(rows, [0], [1]) > likeness_of_groups(rows, [0, 1], [2])
    True
    """
    return float(sum(value for _, value in shared(rows, some, others)))


def told_by(rows: Rows, some: Sequence[int], others: Sequence[int]) -> list[tuple[str, float]]:
    """Return the stems that make two sets alike, most first, with their parts of the mean likeness.

    >>> from stemma.sources import report_of_text
    >>> rows = Rows()
    >>> told = "The ferry Corrin Star capsized.", "The Corrin Star, a ferry, sank."
    >>> numbers = rows.read([report_of_text(text) for text in told])
    >>> sorted(stem for stem, _ in told_by(rows, [0], [1]))
    ['corrin', 'ferr', 'star']
    """
    found: dict[str, float] = {}
    for stem, value in shared(rows, some, others):
        found[stem] = found.get(stem, 0.0) + value
    ranked = sorted(found, key=lambda stem: (-round(found[stem], 9), stem))[:_WORDS]
    return [(stem, round(found[stem], 4)) for stem in ranked]


def shared(rows: Rows, some: Sequence[int], others: Sequence[int]) -> list[tuple[str, float]]:
    """Return the stems that two sets share with parts of their mean likeness, for the body and again for the lead.

    >>> from stemma.sources import report_of_text
    >>> rows = Rows()
    >>> numbers = rows.read([report_of_text(text) for text in ("A ferry capsized.", "The ferry sank.", "Orr won.")])
    >>> [stem for stem, _ in shared(rows, [0], [1])], shared(rows, [0], [2])
    (['ferr', 'ferr'], [])
    """
    one, one_weights = rows.summed(some, _TERMS)
    two, two_weights = rows.summed(others, _TERMS)
    both, at_one, at_two = np.intersect1d(one, two, assume_unique=True, return_indices=True)
    parts = one_weights[at_one] * two_weights[at_two] / (ONE * len(some) * len(others))
    names = rows.lexis.names()
    return [(names[int(word) // KINDS], float(part)) for word, part in zip(both, parts, strict=True) if part > 0]


def middle_day(rows: Rows, nodes: Sequence[int]) -> int | None:
    """Return the middle one of the days of some reports, None where none is dated.

    >>> from stemma.sources import report_of_text
    >>> rows = Rows()
    >>> dates = "2024-05-01", "2024-05-02", "2024-05-09", None
    >>> numbers = rows.read([report_of_text("A ferry capsized.", published=day) for day in dates])
    >>> middle_day(rows, numbers) == int(rows.days[1]), middle_day(rows, [3])
    (True, None)
    """
    days = sorted(day for day in rows.days[list(nodes)].tolist() if day != UNDATED)
    return int(days[len(days) // 2]) if days else None
