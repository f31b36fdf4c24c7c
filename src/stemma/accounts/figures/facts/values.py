"""How two numbers stand to each other by themselves: the same, one the other rounded, close, far apart."""

from functools import lru_cache
from typing import NamedTuple

from stemma.accounts.stated.compatible import compatible, near
from stemma.accounts.stated.named_numbers import is_vague, named_numbers, rounds, telling_figures
from stemma.data import lexicon
from stemma.records import Number, Quantity

_FINE = 2  # figures before the zeros, or a fraction: "13.7 per cent", "46,000 litres" are hardly met twice
_COUNTED = 100  # whole numbers below are counted, not rounded


class Value(NamedTuple):
    """A number as it is compared: its bounds, whether it is approximate, its kind, and the numbers that it names."""

    low: Number | None
    high: Number | None
    approximate: bool
    kind: str
    named: frozenset[Number]


class Standing(NamedTuple):
    """How one number stands to another: the trait that says so, whether they are two values, and whether near."""

    trait: str | None
    differs: bool
    near: bool


def value_of(q: Quantity) -> Value:
    """Return a quantity as it is compared.

    >>> value_of(Quantity(start=0, end=1, low=1201, high=None)).named
    frozenset({1200})
    """
    return Value(q.low, q.high, q.approximate, q.kind, named_numbers(q))


@lru_cache(maxsize=8192)  # a story states the same few values again and again
def standing(p: Value, q: Value, people: bool) -> Standing:
    """Return how one number stands to another; `people` tells that both count people.

    >>> twelve, many = (value_of(Quantity(start=0, end=1, low=n, high=n)) for n in (12, 90))
    >>> standing(twelve, twelve, True), standing(twelve, many, True)
    (Standing(trait='same_ten', differs=False, near=True), Standing(trait='far', differs=True, near=False))
    """
    opposite = opposed(p, q)
    same = (p.low, p.high) == (q.low, q.high) or (bool(p.named & q.named) and not opposite)
    differs = opposite or not (same or rounds(p, q) or compatible(p, q))
    return Standing(_trait(p, q, people, same), differs, near(p, q))


def opposed(p: Value | Quantity, q: Value | Quantity) -> bool:
    """Tell whether one says more than a number, the other less: "more than 1,200", "nearly 1,200".

    >>> over, nearly = Quantity(start=0, end=1, low=1201, high=None), Quantity(start=0, end=1, low=None, high=1199)
    >>> opposed(over, nearly), opposed(over, over)
    (True, False)
    """
    over, under = (p, q) if p.high is None else (q, p)
    return (
        over.high is None and under.low is None and over.low is not None and under.high is not None
    ) and over.low > under.high


def _trait(p: Value, q: Value, people: bool, same: bool) -> str | None:
    if same:
        vague = is_vague(p) or is_vague(q)  # "hundreds" is no number that is hardly met twice
        return "compatible_vague" if vague else _same_value(p, p.named & q.named)
    if opposed(p, q) and p.named & q.named:
        return "opposed"
    if rounds(p, q):
        return "rounded"
    if (p.high == 0) != (q.high == 0) and p.kind == "count":
        return None
    if compatible(p, q):
        vague = is_vague(p) or is_vague(q)
        if not near(p, q, "vague_factor" if vague else "open_factor"):
            return "compatible_far"
        return "compatible_vague" if vague else "compatible" if near(p, q, "close_factor") else "compatible_open"
    if _swapped(p, q):
        return "swapped"
    if near(p, q, "close_factor"):
        huge = lexicon("quantities_facts")["huge"][0]
        if people and min(max(p.named, default=0), max(q.named, default=0)) >= huge:
            return "close_huge"
        return "close_exact" if _is_exact(p) and _is_exact(q) else "close"
    if near(p, q):
        return "near"
    return "far" if near(p, q, "grown_factor") else "very_far"


def _is_exact(q: Value) -> bool:
    """Tell whether a number is given outright and to the last figure: 73, 1,204."""
    outright = q.low is not None and q.low == q.high and not q.approximate
    return outright and q.low is not None and (abs(q.low) < _COUNTED or q.low % 10 != 0)


def _swapped(p: Value, q: Value) -> bool:
    """Tell whether two numbers have the same digits in another order, as a slip in copying leaves them: 17 and 71."""
    one, two = sorted(p.named), sorted(q.named)
    if len(one) != 1 or len(two) != 1 or one == two or p.approximate != q.approximate:
        return False
    digits = [sorted(f"{value:.12g}".strip("0.")) for value in (one[0], two[0])]
    return digits[0] == digits[1] and len(digits[0]) > 1 and near(p, q, "grown_factor")


def _same_value(p: Value, numbers: frozenset[Number]) -> str:
    if p.kind in ("percent", "measure"):
        told = max((telling_figures(n) if n == int(n) else _FINE for n in numbers), default=0)
        return f"same_{p.kind}_fine" if told >= _FINE else f"same_{p.kind}"
    largest = max((abs(n) for n in numbers), default=0)
    rules = lexicon("quantities_facts")["sizes"]
    if largest >= rules["large"] or (p.kind == "count" and telling_figures(largest) >= rules["telling"]):
        return "same_large"
    return "same_middling" if largest >= rules["middling"] else "same_ten" if largest >= rules["ten"] else "same_small"
