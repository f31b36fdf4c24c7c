"""Who reads a few texts at once has chosen them: what shares few words with the rest but names its event is of it."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from stemma.records import Entity, Report
from stemma.sources import report_of_text
from stemma.stories import group
from stemma.stories.selection import selected

STORY = {
    "a": """Ferry Corrin Star capsizes off Port Amsel, 14 dead
PORT AMSEL – The ferry Corrin Star capsized off Port Amsel on Saturday with 61 people aboard, killing 14 of them, the
coast guard said. The ship of the Halvern Line rolled onto its side within sight of the breakwater. Captain Ivo Marrek
was among those rescued. Divers searched the hull until dark.""",
    "b": """Why did the Corrin Star turn over?
The ferry was built in 1983 and had passed its last inspection in May, papers that the Halvern Line showed on Sunday
say. Its bow door was repaired twice. Marrek, the captain, has told investigators that water stood on the car deck ten
minutes after it left Port Amsel. The minister of transport wants all ships of that yard to stay in harbour.""",
    "c": """Divers end search off Port Amsel
The search for victims of the ferry accident off Port Amsel ended on Tuesday. Divers brought up the last of 14 bodies
from the saloon of the Corrin Star, the coast guard said. A crane is to lift the hull in June. Relatives threw flowers
from the breakwater.""",
    "d": """Captain of sunken ferry questioned
Prosecutors questioned Ivo Marrek for six hours on Monday. He had commanded the Corrin Star since 2019. His lawyer said
he was a broken man and would answer everything. The Halvern Line has suspended him and two mates.""",
    "e": """Port Amsel buries its dead
