"""Who speaks where a description varies a name, goes back to one without a name, or leaves its noun out."""

from who_speaks import said, speakers

from stemma.reading import read
from stemma.sources import report_of_text


def test_a_spokesman_is_nobody_who_is_known_for_other_work():
    text = (
        "Pat Harrin, a minister from Tarvik, boarded at noon, a Belmar Rail spokesman said. "
        "Harrin saw the fox at once.\n\n“I took it for a joke,” Harrin said. Harrin does not think it was long.\n\n"
        "“It left the train in Orlo,” the spokesman said."
    )
    assert speakers(text) == ["Pat Harrin", "a Belmar Rail spokesman"]


def test_the_expert_is_who_spoke_last_whomever_the_words_name():
    text = (
        "Ilia Morven, a fellow of the Harbour Institute, doubts it. “Tull is at war with the port,” Morven said.\n\n"
        "“Tull's men want the docks,” the expert said."
    )
    assert speakers(text) == ["Ilia Morven", "Ilia Morven"]


def test_who_writes_is_not_whom_the_report_tells_of():
    text = (
        "By Anton Reuse Halvern Mayor Boris Jorn has voiced concern. Speaking on the radio, he said that he "
        "“would like cool heads”."
    )
    assert speakers(text) == ["Boris Jorn"]


def test_a_website_speaks_for_its_owner():
    text = "The Halvern Foundation for Tides opened in May. “Our shore is being sold,” the foundation's website reads."
    assert speakers(text) == ["Halvern Foundation for Tides"]


def test_another_is_somebody_of_the_kind_told_of():
    text = "One nurse told police that she ran, while another said the hall was “full of smoke”."
    assert said(text) == [("full of smoke", "nurse")]


def test_words_for_work_are_names_behind_a_title_of_courtesy():
    text = "Mr Baker said it was “late”. Lady Cooper called it “early”. The Lord Mayor said it was “noon”."
    found = next(read([report_of_text(text)]))
    assert [e.name for e in found.entities if e.named] == ["Baker", "Cooper"]
    assert speakers(text)[:2] == ["Baker", "Cooper"]


def test_who_said_what_stands_before_adds_what_follows():
    text = (
        "The port does not know the thieves, Ida Orlo said, adding that others had named them “friends of the mayor”."
    )
    assert speakers(text) == ["Ida Orlo"]


def test_nobody_whom_a_report_names_is_its_source():
    text = (
        "A source said the singer was “very ill”.\n\nRumer Vask brings her daughter to see him. "
        "The second source revealed: “Rumer wants him to know the girl.”"
    )
    assert said(text) == [("very ill", "A source"), ("Rumer wants him to know the girl.", "The second source")]


def test_who_was_only_described_goes_on_before_somebody_named_earlier():
    text = (
        "The general, Farid Nasser, has said nothing. As the force's chief medical officer put it yesterday, the order "
        "is “a grave mistake”. “There is no reason for it,” he said."
    )
    assert speakers(text)[1] != "Farid Nasser"


def test_kin_of_somebody_told_behind_a_name_is_the_one_named():
    text = "Olav Dahl, brother of the owner, says he was asleep. “I heard nothing,” he says."
    assert speakers(text) == ["Olav Dahl"]


def test_a_name_that_explains_a_clerk_of_an_office_is_the_subject_that_goes_on():
    text = (
        "Berta Ayele gave the court a notebook. A technician with the hospital's repair department, Fatma Abdi Hassan, "
        "said that she had written four letters. “I was answered once,” she told the committee."
    )
    assert speakers(text) == ["Fatma Abdi Hassan"]
