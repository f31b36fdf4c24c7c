"""A report as lineage compares it: the words of its story with their sentences, weights, and which stand in marks."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon
from stemma.lineage.boilerplate import boilerplate
from stemma.lineage.characters import Numbers
from stemma.lineage.likeness import Vocabulary, vocabulary
from stemma.lineage.marks import marked
from stemma.lineage.parts import Part
from stemma.lineage.runs import Seeds, seeds
from stemma.lineage.stems import stem, weight
from stemma.lineage.tokens import Tokens, capitals, tokenise
from stemma.lineage.wordlist import Words
from stemma.reading.sentences import split
from stemma.records import Report, Sentence
from stemma.words import fold

_TOGETHER = 512  # texts whose words are looked up at once
_SENTENCE = 4  # words of a sentence that both have word for word, from which it is the same sentence


class StoryText(NamedTuple):
    """The story words of a report; furniture, bylines, legal lines and captions are left out.

    `weights` tells how much each word tells in this report, `quoted` whether it stands inside quotation marks, whose
    offsets are `marks`, `attributed` whether it is told as what someone said, without marks, `line` the number of its
    sentence; `bounds` gives the half-open word range of each sentence,
    `named` whether the word is written as a name; `places` the number of each word in the `vocabulary`; `numbers` the
    words as numbers and `seeds` their n-grams, for which equal runs are looked up; `importance` what it tells of
    nearness that another report has the word as well; `keys` names each sentence by its words, empty where they are
    few, and `lines_of` gives the sentences of each name; `parts` keeps sets of sentences that are compared again and
    again.
    """

    report: Report
    sentences: tuple[Sentence, ...]
    words: Words
    numbers: Numbers
    stems: tuple[str, ...]
    weights: NDArray[np.float64]
    marks: tuple[tuple[int, int], ...]
    quoted: NDArray[np.bool_]
    attributed: NDArray[np.bool_]
    named: NDArray[np.bool_]
    line: NDArray[np.int64]
    bounds: tuple[tuple[int, int], ...]
    vocabulary: Vocabulary
    places: NDArray[np.int64]
    seeds: Seeds
    importance: NDArray[np.float64]
    keys: tuple[bytes, ...]
    lines_of: Mapping[bytes, tuple[int, ...]]
    parts: dict[tuple[int, ...], Part]


def prepare(report: Report) -> StoryText:
    """Return the story words of a report.

    A word that many sentences of the report hold weighs less: it tells the story apart from others, not one sentence
    from the next.

    >>> from stemma.sources import report_of_text
    >>> [word.form for word in prepare(report_of_text("The mill’s burned.")).words]
    ['the', "mill's", 'burned']
    """
    return next(prepare_all([report]))


def prepare_all(reports: Sequence[Report]) -> Iterator[StoryText]:
    """Yield the story words of each report, as `prepare` does: what is to be known of a word is looked up once.

    >>> list(prepare_all([]))
    []
    """
    for first in range(0, len(reports), _TOGETHER):
        some = reports[first : first + _TOGETHER]
        tokens = tokenise([report.text for report in some])
        lexis = _lexis([report.text for report in some], tokens)
        for number, report in enumerate(some):
            at = tokens.of(number)
            own = tokens._replace(numbers=tokens.numbers[at], starts=tokens.starts[at], ends=tokens.ends[at])
            yield _prepared(report, own, lexis.ids[at], lexis)


class _Lexis(NamedTuple):
    """The distinct words of some texts, and for each word of the texts which of these it is.

    `stems` are their stems, `keys`, `rows` and `spelt` as in `Vocabulary`.
    """

    ids: NDArray[np.int64]
    forms: list[str]
    stems: list[str]
    keys: NDArray[np.int64]
    weights: NDArray[np.float64]
    rows: NDArray[np.int64]
    spelt: NDArray[np.bool_]


def _lexis(texts: Sequence[str], tokens: Tokens) -> _Lexis:
    _, firsts, ids = np.unique(tokens.numbers, return_index=True, return_inverse=True)
    owners = np.searchsorted(tokens.firsts, firsts, side="right") - 1
    places = zip(owners.tolist(), tokens.starts[firsts].tolist(), tokens.ends[firsts].tolist(), strict=True)
    forms = [fold(texts[owner][start:end]) for owner, start, end in places]
    stems = [stem(form) for form in forms]
    known = vocabulary(list(zip(stems, forms, strict=True)))
    weights = np.array([weight(form) for form in forms], dtype=np.float64)
    return _Lexis(ids, forms, stems, known.keys, weights, known.rows, known.spelt)


def _prepared(report: Report, tokens: Tokens, ids: NDArray[np.int64], lexis: _Lexis) -> StoryText:
    sentences = _of_the_story(report)
    kept, line, bounds = _in_sentences(tokens, sentences)
    ids, numbers, starts = ids[kept], tokens.numbers[kept], tokens.starts[kept]
    firsts, places = _numbered(lexis.keys[ids])
    known = ids[firsts]
    keys = _keys(numbers, bounds)
    lines_of: dict[bytes, tuple[int, ...]] = {}
    for number, key in enumerate(keys):
        lines_of[key] = (*lines_of.get(key, ()), number) if key else ()
    marks = marked(report)
    weights, quoted = _weights(lexis.weights[ids], places, line), _inside(starts, marks)
    return StoryText(
        report=report,
        sentences=tuple(sentences),
        words=Words(starts, tokens.ends[kept], ids, lexis.forms),
        numbers=numbers,
        stems=tuple([lexis.stems[n] for n in ids.tolist()]),
        weights=weights,
        marks=marks,
        quoted=quoted,
        attributed=_inside(starts, _attributed(report)) & ~quoted,
        named=capitals(report.text, starts),
        line=line,
        bounds=bounds,
        vocabulary=Vocabulary(
            keys=lexis.keys[known],
            forms=tuple([lexis.forms[n] for n in known.tolist()]),
            rows=lexis.rows[known],
            spelt=lexis.spelt[known],
        ),
        places=places,
        seeds=seeds(numbers, lexicon("lineage_passages")["run"]["words"]),
        importance=_importance(weights, quoted, int(np.searchsorted(starts, _headline(report)))),
        keys=keys,
        lines_of=lines_of,
        parts={},
    )


def _numbered(stems: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where each distinct stem stands first, in order, and which of these the stem of each word is."""
    _, firsts, places = np.unique(stems, return_index=True, return_inverse=True)
    order = np.argsort(firsts)
    number = np.empty_like(order)
    number[order] = np.arange(len(order))
    return firsts[order], number[places]


