"""The cue "as somebody put it", which stands beside words in marks or in the middle of them."""

from stemma.reading.clauses import Tree
from stemma.reading.cues.agents import agent
from stemma.reading.cues.cue_words import Cue
from stemma.reading.cues.near_subjects import beside
from stemma.reading.cues.noun_phrases import noun_phrase

_PUT = frozenset(("put", "puts", "phrased", "phrases"))
_REACH = 16  # words between "as" and "put it"


def put_it(tree: Tree, first: int, last: int) -> Cue | None:
    """Return the cue of "as X put it" among the tokens from `first` to `last`, both included.

    >>> from stemma.reading.language import Token
    >>> rows = [("as", "SCONJ", "mark", 2), ("Orr", "PROPN", "nsubj", 2), ("put", "VERB", "root", 2),
    ...         ("it", "PRON", "obj", 2)]
    >>> tokens = (Token(5 * i, 5 * i + len(w), w, w, p, "VBD", d, h, "") for i, (w, p, d, h) in enumerate(rows))
    >>> cue = put_it(Tree(tuple(tokens)), 0, 3)
    >>> cue.source, cue.start, cue.end
    (Extent(start=5, end=8), 10, 17)
    """
    for i in range(first + 2, min(last, len(tree.tokens) - 1)):
        token, then = tree.tokens[i], tree.tokens[i + 1]
        if token.text.lower() not in _PUT or then.text.lower() != "it":
            continue
        opens = next(
            (w for w in range(i - 1, max(first, i - _REACH) - 1, -1) if tree.tokens[w].text in ("as", "As")), None
        )
        if opens is None:
            continue
        head = agent(tree, i)
        head = beside(tree, i) if head is None or not opens < head < i else head
        source = (
            noun_phrase(tree, head, i) if head is not None and opens < head < i else tree.extent(range(opens + 1, i))
        )
        return Cue(token.start, then.end, i, "put", True, source, i - 1 if head is None else head, None)
    return None
