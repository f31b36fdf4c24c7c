"""Which sentences of two texts may be one passage in other words: those whose words find their like in each other."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon
from stemma.lineage.likeness import Grid, Likeness, Vocabulary, likeness
from stemma.lineage.parts import Part, parted
from stemma.lineage.storytext import StoryText

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

_KEPT = 2  # sets of sentences that are kept with a text: all of them, and those in which its narrator tells something


def proposals(
    text: StoryText, other: StoryText, rest: Sequence[int], others: Sequence[int]
) -> tuple[list[tuple[int, int]], list[Grid]]:
    """Return pairs of sentences that may be one passage, the best partner of each, and how alike their words are.

    `rest` and `others` are the numbers of the sentences that are looked at.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> one = prepare(report_of_text("It rained. A fire destroyed the mill on Friday."))
    >>> two = prepare(report_of_text("On Friday the mill was destroyed by a blaze. Nobody spoke."))
    >>> proposals(one, two, [0, 1], [0, 1])[0]
    [(1, 0)]
    """
    if not rest or not others:
        return [], []
    here, there = part_of(text, rest), part_of(other, others)
    alike = likeness(here.vocabulary, there.vocabulary)
    score = _scores(here, there, alike)
    best = np.zeros_like(score, dtype=bool)
    best[np.arange(score.shape[0]), score.argmax(axis=1)] = True
    best[score.argmax(axis=0), np.arange(score.shape[1])] = True
    lines, grids = [], []
    for row, column in np.argwhere(best & (score > 0)).tolist():
        (first, last), (start, stop) = here.bounds[row], there.bounds[column]
        lines.append((rest[row], others[column]))
        grids.append(alike.grid[here.places[first:last, None], there.places[start:stop]])
    return lines, grids


class Weighed(NamedTuple):
    """Some sentences of a text, and the weight of each of their words.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> found = part_of(prepare(report_of_text("It rained. A mill burned.")), [0, 1])
    >>> found.vocabulary.forms, found.places.tolist(), found.bounds
    (('it', 'rained', 'a', 'mill', 'burned'), [0, 1, 2, 3, 4], ((0, 2), (2, 5)))
    """

    part: Part
    weights: Floats

    @property
    def vocabulary(self) -> Vocabulary:
        """The distinct words of the sentences."""
        return self.part.vocabulary

    @property
    def places(self) -> Places:
        """The words, by place in the vocabulary."""
        return self.part.places

    @property
    def bounds(self) -> tuple[tuple[int, int], ...]:
        """The half-open word range of each sentence."""
        return self.part.bounds


def part_of(text: StoryText, lines: Sequence[int]) -> Weighed:
    """Return some sentences of a text, given by their numbers; what most of its sentences are is kept with the text.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> found = part_of(prepare(report_of_text("It rained. A mill burned.")), [1])
    >>> found.bounds, found.vocabulary.forms, len(found.weights)
    (((0, 3),), ('a', 'mill', 'burned'), 3)
    """
    key = tuple(lines)
    found = text.parts.get(key)
    if found is None:
        found = parted(text.vocabulary, text.places, text.bounds, lines)
        if 2 * len(lines) > len(text.bounds) and len(text.parts) < _KEPT:
            text.parts[key] = found
    return Weighed(found, text.weights[found.words])


def _scores(here: Weighed, there: Weighed, alike: Likeness) -> Floats:
    """Return a score for each pair of sentences that may be one passage, 0 for all others."""
    rules = lexicon("lineage_passages")
    mass, whole = found(here, there, alike)
    other_mass, other_whole = found(there, here, alike.turned)
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


def found(here: Weighed, there: Weighed, alike: Likeness) -> tuple[Floats, Floats]:
    """Return the weight of each sentence of one text that each sentence of the other holds, and its whole weight.

    `alike` tells how alike the words of both are.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> one = part_of(prepare(report_of_text("It rained. A mill burned.")), [0, 1])
    >>> two = part_of(prepare(report_of_text("The mill burned down.")), [0])
    >>> held, whole = found(one, two, likeness(one.vocabulary, two.vocabulary))
    >>> held.shape, (held[:, 0] > whole / 2).tolist()
    ((2, 1), [False, True])
    """
    held = _held(there.part, alike)
    mass = _by_sentence(np.add, held[here.places] * here.weights[:, None], here.bounds, axis=0)
    return mass, _by_sentence(np.add, here.weights, here.bounds, axis=0)


def _held(there: Part, alike: Likeness) -> Grid:
    """Return how like a word of a text each sentence of the other holds, shape ``(words, sentences)``."""
    held = np.zeros((len(alike.grid), len(there.bounds)), np.float32)
    first = there.edges[alike.there]
    times = there.edges[alike.there + 1] - first
    at = np.arange(int(times.sum())) + np.repeat(first - np.cumsum(times) + times, times)
    values = alike.grid[alike.here, alike.there]
    np.maximum.at(held, (np.repeat(alike.here, times), there.holding[at]), np.repeat(values, times))
    return held


def _by_sentence(how: np.ufunc, words: NDArray[Any], bounds: tuple[tuple[int, int], ...], axis: int) -> Floats:
    """Return the greatest value, or the sum, over the words of each sentence."""
    return how.reduceat(words, [first for first, _ in bounds], axis=axis)
