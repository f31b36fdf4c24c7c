"""Words as an agency without foreign letters writes them: one town is Łowicz to its own paper and Lowicz to a wire."""

import unicodedata
from functools import cache

from stemma.data import lexicon
from stemma.words import cut, forms

_LATIN = (range(0xC0, 0x250), range(0x1E00, 0x1F00))
_MARKS = range(0x300, 0x370)  # that combine with the letter before them


def plain(text: str) -> str:
    """Return a text with the Latin letters of all languages as those of English; other scripts stay as they are.

    >>> plain("Hlynur Sigþórsson, Łowicz"), plain("Çağlar"), plain("Йошкар-Ола")
    ('Hlynur Sigthorsson, Lowicz', 'Caglar', 'Йошкар-Ола')
    """
    return text if text.isascii() else text.translate(_letters())


def stems(text: str) -> list[str]:
    """Return the stems of the words of a text, written plainly.

    >>> stems("the Sigþórsson ferries")
    ['the', 'sigthorsson', 'ferr']
    """
    return list(map(cut, forms(plain(text))))


@cache
def _letters() -> dict[int, str]:
    """Return what each Latin letter of no English word is written as."""
    found = dict.fromkeys(_MARKS, "")
    for code in (code for span in _LATIN for code in span):
        bare = "".join(c for c in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(c))
        if bare.isascii():
            found[code] = bare
    return found | {ord(letter): written for letter, written in lexicon("stories_grouping")["letters"]["plain"].items()}
