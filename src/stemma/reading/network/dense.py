"""Layers of a network over rows of numbers, in blocks of one size."""

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
        self.write(rows, out)
        return out

    def write(self, rows: Rows, out: Rows) -> None:
        """Write the outputs of any number of rows into `out`."""
        for start in range(0, len(rows), BLOCK):
            self.into(rows[start : start + BLOCK], out[start : start + BLOCK])

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
