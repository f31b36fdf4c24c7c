"""The closed bounds that the words around a number commit to.

The table of words is data (`quantities_bounds.json`); the rules are those of the public format: "at least 22" is 22 and
open above, "more than 100" of things that are counted is 101 and open above, "nearly 1,200" is open below up to 1199
and approximate.
"""

import re
from functools import cache
from typing import NamedTuple

from stemma.data import lexicon
from stemma.records import Number

_CLAUSE = 80  # characters before a number in which the verb of its clause is looked for
REACH = 32  # characters before a number in which its longest bounding phrase fits


class Bound(NamedTuple):
    """What bounds a number: the sort of bound (a key of the lexicon) and where its words begin and end."""

    sort: str
    start: int
    end: int


_PREPOSITIONS = frozenset({"of", "on", "for", "with", "by", "at", "from", "in", "between"})
_ADDED = re.compile(r" (?:[$£€]|\d|an?\b|the\b|up to|bonus|add-?on|interest|tax|VAT|fees|costs)")  # "£55m plus £7m"


class Bounds(NamedTuple):
    """Closed bounds, null where open, and whether the words leave room around them."""

    low: Number | None
    high: Number | None
    approximate: bool


def bound_before(text: str, start: int) -> Bound | None:
    """Return the bounding words that end right before `start`.

    >>> bound_before("He saw at least 22 of them", 16)
    Bound(sort='at_least', start=7, end=16)
    """
    left = text[max(0, start - REACH) : start]
    found = _before().search(left)
    if found is None:
        return None
    # The pattern takes "more-than 20" for "more than 20": the key has spaces.
    phrase = " ".join(found.group("words").casefold().replace("-", " ").split())
    if _belongs_to_verb(phrase, text[max(0, start - _CLAUSE) : start - len(left) + found.start("words")]):
        return None
    return Bound(_sorts("before")[phrase], start - len(left) + found.start("words"), start)


def bound_after(text: str, end: int) -> Bound | None:
    """Return the bounding words that follow `end`: "or more", "-plus", "or so".

    >>> bound_after("22 or more", 2)
    Bound(sort='at_least', start=2, end=10)
    """
    found = _after().match(text, end)
    if found is None:
        return None
    phrase = " ".join(found.group("words").casefold().split())
    if phrase == "plus" and _ADDED.match(text, found.end()):
        return None
    return Bound(_sorts("after")[phrase], end, found.end())


def bounded(low: Number, high: Number | None, sort: str | None, whole: bool) -> Bounds:
    """Return the bounds of a value under a sort of bound; `whole` where only whole numbers can be meant.

    >>> bounded(100, 100, "more", whole=True)
    Bounds(low=101, high=None, approximate=False)
    >>> bounded(1200, 1200, "just_less", whole=True)
    Bounds(low=None, high=1199, approximate=True)
    """
    step = 1 if whole and isinstance(low, int) else 0
    top = low if high is None else high
    if sort == "at_least":
        return Bounds(low, None, False)
    if sort in ("more", "just_more"):
        return Bounds(low + step, None, sort == "just_more")
    if sort == "at_most":
        return Bounds(None if high is None or high == low else low, top, False)  # "as many as 35 to 40"
    if sort in ("less", "just_less"):
        return Bounds(None, top - step, sort == "just_less")
    return Bounds(low, high, sort == "about")


def _belongs_to_verb(phrase: str, left: str) -> bool:
    """Tell whether a verb takes the words that would bound a number: "handed over six million"."""
    verbs = lexicon("quantities_bounds")["verb_takes"].get(phrase)
    if verbs is None:
        return False
    before = re.split(r"[,;:.]", left.lower())[-1].split()
    if before[-1:] and before[-1] in _PREPOSITIONS:
        return False  # "took credits on up to 35 per cent"
    return any(word in verbs for word in (before if phrase == "up to" else before[-1:]))


@cache
def _sorts(side: str) -> dict[str, str]:
    return {phrase: sort for sort, phrases in lexicon("quantities_bounds")[side].items() for phrase in phrases}


@cache
def _before() -> re.Pattern[str]:
    phrases = sorted(_sorts("before"), key=lambda p: (-len(p), p))
    joined = "|".join(re.escape(p).replace(r"\ ", r"[ \u00a0-]{1,3}") for p in phrases)
    return re.compile(rf"(?:(?<=\W)|(?<![\s\S]))(?P<words>{joined})[ \u00a0]{{0,3}}$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    phrases = sorted(_sorts("after"), key=lambda p: (-len(p), p))
    joined = "|".join(re.escape(p) if not p[0].isalpha() else r"\s" + re.escape(p) for p in phrases)
    return re.compile(rf"(?P<words>{joined})(?![\w])", re.IGNORECASE)
