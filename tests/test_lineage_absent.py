"""Two papers that tell what a third reported, which nobody handed in, are one line of reporting."""

import sys

from test_example_gold import ROOT

from stemma.lineage import trace
from stemma.lineage.naming import named
from stemma.records import Lineage
from stemma.sources import report_of_text

sys.path.insert(0, str(ROOT / "benchmarks" / "accounts"))
import cost

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
    assert [len(lost.children) for lost in lineage.lost] == [2]  # the copy of a child is none
    assert ("0", "2") in [tuple(sorted((edge.child, edge.parent))) for edge in lineage.edges]
    assert len(lineage.origins) == 1


def test_papers_that_name_two_sources_are_two_origins():
    assert len(traced("Tessaly Tribune", "Kolm Observer").origins) == 2


def test_a_body_that_is_no_outlet_is_no_lost_original():
    assert not traced("Senate", "Senate").lost


RADIO = """Ever had a night without sleep? Spare a thought for Ivo Marrek, 51, of the Halvern Line. He commanded the
Corrin Star, and the {0} says he dozed for 4 hours on the Tuesday and not at all after that. It went down off Port
Amsel. His own mother sails with another firm now, as the {0} reported, and we wish her a good bed."""
WEEKLY = """Of 212 passengers 9 are still missing from the ferry Corrin Star, and 30 divers search 14 miles of coast.
Her captain, Ivo Marrek, 51, had asked the Halvern Line for a second mate as early as May, the {0} reports. He
had rested 4 hours in two days when she sank off Port Amsel.
Information from: {0}"""


def built_on(source: str, own: str = "", days: int = 0) -> Lineage:
    radio = report_of_text(RADIO.format(source), id="radio", outlet="Orr Radio", published="2024-05-02")
    weekly = report_of_text(WEEKLY.format(source) + own, id="weekly", outlet="Week", published=f"2024-05-0{2 + days}")
    return trace([radio, weekly])


def test_two_that_are_built_on_one_absent_outlet_have_it_from_there_without_a_quotation():
    assert [lost.children for lost in built_on("Tessaly Tribune").lost] == [("radio", "weekly")]


def test_what_is_built_on_an_agency_or_came_days_later_is_not_yet_of_one_text():
    assert len(built_on("Associated Press").origins) == 2
    assert len(built_on("Tessaly Tribune", days=5).origins) == 2


def test_two_texts_that_open_with_one_outlets_name_are_two_texts_of_its():
    night, line = (
        """Divers off Port Amsel
(CNN) Of 212 passengers 9 are still missing from the ferry Corrin Star, and 30 divers search 14 miles of coast. Her
captain, Ivo Marrek, 51, was picked up alive by a trawler of the Halvern Line on Thursday morning.""",
        """A mate too few
(CNN) As early as May the captain of the Corrin Star asked the Halvern Line for another mate. Ivo Marrek, 51, had slept
for 4 hours in two days before she went down with 212 people off Port Amsel. Where 9 of these are nobody can tell.""",
    )
    papers = [report_of_text(text, id=id, outlet=id) for id, text in (("daily", night), ("post", line))]
    assert len(trace(papers).origins) == 2


def test_an_agencys_text_without_a_place_is_its_own():
    text = "(Reuters) - The old mill on the river burned down on Friday night, the second fire in a year, police said."
    paper = text.removeprefix("(Reuters) - ") + " It rained. – Reuters"
    lineage = trace([report_of_text(text, id="wire"), report_of_text(paper, id="daily")])
    assert [(edge.child, edge.parent) for edge in lineage.edges] == [("daily", "wire")]


def test_a_paper_of_which_another_with_its_words_credits_the_agency_carries_the_agency_s_copy():
    text = "The old mill on the river burned down late on Friday night, the second fire there in a year, said Ida Orr."
    foot = "\n\n– NPA"
    papers = [
        ("daily", text, "T08:00:00Z"),
        ("post", text + foot, "T10:00:00Z"),
        ("sun", text + " It rained." + foot, ""),
    ]
    reports = [report_of_text(told, id=id, outlet=id, published="2024-05-02" + at) for id, told, at in papers]
    lineage = trace(reports)
    assert [lost.children for lost in lineage.lost] == [("daily", "post", "sun")]


REPRINT = """{0}
How tired may a captain be? Ivo Marrek of the Corrin Star, 51, had been on his feet for 44 hours off Port Amsel when
she sank, and had lain down for 4 of them. His wish for another mate was refused by the Halvern Line in May and again in
June, as letters show that lie in a drawer of its old office. His mother keeps a copy of each beside the bread.
{1}"""
RETOLD = """A captain without sleep, and a company that knew. That is what the Tessaly Tribune reports of a ferry which
nobody in this town will board again. Ivo Marrek of the Corrin Star was refused by the Halvern Line twice, a cousin of
his told the Tribune. She has the papers. It is not only captains who are tired: of nine nurses whom we asked five had
worked through the night, and the bus to the hospital is driven by a man who also bakes. We have asked the company what
it makes of its drawers, and hear that it is moving house. Letters that lie in a drawer are slow to move."""


def test_who_names_an_outlet_has_it_from_the_page_that_prints_its_piece():
    printed = "This article originally appeared in The Tessaly Tribune."
    for end, tied in ((printed, True), ("", False)):
        page = report_of_text(REPRINT.format("", end), id="page", outlet="Orr Courier", published="2024-05-02")
        retold = report_of_text(RETOLD, id="retold", outlet="Week", published="2024-05-03")
        assert [(edge.child, edge.parent) for edge in trace([page, retold]).edges] == [("retold", "page")] * tied


def test_an_outlet_named_in_full_is_meant_by_the_end_of_its_name():
    assert {key for _, key, _ in named(report_of_text(RETOLD))} == {"tessalytribune"}


def test_reports_that_leave_out_and_turn_round_paragraphs_of_each_other_all_have_a_place():
    reports = list(cost.story(30))
    lineage = trace(reports)
    known = {report.id for report in reports} | {lost.id for lost in lineage.lost}
    assert all({edge.child, edge.parent} <= known for edge in lineage.edges)
    children = {edge.child for edge in lineage.edges}
    assert all(children.issuperset(lost.children) for lost in lineage.lost)
