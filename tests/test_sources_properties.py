"""Any bytes are accepted as any kind of file, and every span of what comes out lies in its text."""

import gzip
import io
import json
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stemma.records import Report
from stemma.sources import Loaded, load, report_of_text

SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

PIECES = [
    "Mill burns down", "By Ida Orr", "HALVERN (NPA) – The old mill burned down.", "PARIS, Jan 3 (AFP) -", "(Reuters)",
    "Advertisement", "READ ALSO: Ten plants", "READ MORE", "© 2023 AP", "Updated: 2017-09-15 17:52", "“", "”", "‘", "'",
    '"', "(", ")", "[", "]", "Photo: Ida Orr/Reuters", "Share on Facebook", "# ", "---", "title: Mill", "• ", "\n",
    "\n\n", "\r\n", "\r", "\u2028", "\x00", "\x1b", "\u202e", "\ufeff", "\u00a0", "😀", "\ud800", "– NPA",
    "Reporting by Ida Orr;", "The old mill on the river burned down on Friday, police said.", "1/30 ",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=400), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
LINES = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=60)), max_size=30).map("\n".join)


def spans_lie_in_the_text(report: Report) -> bool:
    return all(0 <= span.start < span.end <= len(report.text) for span in (*report.furniture, *report.parts))


@SETTINGS
@given(st.one_of(TEXTS, LINES))
def test_any_text_is_accepted_and_its_spans_lie_in_it(text: str) -> None:
    report = report_of_text(text)
    assert spans_lie_in_the_text(report)
    assert len(report.text) == len(text.replace("\r\n", "\n"))
    assert all(left.end <= right.start for left, right in pairwise(report.furniture))
    assert msgspec.json.decode(msgspec.json.encode(report), type=Report) == report


@SETTINGS
@given(TEXTS, TEXTS)
def test_any_title_is_accepted_beside_any_text(text: str, title: str) -> None:
    assert spans_lie_in_the_text(report_of_text(text, title=title))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl", "a.json", "a.jsonl.gz", "a.dat"])
@SETTINGS
@given(content=st.one_of(st.binary(max_size=600), TEXTS.map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_are_accepted_as_any_kind_of_file(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    loaded = load([path])
    assert loaded.reports or loaded.failures
    assert all(spans_lie_in_the_text(report) for report in loaded.reports)
    assert all("\n" not in failure.problem + failure.remedy for failure in loaded.failures)


@SETTINGS
@given(st.binary(max_size=600))
def test_any_bytes_are_accepted_on_standard_input(content: bytes) -> None:
    loaded = load(["-"], stdin=io.BytesIO(content))
    assert loaded.reports or loaded.failures


FIELDS = ["text", "maintext", "id", "url", "title", "authors", "date", "source", "name", "story_sentences", "publisher"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=6),
    max_leaves=12,
)


@SETTINGS
@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=6), min_size=1, max_size=6))
def test_any_json_object_is_a_report_or_a_failure(rows: list[dict[str, object]]) -> None:
    lines = "\n".join(json.dumps(row) for row in rows).encode()
    loaded = load(["-"], stdin=io.BytesIO(lines))
    assert loaded.reports or loaded.failures
    assert len({report.id for report in loaded.reports}) == len(loaded.reports)
    assert msgspec.json.encode(loaded.reports)


@SETTINGS
@given(st.lists(TEXTS.filter(str.strip), min_size=2, max_size=5), st.randoms())
def test_the_order_of_the_sources_changes_nothing(tmp_path: Path, texts: list[str], random: object) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8", errors="replace")
    shuffled = list(paths)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert load(shuffled) == load(paths)


def test_a_compressed_file_reads_as_the_file_itself(tmp_path: Path) -> None:
    row = b'{"id": "a", "text": "The old mill burned down."}\n'
    (tmp_path / "plain.jsonl").write_bytes(row)
    (tmp_path / "packed.jsonl.gz").write_bytes(gzip.compress(row))
    plain, packed = (load([tmp_path / name]).reports for name in ("plain.jsonl", "packed.jsonl.gz"))
    assert [report.text for report in plain] == [report.text for report in packed]
    assert isinstance(load([]), Loaded)
