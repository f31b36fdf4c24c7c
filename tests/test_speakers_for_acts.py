"""Who speaks where a report calls somebody by what they do, or by age, origin or kin, without having said so before."""

import pytest
from who_speaks import speakers


@pytest.mark.parametrize(
    ("told", "called", "who"),
    [
        ("Ida Orr, who chairs the harbour board, met Tom Tull on Monday.", "the chairwoman", "Ida Orr"),
        ("Tom Tull owns the ferry and Ida Orr writes its songs.", "the owner", "Tom Tull"),
        ("Ida Orr bakes the bread. Tom Tull delivers it on his bicycle.", "the baker", "Ida Orr"),
        ("The choir is led by Ida Orr. Tom Tull plays the organ.", "the organist", "Tom Tull"),
        ("Tom Tull was charged with arson. Ida Orr, prosecuting, read out his letters.", "the defendant", "Tom Tull"),
        ("Tom Tull was charged with arson. Ida Orr, prosecuting, read out his letters.", "the prosecutor", "Ida Orr"),
        ("Ida Orr was elected mayor in May. Tom Tull lost by nine votes.", "the mayor", "Ida Orr"),
        ("Tom Tull stepped down as treasurer in May. Ida Orr did not.", "the former treasurer", "Tom Tull"),
    ],
)
def test_who_does_something_is_called_for_it(told, called, who):
    assert speakers(f"{told}\n\n“It was cold,” {called} said.") == [who]


@pytest.mark.parametrize(
    ("told", "called", "who"),
    [
        ("Ida Orr, 34, and Tom Tull, 51, sailed on.", "the 34-year-old", "Ida Orr"),
        ("Ida Orr, 17, and Tom Tull, 51, sailed on.", "the teenager", "Ida Orr"),
        ("Ida Orr, born in Bergen, beat Joan Tull of Chile.", "the Norwegian", "Ida Orr"),
        ("Ida Orr, born in Bergen, beat Joan Tull of Chile.", "the Chilean", "Joan Tull"),
        ("Ida Orr’s son Sam was found on Monday by Joan Tull.", "the boy’s mother", "Ida Orr"),
    ],
)
def test_age_origin_and_kin_tell_who_is_meant(told, called, who):
    assert speakers(f"{told}\n\n“It was cold,” {called} said.") == [who]


def test_nobody_of_another_age_is_meant():
    text = "Tom Tull, 51, sailed on.\n\n“It was cold,” the 34-year-old said."
    assert speakers(text) != ["Tom Tull"]


def test_who_defends_somebody_is_their_lawyer():
    text = "Ida Orr admitted theft. Joan Tull, defending, spoke of her children.\n\n“She is sorry,” her lawyer said."
    assert speakers(text) == ["Joan Tull"]


def test_a_father_of_a_son_is_no_woman_s_father():
    text = "Tom Tull’s son Sam drowned. Ida Orr had taught him.\n\n“He was kind,” her father said."
    assert speakers(text) != ["Tom Tull"]


def test_the_owner_of_something_else_is_not_meant():
    text = "Tom Tull owns the ferry.\n\n“It was cold,” said the owner of the house next door."
    assert speakers(text) != ["Tom Tull"]


@pytest.mark.parametrize(
    ("told", "called", "who"),
    [
        ("Velora has cancelled all flights to the island. Ida Orr flew it.", "the airline", "Velora"),
        ("Orlo Greens will sell thirty of its shops. Ida Orr ran one.", "the Halvern-based company", "Orlo Greens"),
        ("Rep. Ida Orr, R-Utah, met Tom Tull, D-Ohio, on Monday.", "the Utah Republican", "Ida Orr"),
    ],
)
def test_a_body_is_called_for_what_it_does_and_a_politician_for_place_and_party(told, called, who):
    assert speakers(f"{told}\n\n“It was cold,” {called} said.") == [who]


def test_what_she_does_tells_who_she_is():
    text = "Ida Orr lives above the harbour with Tom Tull. She drives a tram.\n\n“I saw it,” the driver said."
    assert speakers(text) == ["Ida Orr"]
