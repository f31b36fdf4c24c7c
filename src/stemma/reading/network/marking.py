"""What the network says of texts in which words of white space stand too."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.reading.network.dense import Rows
from stemma.reading.network.forms import Words
from stemma.reading.network.naming import Mention, Naming
from stemma.reading.network.recurrent import Ids
from stemma.reading.network.syntax import ROOT, Columns, Syntax

SPACE_BEFORE, SPACE_AFTER = 1, 2
BLANK_TAG, BLANK_POS, BLANK_DEP = "_SP", "SPACE", "dep"  # as in spaCy


class Read(NamedTuple):
    """The words of texts that are not white space: places among all words, letters, gaps, and how many in each.

    `whole` are the lengths of the texts with their white space.
    """

    kept: Ids
    words: Sequence[str]
    gaps: Ids
    lengths: list[int]
    whole: list[int]


class Seen(NamedTuple):
    """What the network of trees hands on to others: the first words of sentences, and vectors of words in context."""

    begins: NDArray[np.bool_]
    contexts: Rows


def without_blanks(words: Words) -> Read:
    """Return what the networks read of the words of texts.

    >>> read = without_blanks(Words([0, 2, 4], ["It", "\\n\\n", "rains"], [3]))
    >>> read.words, read.kept.tolist(), read.lengths, read.whole
    (['It', 'rains'], [0, 2], [2], [3])
    """
    counts = np.asarray(words.lengths, np.int64)
    of_text = np.repeat(np.arange(len(counts)), counts)
    kept = np.flatnonzero(~np.fromiter(map(str.isspace, words.texts), np.bool_, len(words.texts)))
    there = words.texts if len(kept) == len(words.texts) else [words.texts[i] for i in kept.tolist()]
    gaps = _gaps(there, np.asarray(words.starts, np.int64)[kept], of_text[kept])
    return Read(kept, there, gaps, np.bincount(of_text[kept], minlength=len(counts)).tolist(), words.lengths)


def mark(network: Syntax, read: Read, words: Words) -> Columns:
    """Return what is said of all words; those of white space are passed over, and hang on the word before them.

    >>> from types import SimpleNamespace
    >>> words = Words([0, 3], ["It", "rains"], [2])
    >>> network = SimpleNamespace(read=lambda words, gaps, lengths: (words, gaps.tolist(), lengths))
    >>> mark(network, without_blanks(words), words)
    (['It', 'rains'], [3, 3], [2])
    """
    said = network.read(read.words, read.gaps, read.lengths)
    return said if len(read.kept) == len(words.texts) else _with_blanks(said, words, read.kept)


def name(network: Naming, read: Read, seen: Seen) -> list[list[Mention]]:
    """Return the names in each text, in words of it; those of white space are passed over.

    >>> from types import SimpleNamespace
    >>> network = SimpleNamespace(find=lambda words, gaps, lengths, contexts, begins: [[(1, 2, "PERSON")]])
    >>> read = without_blanks(Words([0, 2, 3], ["By", " ", "Orr"], [3]))
    >>> name(network, read, Seen(np.array([True, False, False]), np.zeros((3, 2), np.float32)))
    [[(2, 3, 'PERSON')]]
    """
    sentences = np.cumsum(seen.begins)[read.kept]
    begins = np.ones(len(sentences), np.bool_)
    begins[1:] = sentences[1:] != sentences[:-1]
    found = network.find(read.words, read.gaps, read.lengths, seen.contexts[read.kept], begins)
    if len(read.kept) == len(seen.begins):
        return found
    texts = zip(pairwise(accumulate(read.lengths, initial=0)), accumulate(read.whole, initial=0), strict=False)
    places = [(read.kept[a:b] - first).tolist() for (a, b), first in texts]
    return [
        [(at[first], at[last - 1] + 1, label) for first, last, label in mentions]
        for at, mentions in zip(places, found, strict=True)
    ]


def _gaps(words: Sequence[str], starts: Ids, of_text: Ids) -> Ids:
    """Return for each word whether a space, or an end of its text, precedes and follows it."""
    ends = starts + np.fromiter(map(len, words), np.int64, len(words))
    apart = np.ones(len(words) + 1, np.bool_)
    apart[1:-1] = (starts[1:] > ends[:-1]) | (of_text[1:] != of_text[:-1])
    return apart[:-1] * SPACE_BEFORE + apart[1:] * SPACE_AFTER


def _with_blanks(said: Columns, words: Words, kept: Ids) -> Columns:
    """Return the columns with the blank words put back; the first of a text that holds nothing else is its root."""
    size = len(words.texts)
    blank = np.ones(size, np.bool_)
    blank[kept] = False
    contexts = np.zeros((size, said.contexts.shape[1]), np.float32)
    contexts[kept] = said.contexts
    begins = np.zeros(size, np.bool_)
    begins[kept] = said.begins
    whole = Columns([], [], [], [], [], [], begins, contexts)
    at = 0
    for first, last in pairwise(accumulate(words.lengths, initial=0)):
        of_text = blank[first:last]
        many = last - first - int(np.count_nonzero(of_text))
        own = Columns._make([column[at : at + many] for column in said])
        at += many
        if many < last - first:
            own = _one_with_blanks(own, words.texts[first:last], of_text)
            begins[first:last] = own.begins
        for column, part in zip(whole[:6], own[:6], strict=True):
            column.extend(part)  # type: ignore[attr-defined]
    return whole


def _one_with_blanks(said: Columns, words: Sequence[str], blank: NDArray[np.bool_]) -> Columns:
    """Return the columns of one text with its blank words put back."""
    size = len(words)
    tags, pos, morphs = [BLANK_TAG] * size, [BLANK_POS] * size, [""] * size
    lemmas, heads, deps = list(words), [0] * size, [BLANK_DEP] * size
    begins = np.zeros(size, np.bool_)
    place = np.flatnonzero(~blank).tolist()
    for i, to in enumerate(place):
        tags[to], pos[to], morphs[to], lemmas[to] = said.tags[i], said.pos[i], said.morphs[i], said.lemmas[i]
        heads[to], deps[to], begins[to] = place[said.heads[i]], said.deps[i], said.begins[i]
    before = place[0] if place else 0
    for word, is_blank in enumerate(blank.tolist()):
        if is_blank:
            heads[word] = before
        else:
            before = word
    if not place:
        deps[0] = ROOT
    else:
        begins[place[0]] = False
    begins[0] = True
    return Columns(tags, pos, morphs, lemmas, heads, deps, begins, said.contexts)
