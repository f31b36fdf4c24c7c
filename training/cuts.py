"""Samples of like length put together, and their numbers in rows of one length."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def cuts(lengths: Sequence[int], places: int, rng: random.Random) -> list[list[int]]:
    """Samples that make batches of at most so many places each, in any order.

    They are ordered by length, a little noisily so that batches differ from round to round.
    """
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] * rng.uniform(0.9, 1.1))
    made: list[list[int]] = [[]]
    longest = 0
    for number in order:
        longest = max(longest, lengths[number])
        if made[-1] and longest * (len(made[-1]) + 1) > places:
            made.append([])
            longest = lengths[number]
        made[-1].append(number)
    rng.shuffle(made)
    return made


def filled(
    shape: tuple[int, int], words: NDArray[np.bool_], parts: list[NDArray[np.int64]], rest: int
) -> NDArray[np.int64]:
    """The numbers of samples in rows of one length, `rest` where there is no word."""
    rows = np.full(shape, rest, np.int64)
    rows[words] = np.concatenate(parts)
    return rows
