"""Passages that two reports share, word for word or reworded, with the places of every pair of words.

Runs of equal words are extended from shared seeds, as in passim (Smith, Cordell and Dillon, 2013). Reworded sentences
are proposed by the weight of the words that find their like in the other sentence (stem, synonym, spelling) and aligned
by dynamic programming, so that order counts and either side may leave words out.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import islice, pairwise
from typing import NamedTuple, TypeVar

import numpy as np

from stemma.data import lexicon
from stemma.lineage.alignment import Likely, Rows, alignments, best_orders, likely, nearly_equal, ordered
from stemma.lineage.characters import Places
from stemma.lineage.proposals import proposals
from stemma.lineage.runs import equal_runs
from stemma.lineage.storytext import StoryText

Run = tuple[int, int, int]
T = TypeVar("T")

_FEWEST = 3  # words of two sentences that meet, from which they are one passage
_NO_ROWS = Rows(np.zeros((0, 2), np.int64), np.zeros(0), [], [])
_TOGETHER = 128  # pairs of texts whose sentences are put in order at once


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
    return next(match_all([(text, other)]))


def match_all(pairs: Iterable[tuple[StoryText, StoryText]]) -> Iterator[tuple[Match, ...]]:
    """Yield the passages of each pair of texts, as `match` does; many pairs cost less together than one by one.

    >>> list(match_all([]))
    []
    """
    for some in _batched(pairs, _TOGETHER):
        drafts = [_draft(text, other) for text, other in some]
        orders = iter(best_orders([gain for draft in drafts for gain in draft.likely.gains]))
        for (text, other), draft in zip(some, drafts, strict=True):
            yield _finished(text, other, draft, list(islice(orders, len(draft.likely.gains))))


def _batched(found: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield what comes in lists of at most `size` (`itertools.batched` of later Pythons)."""
    rest = iter(found)
    while some := list(islice(rest, size)):
        yield some


class _Draft(NamedTuple):
    """What two texts share before reworded sentences are put in order: runs, sentences the same or nearly so."""

    runs: Sequence[Run]
    equal: Sequence[tuple[int, int]]
    near: Rows
    likely: Likely


def _draft(text: StoryText, other: StoryText) -> _Draft:
    longest = lexicon("lineage_passages")["longest_report"]["words"]
    if max(len(text.words), len(other.words)) > longest:
        return _Draft(runs_in_sentences(text, other), [], _NO_ROWS, Likely([], [], []))
    equal = _equal_sentences(text, other)
    done, done_there = {line for line, _ in equal}, {there for _, there in equal}
    runs = runs_in_sentences(text, other, done)
    close = list(_nearly_equal(text, other, runs, (done, done_there)))
    near = nearly_equal(text, other, close) if close else _NO_ROWS
    done |= {line for (line, _), size in zip(close, near.sizes, strict=True) if size >= _FEWEST}
    done_there |= {there for (_, there), size in zip(close, near.sizes, strict=True) if size >= _FEWEST}
    rest = [n for n, (first, last) in enumerate(text.bounds) if last > first and n not in done]
    others = [n for n, (first, last) in enumerate(other.bounds) if last > first and n not in done_there]
    return _Draft(runs, equal, near, likely(text, other, *proposals(text, other, rest, others)))


def _finished(text: StoryText, other: StoryText, draft: _Draft, orders: Sequence[Places]) -> tuple[Match, ...]:
    least: float = lexicon("lineage_passages")["ordered"]["value"]
    reworded = []
    if draft.near.sizes or orders:
        rows = _joined(draft.near, ordered(text, other, draft.likely, orders))
        for alignment in alignments(text, other, rows):
            if alignment is not None and max(alignment.order, alignment.sameness) >= least:
                (first, start), (last, stop) = alignment.pairs[0].tolist(), alignment.pairs[-1].tolist()
                reworded.append(Match(first, last + 1, start, stop + 1, alignment.pairs, alignment.sameness))
    whole = [(text.bounds[line][0], other.bounds[there][0], _length(text, line)) for line, there in draft.equal]
    matches = [*reworded, *_verbatim([*whole, *_uncovered(other, reworded, draft.runs)])]
    return tuple(sorted(matches, key=lambda m: (m.first, m.other_first, m.last, m.other_last)))


def _joined(one: Rows, two: Rows) -> Rows:
    pairs, likes = np.concatenate([one.pairs, two.pairs]), np.concatenate([one.likes, two.likes])
    return Rows(pairs, likes, [*one.sizes, *two.sizes], [*one.order, *two.order])


def _length(text: StoryText, line: int) -> int:
    first, last = text.bounds[line]
    return last - first


def runs_in_sentences(text: StoryText, other: StoryText, done: Set[int] = frozenset()) -> list[Run]:
    """Return ``(first, other_first, length)`` of the longest runs of equal words inside a sentence, in order.

    `done` are sentences of `text` in which none is looked for. Each place of `text` is in one run at most. What goes on
    over the end of a sentence is two runs: "said. Transport Secretary Mirela Osk" is chance.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> told = "The old mill on the river burned down.", "Police said the old mill on the river burned down."
    >>> runs_in_sentences(*(prepare(report_of_text(text)) for text in told))
    [(0, 2, 8)]
    """
    rule = lexicon("lineage_passages")["run"]
    size: int = rule["words"]
    looked_for = None
    if done:
        open_lines = np.ones(len(text.bounds), dtype=bool)
        open_lines[sorted(done)] = False
        looked_for = np.flatnonzero(open_lines[text.line[: len(text.seeds.grams)]])
        if not len(looked_for):
            return []
    rows = equal_runs(text.seeds, other.seeds, size, looked_for)
    if not len(rows):
        return []
    mass, other_mass = (np.append(0.0, np.cumsum(side.weights)) for side in (text, other))
    found = []
    for start, there, length in rows.tolist():
        lines, other_lines = text.line[start : start + length], other.line[there : there + length]
        cuts = np.flatnonzero((lines[1:] != lines[:-1]) | (other_lines[1:] != other_lines[:-1])) + 1
        for first, last in pairwise([0, *cuts.tolist(), length]):
            if text.line[start + first] in done:
                continue
            here = mass[start + last] - mass[start + first]  # in a very long text every word is common
            if last - first >= size and max(here, other_mass[there + last] - other_mass[there + first]) >= rule["mass"]:
                found.append((start + first, there + first, last - first))
    return found


def _verbatim(runs: Sequence[Run]) -> Iterator[Match]:
    """Yield runs of equal words as passages."""
    if not runs:
        return
    first, start, length = np.array(runs).T
    ends = np.cumsum(length)
    step = np.arange(int(ends[-1])) - np.repeat(ends - length, length)
    pairs = np.stack([np.repeat(first, length) + step, np.repeat(start, length) + step], axis=1)
    for (here, there, words), end in zip(runs, ends.tolist(), strict=True):
        yield Match(here, here + words, there, there + words, pairs[end - words : end], 1.0)


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


def _equal_sentences(text: StoryText, other: StoryText) -> list[tuple[int, int]]:
    """Return the sentences that both have word for word; one that is repeated meets its repeats in order."""
    taken: dict[bytes, int] = {}
    found = []
    for line, key in enumerate(text.keys):
        there = other.lines_of.get(key) if key else None
        if there:
            number = taken[key] = taken.get(key, -1) + 1
            if number < len(there):
                found.append((line, there[number]))
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
