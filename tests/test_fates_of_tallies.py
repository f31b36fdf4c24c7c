"""What became of those counted is read from the number's own clause and from the tally that it is a value of."""

import pytest

from stemma.reading import quantities
from stemma.reading.language import bundled
from stemma.reading.parsed import parse
from stemma.records import Quantity
from stemma.sources import report_of_text


def _found(text: str) -> list[Quantity]:
    return list(quantities.find(parse(report_of_text(text, id="r"), bundled())))


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("The firm has received 23 reports of fires in which four people were hurt.", [None, "injured"]),
        ("She was arrested on 10 counts of fraud after 12 workers were injured.", [None, "injured"]),
        ("The number of persons taken ill by the oil went up to 784, and 27 have died.", ["infected", "killed"]),
        ("Twelve soldiers and three police officers were killed.", ["killed", "killed"]),
        ("14 of the 23 have died.", ["killed", "killed"]),
    ],
)
def test_what_another_clause_tells_of_another_number_is_none_of_this_one(text: str, fates: list[str | None]) -> None:
    assert [q.measure for q in _found(text)] == fates


@pytest.mark.parametrize(
    "text",
    [
        "Fatalities: 9.",
        "Dead: 53 (of whom children: 17)",
        "The number of people who lost their lives in the accident is thirty-eight.",
        "Ten workers were fatally hurt.",
        "A Mass was said for the 46 people whose bodies have been found.",
    ],
)
def test_the_dead_are_counted_in_many_words(text: str) -> None:
    assert _found(text)[0].measure == "killed"


def test_a_number_alone_has_the_fate_that_the_noun_before_it_says() -> None:
    _, second = _found("The mission could confirm 16 deaths of civilians; the army maintained that there were 17.")
    assert (second.head, second.measure) == ("death", "killed")


def test_a_tally_of_cases_counts_cases_and_no_disease() -> None:
    (found,) = _found("The number of confirmed measles cases in the province climbed to 85 on Friday.")
    assert found.of == "cases"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The bill passed the senate 52-48.", [52, 48]),
        ("Lawmakers voted 310–290 for the motion.", [310, 290]),
        ("The court ruled 5-4 that the law stands.", [5, 4]),
        ("The council rejected the plan 14-9, with two abstentions.", [14, 9]),
        ("Rovers won 3-2 and the board was pleased.", []),
        ("The committee will hear 10-15 witnesses.", []),
    ],
)
def test_a_vote_told_as_a_pair_counts_both_sides_and_no_match_does(text, sides):
    assert [q.low for q in _found(text) if q.head == "vote"] == sides


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Of the 17 dead, 12 were miners.", ("miners", "killed")),
        ("12 of the 17 dead were miners.", (None, "killed")),
        ("Twelve of those injured are children.", (None, "injured")),
    ],
)
def test_those_counted_among_the_dead_are_dead(text, counted):
    assert counted in [(q.of, q.measure) for q in _found(text) if q.low == 12]
