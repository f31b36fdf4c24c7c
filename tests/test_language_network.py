"""The pipeline's networks are run here faster than spaCy runs them, and say the same."""

import random
from itertools import pairwise, product

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import stemma
from stemma import data
from stemma.reading.language import SpacyLanguage, _by_spacy, bundled
from stemma.reading.network import component, embedding, extents, forms, runtime
from stemma.reading.network.spanning import best_heads

HARD = [
    "",
    " ",
    "Orr",
    "?!",
    "What he had been told to expect, Tull said, was not what the council of Arlen voted for on Friday.",
    "ALL SHOUTED IN ARLEN TODAY",
    "It was. What he wanted. To see",
    "Two  spaces and\ta tab \u00a0 and a narrow\u202fspace",
    "“We can't,” she said; n't it, U.S. and e.g. :-) 3,000-strong $4.2bn 10p.m. '90s rock'n'roll",
    "naïve 中文 字 и русский \U0001f642\U0001f642 \u202e\u0000",
    "a" * 3_000,
    "word " * 900,
]


@pytest.fixture(scope="module")
def pipeline():
    return spacy.load(data.path("language"))


@pytest.fixture(scope="module")
def sentences():
    texts = [path.read_text(encoding="utf-8") for path in sorted(stemma.example().glob("*.txt"))]
    return [line.strip() for text in texts for line in text.splitlines() if line.strip()] + HARD


@pytest.fixture(scope="module")
def made(pipeline):
    return runtime(pipeline)


def test_the_networks_say_what_spacy_says(pipeline, made, sentences):
    assert made.annotate(sentences) == _by_spacy(pipeline, sentences)


def test_the_bundled_pipeline_is_run_by_the_networks(pipeline):
    assert SpacyLanguage("bundled", pipeline)._runtime is not None


def test_a_sentence_is_annotated_alike_in_any_company(made, sentences):
    together = dict(zip(sentences, made.annotate(sentences), strict=True))
    for text in random.Random(3).sample(sentences, 25):
        assert made.annotate([text]) == [together[text]]


def test_forgetting_word_forms_changes_nothing(pipeline, made, sentences, monkeypatch):
    monkeypatch.setattr(forms, "KEPT", 100)
    monkeypatch.setattr(embedding, "KEPT", 100)
    monkeypatch.setattr(pipeline.get_pipe("parser"), "_network", None)
    forgetful = runtime(pipeline)
    by_few = [parse for at in range(0, len(sentences), 5) for parse in forgetful.annotate(sentences[at : at + 5])]
    assert by_few == made.annotate(sentences)
    assert len(forgetful._forms._splits) < 400


@given(st.from_regex(r"[A-Za-z][a-z]{1,11}[,.]?", fullmatch=True))
def test_words_of_small_letters_are_split_as_the_tokeniser_splits_them(pipeline, run):
    words = forms.Forms(pipeline).words([run])
    doc = pipeline.make_doc(run)
    assert (words.starts, words.texts) == ([token.idx for token in doc], [token.text for token in doc])


def test_a_pipeline_with_other_parts_is_left_to_spacy():
    other = spacy.blank("en")
    other.add_pipe("sentencizer")
    assert runtime(other) is None
    assert SpacyLanguage("other", other).annotate(["Orr left."])[0].texts == ("Orr", "left", ".")


def test_a_pipeline_of_another_kind_is_left_to_spacy():
    for part in ("parser", "ner"):
        other = spacy.load(data.path("language"))
        other.remove_pipe(part)
        other.add_pipe(part, **({"first": True} if part == "parser" else {}))
        assert runtime(other) is None


def test_names_without_the_network_that_they_read_on_from_are_told(pipeline):
    names = pipeline.get_pipe("ner")
    with pytest.raises(ValueError, match="stemma_syntax"):
        names(pipeline.make_doc("Orr left Arlen."))


RULES = extents.following(("O", "B-A", "I-A", "E-A", "S-A", "B-B", "I-B", "E-B", "S-B"))


