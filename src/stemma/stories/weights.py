"""Reports as weighted words: how much each word tells of the story, given these reports and general English."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma import meaning
from stemma.data import lexicon


class Weighted(NamedTuple):
    """A report's words as sorted term numbers with weights; the likeness of two reports is their dot product."""

    terms: NDArray[np.int64]
    weights: NDArray[np.float64]


def weigh(found: Sequence[dict[str, tuple[float, str]]]) -> list[Weighted]:
    """Return each report's words with their weights, of unit length but for words that no other report holds.

    `found` is what `stemma.stories.terms.terms` gives for each report. Weights follow tf-idf (Spärck Jones, 1972) with
    logarithmic counts and a smoothed share of reports.

    >>> [len(w.terms) for w in weigh([{"ferry": (2.0, "ferry")}, {"ferry": (1.0, "ferry"), "the": (1.0, "the")}])]
    [1, 1]
    """
    holders = Counter(term for terms in found for term in terms)
    forms = {term: form for terms in found for term, (_, form) in terms.items()}
    numbers = {term: number for number, term in enumerate(sorted(holders))}
    rarity = {term: _rarity(holders[term], len(found), forms[term]) for term in numbers}
    return [_weighted(terms, holders, numbers, rarity) for terms in found]


def _rarity(holders: int, reports: int, form: str) -> float:
    rule = lexicon("stories_grouping")["rarity"]
    imagined = rule["prior"] * (1 - math.exp(-rule["words"] * meaning.frequency(form)))
    return max(0.0, -math.log((holders + imagined) / (reports + rule["prior"])) - rule["floor"])


def _weighted(
    terms: dict[str, tuple[float, str]], holders: "Counter[str]", numbers: dict[str, int], rarity: dict[str, float]
) -> Weighted:
    alone = lexicon("stories_grouping")["alone"]["value"]
    kept, length = [], 0.0
    for term in sorted(terms):
        weight = (1 + math.log(max(0.4, terms[term][0]))) * rarity[term]
        length += weight * weight * (1.0 if holders[term] > 1 else alone)
        if holders[term] > 1 and weight > 0:
            kept.append((numbers[term], weight))
    scale = math.sqrt(length) or 1.0
    return Weighted(
        np.array([number for number, _ in kept], dtype=np.int64),
        np.array([weight / scale for _, weight in kept], dtype=np.float64),
    )
