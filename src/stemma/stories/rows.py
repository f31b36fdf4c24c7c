"""The sketches of all reports as tables of numbers, and the likeness of one to many."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon
from stemma.records import Report
from stemma.stories.days import UNDATED, by_gap, half_known
from stemma.stories.lexis import Lexis
from stemma.stories.sketch import KINDS, NAMES, ONE, Sketches, Weights, places, sketches

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]
_FIRST = 256  # rows that are reserved at the start; more are added by quarters


class Rows:
    """One row a report: its words, their weights, its day (`sketch.py`). A report's number is that of its row.

    `heads` and `head_weights` have the heaviest words once more, by which reports are found: in tables of their own,
    since what is looked at most then lies close together in memory.

    >>> from stemma.sources import report_of_text
    >>> rows = Rows()
    >>> told = "The ferry Corrin Star capsized.", "The Corrin Star, a ferry, capsized.", "Nadia Orr won the marathon."
    >>> numbers = rows.read([report_of_text(text) for text in told])
    >>> near, far = rows.likeness(0, rows.numbers([1, 2])).tolist()
    >>> near > far, bool(rows.matrix(numbers)[0, 1] == near)
    (True, True)
    """

    def __init__(self) -> None:
        self.count = 0
        self.lexis = Lexis()
        width = places()[-1]
        self.words = np.zeros((_FIRST, width), np.int32)
        self.weights = np.zeros((_FIRST, width), np.int16)
        self.days = np.full(_FIRST, UNDATED, np.int32)
        keys = int(lexicon("stories_grouping")["index"]["keys"])
        self.heads, self.head_weights = np.zeros((_FIRST, keys), np.int32), np.zeros((_FIRST, keys), np.int16)
        self._loaded = np.zeros(4 * _FIRST, np.int16)  # the weights of one report by word
        self._slots = np.zeros(0, np.int32)  # by word
        self._nearness = np.array([*by_gap(), 1.0, half_known()])  # the last two: none dated, one of two dated
        self._longest = len(self._nearness) - 3

    def read(self, reports: Sequence[Report]) -> range:
        """Append the rows of some reports and return their numbers."""
        return self.add(sketches(reports, self.lexis))

    def add(self, found: Sketches) -> range:
        """Append some rows and return their numbers."""
        new = range(self.count, self.count + len(found.days))
        if new.stop > len(self.days):
            self._grow(max(new.stop, len(self.days) + len(self.days) // 4))
        at = slice(new.start, new.stop)
        self.words[at], self.weights[at], self.days[at] = found.words, found.weights, found.days
        keys = self.heads.shape[1]
        self.heads[at], self.head_weights[at] = found.words[:, :keys], found.weights[:, :keys]
        self.count = new.stop
        return new

    def _grow(self, rows: int) -> None:
        more = rows - len(self.days)
        self.words, self.weights = _longer(self.words, more), _longer(self.weights, more)
        self.heads, self.head_weights = _longer(self.heads, more), _longer(self.head_weights, more)
        self.days = np.concatenate([self.days, np.full(more, UNDATED, np.int32)])

    def likeness(self, row: int, others: Numbers) -> Floats:
        """Return the likeness of a report to each of others, from 0 to 1; the same for both sides to the last bit."""
        return self.dots(row, others) / ONE * self.nearness(row, others)

    def dots(self, row: int, others: Numbers) -> Floats:
        """Return how alike a report is to each of others by all words, days left aside; in parts of `ONE`."""
        there = self._shared(self.words[row], self.weights[row], self.words.take(others, 0))
        return _sums(there, self.weights.take(others, 0)).astype(np.float64)

    def both_dots(self, row: int, others: Numbers) -> tuple[Floats, Floats]:
        """Return how alike a report is to each of others by all words and by names and numbers; parts of `ONE`."""
        there = self._shared(self.words[row], self.weights[row], self.words.take(others, 0))
        weights, first = self.weights.take(others, 0), places()[NAMES]
        whole, details = _sums(there, weights), _sums(there[:, first:], weights[:, first:])
        return whole.astype(np.float64), details.astype(np.float64)

    def shared(self, row: int, others: Numbers) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return the words of others, and what each of them adds to the likeness to a report, in parts of `ONE`."""
        words = self.words.take(others, 0)
        there = self._shared(self.words[row], self.weights[row], words)
        return words, np.multiply(there, self.weights.take(others, 0), dtype=np.int32)

    def dots_by_heads(self, row: int, others: Numbers) -> NDArray[np.int32]:
        """Return how alike a report is to each of others by their heaviest words alone, in parts of `ONE`."""
        there = self._shared(self.heads[row], self.head_weights[row], self.heads.take(others, 0))
        return _sums(there, self.head_weights.take(others, 0))

    def _shared(self, own: NDArray[np.int32], weights: NDArray[np.int16], words: NDArray[np.int32]) -> Weights:
        """Return for each of some words the weight that a report has for it, 0 where it does not have it."""
        if len(self._loaded) < KINDS * len(self.lexis.numbers):
            self._loaded = np.zeros(2 * KINDS * len(self.lexis.numbers), np.int16)
        self._loaded[own] = weights
        self._loaded[0] = 0
        found = self._loaded.take(words)
        self._loaded[own] = 0
        return found

    def nearness(self, row: int, others: Numbers) -> Floats:
        """Return the factors by which the distance of days lessens likeness."""
        return self.nearness_of_days(self.days[row : row + 1], self.days.take(others))

    def nearness_of_days(self, one: NDArray[Any], two: NDArray[Any]) -> Floats:
        """Return the factors for days that numpy broadcasts together, `UNDATED` where they are not known."""
        gaps = np.minimum(np.abs(two - one), self._longest)
        if len(one) and len(two) and min(one.min(), two.min()) > UNDATED:
            return np.asarray(self._nearness.take(gaps))
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
        out = dots(self.words[at], self.weights[at]) / ONE * self.nearness_of_days(days[:, None], days[None, :])
        np.fill_diagonal(out, 1.0)
        return np.asarray(out)

    def dots_of(self, rows: Numbers) -> tuple[Floats, Floats]:
        """Return how alike every two of some reports are by all words and by names and numbers; parts of `ONE`."""
        words, weights, first = self.words.take(rows, 0), self.weights.take(rows, 0), places()[NAMES]
        column, count = self._columns(words)
        dense = _dense(column, count, weights)
        telling = np.zeros(count + 1, np.bool_)
        telling[column[:, first:]] = True
        details = dense[:, telling[:count]]
        return _products(dense, weights), _products(details, weights[:, first:])

    def dots_of_words(self, words: NDArray[Any], weights: NDArray[Any]) -> Floats:
        """Return the dot products of all rows of words with weights, as `dots` does, in less time."""
        return _products(_dense(*self._columns(words), weights), weights)

    def _columns(self, words: NDArray[Any]) -> tuple[Numbers, int]:
        """Return for each of some words its place among those that are held twice, -1 for others; and how many."""
        flat = words.ravel()
        if len(self._slots) < KINDS * len(self.lexis.numbers):
            self._slots = np.zeros(2 * KINDS * len(self.lexis.numbers), np.int32)
        self._slots[flat] = np.arange(len(flat), dtype=np.int32)
        holder = self._slots.take(flat)  # one place of each word
        shared = (np.bincount(holder, minlength=len(flat)) > 1) & (flat > 0)
        column = np.where(shared, np.cumsum(shared) - 1, -1)
        return column.take(holder).reshape(words.shape), int(shared.sum())

    def summed(self, rows: Sequence[int], most: int) -> tuple[Numbers, Floats]:
        """Return the heaviest words of some reports with summed weights, fewer than `most` where some are equal."""
        at = np.asarray(rows, dtype=np.int64)
        if len(at) == 1 and self.words.shape[1] <= most:
            words, weights = self.words[at[0]], self.weights[at[0]]
            return words[words > 0].astype(np.int64), weights[words > 0].astype(np.float64)
        packed = np.sort((self.words.take(at, 0).astype(np.int64) << 16 | self.weights.take(at, 0)).ravel())
        words = packed >> 16
        begins = np.nonzero(np.diff(words, prepend=-1))[0]
        numbers = words.take(begins)
        weights = np.add.reduceat((packed & 0xFFFF).astype(np.float64), begins) if len(begins) else np.zeros(0)
        least = np.partition(weights, -most - 1)[-most - 1] if len(weights) > most else 0.0
        kept = weights > least  # what is as heavy as the first left out is left out too: numbers depend on arrival
        return numbers[kept], np.asarray(weights[kept])


