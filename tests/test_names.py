"""Claims about the names of one report; what the model sees is given by hand, so that they are about the rules."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.reading import names
from stemma.reading import read as read_reports
from stemma.reading.language import Chunk, bundled
from stemma.reading.parsed import ParsedReport, parse
from stemma.records import Entity, Report
from stemma.sources import report_of_text


def report_of(text):
    return Report(id="r", source="r", text=text, text_sha256=sha256(text.encode("utf-8", "replace")).hexdigest())


def read(text, **seen):
    """Read a text in which the model has seen the given strings, each under its type; by itself where none is given."""
    parsed = parse(report_of(text), bundled())
    wanted = [(string, kind) for kind, strings in seen.items() for string in strings]
    if not seen:
        return names.find(parsed)
    sentences = (s._replace(chunks=tuple(_chunks(s, text, wanted)), parse=None) for s in parsed.sentences)
    return names.find(ParsedReport(parsed.report, tuple(sentences)))


def _chunks(sentence, text, wanted):
    for string, kind in wanted:
        at = text.find(string, sentence.start, sentence.end)
        while at >= 0:
            inside = [i for i, t in enumerate(sentence.tokens) if at <= t.start and t.end <= at + len(string)]
            if inside:
                yield Chunk(inside[0], inside[-1] + 1, kind)
            at = text.find(string, at + 1, sentence.end)


def named(text, **seen):
    return [(text[n.start : n.end], n.type) for n in read(text, **seen)[0]]


def entity(text, name, **seen) -> Entity:
    found = [e for e in read(text, **seen)[1] if e.name == name]
    assert found, [e.name for e in read(text, **seen)[1]]
    return found[0]


def meant(text, name, kind, **seen):
    return [text[m.start : m.end] for m in entity(text, name, **seen).mentions if m.kind == kind]


def test_titles_stand_outside_a_name():
    text = "Secretary of State Marden Oake met harbour master Orlo Tull and Mrs Vesk."
    assert named(text, PERSON=["Marden Oake", "Orlo Tull", "Mrs Vesk"]) == [
        ("Marden Oake", "PERSON"),
        ("Orlo Tull", "PERSON"),
        ("Vesk", "PERSON"),
    ]


def test_a_given_name_that_the_model_cut_off_belongs_to_the_name():
    text = "The ship left, Defence Minister Ilvane Torsk said."
    assert ("Ilvane Torsk", "PERSON") in named(text, PERSON=["Torsk"])


def test_after_an_office_stands_a_person_whatever_the_model_says():
    text = "The national security adviser Orlo Tull said so."
    assert named(text, PLACE=["Orlo Tull"]) == [("Orlo Tull", "PERSON")]


def test_a_hospital_keeps_the_title_of_whom_it_honours():
    assert named("They were treated at Queen Tarvel Hospital on Monday.", FACILITY=["Tarvel Hospital"]) == [
        ("Queen Tarvel Hospital", "FACILITY")
    ]


def test_a_word_for_one_of_a_people_is_no_part_of_a_person_s_name():
    found = named("One man, Spaniard Pablo Tarvel, was found.", ORG=["Spaniard Pablo Tarvel"])
    assert ("Pablo Tarvel", "PERSON") in found


def test_who_wrote_a_report_is_one_of_its_people():
    report = next(
        iter(read_reports([report_of_text("Mill burns\n\nBy Orla Tarvel, staff writer\n\nA mill burned down.")]))
    )
    assert [e.name for e in report.entities] == ["Orla Tarvel"]


def test_a_title_inside_a_name_does_not_cut_it():
    name = "Wan Tarvel bin Haji Wan Orlo"
    assert (name, "PERSON") in named(f"The post went to {name} on Monday.", PERSON=[name])


def test_a_possessive_ending_is_no_part_of_a_name():
    text = "Orlo Tull’s boat sank."
    assert named(text, PERSON=["Orlo Tull’s"]) == [("Orlo Tull", "PERSON")]


def test_a_body_runs_on_over_of():
    text = "She teaches at the University of Halvern in the north."
    assert named(text, ORG=["University"]) == [("University of Halvern", "ORG")]


def test_an_acronym_in_brackets_names_the_same_body():
    text = "The Halvern Harbour Institute (HHI) closed. The HHI gave no reason."
    found = entity(text, "Halvern Harbour Institute", ORG=["Halvern Harbour Institute"])
    assert found.aliases == ("HHI",)
    assert [text[m.start : m.end] for m in found.mentions] == ["Halvern Harbour Institute", "HHI", "HHI"]


def test_a_family_name_is_its_bearer_wherever_it_stands():
    text = "Orlo Tull left on Friday. The crew saw Tull again on Sunday."
    assert named(text, PERSON=["Orlo Tull"]) == [("Orlo Tull", "PERSON"), ("Tull", "PERSON")]


def test_countries_and_peoples_are_found_without_the_model():
    text = "Egypt and the U.S. agreed, an Egyptian official said."
    assert named(text) == [("Egypt", "PLACE"), ("U.S.", "PLACE"), ("Egyptian", "NORP")]


def test_months_and_weekdays_are_no_names():
    assert named("They met on Monday in March.", PERSON=["Monday"], PLACE=["March"]) == []


def test_a_role_alone_is_no_person_s_name():
    assert named("The Prime Minister left.", PERSON=["Prime Minister"]) == []


def test_short_forms_of_a_country_are_one_entity():
    text = "The United States waits. The US may act, and America knows it."
    found = entity(text, "United States", PLACE=["United States", "US", "America"])
    assert len(found.mentions) == 3


def test_an_apposition_gives_the_role():
    text = "“It fell,” said Alma Reft, director of the bridge office at the Halvern Institute."
    assert (
        entity(text, "Alma Reft", PERSON=["Alma Reft"]).role == "director of the bridge office at the Halvern Institute"
    )


def test_whose_husband_somebody_is_holds_the_office_and_not_he():
    text = "“It fell,” said Abel Reft, the mayor's husband, on Monday."
    assert entity(text, "Abel Reft", PERSON=["Abel Reft"]).role == "mayor's husband"


def test_the_fullest_description_of_office_is_the_role():
    text = "Foreign Minister Ilvane Torsk left. French Foreign Minister Ilvane Torsk is ill."
    assert entity(text, "Ilvane Torsk", PERSON=["Ilvane Torsk"]).role == "French Foreign Minister"


def test_a_title_means_who_holds_it():
    text = "Prime Minister Ilvane Torsk arrived with Orlo Tull. The prime minister smiled."
    assert meant(text, "Ilvane Torsk", "title", PERSON=["Ilvane Torsk", "Orlo Tull"]) == ["The prime minister"]


def test_the_top_diplomat_is_the_secretary_of_state():
    text = "Secretary of State Marden Oake arrived. America’s top diplomat smiled."
    assert meant(text, "Marden Oake", "title", PERSON=["Marden Oake"]) == ["America’s top diplomat"]


def test_a_deputy_is_not_meant_by_his_chief_s_title():
    text = "Governor Alma Reft and deputy governor Orlo Tull arrived. The governor smiled."
    assert meant(text, "Alma Reft", "title", PERSON=["Alma Reft", "Orlo Tull"]) == ["The governor"]


@pytest.mark.parametrize(("pronoun", "name"), [("He", "Orlo Tull"), ("She", "Alma Reft")])
def test_a_pronoun_means_the_one_of_its_gender(pronoun, name):
    text = f"Spokesman Orlo Tull met spokeswoman Alma Reft. {pronoun} smiled."
    assert meant(text, name, "pronoun", PERSON=["Orlo Tull", "Alma Reft"]) == [pronoun]


def test_a_pronoun_as_object_is_not_its_own_subject():
    text = "Mr Tull came. Mr Oake thanked him."
    assert meant(text, "Tull", "pronoun", PERSON=["Tull", "Oake"]) == ["him"]


def test_a_pronoun_inside_marks_does_not_mean_the_speaker():
    text = "Mr Tull was angry. “He must go,” Mr Tull said."
    assert meant(text, "Tull", "pronoun", PERSON=["Tull"]) == []


def test_a_source_without_a_name_is_an_entity_and_is_meant_later():
    text = "A senior harbour official said the bridge was closed. Cars queued. The official gave no reason."
    found = next(e for e in read(text)[1] if not e.named)
    assert (found.name, found.type) == ("A senior harbour official", "PERSON")
    assert [text[m.start : m.end] for m in found.mentions] == ["A senior harbour official", "The official"]


def test_a_described_person_who_says_nothing_is_no_entity():
    assert read("A tall teacher bought bread.")[1] == ()


def test_a_ministry_in_small_letters_is_a_body():
    text = "The Egyptian health ministry said 14 were ill. The ministry gave no names."
    found = next(e for e in read(text, ORG=["Egyptian health ministry"])[1] if e.type == "ORG")
    assert [text[m.start : m.end] for m in found.mentions] == ["Egyptian health ministry", "The ministry"]


def test_ids_follow_the_first_mention():
    text = "Orlo Tull met Alma Reft."
    assert [(e.id, e.name) for e in read(text, PERSON=["Alma Reft", "Orlo Tull"])[1]] == [
        ("n0", "Orlo Tull"),
        ("n1", "Alma Reft"),
    ]


def test_every_name_belongs_to_an_entity():
    text = "Orlo Tull of Halvern met the Egyptian Alma Reft in Cairo."
    found, entities = read(text, PERSON=["Orlo Tull", "Alma Reft"], PLACE=["Halvern", "Cairo"])
    assert {n.name_id for n in found} <= {e.id for e in entities}


@given(st.text(alphabet=st.sampled_from("Ab .,“”‘’'\"()-–\n\tTullMr Dr.he saidé中🙂"), max_size=300))
def test_any_text_is_read_and_every_span_lies_in_it(text):
    found, entities = names.find(parse(report_of(text), bundled()))
    spans = [(n.start, n.end) for n in found] + [(m.start, m.end) for e in entities for m in e.mentions]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(e.name.strip() and e.mentions for e in entities)
    assert len({e.id for e in entities}) == len(entities)


def test_a_headline_in_capitals_names_whom_the_body_names():
    text = "TULL HEADS TO HALVERN AT DAWN\nMinister Orlo Tull left on Friday. Tull was tired."
    found = named(text, PERSON=["TULL HEADS", "Orlo Tull"])
    assert found[0] == ("TULL", "PERSON")
    assert entity(text, "Orlo Tull", PERSON=["TULL HEADS", "Orlo Tull"]).mentions[0].start == 0


def test_a_headline_with_capitals_on_each_word_is_cut_down_to_the_name():
    text = "Tull Heads Home After Long Storm\nMinister Orlo Tull left on Friday."
    assert named(text, PERSON=["Tull Heads", "Orlo Tull"])[0] == ("Tull", "PERSON")


def test_the_acronym_of_a_thing_is_no_body():
    text = "The public private partnership (PPP) failed. A PPP needs two."
    assert named(text, ORG=["PPP"]) == []


def test_a_lone_family_name_that_nothing_introduces_keeps_its_type_open():
    assert named("The price of Orvel fell again.", PERSON=["Orvel"]) == [("Orvel", "MISC")]


def test_who_speaks_after_a_comma_is_not_the_one_described_before_it():
    text = "The storm pulled down the pilot, Tull said. Harbour master Orlo Tull saw it."
    assert entity(text, "Orlo Tull", PERSON=["Tull", "Orlo Tull"]).role == "Harbour master"


def test_a_description_that_a_name_explains_is_its_role():
    text = "The harbour master, Orlo Tull, left."
    assert entity(text, "Orlo Tull", PERSON=["Orlo Tull"]).role == "harbour master"


def test_a_secretary_of_one_house_is_not_the_one_of_another():
    text = "Cabinet Secretary Orlo Tull arrived. The White House press secretary smiled."
    assert meant(text, "Orlo Tull", "title", PERSON=["Orlo Tull"]) == []


def _told(text, **seen):
    found, _ = read(text, **seen)
    return [(text[name.start : name.end], name.type) for name in found]


def test_a_body_that_a_group_owns_is_one_name():
    assert ("Mineworkers' Solidarity Union", "ORG") in _told("She left the Mineworkers' Solidarity Union on Friday.")
    assert "Brigade 14" in dict(_told("The shells came from Brigade 14, he said."))


def test_a_rare_word_that_opens_a_sentence_belongs_to_the_name():
    assert dict(_told("Olamide Tull left the harbour.", PERSON=["Tull"])).keys() == {"Olamide Tull"}


def test_a_run_of_capitals_that_no_model_knows_is_a_name():
    assert "National Unity" in dict(_told("He has been a member of National Unity since he left school."))
    assert _told("She spoke on Friday to the people of the town.") == []


def test_mr_tull_is_not_the_woman_of_that_name():
    _, entities = read("Anna Tull wept. The judge told Mr Tull to sit.", PERSON=["Anna Tull", "Tull"])
    assert sorted(e.name for e in entities if e.type == "PERSON" and e.named) == ["Anna Tull", "Tull"]


def test_a_company_is_known_by_its_legal_form_and_by_who_leads_it():
    paid = _told("The firm paid Orlo Teslimat Ltd on Friday.", PERSON=["Orlo Teslimat Ltd"])
    assert ("Orlo Teslimat Ltd", "ORG") in paid
    led = _told("The chief executive of Orlo Reft, who is ill, bowed.", PERSON=["Orlo Reft"])
    assert ("Orlo Reft", "ORG") in led


def test_what_a_body_is_for_belongs_to_its_name():
    assert ("Office of the Harbour Commissioner", "ORG") in named(
        "The Office of the Harbour Commissioner opened a file."
    )


def test_a_family_name_may_be_a_word_for_an_office():
    assert ("Torii Hunter", "PERSON") in named(
        "The deal that Torii Hunter got last summer was better.", PERSON=["Torii Hunter"]
    )


def test_capitals_inside_a_word_make_it_a_name():
    assert ("nCircle", "MISC") in named("Andrew Tull, director of security for nCircle, agreed.")


def test_an_acronym_in_capitals_is_no_pronoun():
    assert ("WHO", "ORG") in named("The ministry asked the WHO for help.")


def test_a_nickname_in_marks_stands_inside_a_persons_name():
    assert named('Captain of all, Orlo "Tanque" Reft said no.', PLACE=["Orlo"])[0] == ('Orlo "Tanque" Reft', "PERSON")


def test_a_storm_is_no_person():
    assert ("Tropical Storm Odalys", "MISC") in named("A Tropical Storm Odalys moved out to sea.", PERSON=["Odalys"])


def test_the_office_of_a_sheriff_is_a_body():
    assert ("Sarn County Sheriff's Office", "ORG") in named("It was run by the Sarn County Sheriff's Office on Monday.")


def test_two_companies_with_their_legal_forms_are_two_names():
    seen = named("Shares of Orlo AG and Halvern Sciences Inc rose.", ORG=["Orlo AG and Halvern Sciences Inc"])
    assert [name for name, _ in seen] == ["Orlo AG", "Halvern Sciences Inc"]


def test_a_day_is_no_part_of_a_bodys_name():
    assert named("The Harbour Council on Monday said no.")[0][0] == "Harbour Council"


def test_what_is_said_of_a_party_shows_where_its_name_begins():
    seen = named("The ruling Unity and Bread Party danced on Sunday.", ORG=["Bread Party"])
    assert seen[0] == ("Unity and Bread Party", "ORG")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("World Food Relief has stopped its lorries.", "World Food Relief"),
        ("The charity Patients First has opened a helpline.", "Patients First"),
        ("Leaders of the G7 met.", "G7"),
        ("The dog, named Biscuit, slept.", "Biscuit"),
        ("The Bears return to Kirov on Monday.", "Bears"),
        ("The WFR said that it would send a lorry.", "WFR"),
        ("It was printed by the Citizens’ Ledger.", "Citizens’ Ledger"),
    ],
)
def test_capitals_tell_a_name_that_the_model_does_not_see(text, name):
    assert name in [found for found, _ in named(text)]


def test_a_given_name_in_two_parts_keeps_both_behind_an_office():
    assert "Abd al-Karim al-Tazi" in [found for found, _ in named("The preacher Abd al-Karim al-Tazi was freed.")]


@pytest.mark.parametrize("title", ["Det.", "Kap.", "Dist. Atty.", "Insp.", "Pfc.", "Brgy. Capt."])
def test_a_title_written_short_is_no_name(title):
    assert [found for found, _ in named(f"The miners met {title} Orlo Tull on Monday.")] == ["Orlo Tull"]


def test_the_town_of_a_dateline_is_no_part_of_the_first_name():
    text = "Makhvala - Gadmurad Isalov kept his title."
    assert "Gadmurad Isalov" in [found for found, _ in named(text, PERSON=["Makhvala - Gadmurad Isalov"])]


@pytest.mark.parametrize(
    ("text", "seen", "name"),
    [
        ("He joined the Social Democrats on Friday.", {"NORP": ["Democrats"]}, ("Social Democrats", "ORG")),
        (
            "The guide Tenzin Tashi Orlo dug.",
            {"PERSON": ["Tenzin Tashi"], "LOC": ["Orlo"]},
            ("Tenzin Tashi Orlo", "PERSON"),
        ),
        ("The shares of Orlo Foods, Inc. fell.", {"ORG": ["Orlo Foods"]}, ("Orlo Foods, Inc.", "ORG")),
        ("The Halvern 76ers won.", {"GPE": ["Halvern"]}, ("Halvern 76ers", "ORG")),
        (
            "It was told by Liew Kok Orlo of Bintara Securities.",
            {"ORG": ["Liew Kok Orlo of Bintara Securities"]},
            ("Liew Kok Orlo", "PERSON"),
        ),
        ("The director of Ilmfarm B. Isaro is held.", {"ORG": ["Ilmfarm B. Isaro"]}, ("B. Isaro", "PERSON")),
        ("They slept in the Tre Cime hut.", {"PERSON": ["Tre Cime"]}, ("Tre Cime", "MISC")),
        ("The minister, Tigane Bekelo, said so.", {"ORG": ["Tigane Bekelo"]}, ("Tigane Bekelo", "PERSON")),
    ],
)
def test_what_stands_around_a_name_mends_what_the_model_sees(text, seen, name):
    assert name in named(text, **seen)


def test_who_signs_above_the_outlet_and_day_has_written_the_report():
    text = "The frog week\n\nOrla Chiengo, The Halvern Mail, 16 August 2026\n\nThe house has 59 members, and they met."
    assert "Orla Chiengo" in [e.name for r in read_reports([report_of_text(text)]) for e in r.entities]


def test_the_people_whose_body_letters_name_is_no_part_of_them():
    assert named("He told Polish HBK so.", ORG=["Polish HBK"]) == [("Polish", "NORP"), ("HBK", "ORG")]


def test_a_part_of_a_continent_is_a_place_whatever_stands_before_it():
    assert ("Central Asia", "PLACE") in named("Leaders of fellow Central Asia states met.", PERSON=["Central Asia"])


def test_a_city_or_people_in_ending_only_is_the_family_name_of_whom_the_report_names_so():
    lagos = "Ricardo Lagos came on Monday. Lagos wrote that he was glad."
    assert named(lagos, PERSON=["Ricardo Lagos"], LOC=["Lagos"])[-1] == ("Lagos", "PERSON")
    assert named("Ricardo Lagos came on Monday. He was born in Lagos.", PERSON=["Ricardo Lagos"])[-1][1] == "PLACE"
    people = "Ida Tarnese came on Monday. The Tarnese government met, and Tarnese said so."
    assert {kind for _, kind in named(people, PERSON=["Ida Tarnese"], NORP=["Tarnese"])} == {"PERSON"}


def test_of_whom_a_clause_tells_is_somebody():
    text = "Phoenix Tull won. Phoenix, who was five, slept. They carried Phoenix."
    assert {kind for _, kind in named(text, PERSON=["Phoenix Tull"], LOC=["Phoenix"])} == {"PERSON"}


def test_a_family_name_that_also_ends_names_of_days_is_a_person_behind_a_given_name():
    assert entity("“It rained,” said Tom Day, the manager.", "Tom Day").type == "PERSON"
    assert entity("They met on Victoria Day in Gilford.", "Victoria Day").type != "PERSON"


def test_letters_for_a_place_in_a_team_part_the_team_from_the_person():
    whole = "Halvern Herons QB Matthew Tull"
    found = read(f"{whole} threw for 300 yards. Tull left in the third quarter.", PERSON=[whole, "Tull"])[1]
    assert ("Matthew Tull", "PERSON") in {(e.name, e.type) for e in found}
    assert not any("QB" in e.name for e in found)


def test_what_stands_behind_former_is_nobody():
    text = "The board will appoint former Florida senator Orlo Tull. Rain fell in Florida, and Florida's coast is lost."
    assert entity(text, "Florida", PERSON=["Orlo Tull"], PLACE=["Florida"]).type == "PLACE"


def test_letters_of_a_country_behind_a_name_are_the_country():
    whole = "Matthew Tull U.S."
    found = read(f"He named {whole} Surgeon General. The U.S. needs one, Tull said.", PERSON=[whole, "Tull"])[1]
    assert ("Matthew Tull", "PERSON") in {(e.name, e.type) for e in found}
    assert not any("U.S." in (e.name, *e.aliases) for e in found if e.type == "PERSON")


def test_what_somebody_does_to_a_person_is_no_part_of_the_name():
    text = "Hypnotizing Harlo Tull would not have helped. Harlo Tull was 17."
    found, _ = read(text, PERSON=["Hypnotizing Harlo Tull", "Harlo Tull"])
    assert {text[n.start : n.end] for n in found} == {"Harlo Tull"}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("On Monday Halvern Banking Group and Orlo Money opened a branch.", "Halvern Banking Group and Orlo Money"),
        ("It is owned by Halvern Bank and Trust Company.", "Halvern Bank and Trust Company"),
    ],
)
def test_a_firm_whose_name_is_whole_before_and_is_no_part_of_the_next(text: str, whole: str) -> None:
    found, _ = read(text, ORG=[whole])
    parts = [text[n.start : n.end] for n in found]
    assert parts == ([whole] if whole.endswith("Company") else whole.split(" and "))


def test_somebody_with_a_common_given_name_is_not_the_university_behind_of():
    text = "The survey was led by Oliver Dwerric of Kerrow University."
    found, _ = read(text, ORG=["Oliver Dwerric of Kerrow University"])
    parts = [(text[n.start : n.end], n.type) for n in found]
    assert parts == [("Oliver Dwerric", "PERSON"), ("Kerrow University", "ORG")]
