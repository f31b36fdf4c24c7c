"""What a tree of best arcs can get wrong that no tree of Universal Dependencies has, put right around what is said."""

from bisect import bisect_right
from collections.abc import Sequence

from stemma.reading.network.recurrent import Ids

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_SAID, _MARK = "ccomp", "punct"


def part_subjects(heads: Ids, labels: Sequence[str]) -> None:
    """Hang a subject on the clause that is said, in place, where the word of speaking has one of its own.

    That is so where the clause stands between the two, and has no subject yet ("The launch put us at risk, said Orr").

    >>> import numpy as np
    >>> heads = np.array([2, 2, 2, 2])
    >>> part_subjects(heads, ["nsubj", "ccomp", "ROOT", "nsubj"]), heads.tolist()
    (None, [1, 2, 2, 2])
    """
    subjects: dict[int, list[int]] = {}
    for word, label in enumerate(labels):
        if label in _SUBJECTS:
            subjects.setdefault(int(heads[word]), []).append(word)
    for head, words in subjects.items():
        if len(words) < 2:
            continue
        for said in range(words[0] + 1, min(words[-1], head)):
            if labels[said] == _SAID and heads[said] == head and said not in subjects:
                heads[words[0]] = said
                break


def lower_marks(heads: Ids, labels: Sequence[str]) -> None:
    """Hang a mark on the root of its sentence, in place, where its arc goes over the root, as no mark's may.

    >>> import numpy as np
    >>> heads = np.array([1, 1, 0])  # "Stay", he said.
    >>> lower_marks(heads, ["ccomp", "ROOT", "punct"]), heads.tolist()
    (None, [1, 1, 1])
    """
    roots = [word for word in range(len(labels)) if heads[word] == word]
    for word, label in enumerate(labels):
        if label == _MARK:
            head = int(heads[word])
            over = bisect_right(roots, max(head, word)) - 1
            if over >= 0 and min(head, word) < roots[over] < max(head, word):
                heads[word] = roots[over]
