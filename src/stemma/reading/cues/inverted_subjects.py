"""Subjects behind their verbs of speech, where the parse took them for something else.

In "..., said Harbour Master Orla Tull" the words after the verb can only be its subject: the speech stands before it.
"""

from stemma.reading.clauses import Tree
from stemma.reading.cues.cue_words import verbs
from stemma.reading.cues.subjects_set_off import with_who_says
from stemma.reading.language import Token
from stemma.reading.verb_tags import FINITE, FINITE_OR_MODAL

_BEFORE = frozenset(",”\"'’?!»")
_NOMINAL = frozenset(("PROPN", "NOUN", "DET", "ADJ"))
_ADDRESSING = frozenset(("tell", "ask", "urge", "warn", "remind", "inform", "assure", "advise", "quote", "cite"))
_TAKEN_FOR = frozenset(("ccomp", "obj", "xcomp", "parataxis", "dep", "nmod", "obl"))


def mended(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens of a sentence with the noun phrase right behind such a verb as its subject.

    >>> rows = [("Gone", "ADJ", "JJ", "ccomp", 2), (",", "PUNCT", ",", "punct", 0), ("said", "VERB", "VBD", "root", 2),
    ...         ("Orr", "PROPN", "NNP", "obj", 2)]
    >>> tokens = tuple(Token(6 * i, 6 * i + len(w), w, w, p, t, d, h, "") for i, (w, p, t, d, h) in enumerate(rows))
    >>> mended(tokens)[3].dep
    'nsubj'
    """
    suspects = [i for i, t in enumerate(tokens) if 0 < i < len(tokens) - 1 and _may_be_inverted(tokens, i)]
    if not suspects:
        return tokens
    tree, out = Tree(tokens), list(tokens)
    for verb in suspects:
        subject = _behind(tree, verb)
        if subject is None and with_who_says(tree, verb, out):
            continue
        if subject is None and (subject := _at_end(tree, verb)) is not None:
            out = [t._replace(dep="ccomp") if t.head == verb and t.dep == "nsubj" else t for t in out]
            out[subject] = out[subject]._replace(head=verb)
        if subject is not None:
            out[subject] = out[subject]._replace(dep="nsubj")
    return tuple(out)


def _may_be_inverted(tokens: tuple[Token, ...], i: int) -> bool:
    if tokens[i].pos != "VERB" or tokens[i - 1].text not in _BEFORE:
        return False
    entry = verbs().get(tokens[i].text.lower())
    spoken = entry is not None and "quote" in entry.takes and tokens[i].tag in FINITE
    if entry is not None and entry.lemma in _ADDRESSING:
        return False
    return spoken


def _is_set_off(tree: Tree, verb: int) -> bool:
    """Tell whether a comma, and no conjunction, parts "said" and a name from what is said ("..., said Orla Tull")."""
    comma = tree.tokens[verb - 1].text == "," and tree.tokens[verb].text.lower() in ("said", "says")
    return comma and verb + 1 < len(tree.tokens) and tree.tokens[verb + 1].pos == "PROPN"


def _at_end(tree: Tree, verb: int) -> int | None:
    """Return the last noun of a headline that ends in a comma, a verb of saying and who says so ("..., say police")."""
    commas = [w for w, t in enumerate(tree.tokens) if t.text == ","]
    nominal = all(t.pos in _NOMINAL for t in tree.tokens[verb + 1 :])
    if commas != [verb - 1] or not nominal or tree.tokens[verb].text.lower() not in ("say", "says", "said"):
        return None
    wrong = tree.child(verb, "nsubj")
    return len(tree.tokens) - 1 if wrong is None or wrong < verb else None


def _behind(tree: Tree, verb: int) -> int | None:
    """Return the head of the noun phrase that begins right behind a verb without subject, None where there is none."""
    if tree.child(verb, "nsubj", "csubj") is not None:
        return None
    first = tree.head[verb]
    row = tree.dep(verb) == "conj" and not _is_set_off(tree, verb)
    if row and first < verb and (led := tree.child(first, "nsubj")) is not None and led < first:
        return None
    for c in tree.all_children(verb, *_TAKEN_FOR):
        noun = tree.tokens[c].pos in ("PROPN", "NOUN") and tree.left[c] == verb + 1 and not _acts(tree, c)
        if noun and tree.child(c, "nsubj", "cop", "aux", "case", "mark") is None:
            return c
    return None


def _acts(tree: Tree, noun: int) -> bool:
    """Tell whether a verb follows a noun phrase: it is the subject of that ("Orr implied the leak was false")."""
    behind = tree.tokens[tree.right[noun] + 1 : tree.right[noun] + 2]
    return any(t.tag in FINITE_OR_MODAL for t in behind)
