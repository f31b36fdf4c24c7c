"""Measures put in a second unit for other readers: "5,000 feet (1,500 metres)", "550 km, or 342 miles"."""

import re

from msgspec.structs import replace

from stemma.accounts.stated.base_units import in_base_unit, plain_unit
from stemma.data import lexicon
from stemma.records import Quantity

_LONGEST = 40  # characters between a measure and the bracket that holds it in another unit
_WARMTH, _ROUNDED = "°C", 1.5  # degrees by which one temperature differs in two scales, each told in whole degrees
_ABOUT = "about |around |some |roughly |nearly |just "
_BESIDE = re.compile(rf"(?:\s*\\?/\s*|,?\s+or\s+)(?:{_ABOUT})?", re.IGNORECASE)
_BRACKET = re.compile(  # what is measured, a bracket, a word such as "about"
    rf"(?:\s*[\w'’-]+){{0,4}}?\s*(?:\(|\[|-LRB-)\s*(?:{_ABOUT}|over |more than )*", re.IGNORECASE
)


def converts(text: str, first: Quantity, then: Quantity) -> bool:
    """Tell whether a measure puts the one before it in another unit.

    That is so where the two are of one dimension and of about one size, and the second stands in a bracket behind the
    first or is joined to it by "or" or a stroke. Of 30 such pairs in annotated stories all are of one fact.

    >>> feet = Quantity(start=0, end=10, low=5000, high=5000, kind="measure", unit="foot")
    >>> metres = Quantity(start=12, end=24, low=1500, high=1500, kind="measure", unit="m")
    >>> converts("5,000 feet (1,500 metres) down", feet, metres)
    True
    """
    if first.kind != "measure" or then.kind != "measure" or plain_unit(first.unit) == plain_unit(then.unit):
        return False
    between = text[first.end : then.start]
    if len(between) > _LONGEST or not (_BESIDE.fullmatch(between) or _BRACKET.fullmatch(between)):
        return False
    a, b = in_base_unit(first), in_base_unit(then)
    return plain_unit(a.unit) == plain_unit(b.unit) and _of_one_size(a, b)


def converted(first: Quantity, then: Quantity) -> Quantity:
    """Return a measure in a second unit with the bounds that the words before the first give both.

    >>> over = Quantity(start=0, end=15, low=110, high=None, kind="measure", unit="km")
    >>> miles = Quantity(start=17, end=25, low=70, high=70, kind="measure", unit="mile")
    >>> converted(over, miles).low, converted(over, miles).high
    (70, None)
    """
    if then.low != then.high or then.approximate or first.low == first.high:
        return replace(then, approximate=then.approximate or first.approximate)
    if first.low is None:
        return replace(then, low=None, approximate=first.approximate)
    return replace(then, high=None) if first.high is None else then


def _of_one_size(a: Quantity, b: Quantity) -> bool:
    one, two = (q.low if q.low is not None else q.high for q in (a, b))
    if one is not None and two is not None and a.unit == _WARMTH:
        return abs(one - two) <= _ROUNDED
    if one is None or two is None or min(one, two) <= 0:
        return False
    return max(one, two) <= lexicon("quantities_facts")["conversion_factor"][0] * min(one, two)
