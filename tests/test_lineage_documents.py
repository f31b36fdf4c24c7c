"""Statements and letters among the reports, and the reports that are made from them."""

from hypothesis import given
from hypothesis import strategies as st

from stemma.lineage import trace
from stemma.lineage.compare import compare
from stemma.lineage.drawn import Documents
from stemma.lineage.issued import issued
from stemma.records import Lineage
from stemma.sources import report_of_text

STATEMENT = """KARN COACHES
MEDIA STATEMENT
4 May 2024

Karn Coaches has today taken its eleven buses of the type Tarsk 9 off the road, after a brake line of one of them was
found to be worn. The bus had been inspected in March. The lines to Ossel and Pradin will be served by hired buses
until Sunday.

"We would rather be late than sorry," said Mats Ekholm, who manages the company. "Our drivers noticed it, and we
thank them."
"""
WIRE = """Coach firm takes eleven buses off the road over brakes

TARSK, May 4 (NPA) - Karn Coaches said on Saturday it had taken all eleven of its Tarsk 9 buses off the road after a
worn brake line was found on one of them.

"We would rather be late than sorry," its manager, Mats Ekholm, said in a statement.

Nineteen people died in the gorge of the Orr in 2011, when a coach of another firm broke through a rail. The maker of
the bus, in Halvern, did not answer questions. Ilka Brunn, 74, of Ossel said she would walk. "I have legs," she said.
"""
OWN = """What the drivers knew

Bo Harvig has driven the Ossel line for twenty-two years. "In January I wrote it down, in February I wrote it down," he
says in the canteen, and opens a notebook with a green cover. "Nobody reads what a driver writes."

His colleague Ulla Stenvik kept copies. "You press, and it goes soft," she says. "Then you pray." Governor Leo Dragan
has asked for the notebook. "I will read every page of it," he promises. "We would rather be late than sorry," it said
in a letter of the company on Saturday.
"""


def traced(**texts: str) -> Lineage:
    return trace([report_of_text(text, id=name) for name, text in texts.items()])


def lines(lineage: Lineage) -> list[tuple[str, ...]]:
    return sorted(origin.reports for origin in lineage.origins)


def test_a_report_that_quotes_a_statement_and_leads_with_it_is_made_from_it():
    lineage = traced(statement=STATEMENT, wire=WIRE, own=OWN)
    assert lines(lineage) == [("own",), ("statement", "wire")]
    assert [(edge.child, edge.parent) for edge in lineage.edges] == [("wire", "statement")]
    assert any("which a party issued itself" in words for words in lineage.edges[0].evidence)


def test_words_that_a_statement_has_from_nobody_named_are_not_its_own():
    heard = 'The podium: an official put it thus.\n\n"Nobody will walk home tonight from Ossel or from Pradin."'
    statement = STATEMENT.replace('"We would rather be late than sorry," said Mats', f"{heard}\n\nThat is from Mats")
    wire = WIRE.replace("We would rather be late than sorry", "Nobody will walk home tonight from Ossel or from Pradin")
    witnesses = compare([report_of_text(text, id=text[:4]) for text in (statement, wire)]).witnesses
    story = Documents(witnesses)
    document = story.of((0, 1))
    assert story.draws(1 - document, document).quoted == 0


def test_a_report_that_came_before_the_statement_is_not_made_from_it():
    reports = [
        report_of_text(STATEMENT, id="statement", published="2024-05-04T12:00:00Z"),
        report_of_text(WIRE, id="wire", published="2024-05-04T09:00:00Z"),
    ]
    witnesses = compare(reports).witnesses
    story = Documents(witnesses)
    document = story.of((0, 1))
    assert witnesses[document].text.report.id == "statement"
    assert story.draws(1 - document, document) is None


def test_a_document_is_known_by_its_heading_its_address_or_its_foot():
    told = (STATEMENT, "Dear friends, the mill is not for sale.", "It is safe.\n\nMedia contact: Ida Orr", WIRE)
    witnesses = compare([report_of_text(text) for text in told]).witnesses
    found = {witnesses[place].text.report.text for place in issued(witnesses)}
    assert found == set(told[:3])


@given(st.lists(st.text(alphabet='aA .\n“”"', max_size=60), max_size=4))
def test_any_texts_can_be_asked_for_documents(texts):
    witnesses = compare([report_of_text(f"Dear {text}") for text in texts]).witnesses
    story = Documents(witnesses)
    for one in range(len(witnesses)):
        for two in range(len(witnesses)):
            if one != two:
                found = story.draws(one, two) if story.of((one, two)) == two else None
                assert found is None or 0 <= found.lead <= 1
