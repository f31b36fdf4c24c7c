"""Words of two sentences put beside each other, in order, so that what is alike weighs as much as it can."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from stemma.lineage.characters import Numbers, Places
from stemma.lineage.likeness import Grid, alike
from stemma.lineage.storytext import StoryText

Floats = NDArray[np.float64]

_LEAST = 0.02  # what a pair of words counts beside its weight
_LOOSE = 5  # words that may stand between the outermost pair and the next; farther off it is chance
_FEWEST = 3  # pairs that are an alignment
_WIDEST_GAP = 6  # words of a gap between equal ones in which likes are looked for
_TOGETHER = 1 << 21  # cells of grids that are worked through at once: bounds the memory


class Alignment(NamedTuple):
    """The pairs of words of two sentences, by their numbers in the texts, and how alike what they span is.

    `order` is the part of what could be matched that stands in the same order.
    """

    pairs: Places
    sameness: float
    order: float


class Rows(NamedTuple):
    """Pairs of words of several pairs of sentences, one behind the other, and how alike the words of each pair are.

    `sizes` counts the pairs of words of each pair of sentences; `order` as in `Alignment`.
    """

    pairs: Places
    likes: Floats
    sizes: list[int]
    order: list[float]


def nearly_equal(text: StoryText, other: StoryText, lines: Sequence[tuple[int, int]]) -> Rows:
    """Return how sentences align, pair by pair, that have most words in common: equal words first, likes in the gaps.

    The longest common subsequence is that of rapidfuzz.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> told = "The mill burned on Friday night.", "The mill burnt on Friday night."
    >>> one, two = (prepare(report_of_text(text)) for text in told)
    >>> nearly_equal(one, two, [(0, 0)]).likes.round(1).tolist()
    [1.0, 1.0, 0.9, 1.0, 1.0, 1.0]
    """
    here: list[int] = []
    there: list[int] = []
    likes: list[float] = []
    sizes = []
    for line, beside in lines:
        before = len(here)
        (first, last), (start, stop) = text.bounds[line], other.bounds[beside]
        i, j = first, start
        for begin, there_begin, length in _equal_blocks(text.numbers[first:last], other.numbers[start:stop]):
            gap, there_gap = first + begin - i, start + there_begin - j
            if 0 < gap <= _WIDEST_GAP and 0 < there_gap <= _WIDEST_GAP:
                for a, b, like in _in_gap(text, other, range(i, i + gap), range(j, j + there_gap)):
                    here.append(a)
                    there.append(b)
                    likes.append(like)
            i, j = first + begin + length, start + there_begin + length
            here += range(i - length, i)
            there += range(j - length, j)
            likes += [1.0] * length
        sizes.append(len(here) - before)
    pairs = np.stack([np.array(here, dtype=np.int64), np.array(there, dtype=np.int64)], axis=1)
    return Rows(pairs, np.array(likes, dtype=np.float64), sizes, [1.0] * len(sizes))


def _equal_blocks(words: Numbers, others: Numbers) -> list[tuple[int, int, int]]:
    """Return the runs of a longest common subsequence as ``(place, other place, length)``, an empty one at the end."""
    found = LCSseq.opcodes(words.tolist(), others.tolist())
    blocks = [(b.src_start, b.dest_start, b.src_end - b.src_start) for b in found if b.tag == "equal"]
    return [*blocks, (len(words), len(others), 0)]


def _in_gap(text: StoryText, other: StoryText, here: range, there: range) -> list[tuple[int, int, float]]:
    """Return the pairs of words that are alike between two equal runs."""
    others = [other.words.form(j) for j in there]
    grid = [[alike(form, beside) for beside in others] for form in map(text.words.form, here)]
    if not any(map(any, grid)):
        return []
    if len(here) == len(there) == 1:
        return [(here[0], there[0], grid[0][0])]
    weights, their_weights = (side.weights[of[0] : of[-1] + 1].tolist() for side, of in ((text, here), (other, there)))
    best = [[0.0] * (len(there) + 1)]
    for likes, weight in zip(grid, weights, strict=True):
        row = [0.0]
        for j, like in enumerate(likes):
            row.append(max(best[-1][j + 1], best[-1][j] + like * (min(weight, their_weights[j]) + _LEAST), row[j]))
        best.append(row)
    return [(here[i], there[j], grid[i][j]) for i, j in _traced(best, len(here), len(there))]


class Likely(NamedTuple):
    """Pairs of sentences that may be one passage, how alike their words are, and what pairs of words count."""

    lines: Sequence[tuple[int, int]]
    grids: Sequence[Grid]
    gains: Sequence[Floats]


def likely(text: StoryText, other: StoryText, lines: Sequence[tuple[int, int]], grids: Sequence[Grid]) -> Likely:
    """Return pairs of sentences with what each pair of their words counts: the weight of the lighter.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> one, two = (prepare(report_of_text(text)) for text in ("The mill burned.", "A mill burned down."))
    >>> found = likely(one, two, [(0, 0)], [np.array([[0, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]])])
    >>> found.gains[0].argmax(axis=1).tolist()
    [0, 1, 2]
    """
    gains = []
    for (line, there), grid in zip(lines, grids, strict=True):
        (first, last), (start, stop) = text.bounds[line], other.bounds[there]
        gains.append(grid * (np.minimum.outer(text.weights[first:last], other.weights[start:stop]) + _LEAST))
    return Likely(lines, grids, gains)


def ordered(text: StoryText, other: StoryText, found: Likely, orders: Sequence[Places]) -> Rows:
    """Return how the sentences of each pair align, given the best order of their words (see `best_orders`).

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> one, two = (prepare(report_of_text(text)) for text in ("The mill burned.", "Burned: the mill."))
    >>> found = likely(one, two, [(0, 0)], [np.array([[0, 1, 0], [0, 0, 1], [1, 0, 0]])])
    >>> rows = ordered(one, two, found, best_orders(found.gains))
    >>> rows.pairs.tolist(), rows.order[0] < 1
    ([[0, 1], [1, 2]], True)
    """
    pairs, likes, share = [np.zeros((0, 2), np.int64)], [np.zeros(0)], []
    for (line, there), grid, gain, order in zip(*found, orders, strict=True):
        rows, columns = order[:, 0], order[:, 1]
        share.append(float(gain[rows, columns].sum()) / max(float(gain.max(axis=1).sum()), 1e-9))
        pairs.append(order + np.array((text.bounds[line][0], other.bounds[there][0])))
        likes.append(grid[rows, columns].astype(np.float64))
    return Rows(np.concatenate(pairs), np.concatenate(likes), [len(order) for order in orders], share)


def aligned(
    text: StoryText, other: StoryText, lines: Sequence[tuple[int, int]], grids: Sequence[Grid]
) -> list[Alignment | None]:
    """Return how the sentences of each pair of lines align, given how alike their words are; None where too few do.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> one, two = (prepare(report_of_text(text)) for text in ("The mill burned.", "The mill burned down."))
    >>> found = aligned(one, two, [(0, 0)], [np.eye(3, 4)])[0]
    >>> found.pairs.tolist(), found.order
    ([[0, 0], [1, 1], [2, 2]], 1.0)
    """
    found = likely(text, other, lines, grids)
    return list(alignments(text, other, ordered(text, other, found, best_orders(found.gains))))


def alignments(text: StoryText, other: StoryText, rows: Rows) -> Iterator[Alignment | None]:
    """Yield the passage of each pair of sentences, words far off the rest cut off; None where it is too little.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> one, two = (prepare(report_of_text(text)) for text in ("The mill burned.", "The mill burned down."))
    >>> three = Rows(np.array([[0, 0], [1, 1], [2, 2]]), np.ones(3), [3], [1.0])
    >>> [found.sameness < 1 for found in alignments(one, two, three)]
    [False]
    >>> list(alignments(one, two, Rows(np.array([[1, 1]]), np.ones(1), [1], [1.0])))
    [None]
    """
    far = (np.diff(rows.pairs, axis=0).max(axis=1) > _LOOSE).tolist()
    kept = []
    at = 0
    for size in rows.sizes:
        first, last = at, at + size
        while last - first > _FEWEST and far[first]:
            first += 1
        while last - first > _FEWEST and far[last - 2]:
            last -= 1
        kept.append((first, last) if size >= _FEWEST else None)
        at += size
    same = iter(_sameness(text, other, rows, [extent for extent in kept if extent]))
    for extent, order in zip(kept, rows.order, strict=True):
        yield Alignment(rows.pairs[slice(*extent)], next(same), order) if extent else None


def best_orders(gains: Sequence[Floats]) -> list[Places]:
    """Return for each grid the pairs of rows and columns, both rising, with the greatest sum of gains.

    Grids are worked through together, a row at a time (Needleman and Wunsch, 1970, without a price for gaps), words
    that nothing is like left out.

    >>> best_orders([np.array([[0.0, 1.0], [0.6, 0.0], [0.0, 0.5]])])[0].tolist()
    [[1, 0], [2, 1]]
    >>> best_orders([np.eye(2)])[0].tolist()
    [[0, 0], [1, 1]]
    """
    if not gains:
        return []
    used = [(np.flatnonzero(gain.any(axis=1)), np.flatnonzero(gain.any(axis=0))) for gain in gains]
    by_size = sorted(range(len(gains)), key=lambda place: (len(used[place][0]), len(used[place][1])))
    found: dict[int, Places] = {}
    for group in _groups(by_size, [(len(rows), len(columns)) for rows, columns in used]):
        small = [gains[place][np.ix_(*used[place])] for place in group]
        for place, order in zip(group, _orders(small), strict=True):
            rows, columns = used[place]
            found[place] = np.stack([rows[[i for i, _ in order]], columns[[j for _, j in order]]], axis=1)
    return [found[place] for place in range(len(gains))]


def _groups(places: Sequence[int], shapes: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Yield places of grids that fit into memory together, in order; a grid that is too large alone."""
    group: list[int] = []
    rows = columns = 0
    for place in places:
        rows, columns = max(rows, shapes[place][0]), max(columns, shapes[place][1])
        if group and (len(group) + 1) * rows * columns > _TOGETHER:
            yield group
            group = []
            rows, columns = shapes[place]
        group.append(place)
    yield group


