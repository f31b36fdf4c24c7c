"""Placing reports one by one: each test is a claim about `stemma.stories.StoryStore` on invented reports."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lineage_texts import INDEPENDENT, REWORDED, SHORTENED, WIRE
from test_stories import COOKERY, NORTH, QUAKE, RELIEF, SOUTH

from stemma.data import lexicon
from stemma.sources import report_of_text
from stemma.stories import StoryStore, dump, group, links, load, story_id, why

WORDS = [
    *[
        "ferry",
        "tannery",
        "quake",
        "harbour",
        "minister",
        "Orlan",
        "Kelm",
        "Corrin",
        "Amsel",
        "Brenwick",
        "Pell",
        "Quay",
    ],
    *["Sorrel", "Vesper", "Halvern", "strike", "fire", "valley", "bridge", "rescue", "14", "31", "verdict", "budget"],
]


def _report(text, number, **metadata):
    return report_of_text(text, id=f"{number}", **{"language": "en", **metadata})


def _partition(store):
    return sorted(store.stories().values())


def _placed(reports, batches=1):
    store = StoryStore()
    for at in range(0, len(reports), batches):
        store.place_all(reports[at : at + batches])
    return store


@pytest.fixture
def small_limits(monkeypatch):
    """Limits so low that thirty reports pass them all: lists are cut, sets are divided, wholes are linked."""
    rules = lexicon("stories_grouping")
    for limit, low in {"holders": 5, "of_span": 3, "days": 4, "keys_of_many": 5}.items():
        monkeypatch.setitem(rules["index"], limit, low)
    monkeypatch.setitem(rules["ladder"], "block", 5)
    monkeypatch.setitem(rules["ladder"], "wholes", 6)


def _crowd(seed, count):
    """Reports of few words out of a small vocabulary: all sorts of near and far likeness."""
    draw = random.Random(seed)
    found = []
    for number in range(count):
        kind = draw.randrange(4)
        told = [draw.choice(WORDS[kind * 5 : kind * 5 + 7] + WORDS[:3]) for _ in range(14)]
        found.append(_report(" ".join(told), number, published=f"2024-01-{1 + draw.randrange(28):02d}"))
    return found


@pytest.mark.usefixtures("small_limits")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10_000), st.randoms(use_true_random=False), st.sampled_from([1, 1, 3, 30]))
def test_any_order_of_arrival_gives_the_same_stories(seed, shuffler, batches):
    reports = _crowd(seed, 30)
    expected = _partition(_placed(reports, 30))
    shuffler.shuffle(reports)
    assert _partition(_placed(reports, batches)) == expected


def test_placing_one_by_one_gives_what_grouping_all_gives():
    reports = [_report(text, n) for n, text in enumerate([WIRE, SHORTENED, REWORDED, INDEPENDENT, COOKERY])]
    assert _partition(_placed(reports[::-1])) == [tuple(r.id for r in story) for story in group(reports)]


def test_a_story_keeps_its_id_while_it_grows():
    store = StoryStore()
    ids = [store.place(_report(text, n)).story for n, text in enumerate([WIRE, SHORTENED, REWORDED, INDEPENDENT])]
    assert len(set(ids)) == 1
    assert [change.what for change in store.history()] == ["began", "grew", "grew", "grew"]


def test_stories_of_one_batch_have_ids_from_their_content_alone():
    reports = [_report(text, n) for n, text in enumerate([WIRE, SHORTENED, COOKERY])]
    one, two = _placed(reports, 3), _placed(reports[::-1], 3)
    assert one.stories() == two.stories()
    assert set(one.stories()) == {story_id(story) for story in group(reports)}


def test_a_merger_is_written_down_with_its_reason_and_can_be_undone_and_redone():
    ferry = "The ferry Corrin Star capsized off Port Amsel with 45 aboard."
    probe = "Inspectors blame a rusty hatch from the Velmont yard; Minister Odile Brack resigns."
    both = f"{ferry} {probe} The Corrin Star had left Port Amsel; the Velmont yard and Odile Brack knew of the hatch."
    store = _placed([_report(ferry, "a"), _report(probe, "b")])
    assert len(store.stories()) == 2
    store.place(_report(both, "c"))
    merged = [change for change in store.history() if change.what == "merged"]
    assert len(merged) == 1 and "they share" in merged[0].why and len(store.stories()) == 1
    undone = store.undo(merged[0].number)
    assert undone[0].what == "undone" and undone[0].undoes == merged[0].number
    assert store.book.story_of(0) != store.book.story_of(1)
    store.undo(undone[0].number)
    assert len(store.stories()) == 1
    assert [change.number for change in store.history()] == list(range(len(store.history())))


def test_what_was_ruled_holds_whatever_arrives():
    ferry = "The ferry Corrin Star capsized off Port Amsel with 45 aboard."
    wedding = "Odile Brack, the Velmont heiress, married in Tarsk on Sunday."
    store = _placed([_report(ferry, "a"), _report(wedding, "b")])
    store.place(_report(f"{ferry} {wedding}", "c"))
    store.undo(next(change.number for change in store.history() if change.what == "merged"))
    store.place(_report(f"Again: {ferry} {wedding}", "d"))
    assert store.book.story_of(0) != store.book.story_of(1)
    assert load(dump(store)).stories() == store.stories()


def test_only_mergers_splits_and_their_undoing_can_be_undone():
    store = _placed([_report(WIRE, "a")])
    with pytest.raises(ValueError, match="can't be undone"):
        store.undo(0)
    with pytest.raises(ValueError, match="no entry 7"):
        store.undo(7)


def test_a_store_comes_back_from_its_bytes_and_goes_on_as_if_it_had_never_left():
    first, rest = _crowd(3, 30)[:18], _crowd(3, 30)[18:]
    store = _placed(first)
    kept = load(dump(store))
    assert kept.stories() == store.stories() and kept.history() == store.history()
    for report in rest:
        assert kept.place(report) == store.place(report)
    assert dump(kept) == dump(store)


def test_bytes_that_are_no_store_are_refused():
    with pytest.raises(ValueError, match="no store"):
        load(b"PK\x03\x04")


def test_a_placement_can_say_why():
    store = _placed([_report(text, n) for n, text in enumerate([WIRE, SHORTENED, COOKERY])])
    told = why(store, 1)
    assert told.nearest[0].report == "0" and told.nearest[0].words and told.likeness > 0.15
    assert why(store, 2).likeness is None and "no other report" in why(store, 2).text


def test_the_same_report_given_twice_is_there_once():
    store = StoryStore()
    assert not store.place(_report(WIRE, "a")).known
    assert store.place(_report(WIRE, "a")).known
    assert _partition(store) == [("a",)]


def test_one_id_with_two_texts_is_two_versions_in_one_story():
    assert _partition(_placed([_report(WIRE, "a"), _report(SHORTENED, "a")])) == [("a", "a")]


def test_a_follow_up_months_later_is_a_story_of_its_own_linked_to_the_first():
    quake = [_report(text.format(**NORTH), f"q{n}", published="2024-03-04") for n, text in enumerate([QUAKE, RELIEF])]
    later = (
        "Half a year after the Orlan earthquake a court in Tarsk opened the trial of the builder Emil Stroud. "
        "Prosecutor Lena Harrow said that he had saved on steel; Stroud denies it. Judge Paul Renn heard engineers. "
        "In Kelm families of the dead listened."
    )
    texts = [later, later.replace("said", "told the court")]
    trial = [_report(text, f"t{n}", published="2024-09-10") for n, text in enumerate(texts)]
    store = _placed([*quake, *trial])
    assert _partition(store) == [("q0", "q1"), ("t0", "t1")]
    assert all(link.kind == "follow-up" and link.days == 190 and link.why for link in links(store))


def test_a_chain_of_five_hundred_copies_each_of_the_last_is_no_blow_up():
    draw = random.Random(5)
    words = WIRE.split()
    reports = []
    for number in range(500):
        words[draw.randrange(len(words))] = draw.choice(WORDS)
        reports.append(_report(" ".join(words), f"{number:03d}"))
    store = _placed(reports, 100)
    assert sum(len(story) for story in store.stories().values()) == 500
    assert sum(len(list(store.index.tied(n))) for n in range(store.rows.count)) < 500 * 400


def test_one_report_that_contains_all_others_joins_them_into_no_giant():
    texts = [form.format(**event) for event in (NORTH, SOUTH) for form in (QUAKE, RELIEF)]
    texts += [COOKERY * 2, WIRE, SHORTENED, "Nadia Orr won the Halvern marathon on Sunday in record time."]
    apart = _placed([_report(text, n) for n, text in enumerate(texts)])
    store = _placed([*(_report(text, n) for n, text in enumerate(texts)), _report("\n\n".join(texts), "digest")])
    assert len(store.stories()) >= len(apart.stories()) - 1
    assert max(len(story) for story in store.stories().values()) <= 4


def test_reports_of_three_words_join_only_what_says_the_same():
    told = [_report(text, n) for n, text in enumerate(["Ferry sinks, police", "Mill burns down", "Corrin ferry sinks"])]
    assert ("1",) in _partition(_placed(told))


def test_five_megabytes_are_read_to_where_a_story_is_told():
    long = WIRE + "\n" + ("padding without end and sense " * 180_000)
    assert _partition(_placed([_report(long, "a"), _report(SHORTENED, "b")])) == [("a", "b")]


def test_function_words_of_another_language_join_nothing():
    mill = "Die alte Mühle in Brenwick ist am Freitag abgebrannt, und die Feuerwehr war die ganze Nacht im Einsatz."
    vote = "Der Senat hat am Montag über das Gesetz zur Rente beraten, und die Mehrheit war nach der Debatte dafür."
    fire = "In Brenwick brannte am Freitag die Mühle; die Feuerwehr blieb die ganze Nacht."
    told = [_report(text, n, language="de") for n, text in enumerate([mill, vote, fire])]
    assert _partition(_placed(told)) == [("0", "2"), ("1",)]


def test_scripts_without_spaces_are_compared_too():
    told = [
        _report("布伦维克的旧磨坊星期五被烧毁，消防队员整夜扑救大火。", "0", language="zh"),
        _report("星期五大火烧毁布伦维克的旧磨坊，消防队员整夜扑救。", "1", language="zh"),
        _report("参议院星期一就养老金法案进行辩论，多数议员表示赞成。", "2", language="zh"),
    ]
    assert _partition(_placed(told)) == [("0", "1"), ("2",)]


def test_impossible_days_count_as_unknown():
    told = [_report(WIRE, "a", published="2099-01-01"), _report(SHORTENED, "b", published="1970-01-01")]
    assert _partition(_placed(told)) == [("a", "b")]
