"""Runs of equal words that two texts share: seeds from shared n-grams, extended as far as the words are equal.

As in passim (Smith, Cordell and Dillon, 2013), with whole texts as arrays of word numbers: the n-grams of one text are
looked up in those of the other at once, and what follows on one diagonal is one run.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.lineage.characters import Numbers, Places
from stemma.lineage.tokens import mixed

_STEP = np.uint64(0xD6E8FEB86659FD93)
_NOTHING = np.zeros((0, 3), np.int64)


class Seeds(NamedTuple):
    """The n-grams of a text: their hashes place by place, and the distinct ones with the first place of each."""

    words: Numbers
    size: int
    grams: Numbers
    known: Numbers
    first: Places


def seeds(words: Numbers, size: int) -> Seeds:
    """Return the n-grams of `size` words of a text given as word numbers.

    >>> found = seeds(np.array([5, 6, 5, 6, 7], dtype=np.uint64), 2)
    >>> len(found.grams), found.first[np.argsort(found.first)].tolist()
    (4, [0, 1, 3])
    """
    grams = mixed(gram_hashes(words, size))
    order = np.argsort(grams, kind="stable")
    ordered = grams[order]
    new = np.append(True, ordered[1:] != ordered[:-1])[: len(grams)]
    return Seeds(words, size, grams, ordered[new], order[new])


def gram_hashes(words: Numbers, size: int) -> Numbers:
    """Return a hash of each n-gram of `size` words, whose highest bits are the most mixed.

    >>> len(gram_hashes(np.array([5, 6, 5, 6, 7], dtype=np.uint64), 2))
    4
    """
    count = max(0, len(words) - size + 1)
    grams = words[:count].copy()
    for step in range(1, size):
        grams *= _STEP
        grams += words[step : step + count]
    return grams


def equal_runs(one: Seeds, two: Seeds, least: int, looked_for: Places | None = None) -> NDArray[np.int64]:
    """Return the runs of at least `least` equal words as rows ``(place in one, place in two, length)``, in order.

    `looked_for` are the places of the first text, in order, whose n-grams are looked up; None for all.

    An n-gram that the second text repeats is looked for at its first place, and where a run that leads up to it goes
    on. No word of the first text is in two runs.

    >>> words = np.arange(20, dtype=np.uint64)
    >>> equal_runs(seeds(words[3:12], 4), seeds(words, 4), 4).tolist()
    [[0, 3, 9]]
    """
    if not len(one.grams) or not len(two.known):
        return _NOTHING
    grams = one.grams if looked_for is None else one.grams[looked_for]
    at = np.searchsorted(two.known, grams)
    at[at == len(two.known)] = 0
    place = np.flatnonzero(two.known[at] == grams)
    if not len(place):
        return _NOTHING
    other = two.first[at[place]]
    place = place if looked_for is None else looked_for[place]
    new = np.append(True, (np.diff(place) != 1) | (np.diff(other) != 1))
    start = np.flatnonzero(new)
    length = np.diff(np.append(start, len(place))) + one.size - 1
    rows = np.stack([place[start], other[start], length], axis=1)
    return _apart(_extended(rows, one.words, two.words), least)


def _extended(rows: NDArray[np.int64], words: Numbers, others: Numbers) -> NDArray[np.int64]:
    """Extend the runs to the right where the words go on being equal: behind an n-gram that one text repeats."""
    ends = rows[:, :2] + rows[:, 2:]
    inside = (ends[:, 0] < len(words)) & (ends[:, 1] < len(others))
    going = np.flatnonzero(inside)
    going = going[words[ends[going, 0]] == others[ends[going, 1]]]
    for run in going.tolist():
        here, there = ends[run].tolist()
        room = min(len(words) - here, len(others) - there)
        rows[run, 2] += alike(words[here : here + room], others[there : there + room])
    return rows


def alike(words: Numbers, others: Numbers) -> int:
    """Return how many words two arrays of one length have in common from their beginning on.

    >>> alike(np.array([1, 2, 3], dtype=np.uint64), np.array([1, 2, 4], dtype=np.uint64))
    2
    """
    done, step = 0, 16
    while done < len(words):
        differ = words[done : done + step] != others[done : done + step]
        if differ.any():
            return done + int(differ.argmax())
        done, step = done + step, step * 2
    return len(words)


def _apart(rows: NDArray[np.int64], least: int) -> NDArray[np.int64]:
    """Return the runs with what an earlier one already has cut off, those that are left too short left out."""
    rows = rows[rows[:, 2] >= least]
    if len(rows) < 2 or (rows[1:, 0] >= rows[:-1, 0] + rows[:-1, 2]).all():
        return rows
    kept = []
    reached = 0
    for start, other, length in rows.tolist():
        cut = max(0, reached - start)
        if length - cut >= least:
            kept.append((start + cut, other + cut, length - cut))
            reached = start + length
    return np.array(kept, dtype=np.int64).reshape(-1, 3)
