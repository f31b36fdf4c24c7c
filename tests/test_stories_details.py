"""Names and numbers tell events apart that share their words, and hold together what shares little else."""

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stemma.sources import report_of_text
from stemma.stories import StoryStore, dump, group, load
from stemma.stories.contrast import contrast
from stemma.stories.linkage import WHOLE, Linkable, link
from stemma.stories.rows import Rows
from stemma.stories.sketch import KINDS, NAMES

AVALANCHE = (
    "Two {people} skiers were killed by an avalanche near {town} in {region} on {day}, {told} said. They had left the "
    "marked piste in spite of a warning of level four. {third} was dug out alive."
)
OLLEN = AVALANCHE.format(
    people="Lorvian", town="Ollen", region="the Marn valley", day="Saturday", told="Ida Tresk", third="Their guide"
)
VERRAY = AVALANCHE.format(
    people="Ostran", town="Verray", region="the Quell range", day="Sunday", told="Paul Imhof", third="A friend"
)
FINAL = (
    "Halvik came from five goals down to beat Orsund 31-29 and win the Sound Cup on Saturday. Milo Stanek scored 11 "
    "goals. “I asked who was tired,” said coach Arne Vold, whose nephew Jens Vold stopped three penalties."
)
REACTION = (
    "It was very quiet in the dressing room before Halvik won the Sound Cup. Coach Arne Vold asked one question. Jens "
    "Vold stopped three penalties against Orsund. Chairman Ole Brand would not say whether Milo Stanek will stay."
)
TRANSFER = (
    "Milo Stanek, whose goals won the Sound Cup for Halvik, is to leave for Montfer for 1.2 million crowns. “He is not "
    "sold, he is let go,” said coach Arne Vold. Chairman Ole Brand wrote: “Today we celebrate.”"
)
MEDICAL = (
    "Montfer presented Milo Stanek on Tuesday, who won the Sound Cup with Halvik. The fee was less than a million, the "
    "club said, and not 1.2 million crowns. He smiled at the words of his coach Arne Vold."
)


def _rows(*texts):
    rows = Rows()
    rows.read([report_of_text(text, id=f"{number}") for number, text in enumerate(texts)])
    return rows


def _details(report):
    """The names and numbers that a report is known by."""
    rows = Rows()
    rows.read([report])
    return {rows.lexis.names()[word // KINDS] for word in rows.words[0].tolist() if word % KINDS >= NAMES}


def _contrast(rows, one, two):
    return float(contrast(rows, np.array([one]), np.array([two]))[0])


def _stories(*texts):
    found = group([report_of_text(text, id=f"{number}", published="2025-02-02") for number, text in enumerate(texts)])
    return [[report.id for report in story] for story in found]


def test_twin_events_in_the_same_words_are_told_apart_by_their_names():
    assert _stories(OLLEN, VERRAY) == [["0"], ["1"]]


def test_a_rewrite_with_the_same_names_stays_with_its_original():
    rewrite = "Near Ollen in the Marn valley an avalanche killed two skiers from Lorvia on Saturday. Ida Tresk told us."
    assert _stories(OLLEN, rewrite) == [["0", "1"]]


def test_follow_ups_that_share_little_but_people_belong_to_the_story():
    assert _stories(FINAL, REACTION, TRANSFER, MEDICAL) == [["0", "1", "2", "3"]]


def test_years_and_words_written_small_are_no_details():
    report = report_of_text("In 2019 the brig Norra left port with 412 aboard. The norra wind blew. Tesmar waited.")
    assert _details(report) == {"412", "tesmar"}


def test_leads_without_names_do_not_differ():
    rows = _rows("the bread was cold and the soup was hot", "the tram was late again and nobody cared")
    assert _contrast(rows, 0, 1) == 0.0


def test_a_kept_store_tells_twins_apart_as_before():
    store = StoryStore()
    store.place(report_of_text(OLLEN, id="0"))
    again = load(dump(store))
    again.place(report_of_text(VERRAY, id="1"))
    assert len(again.stories()) == 2


@given(st.text(max_size=120), st.text(max_size=120))
def test_how_far_leads_differ_does_not_depend_on_which_comes_first(one, two):
    rows = _rows(one, two)
    assert 0.0 <= _contrast(rows, 0, 1) <= 1.0
    assert _contrast(rows, 0, 1) == _contrast(rows, 1, 0)


def test_who_sent_a_report_is_no_detail_of_what_happened():
    text = "BRENN (CW) - A mine exploded in Brenn, Reuters said."
    report = report_of_text(text, outlet="Halvern Post", byline="Ada Prentiss")
    assert _details(report) == {"brenn"}


def _two_blocks(between):
    found = np.full((10, 10), between)
    found[:5, :5] = found[5:, 5:] = 0.5
    np.fill_diagonal(found, 1.0)
    return found


def test_groups_that_share_words_are_one_story_only_where_they_share_details():
    alike = _two_blocks(0.45)
    assert len(link(Linkable(alike * WHOLE, details=_two_blocks(0.45) * WHOLE)).groups) == 1
    assert len(link(Linkable(alike * WHOLE, details=_two_blocks(0.1) * WHOLE)).groups) == 2


def _article(place, seed, words=120):
    """An article on one place in words of its own, long or short."""
    draw = random.Random(seed)
    told = [
        "".join(draw.choices("bdfgklmnprstv", k=1)[0] + draw.choice("aeiou") for _ in range(4)) for _ in range(words)
    ]
    text = f"{place} {told[0]} {told[1]} {place}. " + " ".join(told)
    return report_of_text(text, id=str(seed), title=f"{place}: {told[2]} {told[3]}", published="2024-03-01")


def test_two_long_articles_that_share_nothing_but_the_name_of_a_place_are_two_stories():
    assert len(group([_article("Orlanka", 1), _article("Orlanka", 2)])) == 2


def test_two_briefs_that_share_the_name_of_a_place_are_one_story():
    assert len(group([_article("Orlanka", 1, words=14), _article("Orlanka", 2, words=14)])) == 1
