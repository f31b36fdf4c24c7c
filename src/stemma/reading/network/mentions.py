"""Named entities by transitions over words, all sentences of a batch in step (the BILOU scheme; Ratinov and Roth 2009).

The transitions and their conditions are those of spaCy's `ner`.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stemma.reading.network.dense import Rows
from stemma.reading.network.fitting import UnfitError
from stemma.reading.network.steps import Steps

FEATURES = 3
_IMPOSSIBLE = np.float32(-np.inf)


class MentionFinder:
    """The entity recogniser of a pipeline, where `UnfitError` does not refuse it."""

    def __init__(self, pipe: Any) -> None:
        if pipe.cfg.get("beam_width", 1) != 1:
            raise UnfitError("an entity recogniser with a beam")
        names = [pipe.moves.get_class_name(i).partition("-") for i in range(pipe.moves.n_moves)]
        if any(move not in ("B", "I", "L", "U", "O") for move, _, _ in names):
            raise UnfitError("an entity recogniser with other moves")
        self._labels = sorted({label for _, _, label in names if label})
        number = {label: i for i, label in enumerate(self._labels)}
        self._label = np.array([number.get(label, -1) for _, _, label in names])
        self._opens = np.array([move == "B" for move, _, _ in names])
        self._closes = np.array([move == "L" for move, _, _ in names])
        self._single = np.array([move == "U" for move, _, _ in names])
        self._steps = Steps(pipe.model, FEATURES)
        self._penalties = self._penalty_table([move for move, _, _ in names])

    def _penalty_table(self, moves: Sequence[str]) -> Rows:
        """Return what forbids a move, by the open entity (the last row for none) and what holds of the word.

        Its second index is 1 where an entity cannot go on to the next word, plus 2 where it cannot begin here.
        """
        table = np.full((len(self._labels) + 1, 4, len(moves)), _IMPOSSIBLE, np.float32)
        for of_word in range(4):
            ends, blank = of_word % 2, of_word // 2
            for at, move in enumerate(moves):
                label = self._label[at]
                if move == "O" or (move == "U" and label >= 0 and not blank) or (move == "B" and not ends | blank):
                    table[-1, of_word, at] = 0
                if label >= 0 and (move == "L" or (move == "I" and not ends)):
                    table[label, of_word, at] = 0
        return table

    def find(
        self, vectors: Rows, lengths: Sequence[int], begins: NDArray[np.bool_], blank: NDArray[np.bool_]
    ) -> list[list[tuple[int, int, str]]]:
        """Return the entities of each sentence: half-open word indices in it, and label.

        Over all words of the batch, `begins` tells the first words of clauses that the parser took for sentences, which
        end an entity, and `blank` the words of white space, at which none begins.
        """
        self._steps.look_at(vectors)
        counts = np.asarray(lengths, np.int64)
        firsts = np.cumsum(counts) - counts
        ends = np.append(begins[1:], True)
        ends[firsts[counts > 0] + counts[counts > 0] - 1] = True
        of_word = ends + 2 * blank
        found: list[list[tuple[int, int, str]]] = [[] for _ in lengths]
        open_from = np.full(len(counts), -1, np.int64)
        open_label = np.full(len(counts), -1, np.int64)
        for step in range(int(counts.max(initial=0))):
            rows = np.flatnonzero(counts > step)
            word, start, label = firsts[rows] + step, open_from[rows], open_label[rows]
            scores = self._steps.scores([word, start, np.where(start < 0, -1, word - 1)])
            scores += self._penalties[label, of_word[word]]
            chosen = scores.argmax(axis=1)
            opens, ending = self._opens[chosen], self._closes[chosen] | self._single[chosen]
            start = np.where(opens | self._single[chosen], word, start)
            label = np.where(opens | self._single[chosen], self._label[chosen], label)
            for row, first, kind in zip(rows[ending], start[ending], label[ending], strict=True):
                found[row].append((int(first - firsts[row]), step + 1, self._labels[kind]))
            open_from[rows], open_label[rows] = np.where(ending, -1, start), np.where(ending, -1, label)
        return found
