"""Claims about people whose names are nearly one, and about one whose name desks write in ways far apart."""

import pytest
from test_people import groups, report

from stemma.reading import read
from stemma.sources import report_of_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Samir Orlani", "Samira Orlani"),
        ("Paulo Tullva", "Paula Tullva"),
        ("Eric Tull", "Erica Tull"),
        ("Hamid Orlani", "Hakim Orlani"),
        ("Hassan Orlani", "Hussein Orlani"),
        ("José Carlos Tullva", "José Marcos Tullva"),
        ("Zhang Jing", "Jiang Jing"),
        ("Jang Min-ho", "Jung Min-ho"),
    ],
)
def test_two_names_that_readers_know_are_two_people(one, other):
    assert groups(report("a", one), report("b", other)) == sorted([[one], [other]])


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anders Tullholm", "Andreas Tullholm"), ("Mikhail Orlov", "Mikhail Orlyaev"), ("Tran Thi Lan", "Tran Thi Loan")],
)
def test_two_names_that_one_report_has_are_two_people_however_near(one, other):
    assert groups(report("a", one, other), report("b", one), report("c", other)) == sorted([[one], [other]])


def test_one_report_may_write_a_name_in_the_letters_of_two_desks():
    text = "Lyubov Orlukina resigned on Monday. Ljubow Orlukina gave no reason, and Lyubov Orlukina left by car.\n"
    (made,) = read([report_of_text(text)])
    people = [entity for entity in made.entities if entity.type == "PERSON" and entity.named]
    assert len(people) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Xu Jianguo", "Hsu Chien-kuo"),
        ("Cai Yiting", "Tsai I-ting"),
        ("Lee Young-ho", "Rhee Yongho"),
        ("Charalambos Chatzitullou", "Haralambos Hadjitullou"),
        ("Hovhannes Orlazaryan", "Ovanes Orlasarian"),
        ("Seán Mac Orla", "Sean MacOrla"),
        ("Giuseppe Lo Orlascio", "Beppe LoOrlascio"),
    ],
)
def test_a_name_in_two_romanisations_is_one_persons(one, other):
    assert groups(report("a", one), report("b", other)) == [sorted([one, other])]


def test_letters_agree_with_any_of_a_given_names_spellings():
    found = groups(report("a", "Bob Tullfield"), report("b", "R. Tullfield"), report("c", "Robert Tullfield"))
    assert found == [["Bob Tullfield", "R. Tullfield", "Robert Tullfield"]]


@pytest.mark.parametrize(("full", "alone"), [("Anahit Orlakobyan", "Orlakopian"), ("Yann Le Orlellec", "Leorlellec")])
def test_a_family_name_alone_is_heard_in_another_spelling(full, alone):
    assert groups(report("a", full), report("b", alone)) == [sorted([full, alone])]


def test_a_family_name_alone_is_no_other_spelling_of_one_that_its_own_report_has():
    assert ["Orlakopian"] in groups(report("a", "Anahit Orlakobyan", "Orlakopian"))


def test_a_given_name_with_the_fathers_is_the_only_bearer_of_the_given_name():
    full, polite = "Yevgeny Orlov", "Evgeny Petrovich"
    assert groups(report("a", full), report("b", polite)) == [sorted([full, polite])]
    assert [polite] in groups(report("a", full), report("b", polite), report("c", "Yevgeny Tull"))


def test_who_is_called_by_the_last_word_alone_has_no_fathers_name_there():
    full, other = "Roman Orlov", "Roman Tullmovich"
    assert [full] in groups(report("a", full), report("b", other, "Tullmovich"))


def test_three_spellings_that_are_alike_each_to_each_are_one_person():
    spellings = ["Hsieh Yaozu", "Xie Yao-tsu", "Xie Yaozu"]
    assert groups(*(report(id, name) for id, name in zip("abc", spellings, strict=True))) == [spellings]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Elcin Məmmadtull", "Elchin Mamadtull"),
        ("Kenji Ohtull", "Kenji Ootull"),
        ("Endang Tullstari", "Endagn Tullstari"),
        ("Misha Orlitonov", "Mihail Orlitonov"),
        ("Imam Noraini Tullim", "Dr Noraini Tullim"),
    ],
)
def test_letters_of_other_tongues_slips_and_courtesies_part_nobody(one, other):
    assert len(groups(report("a", one), report("b", other))) == 1


@pytest.mark.parametrize(("full", "alone"), [("Zheng Wenbo", "Cheng"), ("Siranush Orlakobyan", "Orlakboyan")])
def test_a_family_name_alone_may_be_in_another_romanisation_or_mistyped(full, alone):
    assert groups(report("a", full), report("b", alone)) == [sorted([full, alone])]


@pytest.mark.parametrize(
    ("one", "other"), [("North Orlo Council", "South Orlo Council"), ("First Orlo Bank", "Second Orlo Bank")]
)
def test_bodies_that_a_counterpart_s_word_tells_apart_are_two(one, other):
    assert groups(report("a", (one, "ORG")), report("b", (other, "ORG"))) == [[one], [other]]


def test_a_clubs_letters_stand_for_its_words():
    one, other = "Orlo Football Club", "FC Orlo"
    assert len(groups(report("a", (one, "ORG")), report("b", (other, "ORG")))) == 1


def test_a_word_for_several_people_is_no_part_of_the_name_behind_it():
    text = (
        "Sisters Želka Tull and Vesna Tull run the inn. Surveyors Anders Orlo and Emil Reft had warned of the seam.\n"
    )
    (made,) = read([report_of_text(text)])
    assert {"Želka Tull", "Anders Orlo"} <= {entity.name for entity in made.entities}


def test_the_generation_behind_a_name_is_part_of_it():
    (made,) = read(
        [report_of_text("Orlo Tull Jr has spoken. Harding Tull Sr will be there, Thomas Tull Sr as well.\n")]
    )
    assert all(entity.name.endswith(("Jr", "Sr")) for entity in made.entities if entity.type == "PERSON")


@pytest.mark.parametrize(("one", "other"), [("Đorđe Hatull", "Djordje Hatull"), ("Käthe Tüllner", "Kaethe Tuellner")])
def test_one_letter_may_be_written_as_two(one, other):
    assert len(groups(report("a", one), report("b", (other, "MISC")))) == 1


def test_a_korean_name_is_known_again_whatever_a_report_takes_it_for():
    made = groups(report("a", "Lee Dong-wook"), report("b", ("Rhee Tong-uk", "PLACE")), report("c", "Dongwook Lee"))
    assert len(made) == 1
