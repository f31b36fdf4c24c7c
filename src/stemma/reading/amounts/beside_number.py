"""The words beside a number, and the lists that tell what they make of it."""

import re
from functools import cache

from stemma.data import lexicon

_WORD_BEFORE = re.compile(r"([\w.&’'-]+)[ \u00a0]*[(#]?$")
_WORD_AFTER = re.compile(r"[ \u00a0,]*([A-Za-z’'.]+)")


def previous_word(text: str, start: int) -> str:
    """Return the word before a number in small letters, or "" where none is.

    >>> previous_word("in Room 12", 8)
    'room'
    """
    left = text[max(0, start - 30) : start]
    left = left[:-1] if left.endswith(" -") else left  # "COVID -19", set by a tokeniser
    found = _WORD_BEFORE.search(left)
    return found.group(1).lower() if found else ""


def next_word(text: str, end: int) -> str:
    """Return the word behind a number in small letters, or "" where none is.

    >>> next_word("12 Houses", 2)
    'houses'
    """
    found = _WORD_AFTER.match(text, end)
    return found.group(1).lower() if found else ""


def capital_after(text: str, end: int) -> bool:
    """Tell whether a word with a capital follows.

    >>> capital_after("12 May", 2), capital_after("12 may", 2)
    (True, False)
    """
    return bool(re.match(r"[ ]+[A-Z]", text[end : end + 4]))


@cache
def listed(key: str) -> frozenset[str]:
    """Return a list of words of ``quantities_labels``.

    >>> "july" in listed("months")
    True
    """
    return frozenset(lexicon("quantities_labels")[key])
