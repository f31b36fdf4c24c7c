"""What an account of the bundled example must hold: the floor below which no change may bring it."""

import json

import pytest

from stemma import data
from stemma.bench import score_account
from stemma.checking import unsupported

FLOORS = {
    "reports found": 1.0,
    "share in the largest story": 1.0,
    "quotes found": 0.95,
    "speaker right, of all gold quotes": 0.85,
    "utterances grouped (B3 F1)": 0.90,
    "utterance pairs": 0.85,
    "figures found": 0.75,
    "figure bounds right, of found": 0.90,
    "figures grouped (B3 F1)": 0.75,
    "figure pairs": 0.65,
    "figure status right": 0.75,
    "lineage pairs": 1.0,
    "origins (B3 F1)": 1.0,
    "timeline rows found": 0.80,
    "timeline rows with the right date": 0.70,
}


@pytest.fixture(scope="module")
def scores(example_run):
    gold = json.loads(data.path("example", "gold.json").read_text(encoding="utf-8"))
    return {score.name: score for score in score_account(example_run.export, gold)}


@pytest.mark.parametrize("name", FLOORS)
def test_the_account_of_the_example_reaches(scores, name):
    assert scores[name].value >= FLOORS[name], scores[name]


def test_no_statement_stands_without_evidence(scores):
    assert scores["statements without evidence"].value == 0


def test_a_report_of_another_event_is_another_story(example_run):
    assert sorted(story.counts.reports for story in example_run.export.stories) == [1, 7]


def test_every_sentence_of_the_brief_is_borne_by_its_spans(example_run):
    reports = {report.id: report for report in example_run.export.reports}
    main = example_run.export.stories[0]
    assert 5 <= len(main.brief) <= 10
    for said in main.brief:
        assert unsupported(said.sentence, said.spans, reports) == ()
