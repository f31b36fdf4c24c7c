"""Sentences in capitals: their case tells nothing, so that only names which the rest of the report knows are taken."""

from collections.abc import Sequence

from stemma.reading.language import Token
from stemma.reading.names.proper.reach import Reach, separate
from stemma.reading.parsed import ParsedSentence
from stemma.reading.vocabulary import Vocabulary

LONGEST = 6  # words of a name that is looked up


def in_capitals(
    sentences: Sequence[ParsedSentence], found: Sequence[Sequence[Reach]], vocab: Vocabulary
) -> list[Sequence[Reach]]:
    """Return the names, in sentences of capitals those that other sentences name, and listed places.

    Where the whole report stands in capitals, nothing is known better than what was found.

    >>> from stemma.reading.vocabulary import vocabulary
    >>> def sentence(text):
    ...     tokens = tuple(Token(0, len(w), w, w, "PROPN", "NNP", "dep", 0, "") for w in text.split())
    ...     return ParsedSentence(0, len(text), 0, tokens, ())
    >>> both = sentence("HALVERN MINISTER IDA ORR RESIGNS"), sentence("Ida Orr resigned on Friday")
    >>> in_capitals(both, [[Reach(0, 5, "ORG")], [Reach(0, 2, "PERSON")]], vocabulary())[0]
    [Reach(first=2, last=4, type='PERSON')]
    """
    shouted = [is_shouted(s.tokens) for s in sentences]
    if not any(shouted) or all(shouted):
        return list(found)
    known: dict[tuple[str, ...], str] = {}
    for sentence, names, loud in zip(sentences, found, shouted, strict=True):
        for first, last, kind in names if not loud else ():
            words = tuple(t.text.lower() for t in sentence.tokens[first:last])
            known.setdefault(words, kind)
            if kind == "PERSON":
                known.setdefault(words[-1:], kind)
    return [
        _known_names(s.tokens, names, known, vocab) if loud else names
        for s, names, loud in zip(sentences, found, shouted, strict=True)
    ]


def is_shouted(tokens: Sequence[Token]) -> bool:
    """Tell whether nearly all words of a sentence of at least three stand in capitals.

    >>> def tokens(text):
    ...     return [Token(0, 1, word, word, "", "", "", 0, "") for word in text.split()]
    >>> is_shouted(tokens("TULL HEADS TO HALVERN")), is_shouted(tokens("NATO and UN left"))
    (True, False)
    """
    loud = quiet = 0
    for token in tokens:
        word = token.text
        if word.isupper() and word.isalpha() and len(word) > 1:
            loud += 1
        elif word.isalpha() and len(word) > 1:
            quiet += 1
            if quiet * 10 > len(tokens):
                return False
    return loud + quiet > 2 and loud * 10 >= 9 * (loud + quiet)


def _known_names(
    tokens: Sequence[Token], names: Sequence[Reach], known: dict[tuple[str, ...], str], vocab: Vocabulary
) -> list[Reach]:
    lower = [t.text.lower() for t in tokens]
    kept = [r for r in names if " ".join(lower[r.first : r.last]) in vocab.country_of]
    for at in range(len(lower)):
        for end in range(min(len(lower), at + LONGEST), at, -1):
            kind = known.get(tuple(lower[at:end]))
            if kind and len("".join(lower[at:end])) > 2:
                kept.append(Reach(at, end, kind))
                break
    return separate(kept)
