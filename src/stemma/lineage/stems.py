"""Stems and weights of words: what of a word survives rewording, and how much it tells when two texts share it."""

import math
from functools import cache

from stemma import meaning
from stemma.data import lexicon
from stemma.words import cut


@cache
def stem(form: str) -> str:
    """Return a folded word without its commonest ending, a number in digits without its separators.

    >>> [stem(word) for word in ("precautions", "precaution", "israel's", "killed", "killing", "eleven", "1,200")]
    ['precaut', 'precaut', 'israel', 'kill', 'kill', '11', '1200']
    """
    if form[:1].isdigit():
        return form.replace(",", "")
    if form in _number_words():
        return _number_words()[form]
    return cut(form)


@cache
def weight(form: str) -> float:
    """Return how much a word tells, from 0.05 for the commonest to 1 for the rarest.

    >>> weight("the") < weight("minister") < weight("gymnasium")
    True
    """
    rules = lexicon("lineage_words")["weight"]
    if form[:1].isdigit():
        return float(rules["number"])
    rarity = (-math.log10(meaning.frequency(form)) - rules["floor"]) / rules["range"]
    return round(min(1.0, max(float(rules["least"]), rarity)), 4)


@cache
def exact_only(form: str) -> bool:
    """Tell whether a word may only be matched by itself: numbers, weekdays, months, points of the compass.

    >>> exact_only("tuesday"), exact_only("1,200"), exact_only("ferry")
    (True, True, False)
    """
    return form[:1].isdigit() or form in _exact_words()


@cache
def _exact_words() -> frozenset[str]:
    return frozenset(lexicon("lineage_words")["exact_only"]["words"])


@cache
def _number_words() -> dict[str, str]:
    """Return the number words from three on in digits; "one" and "two" mean too much else."""
    values: dict[str, int] = lexicon("lineage_updates")["number_words"]["values"]
    return {word: str(value) for word, value in values.items() if value > 2}
