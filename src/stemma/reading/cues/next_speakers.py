"""Where a sentence goes on, behind a content, with what somebody else says or what another number of people does."""

from stemma.reading.clauses import Tree
from stemma.reading.cues.cue_words import MARKS, listed, verbs
from stemma.reading.verb_tags import FINITE

_NEAR = 9  # words between the sign that sets off a clause and its verb
_COUNTED = frozenset(("NUM", "SYM"))
_AMOUNTS = 3  # words between "compared with" and a number


def others_say(tree: Tree, i: int, w: int, clause: bool) -> bool:
    """Tell whether token `w` sets off, behind a content of cue `i`, that somebody says something else.

    `clause` tells that the content is one: only then "compared with 23 percent" is no part of it.

    >>> from stemma.reading.language import bundled
    >>> tree = Tree(bundled().annotate(["Half say it is late; others say it is early."])[0].tokens)
    >>> others_say(tree, 1, 5, True), others_say(tree, 1, 3, True)
    (True, False)
    >>> tree = Tree(bundled().annotate(["Half say it is late, compared with 23 percent in May."])[0].tokens)
    >>> others_say(tree, 1, 6, True), others_say(tree, 1, 6, False)
    (True, False)
    """
    return _another_says(tree, i, w) or (clause and (_compares(tree, w) or _tells_on(tree, i, w)))


def _tells_on(tree: Tree, i: int, w: int) -> bool:
    """Tell whether the report itself goes on behind a comma, in a clause that the parse hangs on the cue or above it.

    "Orr said it was late, but she stayed": with "that", or in the tense of what is said, it would still be hers.
    """
    if tree.tokens[w].text != "," or w + 3 >= len(tree.tokens):
        return False
    at = w + 1 + (tree.tokens[w + 1].text in MARKS)
    word = tree.tokens[at].text.lower()
    if word not in ("but", "and"):
        return False
    near = range(at + 1, min(at + _NEAR, len(tree.tokens)))
    finite = next((k for k in near if tree.tokens[k].tag in FINITE or tree.tokens[k].tag == "MD"), None)
    if finite is None or tree.tokens[finite].tag == "MD":
        return False
    verb = finite if tree.tokens[finite].pos == "VERB" else tree.head[finite]
    subject = tree.child(verb, "nsubj", "nsubj:pass")
    if subject is None or not at < subject < finite or tree.head[verb] > i or tree.dep(verb) != "conj":
        return False
    kind = tree.tokens[subject].pos
    return kind == "PROPN" or (word == "but" and kind == "PRON")


def _another_says(tree: Tree, i: int, w: int) -> bool:
    """Tell whether a semicolon, or a comma with a conjunction, sets off what somebody else says, as cue `i` does."""
    if tree.tokens[w].text not in (",", ";"):
        return False
    joined = w + 1 < len(tree.tokens) and tree.tokens[w + 1].text.lower() in ("and", "but", "while")
    if tree.tokens[w].text == "," and not joined:
        return False
    near = range(w + 1 + joined, min(w + _NEAR, len(tree.tokens)))
    if joined and (not near or tree.tokens[near[0]].text.lower() == "that"):
        return False
    verb = next((k for k in near if tree.tokens[k].tag in FINITE or tree.tokens[k].tag in ("MD", "VBN")), None)
    if verb is None or tree.tokens[verb].pos != "VERB" or not _is_in_tense(tree, i, verb):
        return False
    subject = tree.child(verb, "nsubj")
    return subject is not None and near[0] <= subject < verb and _attributes(tree, verb)


def _attributes(tree: Tree, verb: int) -> bool:
    entry = verbs().get(tree.tokens[verb].text.lower())
    return entry is not None and (entry.lemma in listed("core") or entry.lemma in listed("naming"))


def _is_in_tense(tree: Tree, i: int, verb: int) -> bool:
    """Tell whether two verbs stand in the same tense: who goes on telling does not change it."""
    past = tree.tokens[i].tag in ("VBD", "VBN")
    return past == (tree.tokens[verb].tag == "VBD")


def _compares(tree: Tree, w: int) -> bool:
    """Tell whether "compared with" begins what another number of people says ("..., compared with 23 percent")."""
    if tree.tokens[w].text.lower() != "compared" or tree.tokens[w - 1].pos == "AUX":
        return False
    leads = any(t.text.lower() in ("with", "to") for t in tree.tokens[w + 1 : w + 2])
    return leads and any(t.pos in _COUNTED for t in tree.tokens[w + 2 : w + 2 + _AMOUNTS])
