"""Few words in marks are speech where somebody puts a thing so, and a term, a work or a thing where nobody does."""

import pytest

from stemma.accounts.utterances.speech import holds_speech
from stemma.accounts.utterances.statements import statements
from stemma.reading import read
from stemma.sources import report_of_text


def spoken(text):
    """Return the words in marks that count as speech."""
    report = next(read([report_of_text(text)]))
    return [report.text[e.start : e.end] for q in report.quotes for e in q.quoted if holds_speech(report, q, e)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("No-one was hurt in the fire, which is being treated by police as “potentially suspicious”.",
         "potentially suspicious"),
        ("A mill was ruined after a blaze being treated by police as “suspicious”.", "suspicious"),
        ("A spokesman for the ferry line referred to the goat only as a “stowaway”.", "stowaway"),
        ("In an interview Orla Tull decried the plan as “hopeless.”", "hopeless."),
        ("Mrs Keel's sister shouted “Shame on you” at the bench.", "Shame on you"),
        ("It is worth noting that Jon Orr yelled “Tarn!” a lot.", "Tarn!"),
        ("The spokesman blamed “a broken valve” for the flood.", "a broken valve"),
    ],
)  # fmt: skip
def test_what_somebody_takes_a_thing_for_is_said(text, words):
    assert spoken(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "On Friday the band released “Nine Cold Rivers,” which nobody likes.",
        "Experts believe the ‘great red harvest moon’ rising on Friday will be the last.",
        "It led to people coining the phrase “once in a red moon”, which means never.",
        "Jo Orr cut himself off before the “we will never sleep again” part of the song.",
        "On Friday we published an article headed “Shame of Tarn”.",
        "A crew described as “mudloggers” was on the rig.",
        "The river is known as the “old lady”.",
        "Ada Tull will direct “The Mill Games” for three million dollars.",
    ],
)
def test_a_work_or_a_term_in_marks_is_not_said(text):
    assert spoken(text) == []


def test_what_three_reports_say_without_marks_is_a_term():
    told = ["The top seal held.", "A top seal failed on Monday.", "The top seal is new."]
    marked = "Orla Tull said on Friday that the “top seal” procedure had gone well."
    said, *others = read([report_of_text(text) for text in (marked, *told)])
    assert any(s.text == "top seal" for s in statements([said], {}))
    assert not any(s.text == "top seal" for s in statements([said, *others], {}))


@pytest.mark.parametrize(
    ("headline", "told", "words"),
    [
        ("Quarry owner 'knew of crack'", "The owner of a quarry knew of a crack in its wall, inspector Jo Orr said.",
         ["knew of crack"]),
        ("Pay offer 'an insult'", 'The union called it "an insult to all".', ["an insult", "an insult to all"]),
        ("'Wolf moon' to rise on Friday", "The wolf moon rises at nine, the observatory said.", []),
        ("The mill that makes 'nothing but bobbins'", "The mill stands on the Orr. It is old.", []),
    ],
)  # fmt: skip
def test_a_word_or_two_in_a_headline_are_said_where_the_report_tells_so_again(headline, told, words):
    assert spoken(f"{headline}\n\n{told}") == words
