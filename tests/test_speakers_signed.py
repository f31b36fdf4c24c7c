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
