"""Numbers whose unit the rest of the story tells: "she has 410,000", "4.9m barrels", "49 degrees"."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from stemma.accounts.stated.base_units import in_base_unit, plain_unit
from stemma.accounts.stated.counted_of import known_singular
from stemma.accounts.stated.named_numbers import named_numbers
from stemma.data import lexicon
from stemma.records import Number, Quantity

Unit = tuple[str, str | None]
_COUNTED: Unit = ("count", None)
_DEGREE = "degree"
_LEAST = 100  # smaller numbers a story has of many things


def in_story_units(quantities: Sequence[Quantity], levels: Sequence[Quantity]) -> list[Quantity]:
    """Return the levels of a story's quantities, those without a unit in that which the story tells, in the same order.

    A number of a hundred and more that stands alone is in the unit in which the story states the same number, where
    that is one: all of 85 such numbers in annotated stories are. What counts units ("4.9m barrels") is a measure, and
    degrees are those of the only scale that the story names.

    >>> pounds = Quantity(start=0, end=8, low=410_000, high=410_000, kind="money", unit="GBP")
    >>> bare = Quantity(start=20, end=27, low=410_000, high=410_000)
    >>> [level.unit for level in in_story_units([pounds, bare], [pounds, bare])]
    ['GBP', 'GBP']
    """
    told = _told(quantities, levels)
    scales = {level.unit for level in levels if level.unit is not None and level.unit.startswith("°")}
    scale = next(iter(scales)) if len(scales) == 1 else None
    return [_in_unit(q, level, told, scale) for q, level in zip(quantities, levels, strict=True)]


def _told(quantities: Sequence[Quantity], levels: Sequence[Quantity]) -> Mapping[Number, set[Unit]]:
    """Return the units in which the story states each number outright, ("count", None) for people and things."""
    told: dict[Number, set[Unit]] = defaultdict(set)
    for q, level in zip(quantities, levels, strict=True):
        if not _is_bare(q):
            unit = level.unit if level.kind == "money" else q.unit
            for number in named_numbers(q):
                told[number].add(_COUNTED if level.kind == "count" else (level.kind, unit))
    return told


def _is_bare(q: Quantity) -> bool:
    return q.kind == "count" and q.head is None and q.measure is None


def _in_unit(q: Quantity, level: Quantity, told: Mapping[Number, set[Unit]], scale: str | None) -> Quantity:
    if _is_bare(q):
        units = set[Unit]().union(*(told.get(n, ()) for n in named_numbers(q) if n >= _LEAST))
        return _as(q, *next(iter(units))) if len(units) == 1 and _COUNTED not in units else level
    if level.kind == "count" and q.kind == "count" and q.measure is None and q.head is not None:
        unit = _measures().get(known_singular(q.head))
        return _as(q, "measure", unit) if unit else level
    return replace(level, unit=scale) if level.unit == _DEGREE and scale else level


def _as(q: Quantity, kind: str, unit: str | None) -> Quantity:
    return in_base_unit(replace(q, kind=kind, unit=unit, head=None, of=None))


@cache
def _measures() -> dict[str, str]:
    """Return the nouns that name a unit which is compared with others, each with the unit."""
    known = lexicon("quantities_facts")["conversions"]
    return {word: unit for word, unit in lexicon("quantities_units")["measure"].items() if plain_unit(unit) in known}
