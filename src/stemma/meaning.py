"""What words and texts mean, as static vectors: no model runs, only a table is read.

The table under ``data/vectors`` holds for each word a row of bytes (times a scale for each column) and a weight
``a / (a + frequency)`` after Arora, Liang and Ma, "A Simple but Tough-to-Beat Baseline for Sentence Embeddings"
(2017). Where the table is absent every word is unknown: vectors are zero, weights and commonness fall back to a rule.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma import data

Vector = NDArray[np.float32]

SIF_A = 1e-3  # the `a` with which the weights of the table were made
RAREST = 1e-7  # frequency given to words that the table does not hold: names, misspellings, numbers
UNKNOWN = -1


class Table(NamedTuple):
    """The word table: place of each word, one unit row a word, and the word's weight and frequency."""

    places: dict[str, int]
    rows: Vector
    weights: Vector
    frequencies: NDArray[np.float64]

    @property
    def width(self) -> int:
        """The number of columns."""
        return int(self.rows.shape[1])


@cache
def table() -> Table:
    """Return the table that ships with the package, empty where it is absent; loaded once.

    >>> table().rows.shape[0] == len(table().places)
    True
    """
    folder = data.path("vectors")
    if not (folder / "rows.npy").is_file():
        return Table({}, np.zeros((0, 1), np.float32), np.zeros(0, np.float32), np.zeros(0))
    names = (folder / "words.txt").read_text(encoding="utf-8").splitlines()
    rows = np.load(folder / "rows.npy").astype(np.float32) * np.load(folder / "scale.npy")
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    weights = np.load(folder / "weight.npy")
    frequencies = np.maximum(SIF_A / np.maximum(weights.astype(np.float64), 1e-6) - SIF_A, RAREST)
    return Table({word: place for place, word in enumerate(names)}, rows, weights, frequencies)


def places(forms: Iterable[str]) -> NDArray[np.int64]:
    """Return the row number of each folded word form, -1 where it is unknown.

    A possessive is looked up without its ending.

    >>> places(["qqqzx"]).tolist()
    [-1]
    """
    known = table().places
    return np.array([_place(known, form) for form in forms], dtype=np.int64)


def _place(known: dict[str, int], form: str) -> int:
    place = known.get(form)
    if place is None and form.endswith("'s"):
        place = known.get(form[:-2])
    return UNKNOWN if place is None else place


def rows(forms: Sequence[str]) -> Vector:
    """Return one unit row for each word, shape ``(len(forms), width)``; zeros where the word is unknown.

    >>> rows(["qqqzx"]).any()
    np.False_
    """
    found = table()
    at = places(forms)
    out = np.zeros((len(at), found.width), dtype=np.float32)
    out[at >= 0] = found.rows[at[at >= 0]]
    return out


def frequency(form: str) -> float:
    """Return how common a word is in English, from 0 to 1; unknown words get that of very rare ones.

    >>> frequency("qqqzx") == RAREST
    True
    """
    place = _place(table().places, form)
    return RAREST if place == UNKNOWN else float(table().frequencies[place])


def likeness(some: Sequence[str], others: Sequence[str]) -> Vector:
    """Return the cosines between two lists of words, shape ``(len(some), len(others))``, 0 where one is unknown.

    >>> likeness(["ship", "qqqzx"], ["ferry"]).shape
    (2, 1)
    """
    return cosines(rows(some), rows(others))


def likeness_of_two(one: str, two: str) -> float:
    """Return the cosine between two words, 0 where one is unknown: what `likeness` gives, without a table of one cell.

    >>> likeness_of_two("ship", "ferry") == float(likeness(["ship"], ["ferry"])[0, 0]), likeness_of_two("ship", "qqqzx")
    (True, 0.0)
    """
    found = table()
    first, second = _place(found.places, one), _place(found.places, two)
    if UNKNOWN in (first, second):
        return 0.0
    return float(cosines(found.rows[first : first + 1], found.rows[second : second + 1])[0, 0])


def cosines(some: Vector, others: Vector) -> Vector:
    """Return the dot products of two sets of rows.

    Sums run in one fixed order in one thread: the same bytes on every machine, and no threads that wait for each other.

    >>> cosines(np.array([[0.6, 0.8]], np.float32), np.array([[0.6, 0.8]], np.float32)).round(3).tolist()
    [[1.0]]
    """
    return np.einsum("ik,jk->ij", some, others)


def vector(forms: Sequence[str]) -> Vector:
    """Return the meaning of a text as a unit vector: the weighted mean of its words' rows, zero where all are unknown.

    >>> float(vector(["qqqzx"]).sum())
    0.0
    """
    return _vector(tuple(forms))


@lru_cache(maxsize=8192)  # copies say the same again, and a clause is read for its day, its moment and its number
def _vector(forms: tuple[str, ...]) -> Vector:
    found = table()
    at = np.array([at for form in forms if (at := _place(found.places, form)) != UNKNOWN], dtype=np.int64)
    total = found.weights[at] @ found.rows[at] if len(at) else np.zeros(found.width, np.float32)
    length = float(np.sqrt(total @ total))
    unit = (total / length if length > 1e-9 else total).astype(np.float32)
    unit.setflags(write=False)
    return unit
