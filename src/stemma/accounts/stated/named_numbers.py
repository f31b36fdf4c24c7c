"""The numbers that the words of a quantity name, and how one such number stands to another."""

from functools import lru_cache
from typing import Protocol

from stemma.accounts.stated.compatible import Bounded, compatible
from stemma.data import lexicon
from stemma.records import Number


class Numbered(Bounded, Protocol):
    """A number with its bounds and its kind: a count, money, ..."""

    @property
    def kind(self) -> str:
        """What sort of number it is."""


def named_numbers(q: Numbered) -> frozenset[Number]:
    """Return the numbers that the words name: 1,200 for "more than 1,200".

    >>> from stemma.records import Quantity
    >>> sorted(named_numbers(Quantity(start=0, end=1, low=1201, high=None)))
    [1200]
    """
    return _named_numbers(q.low, q.high, q.kind in ("count", "money"))


@lru_cache(maxsize=8192, typed=True)  # 1,201 and 1,201.0 are one key otherwise, and only the first counts things
def _named_numbers(low: Number | None, high: Number | None, whole: bool) -> frozenset[Number]:
    values = [v for v in (low, high) if v is not None]
    if len(values) == 1 and whole and isinstance(values[0], int):
        value, step = values[0], -1 if high is None else 1
        return frozenset([value + step if (value + step) % 10 == 0 else value])
    return frozenset(values)


def largest_named(q: Numbered) -> Number:
    """Return the largest number that the words name, 0 where they name none.

    >>> from stemma.records import Quantity
    >>> some = Quantity(start=0, end=4, low=None, high=None)
    >>> largest_named(Quantity(start=0, end=1, low=9, high=12)), largest_named(some)
    (12, 0)
    """
    return max(named_numbers(q), default=0)


def is_vague(q: Bounded) -> bool:
    """Tell whether a number is a word such as "hundreds".

    >>> from stemma.records import Quantity
    >>> hundreds = Quantity(start=0, end=8, low=200, high=None, approximate=True)
    >>> is_vague(hundreds), is_vague(Quantity(start=0, end=3, low=200, high=200))
    (True, False)
    """
    return q.approximate and q.high is None


def telling_figures(value: Number) -> int:
    """Return how many figures a number has before its last zeros.

    >>> telling_figures(214_000)
    3
    """
    try:
        return len(str(abs(int(value))).rstrip("0"))
    except (OverflowError, ValueError):  # beyond any sense, or too long to be written out
        return 1


def rounds(p: Numbered, q: Numbered) -> bool:
    """Tell whether one of two counts is exact and the other rounder: "almost 700,000" or "over 690,000", 693,665.

    >>> from stemma.records import Quantity
    >>> exact = Quantity(start=0, end=7, low=693_665, high=693_665)
    >>> over = Quantity(start=0, end=12, low=690_001, high=None)
    >>> rounds(exact, over), rounds(exact, exact)
    (True, False)
    """
    exact, rough = (q, p) if p.low != p.high or p.approximate else (p, q)
    named = sorted(named_numbers(rough))
    if exact.approximate or exact.low is None or exact.low != exact.high or len(named) != 1 or is_vague(rough):
        return False
    rules = lexicon("quantities_facts")
    if (rough.low == rough.high and not rough.approximate) or not _is_whole(exact.low):
        return False
    if exact.low < rules["rounded_from"][0] or exact.kind not in ("count", "money"):
        return False
    share = rules["rounded_money" if exact.kind == "money" else "rounded_share"][0]
    within = abs(exact.low - named[0]) <= share * exact.low
    return bool(within and compatible(p, q) and telling_figures(exact.low) > telling_figures(named[0]))


def _is_whole(value: Number) -> bool:
    return isinstance(value, int) or float(value).is_integer()
