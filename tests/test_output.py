"""Every format tells the account, and nothing in a report can break it."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace
from output_sample import any_text, example_export, exports
from rich.console import Console

from stemma import output
from stemma.output.as_markdown import escaped
from stemma.output.name_words import other_names
from stemma.output.phrases import bounds, day
from stemma.output.sigla import sigla
from stemma.output.tables import tables
from stemma.output.wordings import wordings
from stemma.reading.sentences import split
from stemma.records import Counts, Edge, Export, Lineage, Origin, Report, Story, StoryName, Utterance, Variant
from stemma.sources import report_of_text

FORMATS = ("json", "md", "html", "text")
EXAMPLE = example_export()
SOME = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def shown(export, **options):
    page = io.StringIO()
    output.show(export, Console(file=page, width=80, **options))
    return page.getvalue()


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_export_gives_the_same_bytes(format):
    assert output.render(EXAMPLE, format) == output.render(example_export(), format)


def test_the_seed_of_hashes_changes_no_byte():
    program = (
        "import hashlib, output_sample; from stemma import output; export = output_sample.example_export();"
        "print([hashlib.sha256(output.render(export, f)).hexdigest() for f in ('json', 'md', 'html', 'text')])"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "TZ": zone,
                "LC_ALL": "C",
                "PYTHONPATH": str(Path(__file__).parent),
            },
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima"))
    }
    assert len(told) == 1


@pytest.mark.parametrize("format", FORMATS)
@given(export=exports())
@SOME
def test_any_export_can_be_rendered(format, export):
    assert output.render(export, format).decode("utf-8")


@given(exports())
@SOME
def test_json_gives_the_export_back(export):
    assert msgspec.json.decode(output.render(export, "json"), type=Export) == export


def test_json_has_the_keys_of_the_contract():
    told = json.loads(output.render(EXAMPLE, "json"))
    assert list(told)[:3] == ["format", "reports", "stories"]
    assert told["format"] == "stemma/1"
    story = next(story for story in told["stories"] if story["figures"])
    assert {
        "id",
        "title",
        "reports",
        "counts",
        "lineage",
        "names",
        "quotes",
        "figures",
        "timeline",
        "events",
        "brief",
    } <= (set(story))
    assert {"report", "start", "end", "text", "low", "high", "approximate", "said_by", "as_of", "origin"} <= (
        set(story["figures"][0]["readings"][0])
    )


def test_the_terminal_tells_counts_stemma_figures_quotes_and_timeline():
    text = shown(EXAMPLE)
    assert "7 reports, 7 outlets, 3 origins" in text
    assert "└── A lost original α" in text
    assert "lifeboats launched  conflict  2 origins" in text
    assert "wording conflicts" in text
    assert "planned: Osk meets the heads" in text or "more row" in text


def test_long_lists_are_cut_on_the_terminal_and_say_so():
    assert "… and 14 more figures (see the page: -o page.html)" in shown(EXAMPLE)


def test_what_is_empty_is_said_to_be_empty():
    for format in FORMATS[1:]:
        text = output.render(EXAMPLE, format).decode()
        assert "No figures were found in these reports." in text
        assert "No quotes were found in these reports." in text


def test_plain_text_has_no_colours():
    assert "\x1b" not in output.render(EXAMPLE, "text").decode()
    assert "\x1b[" in shown(EXAMPLE, force_terminal=True, color_system="standard")


@given(any_text)
@SOME
def test_a_title_cannot_command_the_terminal(title):
    story = Story(id="s", title=title, reports=(), counts=Counts(reports=0, outlets=0, origins=0), lineage=Lineage())
    text = output.render(Export(stories=(story,)), "text").decode()
    assert not [c for c in text if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u2066")]


def test_a_title_is_never_read_as_markup_of_the_terminal():
    story = Story(
        id="s", title="[bold]Ferry[/bold] :smile:", reports=(), lineage=Lineage(),
        counts=Counts(reports=0, outlets=0, origins=0),
    )  # fmt: skip
    assert "[bold]Ferry[/bold] :smile:" in shown(Export(stories=(story,)))


def test_markdown_shows_what_a_report_says_and_does_not_obey_it():
    assert escaped("[a](javascript:x) <b> `c` | d") == r"\[a\](javascript:x) \<b\> \`c\` \| d"
    assert escaped("1. Twelve") == r"1\. Twelve"
    assert escaped("# Fire") == r"\# Fire"


def test_markdown_cites_the_words_in_footnotes():
    text = output.render(EXAMPLE, "md").decode()
    assert "people on board: “163 people”, different\\-scope. [^10]" in text or "[^10]" in text
    assert "[^1]: Northgate Press Agency, characters 31–47: “at least 14 dead”" in text


def test_a_file_is_written_in_the_format_of_its_suffix(tmp_path):
    for suffix, format in ((".json", "json"), (".html", "html"), (".md", "md"), (".txt", "text")):
        (path,) = output.write(EXAMPLE, tmp_path / "new" / f"account{suffix}")
        assert path.read_bytes() == output.render(EXAMPLE, format)


def test_a_folder_gets_tables_whose_spans_say_their_text(tmp_path):
    written = output.write(EXAMPLE, f"{tmp_path}/tables/")
    assert {path.name for path in written} >= {
        "reports.csv", "edges.csv", "origins.csv", "quotes.csv", "figures.csv", "timeline.csv", "names.csv",
    }  # fmt: skip
    texts = {report.id: report.text for report in EXAMPLE.reports}
    for name in ("figures.csv", "quotes.csv", "timeline.csv", "names.csv"):
        rows = list(csv.DictReader((tmp_path / "tables" / name).open(encoding="utf-8", newline="")))
        assert rows
        for row in rows:
            assert texts[row["report"]][int(row["start"]) : int(row["end"])] == row["text"]


@given(exports())
@SOME
def test_a_spreadsheet_never_takes_a_text_for_a_formula(export):
    for content in tables(export).values():
        for row in csv.reader(io.StringIO(content.decode(), newline="")):
            for cell in row:
                assert not cell.startswith(("=", "@", "+")), row
                assert not cell.startswith("-") or float(cell) <= 0


def test_a_suffix_without_a_format_is_refused_with_what_is_possible(tmp_path):
    with pytest.raises(ValueError, match=r"choose \.html"):
        output.write(EXAMPLE, tmp_path / "account.docx")
    assert "name a folder" in output.unwritable("account.csv")


def test_a_text_with_two_parents_names_both_on_the_terminal():
    reports = tuple(Report(id=id_, source=f"{id_}.txt", text="The mill burned.", text_sha256="") for id_ in "abc")
    edges = tuple(
        Edge(id=f"edge-{parent}", child="c", parent=parent, kind="rewrite", share=part, evidence=())
        for parent, part in (("a", 0.6), ("b", 0.3))
    )
    lineage = Lineage(edges=edges, origins=(Origin(id="o", reports=("a", "b", "c")),))
    story = Story(id="s", title="Mill", reports=("a", "b", "c"), lineage=lineage,
                  counts=Counts(reports=3, outlets=0, origins=1))  # fmt: skip
    tree = " ".join(shown(Export(reports=reports, stories=(story,))).split())
    assert "c rewrite, 60 % edge-a also from b: rewrite, 30 % edge-b" in tree


def test_bounds_are_told_as_the_words_commit_to_them():
    assert bounds(22, None) == "at least 22"
    assert bounds(None, 1199, True) == "nearly 1,200 (at most 1,199)"
    assert bounds(None, 5_000_000, True) == "nearly 5,000,000"
    assert bounds(150, 150, True) == "about 150"
    assert bounds(10**400, None).startswith("at least about 1e+400")


def test_a_date_is_told_no_more_exactly_than_it_is_known():
    assert day("2016-11") == "Nov 2016"
    assert day("1970-02-31") == "1970-02-31"
    assert day("2024-10-12T20:15") == "Sat 12 Oct 2024, 20:15"


def said(report, start, text):
    return Variant(report=report, start=start, end=start + len(text), text=text, kind="direct", origin="o")


def test_a_headline_that_repeats_a_quote_is_not_a_wording_of_its_own():
    found = wordings([said("a", 0, "we will stay"), said("a", 90, "We will stay,"), said("b", 5, "We will stay")])
    assert len(found) == 1
    assert len(found[0].variants) == 3


def test_halves_that_a_cue_interrupts_are_one_wording():
    found = wordings([said("a", 0, "If it sinks,"), said("a", 30, "those who signed will answer.")])
    assert [wording.text for wording in found] == ["If it sinks, … those who signed will answer."]


def test_reports_of_one_outlet_are_told_apart():
    reports = {
        id_: Report(id=id_, source=id_, outlet="The Gazette", text="", text_sha256="") for id_ in ("first", "second")
    }
    story = Story(
        id="s", title="", reports=("first", "second"), lineage=Lineage(),
        counts=Counts(reports=2, outlets=1, origins=2),
    )  # fmt: skip
    assert sigla(story, reports).reports == {"first": "The Gazette (1)", "second": "The Gazette (2)"}


def test_an_utterance_without_a_known_speaker_is_said_to_have_none():
    utterance = Utterance(id="q", speaker=None, wording="same", origins=1, variants=(said("a", 0, "Run"),))
    story = Story(
        id="s", title="", reports=("a",), lineage=Lineage(), quotes=(utterance,),
        counts=Counts(reports=1, outlets=1, origins=1),
    )  # fmt: skip
    report = Report(id="a", source="a", text="Run", text_sha256="")
    assert "Speaker not named" in shown(Export(reports=(report,), stories=(story,)))


def test_what_a_report_gives_in_its_own_words_stands_in_no_quotation_marks():
    variant = Variant(report="a", start=0, end=9, text="they ran", kind="indirect", origin="o")
    utterance = Utterance(id="q", speaker=None, wording="same", origins=1, variants=(variant,))
    story = Story(
        id="s", title="", reports=("a",), lineage=Lineage(), quotes=(utterance,),
        counts=Counts(reports=1, outlets=1, origins=1),
    )  # fmt: skip
    report = Report(id="a", source="a", text="they ran.", text_sha256="")
    export = Export(reports=(report,), stories=(story,))
    assert "  they ran (indirect) a" in shown(export)
    assert "- they ran (indirect) – a" in output.render(export, "md").decode()
    assert '<blockquote class="indirect" dir="auto">they ran</blockquote>' in output.render(export, "html").decode()


def test_a_terminal_that_claims_no_width_is_printed_on_all_the_same(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "0")
    output.show(EXAMPLE)
    assert "Timeline" in capsys.readouterr().out


@pytest.mark.parametrize("width", [20, 40, 250])
def test_the_terminal_account_keeps_to_the_width_of_the_terminal(width):
    page = io.StringIO()
    output.show(EXAMPLE, Console(file=page, width=width))
    assert max(len(line) for line in page.getvalue().split("\n")) <= min(width, 110)


def test_a_name_that_only_repeats_the_role_is_told_once():
    names = ("The mayor of Halvern", "the mayor of Halvern", "Mayor Orr")
    orr = StoryName(id="n", name="Ada Orr", type="PERSON", role="mayor of Halvern", aliases=names)
    assert other_names(orr) == ("Mayor Orr",)


def test_reports_of_one_file_without_titles_are_called_by_their_first_words():
    texts = ("The old mill in Halvern burned down.", "Firemen in Halvern saved the church.")
    reports = {f"r{n}": report_of_text(text, id=f"r{n}", source="in.jsonl") for n, text in enumerate(texts)}
    reports = {id_: replace(r, title=None, sentences=split(r)) for id_, r in reports.items()}
    counts = Counts(reports=2, outlets=0, origins=2)
    story = Story(id="s", title="Fire", reports=("r0", "r1"), counts=counts, lineage=Lineage())
    assert sigla(story, reports).reports["r1"] == "Firemen in Halvern saved the church."
