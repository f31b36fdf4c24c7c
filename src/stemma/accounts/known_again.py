"""Numbers that stand alone and are known again: "28" after another report told of 28 dead.

What a bare number counts is said elsewhere in its report or by other reports of the story, so it is a figure where the
story states the same number of something outright. Small numbers, which any story has many of, are not known again.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec.structs import replace

from stemma.accounts.is_figure import is_figure
from stemma.accounts.named_numbers import named_numbers, telling_figures
from stemma.data import lexicon
from stemma.records import Number, Quantity, Report

Known = Mapping[Number, frozenset[str]]
Kind = Literal["percent", "money", "measure"]
Fractions = Mapping[Number, tuple[Kind, str | None]]


def known_numbers(reports: Sequence[Report]) -> Known:
    """Return the numbers that reports state of something named, each with the ids of those reports.

    >>> known_numbers(())
    {}
    """
    found: dict[Number, set[str]] = defaultdict(set)
    for report in reports:
        for quantity in report.quantities:
            told = quantity.measure is not None or quantity.head is not None
            if quantity.kind == "count" and told and is_figure(quantity, report.text):
                for number in named_numbers(quantity):
                    found[number].add(report.id)
    return {number: frozenset(ids) for number, ids in found.items()}


def is_known_again(quantity: Quantity, report: Report, known: Known) -> bool:
    """Tell whether a number without a noun is one that the story states of something named.

    >>> from stemma.sources import report_of_text
    >>> is_known_again(Quantity(start=0, end=2, low=28, high=28), report_of_text("28."), {28: frozenset({"a"})})
    True
    """
    if quantity.kind != "count" or quantity.head is not None or quantity.measure is not None or quantity.delta:
        return False
    rules = lexicon("quantities_facts")["known_again"]
    for number in named_numbers(quantity):
        least = rules["least"] if known.get(number, frozenset()) - {report.id} else rules["least_in_one_report"]
        if number in known and (number >= least or telling_figures(number) >= rules["figures"]):
            return True
    return False


def known_fractions(reports: Sequence[Report]) -> Fractions:
    """Return the numbers with a fraction that reports state in one unit only, each with its kind and unit.

    >>> turnout = Quantity(start=0, end=4, low=51.6, high=51.6, kind="percent", unit="percent")
    >>> known_fractions([Report(id="a", source="a", text="51.6%", text_sha256="", quantities=(turnout,))])
    {51.6: ('percent', 'percent')}
    """
    found: dict[Number, set[tuple[Kind, str | None]]] = defaultdict(set)
    for report in reports:
        for quantity in report.quantities:
            if quantity.kind in ("percent", "money", "measure") and not quantity.delta:
                for number in named_numbers(quantity):
                    if number % 1:
                        found[number].add((quantity.kind, quantity.unit))
    return {number: next(iter(units)) for number, units in found.items() if len(units) == 1}


def in_known_unit(quantity: Quantity, fractions: Fractions) -> Quantity:
    """Return a number with a fraction and nothing else in the unit in which the story states the same: "TURNOUT 51.6".

    >>> bare = Quantity(start=8, end=12, low=51.6, high=51.6, kind="other")
    >>> in_known_unit(bare, {51.6: ("percent", "percent")}).kind
    'percent'
    """
    if quantity.kind != "other" or quantity.unit is not None or len(named_numbers(quantity)) != 1:
        return quantity
    (number,) = named_numbers(quantity)
    if number not in fractions:
        return quantity
    kind, unit = fractions[number]
    return replace(quantity, kind=kind, unit=unit, head=None, of=None, counted=None)
