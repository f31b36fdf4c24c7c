"""Who says what in a report: contents, cues, sources and speakers."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.reading import names, quotes
from stemma.reading.language import bundled
from stemma.reading.parsed import parse
from stemma.sources import report_of_text


@cache
def quotes_of(text):
    """Return the quotes of a text as (kind, content, quoted words, cue, speaker's name)."""
    parsed = parse(report_of_text(text), bundled())
    _, entities = names.find(parsed)
    found, entities = quotes.find(parsed, entities)
    name = {e.id: e.name for e in entities}

    def words(extent):
        return None if extent is None else text[extent.start : extent.end]

    return [
        (q.kind, text[q.start : q.end], [words(e) for e in q.quoted], words(q.cue), name.get(q.speaker)) for q in found
    ]


def only(text):
    found = [q for q in quotes_of(text) if q[0] != "indirect"]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("“We will rebuild the mill,” Orla Tull said on Friday.", "said"),
        ("“We will rebuild the mill,” said Orla Tull, director of the Tarn museum.", "said"),
        ("Orla Tull, director of the Tarn museum, told reporters: “We will rebuild the mill.”", "told"),
        ("Orla Tull said: “We will rebuild the mill.”", "said"),
        ("Orla Tull said, 'We will rebuild the mill.'", "said"),
        ("“We will rebuild the mill,” according to Orla Tull.", "according to"),
        ("“We will rebuild the mill!” Orla Tull shouted.", "shouted"),
    ],
)
def test_the_speaker_is_found_before_and_after_the_words(text, cue):
    kind, _, quoted, found_cue, speaker = only(text)
    assert (kind, speaker) == ("direct", "Orla Tull")
    assert quoted[0].rstrip(",.!") == "We will rebuild the mill"
    assert cue in found_cue


def test_both_halves_of_an_interrupted_quote_are_one_quote():
    text = "“We will rebuild,” Orla Tull said, “and we will pay for it.”"
    kind, content, quoted, _, speaker = only(text)
    assert (kind, content, speaker) == ("direct", text, "Orla Tull")
    assert quoted == ["We will rebuild,", "and we will pay for it."]


def test_the_content_of_a_mixed_quote_is_the_whole_clause():
    kind, content, quoted, _, speaker = only("Orla Tull said that the state would “never” pay.")
    assert (kind, content, quoted, speaker) == ("mixed", "that the state would “never” pay", ["never"], "Orla Tull")


def test_a_short_phrase_in_marks_is_a_quote_where_somebody_calls_a_thing_so():
    _, _, quoted, _, speaker = only("Orla Tull called the fire “sheer evil” on Friday.")
    assert (quoted, speaker) == (["sheer evil"], "Orla Tull")


def test_terms_and_titles_in_marks_are_no_speech():
    assert [
        q for q in quotes_of("The “supermax” prison stands beside the river. It rained.") if q[0] != "indirect"
    ] == []


def test_sentences_that_follow_belong_to_the_same_speaker():
    found = quotes_of("“We stay,” Orla Tull said. “Nobody will move us.”\n“We have paid for everything.”")
    assert [q[4] for q in found] == ["Orla Tull"] * len(found)
    assert [w for q in found for w in q[2]] == ["We stay,", "Nobody will move us.", "We have paid for everything."]


def test_a_pronoun_speaks_for_the_person_it_means():
    found = quotes_of("Orla Tull arrived on Friday.\n“We stay,” she told reporters.")
    assert found[-1][4] == "Orla Tull"


def test_an_unnamed_source_is_kept_as_described():
    found = quotes_of("A senior museum official said the mill was empty.\n“Nobody was inside,” the official said.")
    assert {q[4] for q in found} == {"A senior museum official"} or {q[4] for q in found} == {"senior museum official"}


def test_words_that_nobody_is_said_to_have_said_have_no_speaker():
    kind, _, _, cue, speaker = only("“There is no water in the whole valley today.”")
    assert (kind, cue, speaker) == ("direct", None, None)


def test_an_indirect_quote_is_the_content_clause():
    found = quotes_of("Orla Tull said that the mill had burned down.")
    assert found == [("indirect", "that the mill had burned down", [], "said", "Orla Tull")]


def test_according_to_gives_the_sentence_to_its_source():
    found = quotes_of("The old mill burned down in an hour, according to the fire brigade.")
    assert [(q[0], q[1], q[3]) for q in found] == [("indirect", "The old mill burned down in an hour", "according to")]


def test_a_headline_with_a_colon_is_a_quote():
    found = quotes_of("Minister: We will stay in the valley\n\nThe mill burned down.")
    assert [(q[1], q[3]) for q in found] == [("We will stay in the valley", ":")]


def test_who_is_quoted_as_saying_is_the_speaker_and_not_who_quotes():
    _, _, _, _, speaker = only("“The mill is gone,” the newspaper quoted Orla Tull as saying.")
    assert speaker == "Orla Tull"


