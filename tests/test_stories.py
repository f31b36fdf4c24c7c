"""Which reports tell one story: each test is a claim about `stemma.stories.group` on invented reports."""

import random

from hypothesis import given
from hypothesis import strategies as st
from lineage_texts import INDEPENDENT, REWORDED, SHORTENED, WIRE

from stemma.sources import report_of_text
from stemma.stories import group, story_id

QUAKE = (
    "A magnitude {size} earthquake shook {place} on {day}, killing {dead} people, the seismological institute said. "
    "The tremor damaged {thing} in {town}, where rescuers from {helper} dug through the rubble with their hands. "
    "Governor {name} declared a state of emergency and asked for tents. “{quote},” said {witness}, a {job}."
)
NORTH = {
    "size": "6.1",
    "place": "the Orlan valley",
    "day": "Monday",
    "dead": "forty",
    "thing": "the cathedral",
    "town": "Kelm",
    "helper": "Tarsk",
    "name": "Ida Brandt",
    "quote": "The bells rang by themselves",
    "witness": "Jon Vesper",
    "job": "sexton",
}
SOUTH = {
    "size": "5.4",
    "place": "the island of Pell",
    "day": "Thursday",
    "dead": "nine",
    "thing": "the fish market",
    "town": "Sorrel Bay",
    "helper": "the navy",
    "name": "Otto Quay",
    "quote": "The sea went out and did not come back",
    "witness": "Mina Aldous",
    "job": "diver",
}
AFTER = (
    "In {town} people slept in the open after the earthquake that killed {dead} in {place}. {witness}, the {job}, went "
    "back to {thing}. Governor {name} came with {helper}’s engineers, who measured {size} on their instruments."
)
RELIEF = (
    "Engineers from {helper} reached {town} a day after the {size} earthquake. Governor {name} walked through {thing} "
    "with {witness}. The dead of {place} now number {dead}."
)
COOKERY = "Peel the pears, heat the butter in a wide pan and let the sugar turn brown before the cream goes in."


def _reports(*texts, **metadata):
    return [report_of_text(text, id=f"{number}", **metadata) for number, text in enumerate(texts)]


def _ids(stories):
    return [[report.id for report in story] for story in stories]


def test_copies_rewrites_and_eyewitnesses_of_one_event_are_one_story():
    assert _ids(group(_reports(WIRE, SHORTENED, REWORDED, INDEPENDENT, COOKERY))) == [["0", "1", "2", "3"], ["4"]]


def test_two_events_of_one_kind_are_two_stories():
    texts = [form.format(**event) for event in (NORTH, SOUTH) for form in (QUAKE, AFTER, RELIEF)]
    assert _ids(group(_reports(*texts))) == [["0", "1", "2"], ["3", "4", "5"]]


def test_a_title_helps_a_text_that_says_little():
    empty = report_of_text(
        "Chat with us.", id="a", title="Four die as fire destroys old tannery in Brenwick harbour quarter"
    )
    wire = report_of_text(WIRE, id="b", title="Fire in Brenwick tannery kills four")
    assert _ids(group([empty, wire])) == [["a", "b"]]


def test_the_order_of_the_reports_does_not_matter():
    texts = [form.format(**event) for event in (NORTH, SOUTH) for form in (QUAKE, AFTER, RELIEF)]
    reports = _reports(*texts, WIRE, SHORTENED, REWORDED, COOKERY)
    expected = group(reports)
    for seed in range(4):
        assert group(random.Random(seed).sample(reports, len(reports))) == expected


def test_false_dates_do_not_part_a_story():
    one = report_of_text(WIRE, id="a", published="1970-01-01")
    two = report_of_text(REWORDED, id="b", published="2024-03-02")
    assert _ids(group([one, two])) == [["a", "b"]]


def test_ten_thousand_identical_reports_are_one_story():
    assert len(group([report_of_text(WIRE, id=f"{number}") for number in range(10_000)])) == 1


def test_a_story_keeps_its_id_while_the_same_reports_tell_it():
    reports = _reports(WIRE, SHORTENED, REWORDED)
    assert story_id(reports) == story_id(reports[::-1])
    assert story_id(reports) != story_id(_reports(COOKERY))


def test_reports_of_no_words_stand_alone():
    assert _ids(group(_reports("", "…", "!!!"))) == [["0"], ["1"], ["2"]]


@given(st.lists(st.text(max_size=200), max_size=8))
def test_every_report_is_in_one_story(texts):
    reports = _reports(*texts)
    assert sorted(report.id for story in group(reports) for report in story) == [report.id for report in reports]
