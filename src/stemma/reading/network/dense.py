"""Layers of a network over rows of numbers, in blocks of one size."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]
BLOCK = 256  # rows multiplied at once: they stay in the processor's cache, and a row's result hangs on no other row


class Dense:
    """A linear layer ``rows @ weights + bias``; `weights` has the shape (inputs, outputs).

    >>> layer = Dense(np.eye(2, dtype=np.float32) * 2, np.ones(2, dtype=np.float32))
    >>> layer(np.array([[1, 2]], dtype=np.float32)).tolist()
    [[3.0, 5.0]]
    """

    def __init__(self, weights: Rows, bias: Rows | None = None) -> None:
        self._weights = np.ascontiguousarray(weights, dtype=np.float32)
        self._bias = None if bias is None else np.ascontiguousarray(bias, dtype=np.float32)
        self._full = np.zeros((BLOCK, self._weights.shape[0]), np.float32)
        self.width: int = self._weights.shape[1]

    def __call__(self, rows: Rows) -> Rows:
        """Return a new array of the outputs for any number of rows."""
        out = np.empty((len(rows), self.width), np.float32)
        for start in range(0, len(rows), BLOCK):
            self.into(rows[start : start + BLOCK], out[start : start + BLOCK])
        return out

    def into(self, rows: Rows, out: Rows) -> None:
        """Write the outputs of at most one block of rows into `out`; a short block is filled up with zeros."""
        short = len(rows) < BLOCK
        if short:
            self._full[: len(rows)] = rows
            self._full[len(rows) :] = 0
            out[:] = np.dot(self._full, self._weights)[: len(rows)]
        else:
            np.dot(rows, self._weights, out=out)
        if self._bias is not None:
            out += self._bias


class MaxoutNorm:
    """A maxout layer and the layer normalisation after it (Goodfellow et al. 2013; Ba et al. 2016)."""

    def __init__(self, maxout: Any, norm: Any) -> None:
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        outputs, self._pieces, inputs = weights.shape
        # Pieces one behind the other, so that the maximum is taken over long runs of numbers.
        flat = weights.transpose(1, 0, 2).reshape(self._pieces * outputs, inputs).T
        self._dense = Dense(flat, bias.T.reshape(-1))
        self._scale, self._shift = np.array(norm.get_param("G")), np.array(norm.get_param("b"))
        self._room = np.empty((BLOCK, self._pieces * outputs), np.float32)
        self.inputs: int = inputs
        self.width: int = outputs

    def __call__(self, rows: Rows) -> Rows:
        """Return the outputs for at most one block of rows."""
        room = self._room[: len(rows)]
        self._dense.into(rows, room)
        best: Rows = np.maximum(room[:, : self.width], room[:, self.width : 2 * self.width])
        for piece in range(2, self._pieces):
            np.maximum(best, room[:, piece * self.width : (piece + 1) * self.width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best)
        spread /= self.width
        spread += np.float32(1e-8)
        best /= np.sqrt(spread)[:, None]
        best *= self._scale
        best += self._shift
        return best
