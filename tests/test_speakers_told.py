"""Who speaks where somebody is asked, where a body goes on, where a text or a cut-off title stands for its owner."""

from who_speaks import said, speakers

from stemma.accounts import utterances
from stemma.lineage.origins import FactOrigins
from stemma.reading import names, quotes
from stemma.reading.language import bundled
from stemma.reading.parsed import parse
from stemma.records import Entity, Extent, Lineage, Quote, Report
from stemma.sources import report_of_text


def test_the_company_is_the_one_that_the_sentence_before_told_of():
    text = (
        "Orlo Energy, the company that runs the port, sued Halvern on Monday. Orlo Energy wants ten million.\n\n"
        "Halvern disputed the claim. “Nobody can own the tide,” the company said."
    )
    assert speakers(text) == ["Halvern"]


def test_the_verb_right_before_the_marks_says_them():
    text = "Maria Orlo said that she was at the window before the guard shouted “get down” and ran."
    assert speakers(text) == ["guard"]


def test_a_name_behind_a_title_that_the_parse_cut_off_speaks():
    text = "“It was dark,” said Belmarian retiree Luis Garra and his wife Ana Pell."
    assert speakers(text) == ["Luis Garra"]


def test_a_wire_tape_has_marks_of_its_own():
    text = (
        "Mayor Peter Orlo met Jan Halvern on Monday . Halvern said the bridge was unsafe . "
        "`` The mayor was told in May , '' he said ."
    )
    assert speakers(text) == ["Jan Halvern"]


def test_who_is_told_of_in_the_words_is_not_the_he_who_says_them():
    text = (
        "Ludo Harrin died on Sunday. He was 71. His songs are known from here to Tarvik.\n\n"
        "The fiddler Piet Osk, a friend of Harrin for 30 years, was in tears.\n\n"
        "“His voice made every room smaller,” he said."
    )
    assert speakers(text) == ["Piet Osk"]


def test_no_woman_is_a_group():
    text = "Voters seemed tired. In the hall Gyamila's clerk kept silent.\n\n“I voted early,” she said."
    assert "Voters" not in speakers(text)


def spoken(name, speaker):
    """Return a report that gives certain words to its entity `speaker`, a person for "n0" and a body for "n1"."""
    text = "“We will hold the old bridge until help arrives,” it was said."
    inner, cue = Extent(start=1, end=49), Extent(start=51, end=53)
    quote = Quote(start=0, end=50, kind="direct", quoted=(inner,), cue=cue, speaker=speaker)
    people = (Entity(id="n0", name="Jo Orr", type="PERSON"), Entity(id="n1", name="Orlo Energy", type="ORG"))
    return Report(id=name, source=name, text=text, text_sha256="", quotes=(quote,), entities=people)


def gathered(*reports):
    of = {(r.id, local): who for r in reports for local, who in (("n0", "Orr"), ("n1", "Orlo"))}
    return utterances.gather(reports, FactOrigins(reports, Lineage()), of)


def test_a_spokesman_speaks_where_as_many_reports_name_the_body():
    [one] = gathered(spoken("a", "n0"), spoken("b", "n1"))
    assert one.speaker == "Orr"


def test_the_body_speaks_where_nearly_all_reports_name_it():
    [one] = gathered(*(spoken(name, "n1") for name in "abcd"), spoken("e", "n0"))
    assert one.speaker == "Orlo"
    assert {v.report: v.speaker for v in one.variants}["e"] == "Orr"


def test_words_that_a_paper_reports_are_those_of_whom_it_reports():
    text = "A mast fell.\n\nAccording to the Tarn Post, the harbour office stated that it was “an act of neglect.”"
    assert speakers(text)[-1] == "the harbour office"


def test_words_that_somebody_else_called_a_thing_are_not_the_tellers():
    text = "A mast fell.\n\nOrla Tull said that Jo Reft had called the mast “a disgrace.”"
    assert speakers(text)[-1] == "Jo Reft"


def test_who_signs_a_petition_does_not_speak_through_it():
    text = "A mast fell.\n\nMore than 900 people have signed a petition calling for “a new mast” on the quay."
    assert "petition" in speakers(text)[-1]


