"""Subjects that open their clause, where no parse ties them to the verb ("A poll released on Friday found that")."""

from stemma.reading.clauses import Tree
from stemma.reading.cues.cue_words import MARKS, listed
from stemma.reading.verb_tags import FINITE_OR_MODAL

_REACH = 40  # words between the beginning of a clause and its verb
_PHRASE = frozenset(("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "SYM"))
_HEADS = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_RELATIVE = frozenset(("who", "which", "that", "whose", "where"))
_BOUNDS = frozenset((";", ":", "—", "–", "--", "(", "“", "”", '"', "``", "''"))
_FILL = frozenset(("CCONJ", "ADV", "PUNCT", "SPACE", "INTJ"))
_HELPERS = frozenset(("to", "not", "n't", "n’t"))


def opening(tree: Tree, i: int) -> int | None:
    """Return the head of the noun phrase that opens the clause of a verb in the main clause, None where none does.

    Another verb may stand between them in a relative clause, or as the participle right behind the noun.

    >>> from stemma.reading.language import Token
    >>> rows = [("A", "DET", "DT", "det"), ("poll", "NOUN", "NN", "obj"), ("released", "VERB", "VBD", "dep"),
    ...     ("Friday", "PROPN", "NNP", "obl"), ("found", "VERB", "VBD", "root")]
    >>> tokens = tuple(Token(9 * i, 9 * i + len(w), w, w, p, t, d, 4, "") for i, (w, p, t, d) in enumerate(rows))
    >>> opening(Tree(tokens), 4)
    1
    """
    tokens = tree.tokens
    if tokens[i].tag not in ("VBD", "VBZ", "VBP", "VB", "VBN") or _is_helped(tree, i):
        return None
    start = _begin(tree, i)
    while start < i and (tokens[start].pos in _FILL or tokens[start].text.lower() in listed("times")):
        start += 1
    end = start
    while end < i and (tokens[end].pos in _PHRASE or tokens[end].tag in ("POS", "HYPH")):
        end += 1
    heads = [w for w in range(start, end) if tokens[w].pos in _HEADS]
    if not heads or heads[-1] != end - 1 or tokens[end - 1].text.lower() in listed("times"):
        return None
    return heads[-1] if not _has_verb(tree, end, i) else None


def _is_helped(tree: Tree, i: int) -> bool:
    """Tell whether an auxiliary or "to" stands before a verb: its subject is where that has it."""
    before = i - 1
    while before > 0 and tree.tokens[before].pos == "ADV":
        before -= 1
    token = tree.tokens[max(0, before)]
    return token.pos in ("AUX", "PART") or token.text.lower() in _HELPERS or token.pos in ("CCONJ", "VERB")


def _begin(tree: Tree, i: int) -> int:
    for w in range(i - 1, max(-1, i - _REACH), -1):
        token = tree.tokens[w]
        joins = token.pos == "CCONJ" and tree.tokens[w - 1].text == ","
        if (token.pos == "SCONJ" and token.text.lower() not in _RELATIVE) or token.text in _BOUNDS or joins:
            return w + 1
        if token.text in MARKS:
            return w + 1
    return max(0, i - _REACH)


def _has_verb(tree: Tree, first: int, i: int) -> bool:
    """Tell whether a verb of its own stands between a noun phrase and a later verb."""
    relative = False
    for w in range(first, i):
        token = tree.tokens[w]
        if token.text.lower() in _RELATIVE:
            relative = True
        elif token.tag in FINITE_OR_MODAL and w > first:
            if not relative:
                return True
            relative = False
        elif token.text == "," and w + 1 == i and not any(t.text == "," for t in tree.tokens[first:w]):
            return True
    return False
