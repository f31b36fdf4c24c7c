"""Words of two sentences put beside each other, in order, so that what is alike weighs as much as it can."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from stemma.lineage.likeness import alike
from stemma.lineage.storytext import StoryText
from stemma.lineage.tokens import Numbers, Places

Floats = NDArray[np.float64]

_LOOSE = 5  # words that may stand between the outermost pair and the next; farther off it is chance
_FEWEST = 3  # pairs that are an alignment
_WIDEST_GAP = 6  # words of a gap between equal ones in which likes are looked for


class Alignment(NamedTuple):
    """The pairs of words of two sentences, by their numbers in the texts, and how alike what they span is.

    `order` is the part of what could be matched that stands in the same order.
    """

    pairs: Places
    sameness: float
    order: float


def nearly_equal(text: StoryText, other: StoryText, line: int, there: int) -> Alignment | None:
    """Return how two sentences align that have most words in common: equal words first, likes in the gaps.

    The longest common subsequence is that of rapidfuzz; None where fewer than three words meet.
    """
    (first, last), (start, stop) = text.bounds[line], other.bounds[there]
    pairs: list[tuple[int, int]] = []
    likes: list[float] = []
    i, j = first, start
    for begin, there_begin, length in _equal_blocks(text.numbers[first:last], other.numbers[start:stop]):
        for a, b, like in _in_gap(text, other, range(i, first + begin), range(j, start + there_begin)):
            pairs.append((a, b))
            likes.append(like)
        i, j = first + begin + length, start + there_begin + length
        pairs += zip(range(i - length, i), range(j - length, j), strict=True)
        likes += [1.0] * length
    return _alignment(text, other, np.array(pairs, dtype=np.int64).reshape(-1, 2), np.array(likes), 1.0)


def _equal_blocks(words: Numbers, others: Numbers) -> list[tuple[int, int, int]]:
    """Return the runs of a longest common subsequence as ``(place, other place, length)``, an empty one at the end."""
    found = LCSseq.opcodes(words.tolist(), others.tolist())
    blocks = [(b.src_start, b.dest_start, b.src_end - b.src_start) for b in found if b.tag == "equal"]
    return [*blocks, (len(words), len(others), 0)]


def _in_gap(text: StoryText, other: StoryText, here: range, there: range) -> list[tuple[int, int, float]]:
    """Return the pairs of words that are alike between two equal runs."""
    if not 0 < len(here) <= _WIDEST_GAP or not 0 < len(there) <= _WIDEST_GAP:
        return []
    grid = np.array([[alike(text.words[i].form, other.words[j].form) for j in there] for i in here])
    if not grid.any():
        return []
    gain = grid * (
        np.minimum.outer(text.weights[here[0] : here[-1] + 1], other.weights[there[0] : there[-1] + 1]) + 0.02
    )
    return [(here[i], there[j], float(grid[i, j])) for i, j in best_orders([gain])[0].tolist()]


def aligned(
    text: StoryText, other: StoryText, lines: Sequence[tuple[int, int]], grids: Sequence[NDArray[np.float32]]
) -> list[Alignment | None]:
    """Return how the sentences of each pair of lines align, given how alike their words are."""
    gains = []
    for (line, there), grid in zip(lines, grids, strict=True):
        (first, last), (start, stop) = text.bounds[line], other.bounds[there]
        gains.append(grid * (np.minimum.outer(text.weights[first:last], other.weights[start:stop]) + 0.02))
    found: list[Alignment | None] = []
    for (line, there), grid, gain, order in zip(lines, grids, gains, best_orders(gains), strict=True):
        matched = float(gain[order[:, 0], order[:, 1]].sum())
        begin = np.array((text.bounds[line][0], other.bounds[there][0]))
        in_order = matched / max(float(gain.max(axis=1).sum()), 1e-9)
        found.append(
            _alignment(text, other, order + begin, grid[order[:, 0], order[:, 1]].astype(np.float64), in_order)
        )
    return found


def _alignment(text: StoryText, other: StoryText, pairs: Places, likes: Floats, order: float) -> Alignment | None:
    if len(pairs) < _FEWEST:
        return None
    first, last = _dense(pairs)
    pairs, likes = pairs[first:last], likes[first:last]
    return Alignment(pairs, _sameness(text, other, pairs, likes), order)


def best_orders(gains: Sequence[Floats]) -> list[Places]:
    """Return for each grid the pairs of rows and columns, both rising, with the greatest sum of gains.

    All grids are worked through at once, a row at a time (Needleman and Wunsch, 1970, without a price for gaps).

    >>> best_orders([np.array([[0.0, 1.0], [0.6, 0.0], [0.0, 0.5]])])[0].tolist()
    [[1, 0], [2, 1]]
    >>> best_orders([np.eye(2)])[0].tolist()
    [[0, 0], [1, 1]]
    """
    if not gains:
        return []
    rows, columns = max(g.shape[0] for g in gains), max(g.shape[1] for g in gains)
    stacked = np.zeros((rows, len(gains), columns))
    for place, gain in enumerate(gains):
        stacked[: gain.shape[0], place, : gain.shape[1]] = gain
    best = np.zeros((rows + 1, len(gains), columns + 1))
    for i in range(rows):
        step = np.maximum(best[i, :, 1:], best[i, :, :-1] + stacked[i])
        np.maximum.accumulate(step, axis=1, out=best[i + 1, :, 1:])
    return [_traced(best[:, place, :].tolist(), *gain.shape) for place, gain in enumerate(gains)]


def _traced(best: list[list[float]], i: int, j: int) -> Places:
    pairs = []
    while i and j:
        here = best[i][j]
        if here == best[i - 1][j]:
            i -= 1
        elif here == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return np.array(pairs[::-1], dtype=np.int64).reshape(-1, 2)


def _dense(pairs: Places) -> tuple[int, int]:
    """Return which pairs are left when words at both ends that stand far from the rest are cut off."""
    first, last = 0, len(pairs)
    apart = (np.diff(pairs, axis=0).max(axis=1) > _LOOSE).tolist()
    while last - first > _FEWEST and apart[first]:
        first += 1
    while last - first > _FEWEST and apart[last - 2]:
        last -= 1
    return first, last


def _sameness(text: StoryText, other: StoryText, pairs: Places, likes: Floats) -> float:
    """Return the share of the passage's weight on both sides that is aligned, equal words counting in full."""
    i, j = pairs[:, 0], pairs[:, 1]
    value = np.where(text.numbers[i] == other.numbers[j], 1.0, 0.85 * likes)
    same = float((value * (text.weights[i] + other.weights[j] + 0.2)).sum())
    own, others = text.weights[i[0] : i[-1] + 1], other.weights[j[0] : j[-1] + 1]
    return round(same / float((own + 0.1).sum() + (others + 0.1).sum()), 4)
