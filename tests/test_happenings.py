"""What a date dates: the predicate, its clause, its status and who takes part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.reading import dates, happenings
from stemma.reading.language import bundled
from stemma.reading.parsed import parse
from stemma.records import Entity, Extent, Happening, Mention, Quote, Report
from stemma.sources import report_of_text


def _read(text: str, entities: tuple[Entity, ...] = (), quotes: tuple[Quote, ...] = ()) -> list[Happening]:
    parsed = parse(report_of_text(text, id="r"), bundled())
    return list(happenings.find(parsed, dates.find(parsed), entities, quotes))


def _one(text: str) -> Happening:
    found = _read(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "predicate", "clause", "status"),
    [
        ("The minister headed to Kestrin on Wednesday.", "head", "headed to Kestrin on Wednesday", "happened"),
        ("The minister is flying to Kestrin on Wednesday.", "fly", "is flying to Kestrin on Wednesday", "happened"),
        ("The minister will meet the mayor on Friday.", "meet", "will meet the mayor on Friday", "planned"),
        ("The minister is expected to arrive on Friday.", "arrive", "arrive on Friday", "planned"),
        ("The talks may resume on Friday.", "resume", "may resume on Friday", "unclear"),
        ("The talks could resume on Friday.", "resume", "could resume on Friday", "unclear"),
        ("The divers are to enter the deck on Wednesday.", "enter", "are to enter the deck on Wednesday", "planned"),
        ("The curfew begins on Thursday.", "begin", "begins on Thursday", "planned"),
        ("Many people fled after Saturday’s attack.", "attack", "Saturday’s attack", "happened"),
        ("Many people fled after the October 7 attack.", "attack", "the October 7 attack", "happened"),
    ],
)
def test_a_date_dates_its_predicate(text, predicate, clause, status):
    happening = _one(text)
    assert (happening.predicate, happening.status) == (predicate, status)
    assert text[happening.start : happening.end] == clause


def test_a_match_scheduled_for_a_day_and_called_off_is_cancelled():
    assert _one("The match scheduled for Sunday has been postponed.").status == "cancelled"


def test_a_visit_that_was_to_have_been_and_is_called_off_is_cancelled():
    assert _one("Tull, who was to have opened a fair on Wednesday, cancelled the visit.").status == "cancelled"


def test_a_strike_called_for_a_day_is_put_on_that_day():
    happening = _one("The union announced a strike for Monday.")
    assert (happening.predicate, happening.status) == ("strike", "planned")


def test_a_term_that_ends_is_planned_and_a_wait_that_ended_is_no_happening():
    assert _one("The couple have until Friday to appeal.").status == "planned"
    assert _read("The couple waited until Friday.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The siege lasted four days.",
        "The paper appears every Friday.",
        "Since Saturday the minister has spoken with ten mayors.",
        "She was president from 2010 to 2014.",
    ],
)
def test_durations_sets_and_bounds_date_nothing(text):
    assert _read(text) == []


def test_who_takes_part_is_told_subject_first():
    text = "Tull met Orl on Friday."
    entities = tuple(
        Entity(id=i, name=n, type="PERSON", mentions=(Mention(start=a, end=a + len(n), kind="name"),))
        for i, n, a in (("n1", "Orl", 9), ("n0", "Tull", 0))
    )
    assert [h.actors for h in _read(text, entities)] == [("n0", "n1")]


def test_tomorrow_in_a_quotation_dates_nothing():
    text = "“We will win tomorrow,” Tull said."
    quote = Quote(start=0, end=23, kind="direct", quoted=(Extent(start=1, end=22),))
    assert _read(text, quotes=(quote,)) == []


_WORDS = [
    "Tull",
    "Orl",
    "met",
    "attack",
    "will",
    "on",
    "Friday",
    "2023",
    "the",
    ".",
    ",",
    "’s",
    "said",
    "last",
    "night",
]


@given(st.lists(st.sampled_from(_WORDS)))
def test_every_clause_holds_its_date_and_lies_in_the_text(words):
    text = " ".join(words)
    parsed = parse(Report(id="r", source="r", text=text, text_sha256=""), bundled())
    for h in happenings.find(parsed, dates.find(parsed), (), ()):
        assert 0 <= h.start <= h.date.start < h.date.end <= h.end <= len(text)
        assert h.clause is not None
        assert h.clause.start <= h.date.start
        assert h.date.end <= h.clause.end


def test_a_day_since_which_nothing_was_like_it_is_no_day_on_which_it_happened():
    assert not _read("Prices stand at their lowest level since November.")
    assert _one("The mill has been closed since Sunday.").predicate == "close"


def test_the_day_under_a_post_is_no_day_of_what_the_post_tells():
    assert not _read("The mill burns. — Orl News (@OrlNews) June 2, 2025")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The launch was first planned for February 12 but was put off.", "cancelled"),
        ("The launch was first planned for February 12.", "planned"),
        ("President Orlo has cancelled her visit to Sarn, planned for Wednesday, because of the floods.", "cancelled"),
        ("President Orlo opened the bridge in Sarn, planned for Wednesday.", "planned"),
    ],
)
def test_what_was_planned_for_a_day_did_not_happen_then_by_that_alone(text: str, status: str) -> None:
    assert _one(text).status == status


def test_a_month_in_which_something_was_put_off_lies_back() -> None:
    report = report_of_text("The company had postponed the launch in February.", published="2024-04-03")
    assert [d.value for d in dates.find(parse(report, bundled()))] == ["2024-02"]
