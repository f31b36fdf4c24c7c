"""What a checked sentence makes of a number, a denial, a kind of people or a source is what its spans make of it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stemma.checking import unsupported
from stemma.reading import read
from stemma.records import Report, Span
from stemma.sources import report_of_text


def _problems(sentence: str, text: str, *, layers: bool = False) -> list[tuple[str, str]]:
    report: Report = report_of_text(text, id="a")
    if layers:
        report = next(iter(read([report])))
    found = unsupported(sentence, [Span(report="a", start=0, end=len(text))], {"a": report})
    return [(problem.kind, problem.words) for problem in found]


@pytest.mark.parametrize(
    ("text", "faithful", "wrong", "words"),
    [
        (
            "Its shares fell by 8 per cent to 31.50 crowns.",
            "Its shares dropped 8% to 31.50 crowns.",
            "Its shares fell by 31.50 crowns.",
            "31.50 crowns",
        ),
        (
            "The team was cut to 26 people from 44.",
            "The team was cut from 44 people to 26.",
            "The team was cut from 26 people to 44.",
            "26",
        ),
        (
            "Data of 57.3 million people were stolen, not 41 million.",
            "Data of 57.3 million people were stolen.",
            "Data of 41 million people were stolen.",
            "41 million",
        ),
        (
            "A ticket will be 3.40 crowns instead of 3.10.",
            "A ticket will be 3.40 crowns, up from 3.10 crowns.",
            "A ticket will be 3.10 crowns, down from 3.40 crowns.",
            "3.10 crowns",
        ),
        (
            "The load was 12 percent above the limit.",
            "The load was 12% over the limit.",
            "The load was 12% below the limit.",
            "12%",
        ),
        (
            "Damage was estimated at between 12 million and 15 million crowns.",
            "Damage is put at 12 to 15 million crowns.",
            "Damage is put at 12 to 16 million crowns.",
            "12 to 16 million crowns",
        ),
        (
            "The blast injured 43 people, among them nine children.",
            "The blast injured 43 people, nine children among them.",
            "The blast injured 43 people, nine women among them.",
            "nine women",
        ),
    ],
)
def test_a_number_is_told_as_what_it_is(text, faithful, wrong, words):
    assert _problems(faithful, text) == []
    assert ("number", words) in _problems(wrong, text)


@given(st.integers(3, 900), st.integers(3, 900))
def test_the_two_ends_of_a_change_are_not_swapped(old, new):
    assume(old != new)
    text = f"The number of workers was changed to {new} from {old} in Arlen."
    assert _problems(f"The number of workers in Arlen was changed from {old} to {new}.", text) == []
    assert _problems(f"The number of workers in Arlen was changed from {new} to {old}.", text) != []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "The company had received no request for an inspection.",
            "The company never received a request for an inspection.",
        ),
        ("A spokesman, who asked not to be named, left early.", "A spokesman who did not want to be named left early."),
        (
            "Neither Orr nor her brother, who owns the mill, sold any shares.",
            "Her brother, who owns the mill, sold no shares.",
        ),
        ("The crews will strike if there is no agreement.", "The crews will strike unless there is an agreement."),
    ],
)
def test_one_denial_may_be_told_in_other_words(text, sentence):
    assert _problems(sentence, text) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "The company had received no request for an inspection.",
            "The company had received a request for an inspection.",
        ),
        ("The findings will be binding on neither side.", "The findings will bind both sides."),
        ("It will pay each family without admitting fault.", "It will pay each family and admits fault."),
        (
            "Neither Orr nor her brother, who owns the mill, sold any shares.",
            "Her brother, who owns the mill, sold shares.",
        ),
        ("The town sold none of its shares.", "The town sold its shares."),
    ],
)
def test_what_is_denied_is_not_asserted(text, sentence):
    assert [kind for kind, _ in _problems(sentence, text)] == ["negation"]


@pytest.mark.parametrize(
    ("text", "sentence", "words"),
    [
        ("Hospitals in Arlen admitted the miners.", "Hospitals in Arlen discharged the miners.", "discharged"),
        (
            "The passengers of the ferry were slightly injured.",
            "The passengers of the ferry were seriously injured.",
            "seriously",
        ),
        (
            "The council rejected the plan for the harbour.",
            "The council approved the plan for the harbour.",
            "approved",
        ),
    ],
)
def test_the_opposite_of_the_cited_words_is_named(text, sentence, words):
    assert ("claim", words) in _problems(sentence, text)


def test_words_of_the_organisers_are_not_words_of_the_police():
    text = (
        "Vigil in Verrin\n\nSome 3,000 people gathered on Cathedral Square on Friday to remember the dead, organisers "
        "said. Police put it at 1,500."
    )
    assert _problems("About 3,000 people gathered on Cathedral Square, the organisers said.", text, layers=True) == []
    wrong = _problems("About 3,000 people gathered on Cathedral Square, police said.", text, layers=True)
    assert ("attribution", "police") in wrong


def test_a_source_is_known_by_the_word_beside_its_name():
    text = "The owner, Lisk Sound Lines, says that all six lifeboats were launched."
    assert _problems("All six lifeboats were launched, the owner said.", text, layers=True) == []


def test_an_unborne_assertion_is_shown_as_it_stands():
    text = "The toll of the flood rose on 5 March 2025, the mayor said."
    words = [w for kind, w in _problems("The toll of the flood rose on 5 March 2025.", text, layers=True)]
    assert words == ["The toll of the flood rose on 5 March 2025."]


def test_words_that_were_altered_raise_no_doubt_about_who_said_them():
    text = "“The man who never does the dishes,” Thandeka Orr said."
    assert [
        kind for kind, _ in _problems("“The man who always does the dishes,” Thandeka Orr said.", text, layers=True)
    ] == ["quotation"]


@pytest.mark.parametrize(
    ("text", "faithful", "wrong", "problem"),
    [
        (
            "Stocks on the bank are down by 38 percent.",
            "Stocks on the bank have fallen by 38 per cent.",
            "Stocks on the bank have risen by 38 per cent.",
            ("number", "38 per cent"),
        ),
        (
            "On the quay stood a third of the town.",
            "A third of the town stood on the quay.",
            "Half of the town stood on the quay.",
            ("number", "Half"),
        ),
        (
            "The trawler had been 0.9 nautical miles outside the zone.",
            "The trawler was 0.9 nautical miles outside the zone.",
            "The trawler was 0.9 nautical miles inside the zone.",
            ("claim", "inside"),
        ),
        (
            "The council cut the quota for Marenian ships.",
            "The quota of Marenia was cut by the council.",
            "The quota of Marosia was cut by the council.",
            ("name", "Marosia"),
        ),
    ],
)
def test_up_and_down_inside_and_outside_parts_and_peoples_are_told_apart(text, faithful, wrong, problem):
    assert _problems(faithful, text) == []
    assert problem in _problems(wrong, text)


def test_words_are_not_quoted_without_the_word_that_denies_them():
    text = "“There is no cause for panic,” said minister Ormonov, who was asked about the fever in the valley."
    assert _problems("There was “no cause for panic”, Ormonov said.", text, layers=True) == []
    wrong = _problems("There was “cause for panic”, Ormonov said.", text, layers=True)
    assert ("quotation", "cause for panic") in wrong
    assert _problems("Ormonov did not see any “cause for panic”, he said.", text, layers=True) == []


def test_a_sentence_in_another_script_does_not_pass_as_supported():
    text = "Five people died in the explosion in the market hall."
    assert [kind for kind, _ in _problems("五人死亡。", text)] == ["claim"]
    assert [kind for kind, _ in _problems("Погибли пять человек.", text)] == ["claim"]