def _in_sentences(
    tokens: Tokens, sentences: Sequence[Sentence]
) -> tuple[NDArray[np.int64], NDArray[np.int64], tuple[tuple[int, int], ...]]:
    """Return the places of the words inside a sentence, the number of the sentence of each, the words of each."""
    start = np.array([sentence.start for sentence in sentences], dtype=np.int64)
    end = np.array([sentence.end for sentence in sentences], dtype=np.int64)
    line = np.searchsorted(start, tokens.starts, side="right") - 1
    inside = line >= 0
    inside[inside] = tokens.ends[inside] <= end[line[inside]]
    line = line[inside]
    edges = np.searchsorted(line, np.arange(len(sentences) + 1)).tolist()
    return np.flatnonzero(inside), line, tuple(pairwise(edges))


def _keys(numbers: Numbers, bounds: Sequence[tuple[int, int]]) -> tuple[bytes, ...]:
    return tuple([numbers[first:last].tobytes() if last - first >= _SENTENCE else b"" for first, last in bounds])


def _of_the_story(report: Report) -> list[Sentence]:
    """Return the sentences that the story consists of; all of them where none would be left.

    A gallery tells its story under its pictures: where most of a report is captions, they are no holes in it.
    """
    outlet, pictures = boilerplate(report.text)
    captions = [(part.start, part.end) for part in report.parts if part.kind == "caption"]
    every = list(report.sentences or split(report))
    kept = _outside(every, [*outlet, *pictures, *captions])
    if 2 * sum(s.end - s.start for s in kept) < sum(s.end - s.start for s in every):
        kept = _outside(every, outlet)
    return kept or every


def _outside(sentences: Sequence[Sentence], holes: Sequence[tuple[int, int]]) -> list[Sentence]:
    """Return the sentences that no hole touches."""
    if not holes:
        return list(sentences)
    starts = np.array([sentence.start for sentence in sentences])
    ends = np.array([sentence.end for sentence in sentences])
    left_out = np.zeros(len(sentences), dtype=bool)
    for start, end in holes:
        left_out |= (starts < end) & (start < ends)
    return [sentence for sentence, out in zip(sentences, left_out.tolist(), strict=True) if not out]


def _weights(plain: NDArray[np.float64], places: NDArray[np.int64], line: NDArray[np.int64]) -> NDArray[np.float64]:
    if not len(plain):
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


def _attributed(report: Report) -> tuple[tuple[int, int], ...]:
    """Return the extents of what the report gives as someone's words or thoughts, in order and apart."""
    found = sorted((quote.start, quote.end) for quote in report.quotes if quote.kind != "direct")
    apart: list[tuple[int, int]] = []
    for start, end in found:
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return tuple(apart)


def _inside(starts: NDArray[np.int64], extents: tuple[tuple[int, int], ...]) -> NDArray[np.bool_]:
    """Return which words begin inside one of the extents, which are in order and apart."""
    if not extents:
        return np.zeros(len(starts), dtype=bool)
    edges = np.array(extents, dtype=np.int64)
    at = np.searchsorted(edges[:, 0], starts, side="right") - 1
    return (at >= 0) & (starts < edges[at, 1])
