"""The best row of tags in which every name that begins also ends (Viterbi 1967)."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.reading.network.dense import Rows
from stemma.reading.network.recurrent import Ids

_NEVER = np.float32(-1e9)


class Following(NamedTuple):
    """Which tags may open a sentence, which may close one, and which may follow which."""

    opens: NDArray[np.bool_]
    closes: NDArray[np.bool_]
    after: NDArray[np.bool_]


def following(tags: Sequence[str]) -> Following:
    """Return what may follow what among tags of the form B-, I-, E-, S-LABEL and O.

    >>> following(["O", "B-A", "E-A"]).after.astype(int).tolist()
    [[1, 1, 0], [0, 0, 1], [1, 1, 0]]
    """
    outer = np.array([tag[0] in "OBS" for tag in tags])
    whole = np.array([tag[0] in "OES" for tag in tags])
    inside = np.array([[a[0] in "BI" and b[0] in "IE" and a[2:] == b[2:] for b in tags] for a in tags])
    return Following(outer, whole, (whole[:, None] & outer[None, :]) | inside)


def best_tags(scores: Rows, edges: Sequence[int], rules: Following) -> Ids:
    """Return the best tag of each word; `edges` are the first words of sentences and the number of words.

    Where the best tags of the words by themselves follow each other as they may, they are the best row.

    >>> rules = following(["O", "B-A", "E-A"])
    >>> scores = np.array([[0.0, 1.0, 0.0], [0.9, 0.0, 0.8]], np.float32)
    >>> scores.argmax(axis=1).tolist(), best_tags(scores, [0, 2], rules).tolist()
    ([1, 0], [1, 2])
    """
    chosen = scores.argmax(axis=1)
    firsts, lasts = np.array(edges[:-1]), np.array(edges[1:]) - 1
    wrong = np.zeros(len(chosen), np.int64)
    wrong[1:] = ~rules.after[chosen[:-1], chosen[1:]]
    wrong[firsts] = ~rules.opens[chosen[firsts]]
    wrong[lasts] += ~rules.closes[chosen[lasts]]
    amiss = np.add.reduceat(wrong, firsts) > 0
    for (first, last), is_wrong in zip(pairwise(edges), amiss.tolist(), strict=True):
        if is_wrong:
            chosen[first:last] = _best_row(scores[first:last], rules)
    return chosen


def _best_row(scores: Rows, rules: Following) -> Ids:
    step = np.where(rules.after, np.float32(0), _NEVER)
    best = scores[0] + np.where(rules.opens, np.float32(0), _NEVER)
    came_from = np.zeros(scores.shape, np.int64)
    for at in range(1, len(scores)):
        ways = best[:, None] + step
        came_from[at] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[at]
    best = best + np.where(rules.closes, np.float32(0), _NEVER)
    row = np.empty(len(scores), np.int64)
    row[-1] = best.argmax()
    for at in range(len(scores) - 1, 0, -1):
        row[at - 1] = came_from[at, row[at]]
    return row
