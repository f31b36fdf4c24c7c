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

    `letters` is that of their characters, `inner` the share of the shorter one's weight that stands in the longer one in
    the same order, `first` and `second` the share of each one's weight that the other has in any order and in like words;
    `mass` the weight that they share (a rare word counts nearly 1, "the" 0.2).
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
    letters = fuzz.ratio(" ".join(one), " ".join(two)) / 100
    mine, theirs = _weights(tuple(one)), _weights(tuple(two))
    short, long, weights = (one, two, mine) if len(one) <= len(two) else (two, one, theirs)
    kept = [
        i
        for block in LCSseq.opcodes(short, long)
        if block.tag == "equal"
        for i in range(block.src_start, block.src_end)
    ]
    mass = float(weights[kept].sum()) if kept else 0.0
    inner = mass / max(1e-9, float(weights.sum()))
    first, second = _covered(one, two, mine, theirs)
    return Sameness(letters, inner, first, second, mass)


@lru_cache(maxsize=20_000)
def _weights(forms: tuple[str, ...]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return how much each word tells: from about 0.15 (the commonest) to 1."""
    return np.array([min(1.0, -log10(max(meaning.frequency(f), 1e-7)) / 6) for f in forms], dtype=np.float64)


def weight(forms: Sequence[str]) -> float:
    """Return how much words tell together.

    >>> weight(["the"]) < weight(["bridge"])
    True
    """
    return float(_weights(tuple(forms)).sum())


def _covered(
    one: Sequence[str],
    two: Sequence[str],
    mine: np.ndarray[tuple[int], np.dtype[np.float64]],
    theirs: np.ndarray[tuple[int], np.dtype[np.float64]],
) -> tuple[float, float]:
    """Return the weighted share of each side's words that have a like word on the other."""
    if not one or not two:
        return 0.0, 0.0
    exact = np.array([[a == b or _stem(a) == _stem(b) for b in two] for a in one], dtype=np.float64)
    like = meaning.likeness(one, two).astype(np.float64)
    least = lexicon("quotes_grouping")["like_word"]["least"]
    like = np.where(like >= least, like, 0.0)
    best = np.maximum(exact, like)
    return (
        round(float((best.max(axis=1) * mine).sum() / mine.sum()), 6),
        round(float((best.max(axis=0) * theirs).sum() / theirs.sum()), 6),
    )


def _stem(form: str) -> str:
    """Return a word without the commonest endings, so that "kinds" and "kind" are one."""
    for ending in ("'s", "ing", "ed", "es", "s", "d"):
        if form.endswith(ending) and len(form) - len(ending) >= 3:
            return form[: -len(ending)]
    return form
