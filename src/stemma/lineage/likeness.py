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

Grid = NDArray[np.float32]
Places = NDArray[np.int64]

_WHOLE = 2000  # rows are whole numbers of at most this size: products stay below 2**24, so that float32 sums are exact
_NONE = np.zeros(0, np.int64)
_CLOSEST = 0.9  # words that are not the same are never more alike


class Vocabulary(NamedTuple):
    """The distinct words of a text, by stem: a number for the stem, and one form.

    `rows` are the places of the words in the table of meanings, -1 for those that it lacks and for numbers, weekdays
    and the like, which may only be matched by themselves. `spelt` tells which words may have another spelling.
    """

    keys: Places
    forms: tuple[str, ...]
    rows: Places
    spelt: NDArray[np.bool_]


class Likeness(NamedTuple):
    """How alike the words of two texts are, 0 to 1: all as a grid, and where it is not 0 (a place may stand twice).

    >>> one = Likeness(np.array([[0.0, 1.0]], np.float32), np.array([0]), np.array([1]))
    >>> one.turned.grid.tolist(), one.turned.here.tolist()
    ([[0.0], [1.0]], [1])
    """

    grid: Grid
    here: Places
    there: Places

    @property
    def turned(self) -> "Likeness":
        """The same with the second text as the first."""
        return Likeness(self.grid.T, self.there, self.here)


def vocabulary(words: Sequence[tuple[str, str]]) -> Vocabulary:
    """Return the vocabulary of distinct words, given as ``(stem, form)``.

    >>> (vocabulary([("kill", "killed"), ("tuesday", "tuesday")]).rows >= 0).tolist()
    [True, False]
    """
    known = [_known(form) for _, form in words]
    return Vocabulary(
        np.array([_number(stem) for stem, _ in words], dtype=np.int64),
        tuple([form for _, form in words]),
        np.array([row for row, _ in known], dtype=np.int64),
        np.array([spelt for _, spelt in known], dtype=bool),
    )


_numbers: dict[str, int] = {}


def _number(stem: str) -> int:
    """Return a number for a stem that holds for this process; it is only ever compared with others."""
    return _numbers.setdefault(stem, len(_numbers))


@cache
def _known(form: str) -> tuple[int, bool]:
    """Return the row of a word in the table of meanings, -1 for none, and whether it may have another spelling."""
    least = lexicon("lineage_passages")["synonym"]["weight"]
    rule = lexicon("lineage_passages")["spelling"]
    closed = exact_only(form)
    row = -1 if closed or weight(form) < least else int(meaning.places([form])[0])
    long = len(form) >= rule["shortest"] and form.isalpha()
    return row, long and weight(form) >= rule["weight"] and not closed


@cache
def _rows() -> meaning.Vector:
    """Return the table of meanings in whole numbers, so that products are the same on every machine, in any order."""
    found = meaning.table().rows * np.float32(_WHOLE)
    return np.rint(found, out=found)


def part(whole: Vocabulary, chosen: Places) -> Vocabulary:
    """Return the vocabulary of some of its words, given by their numbers in rising order.

    >>> part(vocabulary([("kill", "killed"), ("tuesday", "tuesday")]), np.array([1])).forms
    ('tuesday',)
    """
    forms = tuple([whole.forms[n] for n in chosen.tolist()])
    return Vocabulary(whole.keys[chosen], forms, whole.rows[chosen], whole.spelt[chosen])


def likeness(some: Vocabulary, others: Vocabulary) -> Likeness:
    """Return how alike the words of two texts are, shape ``(len(some.forms), len(others.forms))``, 0 to 1.

    Equal stems are 1, synonyms their cosine (0.9 at most), two spellings of a rare word 0.9, all else 0.

    >>> some, others = vocabulary([("kill", "killed")]), vocabulary([("kill", "killing"), ("tuesday", "tuesday")])
    >>> likeness(some, others).grid.tolist()
    [[1.0, 0.0]]
    """
    grid = np.zeros((len(some.forms), len(others.forms)), np.float32)
    same, same_there = _same(some.keys, others.keys)
    like, like_there, values = _synonyms(some.rows, others.rows)
    spelt, spelt_there = _spellings(some, others, same, same_there)
    grid[like, like_there] = values
    grid[spelt, spelt_there] = _CLOSEST
    grid[same, same_there] = 1.0
    return Likeness(grid, np.concatenate([like, spelt, same]), np.concatenate([like_there, spelt_there, same_there]))


def _same(keys: Places, others: Places) -> tuple[Places, Places]:
    """Return the places of the numbers that both have; neither has one twice."""
    if not len(others):
        return _NONE, _NONE
    order = np.argsort(others)
    at = order[np.minimum(np.searchsorted(others, keys, sorter=order), len(others) - 1)]
    here = np.flatnonzero(others[at] == keys)
    return here, at[here]


def _synonyms(rows: Places, others: Places) -> tuple[Places, Places, Grid]:
    """Return the places of the words whose meanings are close, with their likeness."""
    here, there = np.flatnonzero(rows >= 0), np.flatnonzero(others >= 0)
    if not len(here) or not len(there):
        return _NONE, _NONE, np.zeros(0, np.float32)
    least = lexicon("lineage_passages")["synonym"]["value"]
    products = (_rows()[rows[here]] @ _rows()[others[there]].T).ravel()
    near = np.flatnonzero(products >= np.float32(least * _WHOLE * _WHOLE))
    values = np.minimum(products[near] / np.float32(_WHOLE * _WHOLE), np.float32(_CLOSEST))
    return here[near // len(there)], there[near % len(there)], values


def _spellings(some: Vocabulary, others: Vocabulary, here: Places, there: Places) -> tuple[Places, Places]:
    """Return the places of two spellings of one word, words that both texts have (`here` and `there`) left out."""
    unmet, unmet_there = some.spelt.copy(), others.spelt.copy()
    unmet[here], unmet_there[there] = False, False
    rows, columns = np.flatnonzero(unmet), np.flatnonzero(unmet_there)
    if not len(rows) or not len(columns):
        return _NONE, _NONE
    scores = process.cdist(
        [some.forms[i] for i in rows.tolist()],
        [others.forms[j] for j in columns.tolist()],
        scorer=fuzz.ratio,
        score_cutoff=lexicon("lineage_passages")["spelling"]["value"],
    )
    at, beside = np.nonzero(scores)
    return rows[at], columns[beside]


@lru_cache(maxsize=1 << 16)
def alike(form: str, other: str) -> float:
    """Return how alike two folded words are, as `likeness` does.

    >>> alike("killed", "killing"), alike("tuesday", "friday"), alike("mirela", "mirrela")
    (1.0, 0.0, 0.9)
    """
    one, two = (vocabulary([(stem(word), word)]) for word in (form, other))
    return round(float(likeness(one, two).grid[0, 0]), 6)
