"""Where a content ends, what is none, and what words of saying are about."""

import pytest

from stemma.reading import read
from stemma.sources import report_of_text


def contents(text):
    """Return the contents of a text's quotes."""
    report = next(read([report_of_text(text)]))
    return [report.text[q.start : q.end] for q in report.quotes]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The union endorsed Orla Tull in June.", "Orla Tull"),
        ("The mayor praised Orla Tull during a visit to Kerrow.", "Orla Tull"),
        ("Orla Tull praised the bridge in Kerrow.", "the bridge in Kerrow"),
    ],
)
def test_a_name_takes_nothing_that_tells_when_somebody_spoke(text, content):
    assert contents(text) == [content]


def test_a_denial_by_the_report_is_no_part_of_what_somebody_said():
    assert contents("Tull has said she will repair the mill, but she has not named a day.") == [
        "she will repair the mill"
    ]


def test_whom_a_passive_is_about_is_not_what_was_said():
    assert contents("Orla Tull was criticised.") == []
    assert contents("Orla Tull was asked about the flood.") == ["the flood"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Tull reminded voters of the flood.", "the flood"),
        ("Tull is confident in the new bridge.", "the new bridge"),
        ("The council agreed on a new bridge.", "a new bridge"),
        ("Tull decided to close the mill.", "to close the mill"),
    ],
)
def test_what_a_word_of_saying_is_about_is_its_content(text, content):
    assert contents(text) == [content]


def test_the_day_of_an_agreement_is_not_what_was_agreed_on():
    assert contents("The council agreed on Monday.") == []


def test_a_few_words_that_a_dash_sets_off_are_no_speech():
    text = "Kerrow bridge closed\n\nThe old bridge – “gem of the coast” – was closed in May after the flood."
    assert not any("gem" in content for content in contents(text))


def test_what_stands_before_a_closing_attribution_is_its_content_however_the_parse_hangs_its_verb():
    text = "A protest was held on Saturday.\n\nNine people gathered on the square, police said."
    assert contents(text) == ["Nine people gathered on the square"]
    assert contents("A protest was held on Saturday.\n\nAfter the blast, police said.") == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The ferry will stop, the Harbour Post reported on Friday, citing two captains.", "The ferry will stop"),
        ("Ida, she said, had heard a bang.", "Ida, she said, had heard a bang"),
        ("Under the heading “Our mill”, Ida Orr writes that it must stay.", "that it must stay"),
    ],
)
def test_a_content_holds_neither_who_says_it_nor_where_it_was_written(text, content):
    assert contents(text)[0] == content
