"""Who speaks where a view or an answer is given, two are told of together, a crowd reacts, or a live page goes on."""

import pytest
from who_speaks import said, speakers


@pytest.mark.parametrize(
    "text",
    [
        "Piet Garra lost the lease in May. In his view the harbour board is “a card school with a flag”.",
        "Piet Garra lost the lease in May. The new dock is, in his words, “a bath for ducks”.",
        "The dock opened in May. In the opinion of Piet Garra, it is “a bath for ducks”.",
        "The dock opened in May. To Piet Garra's mind, it was “a bath for ducks”.",
    ],
)
def test_who_holds_a_view_says_what_stands_in_marks(text):
    assert speakers(text) == ["Piet Garra"]


def test_whoever_owns_an_answer_gives_it():
    text = "Lena Oduro's answer to the bishop's long letter was two words long: “Not yet.” The bishop wrote again."
    assert speakers(text) == ["Lena Oduro"]


def test_nobody_said_it_better_than_who_said_it():
    text = "The vote was lost. Nobody put it better than Lena Oduro: “We counted on the rain.”"
    assert speakers(text) == ["Lena Oduro"]


def test_the_latter_may_have_been_told_of_two_sentences_before():
    text = (
        "Lena Oduro and Piet Garra both want the seat. The former is 30, the latter 71. “I can wait,” the latter said."
    )
    assert speakers(text) == ["Piet Garra"]


def test_two_people_told_of_together_are_they():
    text = "Lena Oduro and Piet Garra bought the mill in May. The roof leaks. “We own nine buckets,” they said."
    assert speakers(text) == ["Lena Oduro"]


def test_it_is_the_body_told_of_before_a_person_came_in():
    text = (
        "Halvern Council has closed the pier. Angler Piet Garra had called it unsafe. “We listened,” it said on Friday."
    )
    assert speakers(text) == ["Halvern Council"]


def test_what_a_crowd_says_has_no_name():
    text = (
        "Listeners were in tears when Piet Garra left the stage. “I grew up with that voice.” "
        "“What will we do on Sundays?” It was his last show."
    )
    assert speakers(text) == [None, None]


def test_who_was_in_good_spirits_is_not_the_crowd():
    text = (
        "The fans booed, but coach Piet Garra was calm.\n\n“I have been booed by better.”\n\n"
        "The next match is on Friday against Lena Oduro's side."
    )
    assert speakers(text) == ["Piet Garra"]


def test_the_next_entry_of_a_live_page_tells_nothing_of_who_spoke():
    text = (
        "11.20am Minister Piet Garra takes the stand. He looks tired.\n\n11.24am “I never saw the bridge.”\n\n"
        "11.31am Counsel Lena Oduro shows him a photograph."
    )
    assert said(text)[0] == ("I never saw the bridge.", "Piet Garra")


def test_nobody_is_told_something_by_a_telephone():
    text = "Halvern Mills said it would shut. Piet Garra was told by phone. “It was a hard choice,” it said."
    assert said(text)[-1][1] == "Halvern Mills"


def test_who_promises_something_in_the_next_sentence_has_not_asked():
    text = "It was noon. Piet Garra stood up. “Who tested this?” Engineer Lena Oduro promised a report by May."
    assert speakers(text) == ["Piet Garra"]
