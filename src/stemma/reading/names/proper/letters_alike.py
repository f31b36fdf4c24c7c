"""How a word of a name sounds, whatever letters a desk writes it in: "Qaddafi" and "Gadhafi", "Zayd" and "Zeid"."""

import re
from functools import lru_cache

from stemma.data import lexicon

_ALIKE = tuple((old, new) for old, new in lexicon("names_spelling")["alike"])


def respelt(word: str) -> str:
    """Return a word with letters that sound alike in one spelling.

    >>> respelt("qaddafi"), respelt("soule")
    ('kaddafi', 'sule')
    """
    for old, new in _ALIKE:
        word = word.replace(old, new)
    return word


@lru_cache(maxsize=65_536)
def romanised(word: str) -> str:
    """Return a word in the letters of one desk: like sounds in one spelling, nothing doubled, no mute ending.

    >>> romanised("mouaffak"), romanised("hanane"), romanised("zayd") == romanised("zeid")
    ('muafak', 'hanan', True)
    """
    plain = re.sub(r"(.)\1+", r"\1", respelt(word))
    return re.sub(r"(?<=[bdfgjklmnprstvz])e$", "", plain) if len(plain) > 4 else plain


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """Return how a word sounds to many ears: consonants with like sounds merged, vowels after the first letter dropped.

    >>> skeleton("qaddafi"), skeleton("gadhafi")
    ('kdf', 'gdf')
    """
    word = re.sub(r"(.)\1+", r"\1", respelt(word))
    return word[:1] + re.sub(r"[aeiouh]", "", word[1:])


def without_article(word: str) -> str:
    """Return a name without the Arabic article that some desks write with it ("Elferjani"), others apart or not.

    >>> without_article("elferjani"), without_article("alice")
    ('ferjani', 'alice')
    """
    glued = len(word) > 7 and word[:2] in ("el", "al") and word[2] not in "aeioul"
    return word[2:] if glued else word
