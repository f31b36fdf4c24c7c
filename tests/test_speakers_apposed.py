"""A name of one word, or of a type nobody told, is a person's where the report says what only people are or do."""

from who_speaks import speakers


def test_a_name_set_off_behind_what_somebody_is_belongs_to_that_person():
    text = (
        "Markus Tull sat at the table. The doctor in charge, Fonokala, came to the door on foot.\n\n"
        "“We can set bones under a tree,” she said."
    )
    assert speakers(text) == ["Fonokala"]


def test_the_relative_whom_a_given_name_explains_is_one_person_with_it():
    text = (
        "Ida Orr comes over once a month. The father, Jonas, meets her bus. He has made up a bed for her.\n\n"
        "“She does not snore,” he said."
    )
    assert speakers(text) == ["Jonas"]


def test_who_is_she_is_a_person_whatever_nobody_told_of_the_name():
    text = (
        "“I let go of her hand,” Markus Tull told us at the clinic. Wulandra found him an hour later, downstream.\n\n"
        "“The river took it out of his hand,” she said."
    )
    assert speakers(text)[-1] == "Wulandra"


def test_whom_the_lead_only_describes_the_next_sentence_names_with_an_age():
    text = (
        "An engineer told an inquiry on Tuesday that she had warned of faults.\n\n"
        "Morven Tull, 38, worked at the yard until 2024. She listed 1,700 faults.\n\n"
        "“On the day of the launch eleven windows were painted on,” the engineer said."
    )
    assert speakers(text) == ["Morven Tull"]


def test_who_comes_with_an_age_after_somebody_named_is_another():
    text = (
        "A clerk told a court on Tuesday that she had seen the box.\n\nJudge Jo Orr listened.\n\n"
        "Morven Tull, 38, sat in the dock.\n\n“It was heavy,” the clerk said."
    )
    assert speakers(text) != ["Morven Tull"]


def test_a_family_name_that_the_tagger_took_for_an_adverb_still_speaks():
    text = (
        "Police Sgt. Jason Tlusty became emotional describing Capt. Tennard, who was killed.\n\n"
        "Tlusty described Tennard as an active member “who would do anything to help those in need.”"
    )
    assert speakers(text)[-1] == "Jason Tlusty"


def test_whom_the_questions_call_by_name_answers_them():
    text = (
        "Ventham Kronika, 27 November. The director comes from Bermet. We rang her up.\n\n"
        "Q: Ida, are you coming home?\n\nA: “I am sitting in my kitchen.”\n\n"
        "Q: How many were on the bus?\n\nA: “There were twenty-three, and they were cold.”\n\n"
        "Ida Tull, 47, will have to testify."
    )
    assert speakers(text) == ["Ida Tull", "Ida Tull"]


def test_any_verb_between_words_and_the_name_that_ends_the_sentence_says_them():
    text = "“A signal is not a suggestion,” blasted railway spokesman Rui Tull.\n\nThe driver walked away."
    assert speakers(text) == ["Rui Tull"]


def test_the_title_before_a_name_tells_who_the_judge_and_the_professor_are():
    text = (
        "Mrs Justice Efua Sackmen took five hours. Her brother had to help Dzifa Pokor out.\n\n"
        "The judge spared no one. “I have bought a flat in my time,” she said.\n\n"
        "On the podium sat Prof. Katrien Druyter. “They were lucky,” the professor said."
    )
    assert speakers(text) == ["Efua Sackmen", "Katrien Druyter"]


def test_a_letter_that_a_paper_prints_is_its_writers():
    text = (
        "The Ventham Herald prints the letter that Marit Orlo wrote on Tuesday evening, in full:\n\n"
        "“Nine months. I have the paper in front of me.\n\n“To those who believed me: thank you.”"
    )
    assert set(speakers(text)) == {"Marit Orlo"}


def test_lines_that_ask_above_words_in_marks_make_an_interview():
    text = (
        "Obinna Orlo teaches law in Ventham. We asked him about the verdict.\n\n"
        "Where is it weak?\n\n“With the inspector, for whom nobody asked.”\n\n"
        "And what of Comfort Tull?\n\n“For her it is a matter of the years, not of the guilt.”\n\n"
        "Will she appeal?\n\n“I would be surprised if she did not do that.”"
    )
    assert speakers(text) == ["Obinna Orlo"] * 3


def test_what_words_are_about_does_not_say_them():
    text = (
        "Three months after her ban Marit Orlo receives us.\n\n“I have sold the car,” Orlo says.\n\n"
        "On the fans: “More than 2,100 people have put money together.”"
    )
    assert speakers(text)[-1] != "On the fans"


def test_two_descriptions_of_one_breath_are_one_person():
    text = "A diver, a fisherman by trade, ate his rice standing.\n\n“You hope that it is weed,” he said."
    assert speakers(text) == ["A diver"]


def test_brackets_behind_a_name_say_nothing():
    text = "Over breakfast, Sheriff Ida Orr (D-W. Va.) said bridges “want paint” every spring."
    assert speakers(text) == ["Ida Orr"]
