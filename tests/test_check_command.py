"""What `stemma check` promises: exit statuses, one line a problem, and JSON where asked."""

import json
import subprocess
import sys

import pytest

import stemma
from stemma import output

SUPPORTED = "The mill in Arlen burned down on Friday, Anna Tull said. [mill-1:0-56]\n"


def _stemma(*arguments, stdin=b""):
    command = [sys.executable, "-m", "stemma", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False)


@pytest.fixture(scope="module")
def export(tmp_path_factory):
    folder = tmp_path_factory.mktemp("check")
    row = {"id": "mill-1", "text": "The mill in Arlen burned down on Friday, Anna Tull said."}
    (folder / "reports.jsonl").write_text(json.dumps(row), encoding="utf-8")
    path = folder / "export.json"
    path.write_bytes(output.render(stemma.read([folder / "reports.jsonl"]).export, "json"))
    return path


def test_status_0_when_everything_is_supported(export):
    done = _stemma("check", "-", "--against", export, stdin=SUPPORTED.encode())
    assert done.returncode == 0, done.stdout
    assert done.stderr == b""


def test_status_1_and_a_line_for_each_problem(export, tmp_path):
    brief = tmp_path / "brief.md"
    brief.write_text(SUPPORTED.replace("Friday", "Monday").replace("Anna", "Berta"), encoding="utf-8")
    done = _stemma("check", brief, "--against", export)
    assert done.returncode == 1
    lines = done.stdout.decode().splitlines()
    assert any(f"{brief}:1: date: “Monday”" in line for line in lines)
    assert any(f"{brief}:1: name: “Berta”" in line and "Anna Tull" in line for line in lines)


def test_status_2_without_an_export(export, tmp_path):
    (tmp_path / "no.json").write_text("{}", encoding="utf-8")
    for arguments in (["-"], ["-", "--against", tmp_path / "no.json"], ["absent.md", "--against", export]):
        done = _stemma("check", *arguments, stdin=b"It rained.")
        assert done.returncode == 2
        assert done.stdout == b""
        assert b"Traceback" not in done.stderr


def test_status_3_when_a_row_cannot_be_read_and_the_rest_is_supported(export, tmp_path):
    brief = tmp_path / "brief.jsonl"
    row = {"sentence": "The mill burned down on Friday, Anna Tull said.", "spans": ["mill-1:0-56"]}
    brief.write_text(json.dumps(row) + "\nnot json\n", encoding="utf-8")
    done = _stemma("check", brief, "--against", export)
    assert done.returncode == 3
    assert done.stderr.count(b"\n") == 1
    assert b"row 2" in done.stderr


def test_json_holds_every_sentence_with_its_problems(export):
    done = _stemma("check", "-", "--against", export, "--format", "json", stdin=b"The mill in Brill burned [mill-1].")
    found = json.loads(done.stdout)
    assert found["format"] == "stemma-check/1"
    assert found["supported"] is False
    assert found["sentences"][0]["evidence"] == "report"
    assert ("name", "Brill") in [(p["kind"], p["words"]) for p in found["sentences"][0]["problems"]]


def test_a_brief_of_ours_passes_its_own_export(export):
    assert _stemma("check", export, "--against", export).returncode == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_says_the_same_in_every_encoding(export, tmp_path, encoding):
    told = "A café owner died.\r\n\r\nNobody knows why.\r\n"
    brief = tmp_path / "brief.md"
    brief.write_bytes(told.encode(encoding))
    done = _stemma("check", brief, "--against", export)
    assert done.returncode == 1
    assert "“A café owner died.”: the sentence cites nothing" in done.stdout.decode()
    assert "brief.md:3: no citation" in done.stdout.decode()


def test_bytes_that_are_no_text_are_refused_in_one_line(export, tmp_path):
    brief = tmp_path / "brief.md"
    brief.write_bytes(bytes(range(32)) * 40)
    done = _stemma("check", brief, "--against", export)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[0].startswith(f"stemma: {brief} is binary data, not text; give the text")
