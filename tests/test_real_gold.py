"""The gold of real stories says where in a report something stands, and holds no report's words."""

import subprocess
import sys
from itertools import pairwise

import pytest
from test_example_gold import ROOT, STATUSES

sys.path.insert(0, str(ROOT / "benchmarks" / "accounts"))
import real

GOLD = {name: gold for half in ("open", "blind") for name, gold in real.gold_of(half)}


@pytest.fixture(params=sorted(GOLD))
def gold(request):
    return GOLD[request.param]


def spans(gold):
    return [*gold["quotes"], *gold["figures"], *(m for row in gold["timeline"] for m in row["mentions"])]


def test_every_gold_of_the_folder_is_of_one_half():
    assert len(GOLD) == len(list(real.GOLD.glob("*.json")))


def test_no_words_of_a_report_are_kept(gold):
    allowed = {"report", "start", "end", "speaker", "utterance", "marks", "low", "high", "approximate", "topic"}
    assert all(set(span) <= {*allowed, "said_by", "as_of", "slip", "kind"} for span in spans(gold))


def test_every_span_lies_within_its_report(gold):
    assert all(0 <= span["start"] < span["end"] <= gold["reports"][span["report"]] for span in spans(gold))


@pytest.mark.parametrize("key", ["quotes", "figures"])
def test_no_two_quotes_and_no_two_figures_overlap(gold, key):
    found = sorted((span["report"], span["start"], span["end"]) for span in gold[key])
    assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(found))


def test_every_fact_has_a_status_and_every_report_an_origin(gold):
    assert {figure["topic"] for figure in gold["figures"]} == set(gold["figure_topics"])
    assert {fact["status"] for fact in gold["figure_topics"].values()} <= STATUSES
    origins = [report for origin in gold["lineage"]["origins"] for report in origin]
    assert sorted(origins) == sorted(gold["reports"])


def test_the_texts_at_hand_are_those_that_were_annotated(shared):
    rows = real.rows_of(shared / "data", {report for gold in GOLD.values() for report in gold["texts"]})
    told = {report: digest for gold in GOLD.values() for report, digest in gold["texts"].items()}
    assert {report: real.digest(row["text"]) for report, row in rows.items()} == told


def test_the_blind_half_is_scored_as_a_whole_only(shared, tmp_path):
    runner = ROOT / "benchmarks" / "accounts" / "real.py"
    command = [sys.executable, runner, shared / "data", "--half", "blind", "--export", tmp_path]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert not any(name[:14] in printed for name, gold in GOLD.items() if gold["half"] == "blind")
