"""Dates and quantities in text that is torn: noise, capitals, tables, other scripts, endless rows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.reading import dates, quantities
from stemma.reading.amounts.amounts import amounts
from stemma.reading.amounts.numeral import LARGEST
from stemma.reading.dates.expressions import expressions
from stemma.reading.language import bundled
from stemma.reading.parsed import parse
from stemma.records import Date, Quantity
from stemma.sources import report_of_text


def _read(text: str) -> tuple[str, tuple[Date, ...], tuple[Quantity, ...]]:
    parsed = parse(report_of_text(text, id="r", published="2023-10-12"), bundled())
    found = dates.find(parsed)
    return parsed.report.text, found, quantities.find(parsed, found)


def test_letters_that_noise_put_for_digits_make_no_number():
    _, found, counts = _read(
        "Police counted l0 dead, 2O hurt, 1,2OO homeless and a loss of $4.Z million on 3 May 2O23."
    )
    assert [q.low for q in counts] == []
    assert [d.value for d in found] == ["2023-05-03"]


def test_keycaps_accents_and_hidden_spaces_make_no_number():
    assert _read("There were 1\ufe0f\u20e32\ufe0f\u20e3 people, 2\u0301 dogs and 2\u200b2 cats.")[2] == ()


def test_digits_of_another_script_count_and_letters_of_one_tear_a_number():
    _, _, counts = _read("The guards saw \u0662\u0662 people; others wrote 22\u4eba and 10\u6708.")
    assert [q.low for q in counts] == [22]


def test_capitals_only_are_read_as_small_letters_are():
    small = "At least 22 workers died and 31 were injured on Tuesday night, officials said. A march is planned for May."
    _, dates_small, small_counts = _read(small)
    _, dates_capital, capital_counts = _read(small.upper())
    assert [d.value for d in dates_capital] == [d.value for d in dates_small]
    assert [(q.low, q.high, q.measure) for q in capital_counts] == [(q.low, q.high, q.measure) for q in small_counts]


def test_a_table_of_numbers_states_nothing():
    rows = "\n".join(f"{n}\t{n * 3}\t{n * 7.5}" for n in range(40))
    assert _read(rows)[2] == ()


def test_ten_thousand_digits_are_no_number_and_no_date():
    text = f"{'9' * 10_000} people met {'5' * 10_000} years ago, on May {'2' * 10_000}, for $1{',000' * 3000}."
    _, found, counts = _read(text)
    assert counts == ()
    assert all(d.value in ("PAST_REF", "2023-05") for d in found)


def test_an_endless_sentence_is_read_to_its_end_with_no_number_cut_in_two():
    text = "the guards by the gate counted 1234567 lamps on Tuesday and " * 400
    report, found, counts = _read(text)
    assert len(found) == 400
    assert {report[q.start : q.end] for q in counts} == {"1234567"}


@pytest.mark.parametrize("opening", ["(", "[", "“", "‘", "$", "~", "at least ", "1,", "12-", "1/2/", "between 1 and "])
def test_ten_thousand_signs_in_a_row_are_read(opening):
    text = opening * 10_000 + "22 people"
    assert all(0 <= a.start < a.end <= len(text) for a in amounts(text[-2000:]))
    assert all(0 <= e.start < e.end <= len(text) for e in expressions(text))


_SIGNS = st.characters(categories=("Nd", "No", "Nl", "Lu", "Ll", "Lo", "Mn", "Me", "Cf", "Po", "Pd", "Sc", "So", "Zs"))
_WORDS = st.sampled_from(
    ["at least", "May", "million", "%", "killed", "people", "22", "1,200", "o'clock", "and a half"]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(st.text(_SIGNS, max_size=8), _WORDS), max_size=20), st.sampled_from(["", " ", "\n", "-"]))
def test_any_signs_are_read_with_ordered_bounds_in_sensible_numbers(pieces, glue):
    text = glue.join(pieces)
    found = amounts(text)
    assert all(a.low <= a.high for a in found if a.low is not None and a.high is not None)
    assert all(abs(v) <= LARGEST * 10 for a in found for v in (a.low, a.high) if v is not None)
    assert all(a.end <= b.start for a, b in zip(expressions(text), expressions(text)[1:], strict=False))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(st.text(_SIGNS, max_size=6), _WORDS), max_size=15))
def test_a_report_of_any_signs_is_read_alike_twice(pieces):
    assert _read(" ".join(pieces)) == _read(" ".join(pieces))
