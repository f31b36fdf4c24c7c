"""Bidirectional LSTM layers over many sentences at once (Hochreiter and Schmidhuber 1997; Graves 2005).

Sentences of like length take their steps together, and both directions in one call. Rows come in bundles of 16, which
is how processors multiply them: a sentence gets the same numbers in whatever company it is read.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.reading.network.dense import Rows

ROWS = 192  # sentences in a group at most: what they need at a step stays in the cache, and few steps are short
BUNDLE = 16  # rows are filled up to a multiple of this
Ids = NDArray[np.int64]


class Layout:
    """Where the words of sentences stand in groups: sentences ordered by length, cut into groups of `ROWS`.

    >>> layout = Layout([2, 3])
    >>> layout.groups[0].left.tolist(), layout.groups[0].right.tolist()
    ([2, 0, 3, 1, 4], [4, 1, 3, 0, 2])
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        counts = np.asarray(lengths, np.int64)
        firsts = np.cumsum(counts) - counts
        order = np.argsort(-counts, kind="stable")
        order = order[counts[order] > 0]
        self.words = int(counts.sum())
        self.groups = [
            Group(firsts[part], counts[part]) for part in (order[at : at + ROWS] for at in range(0, len(order), ROWS))
        ]


class Step(NamedTuple):
    """One step of a group: how many words it reads, in rows filled up to a multiple of `BUNDLE`, and where they begin.

    `first` counts the words of the group in the order of the steps, `at` those of the chunk.
    """

    size: int
    rows: int
    first: int
    at: int


class Chunk(NamedTuple):
    """Steps that follow each other and whose words are looked up together: half-open, in the order of the steps."""

    first: int
    last: int
    steps: list[Step]


class Group:
    """The words of one group in the order in which the steps read them, from the left and from the right.

    `rows` is the number of sentences, filled up to a multiple of `BUNDLE`; `chunks` tell which words each step reads.
    """

    def __init__(self, firsts: Ids, counts: Ids) -> None:
        longest = int(counts.max())
        sizes = len(counts) - np.searchsorted(np.sort(counts), np.arange(longest), side="right")
        begins = np.cumsum(sizes) - sizes
        self.rows = _filled(len(counts))
        self.chunks = _chunks(sizes.tolist())
        step = np.repeat(np.arange(longest), sizes)
        row = np.arange(len(step)) - np.repeat(begins, sizes)
        self.left = firsts[row] + step
        self.right = firsts[row] + counts[row] - 1 - step


def _filled(size: int) -> int:
    return -(-size // BUNDLE) * BUNDLE


def _chunks(sizes: Sequence[int]) -> list[Chunk]:
    """Cut steps into chunks of at most `ROWS` words; a step has no more.

    >>> [(chunk.first, chunk.last, len(chunk.steps)) for chunk in _chunks([190, 100, 90, 9])]
    [(0, 190, 1), (190, 380, 2), (380, 389, 1)]
    """
    chunks: list[Chunk] = []
    first = 0
    for size in sizes:
        if not chunks or first + size - chunks[-1].first > ROWS:
            chunks.append(Chunk(first, first, []))
        begin, _, steps = chunks[-1]
        steps.append(Step(size, _filled(size), first, first - begin))
        first += size
        chunks[-1] = Chunk(begin, first, steps)
    return chunks


class Recurrent:
    """One layer of two LSTMs, from the left and from the right.

    `inputs` (2, width, 4 * hidden), `states` (2, hidden, 4 * hidden) and `bias` (2, 4 * hidden) hold both directions;
    the gates stand in the order input, forget, output, candidate. The logistic function is had from the hyperbolic
    tangent t of half its argument as (t + 1) / 2, so that one call serves all gates; its halves are multiplied into
    what stands behind the gates, which as powers of two changes no digit.

    Each gate has an array of its own, and one direction is gone through after the other, a few words at a time: all
    that a step needs stays in the processor's cache.
    """

    def __init__(self, inputs: Rows, states: Rows, bias: Rows) -> None:
        hidden = self.hidden = states.shape[1]
        half = np.ones(4 * hidden, np.float32)
        half[: 3 * hidden] = 0.5
        self._inputs = [_by_gate(inputs[side] * half, hidden) for side in range(2)]
        self._states = [_by_gate(states[side] * half * np.float32(0.5), hidden) for side in range(2)]
        self._bias = [_by_gate((bias[side] * half)[None], hidden) for side in range(2)]
        self._looked_up = np.zeros((ROWS, inputs.shape[1]), np.float32)
        self._driven, self._gates = (np.empty(4 * ROWS * hidden, np.float32) for _ in range(2))

    def __call__(self, rows: Rows, layout: Layout) -> Rows:
        """Return what both directions say of each word, (words, 2 * hidden)."""
        out = np.empty((layout.words, 2 * self.hidden), np.float32)
        for group in layout.groups:
            for side, words in enumerate((group.left, group.right)):
                self._one_way(side, rows, words, group, out[:, side * self.hidden : (side + 1) * self.hidden])
        return out

    def _one_way(self, side: int, rows: Rows, words: Ids, group: Group, out: Rows) -> None:
        """Go through all steps of a group in one direction, and write what it says of each word into `out`."""
        hidden, weights, most = self.hidden, self._states[side], 0
        twice = np.zeros((group.rows, hidden), np.float32)  # two times the states
        cell, fresh = np.zeros_like(twice), np.empty_like(twice)
        for chunk in group.chunks:
            driven = self._drive(side, rows, words[chunk.first : chunk.last])
            for size, count, first, at in chunk.steps:
                if count != most:
                    most = count
                    cell, fresh, twice = cell[:count], fresh[:count], twice[:count]
                    gates = self._gates[: 4 * count * hidden].reshape(4, count, hidden)
                    opened, (takes, keeps, tells, candidate) = gates[:3], gates
                if first:
                    np.matmul(twice, weights, out=gates)
                    gates[:, :size] += driven[:, at : at + size]
                else:  # nothing has been read yet
                    gates[:, :size], gates[:, size:] = driven[:, at : at + size], 0
                np.tanh(gates, out=gates)
                opened += 1
                cell *= keeps
                np.multiply(takes, candidate, out=fresh)
                cell += fresh
                cell *= 0.5
                np.tanh(cell, out=fresh)
                np.multiply(fresh, tells, out=twice)
                out[words[first : first + size]] = np.multiply(twice[:size], 0.5, out=fresh[:size])

    def _drive(self, side: int, rows: Rows, words: Ids) -> Rows:
        """Return what words bring to the gates, (4, words or more, hidden)."""
        filled = _filled(len(words))
        driven = self._driven[: 4 * filled * self.hidden].reshape(4, filled, self.hidden)
        np.take(rows, words, axis=0, out=self._looked_up[: len(words)])
        np.matmul(self._looked_up[:filled], self._inputs[side], out=driven)
        driven += self._bias[side]
        return driven


def _by_gate(columns: Rows, hidden: int) -> Rows:
    """Return a matrix whose columns belong to four gates as one matrix for each, (4, rows, hidden)."""
    return np.ascontiguousarray(columns.reshape(len(columns), 4, hidden).transpose(1, 0, 2), np.float32)
