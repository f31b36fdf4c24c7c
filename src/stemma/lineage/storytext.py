"""A report as lineage compares it: the words of its story with their sentences, weights, and which stand in marks."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon
from stemma.lineage.boilerplate import boilerplate
from stemma.lineage.likeness import Vocabulary, vocabulary
from stemma.lineage.marks import marked
from stemma.lineage.runs import Seeds, seeds
from stemma.lineage.stems import stem, weight
from stemma.lineage.tokens import Numbers, Tokens, tokenise
from stemma.reading.sentences import split
from stemma.records import Report, Sentence
from stemma.words import Word, fold

_SENTENCE = 4  # words of a sentence that both have word for word, from which it is the same sentence


class StoryText(NamedTuple):
    """The story words of a report; furniture, bylines, legal lines and captions are left out.

    `weights` tells how much each word tells in this report, `quoted` whether it stands inside quotation marks, `line`
    the number of its sentence; `bounds` gives the half-open word range of each sentence, `named` whether the word is
    written as a name; `places` the number of each word in the `vocabulary`; `numbers` the words as numbers
    and `seeds` their n-grams, for which equal runs are looked up; `importance` what it tells of nearness that another
    report has the word as well; `keys` names each sentence by its words, empty where they are few, and `lines_of` gives
    the sentences of each name.
    """

    report: Report
    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...]
    numbers: Numbers
    stems: tuple[str, ...]
    weights: NDArray[np.float64]
    quoted: NDArray[np.bool_]
    named: NDArray[np.bool_]
    line: NDArray[np.int64]
    bounds: tuple[tuple[int, int], ...]
    vocabulary: Vocabulary
    places: NDArray[np.int64]
    seeds: Seeds
    importance: NDArray[np.float64]
    keys: tuple[bytes, ...]
    lines_of: Mapping[bytes, tuple[int, ...]]


def prepare(report: Report) -> StoryText:
    """Return the story words of a report.

    A word that many sentences of the report hold weighs less: it tells the story apart from others, not one sentence
    from the next.
    """
    sentences = _of_the_story(report)
    tokens, line, bounds = _in_sentences(tokenise([report.text]), sentences)
    starts, ends = tokens.starts.tolist(), tokens.ends.tolist()
    found = list(map(Word._make, zip(starts, ends, _forms(report.text, starts, ends), strict=True)))
    stems = tuple([stem(word.form) for word in found])
    place_of: dict[str, int] = {}
    places = np.array([place_of.setdefault(key, len(place_of)) for key in stems], dtype=np.int64)
    firsts = np.unique(places, return_index=True)[1].tolist()
    heads = [report.text[start] for start in starts]
    keys = _keys(tokens.numbers, bounds)
    lines_of: dict[bytes, tuple[int, ...]] = {}
    for number, key in enumerate(keys):
        lines_of[key] = (*lines_of.get(key, ()), number) if key else ()
    weights, quoted = _weights(found, places, line), _inside(tokens.starts, marked(report))
    return StoryText(
        report=report,
        sentences=tuple(sentences),
        words=tuple(found),
        numbers=tokens.numbers,
        stems=stems,
        weights=weights,
        quoted=quoted,
        named=np.array([head.isupper() or head.isdigit() for head in heads], dtype=bool),
        line=line,
        bounds=bounds,
        vocabulary=vocabulary([(stems[first], found[first].form) for first in firsts]),
        places=places,
        seeds=seeds(tokens.numbers, lexicon("lineage_passages")["run"]["words"]),
        importance=_importance(weights, quoted, int(np.searchsorted(tokens.starts, _headline(report)))),
        keys=keys,
        lines_of=lines_of,
    )


def _in_sentences(
    tokens: Tokens, sentences: Sequence[Sentence]
) -> tuple[Tokens, NDArray[np.int64], tuple[tuple[int, int], ...]]:
    """Return the words that stand inside a sentence, the number of the sentence of each, and the words of each."""
    start = np.array([sentence.start for sentence in sentences], dtype=np.int64)
    end = np.array([sentence.end for sentence in sentences], dtype=np.int64)
    line = np.searchsorted(start, tokens.starts, side="right") - 1
    kept = line >= 0
    kept[kept] = tokens.ends[kept] <= end[line[kept]]
    line = line[kept]
    edges = np.searchsorted(line, np.arange(len(sentences) + 1)).tolist()
    inside = Tokens(tokens.numbers[kept], tokens.starts[kept], tokens.ends[kept], tokens.firsts)
    return inside, line, tuple(pairwise(edges))


def _keys(numbers: Numbers, bounds: Sequence[tuple[int, int]]) -> tuple[bytes, ...]:
    return tuple([numbers[first:last].tobytes() if last - first >= _SENTENCE else b"" for first, last in bounds])


def _forms(text: str, starts: list[int], ends: list[int]) -> list[str]:
    """Return the folded words between offsets; where folding keeps every offset, the text is folded once."""
    folded = text.replace("’", "'").replace("‘", "'").lower()
    if len(folded) == len(text):
        return [folded[start:end] for start, end in zip(starts, ends, strict=True)]
    return [fold(text[start:end]) for start, end in zip(starts, ends, strict=True)]


def _of_the_story(report: Report) -> list[Sentence]:
    """Return the sentences that the story consists of; all of them where none would be left."""
    outlet, pictures = boilerplate(report.text)
    captions = [(part.start, part.end) for part in report.parts if part.kind == "caption"]
    holes = [*outlet, *pictures, *captions]
    every = list(report.sentences or split(report))
    if not holes:
        return every
    starts = np.array([sentence.start for sentence in every])
    ends = np.array([sentence.end for sentence in every])
    left_out = np.zeros(len(every), dtype=bool)
    for start, end in holes:
        left_out |= (starts < end) & (start < ends)
    return [sentence for sentence, out in zip(every, left_out.tolist(), strict=True) if not out] or every


def _weights(found: list[Word], places: NDArray[np.int64], line: NDArray[np.int64]) -> NDArray[np.float64]:
    plain = np.array([weight(word.form) for word in found], dtype=np.float64)
    if not found:
        return plain
    once = np.unique(places * (int(line[-1]) + 1) + line) // (int(line[-1]) + 1)
    return plain / (1 + np.log(np.bincount(once)[places]))


def _importance(weights: NDArray[np.float64], quoted: NDArray[np.bool_], title: int) -> NDArray[np.float64]:
    """Return what each word tells of nearness: quoted words may be the speaker's, the `title` words a desk's."""
    rule = lexicon("lineage_descent")["held"]
    found = (weights + rule["any"]) * np.where(quoted, rule["quoted"], 1.0)
    found[:title] *= rule["title"]
    return found


def _headline(report: Report) -> int:
    """Return where the headline ends: the first line, where it is short and no sentence, or what is known as title."""
    known = [part.end for part in report.parts if part.kind == "title"]
    line = report.text[: max(0, report.text.find("\n"))].rstrip()
    short = len(line.split()) <= lexicon("lineage_descent")["held"]["headline"] and not line.endswith((".", "”", '"'))
    return max([len(line) if short else 0, *known])


def _inside(starts: NDArray[np.int64], extents: tuple[tuple[int, int], ...]) -> NDArray[np.bool_]:
    """Return which words begin inside one of the extents, which are in order and apart."""
    if not extents:
        return np.zeros(len(starts), dtype=bool)
    edges = np.array(extents, dtype=np.int64)
    at = np.searchsorted(edges[:, 0], starts, side="right") - 1
    return (at >= 0) & (starts < edges[at, 1])