def _orders(gains: Sequence[Floats]) -> list[list[tuple[int, int]]]:
    rows, columns = max(g.shape[0] for g in gains), max(g.shape[1] for g in gains)
    stacked = np.zeros((rows, len(gains), columns))
    for place, gain in enumerate(gains):
        stacked[: gain.shape[0], place, : gain.shape[1]] = gain
    best = np.zeros((rows + 1, len(gains), columns + 1))
    for i in range(rows):
        step = np.maximum(best[i, :, 1:], best[i, :, :-1] + stacked[i])
        np.maximum.accumulate(step, axis=1, out=best[i + 1, :, 1:])
    return [
        _traced(best[: g.shape[0] + 1, place, : g.shape[1] + 1].tolist(), *g.shape) for place, g in enumerate(gains)
    ]


def _traced(best: list[list[float]], i: int, j: int) -> list[tuple[int, int]]:
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
    return pairs[::-1]


def _sameness(text: StoryText, other: StoryText, rows: Rows, extents: Sequence[tuple[int, int]]) -> list[float]:
    """Return the share of each passage's weight on both sides that is aligned, equal words counting in full.

    `extents` are the passages, as half-open ranges of the rows.
    """
    if not extents:
        return []
    edges = np.array(extents)
    i, j = rows.pairs[:, 0], rows.pairs[:, 1]
    value = np.where(text.numbers[i] == other.numbers[j], 1.0, 0.85 * rows.likes)
    same = np.append(value * (text.weights[i] + other.weights[j] + 0.2), 0.0)
    matched = np.add.reduceat(same, edges.ravel())[::2]
    whole = sum(_spanned(side.weights, of[edges[:, 0]], of[edges[:, 1] - 1]) for side, of in ((text, i), (other, j)))
    return [round(part, 4) for part in (matched / whole).tolist()]


def _spanned(weights: Floats, first: Places, last: Places) -> Floats:
    """Return the weight of each range of words, both ends within."""
    return np.add.reduceat(np.append(weights + 0.1, 0.0), np.stack([first, last + 1], axis=1).ravel())[::2]
