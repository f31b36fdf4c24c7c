"""What becomes of files, folders and standard input: reports, or one clear line each."""

import gzip
import io
import json
import os
from pathlib import Path, PurePath

import pytest

from stemma import output, pipeline
from stemma.records import Failure
from stemma.sources import load
from stemma.sources.rows import LONGEST

LEAD = "The old mill on the river Orrin burned down on Friday, and nobody was hurt, police said."
MORE = "Mayor Ida Orr told reporters that the mill would be built again before the winter."
ARTICLE = f"<article><p>{LEAD}</p><p>{MORE}</p></article>"
PAGE = f"<html><head><title>Mill burns down</title></head><body>{ARTICLE}</body></html>"


def only(failures: tuple[Failure, ...]) -> Failure:
    assert len(failures) == 1
    assert failures[0].problem and failures[0].remedy
    return failures[0]


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_folder_is_read_through_in_a_fixed_order(tmp_path: Path) -> None:
    for name in ("b/two.txt", "a.md", "c/d/three.html", "one.jsonl"):
        written(tmp_path, name, {".html": PAGE, ".jsonl": json.dumps({"text": LEAD})}.get(PurePath(name).suffix, LEAD))
    loaded = load([tmp_path])
    assert {PurePath(report.source).name for report in loaded.reports} == {"two.txt", "a.md", "three.html", "0"}
    assert [report.id for report in loaded.reports] == sorted(report.id for report in loaded.reports)
    assert not loaded.failures


def test_other_files_in_a_folder_are_passed_over_with_one_notice(tmp_path: Path) -> None:
    for name in ("story.txt", ".hidden.txt", "notes.doc", "table.csv"):
        written(tmp_path, name, LEAD)
    loaded = load([tmp_path])
    assert len(loaded.reports) == 1
    assert not only(loaded.failures).fatal
    assert "3 files" in loaded.failures[0].problem


def test_a_file_named_by_itself_is_read_whatever_its_ending(tmp_path: Path) -> None:
    sources = [written(tmp_path, "story", LEAD), written(tmp_path, "page.asp", PAGE)]
    sources.append(written(tmp_path, "rows.dat", json.dumps({"text": MORE})))
    assert sorted(report.text for report in load(sources).reports) == sorted([LEAD, f"{LEAD}\n{MORE}", MORE])


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path, "story.txt", LEAD)
    assert len(load([path, tmp_path, str(path)]).reports) == 1


@pytest.mark.parametrize("content", [LEAD, PAGE, json.dumps({"text": LEAD}), json.dumps([{"text": LEAD}])])
def test_standard_input_is_read_by_its_content(content: str) -> None:
    reports = load(["-"], stdin=io.BytesIO(content.encode())).reports
    assert [report.text.split("\n")[0] for report in reports] == [LEAD]


def test_compressed_rows_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, "rows.jsonl.gz", gzip.compress(json.dumps({"id": "a", "text": LEAD}).encode()))
    assert [report.id for report in load([path]).reports] == ["a"]


@pytest.mark.parametrize(
    "row",
    [
        {"id": "a", "url": "https://mill.example/1", "outlet": "Mill News", "title": "T", "published": "2024-05-01"},
        {"id": "a", "series": "Mill News", "date": "2024-05-01", "title": "T", "url": "https://mill.example/1"},
        {"id": "a", "media_name": "Mill News", "publish_date": "2024-05-01", "title": "T", "url": "https://mill.example/1"},
        {"id": "a", "publisher": "Mill News", "pub_date": "2024-05-01", "headline": "T", "url": "https://mill.example/1"},
        {"id": "a", "source-hostname": "Mill News", "date": "2024-05-01", "title": "T", "source": "https://mill.example/1"},
        {
            "id": "a",
            "publisher": {"name": "Mill News"},
            "datePublished": "2024-05-01",
            "headline": "T",
            "url": "https://mill.example/1",
        },
    ],
)  # fmt: skip
def test_the_field_names_of_other_tools_are_known(tmp_path: Path, row: dict[str, object]) -> None:
    report = load([written(tmp_path, "rows.jsonl", json.dumps({**row, "text": LEAD}))]).reports[0]
    assert (report.id, report.url, report.outlet) == ("a", "https://mill.example/1", "Mill News")
    assert (report.title, report.published, report.published_basis) == ("T", "2024-05-01", "metadata")


