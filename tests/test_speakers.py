"""Who speaks: bodies called by a noun, texts and who issued them, and speech that no cue introduces."""

import pytest
from who_speaks import speakers


def test_the_company_is_the_one_that_the_report_called_a_company():
    text = (
        "Credit rating firm Halvern told its customers of the theft on Monday. The company said it was “deeply sorry”."
    )
    assert speakers(text) == ["Halvern"]


def test_the_newspaper_is_never_the_ministry():
    text = (
        "The Harbour Ministry closed the port, the Halvern Times wrote. The ministry gave no reason. "
        "The newspaper called it “a mistake”."
    )
    assert speakers(text) == ["Halvern Times"]


def test_another_company_is_not_the_one_told_of():
    text = "Halvern Rail Ltd runs the trains. A rival company said the plan was “absurd nonsense from start to end”."
    assert speakers(text) != ["Halvern Rail Ltd"]


def test_a_statement_speaks_for_the_body_that_stands_before_it():
    text = "“The road is closed until the morning,” a police statement said."
    assert speakers(text) == ["police"]


def test_the_statement_is_that_of_whoever_made_one_before():
    text = (
        "Halvern Rail Ltd said in a statement that it had found the fault. "
        "“We are working day and night,” the statement said."
    )
    assert speakers(text) == ["Halvern Rail Ltd"]


def test_guidelines_speak_for_their_owner():
    text = "The Halvern Institute's guidelines say that visitors “must not touch the instruments”."
    assert speakers(text) == ["Halvern Institute"]


def test_words_that_no_mark_has_closed_go_on_after_a_caption():
    text = (
        "Analyst Orla Tull said: “On a scale of one to ten, this is a ten.\n\n"
        "Halvern Bridge seen from the harbour\n\n“It affects everybody in the city.”"
    )
    assert speakers(text) == ["Orla Tull", "Orla Tull"]


def test_whom_an_agency_cites_speaks_and_not_the_agency():
    text = "“The bridge was old and everybody knew it,” Reuters cited Orla Tull."
    assert speakers(text) == ["Orla Tull"]


def test_a_description_behind_a_dash_is_whoever_holds_that_role():
    text = "‘We just have to mend the bridge’ – harbour master\n\nHarbour master Orla Tull spoke on Friday."
    assert speakers(text)[:1] == ["Orla Tull"]


@pytest.mark.parametrize("text", ["“", "“a” –", "– “", "the statement said “", "the company said “the company said”"])
def test_any_marks_and_dashes_are_read(text):
    assert isinstance(speakers(text), list)


def test_the_zoo_is_the_one_that_was_named():
    text = "Halvern Zoo closed its gates on Friday. The zoo said it “had no choice at all”."
    assert speakers(text) == ["Halvern Zoo"]


def test_posts_on_a_platform_are_not_its_words():
    text = "Facebook posts said the bridge was “a terrible loss for everybody”."
    assert speakers(text) != ["Facebook"]


def test_a_spokesman_is_not_the_mayor_he_speaks_for():
    text = "A spokesman for Mayor Orla Tull called the plan “deeply deplorable”."
    assert speakers(text) != ["Orla Tull"]


def test_an_event_never_speaks():
    text = "A commentary that came right after the launch said: “It was a great day.”"
    assert "launch" not in "".join(name or "" for name in speakers(text))


def test_the_expert_is_the_one_who_has_just_spoken():
    text = (
        "Orlo Tull of the Bridge Institute said the road was old. “Nobody looked after it,” Tull said. "
        "“It had to fall,” the expert concluded."
    )
    assert speakers(text) == ["Orlo Tull", "Orlo Tull"]


def test_the_government_is_not_a_ministry():
    text = "The Halvern Health Ministry closed the port. The government called it “a sad day for everybody”."
    assert speakers(text) != ["Halvern Health Ministry"]


def test_who_speaks_after_an_unnamed_subject_is_that_person():
    text = "Orlo Tull sang on Sunday.\n\nAt noon, a driver saw the bridge move. “It was like a boat,” he said."
    assert speakers(text) == ["a driver"]


def test_whom_somebody_blames_for_words_has_said_them():
    text = "The mayor criticised Orla Tull for calling him “a complete fool”."
    assert speakers(text) == ["Orla Tull"]


def test_no_effort_speaks():
    text = "An effort to mend the bridge said “nothing new to anybody at all”."
    assert speakers(text) == [None]
