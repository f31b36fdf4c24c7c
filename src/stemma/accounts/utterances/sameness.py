"""How far two wordings say the same: weighted words of one that the other has, word for word or in meaning."""

from collections.abc import Sequence
from functools import lru_cache
from math import log10
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from stemma import meaning
from stemma.data import lexicon


class Sameness(NamedTuple):
    """Likeness of two wordings, each from 0 to 1.

    `letters` is that of their characters, `inner` the share of the shorter one's weight that stands in the longer one
    in the same order, `first` and `second` the share of each one's weight that the other has in any order and in like
    words; `mass` the weight that they share (a rare word counts nearly 1, "the" 0.2).
    """

    letters: float
    inner: float
    first: float
    second: float
    mass: float


def sameness(one: Sequence[str], two: Sequence[str]) -> Sameness:
    """Compare two wordings given as folded words.

    >>> round(sameness("we will hold the bridge".split(), "we shall hold the bridge at tarn".split()).inner, 1) > 0.7
    True
    """
    return _compared(tuple(one), tuple(two))


@lru_cache(maxsize=20_000)
def _compared(one: tuple[str, ...], two: tuple[str, ...]) -> Sameness:
    letters = fuzz.ratio(" ".join(one), " ".join(two)) / 100
    mine, theirs = _weights(one), _weights(two)
    short, long, weights = (one, two, mine) if len(one) <= len(two) else (two, one, theirs)
    kept = [
        i
        for block in LCSseq.opcodes(short, long)
        if block.tag == "equal"
        for i in range(block.src_start, block.src_end)
    ]
    mass = float(weights[kept].sum()) if kept else 0.0
    whole = _total(short)
    inner = mass / max(1e-9, whole)
    if mass < lexicon("quotes_grouping")["like_word"]["shared"] * whole:
        return Sameness(letters, inner, 0.0, 0.0, mass)
    first, second = _covered(one, two, mine, theirs)
    return Sameness(letters, inner, first, second, mass)


@lru_cache(maxsize=20_000)
def _weights(forms: tuple[str, ...]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return how much each word tells: from about 0.2 (the commonest) to 1."""
    return np.array([word_weight(f) for f in forms], dtype=np.float64)


@lru_cache(maxsize=20_000)
def _total(forms: tuple[str, ...]) -> float:
    return float(_weights(forms).sum())


@lru_cache(maxsize=100_000)
def word_weight(form: str) -> float:
    """Return how much a word tells.

    >>> word_weight("the") < word_weight("bridge")
    True
    """
    return min(1.0, -log10(max(meaning.frequency(form), 1e-7)) / 6)


def weight(forms: Sequence[str]) -> float:
    """Return how much words tell together.

    >>> weight(["the"]) < weight(["bridge"])
    True
    """
    return sum(map(word_weight, forms))


def _covered(
    one: tuple[str, ...],
    two: tuple[str, ...],
    mine: np.ndarray[tuple[int], np.dtype[np.float64]],
    theirs: np.ndarray[tuple[int], np.dtype[np.float64]],
) -> tuple[float, float]:
    """Return the weighted share of each side's words that have a like word on the other."""
    if not one or not two:
        return 0.0, 0.0
    exact = _stems(one)[:, None] == _stems(two)[None, :]
    like = _rows(one) @ _rows(two).T
    best = np.where(exact, 1.0, np.where(like >= lexicon("quotes_grouping")["like_word"]["least"], like, 0.0))
    return (
        round(float(best.max(axis=1) @ mine) / _total(one), 6),
        round(float(best.max(axis=0) @ theirs) / _total(two), 6),
    )


@lru_cache(maxsize=20_000)
def _rows(forms: tuple[str, ...]) -> meaning.Vector:
    return meaning.rows(forms)


@lru_cache(maxsize=20_000)
def _stems(forms: tuple[str, ...]) -> np.ndarray[tuple[int], np.dtype[np.str_]]:
    return np.array([quote_stem(f) for f in forms])


def quote_stem(form: str) -> str:
    """Return a word without the endings of inflection, so that "kinds" and "kind" are one in two wordings of a quote.

    Three letters stay at least, one fewer than in the stems of figures and moments, and a "d" alone goes too.

    >>> quote_stem("kinds"), quote_stem("dying"), quote_stem("sued")
    ('kind', 'dying', 'sue')
    """
    for ending in ("'s", "ing", "ed", "es", "s", "d"):
        if form.endswith(ending) and len(form) - len(ending) >= 3:
            return form[: -len(ending)]
    return form