@pytest.mark.parametrize(
    "row",
    [
        {"maintext": LEAD, "source_domain": "mill.example"},
        {"event_text": LEAD, "publisher": "mill.example"},
        {"raw_text": LEAD, "hostname": "mill.example", "text": ""},
        {"story_sentences": [{"sentence": LEAD, "sentence_number": 0}], "media_url": "http://mill.example/"},
        {"text_content": LEAD, "canonical_domain": "mill.example", "article_title": "Mill burns down"},
        {"body": {"summary": [], "sections": [{"paragraphs": [LEAD]}]}, "publisher": "mill.example"},
        {"articleBody": LEAD, "mainEntityOfPage": {"@id": "https://www.mill.example/1"}},
        {"content": LEAD, "source": {"id": None, "name": "mill.example"}},
    ],
)
def test_the_text_is_found_under_the_names_of_other_tools(tmp_path: Path, row: dict[str, object]) -> None:
    report = load([written(tmp_path, "rows.jsonl", json.dumps(row))]).reports[0]
    assert (report.text, report.outlet) == (LEAD, "mill.example")


@pytest.mark.parametrize("field", ["html", "content", "text"])
def test_a_page_in_a_row_is_read_as_a_page(tmp_path: Path, field: str) -> None:
    row = {"id": "a", field: PAGE, "published": "2024-05-01"}
    report = load([written(tmp_path, "rows.jsonl", json.dumps(row))]).reports[0]
    assert (report.id, report.text, report.title) == ("a", f"{LEAD}\n{MORE}", "Mill burns down")


def test_the_day_in_an_address_dates_a_row_that_has_no_other(tmp_path: Path) -> None:
    row = {"url": "https://mill.example/2024/05/01/fire", "text": LEAD}
    report = load([written(tmp_path, "rows.jsonl", json.dumps(row))]).reports[0]
    assert (report.published, report.published_basis) == ("2024-05-01", "metadata")


def test_a_row_without_an_id_is_known_by_its_number_among_the_rows(tmp_path: Path) -> None:
    lines = [json.dumps({"text": LEAD}), "", "no json", json.dumps({"text": MORE})]
    loaded = load([written(tmp_path, "rows.jsonl", "\n".join(lines))])
    assert {PurePath(report.source).name: report.text for report in loaded.reports} == {"0": LEAD, "2": MORE}
    assert only(loaded.failures).problem.startswith("line 3 ")


def test_two_texts_under_one_id_are_versions_of_one_report(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": LEAD, "published": "2024-05-02"}, {"id": "a", "text": MORE, "published": "2024-05-01"}]
    one = load([written(tmp_path, "one.jsonl", "\n".join(map(json.dumps, rows)))])
    two = load([written(tmp_path, "one.jsonl", "\n".join(map(json.dumps, reversed(rows))))])
    assert {report.id: report.text for report in one.reports} == {"a": MORE, "a@2": LEAD}
    assert one.reports == two.reports
    assert not only(one.failures).fatal


def test_one_text_twice_under_one_id_is_one_report(tmp_path: Path) -> None:
    loaded = load([written(tmp_path, "rows.jsonl", "\n".join([json.dumps({"id": "a", "text": LEAD})] * 2))])
    assert [report.id for report in loaded.reports] == ["a"]
    assert not only(loaded.failures).fatal


def test_a_copy_in_another_file_is_a_report_of_its_own(tmp_path: Path) -> None:
    loaded = load([written(tmp_path, "a.txt", LEAD), written(tmp_path, "b.txt", LEAD)])
    assert len({report.id for report in loaded.reports}) == 2
    assert not loaded.failures


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1"])
def test_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    text = LEAD.replace("old mill", "café “Orrin”" if encoding not in ("latin-1",) else "café Orrin")
    loaded = load([written(tmp_path, "story.txt", text.encode(encoding))])
    assert [report.text for report in loaded.reports] == [text]
    assert all("read as cp1252" in failure.problem and not failure.fatal for failure in loaded.failures)


def test_rows_in_utf_16_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, "rows.jsonl", "\r\n".join([json.dumps({"id": "a", "text": LEAD})] * 2).encode("utf-16"))
    assert [report.text for report in load([path]).reports] == [LEAD]


def test_a_page_is_decoded_as_it_declares(tmp_path: Path) -> None:
    text = "Стара мельница на реке сгорела в пятницу, никто не пострадал, сообщила полиция города."
    page = f"<html><head><meta charset='windows-1251'></head><body><article><p>{text}</p></article></body></html>"
    loaded = load([written(tmp_path, "page.html", page.encode("cp1251"))])
    assert [report.text for report in loaded.reports] == [text]


