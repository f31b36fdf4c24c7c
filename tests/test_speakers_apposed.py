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
