"""Quotation marks are paired as news prints them, and a lost mark costs one paragraph at most."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.reading.marks import marks
from stemma.reading.marks.marks import pair


def words_in_marks(text):
    paragraphs = [m.span() for m in re.finditer(r"[^\n]+", text)]
    return [text[m.first : m.last] for m in pair(text, paragraphs) if m.opened]


@pytest.mark.parametrize(
    "text",
    [
        "“We stay,” Orla Tull said.",
        '"We stay," Orla Tull said.',
        "‘We stay,’ Orla Tull said.",
        "'We stay,' Orla Tull said.",
        "``We stay,'' Orla Tull said.",
        "«We stay,» Orla Tull said.",
        "„We stay,“ Orla Tull said.",
        "「We stay,」 Orla Tull said.",
    ],
)
def test_every_kind_of_mark_holds_the_same_words(text):
    assert words_in_marks(text) == ["We stay,"]


def test_an_apostrophe_is_no_quotation_mark():
    assert words_in_marks("The miners' union won't pay; it's Tarn's turn, and the '90s are over, so tell 'em.") == []


def test_a_possessive_inside_single_marks_does_not_close_them():
    assert words_in_marks("‘The miners’ union is with us,’ Tull said.") == ["The miners’ union is with us,"]


def test_nested_marks_belong_to_the_outer_ones():
    text = "“He told me ‘no’, and I said “yes” to that,” Tull said."
    assert words_in_marks(text) == ["He told me ‘no’, and I said “yes” to that,"]


def test_a_measure_in_feet_and_inches_opens_nothing():
    assert words_in_marks('The 6\'2" keeper said: "We won."') == ["We won."]


def test_a_paragraph_that_opens_and_does_not_close_reaches_to_its_end():
    text = "“We stay.\n“We pay nothing,” Tull said."
    assert words_in_marks(text) == ["We stay.", "We pay nothing,"]


def test_a_mark_never_closed_ends_before_the_words_that_attribute_it():
    assert words_in_marks("“We stay, Orla Tull said. The mill is old.") == ["We stay,"]


def test_a_lost_closing_mark_does_not_swallow_the_next_quotation():
    assert words_in_marks("“We stay. Nobody moves. “We pay,” Tull said.")[-1] == "We pay,"


def test_a_mark_never_closed_stays_in_its_paragraph():
    assert words_in_marks("He “never paid\nThe bridge is “open” today.") == ["never paid", "open"]


@given(st.text(alphabet="ab .,\n“”‘’\"'«»`sS5?!…-", max_size=200))
def test_any_marks_are_paired_within_the_text_and_in_order(text):
    paragraphs = [m.span() for m in re.finditer(r"[^\n]+", text)]
    found = pair(text, paragraphs)
    assert all(0 <= m.start <= m.first < m.last <= m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    over_lines = [m for m in found if "\n" in text[m.start : m.end]]
    assert all(m.opened and m.closed and "\n\n" not in text[m.start : m.end] for m in over_lines)


@pytest.mark.parametrize(
    "marks", ["“" * 10_000 + "a" + "”" * 10_000, "“a " * 10_000, "“‘" * 10_000, "'a " * 10_000, '"' * 20_000]
)
def test_ten_thousand_nested_marks_are_read(marks):
    assert len(pair(marks, [(0, len(marks))])) <= 10_000


def test_a_line_of_apostrophes_and_marks_is_read_in_linear_time(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = 0
    word = marks._WORD

    class Counted:
        def match(self, text: str, at: int) -> re.Match[str] | None:
            nonlocal looked_at
            found = word.match(text, at)
            looked_at += len(found.group()) if found else 0
            return found

    monkeypatch.setattr(marks, "_WORD", Counted())
    text = "’'" + "a" * 23
    line = text * 400
    marks.pair(line, [(0, len(line))])
    assert looked_at <= 2 * len(line)


def test_marks_that_close_nothing_do_not_look_at_all_marks_before_them(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = []

    class Counted(marks.Marked):
        @property
        def single(self) -> bool:
            looked_at.append(self)
            return self[-1]

    monkeypatch.setattr(marks, "Marked", Counted)
    line = "'a' x” " * 400
    assert len(marks.pair(line, [(0, len(line))])) == 400
    assert len(looked_at) <= 400


def test_words_in_marks_run_over_the_ends_of_lines_that_hold_a_sentence_each():
    text = "`` We have lost three boats .\nA fourth is missing , '' said Mr Orr .\n`` Nobody slept , '' he said ."
    assert words_in_marks(text) == ["We have lost three boats .\nA fourth is missing ,", "Nobody slept ,"]


def test_words_in_marks_end_with_a_paragraph_of_several_sentences():
    text = "“We have lost three boats.\nA fourth is missing. Nobody slept.” Mr Orr left."
    assert words_in_marks(text) == ["We have lost three boats."]


def test_single_marks_that_open_paragraph_after_paragraph_need_not_close():
    text = "Tull said: 'I saw the light.\n'I was numb. I thought, \"It is over.\"\n'Then I swam,' she added."
    assert words_in_marks(text) == ["I saw the light.", 'I was numb. I thought, "It is over."', "Then I swam,"]


def test_the_wrong_one_of_two_marks_closes_what_its_like_has_opened():
    assert words_in_marks("`` The road is open , `` Jon Orr , a clerk , said .") == ["The road is open ,"]


def test_a_paragraph_that_only_closes_marks_is_speech_up_to_there_whatever_single_marks_it_holds():
    text = "“We saw two boats.\nThey need calm water to ‘puff’ through. Nobody else has seen them.”\nIt rained."
    paragraphs = [m.span() for m in re.finditer(r"[^\n]+", text)]
    assert [m.last for m in pair(text, paragraphs)][-1] == text.index("”")


def test_a_mark_out_of_its_place_closes_what_was_open_where_nothing_closes_the_words_behind_it():
    text = '"It is to feed and not to sell. "Orlo has just closed the shop. "I was so glad," she said.'
    assert words_in_marks(text) == ["It is to feed and not to sell.", "I was so glad,"]


def test_a_second_paragraph_of_a_speech_on_one_line_is_speech_too():
    text = 'Orr said: "We came late. "We saw the fire," he said. "We ran."'
    assert words_in_marks(text) == ["We came late.", "We saw the fire,", "We ran."]


def test_a_mark_glued_to_the_next_sentence_closes():
    assert words_in_marks('"It is over."The mayor left. "We stay," she said.') == ["It is over.", "We stay,"]


def test_a_mark_before_who_says_so_closes_though_the_space_stands_on_its_wrong_side():
    assert words_in_marks('"We stay, "Orr said. "We go."') == ["We stay,", "We go."]


def test_marks_set_apart_from_words_and_stops_are_pairs():
    assert words_in_marks('He called it " a shame " and " a pity ". Orr said " we go. "') == [
        "a shame",
        "a pity",
        "we go.",
    ]


def test_a_mark_right_before_who_says_so_closes():
    text = '"It was a long shift, "said porter Lena Oduro. "We ran out of beds."'
    assert words_in_marks(text) == ["It was a long shift,", "We ran out of beds."]


def test_an_apostrophe_behind_a_mark_out_of_place_opens_nothing():
    text = '"We keep the gate shut. "The yard\'s owner left town. His firm\'s trucks were sold. "It is late," Orr said.'
    assert words_in_marks(text) == ["We keep the gate shut.", "It is late,"]


def test_single_marks_of_a_wire_tape_stand_apart():
    text = "Mayor ` to shut the pier ' by May . `` We must , '' he said . The workers ' club called it ` theft . '"
    assert words_in_marks(text) == ["to shut the pier", "We must ,", "theft ."]
