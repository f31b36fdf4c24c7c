"""Phrases that the parse hangs on a person's name although they tell of the deed.

"Tull on Wednesday called ...", "says Roth about his friend": a name takes no "on Wednesday" and no "about". Left there,
such a phrase would become a part of who spoke.
"""

from stemma.data import lexicon
from stemma.reading.language import Token

_OF_DEEDS = frozenset(lexicon("names_surroundings")["after_deeds"])


def freed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens of a sentence with such phrases hung on the verb of the name.

    >>> rows = [("Tull", "PROPN", "nsubj", 3), ("on", "ADP", "case", 2), ("Monday", "PROPN", "nmod", 0),
    ...         ("left", "VERB", "ROOT", 3)]
    >>> tokens = tuple(Token(7 * i, 7 * i + len(w), w, w, p, "", d, h, "") for i, (w, p, d, h) in enumerate(rows))
    >>> freed(tokens)[2].head, freed(tokens)[2].dep
    (3, 'obl')
    """
    out = None
    for case in tokens:
        if case.dep != "case" or case.text not in _OF_DEEDS:
            continue
        noun = tokens[case.head]
        name = tokens[noun.head]
        if noun.dep == "nmod" and name.pos == "PROPN" and name.dep == "nsubj" and tokens[name.head].pos == "VERB":
            out = out or list(tokens)
            out[case.head] = noun._replace(head=name.head, dep="obl")
    return tuple(out) if out else tokens
