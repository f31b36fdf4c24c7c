"""Whatever arrives is read, and every span of an export lies in its text and says what it says."""

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma import output
from stemma.pipeline import read
from stemma.records import Export

WORDS = [
    "Anna Tull", "Mayor", "said", "“", "”", '"', "'", "‘", "’", "at least", "22", "1,200", "people", "were killed",
    "on Friday", "October 7", "2023", "according to", ".", ",", "\n", "\n\n", "Arlen", "he", "she", "not", "will meet",
    "dozens", "about", "to", "—", "(NPA)", "Advertisement", "\u202e", "\x00", "é", "\U0001f642", "<script>", "]]>",
]  # fmt: skip

news = st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join)
anything = st.one_of(news, st.text(max_size=400), st.lists(news, max_size=4).map("\n".join))


def _read(texts, folder):
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
    return read([folder])


@pytest.fixture(scope="session")
def folders(tmp_path_factory):
    return lambda: tmp_path_factory.mktemp("reports")


def _extents(value):
    """Yield every record below `value` that has a start and an end."""
    if isinstance(value, msgspec.Struct):
        if hasattr(value, "start"):
            yield value
        for field in value.__struct_fields__:
            yield from _extents(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from _extents(item)


@given(texts=st.lists(anything, min_size=1, max_size=3))
def test_any_text_is_accepted_and_every_span_lies_in_its_text(folders, texts):
    run = _read(texts, folders())
    lengths = {report.id: len(report.text) for report in run.export.reports}
    for report in run.export.reports:
        for extent in _extents(report):
            assert 0 <= extent.start < extent.end <= len(report.text)
    for story in run.export.stories:
        for extent in _extents(story):
            if hasattr(extent, "report"):
                assert 0 <= extent.start < extent.end <= lengths[extent.report]


rows = st.fixed_dictionaries(
    {"text": anything},
    optional={
        "id": st.sampled_from(["a", "b", "é x", "<b>"]),
        "outlet": st.sampled_from(["NPA", "mill.example", "\u202e"]),
        "title": news,
        "url": st.sampled_from(["https://mill.example/1", "https://mill.example/1?x", "http://[::1"]),
        "published": st.sampled_from(["2024-10-13", "1970-01-01", "2099-01-01", "soon", None, 1.7e9, float("nan")]),
    },
)


@given(found=st.lists(rows, min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_any_rows_give_an_account_in_which_ids_are_unique_and_statements_cited(folders, found):
    folder = folders()
    (folder / "reports.jsonl").write_text("\n".join(json.dumps(row) for row in found), encoding="utf-8")
    export = read([folder]).export
    texts = {report.id: report.text for report in export.reports}
    assert len(texts) == len(export.reports)
    assert sorted(id for story in export.stories for id in story.reports) == sorted(texts)
    ids = [x.id for s in export.stories for x in (*s.names, *s.quotes, *s.figures, *s.lineage.edges, *s.lineage.lost)]
    assert len(ids) == len(set(ids))
    for story in export.stories:
        assert all(statement.spans for statement in (*story.timeline, *story.brief))
        for said in (*(v for u in story.quotes for v in u.variants), *(r for f in story.figures for r in f.readings)):
            assert texts[said.report][said.start : said.end] == said.text
    for format in ("json", "html", "md", "text"):
        assert output.render(export, format)


@given(texts=st.lists(anything, min_size=1, max_size=2))
def test_json_round_trips(folders, texts):
    export = _read(texts, folders()).export
    assert msgspec.json.decode(msgspec.json.encode(export), type=Export) == export


def test_every_variant_and_reading_says_its_words(example_run):
    texts = {report.id: report.text for report in example_run.export.reports}
    for story in example_run.export.stories:
        for said in (*(v for u in story.quotes for v in u.variants), *(r for f in story.figures for r in f.readings)):
            assert texts[said.report][said.start : said.end] == said.text


def test_every_name_id_is_a_name_of_the_story(example_run):
    for story in example_run.export.stories:
        known = {name.id for name in story.names}
        of_story = [r for r in example_run.export.reports if r.id in story.reports]
        used = {n.name_id for r in of_story for n in r.names} | {q.speaker for r in of_story for q in r.quotes}
        used |= {utterance.speaker for utterance in story.quotes}
        assert used - {None} <= known


def test_ids_are_unique_in_an_export(example_run):
    stories = example_run.export.stories
    ids = [x.id for s in stories for x in (*s.names, *s.quotes, *s.figures, *s.lineage.edges, *s.lineage.lost)]
    assert len(ids) == len(set(ids))


def test_nothing_is_said_without_a_span(example_run):
    for story in example_run.export.stories:
        assert all(statement.spans for statement in (*story.timeline, *story.brief, *story.events))
        assert all(utterance.variants for utterance in story.quotes)
        assert all(figure.readings for figure in story.figures)
        assert all(name.mentions for name in story.names)


@pytest.mark.parametrize(
    "text",
    [
        "“" * 10_000,
        "“‘" * 5_000 + "’”" * 5_000,
        "(" * 10_000,
        "word " * 20_000,
        "A" * 200_000,
        "22 " * 10_000,
        "on Friday " * 5_000,
        "said said " * 5_000,
        "\u202e" * 10_000,
        ("He said “" + "x " * 50 + "\n") * 200,
        "The mill burned" + "." * 60_000,
        "he said that " * 6_000,
        "\n".join(map(str, range(5_000))),
        "\n\n".join(f"“Paragraph {n} of the talk goes on" for n in range(1_000)),
        " ".join(f"It burned on {1 + n % 28} May {1900 + n % 120}." for n in range(1_000)),
        " ".join(f"At least {n} people were killed in Arlen {n}." for n in range(600)),
    ],
    ids=[
        "marks",
        "nested",
        "brackets",
        "one sentence",
        "one word",
        "numbers",
        "dates",
        "cues",
        "rtl",
        "unclosed",
        "dots",
        "said that",
        "number lines",
        "endless speech",
        "full dates",
        "tolls",
    ],
)
def test_hostile_texts_are_read(tmp_path, text):
    run = _read([text], tmp_path)
    assert len(run.export.reports) == 1
