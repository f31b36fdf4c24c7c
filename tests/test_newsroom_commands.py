"""The commands on a newsroom: what they print and write, what they say is new, and with which status they end."""

import json
import sqlite3
import sys

import pytest
from newsroom_sources import COPY, FERRY, FIRE, written

import stemma
from stemma import output
from stemma.cli import main
from stemma.newsroom import Newsroom


class Done:
    """How a command ended and what it printed."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err


@pytest.fixture
def stemma_(monkeypatch, capfdbinary):
    def run(*words):
        monkeypatch.setattr(sys, "argv", ["stemma", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        return Done(ended.value.code, *(stream.decode() for stream in capfdbinary.readouterr()))

    return run


@pytest.fixture
def db(tmp_path):
    return tmp_path / "news.db"


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A newsroom of two stories; for commands that only look."""
    path = tmp_path_factory.mktemp("filled") / "news.db"
    with Newsroom(path) as room:
        room.read(written(path.parent / "in", [*FERRY, *FIRE]))
    return path


def test_a_read_says_what_is_new_and_shows_the_stories_that_changed(stemma_, db, tmp_path):
    first = stemma_("read", *written(tmp_path / "ferry", FERRY), "--db", db)
    assert first.status == 0
    assert f"{db}: 4 reports added, 0 known; 1 account changed; 4 reports in 1 story" in first.err
    assert "Corrin Star" in first.out
    second = stemma_("read", *written(tmp_path / "fire", [*FIRE, FERRY[3]]), "--db", db)
    assert f"{db}: 2 reports added, 1 known; 1 account changed; 6 reports in 2 stories" not in second.err
    assert "began with 2 reports: " in second.err
    assert "mill" in second.out


def test_a_read_tells_once_how_a_story_grew_and_the_history_has_every_entry(stemma_, db, tmp_path):
    stemma_("read", *written(tmp_path / "first", FERRY[:3]), "--db", db)
    copies = [{**COPY, "id": f"copy-{n}"} for n in range(3)]
    done = stemma_("read", *written(tmp_path / "more", [*copies, FERRY[3]]), "--db", db)
    (line,) = [line for line in done.err.splitlines() if " grew " in line]
    assert " grew by 4 reports, 3 of them copies word for word: " in line
    history = stemma_("show", "--db", db, "--history").out.splitlines()
    assert len(history) == 1 + 3 + 1
    assert sum("(the same text)" in entry for entry in history) == 3


def test_a_read_that_brings_nothing_new_prints_no_story(stemma_, db):
    stemma_("read", stemma.example(), "--db", db)
    again = stemma_("read", stemma.example(), "--db", db)
    assert (again.status, again.out) == (0, "")
    assert again.err == f"{db}: 0 reports added, 8 known; no account changed; 8 reports in 2 stories\n"


@pytest.mark.parametrize("form", ["json", "md", "html", "text"])
def test_a_file_or_a_format_has_everything_in_the_database(stemma_, db, tmp_path, form):
    ferry, fire = written(tmp_path / "ferry", FERRY), written(tmp_path / "fire", FIRE)
    stemma_("read", *fire, "--db", db)
    at_once = output.render(stemma.read([*ferry, *fire]).export, form).decode()
    printed = stemma_("read", *ferry, "--db", db, "--format", form).out
    account = tmp_path / f"account.{'txt' if form == 'text' else form}"
    stemma_("export", "--db", db, "-o", account)
    with Newsroom(db, write=False) as room:
        (grown, other) = (story.id for story in room.stories())
        by_itself = stemma.read([*ferry, *fire]).export.stories[0].id
    assert grown == by_itself and other != grown
    assert printed == at_once == account.read_text(encoding="utf-8")


def test_show_lists_the_stories_and_tells_those_that_are_named(stemma_, filled):
    listed = stemma_("show", "--db", filled)
    assert listed.status == 0
    lines = listed.out.splitlines()
    assert len(lines) == 2
    assert "2024-10-12 – 2024-10-15  3 reports" in lines[0]  # versions of one report count once
    rows = json.loads(stemma_("show", "--db", filled, "--format", "json").out)
    assert [row["id"] for row in rows] == [line.split()[0] for line in lines]
    assert "Gelden" in stemma_("show", rows[1]["id"], "--db", filled).out
    by_report = stemma_("show", "fire-a", "--db", filled, "--format", "json")
    assert [story["id"] for story in json.loads(by_report.out)["stories"]] == [rows[1]["id"]]


def test_show_history_tells_how_a_story_grew(stemma_, filled):
    rows = json.loads(stemma_("show", "fire-a", "--db", filled, "--history", "--format", "json").out)
    assert [(row["what"], row["reports"], row["read"]) for row in rows] == [("began", ["fire-a", "fire-b"], 1)]
    assert "began with 2 reports: " in stemma_("show", "fire-a", "--db", filled, "--history").out


def test_export_writes_some_stories_with_their_reports(stemma_, filled, tmp_path):
    done = stemma_("export", "fire-b", "--db", filled, "-o", tmp_path / "fire.json")
    assert done.status == 0
    found = json.loads((tmp_path / "fire.json").read_bytes())
    assert [report["id"] for report in found["reports"]] == ["fire-a", "fire-b"]
    stemma_("export", "--db", filled, "-o", f"{tmp_path}/tables/")
    assert "figures.csv" in {path.name for path in (tmp_path / "tables").iterdir()}


