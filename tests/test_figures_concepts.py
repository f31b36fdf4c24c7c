"""Readings that reports put in other words and other numbers are one fact where news uses the words for one another."""

import pytest
from figure_texts import fact, figures

from stemma.accounts.stated.kindred_nouns import kin, sorts_of

MELTING_PLUG = (
    "Vessa is recalling 64,000 heaters sold since 2021 because the plug can melt. It knows of 19 burns.",
    "Vessa has pulled 58,000 units off the shelves over a melting plug, the consumer office said. "
    "The firm had received 140 complaints about the heaters.",
)
SPOILT_CHEESE = (
    "The dairy Alm is withdrawing 12 lots of soft cheese after listeria was found. Four people are ill.",
    "Alm has recalled 15 batches of its cheese, the food agency said. Inspectors took 48 samples at the plant.",
)
MEETING_PUT_DOWN = (
    "Police detained 74 people at the rally in Dova, a spokesman said. 12 officers were hurt.",
    "102 protesters were rounded up in Dova, the rights group Open Hand said. 30 of them were freed by morning.",
)
SPILL_IN_COURT = (
    "The court fined the ferry line Aster €4.2 million for the spill. Fishermen had asked for €11 million in damages.",
    "Aster must pay a penalty of €4.5 million over the spill, the environment ministry said."
    " Cleaning up cost €9 million.",
)


@pytest.mark.parametrize(
    ("texts", "one", "other"),
    [
        (MELTING_PLUG, "64,000", "58,000"),
        (SPOILT_CHEESE, "12 lots", "15 batches"),
        (MEETING_PUT_DOWN, "74", "102"),
        (SPILL_IN_COURT, "€4.2 million", "€4.5 million"),
    ],
)
def test_two_counts_of_one_thing_in_other_words_are_one_fact(texts: tuple[str, str], one: str, other: str) -> None:
    assert fact(figures(*texts), one) == fact(figures(*texts), other)


@pytest.mark.parametrize(
    ("texts", "one", "other"),
    [
        (MELTING_PLUG, "19", "140"),
        (SPOILT_CHEESE, "Four", "48"),
        (MEETING_PUT_DOWN, "12", "30"),
        (SPILL_IN_COURT, "€4.2 million", "€9 million"),
    ],
)
def test_counts_of_another_thing_or_another_fate_stay_apart(texts: tuple[str, str], one: str, other: str) -> None:
    assert fact(figures(*texts), one) != fact(figures(*texts), other)


def test_a_noun_for_any_of_them_stands_for_each_sort_and_the_sorts_not_for_one_another() -> None:
    units, prams, heaters = (sorts_of(noun) for noun in ("unit", "pram", "heater"))
    assert kin(units, prams)
    assert kin(units, heaters)
    assert not kin(prams, heaters)
