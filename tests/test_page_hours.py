"""The entries of a live page hold for their own hours."""

import pytest
from figure_texts import fact, figures
from hypothesis import given
from hypothesis import strategies as st

from stemma.accounts.stated.page_hours import PageHours
from stemma.records import Report

_PAGE = """Corran fire, live

**9.15 p.m.** Police now speak of seven dead.

**12.20 p.m.** According to the police five people have died.

**8.30 a.m.** Police: three dead.

**7.40 a.m.** A mill is burning in Corran.
"""


def _hours(text: str, published: str | None = "2026-11-03") -> PageHours:
    return PageHours(Report(id="a", source="a", text=text, text_sha256="", published=published))


def test_a_count_in_a_live_page_holds_for_the_hour_of_its_entry() -> None:
    hours = _hours(_PAGE)
    found = [hours.at(_PAGE.index(word)) for word in ("Corran", "seven", "five", "three")]
    assert found == [None, "2026-11-03T21:15", "2026-11-03T12:20", "2026-11-03T08:30"]


def test_a_page_that_counts_on_from_hour_to_hour_brings_a_toll_up_to_date() -> None:
    told = figures(_PAGE, "Five people died in the Corran fire.", days=["2026-11-03", "2026-11-03"])
    toll = fact(told, "seven dead")
    assert toll.status == "superseded"


def test_an_entry_after_midnight_is_of_the_next_day() -> None:
    text = "01.10 It is out.\n23.50 Still burning.\n22.15 A mill is on fire.\n"
    hours = _hours(text)
    assert [hours.at(text.index(w)) for w in ("out", "Still")] == ["2026-11-03T01:10", "2026-11-02T23:50"]


def test_the_hours_of_a_page_are_put_into_the_clock_of_its_metadata() -> None:
    text = "19:15 It is out.\n18:20 Still burning.\n16:45 A mill is on fire.\n"
    assert _hours(text, "2026-11-03T18:20:00+00:00").at(0) == "2026-11-03T18:15"


@pytest.mark.parametrize(
    "text",
    [
        "10.30 Orr\n9.15 Tull\n",
        "Results:\n10.30 Orr\n11.45 Tull\n9.15 Ash\n12.20 Marr\n8.50 Lind\n",
        "1.52.3\n1.48.1\n1.41.9\n",
    ],
)
def test_lines_that_begin_with_other_numbers_make_no_live_page(text: str) -> None:
    assert _hours(text).at(len(text)) is None


@given(st.lists(st.sampled_from(["9.15", "23:50 ", "\n", "x ", "**", "12.20 p.m.", "May 4, "]), max_size=40), st.text())
def test_any_text_and_any_day_of_publication_are_accepted(pieces: list[str], published: str) -> None:
    text = "".join(pieces)
    for day in (published, "2026-11-03", "0001-01-01", "9999-99-99T99:99"):
        _hours(text, day).at(len(text))
