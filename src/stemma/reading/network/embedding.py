"""Vectors of words out of context, from their letters and a table of word vectors; kept by word."""

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stemma.reading.network.dense import BLOCK, Dense, Rows
from stemma.reading.network.letters import letter_runs, plain_form, shape

KEPT = 30_000  # words whose vectors are kept, 10 MB; all are forgotten when there are more
_EPSILON = np.float32(1e-5)
Lookup = Callable[[Sequence[str]], Rows]


class Embedding:
    """The rows of words in a table that grows with the words met; `lookup` gives the word vectors of plain forms."""

    def __init__(
        self, weights: Mapping[str, Rows], forms: Sequence[str], shapes: Sequence[str], lookup: Lookup
    ) -> None:
        self._forms = {form: at for at, form in enumerate(forms, start=1)}  # row 0 is that of what is unknown
        self._shapes = {form: at for at, form in enumerate(shapes, start=1)}
        self._form_rows, self._run_rows, self._shape_rows = weights["form"], weights["runs"], weights["shape"]
        self._static = Dense(weights["static"])
        self._mix = Dense(weights["mix.weight"], weights["mix.bias"])
        self._scale, self._shift = weights["norm.weight"], weights["norm.bias"]
        self._narrow = Dense(weights["narrow0"])
        self._lookup = lookup
        self._rows: dict[str, int] = {}
        self._table: Rows = np.zeros((1024, self._narrow.width), np.float32)

    def __call__(self, words: Sequence[str]) -> Rows:
        """Return one row for each word."""
        new = [word for word in dict.fromkeys(words) if word not in self._rows]
        if new:
            if len(self._rows) + len(new) > KEPT:
                self._rows.clear()
                new = list(dict.fromkeys(words))
            self._learn(new)
        return self._table[[self._rows[word] for word in words]]

    def _learn(self, words: Sequence[str]) -> None:
        first, last = len(self._rows), len(self._rows) + len(words)
        if last > len(self._table):
            room = np.zeros((last + 4096 - len(self._table), self._table.shape[1]), np.float32)
            self._table = np.concatenate([self._table, room])
        for at in range(0, len(words), BLOCK):
            self._table[first + at : min(first + at + BLOCK, last)] = self._embedded(words[at : at + BLOCK])
        self._rows.update(zip(words, range(first, last), strict=True))

    def _embedded(self, words: Sequence[str]) -> Rows:
        """Return the vectors of at most one block of words."""
        forms = [plain_form(word) for word in words]
        joined = [
            self._static(self._lookup(forms)),
            self._form_rows[[self._forms.get(form, 0) for form in forms]],
            self._of_runs(forms),
            self._shape_rows[[self._shapes.get(shape(word), 0) for word in words]],
        ]
        both = self._mix(np.concatenate(joined, axis=1))
        half = both.shape[1] // 2
        best: Rows = np.maximum(both[:, :half], both[:, half:])
        best -= best.mean(axis=1, keepdims=True)
        best /= np.sqrt(np.einsum("ij,ij->i", best, best) / np.float32(half) + _EPSILON)[:, None]
        best *= self._scale
        best += self._shift
        return self._narrow(best)

    def _of_runs(self, forms: Sequence[str]) -> Rows:
        """Return the mean of the rows of each form's runs of letters."""
        runs = [letter_runs(form) for form in forms]
        sizes = [len(of_form) for of_form in runs]
        firsts = list(accumulate(sizes[:-1], initial=0))
        total: Rows = np.add.reduceat(self._run_rows[[row for of_form in runs for row in of_form]], firsts, axis=0)
        total /= np.array(sizes, np.float32)[:, None]
        return total


def vectors_of(vocabulary: Any) -> Lookup:
    """Return what looks forms up among the vectors of a spaCy vocabulary; a form without one has a row of zeros.

    >>> import spacy
    >>> empty = spacy.blank("en").vocab
    >>> empty.reset_vectors(width=2)
    >>> empty.set_vector("mill", np.array([1.0, 2.0], np.float32))
    >>> vectors_of(empty)(["mill", "halvern"]).tolist()
    [[1.0, 2.0], [0.0, 0.0]]
    """
    from spacy.strings import get_string_id

    vectors = vocabulary.vectors
    table: NDArray[np.float32] = np.concatenate([vectors.data, np.zeros((1, vectors.shape[1]), np.float32)])

    def rows(forms: Sequence[str]) -> Rows:
        return table[[vectors.key2row.get(get_string_id(form), -1) for form in forms]]

    return rows
