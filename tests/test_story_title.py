"""The title of a story is one that a report carries, and the one that speaks for most of them."""

from stemma.accounts.title import title
from stemma.records import Lineage
from stemma.sources import report_of_text


def _reports() -> list:
    return [
        report_of_text(
            "A ferry sank off Port Amsel on Monday.",
            id="a",
            title="Quiet week for harbour fund",
            published="2024-05-01",
        ),
        report_of_text(
            "The ferry Corrin sank near Port Amsel.", id="b", title="Ferry sinks off Port Amsel", published="2024-05-02"
        ),
        report_of_text(
            "Port Amsel mourns after the ferry sank.", id="c", title="Mourning after disaster", published="2024-05-03"
        ),
    ]


def test_a_title_that_speaks_of_what_the_others_tell_goes_before_an_earlier_one() -> None:
    assert title(_reports(), Lineage()) == "Ferry sinks off Port Amsel"


def test_the_title_does_not_depend_on_the_order_of_the_reports() -> None:
    assert title(_reports()[::-1], Lineage()) == title(_reports(), Lineage())


def test_a_report_without_a_title_lends_its_first_sentence() -> None:
    assert title([report_of_text("It rained. Then it stopped.", id="a")], Lineage()) == "It rained. Then it stopped."


def test_no_reports_have_a_title_that_says_so() -> None:
    assert title([], Lineage()) == "(no reports)"
