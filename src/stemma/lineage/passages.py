"""Passages that two reports share, word for word or reworded, with the places of every pair of words.

Runs of equal words are extended from shared seeds, as in passim (Smith, Cordell and Dillon, 2013). Reworded sentences
are proposed by the weight of the words that find their like in the other sentence (stem, synonym, spelling) and aligned
by dynamic programming, so that order counts and either side may leave words out.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from stemma.data import lexicon
from stemma.lineage.alignment import Alignment, aligned, nearly_equal
from stemma.lineage.proposals import proposals
from stemma.lineage.runs import equal_runs
from stemma.lineage.storytext import StoryText
from stemma.lineage.tokens import Places

Run = tuple[int, int, int]

_SENTENCE = 4  # words of a sentence that both have word for word, from which it is the same sentence


class Match(NamedTuple):
    """A passage in word numbers: half-open ranges in both texts, the pairs of words aligned, and how alike it is.

    `pairs` has shape ``(n, 2)``, both columns rising; `sameness` is 1.0 where the words are the same in the same order.
    """

    first: int
    last: int
    other_first: int
    other_last: int
    pairs: Places
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
    runs = runs_in_sentences(text, other)
    longest = lexicon("lineage_passages")["longest_report"]["words"]
    if max(len(text.words), len(other.words)) > longest:
        return tuple(_verbatim(run) for run in runs)
    found = list(_sentences(text, other, runs))
    found += [_verbatim(run) for run in _uncovered(other, found, runs)]
    return tuple(sorted(found, key=lambda m: (m.first, m.other_first, m.last, m.other_last)))


def runs_in_sentences(text: StoryText, other: StoryText) -> list[Run]:
    """Return ``(first, other_first, length)`` of the longest runs of equal words inside a sentence, in order.

    Each place of `text` is in one run at most. What goes on over the end of a sentence is two runs: "said. Transport
    Secretary Mirela Osk" is chance.
    """
    rule = lexicon("lineage_passages")["run"]
    size: int = rule["words"]
    mass, other_mass = (np.append(0.0, np.cumsum(side.weights)) for side in (text, other))
    found = []
    for start, there, length in equal_runs(text.seeds, other.seeds, size).tolist():
        lines, other_lines = text.line[start : start + length], other.line[there : there + length]
        cuts = np.flatnonzero((lines[1:] != lines[:-1]) | (other_lines[1:] != other_lines[:-1])) + 1
        for first, last in pairwise([0, *cuts.tolist(), length]):
            here = mass[start + last] - mass[start + first]  # in a very long text every word is common
            if last - first >= size and max(here, other_mass[there + last] - other_mass[there + first]) >= rule["mass"]:
                found.append((start + first, there + first, last - first))
    return found


def _verbatim(run: Run) -> Match:
    first, start, length = run
    pairs = np.arange(length)[:, None] + np.array((first, start))
    return Match(first, first + length, start, start + length, pairs, 1.0)


def _uncovered(other: StoryText, found: Sequence[Match], runs: Sequence[Run]) -> Iterator[Run]:
    """Yield the runs of which no more than half stands in passages that are found already."""
    if not found or not runs:
        yield from runs
        return
    width = len(other.words)  # a pair of words is one number, and the pair behind it comes `width` + 1 later
    known = np.concatenate([m.pairs for m in found])
    codes = np.unique(known[:, 0] * width + known[:, 1])
    first, start, length = np.array(runs).T
    owner = np.repeat(np.arange(len(runs)), length)
    step = np.arange(int(length.sum())) - np.repeat(np.cumsum(length) - length, length)
    wanted = (first * width + start)[owner] + step * (width + 1)
    inside = codes[np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)] == wanted
    covered = np.bincount(owner, weights=inside, minlength=len(runs))
    yield from (run for run, words in zip(runs, covered.tolist(), strict=True) if 2 * words <= run[2])


def _sentences(text: StoryText, other: StoryText, runs: Sequence[Run]) -> Iterator[Match]:
    """Yield the sentence pairs that are one passage: equal ones, nearly equal ones, of the others the best partners."""
    equal = _equal_sentences(text, other)
    for line, there in equal:
        first, last = text.bounds[line]
        yield _verbatim((first, other.bounds[there][0], last - first))
    done, done_there = {line for line, _ in equal}, {there for _, there in equal}
    for line, there in _nearly_equal(text, other, runs, (done, done_there)):
        found = nearly_equal(text, other, line, there)
        if found is not None:
            done.add(line)
            done_there.add(there)
            yield _passage(found)
    rest = [n for n, (first, last) in enumerate(text.bounds) if last > first and n not in done]
    others = [n for n, (first, last) in enumerate(other.bounds) if last > first and n not in done_there]
    lines, grids = proposals(text, other, rest, others)
    least: float = lexicon("lineage_passages")["ordered"]["value"]
    for alignment in aligned(text, other, lines, grids):
        if alignment is not None and max(alignment.order, alignment.sameness) >= least:
            yield _passage(alignment)


def _passage(found: Alignment) -> Match:
    (first, start), (last, stop) = found.pairs[0].tolist(), found.pairs[-1].tolist()
    return Match(first, last + 1, start, stop + 1, found.pairs, found.sameness)


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


def _nearly_equal(
    text: StoryText, other: StoryText, runs: Sequence[Run], done: tuple[set[int], set[int]]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of sentences of which the longer stands for the most part in runs that both have."""
    shared: dict[tuple[int, int], int] = {}
    for first, start, length in runs:
        lines = int(text.line[first]), int(other.line[start])
        shared[lines] = shared.get(lines, 0) + length
    part: float = lexicon("lineage_passages")["near"]["part"]
    taken, taken_there = set(done[0]), set(done[1])
    for (line, there), words in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        longer = max(end - start for start, end in (text.bounds[line], other.bounds[there]))
        if line not in taken and there not in taken_there and words >= part * longer:
            taken.add(line)
            taken_there.add(there)
            yield line, there
