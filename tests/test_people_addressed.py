"""Claims about names that many peoples write and say in ways of their own, across the reports of a story."""

import msgspec
import pytest
from test_people import groups, report

from stemma.records import Entity, Mention


@pytest.mark.parametrize(
    ("full", "said"),
    [
        ("Sixto Orlani", "Don Sixto"),
        ("Sutrasno Hadiwira", "Pak Sutrasno"),
        ("Ayten Tullgil", "Ayten Hanım"),
        ("Gulnora Tullbekova", "Gulnora-apa"),
    ],
)
def test_who_is_addressed_by_the_given_name_is_one_with_the_full_name(full, said):
    assert groups(report("a", full), report("b", said)) == [sorted([full, said])]


def test_what_may_be_an_address_is_a_name_where_the_other_word_is_a_family_name():
    assert groups(report("a", "Ida Orlani"), report("b", "Don Orlani")) == [["Don Orlani"], ["Ida Orlani"]]


def test_an_address_before_a_given_name_that_two_bear_is_left_alone():
    assert ["Don Sixto"] in groups(report("a", "Sixto Orlani", "Sixto Reft"), report("b", "Don Sixto"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Giorgos Tullathanasiou", "Yorgos Tullathanasiou"),
        ("Md Yusuf Tullmani", "Mohammed Yusuf Tullmani"),
        ("Sayed Zabihullah Orlashimi", "Zabihollah Orlashemi"),
    ],
)
def test_a_given_name_as_another_tongue_writes_it_is_the_same_person(one, other):
    assert groups(report("a", one), report("b", other)) == [sorted([one, other])]


def test_one_report_may_spell_a_name_in_two_ways_that_sound_the_same():
    spelt = "Lyubava Shchukarina", "Ljubawa Schtschukarina"
    assert groups(report("a", *spelt), report("b", spelt[0])) == [sorted(spelt)]


def test_a_body_in_its_own_tongue_is_the_one_whose_letters_it_spells_out():
    said, letters, own = "Orlo District Emergency Agency", "BOPD", "Badan Orlo Penanggulangan Daerah"
    abroad = report("b", (said, "ORG"), (letters, "ORG"))
    bracketed = msgspec.structs.replace(abroad.entities[1], mentions=(Mention(start=32, end=36, kind="name"),))
    abroad = msgspec.structs.replace(abroad, text=f"{said} ({letters})", entities=(abroad.entities[0], bracketed))
    assert groups(report("a", (own, "ORG")), abroad) == [sorted([said, letters, own])]


def test_a_family_name_that_a_report_spells_otherwise_and_takes_for_a_thing_is_its_bearers():
    spelt = (
        report("a", "Zabihollah Haschemani"),
        report("b", "Zabihullah Hashimani"),
        report("c", ("Hashemani", "MISC")),
    )
    assert groups(*spelt) == [["Hashemani", "Zabihollah Haschemani", "Zabihullah Hashimani"]]


def test_whoever_is_ennobled_under_another_name_is_one():
    text = "Peter Orlani, ennobled in 2015 as Lord Tullcombe, left."
    spans = {"Peter Orlani": (0, 12), "Tullcombe": (39, 48)}
    made = tuple(
        Entity(id=name, name=name, type="PERSON", mentions=(Mention(start=start, end=end, kind="name"),))
        for name, (start, end) in spans.items()
    )
    both = msgspec.structs.replace(report("a"), text=text, entities=made)
    assert groups(both) == [["Peter Orlani", "Tullcombe"]]