def test_explain_and_check_take_a_newsroom_where_they_take_an_export(stemma_, filled, tmp_path):
    with Newsroom(filled, write=False) as room:
        figure = next(figure for story in room.export().stories for figure in story.figures)
    assert stemma_("explain", figure.id, "--db", filled).out.startswith("figure ")
    for number, status in (("Two", 0), ("Three", 1)):
        brief = tmp_path / f"{number}.md"
        brief.write_text(f"{number} firefighters were hurt, Mayor Anna Tull said [fire-a].\n", encoding="utf-8")
        assert stemma_("check", brief, "--db", filled).status == status


def test_some_sources_that_fail_do_not_keep_the_others_out(stemma_, db, tmp_path):
    done = stemma_("read", *written(tmp_path / "fire", FIRE), tmp_path / "absent.txt", "--db", db)
    assert done.status == 3
    assert "absent.txt" in done.err
    with Newsroom(db, write=False) as room:
        assert len(room) == 2


def test_status_1_where_nothing_could_be_read_or_nothing_is_there(stemma_, db, tmp_path):
    assert stemma_("read", tmp_path / "absent.txt", "--db", db).status == 1
    shown = stemma_("show", "--db", db)
    assert (shown.status, shown.out) == (1, "")
    assert shown.err == f"stemma: {db} has no reports yet; add some with stemma read SOURCE... --db {db}\n"
    assert stemma_("export", "--db", db, "--format", "json").status == 1


def test_an_id_cut_short_is_answered_with_the_story_that_may_be_meant(stemma_, filled):
    with Newsroom(filled, write=False) as room:
        (whole, _) = (story.id for story in room.stories())
    for typed in (whole[:-3], whole.removeprefix("story-")):
        done = stemma_("show", typed, "--db", filled)
        assert (done.status, done.out) == (2, "")
        assert done.err == f"stemma: no story or report {typed} in {filled}; did you mean {whole}?\n"


def test_one_file_is_left_behind_whatever_was_done_with_it(stemma_, db, tmp_path):
    (fire,) = written(tmp_path / "fire", FIRE[:1])
    brief = tmp_path / "brief.md"
    brief.write_text("Two firefighters were hurt [fire-a].\n", encoding="utf-8")
    for words in (
        ["read", fire],
        ["show"],
        ["show", "--history"],
        ["show", "story-0"],
        ["export", "--format", "json"],
        ["explain", "fire-a"],
        ["check", brief],
        ["undo", "0"],
    ):
        stemma_(*words, "--db", db)
        assert [path.name for path in tmp_path.glob("news.db*")] == ["news.db"], words


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["read", "--db", "{absent}"], "no SOURCE is given"),
        (["show", "--db", "{absent}"], "does not exist; make it with stemma read SOURCE... --db {absent}"),
        (["export", "--db", "{db}"], "name -o FILE"),
        (["export", "--db", "{db}", "-o", "{db}"], "write to another file"),
        (["read", "x.txt", "--db", "{db}", "-o", "{db}"], "cannot write .db"),
        (["read", "{db}", "--db", "{db}"], "is the newsroom database, not a report"),
        (["show", "story-0", "--db", "{db}"], "no story or report story-0"),
        (["undo", "0", "--db", "{db}"], "only merged, split and moved can"),
        (["undo", "99", "--db", "{db}"], "the history has no entry 99"),
        (["undo", "0", "--db", "{absent}"], "does not exist"),
        (["undo", "--db", "{db}"], "ENTRY"),
        (["read", "x.txt", "--db", "{absent}/news.db"], "there is no folder {absent}; make it first"),
        (["explain", "x"], "name one of SOURCE"),
        (["explain", "x", "--db", "{db}", "--in", "a.json"], "name one of SOURCE"),
        (["check", "-", "--db", "{db}", "--against", "a.json"], "name --against EXPORT.json or --db NEWSROOM.db"),
        (["read", "x.txt", "--db", "{db}", "--language-model", "en_other"], "was read with the bundled language model"),
    ],
)
def test_status_2_for_wrong_usage_with_a_word_on_what_to_do(stemma_, filled, tmp_path, words, told):
    before = filled.read_bytes()
    absent = tmp_path / "absent.db"
    done = stemma_(*(word.format(db=filled, absent=absent) for word in words))
    assert done.status == 2
    assert done.out == ""
    assert told.format(absent=absent) in done.err
    assert "Traceback" not in done.err
    assert filled.read_bytes() == before
    assert not (tmp_path / "{absent}").exists()


def test_a_database_that_cannot_be_used_is_told_in_one_line(stemma_, tmp_path):
    other = tmp_path / "other.db"
    file = sqlite3.connect(other)
    file.execute("CREATE TABLE recipes (name)")
    file.close()
    for words in (["read", stemma.example()], ["show"], ["export", "--format", "json"], ["explain", "x"]):
        done = stemma_(*words, "--db", other)
        assert (done.status, done.out) == (2, "")
        assert done.err == f"stemma: {other} is the database of another program; name another file\n"
