"""Invariants of lineage for any text."""

from hypothesis import given
from hypothesis import strategies as st

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
