"""Some sentences of a text with the words that stand in them, as sentences of two texts are compared."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.lineage.likeness import Vocabulary, part

Places = NDArray[np.int64]


class Part(NamedTuple):
    """Some sentences of a text: their words by place in a vocabulary of their own, and the bounds of each sentence.

    `words` are the places of these words in the text. `holding` tells which sentences hold which words of the
    vocabulary: those of word ``n`` are ``holding[edges[n] : edges[n + 1]]``.
    """

    vocabulary: Vocabulary
    words: Places
    places: Places
    bounds: tuple[tuple[int, int], ...]
    holding: Places
    edges: Places


def parted(vocabulary: Vocabulary, places: Places, bounds: Sequence[tuple[int, int]], lines: Sequence[int]) -> Part:
    """Return the sentences of a text that have these numbers; `places` are its words as places in its vocabulary.

    >>> from stemma.lineage.likeness import vocabulary
    >>> known = vocabulary([("mill", "mill"), ("burn", "burned")])
    >>> found = parted(known, np.array([0, 1, 0]), ((0, 2), (2, 3)), [1])
    >>> found.vocabulary.forms, found.words.tolist(), found.bounds, found.holding.tolist()
    (('mill',), [2], ((0, 1),), [0])
    """
    ranges = [bounds[line] for line in lines]
    words = np.concatenate([np.arange(first, last) for first, last in ranges])
    used = np.zeros(len(vocabulary.forms), dtype=bool)
    used[places[words]] = True
    distinct = np.flatnonzero(used)
    own = (np.cumsum(used) - 1)[places[words]]
    lengths = [last - first for first, last in ranges]
    held = np.zeros((len(distinct), len(ranges)), dtype=bool)
    held[own, np.repeat(np.arange(len(ranges)), lengths)] = True
    word, holding = held.nonzero()
    return Part(
        vocabulary=part(vocabulary, distinct),
        words=words,
        places=own,
        bounds=tuple(pairwise(np.cumsum([0, *lengths]).tolist())),
        holding=holding,
        edges=np.searchsorted(word, np.arange(len(distinct) + 1)),
    )
