"""Why two sets of reports are alike or not: their likeness, the days between them, and the words that they share."""

from collections.abc import Sequence

import numpy as np

from stemma.stories.days import UNDATED
from stemma.stories.rows import Rows
from stemma.stories.sketch import KINDS, ONE

_TERMS = 256  # heaviest stems by which a set is known here
_WORDS = 5  # that are named


def likeness_of_groups(rows: Rows, some: Sequence[int], others: Sequence[int]) -> float:
    """Return the mean likeness of the reports of two sets, days left aside."""
    return float(sum(value for _, value in shared(rows, some, others)))


def told_by(rows: Rows, some: Sequence[int], others: Sequence[int]) -> list[tuple[str, float]]:
    """Return the stems that make two sets alike, most first, with their parts of the mean likeness."""
    found: dict[str, float] = {}
    for stem, value in shared(rows, some, others):
        found[stem] = found.get(stem, 0.0) + value
    ranked = sorted(found, key=lambda stem: (-round(found[stem], 9), stem))[:_WORDS]
    return [(stem, round(found[stem], 4)) for stem in ranked]


def shared(rows: Rows, some: Sequence[int], others: Sequence[int]) -> list[tuple[str, float]]:
    """Return the stems that two sets share with parts of their mean likeness, for the body and again for the lead."""
    one, one_weights = rows.summed(some, _TERMS)
    two, two_weights = rows.summed(others, _TERMS)
    both, at_one, at_two = np.intersect1d(one, two, assume_unique=True, return_indices=True)
    parts = one_weights[at_one] * two_weights[at_two] / (ONE * len(some) * len(others))
    names = rows.lexis.names()
    return [(names[int(word) // KINDS], float(part)) for word, part in zip(both, parts, strict=True) if part > 0]


def middle_day(rows: Rows, nodes: Sequence[int]) -> int | None:
    """Return the middle one of the days of some reports, None where none is dated."""
    days = sorted(day for day in rows.days[list(nodes)].tolist() if day != UNDATED)
    return int(days[len(days) // 2]) if days else None
