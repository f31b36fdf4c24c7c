"""Each distinct sentence is read once: within a run, and across runs where a file keeps what was read."""

import subprocess
import sys

import pytest

import stemma
from stemma.reading import Reader
from stemma.reading.kept import SentenceFile
from stemma.reading.language import bundled
from stemma.sources import load

TEXT = "Anna Tull, the mayor of Arlen, told reporters on Friday that 22 people were missing.\n“We stay,” she said.\n"
WRITE = """
import sys
from pathlib import Path
from stemma.reading.annotation import Parse
from stemma.reading.kept import SentenceFile
with SentenceFile(Path(sys.argv[1]), "m") as file:
    for round in range(40):
        texts = [f"Sentence {round} {at}." for at in range(50)]
        file.keep({text: Parse(texts=(text,)) for text in texts})
        assert len(file.recall(texts)) == 50
"""


class Counting:
    """The bundled pipeline, counting what it is asked to annotate."""

    name, version = "counting", "1"

    def __init__(self):
        self.asked = []

    def annotate(self, sentences):
        self.asked += sentences
        return bundled().annotate(sentences)


@pytest.fixture(scope="module")
def reports():
    return sorted(load([stemma.example()]).reports, key=lambda report: report.id)


@pytest.fixture(scope="module")
def reference(reports):
    return list(Reader(bundled()).read(reports))


def test_a_sentence_of_many_reports_is_annotated_once(reports, reference):
    language = Counting()
    assert list(Reader(language).read([*reports, *reports])) == [*reference, *reference]
    assert len(language.asked) == len(set(language.asked))


def test_a_later_run_annotates_nothing_again_and_says_the_same(reports, reference, tmp_path):
    first, second = Counting(), Counting()
    with SentenceFile(tmp_path / "news.db", first.version) as file:
        assert list(Reader(first, file).read(reports)) == reference
    with SentenceFile(tmp_path / "news.db", second.version) as file:
        assert list(Reader(second, file).read(reports)) == reference
    assert first.asked and not second.asked


def test_what_one_model_said_is_not_taken_for_what_another_says(reports, tmp_path):
    with SentenceFile(tmp_path / "news.db", "model 1") as file:
        list(Reader(Counting(), file).read(reports[:1]))
    other = Counting()
    with SentenceFile(tmp_path / "news.db", "model 2") as file:
        list(Reader(other, file).read(reports[:1]))
    assert other.asked


@pytest.mark.parametrize(
    "content", [b"no database at all, but some text\n" * 300, b"SQLite format 3\x00" + b"\xff" * 9_000]
)
def test_a_broken_file_is_told_in_one_line_and_done_without(content, reports, reference, tmp_path, capsys):
    path = tmp_path / "news.db"
    path.write_bytes(content)
    with SentenceFile(path, "m") as file:
        assert list(Reader(bundled(), file).read(reports[:2])) == reference[:2]
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1 and "news.db" in told[0] and "delete the file" in told[0]


def test_a_broken_parse_is_told_and_read_anew(reports, reference, tmp_path, capsys):
    import sqlite3

    with SentenceFile(tmp_path / "news.db", "m") as file:
        list(Reader(bundled(), file).read(reports[:1]))
    with sqlite3.connect(tmp_path / "news.db") as raw:
        raw.execute("UPDATE parses SET parse = x'c1'")
    raw.close()
    with SentenceFile(tmp_path / "news.db", "m") as file:
        assert list(Reader(bundled(), file).read(reports[:1])) == reference[:1]
    assert capsys.readouterr().err.count("\n") == 1


def test_a_folder_that_is_not_there_is_told(tmp_path, capsys):
    with SentenceFile(tmp_path / "none" / "news.db", "m") as file:
        file.keep({})
        assert file.recall(["Orr left."]) == {}
    assert "cannot be used" in capsys.readouterr().err


def test_two_processes_write_one_file_at_once(tmp_path):
    command = [sys.executable, "-c", WRITE, str(tmp_path / "news.db")]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    assert [(process.communicate()[1], process.returncode) for process in both] == [(b"", 0)] * 2
    with SentenceFile(tmp_path / "news.db", "m") as file:
        assert len(file.recall([f"Sentence 39 {at}." for at in range(50)])) == 50


def test_the_version_of_a_model_hangs_on_what_it_has_learned():
    import spacy

    from stemma.reading.language import SpacyLanguage

    plain, other = spacy.blank("en"), spacy.blank("en")
    other.add_pipe("sentencizer")
    assert SpacyLanguage("m", plain).version != SpacyLanguage("m", other).version
    assert bundled().version == bundled().version
