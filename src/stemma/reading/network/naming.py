"""Names of people, bodies, places and other things: one recurrent layer over what the network of trees makes of words.

Each word is looked up by its letters in tables of its own, joined with its vector in context from the network of trees,
and gets a tag that tells where names begin and end (BIOES; Ratinov and Roth 2009).
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stemma.reading.network.dense import Dense, Rows
from stemma.reading.network.embedding import Embedding, Lookup
from stemma.reading.network.extents import best_tags, following
from stemma.reading.network.pieces import pieces
from stemma.reading.network.recurrent import Ids, Layout, Recurrent
from stemma.reading.network.units import elu

Mention = tuple[int, int, str]
OUTSIDE = "O"


class Naming:
    """The network of names, from its weights and the inventory of its tags; `lookup` gives the vectors of words."""

    def __init__(self, weights: Mapping[str, NDArray[Any]], inventory: Mapping[str, Any], lookup: Lookup) -> None:
        w = {name: np.asarray(rows, np.float32) for name, rows in weights.items()}
        self._tags: list[str] = list(inventory["tags"])
        self._embedding = Embedding(w, inventory["forms"], inventory["shapes"], lookup)
        self._gaps = w["gap"] @ w["narrow0"]
        self._context = Dense(w["context"])
        self._layer = Recurrent(*(w[f"{part}0"] for part in ("inputs", "states", "bias")))
        self._hidden = Dense(w["hidden.weight"], w["hidden.bias"])
        self._tag = Dense(w["tag.weight"], w["tag.bias"])
        self._following = following(self._tags)

    def find(
        self,
        words: Sequence[str],
        gaps: Ids,
        lengths: Sequence[int],
        contexts: Rows,
        begins: NDArray[np.bool_],
    ) -> list[list[Mention]]:
        """Return the names in each text: half-open word indices in it, and label.

        Words and `gaps` are as the network of trees wants them, `contexts` what it made of the words; `begins` tells
        the first words of sentences, over which no name reaches.
        """
        if not words:
            return [[] for _ in lengths]
        firsts = list(accumulate(lengths, initial=0))
        cuts = [(f + a, f + b) for f, n in zip(firsts, lengths, strict=False) for a, b in pieces(words[f : f + n])]
        rows = self._embedding(words)
        rows += self._gaps[gaps]
        rows += self._context(contexts)
        rows = self._layer(rows, Layout([b - a for a, b in cuts]))
        scores = self._tag(elu(self._hidden(rows)))
        edges = np.array(begins)
        edges[[a for a, _ in cuts]] = True
        chosen = best_tags(scores, [*np.flatnonzero(edges).tolist(), len(words)], self._following)
        tags = [self._tags[tag] for tag in chosen.tolist()]
        return [mentions(tags[a:b]) for a, b in pairwise(firsts)]


def mentions(tags: Sequence[str]) -> list[Mention]:
    """Return the names that a row of tags marks.

    >>> mentions(["S-PLACE", "O", "B-PERSON", "E-PERSON"])
    [(0, 1, 'PLACE'), (2, 4, 'PERSON')]
    """
    found: list[Mention] = []
    first = 0
    for at, tag in enumerate(tags):
        if tag == OUTSIDE:
            continue
        place, _, label = tag.partition("-")
        if place in ("B", "S"):
            first = at
        if place in ("E", "S"):
            found.append((first, at + 1, label))
    return found
