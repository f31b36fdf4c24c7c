"""Bidirectional LSTM layers over many sentences at once (Hochreiter and Schmidhuber 1997; Graves 2005).

Sentences of like length take their steps together, and both directions in one call. Rows come in bundles of 16, which
is how processors multiply them: a sentence gets the same numbers in whatever company it is read.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from stemma.reading.network.dense import Dense, Rows

ROWS = 128  # sentences in a group at most
BUNDLE = 16  # rows are filled up to a multiple of this
PLACES = 16_000  # rows times steps of a group at most, about 100 MB
Ids = NDArray[np.int64]


class Layout:
    """Where the words of sentences stand in groups: sentences ordered by length, cut into groups of `ROWS`.

    >>> layout = Layout([2, 3])
    >>> layout.groups[0].sizes, layout.groups[0].left.tolist(), layout.groups[0].right.tolist()
    ([2, 2, 1], [2, 0, 3, 1, 4], [4, 1, 3, 0, 2])
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        counts = np.asarray(lengths, np.int64)
        firsts = np.cumsum(counts) - counts
        order = np.argsort(-counts, kind="stable")
        order = order[counts[order] > 0]
        self.words = int(counts.sum())
        self.groups: list[Group] = []
        at = 0
        while at < len(order):
            most = PLACES // int(counts[order[at]]) // BUNDLE * BUNDLE
            part = order[at : at + min(max(most, BUNDLE), ROWS)]
            self.groups.append(Group(firsts[part], counts[part]))
            at += len(part)


class Group:
    """The words of one group in the order in which the steps read them, from the left and from the right.

    `sizes` tells how many words each step reads, `firsts` where its words begin, `rows` the sentences filled up.
    """

    def __init__(self, firsts: Ids, counts: Ids) -> None:
        self.longest = int(counts.max())
        sizes = len(counts) - np.searchsorted(np.sort(counts), np.arange(self.longest), side="right")
        begins = np.cumsum(sizes) - sizes
        self.sizes: list[int] = sizes.tolist()
        self.firsts: list[int] = begins.tolist()
        self.rows: list[int] = (-(-sizes // BUNDLE) * BUNDLE).tolist()
        step = np.repeat(np.arange(self.longest), sizes)
        row = np.arange(len(step)) - np.repeat(begins, sizes)
        self.left = firsts[row] + step
        self.right = firsts[row] + counts[row] - 1 - step


class Recurrent:
    """One layer of two LSTMs, from the left and from the right.

    `inputs` (2, width, 4 * hidden), `states` (2, hidden, 4 * hidden) and `bias` (2, 4 * hidden) hold both directions;
    the gates stand in the order input, forget, output, candidate. The logistic function is had from the hyperbolic
    tangent of half its argument, so that one call serves all gates.
    """

    def __init__(self, inputs: Rows, states: Rows, bias: Rows) -> None:
        self.hidden = states.shape[1]
        half = np.ones(4 * self.hidden, np.float32)
        half[: 3 * self.hidden] = 0.5
        self._inputs = [Dense(inputs[side] * half, bias[side] * half) for side in range(2)]
        self._states = np.ascontiguousarray(states * half, np.float32)
        self._room: Rows = np.zeros(0, np.float32)

    def __call__(self, rows: Rows, layout: Layout) -> Rows:
        """Return what both directions say of each word, (words, 2 * hidden)."""
        out = np.empty((layout.words, 2 * self.hidden), np.float32)
        for group in layout.groups:
            said = self._steps(self._driven(rows, group), group)
            out[group.left, : self.hidden] = said[0]
            out[group.right, self.hidden :] = said[1]
        return out

    def _driven(self, rows: Rows, group: Group) -> Rows:
        """Return what the words of a group bring to the gates, in the order of the steps, (2, words, 4 * hidden)."""
        size = 2 * len(group.left) * 4 * self.hidden
        if len(self._room) < size:
            self._room = np.empty(size, np.float32)
        driven = self._room[:size].reshape(2, len(group.left), 4 * self.hidden)
        for side, words in enumerate((group.left, group.right)):
            self._inputs[side].write(rows[words], driven[side])
        return driven

    def _steps(self, driven: Rows, group: Group) -> Rows:
        """Go through all steps of a group, and return the states in their order, (2, words, hidden)."""
        hidden, most, full = self.hidden, 0, group.rows[0]
        said = np.empty((2, driven.shape[1], hidden), np.float32)
        states = np.zeros((2, full, hidden), np.float32)
        cells, spare, room = np.zeros_like(states), np.empty_like(states), np.empty((2, full, 4 * hidden), np.float32)
        for count, first, size in zip(group.rows, group.firsts, group.sizes, strict=True):
            if count != most:
                most = count
                gates, cell, fresh, state = room[:, :count], cells[:, :count], spare[:, :count], states[:, :count]
                opened, candidate = gates[:, :, : 3 * hidden], gates[:, :, 3 * hidden :]
                takes, keeps, tells = (gates[:, :, a:b] for a, b in pairwise(range(0, 3 * hidden + 1, hidden)))
            np.matmul(state, self._states, out=gates)
            gates[:, :size] += driven[:, first : first + size]
            np.tanh(gates, out=gates)
            opened *= 0.5
            opened += 0.5
            cell *= keeps
            np.multiply(takes, candidate, out=fresh)
            cell += fresh
            np.tanh(cell, out=fresh)
            np.multiply(fresh, tells, out=state)
            said[:, first : first + size] = state[:, :size]
        return said
