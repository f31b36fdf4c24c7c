"""Claims about names that a copy spells in its own way, told by their place beside the text it is made from."""

import pytest

import stemma

WIRE = """Ferry runs aground off Orlo

A ferry with ninety people on board ran aground off Orlo late on Monday, the port authority said. Nobody was hurt.
Harbour master {master} said the pilots had misjudged the tide. The vessel will be towed to the shipyard of Vell as
soon as the wind drops. {again} told the port council that two tugs were on their way from the south.
"""
COUNCIL = """Council asks who let the ferry sail

Members of the port council want to know why the ferry left at ebb. {owner}, who owns the line, spoke to them at noon
and called the crew experienced people. The council meets again on Friday.
"""


@pytest.fixture
def people(tmp_path):
    """Return what people the account of some texts has, each with all spellings."""

    def of(*texts):
        for number, text in enumerate(texts):
            (tmp_path / f"report-{number}.txt").write_text(text, encoding="utf-8")
        stories = stemma.read([tmp_path]).export.stories
        return [{n.name, *n.aliases} for story in stories for n in story.names if n.type == "PERSON"]

    return of


def test_a_name_that_a_copy_respells_beyond_likeness_of_sound_is_one_persons(people):
    wire = WIRE.format(master="Wojtek Szczurkiewicz", again="Szczurkiewicz")
    copy = WIRE.format(master="Vojtech Shturkevich", again="Shturkevich")
    assert any({"Wojtek Szczurkiewicz", "Vojtech Shturkevich"} <= spelt for spelt in people(wire, copy))


def test_names_so_spelt_in_texts_that_share_nothing_stay_two(people):
    wire = WIRE.format(master="Wojtek Szczurkiewicz", again="Szczurkiewicz")
    found = people(wire, COUNCIL.format(owner="Vojtech Shturkevich"))
    assert not any({"Wojtek Szczurkiewicz", "Vojtech Shturkevich"} <= spelt for spelt in found)


def test_a_family_name_of_two_bearers_means_whom_the_other_text_names_in_its_place(people):
    wire = WIRE.replace("Harbour master ", "")
    texts = [wire.format(master=name, again=name) for name in ("Ida Szczurek", "Szczurek")]
    found = people(*texts, COUNCIL.format(owner="Lorenz Szczurek"))
    assert [spelt for spelt in found if "Szczurek" in spelt] == [{"Ida Szczurek", "Szczurek"}]


def test_who_has_another_given_name_in_a_copy_is_somebody_else(people):
    wire = WIRE.format(master="Martin Szczurek", again="Szczurek")
    copy = WIRE.format(master="Helen Szczurek", again="Szczurek")
    assert not any({"Martin Szczurek", "Helen Szczurek"} <= spelt for spelt in people(wire, copy))
