"""Which named body a report means by a noun for bodies, and by which words it means none."""

import pytest

from stemma.reading import names
from stemma.reading.language import bundled
from stemma.reading.parsed import parse
from stemma.sources import report_of_text


def meant(text, name):
    """Return the words by which a text means who bears a name, names left out."""
    _, entities = names.find(parse(report_of_text(text), bundled()))
    return [text[m.start : m.end].lower() for e in entities if e.name == name for m in e.mentions if m.kind != "name"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "It was a deal between Halvern Foods, the Torvan government and the mill. Halvern Foods denied it. "
            "Nobody asked the government about it.",
            "Halvern Foods",
        ),
        ("Halvern Stores closed its mill. The walls of the shop were painted red by Tom Tull.", "Halvern Stores"),
        ("The Harbour Agency closed the quay. The justice department is looking into it, too.", "Harbour Agency"),
        ("Joan Tull came home. The boat was sold in the Caribbean, Joan Tull wrote.", "Joan Tull"),
        ("Joan Tull left on Monday. The British said nothing. Joan Tull flew home.", "Joan Tull"),
        ("Joan Tull left, said Ben Orr, who cleans the windows of the National Quilt Museum.", "Joan Tull"),
    ],
)
def test_what_is_another_body_a_place_or_a_people_means_nobody_named_before(text, name):
    assert meant(text, name) == []


def test_a_company_is_meant_by_what_only_its_kind_is_called():
    assert meant("Halvern Foods closed its mill. The company said it was sorry.", "Halvern Foods") == ["the company"]
    assert meant("Halvern Stores shut. On Monday the store sued the town.", "Halvern Stores") == ["the store"]
