"""Text reuse among any number of reports: words as numbers, sketches, runs, and what they say together."""

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from lineage_texts import INDEPENDENT, ONE_SIBLING, SHORTENED, WIRE

from stemma.lineage.boilerplate import boilerplate
from stemma.lineage.candidates import pairs, partners
from stemma.lineage.narrated import narrated
from stemma.lineage.pair_runs import pair_runs
from stemma.lineage.reuse import reuse
from stemma.lineage.runs import equal_runs, seeds
from stemma.lineage.sketch import sketch
from stemma.lineage.tokens import tokenise
from stemma.records import Report
from stemma.sources import report_of_text
from stemma.words import words

VOCABULARY = [f"{one}{two}" for one in ("mill", "dam", "ferry", "court", "quay") for two in ("a", "os", "ern", "ith")]
ANY_TEXTS = st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=80), max_size=5)


def _text(seed, count=120):
    rng = random.Random(seed)
    return " ".join(f"{rng.choice(VOCABULARY)}{rng.randrange(40)}x" for _ in range(count))


@given(ANY_TEXTS)
def test_words_as_numbers_stand_where_words_stand(texts):
    found = tokenise(texts)
    for number, text in enumerate(texts):
        at = found.of(number)
        places = list(zip(found.starts[at].tolist(), found.ends[at].tolist(), strict=True))
        assert places == [(word.start, word.end) for word in words(text)]


@given(st.lists(st.integers(0, 4), max_size=40), st.lists(st.integers(0, 4), max_size=40))
def test_runs_are_equal_words_and_no_word_is_in_two_of_them(one, two):
    first, second = (seeds(np.array(those, dtype=np.uint64), 3) for those in (one, two))
    reached = 0
    for start, there, length in equal_runs(first, second, 3).tolist():
        assert one[start : start + length] == two[there : there + length]
        assert start >= reached and length >= 3
        reached = start + length


@given(st.lists(st.lists(st.sampled_from("abcd"), max_size=30), min_size=2, max_size=5))
def test_runs_of_many_pairs_are_those_of_each_pair(texts):
    tokens = tokenise([" ".join(text) for text in texts])
    every = np.array([(one, two) for two in range(len(texts)) for one in range(len(texts)) if one != two])
    found = pair_runs(tokens, every, 3, 4)
    grams = [seeds(tokens.numbers[tokens.of(text)], 3) for text in range(len(texts))]
    for number, (one, two) in enumerate(every.tolist()):
        rows = np.stack(found[1:], axis=1)[found.pair == number] - [tokens.firsts[one], tokens.firsts[two], 0]
        assert rows.tolist() == equal_runs(grams[one], grams[two], 4).tolist()


@given(st.lists(st.lists(st.sampled_from(["The crew left.", '"', "“", "”", "\n", "Halvern"]), max_size=9), max_size=4))
def test_words_in_marks_are_not_the_narrators(parts):
    texts = ["x " + " ".join(some) for some in parts]
    reports = [Report(id=text, source=text, text=text, text_sha256=text) for text in texts]
    tokens = tokenise(texts)
    counts = narrated(reports, tokens)
    for number, text in enumerate(texts):
        inside, outside = False, []
        for word in text.replace("\n", " \n ").split(" "):
            inside = {'"': not inside, "“": True, "”": False, "\n": False}.get(word, inside)
            outside += [not inside] * len(words(word))
        assert counts[tokens.of(number)].tolist() == outside


def test_a_legal_line_is_found_wherever_it_stands():
    lines = [
        "SUBSCRIBE NOW",
        "The mill burned. All rights reserved.",
        "Resubscribe now",
        "© Copyright 2024",
        "All right.",
    ]
    assert [len(boilerplate(line)[0]) for line in lines] == [1, 1, 1, 1, 0]


def test_an_excerpt_meets_its_source_among_hundreds_of_others():
    texts = [_text(seed) for seed in range(300)]
    texts.append(" ".join(texts[7].split()[40:60]) + " " + _text("own"))
    assert [7, 300] in partners(sketch(tokenise(texts)), len(texts)).tolist()


def test_candidates_grow_with_the_reports_and_not_with_their_pairs():
    texts = [f"{WIRE}\nLine {number} of its own." for number in range(400)]
    assert len(pairs(texts)) <= 400 * 12


def test_two_reports_that_share_a_quotation_only_reuse_nothing():
    quote = "“We got out everyone we could reach, but the staircase was gone when our first engine arrived,” she said."
    reports = [report_of_text(_text(seed) + ". " + quote) for seed in range(3)]
    assert list(reuse(reports)) == []


def test_legal_lines_are_no_reuse():
    foot = (
        "\nThis material may not be published, broadcast, rewritten or redistributed without the consent of its owners."
    )
    assert list(reuse([report_of_text(_text(seed) + foot) for seed in range(3)])) == []


def test_passages_of_reuse_stand_in_both_texts():
    reports = [report_of_text(text) for text in (WIRE, INDEPENDENT, SHORTENED, ONE_SIBLING)]
    (found,) = reuse(reports)
    assert (found.one, found.two) == (0, 2)
    for (start, end), (first, last) in found.passages:
        one, two = reports[0].text[start:end], reports[2].text[first:last]
        assert one.split()[0].lower() == two.split()[0].lower()
        assert one == one.strip() and two == two.strip()


def test_no_texts_share_nothing():
    assert list(reuse([])) == []
    assert list(reuse([report_of_text(""), report_of_text("Orr"), report_of_text("…")])) == []
