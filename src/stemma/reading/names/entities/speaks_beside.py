"""Names and descriptions right beside a verb of speech that can only be its subject, whatever the parse says.

In "“...,” said the harbour master Orla Tull, 52" and "Secretary of State Orla Tull said" parsers hang the name on its
title.
"""

from collections.abc import Sequence

from stemma.reading.cues.cue_words import listed, verbs
from stemma.reading.language import Token
from stemma.reading.verb_tags import FINITE_OR_MODAL
from stemma.reading.vocabulary import vocabulary

_FINITE = frozenset(("VBD", "VBZ"))
_BEFORE = frozenset(",”\"'’?!»—–") | {"''", "--"}
_TITLE = 8  # words of a title between a verb and the name behind it
_WITHIN = frozenset(("PROPN", "NOUN", "ADJ", "DET", "NUM", "PART"))


def speaks_beside(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a mention (half-open token indices) stands directly before or behind a plain verb of speech.

    >>> rows = [(",", "PUNCT", ","), ("said", "VERB", "VBD"), ("coach", "NOUN", "NN"), ("Orr", "PROPN", "NNP")]
    >>> tokens = [Token(6 * i, 6 * i + len(w), w, w, p, t, "dep", 0, "") for i, (w, p, t) in enumerate(rows)]
    >>> speaks_beside(tokens, 3, 4)
    True
    """
    if last < len(tokens) and _says(tokens[last]):
        return not _hangs_on(tokens, first)
    if last < len(tokens) and (tokens[last].tag in FINITE_OR_MODAL or tokens[last].tag == "POS"):
        return False
    verb = first - 1
    while verb > 0 and first - verb < _TITLE and (tokens[verb].pos in _WITHIN or tokens[verb].text == "-"):
        verb -= 1
    return verb > 0 and _says(tokens[verb]) and tokens[verb - 1].text in _BEFORE


def _hangs_on(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a preposition leads to a mention, past a title of one word ("a spokesman for Mayor Tull")."""
    at = first - 1
    if at >= 0 and tokens[at].pos == "ADP":
        return True
    while at > 0 and tokens[at].pos in ("PROPN", "NOUN") and tokens[at].text.lower() in vocabulary().honorifics:
        at -= 1
    return at >= 0 and tokens[at].text.lower() in ("for", "to")


def _says(token: Token) -> bool:
    if token.pos != "VERB" or token.tag not in _FINITE:
        return False
    entry = verbs().get(token.text.lower())
    return entry is not None and "quote" in entry.takes and entry.lemma in listed("plain")
