"""Claims about people of one family name, and about names that one report takes for something else."""

import pytest

import stemma


@pytest.fixture
def names(tmp_path):
    """Return the forms of each name of the stories of some texts."""

    def of(*texts):
        for number, text in enumerate(texts):
            (tmp_path / f"report-{number}.txt").write_text(text, encoding="utf-8")
        export = stemma.read([tmp_path]).export
        at = {r.id: r.text for r in export.reports}
        return [{at[m.report][m.start : m.end] for m in n.mentions} for story in export.stories for n in story.names]

    return of


FIRE = """TARNOW BAY, March 3 - A fire destroyed the old ropeworks of Tarnow Bay on Tuesday night. Nobody was hurt.

"We heard the roof go," said Abel Kvistgaard, who teaches at the school. Ida Kvistgaard, his cousin, owns the ropeworks.

"It was insured," Ida Kvistgaard said.
"""


def one(found, *forms):
    return any(set(forms) <= spelt for spelt in found)


def test_a_title_before_a_shared_family_name_tells_who_is_meant_though_the_report_names_only_the_other(names):
    again = """Ropeworks fire: owner speaks

A fire destroyed the old ropeworks of Tarnow Bay on Tuesday night. Professor Kvistgaard saw it from the school.

"It was insured," said Ida Kvistgaard, who owns the ropeworks. She will build again.
"""
    found = names(FIRE, again)
    text_of_owner = next(spelt for spelt in found if "Ida Kvistgaard" in spelt)
    assert "Abel Kvistgaard" not in text_of_owner and "Kvistgaard" not in text_of_owner


def test_half_of_a_double_name_is_not_its_bearers_where_another_has_it_alone(names):
    both = """Harbour dues rise in Tarnow Bay

Harbour dues in Tarnow Bay will rise by a tenth, said the treasurer, Orla Brandvold-Reft.

Fishermen were angry. "We pay for her office," said Piet Brandvold, who has three boats. Brandvold-Reft denied it.
"""
    short = """Dues anger fishermen in Tarnow Bay

Harbour dues in Tarnow Bay will rise by a tenth, said the treasurer, Orla Brandvold-Reft.

Professor Brandvold of the fishing school said that the boats would leave.
"""
    found = names(both, short)
    assert not one(found, "Orla Brandvold-Reft", "Brandvold")


def test_a_nickname_inside_a_name_is_no_middle_name(names):
    found = names(
        'Tarnow Bay, March 3 - Goalkeeper Orlo "Pip" Szarvady saved two penalties in the cup on Tuesday.\n',
        "Tarnow Bay won the cup on Tuesday. Orlo James Szarvady saved two penalties. He wept.\n",
    )
    assert one(found, 'Orlo "Pip" Szarvady', "Orlo James Szarvady")


def test_initials_in_brackets_tell_how_far_a_bodys_name_reaches_and_that_they_mean_it(names):
    found = names(
        "The Central Excise Office (CEO) will close its doors in Tarnow Bay in May, it said on Tuesday.\n\n"
        'The CEO has worked there since 1911. "We are sad," said a clerk.\n'
    )
    assert one(found, "Central Excise Office", "CEO")


def test_an_ampersand_stands_inside_a_name_and_not_in_its_initials(names):
    found = names(
        "The lines belong to Tarnow Power & Light. The company said on Tuesday that it would mend them.\n",
        "TP&L said on Tuesday that it would mend the lines of Tarnow Bay. Tarnow Power & Light was sued before.\n",
    )
    assert one(found, "Tarnow Power & Light", "TP&L")


def test_letters_of_an_office_before_a_family_name_are_no_given_name(names):
    found = names(
        "Commissioner of Police Musa Dogonyaro said on Tuesday that six men were held after the fire in Ilado.\n",
        "Six men are held after the fire in Ilado. Students asked CP Dogonyaro on Tuesday to free them.\n",
    )
    assert any("Musa Dogonyaro" in spelt and {"Dogonyaro", "CP Dogonyaro"} & spelt for spelt in found)


def test_two_titles_before_one_family_name_tell_two_people_apart(names):
    inquest = """The roof of the Tarnow ropeworks was rotten, the coroner, Dr Abel Kvistgaard, heard on Tuesday.

Mayor Ida Kvistgaard, who is not related to him, said that she had known of it.
"""
    short = """Roof of Tarnow ropeworks was rotten, inquest hears

Mayor Kvistgaard wept. Dr Kvistgaard thanked her and closed the inquest into the fire at the ropeworks on Tuesday.
"""
    found = names(inquest, short)
    assert sum("Kvistgaard" in spelt for spelt in found) == 2


def test_who_ends_a_longer_given_name_is_one_with_it_where_no_report_has_both(names):
    found = names(
        "The sculptor Adebola Dosunwo opened the hall in Tarnow on Tuesday. The crowd cheered.\n",
        "The hall in Tarnow was opened on Tuesday. The crowd cheered Bola Dosunwo.\n",
    )
    assert one(found, "Adebola Dosunwo", "Bola Dosunwo")