def test_attributions_are_not_nested():
    found = quotes_of("Orla Tull said the mayor believed that the mill was empty.")
    assert [(q[1], q[4]) for q in found] == [("the mayor believed that the mill was empty", "Orla Tull")]


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["“", "”", "‘", "'", '"', "said", "Orla", "Tull", "that", "we", "stay", ",", ".", "\n", ":", "?"]
        )
    )
)
def test_any_text_has_quotes_within_it(pieces):
    text = " ".join(pieces)
    parsed = parse(report_of_text(text), bundled())
    found, entities = quotes.find(parsed, ())
    known = {e.id for e in entities}
    for q in found:
        assert 0 <= q.start < q.end <= len(text)
        assert all(q.start <= e.start <= e.end <= q.end for e in q.quoted)
        assert q.speaker is None or q.speaker in known
        for extent in (q.cue, q.source):
            assert extent is None or 0 <= extent.start < extent.end <= len(text)


def test_a_content_runs_on_behind_a_comma_in_marks():
    found = quotes_of("Orla Tull said that the plan was “futile,” because the river had risen.")
    assert [q[1] for q in found] == ["that the plan was “futile,” because the river had risen"]


def test_a_clause_behind_the_place_where_somebody_speaks_is_the_content():
    found = quotes_of("The company said in a statement it had sold the old mill.")
    assert [(q[1], q[3]) for q in found] == [("it had sold the old mill", "said")]


def test_a_title_that_stands_alone_is_no_quote():
    assert quotes_of("The mill burned down in an hour.\n\n‘Legend of the Old Mill’\n\nNobody was inside.") == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Orla Tull said the mill would close, a plan that its owners denied.", "the mill would close"),
        ("Orla Tull said she had met Jo Orr, who runs the mill in Tarn.", "she had met Jo Orr"),
        ("Orla Tull endorsed the mayor of Tarn on Friday night.", "the mayor of Tarn"),
        ("Orla Tull called for a new bridge over the Sarn and a ferry.", "a new bridge over the Sarn and a ferry"),
        ("Orla Tull expressed concern about the price of bread.", "the price of bread"),
        ("The mayor issued a statement condemning the attack on the mill.", "the attack on the mill"),
    ],
)
def test_a_content_ends_where_the_report_tells_on_and_holds_no_word_of_the_cue(text, content):
    assert [q[1] for q in quotes_of(text)] == [content]


def test_a_sentence_that_begins_in_marks_and_goes_on_without_them_is_said_as_a_whole():
    text = "“We lost a year,” Orla Tull said. “But the mill will open” because of the work of its staff."
    kind, content, quoted, _, speaker = only(text)
    assert (kind, speaker, len(quoted)) == ("mixed", "Orla Tull", 2)
    assert content == text.removesuffix(".")


def test_a_second_verb_behind_what_was_said_has_the_speaker_of_the_first():
    text = "Jo Orr and an inspector met. An inspector from Tarn said he had seen cracks and added that more would come."
    parsed = parse(report_of_text(text), bundled())
    found, _ = quotes.find(parsed, names.find(parsed)[1])
    assert [text[q.source.start : q.source.end] for q in found] == ["An inspector from Tarn"] * 2


