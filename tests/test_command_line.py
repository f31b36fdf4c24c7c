"""What the command line promises: exit statuses, one clear line per failure, and nothing else on standard output."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import stemma
from stemma import output
from stemma.records import Export
from stemma.sources import would_be_lost


def _stemma(*arguments, stdin=b""):
    command = [sys.executable, "-m", "stemma", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("Two people died in Arlen on Friday, Mayor Anna Tull said.\n", encoding="utf-8")
    return path


def test_status_0_when_all_was_read(report):
    done = _stemma("read", report)
    assert done.returncode == 0
    assert done.stderr == b""
    assert b"1 report" in done.stdout


def test_status_1_when_nothing_could_be_read(tmp_path):
    done = _stemma("read", tmp_path / "absent.txt")
    assert done.returncode == 1
    assert done.stdout == b""
    assert b"absent.txt" in done.stderr
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "--format", "docx", "x.txt"],
        ["read", "--no-such-option", "x.txt"],
        ["read", "--as-of", "yesterday", "x.txt"],
        ["read", "--workers", "0", "x.txt"],
        ["read", "--workers", "1.5", "x.txt"],
        ["read", "-o", "account.docx", "x.txt"],
        ["reed", "x.txt"],
    ],
)
def test_status_2_for_wrong_usage_with_a_word_on_what_to_type(arguments):
    done = _stemma(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"stemma" in done.stderr
    assert b"Traceback" not in done.stderr


def test_status_3_when_some_inputs_failed_and_the_rest_was_read(report, tmp_path):
    done = _stemma("read", report, tmp_path / "absent.txt", "--format", "json")
    assert done.returncode == 3
    assert len(json.loads(done.stdout)["reports"]) == 1
    assert done.stderr.count(b"\n") == 1


def test_json_on_standard_output_and_nothing_else():
    done = _stemma("read", stemma.example(), "--format", "json")
    export = json.loads(done.stdout)
    assert export["format"] == "stemma/1"
    assert set(export) >= {"format", "reports", "stories"}


def test_a_report_on_standard_input():
    done = _stemma("read", "-", "--format", "json", stdin="Anna Tull said: “We stay.”".encode())
    assert json.loads(done.stdout)["reports"][0]["text"] == "Anna Tull said: “We stay.”"


@pytest.mark.parametrize("name", ["account.html", "account.json", "account.md", "account.txt"])
def test_a_file_is_written_in_the_format_of_its_name(report, tmp_path, name):
    done = _stemma("read", report, "-o", tmp_path / name)
    assert done.returncode == 0
    assert (tmp_path / name).stat().st_size > 0


def test_a_missing_language_model_is_one_clear_line(report):
    done = _stemma("read", report, "--language-model", "no_such_model")
    assert done.returncode == 2
    assert b"no_such_model" in done.stderr
    assert b"Traceback" not in done.stderr


def test_what_a_report_says_cannot_command_the_terminal(tmp_path):
    (tmp_path / "red\x1b[31m.txt").write_bytes(b"")
    done = _stemma("read", tmp_path)
    assert b"\x1b" not in done.stderr


def test_an_account_never_replaces_a_report_that_is_read(report):
    text = report.read_bytes()
    done = _stemma("read", report.parent, "-o", report)
    assert done.returncode == 2
    assert done.stderr.startswith(b"stemma: ") and b"another file" in done.stderr
    assert report.read_bytes() == text


def test_only_what_is_read_and_is_no_account_would_be_lost(report, tmp_path):
    account = tmp_path / "account.html"
    output.write(Export(), account)
    elsewhere = str(tmp_path / "elsewhere")
    sources = [(report, str(report)), (report, str(tmp_path)), (account, str(tmp_path)), (report, elsewhere)]
    assert [would_be_lost(path, [source]) for path, source in sources] == [True, True, False, False]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_one_clear_line(report):
    command = [sys.executable, "-m", "stemma", "read", str(report), "--format", "json"]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"no space left" in done.stderr


def test_a_place_that_cannot_be_written_is_one_clear_line(report):
    done = _stemma("read", report, "-o", report / "account.html")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"cannot be written" in done.stderr


def test_help_and_an_import_do_not_load_the_language_model():
    code = "import sys, stemma, stemma.cli; sys.exit('spacy' in sys.modules or 'trafilatura' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("command", ["show", "export", "explain", "check", "undo"])
def test_a_command_that_reads_no_report_does_not_load_spacy(command):
    code = f"import sys, stemma.commands.{command}; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