Flags hung at half mast in Port Amsel, where ten of the 14 victims of the Corrin Star were buried on Friday. Bishop
Tovar read their names. Shops were shut, and no ship left port before noon. Nobody of the Halvern Line had come.""",
}
ESSAY = """She kept her hat on
My grandmother never trusted anything that floats. She would sit by the stairs, always, with her handbag on her knees,
and if you asked why she would say that a door is a door. At home she kept bread in a tin, string in a drawer and
letters under the mattress; she paid the baker on Mondays and quarrelled with him on Tuesdays. My aunt thinks of that
every evening. We have the hat now, since it was on a chair in the saloon of the Corrin Star. Our kitchen is quiet. A
card came from a Mr Marrek. It leans on the clock, where she used to put the bills, and nobody has opened it yet."""
LOOK_ALIKE = """Tanker aground in fog
KOLM – The tanker Tessaly Queen went aground in fog near Kolm on Saturday, the Brandt Company said. Nobody was hurt, and
no oil was lost. Pilot Pia Vosk had asked for a tug an hour before."""


def joined(texts: dict[str, str], *alone: str) -> list[set[str]]:
    """Return the groups of a run in which the story is found and the rest was left alone by its words."""
    names = list(texts)
    story = tuple(at for at, name in enumerate(names) if name not in alone)
    reports = [report_of_text(text, id=name) for name, text in texts.items()]
    found = selected(reports, [story, *((names.index(name),) for name in alone)])
    return sorted(({names[at] for at in group} for group in found), key=len, reverse=True)


def test_an_essay_that_names_the_ship_and_its_captain_is_of_the_story():
    assert joined({**STORY, "essay": ESSAY}, "essay") == [{*STORY, "essay"}]


def test_an_essay_that_names_others_stays_alone():
    other = ESSAY.replace("Corrin Star", "Tessaly Queen").replace("Marrek", "Vosk")
    assert joined({**STORY, "essay": other}, "essay") == [{*STORY}, {"essay"}]


def test_another_event_with_names_of_its_own_stays_a_story_of_its_own():
    assert joined({**STORY, "other": LOOK_ALIKE}, "other") == [{*STORY}, {"other"}]


def test_in_a_large_run_nobody_has_chosen_anything():
    crowd = {f"n{number}": f"Item {number} of the register of wills." for number in range(40)}
    assert {"essay"} in joined({**STORY, "essay": ESSAY, **crowd}, "essay", *crowd)


@given(st.permutations([*STORY.items(), ("essay", ESSAY), ("other", LOOK_ALIKE)]))
def test_the_order_of_the_reports_does_not_matter(pairs):
    stories = group([report_of_text(text, id=name) for name, text in pairs])
    assert [{report.id for report in story} for story in stories] == [{*STORY, "essay"}, {"other"}]


def test_two_stories_that_name_the_same_names_throughout_are_one():
    more = {
        name: f"{line}\nThe Corrin Star of the Halvern Line lay off Port Amsel. Ivo Marrek kept silent."
        for name, line in {
            "f": "A bell for the drowned",
            "g": "What the yard knew",
            "h": "Who pays?",
            "i": "Nets",
        }.items()
    }
    texts = {name: f"{text}\nIvo Marrek of the Halvern Line kept silent." for name, text in STORY.items()} | more
    reports = [report_of_text(text, id=name) for name, text in texts.items()]
    assert selected(reports, [(0, 1, 2, 3, 4), (5, 6, 7, 8)]) == [tuple(range(9))]
    other = [
        report_of_text(
            text.replace("Corrin", "Tessaly").replace("Marrek", "Vosk").replace("Halvern", "Brandt"), id=name
        )
        for name, text in more.items()
    ]
    other = [report_of_text(r.text.replace("Port Amsel", "Kolm").replace("Ivo", "Pia"), id=r.id) for r in other]
    assert len(selected([*reports[:5], *other], [(0, 1, 2, 3, 4), (5, 6, 7, 8)])) == 2


PORTRAIT = """The man who counts
He has a pencil behind each ear and a cold. Bram Oskarvik of the office of wrecks climbs the ladder at six, when it is
still dark, and lists what divers hand him from the hull: eleven bicycles, a piano stool, a crate of oranges. Nobody at
Vossnes where he grew up believed that there was such a trade. At noon he eats a herring.
He does not talk to relatives, he says, since he never knows what to do with his hands. In Vossnes his
mother keeps all of his lists."""


def named(report: Report, *people: str) -> Report:
    found = tuple(Entity(id=f"e{at}", type="PERSON", name=name, named=True) for at, name in enumerate(people))
    return msgspec.structs.replace(report, entities=found)


def of_the_story(portrait: str, *people: str) -> bool:
    told = [report_of_text(text, id=name) for name, text in STORY.items()]
    told[2] = named(
        report_of_text(f"{STORY['c']} Bram Oskarvik of the office of wrecks lists the cargo."), "Bram Oskarvik"
    )
    reports = [*told, named(report_of_text(portrait), *people)]
    return selected(reports, [tuple(range(5)), (5,)]) == [tuple(range(6))]


def test_who_is_named_in_full_in_one_other_report_makes_a_portrait_one_of_the_story():
    assert of_the_story(PORTRAIT, "Bram Oskarvik")


def test_a_namesake_in_half_does_not():
    assert not of_the_story(PORTRAIT.replace("Bram Oskarvik", "Tilda Oskarvik"), "Tilda Oskarvik")


def test_a_name_is_one_name_with_foreign_letters_and_without():
    told = [
        "Łukasz Żółtański of the works at Sigþórsnes resigned on Monday, hours after the Ćirković report came out.",
        "Sigthorsnes: Lukasz Zoltanski quit as head of the works. The Cirkovic report had blamed him and his brother.",
    ]
    for texts in (told, told[::-1]):
        assert len(group([report_of_text(text, id=str(at)) for at, text in enumerate(texts)])) == 1


DESK = {
    "k": """A seat by the door
Who sat in the first row of the hearing at Tarnholm yesterday saw a captain fold his cap. Ivo Marrek did not look up.
The Corrin Star, somebody read aloud, carried lamps, sheep, brides. A woman laughed, and then she did not.""",
    "l": """Lamps
In the shop by the quay they sell lamps from the Corrin Star, or say so. Marrek bought one, it is told at the bakery,
and paid with coins. The Halvern Line has asked that the sign be taken down; the sign is bigger now.""",
    "m": """My neighbour the captain
