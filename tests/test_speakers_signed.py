"""Who is named behind a dash has said the words before it; who is named behind a body and a title has said them too."""

from who_speaks import speakers


def test_who_is_named_behind_a_dash_has_said_the_words_before_it():
    text = (
        "Three readers tried the kettle.\n\n"
        "“It boils in a minute. I was very impressed.” —Morven E.\n\n"
        "“Think of the noise first, and of the room.” —Linzi Orlo, design director at Kerrow & Tull\n\n"
        "“It leaks.”\n— Tom Tull, baker"
    )
    assert speakers(text) == ["Morven E.", "Linzi Orlo", "Tom Tull"]


def test_a_signature_stands_for_all_paragraphs_of_a_speech():
    text = (
        "Readers wrote about the ferry.\n\n"
        "“The first boat was late. Nobody told us.” —Ida Orlo\n\n"
        "“We waited on the pier for an hour.\n\n"
        "“Then the second boat came, and it was full.” –– Jonas Tull"
    )
    assert speakers(text) == ["Ida Orlo", "Jonas Tull", "Jonas Tull"]


def test_an_aside_between_dashes_signs_nothing():
    text = "Ida Orlo called it “a bridge to nowhere” — the mayor had opened it — and left."
    assert speakers(text) == ["Ida Orlo"]


def test_an_analyst_of_a_body_with_a_long_name_is_the_one_who_writes():
    text = "The market is calm.\n\n“We expect a wave of mergers,” Bank of Kerrow analyst Jessica Tull wrote in a note."
    assert speakers(text) == ["Jessica Tull"]


def test_who_is_named_behind_a_verb_and_a_club_has_spoken():
    text = (
        "Inter Orlo won again. Luis Orr scored. He has proven himself to be a talent in every league.\n\n"
        "“Luis is a striker at the very top levels of the sport. He has proven himself to be a singular talent,” "
        "said Inter Orlo sporting director Chris Tull."
    )
    assert speakers(text) == ["Chris Tull"]


def test_whose_decision_or_notification_says_something_says_it():
    text = (
        "Ida Orlo heard the case for nine days.\n\n"
        "Orlo’s written decision said the reports had been “typed beforehand with the same words”.\n\n"
        "In a notification issued on Saturday, the Kerrow Coastguard said it had seen a fire. "
        "“Fire out. Nobody is hurt,” the notification said."
    )
    assert speakers(text) == ["Ida Orlo", "Kerrow Coastguard"]


def test_who_signs_a_letter_within_its_marks_wrote_all_its_paragraphs():
    text = (
        "This letter reached us on Monday. The union has 900 members.\n\n“Dear uncle, you do not pick up.\n\n"
        "“Do not sell the booth for a raise. Love, Tamara”\n\nTamara Bell is a crane driver, its president, Neil Bell, "
        "said."
    )
    assert speakers(text) == ["Tamara Bell", "Tamara Bell"]
    text = (
        "The champion told the press why he had left.\n\n“When David Monti was invited I nearly stayed at home.\n\n"
        "“I hope that the truth comes out one day, whatever it is. Karel Wirth”"
    )
    assert speakers(text)[-1] == "Karel Wirth"


def test_a_text_that_somebody_posted_or_signed_is_theirs_where_it_is_printed():
    text = (
        "Singer Lola Grant posted this on Sunday. It was shared by her manager, Rob Stein.\n\n“I am not ill.\n\n"
        "“I will be back in May.”"
    )
    assert speakers(text) == ["Lola Grant", "Lola Grant"]
    text = (
        "A letter signed by Paula Drew was found on Tuesday. We print it in full.\n\n“I am the one who stayed.”\n\n"
        "Mayor Tom Lacey did not answer."
    )
    assert speakers(text) == ["Paula Drew"]


def test_the_points_of_a_list_are_made_by_who_is_named_above_it():
    text = (
        "Father Denis Mok said:\n- that five singers are home;\n- that one of the dead is the cook, Fidel Nong;\n"
        "- that “the bell will be rung when we have them”.\n\nMajor Teo Yak had nothing to add."
    )
    assert speakers(text) == ["Denis Mok"]