@given(hnp.arrays(np.float32, st.tuples(st.integers(1, 9), st.just(9)), elements=st.floats(-9, 9, width=32)))
def test_every_name_that_begins_also_ends(scores):
    size = len(scores)
    chosen = extents.best_tags(scores, [0, size], RULES)
    assert RULES.opens[chosen[0]] and RULES.closes[chosen[-1]]
    assert RULES.after[chosen[:-1], chosen[1:]].all()


@given(hnp.arrays(np.float32, st.tuples(st.integers(1, 4), st.just(5)), elements=st.floats(-9, 9, width=32)))
def test_no_other_row_of_tags_that_may_be_scores_higher(scores):
    rules = extents.following(("O", "B-A", "I-A", "E-A", "S-A"))
    chosen = extents.best_tags(scores, [0, len(scores)], rules)
    rows = product(range(5), repeat=len(scores))
    whole = [row for row in rows if rules.opens[row[0]] and rules.closes[row[-1]]]
    may_be = [row for row in whole if all(rules.after[a, b] for a, b in pairwise(row))]
    best = max(sum(float(scores[at, tag]) for at, tag in enumerate(row)) for row in may_be)
    assert sum(float(scores[at, tag]) for at, tag in enumerate(chosen.tolist())) == pytest.approx(best, abs=1e-3)


def test_what_spacy_learns_of_new_words_is_given_back(pipeline, made):
    made.annotate(["The known words stay."])
    before = len(pipeline.vocab.strings)
    made.annotate([f"The zyx{number}qua went to Plo{number}rt." for number in range(200)])
    assert len(pipeline.vocab.strings) == before


def test_the_parser_comes_back_from_bytes_as_it_was(pipeline, sentences):
    other = spacy.blank("en")
    other.vocab.vectors = pipeline.vocab.vectors
    again = component.make_syntax_parser(other, "parser").from_bytes(pipeline.get_pipe("parser").to_bytes())
    doc, same = (part(pipeline.make_doc(sentences[0])) for part in (pipeline.get_pipe("parser"), again))
    assert [(t.tag_, t.lemma_, t.dep_, t.head.i) for t in doc] == [(t.tag_, t.lemma_, t.dep_, t.head.i) for t in same]


def test_a_long_text_is_parsed_in_pieces_and_ends_where_its_sentences_do(pipeline):
    doc = pipeline(" ".join(["The council of Arlen met on Friday."] * 200))
    assert [len(sentence) for sentence in doc.sents] == [8] * 200


SCORES = st.floats(-20, 20, width=32)


@given(st.integers(1, 9).flatmap(lambda n: st.lists(SCORES, min_size=n * n + n, max_size=n * n + n)))
def test_the_best_heads_make_one_tree(scores):
    size = next(n for n in range(1, 10) if n * n + n == len(scores))
    heads = best_heads(np.array(scores[size:], np.float32).reshape(size, size), np.array(scores[:size], np.float32))
    assert sum(head == word for word, head in enumerate(heads)) == 1
    for word in range(size):
        above = word
        for _ in range(size):
            above = heads[above]
        assert heads[above] == above


def test_a_row_of_full_stops_gets_one_tree(made):
    (parse,) = made.annotate([". " * 250])
    roots = [word for word, head in enumerate(parse.heads) if head == word]
    assert len(parse.heads) >= 250
    top = list(range(len(parse.heads)))
    for _ in parse.heads:
        top = [parse.heads[word] for word in top]
    assert set(top) == set(roots)


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text_gets_tokens_that_are_its_own(made, texts):
    for text, parse in zip(texts, made.annotate(texts), strict=True):
        assert all(text[t.start : t.end] == t.text for t in parse.tokens)
        assert all(0 <= t.head < len(parse.tokens) for t in parse.tokens)
        assert all(0 <= c.first < c.last <= len(parse.tokens) for c in parse.chunks)


def test_a_comma_is_no_part_of_a_word_with_a_prefix():
    [parse] = bundled().annotate(["Orlo Tull, the port’s co-founder, left (after the re-election)."])
    whole = [word for word in parse.texts if "-" in word]
    assert (whole, parse.texts.count(","), parse.texts[-2:]) == (["co-founder", "re-election"], 2, (")", "."))
