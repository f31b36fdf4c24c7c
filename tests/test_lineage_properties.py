"""Invariants of lineage for any text."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lineage_texts import INDEPENDENT, ONE_SIBLING, OTHER_SIBLING, REWORDED, SHORTENED, WIRE
from msgspec import structs

from stemma.lineage import trace
from stemma.lineage.origins import FactOrigins
from stemma.records import Span
from stemma.sources import report_of_text

ANY_TEXT = st.text(max_size=400)
NEWS_WORDS = st.lists(
    st.sampled_from(
        ["the", "fire", "brigade", "said", "Orr", "“we", "stay”", "on", "Friday", "14", "(NPA) –", "\n", '"']
    ),
    max_size=120,
).map(" ".join)


@given(st.lists(st.one_of(ANY_TEXT, NEWS_WORDS), max_size=5))
def test_any_texts_are_accepted_and_every_passage_lies_in_its_text(texts):
    reports = [report_of_text(text, id=str(number)) for number, text in enumerate(texts)]
    length = {report.id: len(report.text) for report in reports}
    lineage = trace(reports)
    for edge in (*lineage.edges, *lineage.shared):
        for passage in edge.passages:
            assert 0 <= passage.child.start < passage.child.end <= length[edge.child]
            assert 0 <= passage.parent.start < passage.parent.end <= length[edge.parent]
            assert 0 < passage.sameness <= 1
    assert sorted(name for origin in lineage.origins for name in origin.reports) == sorted(length)


@given(st.lists(NEWS_WORDS, min_size=1, max_size=4))
def test_origins_of_facts_never_cross_lines_of_reporting(texts):
    reports = [report_of_text(text, id=str(number)) for number, text in enumerate(texts)]
    lineage = trace(reports)
    line = {name: origin.id for origin in lineage.origins for name in origin.reports}
    spans = [Span(report=report.id, start=0, end=min(20, len(report.text))) for report in reports]
    for span, label in zip(spans, FactOrigins(reports, lineage).label(spans), strict=True):
        assert label.split("/")[0] == line[span.report]


def test_ten_thousand_nested_marks_are_read_in_one_go():
    text = "“" * 10_000 + "The mill burned down" + "”" * 10_000
    assert len(trace([report_of_text(text, id="a"), report_of_text(text + " again.", id="b")]).origins) in (1, 2)


def test_a_text_of_megabytes_is_compared_by_its_runs():
    said = "The mill number {0} burned down late on Friday, and killing {1} men it spread to the barn of farmer {1}."
    long = " ".join(said.format(number, number % 977) for number in range(12_000))
    lineage = trace([report_of_text(long, id="long"), report_of_text(long[:3000], id="short")])
    assert len(lineage.origins) == 1


FAMILY = [
    report_of_text(text, id=name)
    for name, text in (("wire", WIRE), ("daily", SHORTENED), ("blog", ONE_SIBLING), ("portal", OTHER_SIBLING))
]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.text(alphabet="abcdefghijklmno", min_size=3, max_size=9), min_size=5, max_size=60).map(" ".join),
    st.randoms(use_true_random=False),
)
def test_an_unrelated_report_changes_no_edge_and_no_order_matters(text, rng):
    before = trace(FAMILY)
    reports = [*FAMILY, report_of_text(text, id="stranger")]
    rng.shuffle(reports)
    after = trace(reports)
    assert after.edges == before.edges
    assert after.lost == before.lost
    assert set(before.origins) <= set(after.origins)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 11), st.booleans()), min_size=1, max_size=9),
    st.randoms(use_true_random=False),
)
def test_descent_never_goes_in_a_circle(steps, rng):
    lines = [line for line in (WIRE + ONE_SIBLING).split("\n") if line.strip()]
    texts = ["\n\n".join(lines)]
    for parent, cut, turned in steps:
        kept = texts[parent % len(texts)].split("\n\n")
        kept = kept[cut % len(kept) :] + kept[: cut % len(kept)] if turned else kept[: max(2, len(kept) - cut % 4)]
        texts.append("\n\n".join([*kept, f"Added line number {len(texts)} of this paper."]))
    reports = [report_of_text(text, id=f"{number:02d}") for number, text in enumerate(texts)]
    lineage = trace(reports)
    rng.shuffle(reports)
    assert trace(reports) == lineage
    parents = {}
    for edge in lineage.edges:
        parents.setdefault(edge.child, set()).add(edge.parent)
    done = {name for those in parents.values() for name in those} - set(parents)
    while free := {name for name in parents if name not in done and parents[name] <= done}:
        done |= free
    assert set(parents) <= done


def test_ten_thousand_equal_reports_are_one_origin():
    report = report_of_text(WIRE)
    lineage = trace([structs.replace(report, id=f"{number:05d}") for number in range(10_000)])
    assert len(lineage.origins) == 1
    assert len(lineage.edges) == 9_999


def test_one_report_that_contains_all_others_is_not_their_child_and_parent_at_once():
    lines = [line for line in (WIRE + ONE_SIBLING + OTHER_SIBLING + INDEPENDENT).split("\n") if len(line) > 60]
    parts = [report_of_text(line + f"\nPage {number}.", id=f"{number:02d}") for number, line in enumerate(lines)]
    lineage = trace([*parts, report_of_text("\n".join(lines), id="all")])
    tied = {name for edge in lineage.edges for name in (edge.child, edge.parent)}
    assert "all" in tied
    assert {edge.child for edge in lineage.edges if edge.parent == "all"}.isdisjoint(
        edge.parent for edge in lineage.edges if edge.child == "all"
    )


def test_reports_of_three_words_have_an_origin_each_unless_they_are_the_same():
    reports = [report_of_text(f"Mill burned {number}", id=f"{number:03d}") for number in range(300)]
    assert len(trace(reports).origins) == 300


def test_texts_in_several_languages_and_scripts_are_compared_like_others():
    other = (
        "Старая мельница на реке сгорела поздно вечером в пятницу, это второй пожар за год, сообщила полиция города."
    )
    more = "古い製粉所は金曜日の夜遅くに全焼した。"
    reports = [report_of_text(f"{other}\n{more}\n{line}", id=line) for line in ("Один", "Два")]
    lineage = trace([*reports, report_of_text(WIRE, id="wire")])
    assert sorted(origin.reports for origin in lineage.origins) == [("wire",), ("Два", "Один")]


def test_false_dates_and_one_id_twice_are_no_reason_to_stop():
    early = report_of_text(WIRE, id="same", published="1970-01-01T00:00:00Z")
    late = report_of_text(SHORTENED, id="same", published="2099-12-31T23:59:00Z")
    third = report_of_text(REWORDED, id="other", published="not a date")
    lineage = trace([early, late, third])
    assert len(lineage.origins) == 1
    assert all(edge.child != edge.parent for edge in lineage.edges)


def test_a_chain_of_five_hundred_copies_is_one_origin_in_linear_time():
    lines = [line for line in WIRE.split("\n") if line.strip()]
    texts = ["\n".join([*lines, f"Line {number} added by copyist {number}."]) for number in range(500)]
    report = report_of_text(WIRE)
    chain = [structs.replace(report, id=f"{n:03d}", text=text, text_sha256=str(n)) for n, text in enumerate(texts)]
    lineage = trace(chain)
    assert len(lineage.origins) == 1
