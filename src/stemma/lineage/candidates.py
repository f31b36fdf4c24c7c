"""Which pairs of reports are worth aligning: those whose sketches meet, instead of all pairs.

A number of a sketch that many reports hold proposes for each of them only its neighbours in the given order and the
first of all, so that cost stays near-linear when thousands are copies; each report keeps its best partners.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon
from stemma.lineage.characters import Numbers, Places
from stemma.lineage.sketch import OWNER_BITS, Sketch, sketch
from stemma.lineage.tokens import tokenise

Pair = tuple[int, int]

_OWNER = np.uint64((1 << OWNER_BITS) - 1)
_PART = 1 << 17  # postings joined at once: bounds the memory of a join


def pairs(texts: Sequence[str]) -> list[Pair]:
    """Return pairs of places in `texts` that may share passages, in order; all pairs where the texts are few.

    `texts` come in the order in which reports are preferred as parents, the earliest first.

    >>> pairs(["The mill burned down.", "Orr won the vote."])
    [(0, 1)]
    """
    if len(texts) <= lexicon("lineage_candidates")["all_pairs"]["reports"]:
        return [(i, j) for j in range(len(texts)) for i in range(j)]
    return [(int(one), int(two)) for one, two in partners(sketch(tokenise(texts)), len(texts))]


def partners(found: Sketch, count: int) -> Places:
    """Return the pairs of `count` texts whose sketches meet, shape ``(pairs, 2)``, the lower place first, in order.

    >>> texts = ["The old mill on the river burned down on Friday night, police said."] * 2 + ["Orr won the vote."]
    >>> partners(sketch(tokenise(texts)), 3).tolist()
    [[0, 1]]
    """
    rules = lexicon("lineage_candidates")
    met = [
        (*_meetings(postings), float(rules[kind]["vote"]))
        for kind, postings in (("shingle", found.shingles), ("rare", found.rare), ("sense", found.sense))
    ]
    names = np.concatenate([pair for pair, _, _ in met])
    votes = np.concatenate([times * vote for _, times, vote in met])
    names, votes = _summed(names, votes)
    kept = votes >= rules["votes"]["value"]
    return _best(names[kept], votes[kept], count, int(rules["partners"]["value"]))


def _meetings(postings: Numbers) -> tuple[Numbers, NDArray[np.float64]]:
    """Return the pairs of texts that meet in postings and how often, part by part of the numbers."""
    ordered = np.sort(postings)
    names, times = [np.zeros(0, np.uint64)], [np.zeros(0)]
    first = pending = 0
    while first < len(ordered):
        last = min(first + _PART, len(ordered))
        if last < len(ordered):  # a number is not cut in two
            key = (ordered[last] >> np.uint64(OWNER_BITS)) << np.uint64(OWNER_BITS)
            last = int(np.searchsorted(ordered, key))
            if last <= first:
                last = int(np.searchsorted(ordered, key | _OWNER, side="right"))
        once, count = np.unique(_met(_distinct(ordered[first:last])), return_counts=True)
        names.append(once)
        times.append(count.astype(np.float64))
        first, pending = last, pending + len(once)
        if pending > max(_PART, len(names[0])):  # rarely enough that summing costs no more than in the end
            summed = _summed(np.concatenate(names), np.concatenate(times))
            names, times, pending = [summed[0]], [summed[1]], 0
    return _summed(np.concatenate(names), np.concatenate(times))


def _distinct(ordered: Numbers) -> Numbers:
    return ordered[np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]]


def _met(postings: Numbers) -> Numbers:
    """Return one entry for each meeting of two texts in sorted postings: both places in one number."""
    keys, owners = postings >> np.uint64(OWNER_BITS), postings & _OWNER
    near = int(lexicon("lineage_candidates")["neighbours"]["value"])
    found = []
    for step in range(1, near + 1):
        same = np.flatnonzero(keys[step:] == keys[:-step])
        found.append((owners[same] << np.uint64(OWNER_BITS)) | owners[same + step])
    start = np.flatnonzero(np.diff(keys, prepend=~keys[:1]) != 0)
    first = np.repeat(start, np.diff(np.append(start, len(keys))))
    far = np.flatnonzero(np.arange(len(keys)) - first > near)
    found.append((owners[first[far]] << np.uint64(OWNER_BITS)) | owners[far])
    return np.concatenate(found)


def _summed(names: Numbers, values: NDArray[np.float64]) -> tuple[Numbers, NDArray[np.float64]]:
    """Return each name once, in order, with the sum of its values."""
    order = np.argsort(names, kind="stable")
    names, values = names[order], values[order]
    start = np.flatnonzero(np.append(True, names[1:] != names[:-1]))[: len(names)]
    return names[start], np.add.reduceat(values, start) if len(start) else values


def _best(names: Numbers, votes: NDArray[np.float64], count: int, most: int) -> Places:
    """Return the pairs that are among the best of one of their two texts."""
    one, two = (names >> np.uint64(OWNER_BITS)).astype(np.int64), (names & _OWNER).astype(np.int64)
    kept = np.zeros(len(names), dtype=bool)
    ends, which = np.concatenate([one, two]), np.tile(np.arange(len(names)), 2)
    order = np.lexsort((which, -votes[which], ends))
    ends, which = ends[order], which[order]
    start = np.searchsorted(ends, np.arange(count))
    kept[which[np.arange(len(ends)) - start[ends] < most]] = True
    return np.stack([one[kept], two[kept]], axis=1)
