"""The noun phrase around a head word: where it begins and ends, what it explains, and what joins it to its verb."""

from stemma.reading.clauses import Tree
from stemma.reading.cues.cue_words import listed
from stemma.reading.verb_tags import FINITE
from stemma.records import Extent

_OPENS_CLAUSE = frozenset(("WDT", "WP", "WP$", "WRB"))


def noun_phrase(tree: Tree, head: int | None, cue: int | None = None) -> Extent | None:
    """Return the extent of the noun phrase around its head, without what hangs on it beyond the cue.

    >>> from stemma.reading.language import Token
    >>> rows = [("for", "ADP", "case", 2), ("the", "DET", "det", 2), ("mayor", "NOUN", "obl", 3),
    ...     ("spoke", "VERB", "root", 3)]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, p, "", d, h, "") for i, (w, p, d, h) in enumerate(rows))
    >>> noun_phrase(Tree(tokens), 2)
    Extent(start=8, end=21)
    """
    if head is None:
        return None
    words = list(tree.words(head))
    if cue is not None:
        words = [w for w in words if w < cue] if head < cue else [w for w in words if w > cue]
    comma = next((w for w in reversed(words) if w < head and tree.tokens[w].text == ","), None)
    if comma is not None and tree.tokens[words[0]].pos in ("ADP", "SCONJ", "ADV"):
        words = [w for w in words if w > comma]
    words = _up_to_verb(tree, head, words)
    before = [k for k in tree.all_children(head, "case", "mark", "cc") if k < head]
    words = [w for w in words if not before or w > max(before)] or [head]
    while words[0] > 0 and tree.tokens[words[0]].pos == "PROPN" and tree.tokens[words[0] - 1].pos == "PROPN":
        words.insert(0, words[0] - 1)
    while _is_name_part(tree, words[-1]) and _is_name_part(tree, words[-1] + 1) and not tree.children[words[-1] + 1]:
        words.append(words[-1] + 1)  # a family name that the parse took for another ("says Ida Orr, that ...")
    return tree.extent(words) or tree.extent([head])


def _is_name_part(tree: Tree, w: int) -> bool:
    if not 0 <= w < len(tree.tokens) or tree.tokens[w].pos != "PROPN":
        return False
    return tree.tokens[w].text[:1].isupper() and tree.tokens[w].text.lower() not in listed("times")


def _up_to_verb(tree: Tree, head: int, words: list[int]) -> list[int]:
    """Return the words of a noun phrase up to a verb that tells of it without a relative pronoun: a lost main verb."""
    for w in words:
        token = tree.tokens[w]
        if w > head and token.tag in FINITE and token.pos == "VERB":
            opened = any(t.tag in _OPENS_CLAUSE for t in tree.tokens[head + 1 : w])
            return words if opened or tree.child(w, "nsubj") is not None else [k for k in words if k < w]
    return words


def apposed(tree: Tree, head: int) -> int:
    """Return the name to which a description stands in apposition ("Orr, the head of the museum, said"), else the head.

    Parsers take the description for the subject where the name before the comma is foreign to them.

    >>> from stemma.reading.language import Token
    >>> rows = [("Orr", "PROPN", 0), (",", "PUNCT", 0), ("the", "DET", 3), ("head", "NOUN", 5), (",", "PUNCT", 5),
    ...     ("said", "VERB", 5)]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, p, "", "dep", h, "") for i, (w, p, h) in enumerate(rows))
    >>> apposed(Tree(tokens), 3)
    0
    """
    comma, after = tree.left[head] - 1, tree.right[head] + 1
    closed = any(tree.tokens[w].text == "," for w in (after - 1, after) if head < w < len(tree.tokens))
    if tree.tokens[head].pos != "NOUN" or comma < 1 or not closed or tree.tokens[comma].text != ",":
        return head
    name = comma - 1
    while name > 0 and tree.tokens[name].text[:1].isupper():
        name -= 1
    name += not tree.tokens[name].text[:1].isupper()
    if name >= comma or tree.tokens[name].pos != "PROPN":
        return head
    begins = name == 0 or tree.tokens[name - 1].pos in ("PUNCT", "CCONJ", "SCONJ", "SPACE")
    return name if begins else head


def link(tree: Tree, i: int) -> str:
    """Return the preposition or conjunction that joins a phrase to its head, in lower case; empty where none does.

    >>> from stemma.reading.language import Token
    >>> rows = [("According", "VERB", "root", 0), ("To", "ADP", "case", 2), ("Orr", "PROPN", "obl", 0)]
    >>> tokens = tuple(Token(9 * i, 9 * i + len(w), w, w, p, "", d, h, "") for i, (w, p, d, h) in enumerate(rows))
    >>> link(Tree(tokens), 2), link(Tree(tokens), 0)
    ('to', '')
    """
    word = tree.child(i, "case", "mark")
    return "" if word is None else tree.tokens[word].text.lower()
