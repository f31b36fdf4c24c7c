"""Small numbers that only point at somebody: "one", "the two men", "those three people"."""

import re

from stemma.reading.amounts.running_numbers import SPELLED
from stemma.records import Quantity

_HANDFUL = 9  # up to here "these people" are those just named
_LIST = 60  # characters before "one" in which the count before it stands
_COUNTS_BEFORE = re.compile(
    rf"\b(?:\d{{1,3}}|{SPELLED})"
    r" (?!years?\b|months?\b|days?\b|hours?\b)[^\d.;:!?()]{3,48}"
    r"(?:,| and|, and) (?:just |only )?$",
    re.IGNORECASE,
)
_COUNTS_BEHIND = re.compile(
    rf"[\w ’'-]{{0,30}}(?:,| and|, and) (?:\d{{1,3}}|{SPELLED}) "
    r"(?:[a-z’'-]+ ){0,2}[a-z]+s\b(?! old)"
)
_BULLET = re.compile(r"(?:^|\n)[ \t]*(?:[-•*–—·]|\d\.) ?$")
_ENTRY_ENDS = re.compile(r"[.,;]?(?:\n|$)")
_CHARGES = frozenset({"count", "charge"})  # courts count them: "guilty of one count of murder"
_OF = re.compile(r" of\b")
_ONES = re.compile(r"\b[Oo]ne (?:[\w’'-]+ ){1,3}and $")
_ONES_BEHIND = re.compile(r"(?: [\w’'-]+){0,3} and one [\w’'-]+")
_AMONG = re.compile(r"\b(?:among (?:them|whom|those \w+)|including) (?:at least |just |only )?$", re.IGNORECASE)
_THESE = re.compile(r"\b(?:these|those) $", re.IGNORECASE)
KNOWN_PAIR = re.compile(r"\b(?:the|these|those|both|all|other|any) $", re.IGNORECASE)


def is_small_word(quantity: Quantity, text: str) -> bool:
    """Tell whether a quantity is just "one", or a group already named: "the two men", "those three people".

    >>> text = "Two men came; the two men left."
    >>> [is_small_word(Quantity(start=at, end=at + 3, low=2, high=2, head="man"), text) for at in (0, 18)]
    [False, True]
    """
    written = text[quantity.start : quantity.end].lower()
    if 0 < (quantity.low or 0) <= _HANDFUL and _THESE.search(text[max(0, quantity.start - 8) : quantity.start]):
        return True
    if written in ("two", "2"):
        before = text[max(0, quantity.start - 12) : quantity.start]
        return bool(KNOWN_PAIR.search(before))
    if written not in ("one", "only one"):  # "only one reason": whether one dies is told by the fate
        return written in ("a couple", "both")
    charged = quantity.head in _CHARGES and _OF.match(text, (quantity.phrase or quantity).end)
    return quantity.head != "vote" and not charged and not _is_counted_on(quantity, text)


def is_one_of_two(quantity: Quantity, text: str) -> bool:
    """Tell whether "one" stands beside another: "one Orran and one Amselian sailor".

    >>> text = "One Orran and one Amselian sailor fell."
    >>> is_one_of_two(Quantity(start=0, end=3, low=1, high=1), text)
    True
    """
    left, end = text[max(0, quantity.start - _LIST) : quantity.start], (quantity.phrase or quantity).end
    return bool(quantity.low == quantity.high == 1 and (_ONES.search(left) or _ONES_BEHIND.match(text, end)))


def _is_counted_on(quantity: Quantity, text: str) -> bool:
    """Tell whether "one" goes on with a list of counts: "two counts of murder and one count of kidnapping"."""
    left = text[max(0, quantity.start - _LIST) : quantity.start]
    end = (quantity.phrase or quantity).end
    entry = _BULLET.search(left) and _ENTRY_ENDS.match(text, end)
    if is_one_of_two(quantity, text):
        return True
    return bool(_AMONG.search(left) or _COUNTS_BEFORE.search(left) or _COUNTS_BEHIND.match(text, end) or entry)
