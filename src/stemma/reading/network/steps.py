"""Scores of a transition system's next step, from vectors of the words that its state looks at."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from stemma.reading.network.dense import BLOCK, Dense, Rows
from stemma.reading.network.fitting import UnfitError, only_node

Ids = NDArray[np.int64]


class Steps:
    """The feed-forward part of a spaCy parser: what each word adds to a state is multiplied out once for each word.

    The method is that of spaCy's `parser_model` (Chen and Manning 2014 with the trick of precomputed products).
    """

    def __init__(self, model: Any, features: int) -> None:
        lower, linear = model.get_ref("lower"), only_node(model.get_ref("tok2vec"), "linear")
        if model.attrs["unseen_classes"] or lower.get_dim("nF") != features or lower.get_dim("nP") < 2:
            raise UnfitError(f"a parser of another kind in {model.name}")
        self._linear = Dense(linear.get_param("W").T, linear.get_param("b"))
        pieces, outputs = lower.get_dim("nP"), lower.get_dim("nO")
        # One piece behind the other; the shapes are (features, outputs, pieces, inputs) and (1, features, ...).
        weights = lower.get_param("W").transpose(0, 2, 1, 3).reshape(features * pieces * outputs, -1)
        self._products = Dense(weights.T)
        self._nothing = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(-1)
        self._features = features
        self._bias = lower.get_param("b").T.reshape(-1)
        self._pieces, self._outputs = pieces, outputs
        self._upper = _upper(model)
        self._table: Rows = np.empty((0, pieces * outputs), np.float32)

    def look_at(self, vectors: Rows) -> None:
        """Multiply out what the words of a batch add to a state; word -1 stands for no word."""
        table = np.empty((len(vectors) + 1, self._products.width), np.float32)
        for start in range(0, len(vectors), BLOCK):
            part = slice(start, min(start + BLOCK, len(vectors)))
            self._products.into(self._linear(vectors[part]), table[part])
        table[-1] = self._nothing
        self._table = table.reshape(len(table) * self._features, -1)

    def scores(self, words: list[Ids]) -> Rows:
        """Return the scores of all steps, one row for each state; `words` holds its words for each feature."""
        total = self._table.take(words[0] * self._features, axis=0)
        for feature, at in enumerate(words[1:], start=1):
            total += self._table.take(at * self._features + feature, axis=0)
        total += self._bias
        best: Rows = np.maximum(total[:, : self._outputs], total[:, self._outputs : 2 * self._outputs])
        for piece in range(2, self._pieces):
            np.maximum(best, total[:, piece * self._outputs : (piece + 1) * self._outputs], out=best)
        return best if self._upper is None else self._upper(best)


def _upper(model: Any) -> Dense | None:
    if not model.attrs["has_upper"]:
        return None
    upper = only_node(model.get_ref("upper"), "linear")
    return Dense(upper.get_param("W").T, upper.get_param("b"))
