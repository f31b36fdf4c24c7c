"""Two papers that tell what a third reported, which nobody handed in, are one line of reporting."""

from stemma.lineage import trace
from stemma.records import Lineage
from stemma.sources import report_of_text

POST = """The captain of the Corrin Star slept for 4 hours in two days before the ferry sank off Port Amsel, according
to a story in the {}. As early as May Ivo Marrek, 51, had asked the Halvern Line for another mate and been told to be
glad of the first. “He was grey as a plate,” the cook told the paper. The owners said nothing."""
COURIER = """Grey as a plate
How tired may a captain be? Ivo Marrek of the Corrin Star, 51, had been on his feet for 44 hours off Port Amsel and
had lain down for 4. His wish for another mate was refused by the Halvern Line in May. “He was grey as a plate,” a cook
who survived told the {}. The line in question, it seems, counts its mates as others count their change. We remember
that it moved its offices in spring, into a house with a view of the harbour, where the harbour can be seen sinking."""


def traced(first: str, second: str) -> Lineage:
    reports = [(POST.format(first), "post", "Halvern Post"), (COURIER.format(second), "courier", "Orr Courier")]
    return trace([report_of_text(text, id=id, outlet=outlet) for text, id, outlet in reports])


def test_papers_that_tell_what_an_absent_one_reported_are_children_of_a_lost_original():
    lineage = traced("Tessaly Tribune", "Tessaly Tribune")
    assert [lost.children for lost in lineage.lost] == [("courier", "post")]
    assert any("Tessaly Tribune" in piece for edge in lineage.edges for piece in edge.evidence)


def test_three_papers_that_name_one_source_have_one_lost_original():
    third = POST.replace("The owners said nothing.", "Who slept where is to be asked in June.").format(
        "Tessaly Tribune"
    )
    texts = [POST.format("Tessaly Tribune"), COURIER.format("Tessaly Tribune"), "Orr, Friday. " + third]
    reports = [report_of_text(text, id=f"{n}", outlet=f"Paper {n}") for n, text in enumerate(texts)]
    lineage = trace(reports)
    assert len(lineage.lost) <= 1
    assert len(lineage.origins) == 1


def test_papers_that_name_two_sources_are_two_origins():
    assert len(traced("Tessaly Tribune", "Kolm Observer").origins) == 2


def test_a_body_that_is_no_outlet_is_no_lost_original():
    assert not traced("Senate", "Senate").lost
