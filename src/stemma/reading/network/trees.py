"""Trees of one sentence as lists of heads: arcs put back that cross others, and where a sentence in it begins."""

from collections.abc import Iterator, Sequence

MARK = "||"  # stands between the label of an arc that was lifted and that of the head it belongs to
_ROUNDS = 12  # spaCy gives up spreading the edges of subtrees after so many rounds


def put_back(heads: list[int], labels: list[str], blank: Sequence[bool]) -> bool:
    """Give arcs that were lifted their own heads, in place (Nivre and Nilsson 2005); tell whether there were any.

    The head of a label ``obl||xcomp`` is the first word labelled ``xcomp`` below the head that the arc was lifted to,
    searched breadth first from left to right.

    >>> heads, labels = [2, 2, 2, 2], ["obj||xcomp", "nsubj", "ROOT", "xcomp"]
    >>> put_back(heads, labels, [False] * 4), heads, labels
    (True, [3, 2, 2, 2], ['obj', 'nsubj', 'ROOT', 'xcomp'])
    """
    lifted = [i for i, label in enumerate(labels) if MARK in label]
    for i in lifted:
        label, _, wanted = labels[i].partition(MARK)
        heads[i] = next((w for w in _below(heads, heads[i], i, blank) if labels[w] == wanted), heads[i])
        labels[i] = label
    return bool(lifted)


def _below(heads: Sequence[int], top: int, without: int, blank: Sequence[bool]) -> Iterator[int]:
    """Yield the words below one, breadth first; blank words and the word `without` are passed over with what they hold.

    No word comes twice, so that arcs that go round in a circle end.
    """
    level, met = [top], {top}
    while level:
        below = []
        for word in level:
            for child in (c for c, head in enumerate(heads) if head == word and c != word):
                if child == without or blank[child] or child in met:
                    continue
                met.add(child)
                yield child
                below.append(child)
        level = below


def sentence_begins(heads: Sequence[int]) -> list[int]:
    """Return the words at which spaCy takes a sentence to begin: the left edges of the trees.

    >>> sentence_begins([1, 1, 3, 3])
    [0, 2]
    """
    left, right = list(range(len(heads))), list(range(len(heads)))
    for _ in range(_ROUNDS):
        for order in (range(len(heads)), range(len(heads) - 1, -1, -1)):
            for child in order:
                head = heads[child]
                left[head], right[head] = min(left[head], left[child]), max(right[head], right[child])
        begins = sorted({left[i] for i, head in enumerate(heads) if head == i})
        if _closed(heads, begins):
            break
    return begins


def _closed(heads: Sequence[int], begins: Sequence[int]) -> bool:
    """Tell whether every head lies in the sentence of its word, as far as spaCy looks."""
    first = 0
    for at in [b for b in begins if b > 0] + [len(heads) - 1]:
        if any(not first <= heads[i] <= at for i in range(first, at)):
            return False
        first = at
    return True
