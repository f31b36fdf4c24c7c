"""Quantities in the base unit of what they measure, so that miles and kilometres compare."""

from msgspec.structs import replace

from stemma.data import lexicon
from stemma.records import Number, Quantity

_PER = " per "
_FACTOR = 2  # a unit and a factor; where more stands, it is the zero of a scale


def in_base_unit(quantity: Quantity) -> Quantity:
    """Return a measured quantity with its bounds in the base unit of its measure; others as they are.

    >>> mile = Quantity(start=0, end=6, low=2, high=2, unit="mile", kind="measure")
    >>> in_base_unit(mile).low, in_base_unit(mile).unit
    (3218.688, 'm')
    >>> daily = Quantity(start=0, end=6, low=2, high=2, unit="barrel per day", kind="measure")
    >>> in_base_unit(daily).unit
    'l per day'
    >>> in_base_unit(Quantity(start=0, end=5, low=212, high=212, unit="°F", kind="measure")).low
    100.0
    """
    if quantity.kind != "measure" or quantity.unit is None:
        return quantity
    conversions = lexicon("quantities_facts")["conversions"]
    whole = quantity.unit in conversions
    name = quantity.unit if whole else plain_unit(quantity.unit)
    known = conversions.get(name)
    if not isinstance(known, list):
        return quantity
    unit = known[0] if whole else known[0] + quantity.unit.removeprefix(name)
    zero = known[2] if len(known) > _FACTOR and not quantity.delta else 0
    low, high = (_converted(value, known[1], zero) for value in (quantity.low, quantity.high))
    return replace(quantity, low=low, high=high, unit=unit)


def plain_unit(unit: str | None) -> str:
    """Return a unit without what it is given for: "EUR" of "EUR per hour"; "" where there is none.

    >>> plain_unit("EUR per hour"), plain_unit("EUR"), plain_unit(None)
    ('EUR', 'EUR', '')
    """
    return (unit or "").partition(_PER)[0]


def _converted(value: Number | None, factor: float, zero: float) -> Number | None:
    return value if value is None or factor == 1 else round(value * factor + zero, 6)
