"""What was said once is one utterance, in all the wordings that the reports give it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from stemma.accounts import utterances
from stemma.accounts.utterances.wording import change, differences
from stemma.lineage.origins import FactOrigins
from stemma.records import Entity, Extent, Lineage, Quote, Report


def report(name, *said, speaker="n0", published=None):
    """Return a report of lines in marks, each its own quote."""
    text, found = "", []
    for line in said:
        start = len(text)
        text += f"“{line}” Tull said.\n"
        inner = Extent(start=start + 1, end=start + 1 + len(line))
        cue = Extent(start=inner.end + 7, end=inner.end + 11)
        found.append(Quote(start=start, end=inner.end + 1, kind="direct", quoted=(inner,), cue=cue, speaker=speaker))
    return Report(id=name, source=name, text=text, text_sha256="", quotes=tuple(found), published=published)


def gathered(*reports, speakers=("Tull",)):
    of = {(r.id, f"n{n}"): who for r in reports for n, who in enumerate(speakers)}
    return utterances.gather(reports, FactOrigins(reports, Lineage()), of)


def texts(found):
    return sorted(sorted(v.text for v in u.variants) for u in found)


def test_a_shortened_quote_is_the_same_utterance():
    found = gathered(
        report("a", "We will hold the old bridge until help arrives"), report("b", "We will hold the old bridge")
    )
    assert len(found) == 1
    assert found[0].wording == "differs"


def test_a_retranslated_quote_is_the_same_utterance():
    found = gathered(
        report("a", "Already much of the medical equipment that Tarn requested is on its way."),
        report("b", "There is already much medical equipment requested by Tarn on the way."),
    )
    assert len(found) == 1


def test_a_quote_that_one_report_splits_is_one_utterance():
    found = gathered(
        report("a", "The roof was rotten. Nobody had inspected the chimney for decades."),
        report("b", "The roof was rotten.", "Nobody had inspected the chimney for decades."),
    )
    assert len(found) == 1


def test_common_phrases_do_not_make_two_utterances_one():
    found = gathered(
        report("a", "We are going to look at what happened to the bridge"),
        report("b", "We are going to rebuild the school"),
    )
    assert len(found) == 2


def test_a_lost_negation_is_a_conflict():
    found = gathered(
        report("a", "The northern valley is not safe for anyone"), report("b", "The northern valley is safe for anyone")
    )
    assert [u.wording for u in found] == ["conflicts"]


def test_two_speakers_for_one_utterance_are_a_conflict():
    both = (Entity(id="n0", name="Orla Tull", type="PERSON"), Entity(id="n1", name="Ivo Marr", type="PERSON"))
    words = "We will hold the old bridge until help arrives"
    reports = (replace(report("a", words), entities=both), replace(report("b", words, speaker="n1"), entities=both))
    assert [u.wording for u in gathered(*reports, speakers=("Tull", "Marr"))] == ["conflicts"]


def test_the_earliest_wording_comes_first():
    found = gathered(
        report("a", "We will hold the old bridge", published="2031-05-03"),
        report("b", "We will hold the old bridge", published="2031-05-02"),
    )
    assert [v.report for v in found[0].variants] == ["b", "a"]


def test_the_order_of_the_reports_changes_nothing():
    reports = [report(n, "We will hold the old bridge", f"The {n} mill has burned to the ground") for n in "abcd"]
    assert gathered(*reports) == gathered(*reversed(reports))


def test_an_indirect_quote_joins_the_words_that_it_reports():
    text = "Tull said the roof of the mill was rotten and the chimney cracked."
    told = Quote(start=10, end=len(text) - 1, kind="indirect", speaker="n0")
    indirect = Report(id="b", source="b", text=text, text_sha256="", quotes=(told,))
    found = gathered(report("a", "The roof of the mill was rotten and the chimney cracked"), indirect)
    assert len(found) == 1
    assert sorted(v.kind for v in found[0].variants) == ["direct", "indirect"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("We will rest.", "“We will rest”", "same"),
        ("We won’t rest", "We will not rest", "same"),
        ("We will rest until Friday", "We will rest", "shortened"),
        ("We will rest at home", "We will rest in town", "reworded"),
        ("We will rest", "We will not rest", "meaning-changed"),
        ("At least 22 were hurt", "At least 24 were hurt", "meaning-changed"),
        ("twenty men came", "20 men came", "reworded"),
        ("Not since spring have we seen rain", "We have not seen rain since spring", "reworded"),
        ("and that message is not", "and that message is: Don’t do it", "meaning-changed"),
    ],
)
def test_differences_of_wording_are_classed(first, second, expected):
    assert change(first, second) == expected


@given(st.text(alphabet="ab12 not’,.", max_size=60), st.text(alphabet="ab12 not’,.", max_size=60))
def test_differences_lie_in_their_texts_and_cover_all_words(first, second):
    found = differences(first, second)
    assert all(0 <= d.first_start <= d.first_end <= len(first) for d in found)
    assert all(0 <= d.second_start <= d.second_end <= len(second) for d in found)
    assert change(first, first) == "same"


@given(
    st.lists(st.lists(st.text(alphabet="ab we stay not", max_size=30).map("we stay {}".format), max_size=4), max_size=4)
)
def test_every_pair_of_marks_is_one_variant(lines):
    reports = [report(str(n), *said) for n, said in enumerate(lines)]
    found = gathered(*reports)
    spans = sorted((v.report, v.start, v.end) for u in found for v in u.variants)
    assert spans == sorted((r.id, e.start, e.end) for r in reports for q in r.quotes for e in q.quoted)
    assert len({u.id for u in found}) == len(found)


def mixed(name, text, *parts, speaker="n0"):
    """Return a report of one mixed quote over the whole text, with these parts of it in marks."""
    inner = [Extent(start=(at := text.index(part)), end=at + len(part)) for part in parts]
    quote = Quote(
        start=0, end=len(text), kind="mixed", quoted=tuple(inner), speaker=speaker, cue=Extent(start=0, end=4)
    )
    return Report(id=name, source=name, text=text, text_sha256="", quotes=(quote,))


def test_marks_within_one_clause_are_one_utterance():
    text = "said the dam was “rotten to its core” and could mean “the end of every village below it”"
    found = gathered(mixed("a", text, "rotten to its core", "the end of every village below it"))
    assert [(len(u.variants), u.wording) for u in found] == [(2, "same")]


def test_a_fragment_belongs_to_the_longer_words_of_its_speaker():
    found = gathered(
        mixed("a", "said she was “heartbroken” by the news", "heartbroken"),
        report("b", "I am heartbroken by the loss of our old mill"),
    )
    assert [len(u.variants) for u in found] == [2]


def test_two_translations_share_a_run_of_words():
    found = gathered(
        report("a", "He carried it out in response to the call to march on the towns of the delta"),
        report("b", "executed the plan in response to the call to march on the cities of the delta"),
    )
    assert len(found) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "We will keep searching as long as there is a chance",
            "keep on searching as long as there is any chance at all",
        ),
        ("I will not do so today", "I am not going to do it today"),
        ("We will hold, no matter what", "We will hold"),
        ("Without doubt this was our worst day", "This was our worst day"),
        ("We cannot and will not accept the plan", "We will not accept the plan"),
        ("No one should live like this", "Nobody should live like this"),
        ("We do not know how many were aboard. We search with 20 boats", "We search with boats"),
    ],
)
def test_what_is_only_left_out_or_reworded_is_no_conflict(first, second):
    assert "meaning-changed" not in {change(first, second), change(second, first)}


def test_an_opposite_changes_the_meaning():
    assert change("The old bridge is unsafe for lorries", "The old bridge is safe for lorries") == "meaning-changed"


def test_a_quote_of_oneself_is_another_occasion():
    found = gathered(
        report("a", "I would rather lose the mill than sell the bridge"),
        report("b", "I said I would rather lose the mill than sell the bridge"),
    )
    assert len(found) == 2


def test_a_passive_turned_round_is_the_same_utterance():
    found = gathered(
        report("a", "We planned to knock and we were let in"), report("b", "We wanted to knock and they let us in")
    )
    assert len(found) == 1


def test_an_ellipsis_makes_a_quote_shorter_and_no_other():
    found = gathered(
        report("a", "We will hold the old bridge, whatever the river does, until help arrives"),
        report("b", "We will hold the old bridge … until help arrives"),
    )
    assert [u.wording for u in found] == ["differs"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Thirty houses have burned in the valley", "Forty houses have burned in the valley"),
        ("Nobody will be asked to leave the valley", "Everybody will be asked to leave the valley"),
        ("The bridge will never be opened again", "The bridge will be opened again"),
    ],
)
def test_a_number_or_negation_lost_or_gained_is_a_conflict(first, second):
    assert [u.wording for u in gathered(report("a", first), report("b", second))] == ["conflicts"]


def test_a_telling_fragment_belongs_to_the_words_of_whom_another_report_only_describes():
    body = (Entity(id="n0", name="Halvern", type="ORG"),)
    fragment = replace(mixed("a", "said Halvern had found “rotten timbers” there", "rotten timbers"), entities=body)
    whole = report("b", "We were told by Halvern that rotten timbers were found under the mill", speaker="n1")
    assert len(gathered(fragment, whole, speakers=("Halvern", "Tull"))) == 1


def marked_pairs(text):
    """Return a report whose one sentence holds marked pieces of one content."""
    inner = tuple(Extent(start=m.start() + 1, end=m.end() - 1) for m in re.finditer("“[^”]*”", text))
    quote = Quote(start=10, end=len(text), kind="mixed", quoted=inner, cue=Extent(start=5, end=9), speaker="n0")
    return Report(id="a", source="a", text=text, text_sha256="", quotes=(quote,))


def test_marked_pieces_of_one_clause_are_one_utterance_and_two_that_and_joins_are_two():
    clause = gathered(marked_pairs("Tull said the dam was “rotten to the core” after years of “stolen cement”"))
    joined = gathered(marked_pairs("Tull said it was a “rotten and dangerous dam” and “nobody will sleep well”"))
    assert len(clause) == 1
    assert len(joined) == 2


def test_a_time_of_day_written_in_another_way_changes_no_meaning():
    assert change("He gave up just after 6 p.m.", "He gave up just after 6:00 pm") == "same"
    assert change("She rang at 6.41pm.", "She rang at 18:41.") == "same"
    assert change("He gave up at 6 a.m.", "He gave up at 6 p.m.") == "meaning-changed"


def test_words_printed_apart_are_compared_as_running_text():
    said = "We ca n't pay $ 2 . 6 million , and they 're sorry ."
    assert change(said, "We can't pay $2.6 million, and they're sorry.") == "same"
    (whole,) = differences(said, "We cannot pay $2.6 million and they're sorry")
    assert (whole.first_start, whole.first_end) == (0, len(said) - 2)


def test_a_term_that_two_people_use_does_not_make_their_words_one():
    found = gathered(
        report("a", "The whole harbour tax scheme was a present for the owners of big ships."),
        report("b", "We have told the assembly what a harbour tax would cost each fisherman.", speaker="n1"),
        report("c", "harbour tax", speaker="n2"),
        speakers=("Tull", "Orr", None),
    )
    assert len(found) == 3


def test_who_says_a_thing_again_in_the_next_sentence_says_another():
    text = "“I kept the foil,” Tull said. “I have always kept the foil.”"
    inner = [Extent(start=m.start() + 1, end=m.end() - 1) for m in re.finditer("“[^”]*”", text)]
    quotes = tuple(
        Quote(start=e.start - 1, end=e.end + 1, kind="direct", quoted=(e,), cue=Extent(start=24, end=28), speaker="n0")
        for e in inner
    )
    found = gathered(Report(id="a", source="a", text=text, text_sha256="", quotes=quotes))
    assert len(found) == 2


def test_a_sentence_that_two_reports_give_to_two_people_is_one_conflict():
    whole = "I ate from the same box. They did not draw my number that day."
    named = [
        replace(report("a", whole), entities=(Entity(id="n0", name="Ida Tull", type="PERSON", mentions=()),)),
        replace(
            report("b", "They did not draw my number that day.", speaker="n1"),
            entities=(Entity(id="n1", name="Jo Orr", type="PERSON", mentions=()),),
        ),
    ]
    found = gathered(*named, speakers=("Ida Tull", "Jo Orr"))
    assert [u.wording for u in found] == ["conflicts"]


def test_a_speaker_is_inferred_where_no_report_attributes_the_words_to_whoever_it_is():
    stated = report("a", "We will hold the old bridge until help arrives")
    bare = replace(stated, id="b", quotes=tuple(replace(quote, cue=None) for quote in stated.quotes))
    assert [u.inferred for u in gathered(bare)] == [True]
    assert [u.inferred for u in gathered(stated)] == [False]
    assert [u.inferred for u in gathered(stated, bare)] == [False]
    assert [u.inferred for u in gathered(replace(bare, quotes=(replace(bare.quotes[0], speaker=None),)))] == [False]
