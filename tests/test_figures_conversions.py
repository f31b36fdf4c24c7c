"""A measure told in two units is one fact, and the words that bound the first bound the second."""

import pytest
from figure_texts import fact, figures


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The well at Torvan lies 5,000 feet (1,520 metres) down.", "5,000 feet", "1,520 metres"),
        ("The tower at Torvan rose to a height of 550 feet, or 168 metres.", "550 feet", "168 metres"),
        ("The hull of the barge weighs 77 tonnes (169,000 pounds).", "77 tonnes", "169,000 pounds"),
    ],
)
def test_a_measure_in_a_second_unit_is_a_reading_of_the_same_fact(text: str, first: str, second: str) -> None:
    found = figures(text)
    assert fact(found, first).id == fact(found, second).id
    assert fact(found, first).status == "single"


def test_two_gallons_of_two_countries_are_no_contradiction() -> None:
    found = figures("The tanker lost 140,000 gallons (637,000 litres).", "The tanker lost 140,000 gallons of fuel.")
    assert fact(found, "637,000").status == "agree"


def test_words_that_bound_a_measure_bound_it_in_its_other_unit() -> None:
    found = figures("The slick had soiled more than 110km (70 miles) of the coast of Torvan.")
    miles = next(r for r in fact(found, "70 miles").readings if "70" in r.text)
    assert (miles.low, miles.high) == (70, None)


def test_a_bracket_with_another_measure_is_no_second_unit() -> None:
    found = figures("The wall is 300 metres long (12 feet at its highest point).")
    assert all(len(f.readings) == 1 for f in found)


def test_a_temperature_in_two_scales_is_one_fact() -> None:
    assert len(figures("It rose to 102 degrees Fahrenheit (39 degrees Celsius) in Orr.")) == 1
