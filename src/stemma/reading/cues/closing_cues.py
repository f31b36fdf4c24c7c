"""The clause before a cue that closes its sentence, where the parse hangs both subjects on one verb.

"Nine people gathered on the square, police said." has one reading only: what closes a sentence so attributes it.
"""

from stemma.reading.clauses import Tree
from stemma.reading.verb_tags import FINITE

_SUBORDINATE = frozenset(("SCONJ", "ADP", "ADV", "PUNCT", "CCONJ"))  # "After the blast, police said."
_SHORTEST = 3  # words of a clause with a subject and a verb


def before_closing(tree: Tree, i: int, head: int) -> list[int]:
    """Return the tokens of the clause before ", X said." at the end of a sentence, none where it does not end so.

    >>> from stemma.reading.language import Token
    >>> rows = [("Nine", "NUM", "CD", 1), ("people", "NOUN", "NNS", 6), ("gathered", "VERB", "VBN", 1),
    ...     ("here", "ADV", "RB", 2), (",", "PUNCT", ",", 1), ("police", "NOUN", "NN", 6), ("said", "VERB", "VBD", 6),
    ...     (".", "PUNCT", ".", 6)]
    >>> tokens = tuple(Token(9 * n, 9 * n + len(w), w, w, p, t, "dep", h, "") for n, (w, p, t, h) in enumerate(rows))
    >>> before_closing(Tree(tokens), 6, 5)
    [0, 1, 2, 3]
    """
    tokens = tree.tokens
    if tokens[i].tag not in FINITE or any(tokens[w].pos != "PUNCT" for w in range(i + 1, len(tokens))) or not head < i:
        return []
    first = tree.left[head]
    comma = next((w for w in range(head, 0, -1) if tokens[w].text == ","), 0)
    if comma < _SHORTEST or not comma < max(first, comma + 1) <= head or tokens[0].pos in _SUBORDINATE:
        return []
    told = any(tokens[w].pos == "VERB" for w in range(comma))
    return list(range(comma)) if told and all(tokens[w].pos != "VERB" for w in range(comma + 1, i)) else []