def beyond_one_word(words: NDArray[np.int32], parts: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return what some words add to likeness without those of the stem that adds most, by row.

    >>> one, two = 1 * KINDS, 2 * KINDS
    >>> beyond_one_word(np.array([[one, two, two + 1]]), np.array([[5, 3, 3]])).tolist()
    [6]
    """
    best = words[np.arange(len(words)), parts.argmax(axis=1)] // KINDS * KINDS
    others = words ^ best[:, None] >= KINDS  # those of another stem: the kind is in the last bits
    return np.asarray((parts * others).sum(axis=1, dtype=np.int64))


def _sums(one: Weights, two: Weights) -> NDArray[np.int32]:
    """Return the sum of products of each row, which is at most `ONE`."""
    return np.asarray(np.einsum("ij,ij->i", one.astype(np.int32), two.astype(np.int32)))


def _longer(table: NDArray[Any], more: int) -> NDArray[Any]:
    return np.concatenate([table, np.zeros((more, table.shape[1]), table.dtype)])


def dots(words: NDArray[Any], weights: NDArray[Any]) -> Floats:
    """Return the dot products of all rows of words with weights; whole numbers, so exact in any order of summation.

    >>> dots(np.array([[1, 2], [2, 3]]), np.array([[5.0, 1.0], [7.0, 1.0]])).tolist()
    [[26.0, 7.0], [7.0, 50.0]]
    """
    found, numbers, held = np.unique(words, return_inverse=True, return_counts=True)
    shared = (held > 1) & (found > 0)
    column = np.where(shared, np.cumsum(shared) - 1, -1)[numbers.reshape(words.shape)]
    return _products(_dense(column, int(shared.sum()), weights), weights)


def _dense(column: Numbers, count: int, weights: NDArray[Any]) -> Floats:
    """Return weights in columns, those of column -1 left out."""
    dense = np.zeros((len(column), count + 1))
    np.put_along_axis(dense, column, weights.astype(np.float64, copy=False), 1)
    return dense[:, :count]


def _products(dense: Floats, weights: NDArray[Any]) -> Floats:
    """Return the dot products of all rows; on the diagonal those of all weights."""
    out = dense @ dense.T
    np.fill_diagonal(out, np.square(weights, dtype=np.float64).sum(axis=1))
    return np.asarray(out)
