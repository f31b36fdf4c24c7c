"""The runner of the accounts benchmark: what is right scores one, what is missing nothing; peers show what they can."""

import builtins
import doctest
import json
import sys
import tomllib
from collections import defaultdict

import pytest
from test_example_gold import ROOT

sys.path.insert(0, str(ROOT / "benchmarks" / "accounts"))
import markup
import peers
import run
import scoring
import words
from markup import read_account
from peers import dateparser_search, form, minhash, patterns, quantulum, textacy_quotes
from peers.form import Read

STORIES = ROOT / "benchmarks" / "accounts" / "stories"
INDEX = tomllib.loads((STORIES / "index.toml").read_text(encoding="utf-8"))["story"]
WIRE = Read(
    "wire", "At least 22 people died, police said.\n“Nobody slept here,” said Orla Tennant.\n", "2025-03-04T08:00:00Z"
)
COPY = Read("copy", "“Nobody slept here,” Orla Tennant said. Another 1,400 left and 22 stayed.\n")


def told_by_the_gold(slug):
    """The export of a system that says what the gold account says."""
    gold = json.loads((STORIES / slug / "gold.json").read_text(encoding="utf-8"))
    _, texts = read_account(STORIES / slug)
    facts, utterances = defaultdict(list), defaultdict(list)
    for figure in gold["figures"]:
        facts[figure["topic"]].append({key: figure[key] for key in ("report", "start", "end", "low", "high")})
    for quote in gold["quotes"]:
        utterances[quote["utterance"], quote["speaker"]].append(
            {"report": quote["report"], "start": quote["start"], "end": quote["end"], "kind": "direct"}
        )
    speakers = {speaker for _, speaker in utterances}
    siblings = [{"id": f"lost {n}", "children": row[:2]} for n, row in enumerate(gold["lineage"]["siblings"])]
    story = {
        "reports": list(texts),
        "names": [{"id": speaker, "name": speaker} for speaker in speakers],
        "figures": [
            {"id": topic, "status": gold["figure_topics"][topic]["status"], "readings": readings}
            for topic, readings in facts.items()
        ],
        "quotes": [
            {"id": utterance, "speaker": speaker, "variants": variants}
            for (utterance, speaker), variants in utterances.items()
        ],
        "timeline": [{"date": row["date"], "spans": row["mentions"]} for row in gold["timeline"]],
        "lineage": {
            "edges": gold["lineage"]["edges"],
            "lost": siblings,
            "origins": [{"id": str(n), "reports": group} for n, group in enumerate(gold["lineage"]["origins"])],
        },
    }
    return {"reports": [{"id": name, "text": text} for name, text in texts.items()], "stories": [story]}


@pytest.mark.parametrize("slug", [row["slug"] for row in INDEX])
def test_an_account_that_says_what_the_gold_says_is_right_in_everything(slug):
    found = {score.name: score.value for score in scoring.scores(scoring.export_of(told_by_the_gold(slug)), slug)}
    for count in (*scoring.COUNTED, "names under one entry"):  # the gold gives spellings of names, not their mentions
        found.pop(count)
    assert {name: value for name, value in found.items() if value < 1} == {}


def test_an_account_that_says_nothing_is_right_in_nothing():
    found = scoring.scores(scoring.export_of({}), "sound-cup")
    assert all(score.value == 0 for score in found)


def test_two_people_under_one_entry_are_not_right():
    text = "Ada Prentiss met Odd Brack."
    gold = {"names": {"Ada Prentiss": ["Ada Prentiss"], "Odd Brack": ["Odd Brack"]}}
    spans = [{"report": "a", "start": 0, "end": 12}, {"report": "a", "start": 17, "end": 26}]

    def value(*entries):
        names = [{"id": str(n), "name": "x", "type": "PERSON", "mentions": own} for n, own in enumerate(entries)]
        export = {"reports": [{"id": "a", "text": text}], "stories": [{"reports": ["a"], "names": names}]}
        return scoring.names_together(scoring.export_of(export), gold).value

    assert value([spans[0]], [spans[1]]) == 1
    assert value(spans) == 0.5  # the entry is one person's; the other has none
    assert value([spans[0]]) == 0.5


def test_a_brief_that_changes_a_number_is_counted():
    told = {"reports": [{"id": "a", "text": "Two men died in Arlen."}]}
    brief = [{"sentence": "Three men died in Arlen.", "spans": [{"report": "a", "start": 0, "end": 22}]}]
    export = scoring.export_of(told | {"stories": [{"reports": ["a"], "brief": brief}]})
    assert scoring.brief_unsupported(export).value == 1


def test_patterns_find_quotes_with_speakers_and_numbers():
    export = patterns.account([WIRE, COPY])
    (story,) = export["stories"]
    (quote,) = story["quotes"]
    assert [v["report"] for v in quote["variants"]] == ["copy", "wire"]
    assert quote["speaker"] == "name Orla Tennant"
    assert sorted(reading["low"] for figure in story["figures"] for reading in figure["readings"]) == [22, 22, 1400]
    assert {figure["status"] for figure in story["figures"]} == {"agree", "single"}


@pytest.mark.parametrize("peer", [quantulum, textacy_quotes, minhash, dateparser_search])
def test_an_installed_peer_gives_spans_of_the_reports(peer):
    try:
        export = peer.account([WIRE, COPY])
    except ImportError as missing:
        pytest.skip(f"{missing.name} is not installed; it is a peer of the benchmark and nothing else needs it")
    texts = {report["id"]: report["text"] for report in export["reports"]}
    (story,) = export["stories"]
    spans = [
        v for key in ("figures", "quotes") for item in story[key] for v in item.get("readings", item.get("variants"))
    ]
    spans += [span for row in story["timeline"] for span in row["spans"]]
    assert all(0 <= s["start"] < s["end"] <= len(texts[s["report"]]) for s in spans)


def test_a_peer_that_is_not_installed_is_left_out_and_said(monkeypatch, capsys):
    whole = builtins.__import__

    def without(name, *rest):
        if name.startswith("datasketch"):
            raise ModuleNotFoundError(name="datasketch")
        return whole(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    monkeypatch.setattr(peers, "ALL", (minhash,))
    assert run.by_peers(["sound-cup"]) == {}
    assert "MinHash is left out: datasketch is not installed" in capsys.readouterr().out


def test_the_table_of_systems_leaves_open_what_a_peer_is_not_made_for():
    lines = run.peer_rows({"Stemma": {"figures found": 0.9, "quotes found": 1.0}, "MinHash": {"quotes found": 0.5}}, 2)
    assert lines[1].split() == ["figures", "found", "0.900", "-"]


@pytest.mark.parametrize("module", [words, markup, scoring, form])
def test_the_examples_of_the_benchmark_run(module):
    assert doctest.testmod(module) == (0, doctest.testmod(module).attempted)
