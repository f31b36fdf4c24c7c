"""Runs of equal words for many pairs of texts at once: what `runs` finds for one pair, without a step for each.

Every n-gram of the texts gets a number, so that those of one text are looked up in those of another by place in a
table; what follows on one diagonal is one run.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.lineage.characters import Numbers, Places
from stemma.lineage.runs import alike, gram_hashes
from stemma.lineage.tokens import Tokens


class PairRuns(NamedTuple):
    """Runs of equal words, in order: the number of the pair, where they begin in either text, how long they are.

    Places count in the words of all texts together.
    """

    pair: Places
    one: Places
    two: Places
    length: Places

    def chosen(self, which: NDArray[np.bool_]) -> "PairRuns":
        """Return the runs for which the mask is true."""
        at = np.flatnonzero(which)
        return PairRuns(*(column[at] for column in self))


def pair_runs(tokens: Tokens, pairs: Places, size: int, least: int) -> PairRuns:
    """Return the runs of at least `least` equal words of each pair of texts; `size` is that of the n-grams looked up.

    >>> from stemma.lineage.tokens import tokenise
    >>> found = tokenise(["the old mill by the river burned", "so the old mill by the river burned"])
    >>> pair_runs(found, np.array([[0, 1]]), 4, 5)
    PairRuns(pair=array([0]), one=array([0]), two=array([8]), length=array([7]))
    """
    at, other, begins = _equal_grams(tokens, pairs, size)
    new = np.flatnonzero(np.append(True, (np.diff(at) != 1) | (np.diff(other) != 1))[: len(at)])
    pair = np.searchsorted(begins, at[new], side="right") - 1
    one = at[new] - begins[pair] + tokens.firsts[pairs[pair, 0]]
    length = np.diff(np.append(new, len(at))) + size - 1
    return _apart(_extended(PairRuns(pair, one, other[new], length), tokens, pairs), least)


def _equal_grams(tokens: Tokens, pairs: Places, size: int) -> tuple[Places, Places, Places]:
    """Return which n-grams of the first texts the second have, and where these have them first.

    N-grams of the first texts are counted pair by pair from the `begins` on that are returned as well.
    """
    grams, firsts = _numbered(tokens, size)
    known, bounds = grams[firsts], np.searchsorted(firsts, tokens.firsts).tolist()
    start, stop = tokens.firsts[:-1], np.maximum(tokens.firsts[:-1], tokens.firsts[1:] - size + 1)
    room = (stop - start)[pairs[:, 0]] + 1  # a place is left free behind each pair, so that no run leads across
    begins = np.cumsum(room) - room
    found = np.full(int(room.sum()), -1, np.int64)
    table = np.full(int(grams.max(initial=0)) + 1, -1, np.int64)
    starts, stops, held = start.tolist(), stop.tolist(), -1
    order = np.argsort(pairs[:, 1], kind="stable")
    for (one, two), begin in zip(pairs[order].tolist(), begins[order].tolist(), strict=True):
        if two != held:
            table[known[bounds[two] : bounds[two + 1]]] = firsts[bounds[two] : bounds[two + 1]]
            held = two
        asked = grams[starts[one] : stops[one]]
        table.take(asked, out=found[begin : begin + len(asked)], mode="clip")
    at = np.flatnonzero(found >= np.repeat(start[pairs[:, 1]], room))  # lower places are left from earlier texts
    return at, found[at], begins


def _numbered(tokens: Tokens, size: int) -> tuple[Places, Places]:
    """Return a number for each n-gram, the same for the same, and the places at which a text has one first."""
    count = len(tokens.numbers)
    hashes = gram_hashes(np.append(tokens.numbers, np.zeros(size - 1, np.uint64)), size)
    order, new = _grouped(hashes)
    grams = np.zeros(count, np.int64)
    grams[order] = np.cumsum(new)
    owners = np.repeat(np.arange(len(tokens.firsts) - 1, dtype=np.int32), np.diff(tokens.firsts))[order]
    new[1:] |= owners[1:] != owners[:-1]
    first = np.zeros(count, dtype=bool)
    first[order[new]] = True
    for step in range(1, size):  # what begins here leads into the next text
        across = tokens.firsts[1:] - step
        first[across[across >= tokens.firsts[:-1]]] = False
    return grams, np.flatnonzero(first)


def _grouped(hashes: Numbers) -> tuple[Places, NDArray[np.bool_]]:
    """Return places in order of their hashes, those of one hash in order, and which of them begin another hash."""
    bits = np.uint64(len(hashes).bit_length())
    low = (np.uint64(1) << bits) - np.uint64(1)
    ordered = np.sort((hashes & ~low) | np.arange(len(hashes), dtype=np.uint64))  # far cheaper than an argsort
    order = (ordered & low).astype(np.int64)
    new = np.append(True, ordered[1:] >> bits != ordered[:-1] >> bits)[: len(hashes)]
    full = hashes[order]
    if not np.array_equal(new[1:], full[1:] != full[:-1]):  # two hashes that begin alike
        order = np.argsort(hashes, kind="stable")
        full = hashes[order]
        new[1:] = full[1:] != full[:-1]
    return order, new


def _extended(runs: PairRuns, tokens: Tokens, pairs: Places) -> PairRuns:
    """Extend the runs to the right where the words go on being equal: behind an n-gram that one text repeats."""
    words, ends = np.append(tokens.numbers, np.uint64(0)), tokens.firsts[1:]
    here, there = runs.one + runs.length, runs.two + runs.length
    room = np.minimum(ends[pairs[runs.pair, 0]] - here, ends[pairs[runs.pair, 1]] - there)
    for run in np.flatnonzero((room > 0) & (words[here] == words[there])).tolist():
        one, two, most = int(here[run]), int(there[run]), int(room[run])
        runs.length[run] += alike(words[one : one + most], words[two : two + most])
    return runs


def _apart(runs: PairRuns, least: int) -> PairRuns:
    """Return the runs with what an earlier one of the pair has cut off, those that are left too short left out."""
    runs = runs.chosen(runs.length >= least)
    over = (runs.pair[1:] == runs.pair[:-1]) & (runs.one[1:] < runs.one[:-1] + runs.length[:-1])
    if not over.any():
        return runs
    reached, of, cuts = 0, -1, np.zeros(len(runs.pair), np.int64)
    for run, (pair, one, _, length) in enumerate(zip(*(column.tolist() for column in runs), strict=True)):
        reached = reached if pair == of else 0
        of, cuts[run] = pair, max(0, reached - one)
        if length - cuts[run] >= least:
            reached = one + length
    runs = PairRuns(runs.pair, runs.one + cuts, runs.two + cuts, runs.length - cuts)
    return runs.chosen(runs.length >= least)
