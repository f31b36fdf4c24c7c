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
