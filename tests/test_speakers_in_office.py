"""Who speaks where an office, a body or a rank stands beside the name."""

import pytest
from who_speaks import speakers


@pytest.mark.parametrize(
    "office", ["Secretary of State", "Halvern Minister of Foreign Affairs", "White House chief of staff"]
)
def test_who_holds_an_office_of_something_is_named_behind_it(office: str) -> None:
    text = f"{office} Rick Tilvern called on all nations to “take new measures” against Kerrow."
    assert speakers(text) == ["Rick Tilvern"]


def test_a_spokesman_for_somebody_in_office_is_not_that_person() -> None:
    text = "A spokesman for Secretary of State Rick Tilvern called the launch “deeply deplorable”."
    assert speakers(text) == ["A spokesman for Secretary of State Rick Tilvern"]


def test_somebody_named_before_a_long_aside_is_whom_the_next_sentence_means() -> None:
    text = (
        "Secretary of State Hilla Clane, speaking slowly and carefully to avoid a mistake at a sensitive moment, "
        "urged the government on Friday to allow its people to protest.\n\n"
        "But, she added, “We want to partner with the people.”"
    )
    assert speakers(text) == ["Hilla Clane"]


def test_who_is_named_behind_a_body_in_an_apposition_speaks_and_not_the_body() -> None:
    text = "“The well is sealed,” says the top federal official overseeing the disaster, Coast Guard Adm Thad Allin."
    assert speakers(text) == ["Thad Allin"]


def test_a_name_that_nobody_knows_explains_who_is_described_before_it() -> None:
    text = "Chinese leaker, Ice Mountain, mysteriously tweeted that the “back of the phone will change a lot”."
    assert speakers(text) == ["Ice Mountain"]


def test_a_rank_written_short_without_a_stop_is_no_part_of_a_place() -> None:
    assert speakers("“There is a need,” said Adm Allin.") == ["Allin"]


def test_a_professor_of_a_university_is_named_behind_the_subject() -> None:
    text = "“He wiped them out,” University of Halvern Professor of History Juan Coll said."
    assert speakers(text) == ["Juan Coll"]


def test_who_is_described_by_the_country_whose_office_it_is_is_no_place() -> None:
    text = "Yoshihide Sugo, Japan’s Chief Cabinet Secretary, called it a “direct threat”.\n\n“It is,” he said."
    assert speakers(text) == ["Yoshihide Sugo", "Yoshihide Sugo"]


def test_no_city_is_he() -> None:
    text = "The sponsors met in Atlantic City. “All roads lead through Atlantic City,” he said."
    assert "Atlantic City" not in speakers(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The campaign group, Justice for All, said the ruling was “a disgrace”.", "Justice for All"),
        ("The charity, Water for Life, called the cuts “cruel”.", "Water for Life"),
        ("The event organisers, It’s Time for Marengal, said it was “a terrible night”.", "It’s Time for Marengal"),
        ("The mayor, of all people, called the cuts “cruel”.", "The mayor"),
        ("The company, with offices in Kerrow, called the cuts “cruel”.", "The company"),
    ],
)
def test_a_body_that_is_described_is_called_by_the_name_set_off_behind_it(text: str, name: str) -> None:
    assert speakers(f"A barge caught fire on Monday.\n\n{text}") == [name]


def test_another_is_somebody_else_of_the_same_sort() -> None:
    text = (
        "‘Designed by Orchard in Kerrow?’ tweeted one user.\n\n‘We need an icicle,’ wrote another.\n\n"
        "Another user commented: ‘One more sign.’"
    )
    first, second, third = speakers(text)
    assert second == "another user"
    assert first not in (second, third)


def test_what_begins_with_but_and_a_source_is_the_sources() -> None:
    text = "The colour appears artificial – but, according to Ida Orr, the iceberg truly is “the bluest of ice”."
    assert speakers(f"A ship left on Monday.\n\n{text}") == ["Ida Orr"]


def test_it_is_the_body_of_which_the_sentence_before_tells() -> None:
    text = "Flights stopped on Monday.\n\nThe airline has apologised. “We let people down,” it said."
    assert speakers(text) == ["airline"]
