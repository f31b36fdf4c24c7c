"""Numbers that stand alone and are known again: "28" after another report told of 28 dead.

What a bare number counts is said elsewhere in its report or by other reports of the story, so it is a figure where the
story states the same number of something outright. Small numbers, which any story has many of, are not known again.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from stemma.accounts.stated.is_figure import is_figure
from stemma.accounts.stated.named_numbers import is_vague, named_numbers, telling_figures
from stemma.data import lexicon
from stemma.records import Number, Quantity, Report

Kind = Literal["percent", "money", "measure"]


class Known(NamedTuple):
    """The numbers that the reports of a story state of something named.

    `counts` gives the ids of the reports that count people or things by a number, `sums` are the numbers told as money,
    `units` the kind and unit of each number with a fraction that is told in one unit only.
    """

    counts: Mapping[Number, frozenset[str]]
    sums: frozenset[Number]
    units: Mapping[Number, tuple[Kind, str | None]]


def known_numbers(reports: Sequence[Report]) -> Known:
    """Return the numbers that reports state of something named.

    >>> turnout = Quantity(start=0, end=4, low=51.6, high=51.6, kind="percent", unit="percent")
    >>> known_numbers([Report(id="a", source="a", text="51.6%", text_sha256="", quantities=(turnout,))]).units
    {51.6: ('percent', 'percent')}
    """
    counts: dict[Number, set[str]] = defaultdict(set)
    sums: set[Number] = set()
    units: dict[Number, set[tuple[Kind, str | None]]] = defaultdict(set)
    for report in reports:
        for quantity in report.quantities:
            told = quantity.measure is not None or quantity.head is not None
            if quantity.kind == "count" and told and is_figure(quantity, report.text):
                for number in named_numbers(quantity):
                    counts[number].add(report.id)
            if quantity.kind == "money":
                sums |= named_numbers(quantity)
            if quantity.kind in ("percent", "money", "measure") and not quantity.delta:
                for number in named_numbers(quantity):
                    if number % 1:
                        units[number].add((quantity.kind, quantity.unit))
    return Known(
        {number: frozenset(ids) for number, ids in counts.items()},
        frozenset(sums),
        {number: next(iter(told)) for number, told in units.items() if len(told) == 1},
    )


def is_known_again(quantity: Quantity, report: Report, known: Known) -> bool:
    """Tell whether a number without a noun is one that the story states of something named.

    >>> from stemma.sources import report_of_text
    >>> known = Known({28: frozenset({"a"})}, frozenset(), {})
    >>> is_known_again(Quantity(start=0, end=2, low=28, high=28), report_of_text("28."), known)
    True
    """
    if quantity.kind != "count" or quantity.head is not None or quantity.measure is not None or quantity.delta:
        return False
    if is_vague(quantity):
        return False  # any story tells of hundreds and of thousands more than once
    rules = lexicon("quantities_facts")["known_again"]
    for number in named_numbers(quantity):
        least = rules["least"] if known.counts.get(number, frozenset()) - {report.id} else rules["least_in_one_report"]
        if number in known.counts and (number >= least or telling_figures(number) >= rules["figures"]):
            return True
    return False


def in_known_unit(quantity: Quantity, known: Known) -> Quantity:
    """Return a number with a fraction and nothing else in the unit in which the story states the same: "TURNOUT 51.6".

    >>> bare = Quantity(start=8, end=12, low=51.6, high=51.6, kind="other")
    >>> in_known_unit(bare, Known({}, frozenset(), {51.6: ("percent", "percent")})).kind
    'percent'
    """
    if quantity.kind != "other" or quantity.unit is not None or len(named_numbers(quantity)) != 1:
        return quantity
    (number,) = named_numbers(quantity)
    if number not in known.units:
        return quantity
    kind, unit = known.units[number]
    return replace(quantity, kind=kind, unit=unit, head=None, of=None, counted=None)


def counts_something(quantity: Quantity, known: Known) -> bool:
    """Tell whether the story counts people or things by a number, and tells no sum of money by it.

    >>> million = Quantity(start=0, end=9, low=2_000_000, high=2_000_000)
    >>> counts_something(million, Known({2_000_000: frozenset({"a"})}, frozenset(), {}))
    True
    """
    numbers = named_numbers(quantity)
    return any(number in known.counts for number in numbers) and known.sums.isdisjoint(numbers)
