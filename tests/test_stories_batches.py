"""What is read, compared and grouped together comes out as it would alone: claims about whole batches."""

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.sources import report_of_text
from stemma.stories import StoryStore, lexis
from stemma.stories.descent import descend
from stemma.stories.linkage import WHOLE, Linkable, link, link_all
from stemma.stories.matrices import Matrices
from stemma.stories.means import Means
from stemma.stories.part import Part
from stemma.stories.rows import Rows
from stemma.stories.sketch import KINDS
from stemma.words import cut

TEXTS = [
    "The ferry Corrin Star capsized off Port Amsel on Saturday, killing 14 people, the harbour master Ida Tresk said.",
    "Die Fähre kenterte am Samstag vor dem Hafen von Amsel; 14 Menschen starben, sagte Ida Tresk.",
    "渡轮星期六在港外倾覆,十四人遇难。",
    "Nurses in Estmark stopped work on Tuesday for a rise of nine per cent, their union said in Halvern (CW) - 2024.",
    "",
    "mid-May talks in Kolm—Orsund ended. Kolm's mayor, 52, said: “No!”",
]


def _told(rows, row):
    """What a report is known by, in words."""
    names = rows.lexis.names()
    return [
        (names[word // KINDS], word % KINDS, weight)
        for word, weight in zip(rows.words[row].tolist(), rows.weights[row].tolist(), strict=True)
        if word
    ]


def _reports():
    languages = ["en", "de", "zh", "en", "en", None]
    return [
        report_of_text(text, id=f"{number}", language=language, title=text[:30] or None, outlet="Halvern Post")
        for number, (text, language) in enumerate(zip(TEXTS, languages, strict=True))
    ]


def test_a_report_is_known_by_the_same_words_whatever_is_read_with_it():
    together, reports = Rows(), _reports()
    together.read(reports)
    for number, report in enumerate(reports):
        alone = Rows()
        alone.read([report])
        assert _told(alone, 0) == _told(together, number)


def test_a_report_is_known_by_the_same_words_after_words_were_forgotten(monkeypatch):
    monkeypatch.setattr(lexis, "_KNOWN", 4)
    rows, reports = Rows(), _reports()
    for _ in range(3):
        for report in reports:
            rows.read([report])
    assert [_told(rows, row) for row in range(6)] == [_told(rows, row) for row in range(12, 18)]


def _alike(draw, count):
    """A random likeness in which some groups stand out."""
    of = [draw.randrange(max(1, count // 4)) for _ in range(count)]
    found = np.array(
        [[draw.choice([0.1, 0.2, 0.5]) if a == b else draw.choice([0.0, 0.05, 0.13, 0.2]) for b in of] for a in of]
    )
    return np.rint(np.minimum(found, found.T) * WHOLE)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.integers(1, 40), min_size=1, max_size=8))
def test_sets_that_are_grouped_together_come_out_as_each_does_alone(seed, sizes):
    draw = random.Random(seed)
    sets = [Linkable(_alike(draw, size), details=_alike(draw, size) if size > 9 else None) for size in sizes]
    assert link_all(sets) == [link(one) for one in sets]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 40))
def test_every_place_of_a_set_is_in_one_group(seed, size):
    linked = link(Linkable(_alike(random.Random(seed), size)))
    assert sorted(place for group in linked.groups for place in group) == list(range(size))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 40), st.booleans())
def test_groups_are_the_same_whether_nearest_pairs_are_looked_at_or_the_most_alike_of_all(seed, size, ruled):
    draw = random.Random(seed)
    alike = np.random.default_rng(seed).uniform(0.0, 0.6, (size, size))
    sizes = np.array([float(draw.randrange(1, 9)) for _ in range(size)])
    inside = np.rint(np.array([draw.uniform(0.1, 0.6) for _ in range(size)]) * sizes * (sizes - 1) / 2 * WHOLE)
    pairs = [(one, two) for one in range(size) for two in range(one + 1, size)]
    draw.shuffle(pairs)
    rulings = (pairs[:3], pairs[3:9]) if ruled else None
    set_ = Linkable(np.rint(np.minimum(alike, alike.T) * WHOLE), sizes, inside, rulings)
    assert descend(set_) == link(set_)


def _rows(draw, count):
    words = ["ferry", "quake", "Orlan", "Kelm", "Corrin", "Amsel", "strike", "harbour", "verdict", "14", "31", "Sorrel"]
    rows = Rows()
    for number in range(count):
        text = " ".join(draw.choices(words, k=draw.randrange(1, 12)))
        rows.read([report_of_text(text, id=f"{number}", published=f"2024-03-{draw.randrange(1, 29):02}")])
    return rows


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_kept_likeness_is_what_would_be_found_anew(seed):
    draw = random.Random(seed)
    rows, part = _rows(draw, 30), Part(0, [], None)
    kept = Matrices(rows)
    for _ in range(12):
        members = draw.sample(range(30), draw.randrange(1, 15))
        assert (kept.of(part, members) == Matrices(rows).of(part, members)).all()


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_the_likeness_of_two_groups_is_the_same_from_both_sides_and_in_a_table_of_all(seed):
    rows = _rows(random.Random(seed), 30)
    groups = [(first, first + 1) for first in range(0, 20, 2)] + [(number,) for number in range(20, 30)]
    means = Means(rows)
    for at, group in enumerate(groups):
        others = groups[:at] + groups[at + 1 :]
        assert (means.between(group, others) == np.delete(means.matrix(groups)[at], at)).all()


def test_a_word_loses_one_ending_and_keeps_four_letters():
    forms = ("nations", "cities", "seas", "ness", "boss's", "königin", "")
    assert [cut(form) for form in forms] == ["nation", "citi", "seas", "ness", "boss", "königin", ""]


def test_reports_placed_at_once_are_told_apart_from_those_known():
    store = StoryStore()
    first, second = _reports()[:2]
    placed = store.place_all([first, second, first])
    assert [one.known for one in placed] == [False, False, True]
