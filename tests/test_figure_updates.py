"""When a later count replaces an earlier one, and when two tellers contradict each other."""

import pytest
from figure_texts import figures
from msgspec.structs import replace

from stemma.accounts.figures.statuses.held import Held
from stemma.accounts.figures.statuses.statuses import judge
from stemma.accounts.stated.words_beside import is_withdrawn
from stemma.reading.language import bundled
from stemma.reading.read import read
from stemma.records import Quantity, Reading, Sentence
from stemma.sources import report_of_text


def _held(report: str, value: int, as_of: str, said_by: str | None = None, **known: object) -> Held:
    reading = Reading(
        report=report,
        start=0,
        end=9,
        text=str(value),
        low=value,
        high=value,
        approximate=False,
        said_by=said_by,
        as_of=as_of,
        origin=report,
    )
    return Held(reading, reading, teller=report, **known)  # type: ignore[arg-type]


def _status(*held: Held) -> str:
    return judge(held, {}).status


def test_two_tellers_who_count_customers_otherwise_on_one_day_contradict_each_other() -> None:
    noon, night = "2025-12-06T12:05", "2025-12-06T16:20"
    assert _status(_held("a", 8, noon, slow=True), _held("b", 15, night, slow=True)) == "conflict"


def test_only_the_count_that_gainsays_the_old_one_is_said_to_replace_it() -> None:
    known = Reading(report="a", start=0, end=9, text="at least 14", low=14, high=None, approximate=False, said_by=None,
                    as_of="2025-12-06", origin="a")  # fmt: skip
    risen, was = _held("b", 23, "2025-12-08"), _held("b", 14, "2025-12-08", replaced=True)
    verdict = judge([Held(known, known, teller="a"), risen, was], {})
    assert verdict.status == "superseded"
    assert verdict.why == "“23” (b, 2025-12-08) replaces “14” (b, 2025-12-08), as the words themselves say."


def test_what_nobody_said_to_change_is_an_update_only_days_later() -> None:
    assert _status(_held("a", 8, "2025-12-06", slow=True), _held("b", 15, "2025-12-09", slow=True)) == "superseded"


def test_a_toll_of_the_same_day_is_brought_up_to_date() -> None:
    assert _status(_held("a", 8, "2025-12-06T12:05"), _held("b", 15, "2025-12-06T16:20")) == "superseded"


def test_a_toll_of_reports_whose_day_follows_from_others_only_is_brought_up_to_date() -> None:
    day = "2025-12-06"
    early, late = _held("a", 8, day, toll=True), _held("b", 15, day, toll=True, dated=False)
    assert _status(early, late) == "superseded"
    assert _status(early, _held("b", 15, day, toll=True)) == "conflict"
    assert _status(_held("a", 8, day), _held("b", 15, day, dated=False)) == "conflict"
    assert "whose day no source states" in judge([early, late], {}).why


def test_what_a_live_page_counts_on_from_hour_to_hour_changes_for_other_tellers_too() -> None:
    early, noon, late = "2025-12-06T09:00", "2025-12-06T12:00", "2025-12-06T15:00"
    page = [_held("a", 12, early, slow=True), _held("a", 61, late, slow=True)]
    assert _status(*page, _held("b", 42, noon, slow=True)) == "superseded"


def test_a_toll_that_one_body_counts_on_within_a_day_moves_for_all_who_tell_it() -> None:
    day = "2025-12-06"
    told = [_held("a", 141, day, "the board", grows=True), _held("b", 144, day, "the board", grows=True)]
    assert _status(*told, _held("c", 140, day, grows=True)) == "superseded"
    assert _status(*told, _held("c", 120, day, "the army", grows=True)) == "conflict"


@pytest.mark.parametrize(
    ("text", "number", "withdrawn"),
    [
        ("(Corrects the vote to six to three, not five to four)", "four", True),
        ("An earlier version of this article had 31 votes.", "31", True),
        ("They voted six to three, not five to four.", "four", False),
        ("The earlier version was longer. We had 31 votes.", "31", False),
    ],
)
def test_a_correction_withdraws_both_sides_of_a_vote(text: str, number: str, withdrawn: bool) -> None:
    at, start = text.index(number), text.rfind(". ", 0, text.index(number)) + 1
    said = Quantity(start=at, end=at + len(number), low=4, high=4)
    assert is_withdrawn(text, Sentence(start=start, end=len(text), paragraph=0), said) is withdrawn


def test_the_reason_of_a_conflict_shows_each_value_before_any_twice() -> None:
    day = "2025-12-06"
    held = [_held(name, 40, day) for name in "abcdef"] + [_held("g", 12, day), _held("h", 90, day)]
    why = judge(held, {}).why
    assert [f"“{n}”" in why for n in (40, 12, 90)] == [True, True, True]
    assert why.endswith("; and 4 more.")


def test_the_reason_of_an_update_tells_only_what_was_new() -> None:
    held = [_held("a", 8, "2025-12-06"), _held("b", 8, "2025-12-07"), _held("c", 15, "2025-12-08")]
    assert judge(held, {}).why.split(": ")[1] == "“8” (a, 2025-12-06); then “15” (c, 2025-12-08)."


