"""Tags, lemmas, trees and sentence ends: one network of two recurrent layers, with a head for each.

Words are looked up by their letters (`embedding`), read in context (`recurrent`), and each asks which word is its head
(Dozat and Manning 2017); the best tree of each sentence is taken (`spanning`).
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.reading.network.clauses_apart import lower_marks, part_subjects
from stemma.reading.network.dense import BLOCK, Dense, Rows
from stemma.reading.network.embedding import Embedding, Lookup
from stemma.reading.network.lemmas import Lemmas
from stemma.reading.network.pieces import pieces
from stemma.reading.network.recurrent import Ids, Layout, Recurrent
from stemma.reading.network.spanning import best_heads
from stemma.reading.network.units import elu

ROOT = "ROOT"


class Columns(NamedTuple):
    """What the network says of the words of texts, one behind the other.

    `heads` are counted in each text, a root being its own; `begins` tells the first words of sentences; `contexts` are
    the vectors of words in context, (words, 2 * hidden), for parts that read on from here.
    """

    tags: list[str]
    pos: list[str]
    morphs: list[str]
    lemmas: list[str]
    heads: list[int]
    deps: list[str]
    begins: NDArray[np.bool_]
    contexts: Rows


class Syntax:
    """The network, from its weights and the inventory of what it can say; `lookup` gives the vectors of words."""

    def __init__(self, weights: Mapping[str, NDArray[Any]], inventory: Mapping[str, Any], lookup: Lookup) -> None:
        w = {name: np.asarray(rows, np.float32) for name, rows in weights.items()}
        self.labels: list[str] = list(inventory["labels"])
        self._embedding = Embedding(w, inventory["forms"], inventory["shapes"], lookup)
        self._gaps = w["gap"] @ w["narrow0"]
        self._narrow = Dense(w["narrow1"])
        self._layers = [Recurrent(*(w[f"{part}{at}"] for part in ("inputs", "states", "bias"))) for at in (0, 1)]
        self._hidden = Dense(w["hidden.weight"], w["hidden.bias"])
        self._arc_width, self._label_width = w["arc"].shape[0], w["label.weight"].shape[0]
        self._arc = Dense(
            np.concatenate([w["arc"], w["root.weight"]], axis=1), np.append(w["arc_bias"], w["root.bias"])
        )
        self._label = Dense(w["label.weight"], w["label.bias"])
        self._tasks = Dense(w["tasks.weight"], w["tasks.bias"])
        self._begin_weight, self._begin_bias = w["begin.weight"], w["begin.bias"]
        self._names: list[list[str]] = [list(inventory[name]) for name in ("tags", "morphs", "pos")]
        self._widths = [len(inventory[name]) for name in ("tags", "morphs")]
        self.width = 2 * self._layers[1].hidden
        self._lemmas = Lemmas(inventory["lemmas"]["known"], inventory["lemmas"]["endings"])

    def read(self, words: Sequence[str], gaps: Ids, lengths: Sequence[int]) -> Columns:
        """Return what is said of the words of texts, none of them empty or blank; `lengths` are those of the texts.

        `gaps` is 1 where a space precedes the word, plus 2 where one follows; the ends of a text count as spaces.
        """
        if not words:
            return Columns([], [], [], [], [], [], np.zeros(0, np.bool_), np.zeros((0, self.width), np.float32))
        firsts = accumulate(lengths[:-1], initial=0)
        cuts = [(f + a, f + b) for f, n in zip(firsts, lengths, strict=True) for a, b in pieces(words[f : f + n])]
        rows = self._embedding(words)
        rows += self._gaps[gaps]
        layout = Layout([b - a for a, b in cuts])
        rows = self._layers[0](rows, layout)
        rows = self._layers[1](self._narrow(rows), layout)
        hidden = self._hidden(rows)
        begins, tags, morphs = self._said(hidden)
        begins[[a for a, _ in cuts]] = True
        heads = self._heads(hidden, begins)
        labels = self._labels(hidden, heads)
        part_subjects(heads, labels)
        lower_marks(heads, labels)
        base = np.repeat(np.cumsum(lengths) - lengths, lengths)
        return Columns(
            tags,
            [self._names[2][i] for i in morphs],
            [self._names[1][i] for i in morphs],
            [self._lemmas.lemma(word, tag) for word, tag in zip(words, tags, strict=True)],
            (heads - base).tolist(),
            labels,
            begins,
            rows,
        )

    def _said(self, hidden: Rows) -> tuple[NDArray[np.bool_], list[str], list[int]]:
        """Return which words begin a sentence, the tag of each word, and the number of its features."""
        first = 2 * (self._arc_width + self._label_width)
        chosen = np.empty((2, len(hidden)), np.int64)
        begins = np.empty(len(hidden), np.bool_)
        edges = list(pairwise(accumulate(self._widths, initial=0)))
        middle = first + len(self._begin_weight)
        for at in range(0, len(hidden), BLOCK):
            part = elu(hidden[at : at + BLOCK, first:])
            scores = self._tasks(part[:, : middle - first])
            for task, (a, b) in enumerate(edges):
                chosen[task, at : at + BLOCK] = scores[:, a:b].argmax(axis=1)
            begins[at : at + BLOCK] = (
                np.einsum("ij,j->i", part[:, middle - first :], self._begin_weight) > -self._begin_bias
            )
        tags, morphs = chosen.tolist()
        return begins, [self._names[0][i] for i in tags], morphs

    def _heads(self, hidden: Rows, begins: NDArray[np.bool_]) -> Ids:
        """Return the head of each word, counted through the batch."""
        child = elu(hidden[:, : self._arc_width])
        head = elu(hidden[:, self._arc_width : 2 * self._arc_width])
        asked = self._arc(child)
        heads = np.empty(len(hidden), np.int64)
        edges = [*np.flatnonzero(begins).tolist(), len(begins)]
        for first, last in pairwise(edges):
            arcs = np.dot(asked[first:last, :-1], head[first:last].T)
            np.fill_diagonal(arcs, asked[first:last, -1])
            heads[first:last] = arcs.argmax(axis=1)
            heads[first:last] += first
        whole = _are_trees(heads, edges)
        for (first, last), is_tree in zip(pairwise(edges), whole, strict=True):
            if not is_tree:
                arcs = np.dot(asked[first:last, :-1], head[first:last].T)
                heads[first:last] = best_heads(arcs, asked[first:last, -1])
                heads[first:last] += first
        return heads

    def _labels(self, hidden: Rows, heads: Ids) -> list[str]:
        first = 2 * self._arc_width
        middle, last = first + self._label_width, first + 2 * self._label_width
        root = heads == np.arange(len(heads))
        of_head = hidden[heads, middle:last]
        of_head[root] = 0
        scores = self._label(elu(hidden[:, first:middle] + of_head))
        labels = [self.labels[i] for i in scores.argmax(axis=1).tolist()]
        for at in np.flatnonzero(root).tolist():
            labels[at] = ROOT
        return labels


def _are_trees(heads: Ids, edges: Sequence[int]) -> list[bool]:
    """Tell for each sentence whether its arcs make one tree: one root, to which all lead.

    >>> _are_trees(np.array([1, 1, 3, 2, 4, 5]), [0, 2, 4, 6])
    [True, False, False]
    """
    firsts, sizes = np.array(edges[:-1]), np.diff(edges)
    roots = np.add.reduceat(heads == np.arange(len(heads)), firsts, dtype=np.int64)
    above = heads
    for _ in range(int(sizes.max(initial=1)).bit_length()):
        above = above[above]  # twice as far up at each turn
    stray = np.add.reduceat(heads[above] != above, firsts, dtype=np.int64)
    return ((roots == 1) & (stray == 0)).tolist()
