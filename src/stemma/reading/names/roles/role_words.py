"""What the words of a description tell: its head, its article, the country and the field that it names."""

from collections.abc import Sequence

from stemma.reading.language import Token
from stemma.reading.vocabulary import vocabulary

OWNERS = frozenset({"his", "her", "their", "its", "my", "our", "your", "whose"})
_IN_HYPHENS = 5  # words and hyphens of the longest role: "editor-in-chief"
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "each", "every", "no"})


def head(lower: Sequence[str], at: int) -> tuple[int, int, str]:
    """Return where the head stands and its name: the longest phrase of the lexicon around the noun, else the noun.

    >>> head(["the", "prime", "minister"], 2), head(["two", "nurses"], 1)
    ((1, 3, 'prime minister'), (1, 2, 'nurse'))
    """
    vocab = vocabulary()
    for first in range(max(0, at - _IN_HYPHENS + 1), at + 1):
        length = hyphenated(lower, first)
        if first + length > at:
            return first, first + length, "".join(lower[first : first + length])
    for length in (4, 3, 2):
        for first in range(max(0, at - length + 1), at + 1):
            phrase = " ".join(lower[first : first + length])
            if phrase in vocab.role_phrases and first + length <= len(lower):
                return first, first + length, phrase
    word = lower[at]
    whole = word in vocab.roles or word in vocab.collectives or word in vocab.varying or word[:-1] not in vocab.roles
    return at, at + 1, word if whole else word[:-1]


def hyphenated(lower: Sequence[str], first: int) -> int:
    """Return how many words from `first` on, hyphens counted, are one role written with hyphens; 0 where none begins.

    >>> hyphenated(["editor", "-", "in", "-", "chief", "ida"], 0), hyphenated(["ex", "-", "mayor"], 0)
    (5, 0)
    """
    if first + 2 >= len(lower) or lower[first + 1] != "-":
        return 0
    vocab = vocabulary()
    for length in (5, 3):
        words = lower[first : first + length]
        known = len(words) == length and "".join(words) in vocab.roles
        if known and (words[0] in vocab.roles or words[-1] not in vocab.roles):  # "ex-mayor" is a mayor
            return length
    return 0


def article(word: str) -> str:
    """Return what sort of determiner a word in lower case is: ``the``, ``a``, ``own`` (a possessive), or empty.

    >>> [article(word) for word in ("those", "any", "their", "old")]
    ['the', 'a', 'own', '']
    """
    return "the" if word in _DEFINITE else "a" if word in _INDEFINITE else "own" if word in OWNERS else ""


def country(lower: Sequence[str]) -> str | None:
    """Return the country that the first of the words names which names one.

    >>> country(["the", "french", "minister"])
    'France'
    """
    known = vocabulary().country_of
    for at, word in enumerate(lower):
        for phrase in (word, " ".join(lower[at : at + 2])):
            if phrase in known:
                return known[phrase]
    return None


def field(tokens: Sequence[Token]) -> frozenset[str]:
    """Return the nouns among the words before a head, countries and titles left out.

    >>> rows = [("French", "PROPN"), ("harbour", "NOUN"), ("old", "ADJ")]
    >>> sorted(field([Token(8 * i, 8 * i + len(w), w, w, p, "", "", 0, "") for i, (w, p) in enumerate(rows)]))
    ['harbour']
    """
    vocab = vocabulary()
    nouns = (t.text.lower() for t in tokens if t.pos in ("NOUN", "PROPN"))
    return frozenset(w for w in nouns if w not in vocab.country_of and w not in vocab.honorifics and w.isalpha())
