"""What the words before a number make of it: where a change began, where it ended, by how much, and what was denied."""

import re
from functools import cache
from typing import Literal

from stemma.data import lexicon
from stemma.reading.amounts.amounts import Amount, amounts

Place = Literal["before", "after", "change", "denied"]
_REACH = 40  # characters before a number in which the words stand that place it


def place(text: str, amount: Amount) -> Place | None:
    """Return what a number is in a change that its clause tells, or that it is denied.

    >>> text = "Shares fell by 8 per cent to 31, down from 34, not 35."
    >>> [place(text, amount) for amount in amounts(text)]
    ['change', 'after', 'before', 'denied']
    """
    before = text[max(0, amount.start - _REACH) : amount.start]
    return next((known for known, pattern in _placing() if pattern.search(before)), None)


def shared_unit(text: str, amount: Amount) -> tuple[str, str | None] | None:
    """Return kind and unit of the number before, for a bare one that is set against it: "3.40 crowns instead of 3.10".

    >>> text = "a ticket is 3.40 crowns instead of 3.10."
    >>> shared_unit(text, amounts(text)[1])
    ('money', 'crown')
    """
    if amount.unit is not None or place(text, amount) not in ("before", "after", "denied"):
        return None
    behind = text[amount.end : amount.end + 2].strip()
    if behind[:1].isalpha():
        return None
    units = [a for a in amounts(text) if a.end <= amount.start and amount.start - a.end <= _REACH and a.unit]
    return (units[-1].kind, units[-1].unit) if units else None


@cache
def _placing() -> tuple[tuple[Place, re.Pattern[str]], ...]:
    rules = lexicon("checking_numbers")["places"]
    return tuple((sort, re.compile(rules[sort], re.IGNORECASE)) for sort in ("denied", "before", "change", "after"))
