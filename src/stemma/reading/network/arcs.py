"""Dependency trees by arc-eager transitions, all sentences of a batch in step (Nivre 2004; Honnibal and Johnson 2014).

The transitions and their conditions are those of spaCy's `arc_eager`: a word without a head that is reduced goes back
to the front of the buffer, an arc to the right can be replaced by one to the left, and a step can begin a sentence.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.reading.network.dense import Rows
from stemma.reading.network.fitting import UnfitError
from stemma.reading.network.steps import Ids, Steps

FEATURES = 8
_SHIFT, _REDUCE, _LEFT, _RIGHT, _BREAK = range(5)
_MOVES = {"S": _SHIFT, "D": _REDUCE, "L": _LEFT, "R": _RIGHT, "B": _BREAK}
_IMPOSSIBLE = np.float32(-np.inf)
_FRONT = 3  # columns of a stack that stay empty, so that what lies below its bottom is no word


class Arcs(NamedTuple):
    """The head of each word of a batch (-1 for none), and the label of the arc as an index into the labels."""

    heads: Ids
    labels: Ids


class ArcParser:
    """The parser of a pipeline, where `UnfitError` does not refuse it; `labels` are the names of its arcs."""

    def __init__(self, pipe: Any) -> None:
        if pipe.cfg.get("beam_width", 1) != 1 or pipe.cfg.get("learn_tokens"):
            raise UnfitError("a parser with a beam, or one that joins tokens")
        names = [pipe.moves.get_class_name(i) for i in range(pipe.moves.n_moves)]
        moves = [name.partition("-") for name in names]
        if any(move not in _MOVES or label == "subtok" for move, _, label in moves):
            raise UnfitError("a parser with other moves")
        self.labels = [label for _, _, label in moves]
        self._moves = np.array([_MOVES[move] for move, _, _ in moves])
        self._steps = Steps(pipe.model, FEATURES)

    def parse(self, vectors: Rows, lengths: Sequence[int]) -> Arcs:
        """Return the arcs of all sentences; words are counted through the whole batch, `vectors` has a row for each."""
        self._steps.look_at(vectors)
        state = _States(lengths)
        while len(state.live):
            allowed = np.where(state.allowed(), np.float32(0), _IMPOSSIBLE)
            scores = self._steps.scores(state.words())
            scores += allowed.take(self._moves, axis=1)
            state.take(scores.argmax(axis=1), self._moves)
        return Arcs(state.heads[:-1], state.labels[:-1])


class _States:
    """The stacks and buffers of sentences, one row for each; `live` are the rows that are not yet parsed.

    Arrays over words have one more place at their end, which stands for no word (-1).
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        counts = np.asarray(lengths, np.int64)
        words, longest = int(counts.sum()), int(counts.max(initial=0))
        self._counts = counts
        self._stack = np.full((len(counts), longest + _FRONT), -1, np.int64)
        self._buffer = np.full((len(counts), longest + 2), -1, np.int64)
        within = np.arange(words) - np.repeat(np.cumsum(counts) - counts, counts)
        self._buffer[np.repeat(np.arange(len(counts)), counts), within] = np.arange(words)
        self._depth = np.zeros(len(counts), np.int64)
        self._next = np.zeros(len(counts), np.int64)
        self.heads = np.full(words + 1, -1, np.int64)
        self.labels = np.full(words + 1, -1, np.int64)
        self._last_left = np.full(words + 1, -1, np.int64)
        self._last_right = np.full(words + 1, -1, np.int64)
        self._right_before = np.full(words + 1, -1, np.int64)
        self._put_back = np.zeros(words + 1, np.bool_)
        self._begins = np.zeros(words + 1, np.bool_)
        self.live = np.flatnonzero(counts)
        self._look()

    def _look(self) -> None:
        """Read the words at the top of each live stack and at the front of each live buffer."""
        rows, depth, at = self.live, self._depth[self.live], self._next[self.live]
        top = depth + _FRONT - 1
        self._s = [self._stack[rows, top - i] for i in range(3)]
        self._b = [self._buffer[rows, at + i] for i in range(2)]
        self._left_over = self._counts[rows] - at

    def words(self) -> list[Ids]:
        """Return the words that each live state looks at."""
        s0, b0 = self._s[0], self._b[0]
        return [*self._b, *self._s, self._last_left[b0], self._last_left[s0], self._last_right[s0]]

    def allowed(self) -> NDArray[np.bool_]:
        """Return which of the five moves each live state can make."""
        b0, b1 = self._b
        empty, over = self._depth[self.live] == 0, self._left_over == 0
        begins = self._begins[b0]
        two = self._left_over >= 2
        possible = np.empty((len(self.live), 5), np.bool_)
        possible[:, _SHIFT] = empty | (two & ~begins & ~self._put_back[b0])
        possible[:, _REDUCE] = ~empty
        possible[:, _LEFT] = possible[:, _RIGHT] = ~(empty | over | begins)
        possible[:, _BREAK] = two & (b1 == b0 + 1) & ~self._begins[b1]
        return possible

    def take(self, chosen: Ids, moves: Ids) -> None:
        """Make one move in each live state: `chosen` holds the label of each, `moves` the move of each label."""
        move, s0, b0 = moves[chosen], self._s[0], self._b[0]
        is_left, is_right = move == _LEFT, move == _RIGHT
        self._begins[self._b[1][move == _BREAK]] = True
        self._arc_to_left(s0[is_left], b0[is_left], chosen[is_left])
        self._arc_to_right(s0[is_right], b0[is_right], chosen[is_right])
        reduced = move == _REDUCE
        back = reduced & (self.heads[s0] < 0) & (self._depth[self.live] > 1)
        self._pop(self.live[is_left | reduced])
        self._unshift(self.live[back], s0[back])
        pushed = is_right | (move == _SHIFT)
        self._push(self.live[pushed], b0[pushed])
        self.live = self.live[(self._depth[self.live] > 0) | (self._next[self.live] < self._counts[self.live])]
        self._look()

    def _arc_to_left(self, child: Ids, head: Ids, label: Ids) -> None:
        former = self.heads[child]
        replaced = former >= 0
        self._last_right[former[replaced]] = self._right_before[child[replaced]]
        self.heads[child], self.labels[child] = head, label
        self._last_left[head] = child
        self._put_back[head] = False

    def _arc_to_right(self, head: Ids, child: Ids, label: Ids) -> None:
        self.heads[child], self.labels[child] = head, label
        self._right_before[child] = self._last_right[head]
        self._last_right[head] = child

    def _pop(self, rows: Ids) -> None:
        self._stack[rows, self._depth[rows] + _FRONT - 1] = -1
        self._depth[rows] -= 1

    def _push(self, rows: Ids, word: Ids) -> None:
        self._stack[rows, self._depth[rows] + _FRONT] = word
        self._depth[rows] += 1
        self._next[rows] += 1

    def _unshift(self, rows: Ids, word: Ids) -> None:
        self._put_back[word] = True
        self._next[rows] -= 1
        self._buffer[rows, self._next[rows]] = word
