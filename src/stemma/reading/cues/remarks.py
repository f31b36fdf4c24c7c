"""What a comma or dash sets off behind a content that is the report's own remark."""

from stemma.reading.clauses import Tree
from stemma.reading.cues.cue_words import MARKS, verbs
from stemma.reading.verb_tags import FINITE_OR_MODAL

_REMARKS = frozenset(("which", "while", "though", "although"))
_TOLD_AT_END = frozenset(("a", "an", "the", "who", "whose", "where"))
_DO = frozenset(("has", "have", "had", "did", "does", "do", "will", "would", "can", "could"))
_DASHES = frozenset(("—", "–", "―", "--", "-"))


def adds(tree: Tree, w: int, clause: bool) -> bool:
    """Tell whether a comma sets off a relative clause: that is mostly the report's own remark.

    What happens "while" something else does is as much a part of what is told in a clause, unless that tells on itself.

    >>> from stemma.reading.language import bundled
    >>> adds(Tree(bundled().annotate(["Orr said he would ban it, which others did."])[0].tokens), 6, True)
    True
    """
    if tree.tokens[w].text != ",":
        return False
    after = next((t.text.lower() for t in tree.tokens[w + 1 : w + 3] if t.text not in MARKS), "")
    if after == "while" and clause and not any(_attributes(tree, k) for k in range(w + 2, len(tree.tokens))):
        return False
    return (after in _REMARKS and not _is_closed(tree, w)) or _does_too(tree, w)


def _does_too(tree: Tree, w: int) -> bool:
    """Tell whether a comma sets off who else does so (", as has Tull")."""
    words = [t.text.lower() for t in tree.tokens[w + 1 : w + 3]]
    return len(words) > 1 and words[0] == "as" and words[1] in _DO


def _attributes(tree: Tree, w: int) -> bool:
    return tree.tokens[w].pos == "VERB" and tree.tokens[w].text.lower() in verbs()


def _is_closed(tree: Tree, w: int) -> bool:
    """Tell whether the verb of a clause follows behind what commas set off ("the mill, which is old, would close")."""
    commas = (k for k in range(w + 2, len(tree.tokens) - 2) if tree.tokens[k].text == ",")
    behind = (next((t for t in tree.tokens[k + 1 : k + 3] if t.text not in MARKS), None) for k in commas)
    return any(t is not None and t.tag in FINITE_OR_MODAL for t in behind)


def remarks_at_end(tree: Tree, w: int) -> bool:
    """Tell whether a comma sets off, at the end of a sentence, what the report tells of somebody or something named.

    "Orr said he would ban it, a plan that others dropped": the apposition is the report's, and so is ", who ...".

    >>> from stemma.reading.language import bundled
    >>> tree = Tree(bundled().annotate(["Orr said he would ban it, a plan that others dropped."])[0].tokens)
    >>> remarks_at_end(tree, 6), remarks_at_end(tree, 3)
    (True, False)
    """
    if tree.tokens[w].text != "," or w + 2 >= len(tree.tokens):
        return False
    word = tree.tokens[w + 1].text.lower()
    if word not in _TOLD_AT_END:
        return False
    last = len(tree.tokens) - 1
    while last > w and tree.tokens[last].pos in ("PUNCT", "SPACE"):
        last -= 1
    if word in ("a", "an", "the"):
        h = tree.head[w + 1]
        return h > w and tree.tokens[h].pos in ("NOUN", "PROPN") and tree.left[h] > w - 1 and tree.right[h] >= last
    relative = next((v for v in tree.above(w + 1) if tree.dep(v).startswith("acl")), None)
    return relative is not None and relative > w and tree.right[relative] >= last


def dashes(tree: Tree, w: int) -> bool:
    """Tell whether a dash sets off a remark at the end of a sentence: it has no fellow.

    >>> from stemma.reading.language import bundled
    >>> dashes(Tree(bundled().annotate(["Orr called it a trick – the third this year."])[0].tokens), 5)
    True
    """
    if tree.tokens[w].text not in _DASHES or is_inside_word(tree, w):
        return False
    return not any(t.text in _DASHES for k, t in enumerate(tree.tokens) if k != w and not is_inside_word(tree, k))


def is_inside_word(tree: Tree, w: int) -> bool:
    """Tell whether a hyphen joins two words.

    >>> from stemma.reading.language import Token
    >>> places = enumerate(("well", "-", "made"))
    >>> is_inside_word(Tree(tuple(Token(at, at + 1, w, w, "X", "", "dep", 0, "") for at, w in places)), 1)
    True
    """
    if not 0 < w < len(tree.tokens) - 1:
        return False
    return tree.tokens[w - 1].end == tree.tokens[w].start and tree.tokens[w].end == tree.tokens[w + 1].start
