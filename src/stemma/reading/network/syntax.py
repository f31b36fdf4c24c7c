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
        self._tasks_width = w["tasks.weight"].shape[0]
        self._bent = np.empty((BLOCK, self._hidden.width), np.float32)
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
        seen = self._seen(rows)
        seen.begins[[a for a, _ in cuts]] = True
        heads = _heads(seen)
        labels = self._labels(seen, heads)
        part_subjects(heads, labels)
        lower_marks(heads, labels)
        tags, morphs = seen.chosen.tolist()
        tags = [self._names[0][i] for i in tags]
        base = np.repeat(np.cumsum(lengths) - lengths, lengths)
        return Columns(
            tags,
            [self._names[2][i] for i in morphs],
            [self._names[1][i] for i in morphs],
            self._lemmas.lemmas(words, tags),
            (heads - base).tolist(),
            labels,
            seen.begins,
            rows,
        )

    def _seen(self, contexts: Rows) -> "_Seen":
        """Return what is made of words in context, a block of them at a time."""
        size, arc = len(contexts), self._arc_width
        middle = 2 * (arc + self._label_width)
        last = middle + self._tasks_width
        edges = list(pairwise(accumulate(self._widths, initial=0)))
        seen = _Seen(
            np.empty((size, self._arc.width), np.float32),
            np.empty((size, arc), np.float32),
            np.empty((size, middle - 2 * arc), np.float32),
            np.empty((len(edges), size), np.int64),
            np.empty(size, np.bool_),
        )
        for at in range(0, size, BLOCK):
            here = slice(at, at + BLOCK)
            hidden = self._hidden(contexts[here])
            seen.related[here] = hidden[:, 2 * arc : middle]
            bent = elu(hidden, out=self._bent[: len(hidden)])
            self._arc.into(bent[:, :arc], seen.asked[here])
            seen.heads[here] = bent[:, arc : 2 * arc]
            scores = self._tasks(bent[:, middle:last])
            for task, (a, b) in enumerate(edges):
                seen.chosen[task, here] = scores[:, a:b].argmax(axis=1)
            seen.begins[here] = np.einsum("ij,j->i", bent[:, last:], self._begin_weight) > -self._begin_bias
        return seen

    def _labels(self, seen: "_Seen", heads: Ids) -> list[str]:
        root = heads == np.arange(len(heads))
        of_head = seen.related[heads, self._label_width :]
        of_head[root] = 0
        of_head += seen.related[:, : self._label_width]
        scores = self._label(elu(of_head))
        labels = [self.labels[i] for i in scores.argmax(axis=1).tolist()]
        for at in np.flatnonzero(root).tolist():
            labels[at] = ROOT
        return labels


class _Seen(NamedTuple):
    """What is made of words in context, one row for each.

    `asked` is what a word asks of its head, and last how much speaks for its being the root; `heads` is what it answers
    as a head; `related` are its parts of a relation, as a child and as a head; `chosen` are its tag and features.
    """

    asked: Rows
    heads: Rows
    related: Rows
    chosen: Ids
    begins: NDArray[np.bool_]


def _heads(seen: _Seen) -> Ids:
    """Return the head of each word, counted through the batch."""
    asked = seen.asked
    heads = np.empty(len(asked), np.int64)
    edges = [*np.flatnonzero(seen.begins).tolist(), len(asked)]
    for first, last in pairwise(edges):
        arcs = np.dot(asked[first:last, :-1], seen.heads[first:last].T)
        arcs.ravel()[:: last - first + 1] = asked[first:last, -1]
        heads[first:last] = arcs.argmax(axis=1)
        heads[first:last] += first
    whole = _are_trees(heads, edges)
    for (first, last), is_tree in zip(pairwise(edges), whole, strict=True):
        if not is_tree:
            arcs = np.dot(asked[first:last, :-1], seen.heads[first:last].T)
            heads[first:last] = best_heads(arcs, asked[first:last, -1])
            heads[first:last] += first
    return heads


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
