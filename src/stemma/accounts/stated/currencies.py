"""Sums of money that a story tells in one currency by several names: a sign, letters, a word, or none at all."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from stemma import meaning
from stemma.accounts.stated.base_units import plain_unit
from stemma.accounts.stated.named_numbers import named_numbers
from stemma.data import lexicon
from stemma.records import Number, Quantity

Sums = Mapping[Number, frozenset[str]]


def in_one_currency(levels: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities of a story with one name for each of its currencies, in the same order.

    A rare noun that counts what the story also tells as a sum ("600 million pisos", "P600 million") names its currency,
    and one that no list of words has and that counts several sums, some in millions, is a currency.
    Two names of one sort of money ("pesos", "PHP") are one where the story tells one sum by both, or where one of them
    is the mere word and the other the only one of its sort. What names no currency is in that in which the story tells
    the same sum, or in the only one that it names.

    >>> told = [("money", "KES", 65), ("money", "shilling", 9), ("money", None, 65)]
    >>> levels = [Quantity(start=0, end=1, low=n, high=n, kind=kind, unit=unit) for kind, unit, n in told]
    >>> [q.unit for q in in_one_currency(levels)]
    ['KES', 'KES', 'KES']
    """
    by_noun = {noun: noun for noun in _unknown_nouns(levels)} | _nouns(levels)
    found = [_money(q, by_noun[q.head]) if q.kind == "count" and q.head in by_noun else q for q in levels]
    names = _names(found)
    found = [_renamed(q, names) for q in found]
    known = _sums(found)
    units = {q.unit for q in found if q.kind == "money"} - {None}
    return [_named(q, known, units) for q in found]


def _sums(levels: Sequence[Quantity]) -> Sums:
    """Return the sums that are told with a currency, each with the currencies."""
    told: dict[Number, set[str]] = defaultdict(set)
    for q in levels:
        if q.kind == "money" and q.unit is not None:
            for number in named_numbers(q):
                told[number].add(q.unit)
    return {number: frozenset(units) for number, units in told.items()}


def _nouns(levels: Sequence[Quantity]) -> dict[str, str]:
    """Return the rare nouns by which large sums are counted, each with the only currency that tells the same sums."""
    known, rules = _sums(levels), lexicon("figures_currencies")["noun"]
    told: dict[str, dict[str, set[Number]]] = defaultdict(lambda: defaultdict(set))
    for q in levels:
        noun = q.head if q.kind == "count" and q.measure is None and " " not in (q.of or "") else None
        if noun is None or meaning.frequency(noun) > rules["most_frequent"]:
            continue
        for number in named_numbers(q):
            for unit in known.get(number, ()):
                if number >= rules["least"]:
                    told[noun][plain_unit(unit)].add(number)
    return {noun: next(iter(units)) for noun, units in told.items() if len(units) == 1}


def _unknown_nouns(levels: Sequence[Quantity]) -> list[str]:
    """Return the nouns that no list of words has and that count several sums, some of them large: "60,000 sika"."""
    rules = lexicon("figures_currencies")["unknown"]
    told: dict[str, set[Number]] = defaultdict(set)
    for q in levels:
        if q.kind == "count" and q.measure is None and q.head is not None and (q.of or "").islower():
            told[q.head] |= named_numbers(q)
    return [
        noun
        for noun, sums in told.items()
        if len(sums) > 1 and max(sums) >= rules["least"] and meaning.frequency(noun) <= rules["most_frequent"]
    ]


def _money(q: Quantity, unit: str) -> Quantity:
    return replace(q, kind="money", unit=unit)


def _names(levels: Sequence[Quantity]) -> dict[str, str]:
    """Return the names that mere words give, each with the name of the currency that the story means by them."""
    rules = lexicon("figures_currencies")
    told = {plain_unit(q.unit) for q in levels if q.kind == "money" and q.unit is not None}
    one_sum = [{plain_unit(unit) for unit in units} for units in _sums(levels).values()]
    found: dict[str, str] = {}
    for word, *others in rules["sorts"].values():
        codes = [name for name in others if name in told]
        same = [name for name in codes if any({word, name} <= names for names in one_sum)]
        lone = codes if len(codes) == 1 and word in rules["words"] else []
        if word in told and (same or lone):
            found[word] = (same or lone)[0]
    return found


def _renamed(q: Quantity, names: Mapping[str, str]) -> Quantity:
    if q.kind != "money" or q.unit is None:
        return q
    name = plain_unit(q.unit)
    return replace(q, unit=names[name] + q.unit.removeprefix(name)) if name in names else q


def _named(q: Quantity, known: Sums, units: set[str | None]) -> Quantity:
    if q.kind != "money" or q.unit is not None:
        return q
    same = frozenset[str]().union(*(known.get(number, frozenset()) for number in named_numbers(q)))
    one = same or units
    return replace(q, unit=next(iter(one))) if len(one) == 1 else q