Ivo Marrek clips his hedge on Thursdays. He clipped it this week too, from the left to the right, and when children
asked him about the Corrin Star he gave each a pear. Tarnholm has not decided whether it may eat those pears.""",
}

ASIDE = {
    "a": "A brass band had been playing on the upper deck; its tuba was found by a fisherman's dog near the lighthouse."
    " Nobody fed the gulls that evening; a nun who keeps the signal mast counted eleven kites above the salt pans.",
    "b": "Rust under the paint, a welder remembers, looked like lace; he photographed it with a camera that he lost."
    " Its galley stove came from a monastery, and a carpenter had panelled the smoking room with walnut from a chapel.",
    "c": "Snow is forecast. Volunteers cooked lentils in the school gymnasium, and a dentist repaired the diving pumps."
    " Ice grew on ropes. One frogman hummed waltzes through his mouthpiece, which irritated the radio operator.",
    "d": "He wore slippers. A clerk typed with two fingers, the heating knocked, and outside a circus unloaded camels."
    " Asked for his hobby he said beekeeping. The corridor smelled of cabbage, and somebody's parrot swore.",
    "e": "An organist forgot the second hymn. Bakers gave away buns, pupils released balloons, and a violin was stolen."
    " A gravedigger borrowed spades from the vineyard. Rain stopped at two; the florist had sold out of white asters.",
    "k": "Somebody had chalked a hopscotch on the courthouse steps, and the usher jumped it twice with his keys.",
    "l": "A tourist asked for matching curtains. Grandfather clocks are cheaper in winter, says the girl at the till.",
    "m": "Wasps had built in his letterbox, so that the postman throws newspapers over the gate, into a fountain.",
}


def as_one(desk: dict[str, str]) -> bool:
    reports = [report_of_text(f"{text}\n{ASIDE[name]}", id=name) for name, text in {**STORY, **desk}.items()]
    return len(selected(reports, [(0, 1, 2, 3, 4), (5, 6, 7)])) == 1


def test_a_desk_that_writes_in_its_own_way_is_of_the_story_by_names_that_few_texts_have():
    assert as_one(DESK)
    other = {"Corrin": "Tessaly", "Marrek": "Vosk", "Ivo": "Pia", "Halvern": "Brandt"}
    changed = dict(DESK)
    for name, instead in other.items():
        changed = {id_: text.replace(name, instead) for id_, text in changed.items()}
    assert not as_one(changed)


def test_names_that_every_paper_is_full_of_make_no_two_desks_one():
    known = {
        "Corrin Star": "White House",
        "Marrek": "Johnson",
        "Ivo": "Boris",
        "Halvern": "London",
        "Port Amsel": "Paris",
    }
    texts = {**STORY, **DESK}
    for name, instead in known.items():
        texts = {id_: text.replace(name, instead) for id_, text in texts.items()}
    reports = [report_of_text(f"{text}\n{ASIDE[id_]}", id=id_) for id_, text in texts.items()]
    assert len(selected(reports, [(0, 1, 2, 3, 4), (5, 6, 7)])) == 2


@given(st.permutations([*STORY.items(), *DESK.items()]))
def test_two_desks_are_found_to_be_one_in_any_order(pairs):
    names = [name for name, _ in pairs]
    groups = [tuple(sorted(map(names.index, part))) for part in (STORY, DESK)]
    reports = [report_of_text(f"{text}\n{ASIDE[name]}", id=name) for name, text in pairs]
    assert selected(reports, groups) == [tuple(range(8))]


SCHOOL = {
    "agency": """School roof falls in at Nahr Dalil
NAHR DALIL - The roof of a primary school fell in during lessons in Nahr Dalil on Sunday, killing two pupils, said the
governor of the province, Haidar Samadov. Headmistress Layla al-Jabouri had warned of the beams in spring.""",
    "abroad": """Mourning and anger
Haydar Samadow suspended all works on schools on Monday. Laila al-Jaburi, who kept the letters in a drawer, resigned
the same evening. "She wrote to them," a father of one of the pupils said at the
cemetery gate. "The roof was a sieve.\"""",
    "match": """Late goal for Kolm
Ivo Marrek scored in the last minute as Kolm beat Ronda on Sunday. His trainer, Pia Vosk, danced on the bench.""",
}


def of_these_people(**people: tuple[str, ...]) -> list[tuple[int, ...]]:
    """Return the groups of the reports of the school, left alone by their words, with the people that each names."""
    reports = [named(report_of_text(text, id=name), *people[name]) for name, text in SCHOOL.items()]
    return selected(reports, [(0,), (1,), (2,)])


def test_two_desks_that_spell_the_same_people_otherwise_tell_one_story_even_where_there_are_but_two_of_them():
    found = of_these_people(
        agency=("Haidar Samadov", "Layla al-Jabouri"),
        abroad=("Haydar Samadow", "Laila al-Jaburi"),
        match=("Ivo Marrek", "Pia Vosk"),
    )
    assert found == [(0, 1), (2,)]


def test_two_desks_that_name_other_people_stay_two():
    found = of_these_people(
        agency=("Haidar Samadov", "Layla al-Jabouri"),
        abroad=("Sabah Murtada", "Nadia Rashwan"),
        match=("Ivo Marrek", "Pia Vosk"),
    )
    assert found == [(0,), (1,), (2,)]


def test_a_short_letter_is_of_the_story_where_the_story_knows_all_that_it_names():
    letter = "They call it luck. It was Marrek. I sailed with Marrek on the Corrin Star. Name the pier after him."
    assert joined({**STORY, "letter": letter}, "letter") == [{*STORY, "letter"}]