def test_a_clause_that_interrupts_what_is_said_has_its_own_subject():
    text = "The plan, an inside source said, is to have volunteers pass out reprints of the editorial."
    parsed = parse(report_of_text(text), bundled())
    (quote,), _ = quotes.find(parsed, names.find(parsed)[1])
    assert text[quote.source.start : quote.source.end] == "an inside source"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Orla Tull assured the islanders that all of them are safe.", "that all of them are safe"),
        ("Tull’s boldest claim is that the bridge was never mended.", "that the bridge was never mended"),
        ("The river has changed its bed twice, and nobody has noticed, said Orla Tull, a geologist.",
         "The river has changed its bed twice, and nobody has noticed"),
        ("Tull said the bridge was safe and called the report “a fairy tale”.", "the bridge was safe"),
        ("Orla Tull warned of a “fierce” battle over the mill.", "a “fierce” battle over the mill"),
        ("Asked on Friday whether he had gone to see “The Old Mill,” Jon Orr said he had.", "he had"),
        ("According to Orla Tull, Jon Orr threatened “a long trial,” which never came.",
         "Jon Orr threatened “a long trial,”"),
        ("Senators urged her to resign.", "her to resign"),
        ("Orla Tull called him a coward on Friday.", "him a coward"),
        ("Orla Tull asked her neighbours whether the mill should close.", "whether the mill should close"),
        ("Orla Tull said on Radio Tarn, where she works, that the mill would close.", "that the mill would close"),
        ("Jon Orr said if it rained again he would close the mill.", "if it rained again he would close the mill"),
        ("Orla Tull voiced support for a strike at the mill.", "a strike at the mill"),
        ("Anyone doubting the safety of the mill can find proof in the report.", "the safety of the mill"),
        ("The mill is full, according to Orla Tull, but its doors stay open.", "The mill is full"),
        ("According to Orla Tull, the mill’s director, the roof has fallen in.", "the roof has fallen in"),
        ("As the Tarn Herald first reported, the mayor hired his brother.", "the mayor hired his brother"),
        ("Half of the islanders say the mill is safe, compared with 64 percent in May.", "the mill is safe"),
        ("Half of the islanders say the mill is safe; others say it is not.", "the mill is safe"),
        ("Orla Tull said the mill would close, but he called it “very safe”.", "the mill would close"),
        ("Orla Tull confirmed his employment but did not name the firm.", "his employment"),
        ("Despite the rise, Orla Tull noted, the mill is likely to close.",
         "Despite the rise, Orla Tull noted, the mill is likely to close"),
        ("Orla Tull told reporters he thought the mill had closed.", "he thought the mill had closed"),
        ("She implied newcomers were the ones tearing families apart.",
         "newcomers were the ones tearing families apart"),
        ("Orla Tull dismissed a report suggesting the mill was unsafe.", "a report suggesting the mill was unsafe"),
        ("Orla Tull made it clear that she thought the mill should close.", "that she thought the mill should close"),
        ("Orla Tull called the plan “a joke” and she left the hall.", "the plan “a joke”"),
        ("Orla Tull attacked the mayor after he had closed the mill.", "the mayor"),
        ("Orla Tull praised the staff even as she closed the mill.", "the staff"),
        ("Orla Tull said the mill was safe, as did the mayor.", "the mill was safe"),
        ("Orla Tull said perhaps they should close the mill.", "perhaps they should close the mill"),
        ("The islanders are not sure the mill will open.", "the mill will open"),
        ("Orla Tull said the mill would close.\n\n“Nobody wants to work there.”\n\nIt rained.",
         "the mill would close.\n\n“Nobody wants to work there.”"),
    ],
)  # fmt: skip
def test_what_is_told_is_found_to_its_bounds(text, content):
    assert content in [q[1] for q in quotes_of(text)]


def test_who_makes_sure_says_nothing():
    assert quotes_of("The guards make sure the mill is locked at night.") == []


def test_a_show_whose_name_stands_in_marks_says_nothing():
    found = quotes_of("Jon Orr told Tarn Radio’s “Morning Mist” that he would go.")
    assert [q[1] for q in found] == ["that he would go"]


def test_values_of_left_over_markup_are_no_quotations():
    assert quotes_of('<post author="Orla Tull" day="4 March">The bridge is open.</post>') == []


def test_a_word_may_lead_from_one_sentence_of_a_speaker_to_the_next():
    found = quotes_of("“We had a plan,” Orla Tull said. Instead, “they just left.”")
    assert [(q[2], q[4]) for q in found] == [(["We had a plan,", "they just left."], "Orla Tull")]


def test_what_happens_while_something_else_does_is_part_of_what_is_told():
    assert [q[1] for q in quotes_of("Orla Tull said the mill was old, while the bridge was new.")] == [
        "the mill was old, while the bridge was new"
    ]


def test_a_headline_that_ends_in_who_says_so_is_theirs():
    assert quotes_of("Sarn road ‘closed’, says council")[0][1:] == ("Sarn road ‘closed’", ["closed"], "says", "council")


def test_a_clause_about_the_speaker_is_not_what_he_says():
    assert quotes_of("Orla Tull, who left, says nothing.") == []


def test_a_sentence_behind_a_question_in_marks_does_not_attribute_it():
    found = quotes_of("“Who is going to stay?” Jon Orr asked. “Tourists?” He gave the bread away.")
    assert [(q[2], q[4]) for q in found] == [(["Who is going to stay?", "Tourists?"], "Jon Orr")]


@pytest.mark.parametrize(
    "text",
    [
        "Orla Tull opened with a call for a new bridge.",
        "Orla Tull was careful not to blame the miners.",
        "Orla Tull stood in opposition to the new bridge.",
    ],
)
def test_a_noun_or_adjective_that_attributes_has_the_subject_of_its_clause_as_source(text):
    assert [q[4] for q in quotes_of(text)] == ["Orla Tull"]


def test_a_time_before_who_speaks_does_not_hide_them():
    assert only("14:05 Mayor: “We are all safe”\n\nIt rained.")[4] is not None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("She released a statement saying, “We are proud of the mill.”", "She"),
        ("Orla Tull waved a sign that read “Save the mill now”.", "Orla Tull"),
        ("Her rivals went further, with Mayor Orla Tull calling Jon Orr a coward.", "Mayor Orla Tull"),
        ("She is a miller but concedes that most of her friends are not.", "She"),
    ],
)
def test_who_issues_or_stands_beside_words_is_their_source(text, source):
    parsed = parse(report_of_text(text), bundled())
    found, _ = quotes.find(parsed, names.find(parsed)[1])
    assert source in [text[q.source.start : q.source.end] for q in found if q.source]
