"""How far the words of two texts can stand for each other: by stem, by meaning, by spelling."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from stemma import meaning
from stemma.data import lexicon
from stemma.lineage.stems import exact_only, weight

Likeness = NDArray[np.float32]

_WHOLE = 2000  # rows are whole numbers of at most this size: products stay below 2**24, so that float32 sums are exact


class Vocabulary(NamedTuple):
    """The distinct words of a text, by stem: the stem, one form, and the rows of those that may have synonyms.

    `open_words` are the numbers of these words; numbers, weekdays and the like may only be matched by themselves.
    `rows` hold whole numbers, so that their products are the same on every machine and in any order of summing.
    """

    stems: tuple[str, ...]
    forms: tuple[str, ...]
    open_words: NDArray[np.int64]
    rows: meaning.Vector


def vocabulary(words: Sequence[tuple[str, str]]) -> Vocabulary:
    """Return the vocabulary of distinct words, given as ``(stem, form)``.

    >>> vocabulary([("kill", "killed"), ("tuesday", "tuesday")]).open_words.tolist()
    [0]
    """
    least = lexicon("lineage_passages")["synonym"]["weight"]
    known = meaning.places([form for _, form in words]) >= 0
    chosen = [i for i, (_, form) in enumerate(words) if known[i] and not exact_only(form) and weight(form) >= least]
    return Vocabulary(
        tuple(stem for stem, _ in words),
        tuple(form for _, form in words),
        np.array(chosen, dtype=np.int64),
        np.rint(meaning.rows([words[i][1] for i in chosen]) * _WHOLE).astype(np.float32),
    )


def part(whole: Vocabulary, chosen: NDArray[np.int64]) -> Vocabulary:
    """Return the vocabulary of some of its words, given by their numbers in rising order.

    >>> part(vocabulary([("kill", "killed"), ("tuesday", "tuesday")]), np.array([1])).stems
    ('tuesday',)
    """
    at = np.searchsorted(chosen, whole.open_words)
    kept = chosen[np.minimum(at, len(chosen) - 1)] == whole.open_words
    numbers = chosen.tolist()
    stems, forms = tuple(whole.stems[n] for n in numbers), tuple(whole.forms[n] for n in numbers)
    return Vocabulary(stems, forms, at[kept], whole.rows[kept])


def likeness(some: Vocabulary, others: Vocabulary) -> Likeness:
    """Return how alike the words of two texts are, shape ``(len(some.stems), len(others.stems))``, 0 to 1.

    Equal stems are 1, synonyms their cosine (0.9 at most), two spellings of a rare word 0.9, all else 0.

    >>> likeness(vocabulary([("kill", "killed")]), vocabulary([("kill", "killing"), ("tuesday", "tuesday")])).tolist()
    [[1.0, 0.0]]
    """
    rules = lexicon("lineage_passages")
    out = np.zeros((len(some.stems), len(others.stems)), dtype=np.float32)
    if len(some.open_words) and len(others.open_words):
        cosines = np.minimum((some.rows @ others.rows.T) / np.float32(_WHOLE * _WHOLE), np.float32(0.9))
        cosines[cosines < rules["synonym"]["value"]] = 0.0
        out[np.ix_(some.open_words, others.open_words)] = cosines
    at = {stem: place for place, stem in enumerate(others.stems)}
    shared = [(place, at[stem]) for place, stem in enumerate(some.stems) if stem in at]
    _spellings(out, some, others, {some.stems[i] for i, _ in shared})
    for i, j in shared:
        out[i, j] = 1.0
    return out


def _spellings(out: Likeness, some: Vocabulary, others: Vocabulary, shared: set[str]) -> None:
    rule = lexicon("lineage_passages")["spelling"]
    rows, columns = _rare(some, shared, rule["shortest"]), _rare(others, shared, rule["shortest"])
    if not rows or not columns:
        return
    scores = process.cdist(
        [some.forms[i] for i in rows], [others.forms[j] for j in columns], scorer=fuzz.ratio, score_cutoff=rule["value"]
    )
    for i, j in zip(*np.nonzero(scores), strict=True):
        out[rows[i], columns[j]] = max(out[rows[i], columns[j]], 0.9)


def _rare(those: Vocabulary, shared: set[str], shortest: int) -> list[int]:
    return [
        i
        for i, (stem, form) in enumerate(zip(those.stems, those.forms, strict=True))
        if stem not in shared and len(form) >= shortest and form.isalpha() and not exact_only(form)
    ]
