"""Numbers that stand alone: values of a tally, cells of a table, and numbers that other reports explain."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from stemma.accounts.figures import reconcile
from stemma.accounts.stated import stated
from stemma.accounts.stated.counted_of import names_people
from stemma.reading import dates, quantities
from stemma.reading.language import bundled
from stemma.reading.parsed import parse
from stemma.reading.quantities.tables import cells
from stemma.reading.quantities.tallies import tally
from stemma.reading.sentences import split
from stemma.records import Figure, Quantity, Report, Span
from stemma.sources import report_of_text


class _EachItsOwn:
    """Every report is an origin of its own."""

    def label(self, spans: Sequence[Span]) -> tuple[str, ...]:
        return tuple(span.report for span in spans)


def _report(text: str, name: str, published: str) -> Report:
    report = replace(report_of_text(text, id=name), published=published, outlet=f"The {name}")
    parsed = parse(report, bundled())
    found = dates.find(parsed)
    return replace(report, sentences=split(report), dates=found, quantities=quantities.find(parsed, found))


def _figures(*texts: str, days: Sequence[str] | None = None) -> tuple[Figure, ...]:
    days = days or ["2023-03-04"] * len(texts)
    reports = [_report(t, f"Herald{i}", d) for i, (t, d) in enumerate(zip(texts, days, strict=True))]
    return reconcile(reports, _EachItsOwn(), stated(reports, {}))


def _quantities(text: str) -> tuple[Quantity, ...]:
    return quantities.find(parse(report_of_text(text, id="r"), bundled()))


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("The number of people killed in an explosion at the Amsel mill near Torvan has risen to 28.", 28, "killed"),
        ("The death toll of the flood stands at 356.", 356, "killed"),
        ("The union put the number of hostages at 34.", 34, "held"),
        ("Police estimated the crowd at 2,000.", 2000, None),
    ],
)
def test_a_number_alone_is_the_value_of_the_tally_before_it(text: str, number: int, measure: str | None) -> None:
    found = [q for q in _quantities(text) if q.low == number]
    assert [(q.measure, q.tally) for q in found] == [(measure, True)]


def test_an_age_or_an_hour_is_no_tally() -> None:
    assert tally("She was 28.", 8) is None
    assert not _figures("An electrician of 52 died in hospital. He had been found at four this morning.")


def test_a_table_says_of_each_number_what_it_counts_and_where() -> None:
    text = "District / Deaths / Houses\nAmsel / 9 / 212\nTorvan / 4 / 104\nTOTAL / 13 / 316\n\nThe council met."
    found = [(q.low, q.measure, q.head, q.place) for q in _quantities(text)]
    assert found == [
        (9, "killed", "death", "Amsel"),
        (212, None, "house", "Amsel"),
        (4, "killed", "death", "Torvan"),
        (104, None, "house", "Torvan"),
        (13, "killed", "death", None),
        (316, None, "house", None),
    ]


def test_lines_without_a_heading_are_no_table() -> None:
    assert cells("9 / 12\n4 / 8\n7 / 7") == []
    assert cells("He said yes / no.\nShe said no / yes.") == []


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="a1 /|\t\n;-", max_size=300))
def test_a_cell_of_a_table_is_a_number_of_the_text(text: str) -> None:
    for cell in cells(text):
        assert text[cell.start : cell.end].strip("$£€0123456789,. %\u00a0") == ""


def test_a_number_alone_is_what_another_report_counts_by_it() -> None:
    figures = _figures(
        "A blast at the Amsel mill killed 128 people.",
        "The mayor had only one number for the press. It was 128, he said.",
    )
    assert [len(f.readings) for f in figures] == [2]
    assert figures[0].status == "agree"


def test_people_are_people_by_any_trade() -> None:
    figures = _figures("A blast at the Amsel pit killed 37 miners.", "A blast at the Amsel pit killed 37 people.")
    assert [len(f.readings) for f in figures] == [2]
    assert not names_people("container")


def test_a_verb_that_takes_over_or_up_to_bounds_nothing() -> None:
    assert [(q.low, q.high) for q in _quantities("The firm handed over six million dollars.")] == [
        (6_000_000, 6_000_000)
    ]
    assert [(q.low, q.high) for q in _quantities("The number of sick people went up to 902.")] == [(902, 902)]
    assert [(q.low, q.high) for q in _quantities("The hall holds up to 902 people.")] == [(None, 902)]


def test_two_depths_told_on_two_days_contradict_each_other() -> None:
    figures = _figures(
        "The Amsel pit is 380 metres deep.", "The Amsel pit is 410 metres deep.", days=["2023-03-04", "2023-03-09"]
    )
    assert [f.status for f in figures] == ["conflict"]


def test_a_length_in_metres_and_in_feet_agree() -> None:
    figures = _figures("The Torvan tower is 71 metres tall.", "The Torvan tower is 233 feet tall.")
    assert [f.status for f in figures] == ["agree"]


def test_swapped_digits_in_one_report_contradict_nobody() -> None:
    figures = _figures(
        "The court in Torvan heard 31 witnesses.",
        "The court in Torvan has heard 31 witnesses.",
        "The court in Torvan heard 13 witnesses.",
    )
    assert [f.status for f in figures] == ["agree"]
    assert len(figures[0].readings) == 3
