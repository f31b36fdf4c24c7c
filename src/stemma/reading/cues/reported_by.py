"""What a clause at the head of a sentence gives to somebody ("As the Herald first reported, the mill had closed")."""

from stemma.reading.clauses import Tree
from stemma.reading.cues.cue_words import MARKS, Entry, listed
from stemma.reading.verb_tags import FINITE_OR_MODAL

_FILL = frozenset(("ADV", "ADP", "NOUN", "PROPN", "DET", "NUM", "PART"))
_LATEST = 6  # words between the verb and the comma ("reported on Friday night,")
_SUBJECT = 25  # words before the verb


def reported(tree: Tree, i: int, entry: Entry) -> list[int]:
    """Return the sentence behind a clause that only says who reports it, an empty list where none does.

    >>> from stemma.reading.language import bundled
    >>> from stemma.reading.cues.cue_words import verbs
    >>> tree = Tree(bundled().annotate(["As the Herald first reported, the mill had closed."])[0].tokens)
    >>> [tree.tokens[w].text for w in reported(tree, 4, verbs()["reported"])]
    ['the', 'mill', 'had', 'closed', '.']
    """
    if not {"quote", "clause"} <= entry.takes or tree.tokens[i].tag not in FINITE_OR_MODAL or not 1 < i < _SUBJECT:
        return []
    subject = tree.child(i, "nsubj")
    if subject is None or subject > i or tree.child(i, "obj", "ccomp", "xcomp") is not None:
        return []
    opens = tree.tokens[0].text.lower() == "as" and tree.left[subject] == 1
    if not opens or (tree.tokens[subject].pos == "PRON" and entry.lemma not in listed("core")):
        return []
    near = range(i + 1, min(i + 1 + _LATEST, len(tree.tokens)))
    comma = next((w for w in near if tree.tokens[w].text == "," or tree.tokens[w].pos not in _FILL), None)
    if comma is None or tree.tokens[comma].text != "," or tree.tokens[comma + 1 : comma + 2][0].text in MARKS:
        return []
    behind = range(comma + 1, len(tree.tokens))
    return list(behind) if any(tree.tokens[w].tag in FINITE_OR_MODAL for w in behind) else []
