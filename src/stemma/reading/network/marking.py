"""What the network says of texts in which words of white space stand too."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from stemma.reading.network.recurrent import Ids
from stemma.reading.network.syntax import ROOT, Columns, Syntax

SPACE_BEFORE, SPACE_AFTER = 1, 2
BLANK_TAG, BLANK_POS, BLANK_DEP = "_SP", "SPACE", "dep"  # as in spaCy


def mark(network: Syntax, words: Sequence[str], starts: Sequence[int], lengths: Sequence[int]) -> Columns:
    """Return what is said of all words; `starts` are their places in their text, `lengths` the words of each text.

    Words of white space are passed over, and hang on the word before them.
    """
    blank = np.array([word.isspace() for word in words], np.bool_)
    counts = np.asarray(lengths, np.int64)
    of_text = np.repeat(np.arange(len(counts)), counts)
    kept = np.flatnonzero(~blank)
    there = words if len(kept) == len(words) else [words[i] for i in kept.tolist()]
    gaps = _gaps(there, np.asarray(starts, np.int64)[kept], of_text[kept])
    said = network.read(there, gaps, np.bincount(of_text[kept], minlength=len(counts)).tolist())
    return said if len(kept) == len(words) else _with_blanks(said, words, lengths, blank)


def _gaps(words: Sequence[str], starts: Ids, of_text: Ids) -> Ids:
    """Return for each word whether a space, or an end of its text, precedes and follows it."""
    ends = starts + np.array([len(word) for word in words], np.int64)
    apart = np.ones(len(words) + 1, np.bool_)
    apart[1:-1] = (starts[1:] > ends[:-1]) | (of_text[1:] != of_text[:-1])
    return apart[:-1] * SPACE_BEFORE + apart[1:] * SPACE_AFTER


def _with_blanks(said: Columns, words: Sequence[str], lengths: Sequence[int], blank: NDArray[np.bool_]) -> Columns:
    """Return the columns with the blank words put back; the first of a text that holds nothing else is its root."""
    size = len(words)
    tags, pos, morphs = [BLANK_TAG] * size, [BLANK_POS] * size, [""] * size
    lemmas, heads, deps = list(words), [0] * size, [BLANK_DEP] * size
    begins = np.zeros(size, np.bool_)
    at = 0
    for first, last in pairwise(accumulate(lengths, initial=0)):
        place = (np.flatnonzero(~blank[first:last])).tolist()
        for i, word in enumerate(place, start=at):
            to = first + word
            tags[to], pos[to], morphs[to], lemmas[to] = said.tags[i], said.pos[i], said.morphs[i], said.lemmas[i]
            heads[to], deps[to], begins[to] = place[said.heads[i]], said.deps[i], said.begins[i]
        at += len(place)
        before = place[0] if place else 0
        for word in range(last - first):
            if not blank[first + word]:
                before = word
            else:
                heads[first + word] = before
        if last > first and not place:
            deps[first] = ROOT
        if place:
            begins[first + place[0]] = False
        begins[first : min(first + 1, last)] = True
    return Columns(tags, pos, morphs, lemmas, heads, deps, begins)
