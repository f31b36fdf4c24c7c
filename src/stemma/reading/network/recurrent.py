"""Bidirectional LSTM layers over many sentences at once (Hochreiter and Schmidhuber 1997; Graves 2005).

Sentences of like length take their steps together, and both directions in one call. Rows come in bundles of 16, which
is how processors multiply them: a sentence gets the same numbers in whatever company it is read.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import prod

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
    >>> layout.groups[0].longest, layout.groups[0].words.tolist(), layout.groups[0].step.tolist()
    (3, [2, 3, 4, 0, 1], [0, 1, 2, 0, 1])
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
    """The words of one group: their numbers in the batch, their row, and their step from the left and the right."""

    def __init__(self, firsts: Ids, counts: Ids) -> None:
        self.longest = int(counts.max())
        full = -(-np.arange(len(counts) + 1) // BUNDLE) * BUNDLE
        going = len(counts) - np.searchsorted(np.sort(counts), np.arange(self.longest), side="right")
        self.rows: list[int] = full[going].tolist()  # rows at each step, so many as have words left
        self.row = np.repeat(np.arange(len(counts)), counts)
        self.step = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        self.words = np.repeat(firsts, counts) + self.step
        self.back = np.repeat(counts, counts) - 1 - self.step


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
            said = self._steps(self._driven(rows, group), group.rows)
            out[group.words, : self.hidden] = said[group.step, 0, group.row]
            out[group.words, self.hidden :] = said[group.back, 1, group.row]
        return out

    def _driven(self, rows: Rows, group: Group) -> Rows:
        """Return what the words of a group bring to the gates, (steps, 2, rows, 4 * hidden)."""
        shape = (group.longest, 2, group.rows[0], 4 * self.hidden)
        size = prod(shape)
        if len(self._room) < size:
            self._room = np.zeros(size, np.float32)
        driven = self._room[:size].reshape(shape)  # what is left in it from others stands where no word is read
        words = rows[group.words]
        for side, steps in enumerate((group.step, group.back)):
            driven[steps, side, group.row] = self._inputs[side](words)
        return driven

    def _steps(self, driven: Rows, rows: list[int]) -> Rows:
        """Go through all steps, each with its number of rows, and return the states."""
        hidden, most = self.hidden, 0
        said = np.empty((len(driven), 2, rows[0], hidden), np.float32)
        state = np.zeros((2, rows[0], hidden), np.float32)
        cells, spare, room = np.zeros_like(state), np.empty_like(state), np.empty((2, rows[0], 4 * hidden), np.float32)
        for at, count in enumerate(rows):
            if count != most:
                most = count
                gates, cell, fresh = room[:, :count], cells[:, :count], spare[:, :count]
                opened, candidate = gates[:, :, : 3 * hidden], gates[:, :, 3 * hidden :]
                takes, keeps, tells = (gates[:, :, a:b] for a, b in pairwise(range(0, 3 * hidden + 1, hidden)))
            np.matmul(state[:, :count], self._states, out=gates)
            gates += driven[at, :, :count]
            np.tanh(gates, out=gates)
            opened *= 0.5
            opened += 0.5
            cell *= keeps
            np.multiply(takes, candidate, out=fresh)
            cell += fresh
            np.tanh(cell, out=fresh)
            state = said[at]
            np.multiply(fresh, tells, out=state[:, :count])
        return said
