"""How far the words of two texts can stand for each other: by stem, by meaning, by spelling."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from stemma import meaning
from stemma.data import lexicon
from stemma.lineage.stems import exact_only, stem, weight

Likeness = NDArray[np.float32]

_WHOLE = 2000  # rows are whole numbers of at most this size: products stay below 2**24, so that float32 sums are exact
_CLOSEST = 0.9  # words that are not the same are never more alike


class Vocabulary(NamedTuple):
    """The distinct words of a text, by stem: a number for the stem, and one form.

    `rows` hold whole numbers, so that their products are the same on every machine and in any order of summing; they
    are zero for numbers, weekdays and the like, which may only be matched by themselves. `spelt` tells which words may
    have another spelling.
    """

    keys: NDArray[np.int64]
    forms: tuple[str, ...]
    rows: meaning.Vector
    spelt: NDArray[np.bool_]


def vocabulary(words: Sequence[tuple[str, str]]) -> Vocabulary:
    """Return the vocabulary of distinct words, given as ``(stem, form)``.

    >>> vocabulary([("kill", "killed"), ("tuesday", "tuesday")]).rows.any(axis=1).tolist()
    [True, False]
    """
    least = lexicon("lineage_passages")["synonym"]["weight"]
    forms = [form for _, form in words]
    closed = np.array([exact_only(form) or weight(form) < least for form in forms], dtype=bool)
    rows = np.rint(meaning.rows(forms) * _WHOLE).astype(np.float32)
    rows[closed] = 0.0
    return Vocabulary(
        np.array([_number(stem) for stem, _ in words], dtype=np.int64),
        tuple(forms),
        rows,
        np.array([_may_be_respelt(form) for form in forms], dtype=bool),
    )


_numbers: dict[str, int] = {}


def _number(stem: str) -> int:
    """Return a number for a stem that holds for this process; it is only ever compared with others."""
    return _numbers.setdefault(stem, len(_numbers))


@cache
def _may_be_respelt(form: str) -> bool:
    rule = lexicon("lineage_passages")["spelling"]
    long = len(form) >= rule["shortest"] and form.isalpha()
    return long and weight(form) >= rule["weight"] and not exact_only(form)


def part(whole: Vocabulary, chosen: NDArray[np.int64]) -> Vocabulary:
    """Return the vocabulary of some of its words, given by their numbers in rising order.

    >>> part(vocabulary([("kill", "killed"), ("tuesday", "tuesday")]), np.array([1])).forms
    ('tuesday',)
    """
    forms = tuple([whole.forms[n] for n in chosen.tolist()])
    return Vocabulary(whole.keys[chosen], forms, whole.rows[chosen], whole.spelt[chosen])


def likeness(some: Vocabulary, others: Vocabulary) -> Likeness:
    """Return how alike the words of two texts are, shape ``(len(some.forms), len(others.forms))``, 0 to 1.

    Equal stems are 1, synonyms their cosine (0.9 at most), two spellings of a rare word 0.9, all else 0.

    >>> likeness(vocabulary([("kill", "killed")]), vocabulary([("kill", "killing"), ("tuesday", "tuesday")])).tolist()
    [[1.0, 0.0]]
    """
    out: Likeness = (some.rows @ others.rows.T) / np.float32(_WHOLE * _WHOLE)
    np.minimum(out, np.float32(_CLOSEST), out=out)
    out[out < lexicon("lineage_passages")["synonym"]["value"]] = 0.0
    _, here, there = np.intersect1d(some.keys, others.keys, assume_unique=True, return_indices=True)
    _spellings(out, some, others, here, there)
    out[here, there] = 1.0
    return out


def _spellings(
    out: Likeness, some: Vocabulary, others: Vocabulary, here: NDArray[np.int64], there: NDArray[np.int64]
) -> None:
    """Set what two spellings of one word are alike, words that both texts have (`here` and `there`) left out."""
    unmet, unmet_there = some.spelt.copy(), others.spelt.copy()
    unmet[here], unmet_there[there] = False, False
    rows, columns = np.flatnonzero(unmet), np.flatnonzero(unmet_there)
    if not len(rows) or not len(columns):
        return
    scores = process.cdist(
        [some.forms[i] for i in rows.tolist()],
        [others.forms[j] for j in columns.tolist()],
        scorer=fuzz.ratio,
        score_cutoff=lexicon("lineage_passages")["spelling"]["value"],
    )
    if not scores.any():
        return
    at, beside = np.nonzero(scores)
    out[rows[at], columns[beside]] = np.maximum(out[rows[at], columns[beside]], np.float32(_CLOSEST))


@lru_cache(maxsize=1 << 16)
def alike(form: str, other: str) -> float:
    """Return how alike two folded words are, as `likeness` does.

    >>> alike("killed", "killing"), alike("tuesday", "friday"), alike("mirela", "mirrela")
    (1.0, 0.0, 0.9)
    """
    one, two = (vocabulary([(stem(word), word)]) for word in (form, other))
    return round(float(likeness(one, two)[0, 0]), 6)
