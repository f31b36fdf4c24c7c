"""Which words before or behind a name are read as the role of whoever bears it."""

import pytest

from stemma.reading import names
from stemma.reading.language import bundled
from stemma.reading.parsed import parse
from stemma.sources import report_of_text


def role(text, name):
    """Return the role that a text gives to a person of this name, None where the text has no such person."""
    _, entities = names.find(parse(report_of_text(text), bundled()))
    return next((e.role for e in entities if e.name == name and e.type == "PERSON"), None)


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Orlo chief executive Donald Tull said so.", "Orlo chief executive"),
        ("On Monday Orlo chief executive Donald Tull left.", "Orlo chief executive"),
        ("It is what premier Donald Tull wanted.", "premier"),
        ("Two teams shook hands, but skipper Donald Tull left.", "skipper"),
        ("On Monday secretary-general Donald Tull left for Spain.", "secretary-general"),
        ("On Monday editor-in-chief Donald Tull left for Spain.", "editor-in-chief"),
        ("Donald Tull, editor-in-chief of the Orlo Post, left for Spain.", "editor-in-chief of the Orlo Post"),
    ],
)
def test_a_role_is_read_beside_a_name(text, called):
    assert role(text, "Donald Tull") == called


@pytest.mark.parametrize("trade", ["property developer", "film producer", "publisher", "builder"])
def test_who_has_a_trade_that_companies_have_too_is_a_person(trade):
    assert role(f"On Monday {trade} Ida Orr left for Spain.", "Ida Orr") == trade