def test_what_two_sides_say_in_one_report_is_no_growing_toll() -> None:
    first, then = "2025-12-06", "2025-12-07"
    sides = [_held("a", 11, first, "Corran", grows=True), _held("a", 41, first, "Amsel", grows=True)]
    assert _status(*sides, _held("b", 41, then, "Amsel", grows=True)) == "conflict"


def test_prices_of_one_day_are_of_its_hours() -> None:
    fell = ["Shares in Corran Mills fell 3 per cent at the start of trading.", "Corran Mills shares fell 1.4 per cent."]
    assert [f.status for f in figures(*fell)] == ["superseded"]
    left = ["The mayor says 31 per cent of Corran votes.", "The board says 44 per cent of Corran votes."]
    assert "superseded" not in [f.status for f in figures(*left)]


def test_a_number_that_a_rewrite_garbled_is_no_reading_of_its_own() -> None:
    day = "2025-12-06"
    wire, rewrite = _held("a", 96_000, day), _held("b", 69_000, day)
    one, two = (h._replace(reading=replace(h.reading, origin=o)) for h, o in ((wire, "o"), (rewrite, "o/2")))
    assert _status(one, two, _held("c", 96_000, day)) == "agree"
    assert _status(one, two, _held("c", 120_000, "2025-12-05")) == "superseded"


def test_two_voices_in_one_report_stay_in_conflict_however_many_repeat_one_of_them() -> None:
    day = "2025-12-06"
    held = [_held("a", 61, day, "army"), _held("a", 12, day, "rebels"), _held("b", 61, day), _held("c", 61, day)]
    assert _status(*held) == "conflict"


def test_somebody_else_who_holds_on_to_the_old_count_makes_a_contradiction() -> None:
    held = [_held("a", 86_000, "2025-11-17"), _held("b", 97_000, "2025-11-18"), _held("c", 86_000, "2025-12-02")]
    assert _status(*held) == "conflict"
    assert _status(*held[:2]) == "superseded"


def test_another_partys_word_within_days_contradicts_and_the_same_tellers_brings_up_to_date() -> None:
    firm = _held("firm", 310, "2025-03-05", slow=True)
    assert _status(firm, _held("wire", 540, "2025-03-06", "the union", slow=True)) == "conflict"
    assert _status(firm, _held("firm", 540, "2025-03-06", slow=True)._replace(teller="firm")) == "single"
    later = _held("wire", 540, "2025-03-06", "the firm", slow=True)
    assert _status(_held("post", 310, "2025-03-05", "the firm", slow=True), later) == "superseded"


def test_versions_of_one_page_are_one_origin_whatever_they_say() -> None:
    first, then = _held("a", 73, "2025-11-12T12:21"), _held("a", 85, "2025-11-12T20:40")
    assert _status(first._replace(revised=True), then) == "single"


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ("The number of users hit is 19 million, not 12 million as we first said.", 12_000_000),
        ("The probe brought 48 grams, less than the 60 grams it had first estimated.", 60),
        ("Eleven men were held; an initial report of 13 had counted two fishermen.", 13),
    ],
)
def test_a_number_said_before_is_no_level_of_today(text: str, replaced: int) -> None:
    (report,) = read([report_of_text(text)], bundled())
    assert [q.low for q in report.quantities if q.was] == [replaced]


def test_the_year_behind_another_number_makes_no_background() -> None:
    (report,) = read(
        [report_of_text("Turnout was 63.7 percent, up from 58.1 percent in 2021.", published="2025-06-16")], bundled()
    )
    assert {q.low: q.background for q in report.quantities if q.kind == "percent"} == {63.7: False, 58.1: True}


@pytest.mark.parametrize("cue", ["pledges", "vows"])
def test_a_number_that_the_narrator_adds_to_a_pledge_is_not_the_speakers(cue: str) -> None:
    text = f"Minister Tarn {cue} all the help that Port Amsel needs after death toll passes 1,200."
    (report,) = read([report_of_text(text)], bundled())
    assert [q.said_by for q in report.quantities if q.low in (1_200, 1_201)] in ([None], [None, None])


def test_a_growing_toll_that_one_body_gives_twice_on_one_day_is_brought_up_to_date() -> None:
    day = "2025-12-06"
    held = [_held("a", 141, day, "health body", grows=True), _held("b", 144, day, "health body", grows=True)]
    assert _status(*held) == "superseded"
    assert _status(held[0], _held("b", 144, day, "ministry", grows=True)) == "conflict"


@pytest.mark.parametrize(("later", "status"), [("almost 300,000", "superseded"), ("about 2,200", "agree")])
def test_an_approximate_number_is_an_update_only_where_it_is_far_from_the_earlier_one(later: str, status: str) -> None:
    found = figures(
        "More than 2,000 people signed the petition in Torvan.",
        f"In Torvan {later} people signed the petition.",
        days=["2023-03-04", "2023-03-06"],
    )
    held = [Held(r, r, teller=r.report) for f in found for r in f.readings]
    assert _status(*held) == status
