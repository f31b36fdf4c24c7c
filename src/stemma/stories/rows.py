"""The sketches of all reports as two tables of numbers, and the likeness of one to many."""

from collections.abc import Sequence
from itertools import filterfalse
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stemma.stories.days import by_gap, half_known
from stemma.stories.details import MARK
from stemma.stories.sketch import ONE, Sketch

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]
UNDATED = -1
_FIRST = 1024  # rows that are reserved at the start; more are added by quarters


class Rows:
    """One row a report: numbers of its stems, weights, day. A report's number is that of its row."""

    def __init__(self, width: int) -> None:
        self.count = 0
        self.stems: dict[str, int] = {"": 0}  # a stem of number n is 2n in the body, 2n + 1 in the lead; 0 fills rows
        self.terms = np.zeros((_FIRST, width), np.int32)
        self.weights = np.zeros((_FIRST, width), np.int16)
        self.days = np.full(_FIRST, UNDATED, np.int32)
        self._details_from = np.zeros(_FIRST, np.int16)  # the place of the first detail in a row
        self._loaded = np.zeros(4 * _FIRST, np.int32)  # the weights of one report by stem number
        self._names: list[str] = []
        self.named: dict[int, int] = {}  # number of a name among the details -> number of the same stem as a word
        self._nearness = np.array([*by_gap(), 1.0, half_known()])  # the last two: none dated, one of two dated
        self._longest = len(self._nearness) - 3

    def add(self, sketch: Sketch) -> int:
        """Append the row of a sketch and return its number."""
        row = self.count
        if row == len(self.days):
            self._grow(row + row // 4)
        stems = self.stems
        for term in filterfalse(stems.__contains__, sketch.terms):
            stems.setdefault(term, len(stems))
        numbers = np.fromiter(map(stems.__getitem__, sketch.terms), np.int32, len(sketch.terms)) * 2
        numbers[sketch.body :] += 1
        self.terms[row, : len(numbers)] = numbers
        self.weights[row, : len(numbers)] = sketch.weights
        self.days[row] = UNDATED if sketch.day is None else sketch.day
        self.count += 1
        marked = [term for term in sketch.terms[sketch.body :] if term.startswith(MARK)]
        self._details_from[row] = len(sketch.terms) - len(marked)
        for term in marked:
            if term[1:2] > "9":
                self.named[stems[term]] = stems.setdefault(term[1:], len(stems))
        return row

    def _grow(self, rows: int) -> None:
        more = rows - len(self.days)
        self.terms = np.concatenate([self.terms, np.zeros((more, self.terms.shape[1]), np.int32)])
        self.weights = np.concatenate([self.weights, np.zeros((more, self.weights.shape[1]), np.int16)])
        self.days = np.concatenate([self.days, np.full(more, UNDATED, np.int32)])
        self._details_from = np.concatenate([self._details_from, np.zeros(more, np.int16)])

    def names(self) -> list[str]:
        """Return the stems; the place of one is half its number."""
        if len(self._names) < len(self.stems):
            self._names = list(self.stems)
        return self._names

    def likeness(self, row: int, others: Numbers) -> Floats:
        """Return the likeness of a report to each of others, from 0 to 1; the same for both sides to the last bit."""
        terms, weights = self.terms[row], self.weights[row]
        if len(self._loaded) < 2 * len(self.stems):
            self._loaded = np.zeros(4 * len(self.stems), np.int32)
        self._loaded[terms] = weights
        self._loaded[0] = 0
        shared = self._loaded[self.terms[others]]
        shared *= self.weights[others]
        self._loaded[terms] = 0
        return np.asarray(shared.sum(axis=1) / ONE * self.nearness(row, others))

    def nearness(self, row: int, others: Numbers) -> Floats:
        """Return the factors by which the distance of days lessens likeness."""
        return self.nearness_of_days(self.days[row], self.days[others])

    def nearness_of_days(self, one: NDArray[Any], two: NDArray[Any]) -> Floats:
        """Return the factors for days that numpy broadcasts together, `UNDATED` where they are not known."""
        gaps = np.minimum(np.abs(two - one), self._longest)
        dated = (one != UNDATED).astype(np.int8) + (two != UNDATED)
        return np.asarray(self._nearness[np.where(dated == 2, gaps, dated - 2)])

    @staticmethod
    def numbers(rows: Sequence[int]) -> Numbers:
        """Return some rows as an array."""
        return np.asarray(rows, dtype=np.int64)

    def matrix(self, rows: Sequence[int]) -> Floats:
        """Return the likeness of every two of some reports, shape ``(n, n)``, symmetric, 1 on the diagonal."""
        at = np.asarray(rows, dtype=np.int64)
        days = self.days[at]
        out = dots(self.terms[at], self.weights[at]) / ONE * self.nearness_of_days(days[:, None], days[None, :])
        np.fill_diagonal(out, 1.0)
        return np.asarray(out)

    def matrix_of_details(self, rows: Sequence[int]) -> Floats:
        """Return the likeness of every two of some reports by their details alone, days left aside."""
        at = np.asarray(rows, dtype=np.int64)
        others = np.arange(self.terms.shape[1]) < self._details_from[at][:, None]
        return dots(np.where(others, 0, self.terms[at]), np.where(others, 0, self.weights[at])) / ONE

    def summed(self, rows: Sequence[int], most: int) -> tuple[Numbers, Floats]:
        """Return the heaviest stems of some reports with summed weights, fewer than `most` where some are equal."""
        at = np.asarray(rows, dtype=np.int64)
        numbers, places = np.unique(self.terms[at], return_inverse=True)
        weights = np.bincount(places.ravel(), self.weights[at].ravel().astype(np.float64), len(numbers))
        least = np.partition(weights, -most - 1)[-most - 1] if len(weights) > most else 0.0
        kept = weights > least  # what is as heavy as the first left out is left out too: numbers depend on arrival
        return numbers[kept].astype(np.int64), np.asarray(weights[kept], dtype=np.float64)


def dots(terms: NDArray[Any], weights: NDArray[Any]) -> Floats:
    """Return the dot products of all rows of stems with weights; whole numbers, so exact in any order of summation.

    >>> dots(np.array([[1, 2], [2, 3]]), np.array([[5.0, 1.0], [7.0, 1.0]])).tolist()
    [[26.0, 7.0], [7.0, 50.0]]
    """
    found, numbers, held = np.unique(terms, return_inverse=True, return_counts=True)
    shared = (held > 1) & (found > 0)
    column = np.cumsum(shared) - 1
    rows, places = np.nonzero(shared[numbers.reshape(terms.shape)])
    dense = np.zeros((len(terms), int(shared.sum())))
    dense[rows, column[numbers.reshape(terms.shape)[rows, places]]] = weights[rows, places]
    out = dense @ dense.T
    np.fill_diagonal(out, np.square(weights, dtype=np.float64).sum(axis=1))
    return np.asarray(out)
