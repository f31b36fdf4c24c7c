"""A number that one line of descent hands on in other words has one origin."""

from collections.abc import Sequence

from figure_texts import fact, figures

from stemma.records import Span


class OneLine:
    """All reports are of one line of descent, each states the fact in words of its own."""

    def label(self, spans: Sequence[Span]) -> tuple[str, ...]:
        return tuple("o" if i == 0 else f"o/{i + 1}" for i, _ in enumerate(spans))


def test_a_copy_that_writes_the_number_in_digits_adds_no_origin() -> None:
    found = fact(
        figures("Seventeen miners died in Torvan.", "In Torvan 17 miners died.", origins=OneLine()), "17 miners"
    )
    assert (found.status, found.origins) == ("single", 1)


def test_another_number_in_one_line_of_descent_is_a_statement_of_its_own() -> None:
    found = fact(
        figures("Seventeen miners died in Torvan.", "In Torvan 19 miners died.", origins=OneLine()), "19 miners"
    )
    assert (found.status, found.origins) == ("conflict", 2)


def test_a_bound_in_place_of_the_number_is_no_copy_of_it() -> None:
    found = fact(
        figures("In Torvan 1,200 miners died.", "In Torvan more than 1,200 miners died.", origins=OneLine()),
        "more than 1,200",
    )
    assert (found.status, found.origins) == ("agree", 2)
