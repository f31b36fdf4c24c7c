"""Whoever is told something has not said it: passive verbs of speech, with and without the one behind "by"."""

import pytest

from stemma.reading import read
from stemma.sources import report_of_text


def _only(text):
    """Return content, source and speaker of the one attribution of a text."""
    (report,) = read([report_of_text(text)])
    (quote,) = report.quotes
    speaker = next((e.name for e in report.entities if e.id == quote.speaker), None)
    source = quote.source and text[quote.source.start : quote.source.end]
    return text[quote.start : quote.end], source, speaker


@pytest.mark.parametrize(
    "text",
    [
        "Ida Orr was told to leave at once, since the mill was “nearly lost” to the flood.",
        "“Nobody leaves this building tonight,” Ida Orr was told on Friday.",
        "Ida Orr was asked, “Who gave you the key to the mill?”",
        "Ida Orr had been told: “Leave the mill before the night comes.”",
    ],
)
def test_who_is_told_something_does_not_say_it(text):
    assert _only(text)[1:] == (None, None)


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Ida Orr was told by a nurse that her leg was healing.", "that her leg was healing", "a nurse"),
        ("Guests were informed by the hotel that the lake had frozen.", "that the lake had frozen", "the hotel"),
        ("Guests were told by Ida Orr, “Nobody swims in this lake.”", "“Nobody swims in this lake.”", "Ida Orr"),
        ("Ida Orr was accused by the union of lying to members.", "lying to members", "the union"),
        ("It is claimed by the union that 40 jobs will go.", "that 40 jobs will go", "the union"),
        ("Ida Orr was quoted by the Post as saying that she would resign.", "that she would resign", "Ida Orr"),
    ],
)
def test_what_stands_behind_by_is_parted_into_who_tells_and_what(text, content, source):
    assert _only(text)[:2] == (content, source)


def test_a_question_put_in_passing_is_that_of_those_who_ask():
    text = "When asked by reporters whether she would resign, Ida Orr laughed."
    assert _only(text)[:2] == ("whether she would resign", "reporters")