def test_who_has_seen_a_text_is_not_its_author():
    text = "A mast fell.\n\nGuards were to burn “all papers on the mast”, according to instructions seen by Tarn Radio."
    assert "instructions" in speakers(text)[-1]


def test_a_sign_speaks_for_itself():
    assert "sign" in speakers("A mast fell.\n\nA warning sign beside it reads: “Keep off the quay in high winds.”")[-1]


def test_who_adds_something_is_who_spoke_last():
    text = (
        "The guide Lyn Orlo, 47, led visitors along the quay. Bram Tull had lost his boat to the mast.\n\n"
        "“They never listen,” Orlo said. “They never will,” he added."
    )
    assert speakers(text)[-1] == "Lyn Orlo"


def test_who_is_only_named_near_by_does_not_say_words_without_a_cue():
    text = (
        "A mast fell.\n\nJo Reft, who lives on the hill, has a garden.\n\nThe quay was closed.\n\n"
        "A man who had climbed the mast to be “one with the wind” broke an arm."
    )
    assert speakers(text) in ([], [None])


def test_a_body_is_called_by_the_name_behind_its_noun():
    text = "A mast fell.\n\n“Our firm owned no mast,” the law firm Halvern & Co. said in a statement to Tarn Radio."
    assert "Halvern" in speakers(text)[-1]


def test_a_country_written_in_two_capitals_speaks():
    assert speakers("The plan failed. The US said it was “not serious”.") == ["US"]


def test_whom_it_is_left_to_say_something_says_it():
    assert speakers("It was left to Deputy Mayor Carl Ostby to explain: “The money is gone.”") == ["Carl Ostby"]
    assert speakers("It fell to Simone Aubert, the youngest of them, to say it: “We are lost.”") == ["Simone Aubert"]


def test_it_within_what_a_body_says_is_that_body():
    text = "The book praises Orlo and Velnor. The Fisheries Ministry said it read “gladly” what the author had found."
    assert speakers(text) == ["Fisheries Ministry"]


def test_words_between_an_owner_and_what_is_said_are_the_owners():
    text = "The judge, Ann Rees, was not pleased by Kevin Doyle's “best in the world” remark."
    assert speakers(text) == ["Kevin Doyle"]
    assert speakers("The judge, Ann Rees, was not pleased by Kevin Doyle's “blue hour” painting.") != ["Kevin Doyle"]


def test_a_paper_named_before_a_colon_is_who_writes():
    text = "The ship was held.\n\nFrom the Daily Courier: “The ship was hired in Oslo and came here in October.”"
    assert speakers(text) == ["Daily Courier"]


def test_a_relative_clause_parts_nobody_from_what_he_calls_a_thing():
    text = "Bram Tolland called the quay, which leans to one side, a “brave old thing”. He left."
    assert said(text) == [("brave old thing", "Bram Tolland")]
    text = "In the words of Nora Fitch, who lives next door, it was “like a bomb”."
    assert said(text) == [("like a bomb", "Nora Fitch")]


def test_they_are_the_group_of_which_the_report_told_where_nobody_has_spoken():
    text = "Researchers at Ardal University studied 400 bees. “They sleep more than we thought,” they wrote."
    assert speakers(text) == ["Researchers at Ardal University"]


def test_their_statement_is_that_of_the_two_told_of():
    text = (
        "The choir's president Jim Philby and its cantor, Jon Ryan, said the poster of Kerrow Hall was wrong. "
        "“All singers signed,” their statement said."
    )
    assert speakers(text) == ["Jim Philby"]


def test_whom_one_can_hear_say_something_says_it():
    text = "On the tape, neighbours can be heard shouting “Higher, higher!” as sweep Leo Stark climbs."
    assert speakers(text) == ["neighbours"]


def test_a_quantity_of_something_is_nobody_who_speaks():
    text = "Two pounds of butter suggest that the cook was generous. Two bakers said that “butter is dear”."
    assert speakers(text) == ["Two bakers"]
    parsed = parse(report_of_text(text), bundled())
    _, entities = quotes.find(parsed, names.find(parsed)[1])
    assert not [e.name for e in entities if "butter" in e.name]
