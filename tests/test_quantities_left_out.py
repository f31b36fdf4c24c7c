"""What a number counts, or its unit, where the words leave it out or tie it to another word."""

import pytest

from stemma.accounts.stated.is_figure import is_figure
from stemma.reading import quantities
from stemma.reading.language import bundled
from stemma.reading.parsed import parse
from stemma.records import Quantity
from stemma.sources import report_of_text


def _read(text: str) -> list[Quantity]:
    return list(quantities.find(parse(report_of_text(text, id="r"), bundled()), (), (), ()))


@pytest.mark.parametrize(
    "text",
    [
        "The share of lit lamps goes from 44 percent to 41.",
        "Turnout was 63.7 percent, up from 58.1.",
        "The lamps failed in 35 percent (not 36) of all cases.",
        "The Centre Party stands at 24 per cent, the Labour Union at 33 and the League at six.",
    ],
)
def test_a_share_without_its_sign_is_a_share_beside_another(text: str) -> None:
    assert {q.kind for q in _read(text)} == {"percent"}


def test_a_level_of_an_index_beside_a_share_is_none() -> None:
    assert [q.kind for q in _read("The fund rose 5 percent to 41, he said.")] == ["percent", "count"]


def test_the_second_name_of_a_pair_counts_the_same_things() -> None:
    found = _read("In Kodra the count stands at 356 cases, in Sirhan at 260.")
    assert [(q.low, q.head) for q in found] == [(356, "case"), (260, "case")]


@pytest.mark.parametrize(
    ("text", "kind", "low"),
    [
        ("They need to pass the five-percent threshold.", "percent", 5),
        ("The thieves took a two-million-euro necklace.", "money", 2_000_000),
        ("The inquiry wrote a 193-page report.", "count", 193),
        ("It has a 21,000-strong workforce.", "count", 21000),
        ("The families get 25 million som.", "money", 25_000_000),
        ("Orlo has 24m monthly users.", "count", 24_000_000),
        ("The 11m-gallon spill reached the shore.", "measure", 11_000_000),
        ("A six-person panel looked into it.", "count", 6),
        ("The spill has cost it $32.2bn.", "money", 32_200_000_000),
        ("The survey put the magnitude at 5.9.", "measure", 5.9),
        ("No-one is believed to have been injured.", "count", 0),
        ("Rita Marsh, 34, a mother of 12, was shot.", "count", 12),
    ],
)
def test_a_number_tied_to_another_word_is_a_figure(text: str, kind: str, low: float) -> None:
    assert (kind, low) in [(q.kind, q.low) for q in _read(text) if is_figure(q, text)]


def test_tens_of_millions_tell_a_size_and_millions_none() -> None:
    texts = ["It cost tens of millions of dollars.", "It cost millions of dollars."]
    assert [any(is_figure(q, text) for q in _read(text)) for text in texts] == [True, False]
