"""How likely it is that of two reports one tells the other again: a logistic model over what both have in common."""

import math
from typing import NamedTuple

from stemma.data import lexicon


class Measures(NamedTuple):
    """What of the shorter of two reports stands in the longer, and how near they are otherwise.

    `figures` are those that both have, `own` the figures and names that only the shorter has, `quotes` the quotations
    that both have, `own_quotes` those that only the shorter has; each counts less the more other lines of reporting
    have it. `closer` is the part of its words that the longer holds beyond what other lines hold; `covered` and
    `order` are those of its `Outline`; `longer` the log of how many times as long the other is; `credited` tells
    that one names the other as what it is built on. `later` is 1 where the shorter came later, -1 where it came
    earlier, and `days` the time between them. `cited` tells that both name a document (a statement, a bulletin), less
    the part of the other lines of reporting that do; `length` is the log of the words that the shorter narrates.
    """

    figures: float
    own: float
    quotes: float
    own_quotes: float
    closer: float
    longer: float
    credited: bool
    later: int
    days: float
    cited: float
    length: float
    covered: float = 0.0
    order: float = 0.0


def score(found: Measures) -> float:
    """Return how much speaks for a retelling, as log odds.

    >>> brief = Measures(3.7, 0, 2, 0, 0.2, 0.8, False, 1, 0.2, 0.0, 4.4, covered=0.4, order=0.2)
    >>> score(brief) > 0 > score(brief._replace(own=9, quotes=0, own_quotes=3, closer=0.05))
    True
    """
    weights, apart = lexicon("lineage_retelling")["weights"], lexicon("lineage_retelling")["apart"]
    return round(
        weights["bias"]
        + weights["figures"] * math.log1p(found.figures)
        + weights["own"] * math.log1p(found.own)
        + weights["quotes"] * math.log1p(found.quotes)
        + weights["own_quotes"] * math.log1p(found.own_quotes)
        + weights["closer"] * found.closer
        + weights["longer"] * found.longer
        + weights["credited"] * found.credited
        + weights["later"] * found.later
        + weights["days"] * min(1.0, max(0.0, (found.days - apart["from"]) / (apart["to"] - apart["from"])))
        + weights["cited"] * found.cited
        + weights["length"] * found.length
        + weights["covered"] * found.covered
        + weights["order"] * found.order,
        4,
    )


def is_retelling(found: Measures) -> bool:
    """Tell whether enough speaks for a retelling.

    >>> brief = Measures(3.7, 0, 2, 0, 0.2, 0.8, False, 1, 0.2, 0.0, 4.4, covered=0.4, order=0.2)
    >>> is_retelling(brief), is_retelling(brief._replace(own=9, quotes=0, own_quotes=3, closer=0.05))
    (True, False)
    """
    least: float = lexicon("lineage_retelling")["odds"]["least"]
    return score(found) > least


def likely(found: Measures) -> bool:
    """Tell whether a pair may be a retelling, before its sentences are compared: were they as near as any pair's are.

    >>> likely(Measures(0, 20, 0, 3, 0.0, 0.1, False, 0, 0.0, 0.0, 5.5))
    False
    """
    best = lexicon("lineage_retelling")["outline"]
    return is_retelling(found._replace(covered=best["covered"], order=best["order"]))
