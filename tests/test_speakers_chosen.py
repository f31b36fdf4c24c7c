"""Whom "he", "the keeper" or a name beside a verb of saying means, and what begins and ends with somebody's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from who_speaks import said, speakers

from stemma.reading.marks.marks import pair
from stemma.reading.names.entities.holders import Holder, Sighting
from stemma.reading.names.entities.pronouns import Asked, meant


def test_who_is_named_in_the_words_does_not_say_them():
    text = (
        "Anna Tull beat Maria Orlo in the final. Maria Orlo won it last year.\n\n"
        "Tull said she was tired.\n\n“Maria Orlo was the better one for an hour,” she said."
    )
    assert speakers(text) == ["Anna Tull"]


def test_who_told_of_somebody_goes_on_speaking():
    text = (
        "The port is the mayor's, Mayor Peter Orlo.\n\nMark Tull, an engineer, said Peter Orlo knew of the crack.\n\n"
        "“It was there in May,” he said."
    )
    assert speakers(text) == ["Mark Tull"]


def test_a_subject_behind_its_verb_is_the_one_who_goes_on():
    text = "“We are safe,” said the nurse Anna Tull.\n\nShe added: “Nobody was hurt.”"
    assert speakers(text) == ["Anna Tull", "Anna Tull"]


def test_a_widow_is_a_woman_whatever_her_given_name():
    text = (
        "Maria Orlo spoke first.\n\n“He never came home,” said the widow Terry Tull.\n\n"
        "She continued: “We wait for an answer.”"
    )
    assert speakers(text)[1] == "Terry Tull"


def test_an_age_means_the_person_just_told_of():
    text = "Peter Orlo said he had not looked at the clock. “I only heard the hall,” the 24-year-old said."
    assert speakers(text) == ["Peter Orlo"]


def test_a_keeper_whom_nobody_introduced_is_the_one_just_named():
    text = "His nephew Peter Orlo saved three penalties. “Uncle told me to wait,” the keeper said."
    assert speakers(text) == ["Peter Orlo"]


def test_a_coach_is_named_behind_the_comma():
    text = "“He will be let go,” said the club's coach, Peter Orlo, when he was asked on Monday."
    assert speakers(text) == ["Peter Orlo"]


def test_a_body_before_a_title_is_not_the_person():
    text = "“Nobody put up his hand,” said Halvern Rail spokesman Peter Orlo on Monday."
    assert speakers(text) == ["Peter Orlo"]


def test_somebody_who_gives_a_name_bears_it():
    text = "“We moved the cows on Saturday,” said a shepherd who gave his name only as Dano."
    assert speakers(text) == ["Dano"]


def test_one_of_several_is_a_source():
    assert speakers("“We heard a bang,” one of the neighbours told the paper.") != [None]


def test_who_is_asked_of_anothers_words_answers_in_his_own():
    text = (
        "Asked about the sentence of his coach, who had said he was “not sold but let go”, Peter Orlo smiled. "
        "“He is always right, it is very tiring.”"
    )
    assert said(text)[-1] == ("“He is always right, it is very tiring.”"[1:-1], "Peter Orlo")


def test_he_behind_his_lawyer_is_the_client():
    text = "Peter Orlo says it will be four years. His lawyer thinks three.\n\n“They paid me,” he says."
    assert speakers(text) == ["Peter Orlo"]


def test_speech_goes_on_in_the_next_paragraph():
    text = "“The bridge is safe,” Anna Tull told the council on Monday.\n\n“Nobody needs to leave.”\n\nIt rained."
    assert speakers(text)[-1] == "Anna Tull"


@pytest.mark.parametrize(
    "text",
    [
        "The strike was put off “until we know whom we strike against”, as its chairwoman Anna Tull put it.",
        "As Anna Tull put it, “we do not know whom we strike against.”",
    ],
)
def test_as_somebody_put_it_attributes(text):
    assert speakers(text) == ["Anna Tull"]


def test_a_transcript_names_who_speaks_in_capitals():
    text = '"TULL: We begin with the bridge. Is it safe?\n\n"ORLO: It is.\n\nAnna Tull spoke with Peter Orlo on Monday.'
    assert said(text) == [("We begin with the bridge. Is it safe?", "Anna Tull"), ("It is.", "Peter Orlo")]


def test_a_verb_taken_for_a_noun_attributes():
    text = "The Halvern Times reports that the mayor “never saw the letter” before Monday."
    assert speakers(text) == ["Halvern Times"]


def test_the_title_of_a_book_is_no_speech():
    assert "A Time for Bread" not in [
        words for words, _ in said("In his memoir, “A Time for Bread,” Peter Orlo tells of it.")
    ]


def test_a_heading_that_shortens_words_has_their_speaker():
    text = (
        "## ‘The dog came back first’\n\nThe road was full of tractors in the evening.\n\n"
        "“The dog of the Pavels came back first,” said Anna Tull."
    )
    assert speakers(text) == ["Anna Tull", "Anna Tull"]


def test_curly_marks_within_straight_ones_do_not_close_them():
    text = '"She thinks this is “a game” and it is not."'
    assert [text[m.first : m.last] for m in pair(text, [(0, len(text))])] == [text[1:-1]]


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(["subject", "inner", "object", "other", "quoted"])), max_size=8
    )
)
def test_whoever_is_meant_was_mentioned(mentions):
    people = [Holder("PERSON", gender="f") for _ in range(4)]
    for clock, (who, role) in enumerate(mentions):
        people[who].see(Sighting(clock, clock, role))
    found = meant(people, Asked("f", len(mentions), speaks=True))
    assert (found is None) == (not mentions) or (found is None and len(mentions) > 3)
    assert found is None or found.seen


def test_what_stands_between_a_description_and_the_name_that_explains_it_does_not_part_them():
    for who in ("Its coordinator in Qarada", "Its spokesman abroad", "A spokesman for the port"):
        text = f"{who}, Henrik Osei-Vogel, warned of disease. “Do not drink the water,” he said."
        assert speakers(text)[-1:] == ["Henrik Osei-Vogel"], who


def test_who_speaks_after_a_name_and_a_comma_is_not_the_one_named():
    assert speakers("The court has freed Ivo Lenk, the mayor said. “It was time,” the mayor said.")[-1:] != ["Ivo Lenk"]


def test_a_ministry_that_speaks_after_a_place_is_not_the_place():
    text = "People were taken to hospitals in Halvern, the health ministry said. “We have beds,” the ministry said."
    assert speakers(text) == ["the health ministry"]


@pytest.mark.parametrize(
    "who",
    [
        "Outside, Rosalinda Orlo, whose husband is the ship's engineer, held up his photograph.",
        "The coach, Pia Orlo, came out last.",
        "Its superintendent, Dr Rosalinda Orlo, has not gone home since Wednesday.",
        "Halvern's founder and chief executive, Grace Orlo, arrived at noon.",
    ],
)
def test_she_is_the_subject_before_and_not_who_spoke_earlier(who):
    told = "“Nobody fishes with a ladder,” said the lawyer Beatrice Tull.\n\nFour men died on Friday."
    text = f"{told}\n\n{who} “He is home,” she said."
    assert speakers(text)[-1].endswith("Orlo"), speakers(text)


def test_a_possessive_pronoun_does_not_settle_the_gender_of_whom_it_stands_beside():
    text = "Marisella Orlo, whose husband is a diver, held up his photograph. “He is home,” she said."
    assert speakers(text) == ["Marisella Orlo"]


def test_a_described_person_who_spoke_is_he_in_the_next_sentence():
    text = (
        "Ivo Tull, a student, was asleep. Over the sea a captain rang the bell. "
        "Then the captain came back on the intercom and said: “The bird is back.”\n\n"
        "“The bird is flying around,” he announced."
    )
    assert speakers(text)[-1] == "a captain"


def test_who_is_asked_answers():
    text = "The Echo asked Ian Tull, an engineer, if the bridge was safe? “Definitely. Most bridges of that age are.”"
    assert speakers(text) == ["Ian Tull"]
    text = "Harbour director Valery Tull came out of the office. Asked about the pumps: “All of them were in order.”"
    assert speakers(text) == ["Valery Tull"]


def test_words_without_a_cue_are_not_given_to_whom_they_name():
    text = "Anna Tull opened the hall.\n\n“We will tell President Orlo what we saw, and he will have to answer.”"
    assert speakers(text)[-1:] != ["Orlo"]


def test_whom_an_agency_cites_speaks_whatever_it_is_called_beside():
    text = "“It was done by one of ours,” the agency cited the Halvra, a website of the rebels."
    assert speakers(text) == ["Halvra"]


def test_a_bare_another_is_no_speaker():
    assert speakers("Two nurses left. Another said: “We stay.”") == [None]


def test_an_unnamed_person_of_whom_more_is_told_is_kept_as_described():
    assert speakers("Someone in the gallery shouted, “Then say them!”") == ["Someone in the gallery"]


def test_a_heading_in_marks_is_of_whoever_says_its_words_below():
    text = (
        "# Ferry plan dropped\n\nThe council of Arlen dropped the plan on Friday. “It costs too much,” Jo Orr said.\n\n"
        "## “We were told to wait”\n\nIslanders asked for a newer ship.\n\n"
        "“We wrote to them twice, and we were told to wait,” said Anna Tull, the mayor of Brenn."
    )
    assert dict(said(text))["We were told to wait"] == "Anna Tull"


def test_a_description_means_whom_the_report_has_just_told_of():
    text = "Helen Quill has looked after the trees for 44 years. “They want water and a saw,” the nun said."
    assert speakers(text) == ["Helen Quill"]
    text = (
        "Peter Vahl stayed in the tower for 31 hours. The mayor, Ida Stolt, hung a medal around his neck.\n\n"
        "Vahl smiled. “Somebody had to be there to lift it,” the bridge keeper said."
    )
    assert speakers(text) == ["Peter Vahl"]


def test_age_origin_and_children_tell_of_nobody_new():
    text = "Daniel Orlo signed on Thursday. The Nigerian was in a good mood. “It is warm here,” the 27-year-old said."
    assert speakers(text) == ["Daniel Orlo"]
    text = "Anna Keel was in the second cabin.\n\n“It stopped,” the mother-of-two said."
    assert speakers(text) == ["Anna Keel"]


def test_a_description_does_not_mean_the_subject_of_the_clause_around_it():
    text = "Maria Tull said that she woke up when the driver shouted “get out” and ran."
    assert speakers(text) == ["driver"]


def test_who_was_introduced_by_the_same_noun_is_meant_by_it():
    text = "A lawyer for the convent met Robert Orr on Monday. Orr smiled. “Nothing is for sale,” the lawyer said."
    assert "lawyer" in speakers(text)[0]


def test_the_name_beside_a_description_is_meant_and_not_whom_the_report_told_of_before():
    text = "Anna Keel was in the second cabin. The brother of the driver, Paul Orr, wrote: “He did not sleep.”"
    assert speakers(text) == ["Paul Orr"]


def test_two_people_who_talk_take_turns():
    text = (
        "The storekeeper Arvid Nyland was in the witness box. Counsel for the defence, "
        "Maria Jago, began with the keys.\n\n"
        "“How many were there?” asked Jago.\n\n“Two, madam.”\n\n“And who had the second?”\n\n“The nail in the wall.”"
    )
    assert speakers(text)[1:] == ["Arvid Nyland", "Maria Jago", "Arvid Nyland"]


def test_paragraphs_of_a_letter_are_its_writers():
    text = (
        "The Courier has received the letter that Peter Benz wrote to the staff. Here it is.\n\n"
        "“Dear colleagues, I was wrong.\n\n“I am sorry for it.”\n\nThe speaker of the staff, Ida Orr, read it twice."
    )
    assert speakers(text) == ["Peter Benz", "Peter Benz"]


def test_whom_an_interview_is_about_answers():
    text = (
        "Peter Marsh has walked the same forest for 20 winters. He spoke to Jana Trost about tracks.\n\n"
        "Q: How many are there?\n\nA: “Eleven. On Monday there were twelve.”\n\n"
        "Q: And the farmers?\n\nA: “They want a number, and I give them one.”"
    )
    assert speakers(text) == ["Peter Marsh", "Peter Marsh"]


def test_who_was_quoted_right_before_goes_on_though_the_report_tells_more_of_another():
    text = (
        "Deputy Jonas Tull was shot on Friday. He was 35. Tull had two sons. He won a medal last year after he "
        "saved his partner, Detective Carl Orr.\n\n"
        "“Tull was an outstanding person, and he would help anybody,” said Orr, a friend.\n\n"
        "“We are all mourning,” he said."
    )
    assert speakers(text) == ["Carl Orr", "Carl Orr"]


@pytest.mark.parametrize("noun", ["fireman", "astrologer", "prefect", "shepherd", "milkmaid"])
def test_people_are_known_by_what_they_do(noun):
    pronoun = "she" if noun == "milkmaid" else "he"
    text = f"A {noun} came down from the bridge. “It was the water,” {pronoun} said."
    assert speakers(text) == [f"A {noun}"]


@pytest.mark.parametrize("noun", ["company", "agency"])
def test_the_outlet_that_somebody_told_is_not_the_body_that_said_so(noun):
    text = (
        "“I heard the shots and I ran,” Jo Tull told The Associated Press in Ventham.\n\n"
        f"“This is a sad day,” the {noun} said in a statement."
    )
    assert speakers(text) == ["Jo Tull", f"the {noun}"]


def test_the_newspaper_that_somebody_told_may_say_something_itself():
    text = "“I heard it,” Jo Tull told the Ventham Herald.\n\n“We have seen the letter,” the newspaper said."
    assert speakers(text) == ["Jo Tull", "Ventham Herald"]


def test_the_district_attorney_in_capitals_is_the_person_who_holds_the_office():
    text = "The State Attorney, Rakiya Sule, asked for leave.\n\n“I need time,” said the State Attorney."
    assert speakers(text) == ["Rakiya Sule"]


def test_the_only_voice_of_a_report_says_what_nobody_else_can():
    text = (
        "Linus Orlo has kept the code for years.\n\n“I like it,” Orlo says. “It is work,” he says.\n\n"
        "“People are hard,” says Orlo. “I write less now,” Orlo says.\n\n"
        "The code has grown since. For these reasons, “it is much easier to find those who write.” It takes skill."
    )
    assert speakers(text)[-1] == "Linus Orlo"