def test_broken_characters_are_read_around_and_said(tmp_path: Path) -> None:
    text = f"{LEAD} “So it goes,” said café owner Tom Lund. ".encode() * 3
    loaded = load([written(tmp_path, "story.txt", text + b"\xe2\x80 end.")])
    assert len(loaded.reports) == 1
    assert not only(loaded.failures).fatal


def test_a_page_says_what_it_is(tmp_path: Path) -> None:
    said = {"@type": "NewsArticle", "author": [{"name": "Ida Orr"}], "datePublished": "2024-05-01T08:00:00Z"}
    head = (
        '<meta property="og:site_name" content="Mill News"><link rel="canonical" href="https://mill.example/1">'
        f'<script type="application/ld+json">{json.dumps(said)}</script></head>'
    )
    path = written(tmp_path, "page.html", PAGE.replace("</head>", head))
    report = load([path]).reports[0]
    assert (report.title, report.byline, report.outlet) == ("Mill burns down", "Ida Orr", "Mill News")
    assert (report.published, report.url) == ("2024-05-01T08:00:00+00:00", "https://mill.example/1")
    assert report.text == f"{LEAD}\n{MORE}"


def test_front_matter_says_what_a_markdown_report_is(tmp_path: Path) -> None:
    text = f"---\ntitle: Mill burns down\nauthor: Ida Orr\ndate: 2024-05-01\n---\n\n{LEAD}\n"
    report = load([written(tmp_path, "story.md", text)]).reports[0]
    assert (report.title, report.byline, report.published) == ("Mill burns down", "Ida Orr", "2024-05-01")
    assert report.text == text
    assert [(piece.kind, piece.start) for piece in report.furniture] == [("navigation", 0)]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", "", "is empty"),
        ("a.txt", " \n\t\n", "is empty"),
        ("a.txt", b"\x00\x01\x02\x03" * 100, "is binary data"),
        ("a.txt", b"%PDF-1.7 " + b"x" * 100, "is a PDF"),
        ("a.html", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "is a PNG image"),
        ("a.html", "<html><body><script>alert(1)</script><p>Hello</p></body></html>", "without an article"),
        ("a.jsonl", "not json\n", "line 1 is not JSON"),
        ("a.jsonl", '{"title": "Mill"}\n', "line 1 has no text"),
        ("a.jsonl", '["Mill"]\n', "line 1 is JSON but not an object"),
        ("a.jsonl", '{"text": "' + "x" * 8_000_001 + '"}', "line 1 has a text longer than 8 MB"),
        ("a.jsonl", '{"text": "' + "x" * LONGEST + '"}', "line 1 is longer than 16 MB"),
        ("a.jsonl", "[" * 100_000, "line 1 is"),
        ("a.json", "{", "is not JSON"),
        ("a.txt", "x" * 8_000_001, "is longer than 8 MB"),
        ("a.jsonl.gz", b"\x1f\x8b\x08\x00 damaged", "is a damaged gzip file"),
        ("a.xml", "<rss></rss>", "not read by this version"),
        ("a.parquet", "PAR1", "not read by this version"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(tmp_path: Path, name: str, content: str | bytes, says: str) -> None:
    path = written(tmp_path, name, content)
    loaded = load([path, written(tmp_path, "good.txt", LEAD)])
    failure = only(loaded.failures)
    assert failure.source == str(path) and failure.fatal
    assert says in failure.problem
    assert [report.text for report in loaded.reports] == [LEAD]


def test_a_line_too_long_does_not_hide_the_lines_after_it(tmp_path: Path) -> None:
    lines = '{"text": "' + "x" * (LONGEST + 10) + '"}\n' + json.dumps({"text": LEAD}) + "\n"
    loaded = load([written(tmp_path, "rows.jsonl", lines)])
    assert [(PurePath(report.source).name, report.text) for report in loaded.reports] == [("1", LEAD)]


def test_a_file_that_breaks_off_gives_what_stands_before_the_break(tmp_path: Path) -> None:
    rows = "\n".join(json.dumps({"id": str(number), "text": f"{LEAD} {number * 7919}"}) for number in range(3_000))
    loaded = load([written(tmp_path, "rows.jsonl.gz", gzip.compress(rows.encode())[:-900])])
    assert loaded.reports
    assert any("damaged" in failure.problem for failure in loaded.failures)


def test_what_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    assert "does not exist" in only(load([tmp_path / "gone.txt"]).failures).problem
    assert "without reports" in only(load([tmp_path]).failures).problem
    (tmp_path / "moved.txt").symlink_to(tmp_path / "gone.txt")
    assert "does not exist" in only(load([tmp_path]).failures).problem
    assert "not fetched" in only(load(["https://mill.example/1"]).failures).problem


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_one_clear_line(tmp_path: Path) -> None:
    path = written(tmp_path, "story.txt", LEAD)
    path.chmod(0)
    assert "no permission" in only(load([path]).failures).problem


def test_a_permission_denied_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "story.txt", LEAD)

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("stemma.sources.opening.open", denied, raising=False)
    assert "no permission" in only(load([path]).failures).problem


