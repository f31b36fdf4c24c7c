"""When one value can satisfy two readings."""

import math
from functools import lru_cache
from typing import Protocol

from stemma.data import lexicon
from stemma.records import Number


class Bounded(Protocol):
    """A number with the bounds that its words commit to: a quantity, a reading."""

    @property
    def low(self) -> Number | None:
        """The least that it can be."""

    @property
    def high(self) -> Number | None:
        """The most that it can be."""

    @property
    def approximate(self) -> bool:
        """Whether the words say that it is none to the last figure."""


def compatible(one: Bounded, two: Bounded) -> bool:
    """Tell whether one value satisfies both readings, rounding and approximation allowed for.

    >>> from stemma.records import Quantity
    >>> about = Quantity(start=0, end=1, low=150, high=150, approximate=True)
    >>> compatible(about, Quantity(start=0, end=1, low=144, high=144))
    True
    >>> compatible(about, Quantity(start=0, end=1, low=201, high=None))
    False
    """
    (a, b), (c, d) = allowed(one), allowed(two)
    return max(a, c) <= min(b, d)


def allowed(reading: Bounded) -> tuple[float, float]:
    """Return the values that a reading leaves room for: its bounds, widened where it is round or approximate.

    >>> from stemma.records import Quantity
    >>> allowed(Quantity(start=0, end=1, low=1200, high=1200))
    (1150.0, 1250.0)
    """
    return _room(reading.low, reading.high, reading.approximate)


@lru_cache(maxsize=8192)
def _room(low: Number | None, high: Number | None, approximate: bool) -> tuple[float, float]:
    rules = lexicon("quantities_facts")
    share = rules["approximate"][0] if approximate else 0.0
    least, most = -math.inf, math.inf
    if low is not None:
        least = low - max(share * abs(low), _rounding(low, rules["rounding"][0]))
    if high is not None:
        most = high + max(share * abs(high), _rounding(high, rules["rounding"][0]))
    return least, most


def near(one: Bounded, two: Bounded, rule: str = "near_factor") -> bool:
    """Tell whether two readings lie within a factor: that by which counts of one event grow while it unfolds.

    >>> from stemma.records import Quantity
    >>> nine, twelve, many = (Quantity(start=0, end=1, low=n, high=n) for n in (9, 12, 900))
    >>> near(nine, twelve), near(nine, many)
    (True, False)
    """
    factor = lexicon("quantities_facts")[rule][0]
    a, b = _middle(one), _middle(two)
    if a is None or b is None or a == 0 or b == 0:
        return a == b
    return max(abs(a), abs(b)) / min(abs(a), abs(b)) <= factor and (a > 0) == (b > 0)


def _middle(reading: Bounded) -> float | None:
    value = reading.low if reading.low is not None else reading.high
    return float(value) if value is not None else None


def _rounding(value: Number, most: float) -> float:
    """Return half a unit of the last figure that is no zero, where a number is round: 50 for 1,200, 0 for 1,203."""
    if value == 0 or abs(value) < 100:
        return 0.0
    if isinstance(value, float) and not value.is_integer():
        return 0.0
    whole, unit = abs(int(value)), 1
    while whole % 10 == 0:
        whole //= 10
        unit *= 10
    return min(unit / 2, most * abs(value)) if unit >= 100 else 0.0
