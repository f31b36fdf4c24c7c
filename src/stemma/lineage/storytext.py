"""A report as lineage compares it: the words of its story with their sentences, weights, and which stand in marks."""

import math
from collections import Counter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.lineage.boilerplate import is_boilerplate
from stemma.lineage.likeness import Vocabulary, vocabulary
from stemma.lineage.marks import marked
from stemma.lineage.stems import stem, weight
from stemma.reading.sentences import split
from stemma.records import Report, Sentence
from stemma.words import Word, words


class StoryText(NamedTuple):
    """The story words of a report; furniture, bylines, legal lines and captions are left out.

    `weights` tells how much each word tells in this report, `quoted` whether it stands inside quotation marks, `line`
    the number of its sentence; `bounds` gives the half-open word range of each sentence, `named` whether the word is
    written as a name; `places` the number of each word in the `vocabulary`.
    """

    report: Report
    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...]
    stems: tuple[str, ...]
    weights: NDArray[np.float64]
    quoted: NDArray[np.bool_]
    named: NDArray[np.bool_]
    line: NDArray[np.int64]
    bounds: tuple[tuple[int, int], ...]
    vocabulary: Vocabulary
    places: NDArray[np.int64]


def prepare(report: Report) -> StoryText:
    """Return the story words of a report.

    A word that many sentences of the report hold weighs less: it tells the story apart from others, not one sentence
    from the next.
    """
    sentences = _of_the_story(report)
    found: list[Word] = []
    line: list[int] = []
    bounds = []
    for number, sentence in enumerate(sentences):
        first = len(found)
        found += words(report.text, sentence.start, sentence.end)
        line += [number] * (len(found) - first)
        bounds.append((first, len(found)))
    stems = tuple(stem(word.form) for word in found)
    distinct = {key: word.form for key, word in reversed(list(zip(stems, found, strict=True)))}
    place_of = {key: place for place, key in enumerate(distinct)}
    return StoryText(
        report=report,
        sentences=tuple(sentences),
        words=tuple(found),
        stems=stems,
        weights=_weights(found, stems, bounds),
        quoted=_inside(found, marked(report)),
        named=np.array([report.text[w.start].isupper() or report.text[w.start].isdigit() for w in found], dtype=bool),
        line=np.array(line, dtype=np.int64),
        bounds=tuple(bounds),
        vocabulary=vocabulary(list(distinct.items())),
        places=np.array([place_of[key] for key in stems], dtype=np.int64),
    )


def _of_the_story(report: Report) -> list[Sentence]:
    """Return the sentences that the story consists of; all of them where none would be left."""
    captions = [(part.start, part.end) for part in report.parts if part.kind == "caption"]
    every = list(report.sentences or split(report))
    kept = [
        sentence
        for sentence in every
        if not is_boilerplate(report.text, sentence.start, sentence.end)
        and not any(start <= sentence.start and sentence.end <= end for start, end in captions)
    ]
    return kept or every


def _weights(found: list[Word], stems: tuple[str, ...], bounds: list[tuple[int, int]]) -> NDArray[np.float64]:
    sentences_with = Counter(s for first, last in bounds for s in sorted(set(stems[first:last])))
    return np.array(
        [weight(w.form) / (1 + math.log(sentences_with[s])) for w, s in zip(found, stems, strict=True)],
        dtype=np.float64,
    )


def _inside(found: list[Word], extents: tuple[tuple[int, int], ...]) -> NDArray[np.bool_]:
    inside = np.zeros(len(found), dtype=bool)
    at = 0
    for place, word in enumerate(found):
        while at < len(extents) and extents[at][1] <= word.start:
            at += 1
        inside[place] = at < len(extents) and extents[at][0] <= word.start
    return inside
