"""Finite verbs in a row under one subject, where the parse took the first for a clause aside.

In "Tull called it a crime, backed the port and warned others" all three verbs are Tull's. A parse that makes the second
the main verb leaves it without a subject.
"""

from stemma.reading.cues.cue_words import listed
from stemma.reading.cues.cue_words import verbs as cue_verbs
from stemma.reading.language import Token

_FINITE = frozenset(("VBD", "VBZ"))
_ASIDE = frozenset(("advcl", "ccomp", "parataxis"))
_SUBJECTS = ("nsubj", "csubj", "expl")
_BEHIND = frozenset(("obj", "ccomp", "xcomp", "obl"))


def in_a_row(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens of a sentence with such a main verb as a conjunct of the verb before it.

    >>> rows = [("We", "PRON", "PRP", "nsubj", 1), ("hit", "VERB", "VBD", "advcl", 4), ("us", "PRON", "PRP", "obj", 1),
    ...         (",", "PUNCT", ",", "punct", 1), ("left", "VERB", "VBD", "ROOT", 4), ("it", "PRON", "PRP", "obj", 4)]
    >>> tokens = tuple(Token(7 * i, 7 * i + len(w), w, w, p, t, d, h, "") for i, (w, p, t, d, h) in enumerate(rows))
    >>> [(t.dep, t.head) for t in in_a_row(tokens) if t.pos == "VERB"]
    [('ROOT', 1), ('conj', 1)]
    """
    second = next((i for i, t in enumerate(tokens) if t.head == i and t.tag in _FINITE and t.pos == "VERB"), None)
    if not second or tokens[second - 1].text != ",":
        return tokens
    children = [i for i, t in enumerate(tokens) if t.head == second and i != second]
    if any(tokens[c].dep.startswith(_SUBJECTS) for c in children):
        return tokens
    firsts = [c for c in children if c < second and tokens[c].dep in _ASIDE and tokens[c].tag == tokens[second].tag]
    object_behind = any(c > second and tokens[c].dep in _BEHIND for c in children)
    if len(firsts) != 1 or not object_behind or not _is_whole(tokens, firsts[0]):
        return tokens
    out = list(tokens)
    out[firsts[0]] = tokens[firsts[0]]._replace(head=firsts[0], dep="ROOT")
    out[second] = tokens[second]._replace(head=firsts[0], dep="conj")
    return tuple(out)


def with_objects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens of a sentence with what stands behind a verb in a row as its object, not as its subject.

    "Tull left, backed port aid and went": nobody but Tull backed anything.

    >>> rows = [("Tull", "PROPN", "NNP", "nsubj", 1), ("left", "VERB", "VBD", "ROOT", 1),
    ...         (",", "PUNCT", ",", "punct", 1),
    ...         ("backed", "VERB", "VBD", "conj", 1), ("aid", "NOUN", "NN", "nsubj", 3)]
    >>> tokens = tuple(Token(7 * i, 7 * i + len(w), w, w, p, t, d, h, "") for i, (w, p, t, d, h) in enumerate(rows))
    >>> with_objects(tokens)[4].dep
    'obj'
    """
    behind = [
        i
        for i, t in enumerate(tokens)
        if t.dep == "nsubj" and t.head < i and tokens[t.head].dep == "conj" and tokens[t.head].tag in _FINITE
    ]
    if not behind:
        return tokens
    led = {t.head for i, t in enumerate(tokens) if t.dep.startswith(_SUBJECTS) and i < t.head}
    out = list(tokens)
    for i in behind:
        verb = tokens[i].head
        first = tokens[verb].head
        in_row = verb not in led and first in led and first < verb and tokens[verb - 1].text in (",", "and")
        if in_row and not _says_inverted(tokens, verb, i):
            out[i] = tokens[i]._replace(dep="obj")
    return tuple(out)


def _says_inverted(tokens: tuple[Token, ...], verb: int, subject: int) -> bool:
    """Tell whether somebody named behind a plain verb of speech is who speaks ("there is no date, said Orla Tull")."""
    entry = cue_verbs().get(tokens[verb].text.lower())
    plain = entry is not None and entry.lemma in listed("plain") and tokens[verb - 1].text == ","
    return plain and tokens[subject].pos == "PROPN"


def _is_whole(tokens: tuple[Token, ...], verb: int) -> bool:
    """Tell whether a verb has a subject, and no word makes its clause a part of another ("when", "as")."""
    children = [t for i, t in enumerate(tokens) if t.head == verb and i != verb]
    inner = any(t.dep == "mark" or t.tag in ("WRB", "WP", "WDT") for t in children)
    return not inner and any(t.dep.startswith("nsubj") for t in children)
