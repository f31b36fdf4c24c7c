"""Text reuse among any number of texts at once: which of them share passages word for word, and where.

This is lineage without stories and without direction: sketches propose pairs, alignment decides. Time and memory
grow with the number of texts, not with the number of their pairs; reports are read twice and never kept as words.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from stemma.data import lexicon
from stemma.lineage.candidates import partners
from stemma.lineage.characters import Places, blocks
from stemma.lineage.narrated import narrated
from stemma.lineage.pair_runs import PairRuns, pair_runs
from stemma.lineage.sketch import Sketch, sketch
from stemma.lineage.tokens import Tokens, tokenise
from stemma.records import Report

_CHUNK = 512  # pairs of texts that are held as words at once

Extents = tuple[int, int]


class Shared(NamedTuple):
    """Two texts by place (`one` < `two`) and the passages that they share, as half-open offsets into either.

    `words` counts the equal words of the narrators, `share` is their part of those of the shorter text, `run` the
    longest run among them.
    """

    one: int
    two: int
    words: int
    share: float
    run: int
    passages: tuple[tuple[Extents, Extents], ...]


def reuse(reports: Sequence[Report]) -> Iterator[Shared]:
    """Yield the pairs of reports that share text for which one of the two, or both, must have had a source.

    Words inside quotation marks, furniture and legal lines do not count. `reports` come in the order in which they are
    preferred as sources; any sequence will do that can be read twice.

    >>> from stemma.sources import report_of_text
    >>> wire = "The old mill on the river burned down late on Friday night, the second fire there in a year."
    >>> texts = [wire, "Orr won.", "HALVERN – " + wire]
    >>> [(found.one, found.two, found.words) for found in reuse([report_of_text(text) for text in texts])]
    [(0, 2, 19)]
    """
    found = partners(_sketched(reports), len(reports))
    for first in range(0, len(found), _CHUNK):
        yield from _aligned(reports, found[first : first + _CHUNK])


def _sketched(reports: Sequence[Report]) -> Sketch:
    parts, first = [sketch(tokenise([]), verbatim=True)], 0
    for texts in blocks(reports[place].text for place in range(len(reports))):
        parts.append(sketch(tokenise(texts), first, verbatim=True))
        first += len(texts)
    return Sketch(*(np.concatenate(kind) for kind in zip(*parts, strict=True)))


def _aligned(reports: Sequence[Report], found: Places) -> Iterator[Shared]:
    """Yield which of the pairs of reports at the places `found`, a row each, share enough, and what, in order."""
    rule = lexicon("lineage_candidates")["reuse"]
    places, pairs = np.unique(found, return_inverse=True)
    pairs = pairs.reshape(-1, 2)
    chosen = [reports[place] for place in places.tolist()]
    tokens = tokenise([report.text for report in chosen])
    runs = pair_runs(tokens, pairs, int(rule["seed"]), int(rule["shortest"]))
    told = np.append(0, np.cumsum(narrated(chosen, tokens)))  # words of narrators before each place
    equal = np.minimum(*(told[begin + runs.length] - told[begin] for begin in (runs.one, runs.two)))
    least = np.diff(told[tokens.firsts])[pairs].min(axis=1).tolist()
    passages = _passages(tokens, runs, int(rule["gap"]))
    lengths, bounds = equal.tolist(), np.searchsorted(runs.pair, np.arange(len(pairs) + 1)).tolist()
    words = np.diff(np.append(0, np.cumsum(equal))[bounds]).tolist()
    for pair, (one, two) in enumerate(found.tolist()):
        if words[pair] >= rule["words"]:
            share = round(words[pair] / max(1, least[pair]), 4)
            run = max(lengths[bounds[pair] : bounds[pair + 1]])
            if share >= rule["share"] or run >= rule["run"]:
                yield Shared(one, two, words[pair], share, run, passages[pair])


def _passages(tokens: Tokens, runs: PairRuns, gap: int) -> dict[int, tuple[tuple[Extents, Extents], ...]]:
    """Return the passages of each pair: runs that follow each other in both texts, at most `gap` words exchanged."""
    ends = (runs.one + runs.length, runs.two + runs.length)
    skipped, other = runs.one[1:] - ends[0][:-1], runs.two[1:] - ends[1][:-1]
    apart = (runs.pair[1:] != runs.pair[:-1]) | (skipped > gap) | (other < 0) | (other > gap)
    first, last = np.flatnonzero(np.append(True, apart)), np.flatnonzero(np.append(apart, True))
    sides = [
        zip(tokens.starts[begin[first]].tolist(), tokens.ends[end[last] - 1].tolist(), strict=True)
        for begin, end in zip((runs.one, runs.two), ends, strict=True)
    ]
    passages = zip(runs.pair[first].tolist(), *sides, strict=True)
    return {pair: tuple([(one, two) for _, one, two in some]) for pair, some in groupby(passages, key=itemgetter(0))}
