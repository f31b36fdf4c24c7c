"""Verbs of saying in the past tense that the tagger took for participles ("Orr, the coach, said on Friday that")."""

from stemma.reading.cues.cue_words import listed, verbs
from stemma.reading.language import Token

_AUXILIARY = frozenset(
    ("have", "has", "had", "having", "be", "is", "are", "was", "were", "been", "being", "get", "got")
)
_HELPS = frozenset(("aux", "aux:pass", "auxpass", "obl:agent"))
_REDUCED = frozenset(("amod", "compound", "case", "acl"))


def in_the_past(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens of a sentence with such participles in the past tense, and their subjects as active ones.

    >>> rows = [("One", "NUM", "CD", "nummod", 1), ("user", "NOUN", "NN", "nsubj:pass", 2),
    ...         ("posted", "VERB", "VBN", "ROOT", 2)]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, p, t, d, h, "") for i, (w, p, t, d, h) in enumerate(rows))
    >>> [(t.tag, t.dep) for t in in_the_past(tokens)[1:]]
    [('NN', 'nsubj'), ('VBD', 'ROOT')]
    """
    suspects = [i for i, t in enumerate(tokens) if t.tag == "VBN" and _says(t)]
    suspects += [t.head for t in tokens if t.dep == "nsubj:pass" and _has_subject_only(tokens, t.head)]
    if not suspects:
        return tokens
    helped = {t.head for t in tokens if t.dep in _HELPS}
    mistaken = {i for i in suspects if i not in helped and _is_active(tokens, i)}
    out = list(tokens)
    for i, token in enumerate(tokens):
        if i in mistaken:
            out[i] = token._replace(tag="VBD", pos="VERB")
        elif token.head in mistaken and token.dep in ("nsubj:pass", "nsubjpass") and i < token.head:
            out[i] = token._replace(dep="nsubj")
    return tuple(out)


def _has_subject_only(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether a verb that attributes has a passive's subject but is in the past tense, or has an object too."""
    entry = verbs().get(tokens[i].text.lower())
    if entry is None or tokens[i].tag not in ("VBD", "VBN"):
        return False
    object_behind = any(t.dep == "obj" and t.head == i for t in tokens[i + 1 :])
    return tokens[i].tag == "VBD" or (object_behind and "object-state" not in entry.takes)


def _says(token: Token) -> bool:
    entry = verbs().get(token.text.lower())
    return entry is not None and entry.lemma in listed("core") and token.text.lower() != "read"


def _is_active(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether no auxiliary precedes a participle, and it stands in no phrase as an adjective does."""
    return tokens[i].dep not in _REDUCED and not any(t.text.lower() in _AUXILIARY for t in tokens[max(0, i - 4) : i])
