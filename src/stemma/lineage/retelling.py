"""Reports that tell another again in words of their own: no run of words betrays them, their facts and their order do.

Two reporters at one event write down the same words of officials and some of the same facts, each in an order of his
own and beside facts that only he has. Who retells a report has little but its facts, much of what it alone tells, and
mostly one after the other. The measures of this are weighed by a logistic model whose weights stand in the lexicon.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon
from stemma.lineage.alignment import aligned
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
    longest = lexicon("lineage_passages")["longest_report"]["words"]
    rows, columns = _telling(short), _telling(long)
    if not rows or not columns or max(len(short.words), len(long.words)) > longest:
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
    least = lexicon("lineage_retelling")["passage"]["sameness"]
    return tuple([match for match in found if match.sameness >= least] or found)


def by_words(short: StoryText, long: StoryText) -> tuple[Match, ...]:
    """Return as a passage what two sentences have in common word for word and in one order, of those that have most.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> one = prepare(report_of_text("Nine cows died. The mill at Orr burned down."))
    >>> len(by_words(one, prepare(report_of_text("A mill in Ronda has burned down.")))[0].pairs)
    3
    """
    holders: dict[str, list[int]] = {}
    for column, (start, stop) in enumerate(long.bounds):
        for stem in dict.fromkeys(long.stems[start:stop]):
            holders.setdefault(stem, []).append(column)
    most, at, there_at = 0.0, 0, 0
    for row, own in enumerate(short.bounds):
        common = np.zeros(max(1, len(long.bounds)))
        for stem, weight in _weighed(short, own):
            common[holders.get(stem, [])] += weight
        column = int(common.round(6).argmax())
        if common[column].round(6) > most:
            most, at, there_at = float(common[column].round(6)), row, column
    if not most:
        return ()
    (first, last), (start, stop) = short.bounds[at], long.bounds[there_at]
    same = SequenceMatcher(None, short.stems[first:last], long.stems[start:stop], autojunk=False)
    pairs = np.array(
        [(first + b.a + at, start + b.b + at) for b in same.get_matching_blocks() for at in range(b.size)], np.int64
    )
    here, there = pairs[:, 0], pairs[:, 1]
    part = short.weights[here].sum() / max(float(short.weights[here[0] : here[-1] + 1].sum()), 1e-9)
    sameness = round(min(1.0, float(part)), 4)
    return (Match(int(here[0]), int(here[-1]) + 1, int(there[0]), int(there[-1]) + 1, pairs, sameness),)


def _weighed(text: StoryText, extent: tuple[int, int]) -> list[tuple[str, float]]:
    return list(zip(text.stems[slice(*extent)], text.weights[slice(*extent)].tolist(), strict=True))
