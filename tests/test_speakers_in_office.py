"""Who speaks where an office, a body or a rank stands beside the name."""

import pytest
from who_speaks import speakers


@pytest.mark.parametrize(
    "office", ["Secretary of State", "Halvern Minister of Foreign Affairs", "White House chief of staff"]
)
def test_who_holds_an_office_of_something_is_named_behind_it(office: str) -> None:
    text = f"{office} Rick Tilvern urged all hauliers to “leave the pass free” until Monday."
    assert speakers(text) == ["Rick Tilvern"]


def test_a_spokesman_for_somebody_in_office_is_not_that_person() -> None:
    text = "A spokesman for Secretary of State Rick Tilvern called the toll “far too low”."
    assert speakers(text) == ["A spokesman for Secretary of State Rick Tilvern"]


def test_somebody_named_before_a_long_aside_is_whom_the_next_sentence_means() -> None:
    text = (
        "Secretary of State Hilla Morn, leafing through a folder that her driver had handed her at the door, "
        "urged the two ports on Friday to share their cranes.\n\n"
        "But, she added, “We will not pay for both.”"
    )
    assert speakers(text) == ["Hilla Morn"]


def test_who_is_named_behind_a_body_in_an_apposition_speaks_and_not_the_body() -> None:
    text = "“The lock is shut,” says the officer in charge of the canal, River Guard Adm Pell Orring."
    assert speakers(text) == ["Pell Orring"]


def test_a_name_that_nobody_knows_explains_who_is_described_before_it() -> None:
    text = "Kerrow prankster, Tin Lantern, cheerfully posted that the “clock was never right in its life”."
    assert speakers(text) == ["Tin Lantern"]


def test_a_rank_written_short_without_a_stop_is_no_part_of_a_place() -> None:
    assert speakers("“It can wait,” said Adm Orring.") == ["Orring"]


def test_a_professor_of_a_university_is_named_behind_the_subject() -> None:
    text = "“They burned the ledgers,” University of Halvern Professor of History Juan Coll said."
    assert speakers(text) == ["Juan Coll"]


def test_who_is_described_by_the_country_whose_office_it_is_is_no_place() -> None:
    text = "Fumihide Sorano, Japan’s Chief Harbour Secretary, called it a “costly habit”.\n\n“It is,” he said."
    assert speakers(text) == ["Fumihide Sorano", "Fumihide Sorano"]


def test_no_city_is_he() -> None:
    text = "The sponsors met in Copper City. “No train stops here any more,” he said."
    assert "Copper City" not in speakers(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The campaign group, Justice for All, said the ruling was “a disgrace”.", "Justice for All"),
        ("The charity, Water for Life, called the cuts “cruel”.", "Water for Life"),
        ("The fair’s organisers, Let’s Light Marengal, said it was “a terrible night”.", "Let’s Light Marengal"),
        ("The mayor, of all people, called the cuts “cruel”.", "The mayor"),
        ("The company, with offices in Kerrow, called the cuts “cruel”.", "The company"),
    ],
)
def test_a_body_that_is_described_is_called_by_the_name_set_off_behind_it(text: str, name: str) -> None:
    assert speakers(f"A tent blew down on Monday.\n\n{text}") == [name]


def test_another_is_somebody_else_of_the_same_sort() -> None:
    text = (
        "‘Who paints a tram at night?’ tweeted one user.\n\n‘We need a bigger brush,’ wrote another.\n\n"
        "Another user commented: ‘One more coat.’"
    )
    first, second, third = speakers(text)
    assert second == "another user"
    assert first not in (second, third)


def test_what_begins_with_but_and_a_source_is_the_sources() -> None:
    text = "The bell sounds cracked – but, according to Ida Orr, the metal is “as whole as an egg”."
    assert speakers(f"A ship left on Monday.\n\n{text}") == ["Ida Orr"]


def test_it_is_the_body_of_which_the_sentence_before_tells() -> None:
    text = "Flights stopped on Monday.\n\nThe airline has apologised. “We let people down,” it said."
    assert speakers(text) == ["airline"]
