"""Invented reports for a newsroom, each in a file of its own: two stories, versions, copies, repeats, one essay."""

import json
from pathlib import Path

from msgspec.structs import replace

from stemma.records import Export
from stemma.stories import story_id

FERRY = [
    {
        "id": "npa-1",
        "outlet": "Northgate Press Agency",
        "published": "2024-10-12",
        "text": """Ferry Corrin Star capsizes off Port Amsel, 9 dead
PORT AMSEL – The ferry Corrin Star capsized off Port Amsel on Saturday with 61 people aboard, killing nine of them, the
coast guard said. The ship of the Halvern Line rolled onto its side within sight of the breakwater. “We are still
searching,” Captain Ida Orr of the coast guard said.""",
    },
    {
        "id": "npa-1",
        "outlet": "Northgate Press Agency",
        "published": "2024-10-13",
        "text": """Ferry Corrin Star capsizes off Port Amsel, 14 dead
PORT AMSEL – The ferry Corrin Star capsized off Port Amsel on Saturday with 61 people aboard, killing 14 of them, the
coast guard said. The ship of the Halvern Line rolled onto its side within sight of the breakwater. Captain Ivo Marrek
was among those rescued. Divers searched the hull until dark.""",
    },
    {
        "outlet": "The Halvern Courier",
        "url": "https://courier.example/ferry",
        "published": "2024-10-14",
        "text": """Divers end search off Port Amsel
The search for victims of the ferry accident off Port Amsel ended on Monday. Divers brought up the last of 15 bodies
from the saloon of the Corrin Star, the coast guard said. The ship of the Halvern Line rolled onto its side within sight
of the breakwater. Relatives threw flowers.""",
    },
    {
        "outlet": "The Wesmark Daily",
        "published": "2024-10-15",
        "text": """Captain of the Corrin Star questioned
Prosecutors questioned Ivo Marrek for six hours on Monday. He had commanded the Corrin Star since 2019. His lawyer said
he was “a broken man” and would answer everything. The Halvern Line has suspended him and two mates.""",
    },
]
FIRE = [
    {
        "id": "fire-a",
        "outlet": "Gelden Post",
        "published": "2024-11-02",
        "text": """Old mill in Gelden burns down
A fire destroyed the old paper mill of Gelden on Friday night. Two firefighters were hurt, Mayor Anna Tull said. The
mill had stood empty since 1998, and the town wanted to make a museum of it.""",
    },
    {
        "id": "fire-b",
        "outlet": "Radio Gelden",
        "published": "2024-11-03",
        "text": """Two firefighters hurt as paper mill burns
Two firefighters were hurt when a fire destroyed the old paper mill of Gelden. Mayor Anna Tull said the museum that the
town had planned there would not be built. Police look for two boys who were seen at the mill on Friday.""",
    },
]
ESSAY = {
    "id": "essay",
    "text": """A life with rope
He was seven when his uncle showed him the bowline, and he has tied it every day since. In the yard behind the house
hang hemp, sisal and nylon, sorted by age. Neighbours bring him broken hammocks and swings. He mends them for a jar of
honey, and tells whoever waits about storms of forty years ago, about whales, about a cook who could not swim. His knees
hurt in autumn. His daughter teaches music in another country and calls on Sundays. On the shelf stand a brass lamp, a
box of buttons and a picture of his class at the school of navigation, twenty boys with wet hair. Ivo Marrek is the
third from the left. “A good boy, he was always the first to laugh,” he says, and puts the picture back. They wrote to
each other for some years. Then life went on, as it does, with weddings, debts, a roof to repair. He has not slept well
since Saturday. He walks to the quay of Port Amsel before dawn and counts the lamps.""",
}
REPEATED = FIRE[0]  # the same id and text from another file
COPY = {key: value for key, value in FERRY[2].items() if key != "url"}  # no id of its own: another report
NUMBERED = {**FIRE[1], "id": "npa-1@2"}  # an id that versions of npa-1 would be given
EVERY = [*FERRY, *FIRE, ESSAY, REPEATED, COPY, COPY, NUMBERED]


def written(folder: Path, rows: list[dict[str, str]]) -> list[Path]:
    """Write each report into a file of its own and return the files."""
    folder.mkdir(exist_ok=True)
    files = [folder / f"{number:03}.jsonl" for number in range(len(rows))]
    for file, row in zip(files, rows, strict=True):
        file.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return files


def small_news(count: int) -> list[dict[str, str]]:
    """Return reports of as many events that have nothing in common."""
    first = ("brake", "candle", "dune", "elm", "fjord", "glove", "heron", "inkwell", "jacket", "kettle")
    second = ("lantern", "mosaic", "needle", "orchard", "pigeon", "quarry", "ribbon", "saddle", "turnip", "urn")
    pairs = [(one, two) for one in first for two in second][:count]
    return [{"id": f"{one}-{two}", "text": f"The {one} won a {two} prize."} for one, two in pairs]


def named_alike(export: Export) -> Export:
    """Return an export with the ids that its stories would have in a reading of all reports at once."""
    known = {report.id: report for report in export.reports}
    stories = (replace(s, id=story_id([known[id_] for id_ in s.reports])) for s in export.stories)
    return replace(export, stories=tuple(stories))
