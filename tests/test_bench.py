"""Our scorer measures what the public scorer measures."""

import json
import subprocess
import sys

import msgspec
import pytest

from stemma.bench import score_account
from stemma.pipeline import read


def test_our_scorer_agrees_with_the_public_one(shared, tmp_path):
    gold_file = shared / "gold" / "seeds.json"
    export = read([shared / "seeds"]).export
    (tmp_path / "export.json").write_bytes(msgspec.json.encode(export))
    command = [sys.executable, str(shared / "score.py"), "account", str(tmp_path / "export.json"), str(gold_file)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    theirs = {line[:34].strip(): float(line[34:].split()[0]) for line in printed.splitlines()}
    ours = score_account(export, json.loads(gold_file.read_text(encoding="utf-8")))
    assert {score.name: pytest.approx(score.value, abs=6e-4) for score in ours} == theirs


def test_five_real_reports_are_told_as_a_careful_reader_tells_them(shared):
    gold = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))
    found = {score.name: score.value for score in score_account(read([shared / "seeds"]).export, gold)}
    for name in ("quotes found", "speaker right, of all gold quotes", "utterance pairs", "lineage pairs"):
        assert found[name] == 1.0, name
    for name in ("figure pairs", "figure status right", "timeline rows with the right date"):
        assert found[name] == 1.0, name
