"""Passages that two reports share, word for word or reworded, with the places of every pair of words.

Runs of equal words are extended from shared seeds, as in passim (Smith, Cordell and Dillon, 2013). Reworded sentences
are proposed by the weight of the words that find their like in the other sentence (stem, synonym, spelling) and aligned
by dynamic programming, so that order counts and either side may leave words out.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon
from stemma.lineage.likeness import Likeness, Vocabulary, likeness, part
from stemma.lineage.runs import equal_runs
from stemma.lineage.storytext import StoryText

Floats = NDArray[np.float64]

_SENTENCE = 4  # words of a sentence that both have word for word, from which it is the same sentence


class Match(NamedTuple):
    """A passage in word numbers: half-open ranges in both texts, the pairs of words aligned, and how alike it is.

    `sameness` is 1.0 where the words are the same in the same order.
    """

    first: int
    last: int
    other_first: int
    other_last: int
    pairs: tuple[tuple[int, int], ...]
    sameness: float


def match(text: StoryText, other: StoryText) -> tuple[Match, ...]:
    """Return the passages of `text` that `other` shares, in the order of `text`.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> one = prepare(report_of_text("Police said the old mill on the river burned down on Friday night."))
    >>> two = prepare(report_of_text("The old mill on the river burned to the ground on Friday night, police said."))
    >>> [(m.first, m.last, m.other_first, m.other_last) for m in match(one, two)]
    [(2, 13, 0, 13)]
    """
    runs = tuple(runs_in_sentences(text, other))
    longest = lexicon("lineage_passages")["longest_report"]["words"]
    if max(len(text.words), len(other.words)) > longest:
        return tuple(_verbatim(run) for run in runs)
    found = list(_sentences(text, other))
    covered = {pair for m in found for pair in m.pairs}
    found += [_verbatim(run) for run in runs if not _covers(covered, run)]
    return tuple(sorted(found, key=lambda m: (m.first, m.other_first, m.last, m.other_last)))


def runs_in_sentences(text: StoryText, other: StoryText) -> Iterator[tuple[int, int, int]]:
    """Yield ``(first, other_first, length)`` of the longest runs of equal words inside a sentence, in order.

    Each place of `text` is in one run at most. What goes on over the end of a sentence is two runs: "said. Transport
    Secretary Mirela Osk" is chance.
    """
    rule = lexicon("lineage_passages")["run"]
    size: int = rule["words"]
    for start, there, length in equal_runs(text.seeds, other.seeds, size).tolist():
        lines = text.line[start : start + length]
        other_lines = other.line[there : there + length]
        cuts = np.flatnonzero((np.diff(lines) != 0) | (np.diff(other_lines) != 0)) + 1
        for first, last in pairwise([0, *cuts.tolist(), length]):
            if last - first >= size and text.weights[start + first : start + last].sum() >= rule["mass"]:
                yield start + first, there + first, last - first


def _verbatim(run: tuple[int, int, int]) -> Match:
    first, start, length = run
    pairs = tuple((first + step, start + step) for step in range(length))
    return Match(first, first + length, start, start + length, pairs, 1.0)


def _covers(covered: set[tuple[int, int]], run: tuple[int, int, int]) -> bool:
    first, start, length = run
    return sum((first + step, start + step) in covered for step in range(length)) * 2 > length


class _Part(NamedTuple):
    """Some sentences of a text: their numbers, their words by place in a vocabulary of their own, and their bounds."""

    lines: list[int]
    vocabulary: Vocabulary
    places: NDArray[np.int64]
    weights: Floats
    bounds: tuple[tuple[int, int], ...]


def _part(text: StoryText, lines: list[int]) -> _Part:
    ranges = [text.bounds[line] for line in lines]
    words = np.concatenate([np.arange(first, last) for first, last in ranges])
    distinct, places = np.unique(text.places[words], return_inverse=True)
    edges = np.cumsum([0, *(last - first for first, last in ranges)]).tolist()
    return _Part(lines, part(text.vocabulary, distinct), places, text.weights[words], tuple(pairwise(edges)))


def _sentences(text: StoryText, other: StoryText) -> Iterator[Match]:
    """Yield the sentence pairs that are one passage: equal ones, and of the others the best partner on either side."""
    equal = _equal_sentences(text, other)
    for line, there in equal:
        first, last = text.bounds[line]
        yield _verbatim((first, other.bounds[there][0], last - first))
    done, done_there = {line for line, _ in equal}, {there for _, there in equal}
    rest = [n for n, (first, last) in enumerate(text.bounds) if last > first and n not in done]
    others = [n for n, (first, last) in enumerate(other.bounds) if last > first and n not in done_there]
    if not rest or not others:
        return
    here, there_ = _part(text, rest), _part(other, others)
    grid = likeness(here.vocabulary, there_.vocabulary)
    score = _proposals(here, there_, grid)
    best = np.zeros_like(score, dtype=bool)
    best[np.arange(score.shape[0]), score.argmax(axis=1)] = True
    best[score.argmax(axis=0), np.arange(score.shape[1])] = True
    for row, column in zip(*np.nonzero(best & (score > 0)), strict=True):
        (first, last), (start, stop) = here.bounds[row], there_.bounds[column]
        alike = grid[np.ix_(here.places[first:last], there_.places[start:stop])]
        found = _aligned(text, other, here.lines[row], there_.lines[column], alike)
        if found is not None:
            yield found


def _equal_sentences(text: StoryText, other: StoryText) -> list[tuple[int, int]]:
    """Return the sentences that both have word for word; one that is repeated meets its repeats in order."""
    places: dict[bytes, list[int]] = {}
    for line, (first, last) in enumerate(other.bounds):
        if last > first:
            places.setdefault(other.numbers[first:last].tobytes(), []).append(line)
    found = []
    for line, (first, last) in enumerate(text.bounds):
        there = places.get(text.numbers[first:last].tobytes()) if last - first >= _SENTENCE else None
        if there:
            found.append((line, there.pop(0)))
    return found


def _proposals(here: _Part, there: _Part, grid: Likeness) -> Floats:
    """Return a score for each pair of sentences that may be one passage, 0 for all others."""
    rules = lexicon("lineage_passages")
    mass, whole = _found(here, there, grid)
    other_mass, other_whole = _found(there, here, grid.T)
    other_mass = other_mass.T
    both = (mass + other_mass) / np.maximum(whole[:, None] + other_whole[None, :], 1e-9)
    lighter = whole[:, None] <= other_whole[None, :]
    inside = np.where(lighter, mass / np.maximum(whole[:, None], 1e-9), other_mass / np.maximum(other_whole, 1e-9))
    weight = np.where(lighter, mass, other_mass)
    kept = (weight >= rules["run"]["mass"]) & (
        (both >= rules["alike"]["value"])
        | ((inside >= rules["contained"]["value"]) & (weight >= rules["contained"]["mass"]))
    )
    return np.where(kept, both + 0.5 * inside, 0.0)


def _found(here: _Part, there: _Part, grid: Likeness) -> tuple[Floats, Floats]:
    """Return the weight of each sentence of one text that each sentence of the other holds, and its whole weight."""
    held = _by_sentence(np.maximum, grid[:, there.places], there.bounds, axis=1)
    mass = _by_sentence(np.add, held[here.places] * here.weights[:, None], here.bounds, axis=0)
    return mass, _by_sentence(np.add, here.weights, here.bounds, axis=0)


def _by_sentence(how: np.ufunc, words: NDArray[Any], bounds: tuple[tuple[int, int], ...], axis: int) -> Floats:
    """Return the greatest value, or the sum, over the words of each sentence."""
    return how.reduceat(words, [first for first, _ in bounds], axis=axis)


def _aligned(text: StoryText, other: StoryText, line: int, other_line: int, grid: Likeness) -> Match | None:
    """Align two sentences word by word by how alike their words are; None where they only share vocabulary."""
    least: float = lexicon("lineage_passages")["ordered"]["value"]
    first, last = text.bounds[line]
    start, stop = other.bounds[other_line]
    gain = grid * (np.minimum(text.weights[first:last, None], other.weights[None, start:stop]) + 0.02)
    order = _best_order(gain)
    if len(order) < 3:
        return None
    in_order = sum(float(gain[i, j]) for i, j in order) / max(float(gain.max(axis=1).sum()), 1e-9)
    pairs = [(first + i, start + j, float(grid[i, j])) for i, j in _dense(order)]
    sameness = _sameness(text, other, pairs)
    if max(in_order, sameness) < least:
        return None
    (top, left, _), (bottom, right, _) = pairs[0], pairs[-1]
    return Match(top, bottom + 1, left, right + 1, tuple((i, j) for i, j, _ in pairs), sameness)


def _best_order(gain: Floats) -> list[tuple[int, int]]:
    """Return the pairs of rows and columns, both rising, with the greatest sum of gains."""
    rows, columns = gain.shape
    best = np.zeros((rows + 1, columns + 1))
    for i in range(rows):
        step = np.maximum(best[i, 1:], best[i, :-1] + gain[i])
        best[i + 1, 1:] = np.maximum.accumulate(step)
    pairs = []
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
    return pairs[::-1]


def _dense(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut words off both ends that stand far from the rest: a common word matched by chance."""
    while len(pairs) > 3 and max(pairs[1][0] - pairs[0][0], pairs[1][1] - pairs[0][1]) > 5:
        pairs = pairs[1:]
    while len(pairs) > 3 and max(pairs[-1][0] - pairs[-2][0], pairs[-1][1] - pairs[-2][1]) > 5:
        pairs = pairs[:-1]
    return pairs


def _sameness(text: StoryText, other: StoryText, pairs: list[tuple[int, int, float]]) -> float:
    """Return the share of the passage's weight on both sides that is aligned, equal words counting in full."""
    same = 0.0
    for i, j, alike in pairs:
        value = 1.0 if text.words[i].form == other.words[j].form else 0.85 * alike
        same += value * float(text.weights[i] + other.weights[j] + 0.2)
    own, others = text.weights[pairs[0][0] : pairs[-1][0] + 1], other.weights[pairs[0][1] : pairs[-1][1] + 1]
    return round(same / float((own + 0.1).sum() + (others + 0.1).sum()), 4)