def test_a_report_in_another_language_is_kept_and_said(tmp_path: Path) -> None:
    text = "Die alte Mühle am Fluss ist am Freitag abgebrannt. Verletzt wurde niemand, sagte die Polizei in Halvern."
    loaded = load([written(tmp_path, "story.txt", text)])
    assert [report.language for report in loaded.reports] == ["de"]
    assert "not English (de)" in only(loaded.failures).problem
    assert not loaded.failures[0].fatal


def test_many_lines_that_fail_alike_are_counted(tmp_path: Path) -> None:
    loaded = load([written(tmp_path, "rows.jsonl", "no json\n" * 1_000)])
    assert len(loaded.failures) < 30
    assert "980 more" in loaded.failures[-1].problem


@pytest.mark.parametrize(
    "page",
    [
        "<b>" * 1_000_000,
        "<div>" * 100_000 + f"<p>{LEAD}</p>",
        "<a" * 500_000,
        f"<p>{LEAD}</p>" * 60_000,
        "<ul><li>" * 20_000 + LEAD,
    ],
)
def test_a_page_of_too_many_tags_ends_in_a_report_or_a_clear_line(tmp_path: Path, page: str) -> None:
    loaded = load([written(tmp_path, "page.html", page)])
    assert len(loaded.reports) + len(loaded.failures) == 1


def test_nothing_of_a_page_is_run_or_kept_of_its_scripts(tmp_path: Path) -> None:
    page = PAGE.replace("<p>", "<script>document.write('burned twice')</script><p>", 1)
    page = page.replace("Mill burns down", "Mill &lt;script&gt;alert(1)&lt;/script&gt; burns")
    report = load([written(tmp_path, "page.html", page)]).reports[0]
    assert report.text == f"{LEAD}\n{MORE}"


@pytest.mark.parametrize("ending", [".json", ".jsonl"])
def test_a_document_of_many_reports_may_stand_on_one_line(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"reports{ending}"
    path.write_text(json.dumps({"articles": [{"text": LEAD}, {"text": "The dam held."}, {"no": "text"}]}))
    loaded = load([path])
    assert sorted(report.source for report in loaded.reports) == [f"{path}/0", f"{path}/1"]
    assert [failure.problem.endswith("item 3 has no text") for failure in loaded.failures] == [True]


def test_lines_that_are_called_a_document_are_read_as_lines(tmp_path: Path) -> None:
    path = tmp_path / "reports.json"
    path.write_text("\n".join(json.dumps({"id": n, "text": f"{LEAD} {n} " + "It burned. " * 9_000}) for n in range(3)))
    assert len(load([path]).reports) == 3


@pytest.mark.parametrize("published", ["NaN", "Infinity", "-1e999", "9" * 400, "1e30", "[1]", "true", '"tomorrow"'])
def test_a_date_beyond_sense_leaves_its_report_undated_and_the_next_rows_read(tmp_path: Path, published: str) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(f'{{"text": "{LEAD}", "published": {published}}}\n{{"text": "The dam held."}}\n')
    loaded = load([path])
    assert [report.published for report in loaded.reports] == [None, None]
    assert not [failure for failure in loaded.failures if failure.fatal]


@pytest.mark.parametrize("format", ["json", "html", "md", "text"])
def test_an_account_that_lies_among_the_reports_is_no_witness(tmp_path: Path, format: str) -> None:
    (tmp_path / "report.txt").write_text(LEAD)
    name = tmp_path / f"account.{'txt' if format == 'text' else format}"
    name.write_bytes(output.render(pipeline.read([tmp_path]).export, format))
    loaded = load([tmp_path])
    assert len(loaded.reports) == 1
    assert [failure.source for failure in loaded.failures if not failure.fatal] == [str(name)]
    by_itself = load([name])
    assert len(by_itself.reports) == (format == "json")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(LEAD)
    os.mkfifo(tmp_path / "pipe.txt")
    assert len(load([tmp_path]).reports) == 1
