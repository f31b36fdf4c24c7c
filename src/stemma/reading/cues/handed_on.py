"""Whose words others hand on: whom somebody quotes or cites."""

from stemma.reading.clauses import Tree
from stemma.reading.cues.noun_phrases import link
from stemma.reading.cues.subjects import is_passive

_HANDS_ON = frozenset(("quoted", "quoting", "quotes", "quote", "cited", "citing", "cites", "cite", "reported"))
_CITES = frozenset(("quoted", "quoting", "quotes", "cited", "citing", "cites"))


def quoted_as(tree: Tree, i: int) -> int | None:
    """Return whose words others hand on ("the paper quoted him as saying", "she was cited as saying").

    >>> from stemma.reading.language import Token
    >>> rows = [("Orr", "NNP", "nsubj:pass"), ("was", "VBD", "aux:pass"), ("quoted", "VBN", "root"),
    ...     ("as", "IN", "mark"), ("saying", "VBG", "advcl")]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, "X", t, d, 2, "") for i, (w, t, d) in enumerate(rows))
    >>> quoted_as(Tree(tokens), 2)
    0
    """
    if tree.dep(i) == "advcl" and link(tree, i) == "as" and tree.tokens[i].tag == "VBG":
        i = tree.head[i]
    elif not _as_saying(tree, i):
        return _cited(tree, i)
    if tree.tokens[i].text.lower() not in _HANDS_ON:
        return None
    patient = tree.child(i, "nsubj:pass")
    return patient if patient is not None else tree.child(i, "obj")


def _cited(tree: Tree, i: int) -> int | None:
    """Return whom a report cites ("the agency cited Tull"): a name or person as the object of a verb of quoting."""
    cited = tree.child(i, "obj") if tree.tokens[i].text.lower() in _CITES and not is_passive(tree, i) else None
    if cited is None or tree.tokens[cited].text[:1].isupper():
        return cited
    named = (c for c in tree.all_children(cited, "compound", "appos", "flat") if tree.tokens[c].pos == "PROPN")
    return next(named, None)  # "cited the Amaq, a website"


def _as_saying(tree: Tree, i: int) -> bool:
    """Tell whether "as saying" follows within a few words."""
    near = range(i + 1, min(i + 9, len(tree.tokens) - 1))
    return any(tree.tokens[w].text.lower() == "as" and tree.tokens[w + 1].tag == "VBG" for w in near)
