"""Who reads a few texts at once has chosen them: what shares few words with the rest but names its event is of it."""

from hypothesis import given
from hypothesis import strategies as st

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
