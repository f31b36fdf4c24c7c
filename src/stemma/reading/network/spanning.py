"""The best tree of a sentence by the scores of its arcs (Chu and Liu 1965, Edmonds 1967), with one root."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Table = NDArray[np.float64]
_TRIED = 3
_WANTING = 5  # words tried at the most that would choose to be the root: sentences have up to three
_CIRCLES = 32  # circles made one word at the most: sentences have up to fourteen, rows of marks as many as words


def best_heads(arcs: Scores, roots: Scores) -> list[int]:
    """Return the head of each word in the tree of the highest sum of scores; the root is its own head.

    `arcs[i, j]` is the score of word j as the head of word i, `roots[i]` that of word i as the root. Of equal scores
    the first counts. As the root the words are tried that would choose to be it; where none would, the three that lose
    least by it. What is no sentence (hundreds of full stops in a row) gets a tree that may not be the best.

    >>> arcs = np.array([[0, 3, 1], [4, 0, 1], [1, 2, 0]], np.float32)
    >>> best_heads(arcs, np.array([0, 2, 1], np.float32))
    [1, 1, 1]
    """
    size = len(roots)
    scores = np.full((size, size + 1), -np.inf)
    scores[:, :size] = arcs
    np.fill_diagonal(scores, -np.inf)
    margin = roots - scores.max(axis=1)
    wanting = int(np.count_nonzero(margin >= 0))
    candidates = np.argsort(-margin, kind="stable")[: min(wanting, _WANTING) or _TRIED].tolist()
    if wanting:
        candidates.sort()
    best, most = [], -np.inf
    for root in candidates:
        scores[root, size] = roots[root]
        others = scores[root, :size].copy()
        scores[root, :size] = -np.inf
        heads = _tree(scores)
        total = scores[np.arange(size), heads].sum()
        if total > most:
            best, most = [word if head == size else head for word, head in enumerate(heads.tolist())], total
        scores[root, :size], scores[root, size] = others, -np.inf
    return best


def _circle(heads: NDArray[np.int64]) -> list[int]:
    """Return the words of one circle of arcs, empty where all lead to the root, which is the number of words.

    >>> _circle(np.array([3, 2, 1]))
    [1, 2]
    """
    root = len(heads)
    above = heads.tolist()
    walk = [-1] * root  # the walk on which a word was first met
    for start in range(root):
        word = start
        while word != root and walk[word] < 0:
            walk[word] = start
            word = above[word]
        if word != root and walk[word] == start:
            circle = [word]
            while above[circle[-1]] != word:
                circle.append(above[circle[-1]])
            return sorted(circle)
    return []


def _tree(scores: Table) -> NDArray[np.int64]:
    """Return the heads of the best tree, the root being the last column.

    Each circle of best arcs is made one word until none is left; then the words are taken out again, last first.
    """
    made: list[_Shrunk] = []
    heads = scores.argmax(axis=1)
    while circle := _circle(heads):
        if len(made) == _CIRCLES:
            _cut(scores, heads)
            break
        made.append(_shrunk(scores, heads, circle))
        scores = made[-1].scores
        heads = scores.argmax(axis=1)
    for level in reversed(made):
        heads = level.unfolded(heads)
    return heads


def _cut(scores: Table, heads: NDArray[np.int64]) -> None:
    """Cut all circles of arcs, in place: of each the word that loses least by it hangs on the word under the root."""
    top = int(np.flatnonzero(heads == len(heads))[0])
    while circle := _circle(heads):
        loss = scores[circle, heads[circle]] - scores[circle, top]
        heads[circle[int(loss.argmin())]] = top


class _Shrunk(NamedTuple):
    """Scores with a circle made one word, the last, and what is needed to take it apart again."""

    scores: Table
    heads: NDArray[np.int64]
    rest: NDArray[np.int64]
    entered: NDArray[np.int64]
    left: NDArray[np.int64]

    def unfolded(self, heads: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the heads before the circle was made one word, from those after."""
        one = len(self.rest)
        names = np.concatenate([self.rest, [-1, len(self.heads)]])  # of the columns
        full = self.heads.copy()
        full[self.rest] = np.where(heads[:one] == one, self.left, names[heads[:one]])
        full[self.entered[heads[one]]] = names[heads[one]]
        return full


def _shrunk(scores: Table, heads: NDArray[np.int64], circle: list[int]) -> _Shrunk:
    size = len(heads)
    inside = np.array(circle)
    rest = np.setdiff1d(np.arange(size), inside)
    outside = np.append(rest, size)
    gain = scores[inside] - scores[inside, heads[inside]][:, None]  # of breaking the circle at a word
    best = gain[:, outside].argmax(axis=0)
    out = scores[np.ix_(rest, inside)].argmax(axis=1)
    one = len(rest)
    small = np.full((one + 1, one + 2), -np.inf)
    columns = np.append(np.arange(one), one + 1)
    small[:one, columns] = scores[np.ix_(rest, outside)]
    small[:one, one] = scores[rest, inside[out]]
    small[one, columns] = gain[best, outside]
    entered = np.full(one + 2, -1)
    entered[columns] = inside[best]
    return _Shrunk(small, heads, rest, entered, inside[out])
