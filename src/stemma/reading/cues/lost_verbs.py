"""Verbs of speech that the tagger took for plural nouns ("The campaign projects that ...", "The paper reports that").

A form in -s of a verb that takes a clause, between a noun and "that", is its verb: no noun phrase goes on like that
where the sentence has had no verb yet.
"""

from stemma.reading.cues.cue_words import verbs
from stemma.reading.language import Token

_NOUNS = frozenset(("NOUN", "PROPN"))
_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM", "PUNCT", "PART", "CCONJ", "X", "SYM"))


def found_again(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens of a sentence with such a noun as the main verb, and the noun before it as its subject.

    >>> rows = [("The", "DET", "DT"), ("paper", "NOUN", "NN"), ("reports", "NOUN", "NNS"), ("that", "SCONJ", "IN"),
    ...         ("it", "PRON", "PRP"), ("rained", "VERB", "VBD")]
    >>> tokens = tuple(Token(8 * i, 8 * i + len(w), w, w, p, t, "dep", 2, "") for i, (w, p, t) in enumerate(rows))
    >>> [(t.pos, t.tag, t.dep) for t in found_again(tokens)[1:3]]
    [('NOUN', 'NN', 'nsubj'), ('VERB', 'VBZ', 'ROOT')]
    """
    at = next((i for i in range(1, len(tokens) - 2) if tokens[i + 1].text == "that" and _is_lost(tokens, i)), None)
    if at is None:
        return tokens
    entry = verbs()[tokens[at].text.lower()]
    out = list(tokens)
    out[at] = tokens[at]._replace(pos="VERB", tag="VBZ", lemma=entry.lemma, head=at, dep="ROOT")
    out[at - 1] = tokens[at - 1]._replace(head=at, dep="nsubj")
    for i in range(at - 1):
        if not tokens[i].head < at - 1 or tokens[i].head == i:
            out[i] = out[i]._replace(
                head=at - 1, dep="compound" if tokens[i].dep in ("nsubj", "ROOT", "obj") else tokens[i].dep
            )
    for i in range(at + 1, len(tokens)):
        if tokens[i].head < at or (tokens[i].head == i and i != at):
            out[i] = out[i]._replace(head=at, dep="ccomp" if tokens[i].pos in ("VERB", "AUX") else tokens[i].dep)
    return tuple(out)


def _is_lost(tokens: tuple[Token, ...], i: int) -> bool:
    token = tokens[i]
    entry = verbs().get(token.text.lower()) if token.tag == "NNS" and token.text.endswith("s") else None
    if entry is None or "clause" not in entry.takes or tokens[i - 1].pos not in _NOUNS:
        return False
    return tokens[i - 1].tag in ("NN", "NNP") and all(t.pos in _NOMINAL for t in tokens[:i])
