"""Where the names of bodies and places end: at the word that tells what they name, and over "of" and "for"."""

import re
from collections.abc import Sequence
from functools import cache

from stemma.data import lexicon
from stemma.reading.language import Token
from stemma.reading.names.proper.reach import Reach, is_capital
from stemma.reading.vocabulary import Vocabulary

_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")


def run_on_body(tokens: Sequence[Token], lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> Reach:
    """Carry a name on to the word that tells what it names, and a body's over "of" and "for".

    >>> from stemma.reading.vocabulary import vocabulary
    >>> words = "The", "Ministry", "of", "Land", "said"
    >>> tokens = [Token(9 * i, 9 * i + len(w), w, w, "PROPN", "NNP", "dep", 0, "") for i, w in enumerate(words)]
    >>> run_on_body(tokens, [w.lower() for w in words], Reach(1, 2, "ORG"), vocabulary())
    Reach(first=1, last=4, type='ORG')
    """
    first, last, kind = _to_its_head(tokens, lower, reach, vocab)
    first = _with_namesake(tokens, lower, first, last, vocab)
    if kind == "ORG":
        while first > 0 and tokens[first - 1].pos == "PROPN" and _may_open(tokens, lower, first - 1, vocab):
            first -= 1
        if first > 0 and _ORDINAL.fullmatch(lower[first - 1]) and last - first > 1:
            first -= 1  # "3rd Marsh Brigade"
        if first > 1 and tokens[first - 1].text == "The" and tokens[first - 2].text[-1:].isalpha():
            first -= 1
    if kind == "PLACE" and last < len(tokens) and tokens[last].text in ("province", "county"):
        last += 1
    if kind == "PLACE" and first > 1 and tokens[first - 2].text == "Government" and tokens[first - 1].text == "of":
        return Reach(first - 2, last, "ORG")
    if kind == "PLACE" and first > 1 and tokens[first - 1].text == "of" and lower[first - 2] in vocab.place_heads:
        first = first - 2 if is_capital(tokens[first - 2]) else first
    heads = vocab.organisation_heads if kind == "ORG" else vocab.place_heads
    if last >= len(tokens) or lower[last - 1] not in heads or not is_capital(tokens[last - 1]):
        return Reach(first, last, kind)
    if tokens[last].text not in ("of", "for") and not (tokens[last].text == "on" and kind == "ORG"):
        return Reach(first, last, kind)
    at = last + 2 if last + 1 < len(tokens) and tokens[last + 1].text == "the" else last + 1
    end = at
    while end < len(tokens) and (is_capital(tokens[end]) or _joins_capitals(tokens, end)):
        end += 1
    calendar = end == at + 1 and lower[at] in vocab.never
    return Reach(first, end if end > at and not calendar else last, kind)


def _with_namesake(tokens: Sequence[Token], lower: Sequence[str], first: int, last: int, vocab: Vocabulary) -> int:
    """Return where a name begins with the title of whom it honours ("Queen" + "Orla Hospital")."""
    headed = last - first > 1 and (lower[last - 1] in vocab.head_types or lower[last - 1] in vocab.organisation_heads)
    if headed and first > 0 and is_capital(tokens[first - 1]) and lower[first - 1] in _honoured():
        return first - 1
    return first


@cache
def _honoured() -> frozenset[str]:
    """Return the titles that buildings and bodies keep in their names."""
    return frozenset(lexicon("names_titles")["kept_by_buildings"])


def _to_its_head(tokens: Sequence[Token], lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> Reach:
    """Carry a name on over capitals that end in a head word ("Halvern Forest" + "Initiative")."""
    first, last, kind = reach
    end = last
    joins = end < len(tokens) and kind == "ORG" and _joins_capitals(tokens, end)
    owns = end + 1 < len(tokens) and tokens[end].text in ("'s", "’s", "'", "’") and _owns(lower[last - 1], vocab)
    if joins or owns:
        end += 1
    opens = end
    while end < len(tokens) and is_capital(tokens[end]) and tokens[end].pos in ("PROPN", "NOUN", "ADJ"):
        end += 1
    if end == opens or lower[end - 1] not in vocab.head_types or not is_capital(tokens[end - 1]):
        return reach
    long = end - opens > 1 or "of" in lower[first:last] or "for" in lower[first:last]
    if joins and (not long or lower[last - 1] in vocab.known_bodies):
        return reach
    return Reach(first, end, vocab.head_types[lower[end - 1]])


def _owns(word: str, vocab: Vocabulary) -> bool:
    """Tell whether a word may possess inside a body's name ("Teachers’ Union", "Magistrate’s Court")."""
    return word in vocab.roles or word.removesuffix("s") in vocab.roles or word in vocab.collectives


def _may_open(tokens: Sequence[Token], lower: Sequence[str], at: int, vocab: Vocabulary) -> bool:
    word = lower[at]
    return is_capital(tokens[at]) and not (
        word in vocab.never or word in vocab.honorifics or word in vocab.roles or not word[0].isalpha()
    )


def _joins_capitals(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text in ("and", "&", "of") and at + 1 < len(tokens) and is_capital(tokens[at + 1])
