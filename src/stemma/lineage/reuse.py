"""Text reuse among any number of texts at once: which of them share passages word for word, and where.

This is lineage without stories and without direction: sketches propose pairs, alignment decides. Time and memory
grow with the number of texts, not with the number of their pairs; reports are read twice and never kept as words.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon
from stemma.lineage.boilerplate import boilerplate
from stemma.lineage.candidates import partners
from stemma.lineage.runs import Seeds, equal_runs, seeds
from stemma.lineage.sketch import Sketch, sketch
from stemma.lineage.tokens import Places, tokenise
from stemma.records import Report

_CHUNK = 512  # texts, or pairs of texts, that are held as words at once
_MARK = re.compile(r"[“”\"\n]")

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
    rule = lexicon("lineage_candidates")["reuse"]
    found = partners(_sketched(reports), len(reports))
    for first in range(0, len(found), _CHUNK):
        for shared in _aligned(reports, found[first : first + _CHUNK]):
            if shared.words >= rule["words"] and (shared.share >= rule["share"] or shared.run >= rule["run"]):
                yield shared


def _sketched(reports: Sequence[Report]) -> Sketch:
    parts = [sketch(tokenise([]), verbatim=True)]
    for first in range(0, len(reports), _CHUNK):
        texts = [reports[place].text for place in range(first, min(first + _CHUNK, len(reports)))]
        parts.append(sketch(tokenise(texts), first, verbatim=True))
    return Sketch(*(np.concatenate(kind) for kind in zip(*parts, strict=True)))


class _Text(NamedTuple):
    """A text ready to be aligned: its seeds and the offsets of its words."""

    report: Report
    seeds: Seeds
    starts: Places
    ends: Places


def _aligned(reports: Sequence[Report], found: Places) -> Iterator[Shared]:
    rule = lexicon("lineage_candidates")["reuse"]
    places = np.unique(found).tolist()
    chosen = [reports[place] for place in places]
    tokens = tokenise([report.text for report in chosen])
    ready: dict[int, _Text] = {}
    for number, (place, report) in enumerate(zip(places, chosen, strict=True)):
        at = tokens.of(number)
        ready[place] = _Text(report, seeds(tokens.numbers[at], int(rule["seed"])), tokens.starts[at], tokens.ends[at])
    told: dict[int, Places] = {}
    for one, two in found.tolist():
        rows = equal_runs(ready[one].seeds, ready[two].seeds, int(rule["shortest"]))
        if rows[:, 2].sum() >= rule["words"]:
            for place in (one, two):
                if place not in told:
                    told[place] = np.append(0, np.cumsum(_counts(ready[place].report, ready[place].starts)))
            yield _shared((one, two), (ready[one], ready[two]), (told[one], told[two]), rows)


def _counts(report: Report, starts: Places) -> NDArray[np.bool_]:
    """Tell which words are the narrator's: those outside double marks, furniture and legal lines."""
    edges, inside = [0], [False]
    for m in _MARK.finditer(report.text):
        mark = m.group()
        edges.append(m.start())
        inside.append(mark == "“" or (mark == '"' and not inside[-1]))
    counts = ~np.array(inside)[np.searchsorted(np.array(edges), starts, side="right") - 1]
    holes = [(hole.start, hole.end) for hole in report.furniture]
    for first, last in (*holes, *(line for kind in boilerplate(report.text) for line in kind)):
        line = report.text.rfind("\n", 0, first) + 1
        stop = report.text.find("\n", last)
        stop = stop if stop >= 0 else len(report.text)
        counts[np.searchsorted(starts, line) : np.searchsorted(starts, stop)] = False
    return counts


def _shared(pair: Extents, texts: tuple[_Text, _Text], told: tuple[Places, Places], rows: NDArray[np.int64]) -> Shared:
    """Return what two texts share; `told` sums up how many words of each count before each place."""
    one, two = texts
    lengths = np.minimum(*(told[at][rows[:, at] + rows[:, 2]] - told[at][rows[:, at]] for at in (0, 1)))
    least = max(1, min(int(told[0][-1]), int(told[1][-1])))
    passages = tuple(
        ((int(one.starts[a]), int(one.ends[b - 1])), (int(two.starts[c]), int(two.ends[d - 1])))
        for a, b, c, d in _joined(rows)
    )
    words = int(lengths.sum())
    return Shared(*pair, words, round(words / least, 4), int(lengths.max()), passages)


def _joined(rows: NDArray[np.int64]) -> Iterator[tuple[int, int, int, int]]:
    """Yield word ranges of passages: runs that follow each other in both texts, with a few words exchanged between."""
    gap = int(lexicon("lineage_candidates")["reuse"]["gap"])
    here: tuple[int, int, int, int] | None = None
    for start, other, length in rows.tolist():
        if here is not None and start - here[1] <= gap and 0 <= other - here[3] <= gap:
            here = (here[0], start + length, here[2], other + length)
            continue
        if here is not None:
            yield here
        here = (start, start + length, other, other + length)
    if here is not None:
        yield here
