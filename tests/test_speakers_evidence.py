"""What tells who speaks where no name stands beside the words: letters, questions, labels, names told later."""

from who_speaks import said, speakers


def test_the_parts_of_a_letter_have_the_one_who_wrote_it():
    text = (
        "Bank chief Julien Ferrand wrote to the staff on Sunday. We publish his letter in full:\n\n"
        "“Dear colleagues, I owe you a sentence.\n\n“It was I who bought the tower.”\n\n"
        "Spokeswoman Odile Maurin said that the letter was real."
    )
    assert set(speakers(text)) == {"Julien Ferrand"}


def test_who_was_asked_is_not_who_asks():
    text = (
        "“Mr Sandoval, which is it?” lawyer Walter Pike asked Hector Sandoval on Monday. "
        "Sandoval looked at the floor. “I do not know,” he answered."
    )
    assert said(text)[-1] == ("I do not know,", "Hector Sandoval")


def test_the_name_told_after_a_description_is_the_name_of_whom_it_describes():
    text = "An old man draws a bucket. His name is Ugo Awale, and he wants to see the map. “Good,” he says."
    assert speakers(text) == ["Ugo Awale"]


def test_a_participle_of_saying_belongs_to_the_subject_of_its_sentence():
    text = "Martin Orr rejected the idea that cost had dictated the plan, saying: “They made errors.”"
    assert speakers(text) == ["Martin Orr"]


def test_the_letter_before_an_answer_is_nobody():
    text = "Q: Who came?\nA: A lady came with a slide. I asked her who sent it, and she said: “Nobody.”"
    assert "A" not in {name for _, name in said(text)}


def test_what_only_varies_a_name_means_whoever_was_just_told_of():
    text = (
        "Anna Harkness has worked at the counter for 31 years. "
        "“You look at your curtains,” the grandmother of five said."
    )
    assert speakers(text) == ["Anna Harkness"]


def test_a_second_description_tells_of_the_same_person():
    text = "The forewoman, a retired librarian, kept the scraps. She did not say why. “Eight,” she said."
    [(_, name)] = said(text)
    assert "librarian" in name or "forewoman" in name


def test_a_body_whose_text_is_told_of_before_it_speaks_through_it():
    text = 'In its statement on Saturday the defence ministry called its neighbour "a thief without any shame".'
    assert speakers(text) == ["the defence ministry"] or speakers(text) == ["defence ministry"]
