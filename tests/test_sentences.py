"""Sentences end where a reader would end them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stemma.reading.sentences import split
from stemma.sources import report_of_text


def _sentences(text):
    report = report_of_text(text)
    return [" ".join(report.text[s.start : s.end].split()) for s in split(report)]


def test_titles_initials_and_numbers_end_no_sentence():
    text = "Dr. Ida B. Orr paid $1.5 million to the U.S. company on Jan. 3. Gov. Tull agreed."
    assert _sentences(text) == [
        "Dr. Ida B. Orr paid $1.5 million to the U.S. company on Jan. 3.",
        "Gov. Tull agreed.",
    ]


def test_a_sentence_keeps_its_closing_marks():
    assert _sentences("“We stay.” Orr left.") == ["“We stay.”", "Orr left."]


def test_each_line_is_a_paragraph_of_its_own():
    assert _sentences("A title without a stop\nThe mill burned.") == ["A title without a stop", "The mill burned."]


def test_lines_broken_at_a_fixed_width_are_joined():
    text = (
        "The mill at Arlen burned down on Friday night after a spark had\n"
        "jumped from the forge to the hay in the loft, the town's fire chief,\n"
        "Anna Tull, told the council at a meeting on Saturday. Nobody was in\n"
        "the building when the roof fell, she said, and the horses had been\n"
        "led to the river in time by the miller's two sons and a neighbour.\n"
        "\n"
        "The council will meet again on Monday to talk about a new mill and\n"
        "about the hay, which had been stored there against its own rules. It\n"
        "is the third fire in ten years.\n"
    )
    assert _sentences(text)[1:3] == [
        "Nobody was in the building when the roof fell, she said, and the horses had been led to the river in time by "
        "the miller's two sons and a neighbour.",
        "The council will meet again on Monday to talk about a new mill and about the hay, which had been stored there "
        "against its own rules.",
    ]


@given(st.text(max_size=300))
def test_sentences_follow_each_other_and_lose_no_word(text):
    report = report_of_text(text)
    found = split(report)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = {i for s in found for i in range(s.start, s.end)}
    cut = {i for part in (*report.furniture, *report.parts) for i in range(part.start, part.end)}
    assert all(i in covered or i in cut or c.isspace() for i, c in enumerate(report.text))


def test_a_sentence_ends_where_a_page_lost_the_space_behind_it():
    text = "“It is bad,” he said.Second magistrate Ida Orr left. “We flew,” said HalvernThe craft was old."
    assert _sentences(text) == [
        "“It is bad,” he said.",
        "Second magistrate Ida Orr left.",
        "“We flew,” said Halvern",
        "The craft was old.",
    ]


def test_an_address_is_no_end_of_a_sentence():
    assert _sentences("See www.kerrow.The or kerrow.Com, said Prof.Orr today.") == [
        "See www.kerrow.The or kerrow.Com, said Prof.Orr today."
    ]
