"""Reports that tell another again in words of their own: no run of words betrays them, their facts and their order do.

Two reporters at one event write down the same words of officials and some of the same facts, each in an order of his
own and beside facts that only he has. Who retells a report has little but its facts, much of what it alone tells, and
mostly one after the other. The measures of this are weighed by a logistic model whose weights stand in the lexicon.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon
from stemma.lineage.alignment import aligned
from stemma.lineage.facts import Common
from stemma.lineage.likeness import Grid, likeness
from stemma.lineage.passages import Match
from stemma.lineage.proposals import found, part_of
from stemma.lineage.storytext import StoryText

Floats = NDArray[np.float64]


class Outline(NamedTuple):
    """How one report's sentences stand in another: what part of their weight, and in which order.

    `covered` is the part of the narrator's words of the shorter that sentences of the longer hold, beyond what any of
    them does; `order` how much more of it stands in the same order than in the opposite one. `passages` are the
    sentences that are told again, in the order of the shorter.
    """

    covered: float
    order: float
    passages: tuple[Match, ...]


def outline(short: StoryText, long: StoryText) -> Outline:
    """Return how the sentences of the shorter report stand in the longer.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> text = "The old mill at Orr burned down on Friday. Nine cows died. The owner was in Ronda."
    >>> one = prepare(report_of_text(text))
    >>> outline(one, one).covered > 0.9
    True
    """
    rows, columns = _telling(short), _telling(long)
    if not rows or not columns:
        return Outline(0.0, 0.0, ())
    here, there = part_of(_narrated(short), rows), part_of(_narrated(long), columns)
    alike = likeness(here.vocabulary, there.vocabulary)
    mass, whole = found(here, there, alike)
    gain = np.maximum(mass - _usual(mass, whole), 0.0)
    every = max(float(whole.sum()), 1e-9)
    order = (_in_order(gain) - _in_order(gain[:, ::-1])) / every
    lines, grids = [], []
    for row, column in enumerate(gain.argmax(axis=1).tolist()):
        if gain[row, column] >= lexicon("lineage_retelling")["passage"]["part"] * whole[row]:
            (first, last), (start, stop) = here.bounds[row], there.bounds[column]
            lines.append((rows[row], columns[column]))
            grids.append(alike.grid[here.places[first:last, None], there.places[start:stop]])
    covered = float(gain.max(axis=1).sum()) / every
    return Outline(round(covered, 4), round(order, 4), _passages(short, long, lines, grids))


def _telling(text: StoryText) -> list[int]:
    """Return the sentences in which the narrator has something to tell."""
    least: int = lexicon("lineage_retelling")["sentence"]["words"]
    told = np.append(0, np.cumsum(~text.quoted))
    return [line for line, (first, last) in enumerate(text.bounds) if told[last] - told[first] >= least]


def _narrated(text: StoryText) -> StoryText:
    return text._replace(weights=text.weights * ~text.quoted)


def _usual(mass: Floats, whole: Floats) -> Floats:
    """Return what of each sentence any sentence of the other text holds, by words that all of them have."""
    count = mass.shape[1]
    if count == 1:
        found: Floats = lexicon("lineage_retelling")["sentence"]["usual"] * whole[:, None]
        return found
    return np.median(mass, axis=1, keepdims=True) if count > 3 else mass.min(axis=1, keepdims=True)


def _in_order(gain: Floats) -> float:
    """Return the greatest gain when each row takes one column at most, and columns never go back."""
    best = np.zeros(gain.shape[1])
    for row in gain:
        best = np.maximum.accumulate(np.maximum(best, np.maximum.accumulate(best) + row))
    return float(best[-1])


def _passages(
    short: StoryText, long: StoryText, lines: Sequence[tuple[int, int]], grids: Sequence[Grid]
) -> tuple[Match, ...]:
    found = []
    for alignment in aligned(short, long, lines, grids):
        if alignment is not None:
            (first, start), (last, stop) = alignment.pairs[0].tolist(), alignment.pairs[-1].tolist()
            found.append(Match(first, last + 1, start, stop + 1, alignment.pairs, alignment.sameness))
    return tuple(found)


def likely(shared: Common) -> bool:
    """Tell whether two reports have facts enough in common to be looked at sentence by sentence.

    >>> likely(Common(met=2, own=0, weight=2.0, figures=0.0, part=1.0))
    False
    """
    rule = lexicon("lineage_retelling")["likely"]
    return shared.met >= rule["facts"] and shared.part >= rule["part"]


def score(shared: Common, told: Outline, credited: bool) -> float:
    """Return how much speaks for a retelling, as log odds: above 0 it is one.

    `credited` tells that one of the two names the other, or its agency, as its source.

    >>> score(Common(met=18, own=2, weight=10.8, figures=6.2, part=0.89), Outline(0.41, 0.25, ()), False) > 0
    True
    >>> score(Common(met=21, own=9, weight=8.3, figures=2.7, part=0.67), Outline(0.24, 0.06, ()), False) > 0
    False
    """
    weights = lexicon("lineage_retelling")["weights"]
    return round(
        weights["bias"]
        + weights["facts"] * math.log1p(shared.weight)
        + weights["figures"] * math.log1p(shared.figures)
        + weights["own"] * math.log1p(shared.own)
        + weights["covered"] * told.covered
        + weights["order"] * told.order
        + weights["credited"] * credited,
        4,
    )
