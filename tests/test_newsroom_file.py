"""A newsroom is one file that several may use, that no crash harms, and of which every trouble is one clear line."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from newsroom_sources import FERRY, FIRE, named_alike, small_news, written

import stemma
from stemma import output
from stemma.newsroom import Newsroom, NewsroomError
from stemma.newsroom import accounts as newsroom_accounts
from stemma.newsroom.schema import APPLICATION_ID, VERSION


@pytest.fixture
def path(tmp_path):
    return tmp_path / "news.db"


def is_whole(path):
    file = sqlite3.connect(path)
    found = file.execute("PRAGMA integrity_check").fetchall()
    file.close()
    return found == [("ok",)]


def _python(program, *arguments, **how):
    return subprocess.Popen([sys.executable, "-c", program, *map(str, arguments)], **how)


def _foreign(path):
    file = sqlite3.connect(path)
    file.execute("CREATE TABLE recipes (name)")
    file.close()


def _newer(path):
    file = sqlite3.connect(path)
    file.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    file.execute(f"PRAGMA user_version = {VERSION + 1}")
    file.close()


def _damaged(path):
    with Newsroom(path) as room:
        room.read([stemma.example() / "01-northgate-press-agency.txt"])
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda path: path.write_bytes(b"A report, no database.\n" * 99), "is no newsroom database"),
        (_foreign, "is the database of another program"),
        (_newer, f"was written by a newer Stemma (tables of version {VERSION + 1}, this one reads {VERSION})"),
        (_damaged, "is damaged"),
        (lambda path: path.mkdir(), "is a folder"),
    ],
    ids=["no database", "another program's", "newer", "damaged", "folder"],
)
def test_a_file_that_is_no_newsroom_is_told_in_a_line_and_left_as_it_is(path, make, told):
    make(path)
    before = path.read_bytes() if path.is_file() else None
    for write in (True, False):
        with pytest.raises(NewsroomError) as raised, Newsroom(path, write=write) as room:
            room.export()
        line = str(raised.value)
        assert told in line
        assert line.startswith(str(path)) and ";" in line and "\n" not in line
    assert before is None or path.read_bytes() == before


def test_a_file_that_is_not_there_or_empty_is_not_shown(path):
    for make in (lambda: None, lambda: path.write_bytes(b"")):
        make()
        with pytest.raises(NewsroomError, match="stemma read SOURCE"):
            Newsroom(path, write=False)
    assert path.read_bytes() == b""


def test_a_newsroom_can_be_shown_where_nothing_can_be_written(path):
    with Newsroom(path) as room:
        room.read([stemma.example()])
        kept = room.export()
    before = path.read_bytes()
    with Newsroom(path, write=False) as room:
        assert room.export() == kept
        with pytest.raises(NewsroomError, match="cannot be written"):
            room.read(written(path.parent / "in", FIRE))
    assert path.read_bytes() == before


@contextmanager
def without_privileges():
    """Be somebody whom permissions hold for, where the tests are run by one whom they do not."""
    mighty = os.geteuid() == 0
    if mighty:
        os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        if mighty:
            os.setresuid(0, 0, 0)


@pytest.mark.parametrize(("of_folder", "of_file"), [(0o555, 0o444), (0o555, 0o666), (0o777, 0o444), (0o777, 0o666)])
def test_a_look_leaves_nothing_beside_the_file_whatever_may_be_written(of_folder, of_file):
    with TemporaryDirectory() as name:
        path = Path(name) / "news.db"
        with Newsroom(path) as room:
            room.read([stemma.example() / "01-northgate-press-agency.txt"])
            kept = room.export()
        before = path.read_bytes()
        path.chmod(of_file)
        path.parent.chmod(of_folder)
        with without_privileges(), Newsroom(path, write=False) as room:
            assert room.export() == kept
        assert [other.name for other in path.parent.iterdir()] == ["news.db"]
        assert path.read_bytes() == before
        path.parent.chmod(0o700)


def test_who_closes_the_file_last_clears_away_what_others_left(path):
    with Newsroom(path) as room:
        room.read(written(path.parent / "ferry", FERRY))
        kept = room.export()
    assert _python(KILLED, path, *written(path.parent / "fire", [*FIRE, *small_news(4)])).wait(300) == -signal.SIGKILL
    assert path.with_name("news.db-wal").exists()
    with Newsroom(path, write=False) as room, Newsroom(path, write=False) as other:
        assert room.export() == other.export() == kept
    assert [other.name for other in path.parent.glob("news.db*")] == ["news.db"]
    assert is_whole(path)


def test_the_file_is_a_database_of_a_named_format(path):
    Newsroom(path).close()
    file = sqlite3.connect(path)
    pragmas = ("application_id", "user_version", "journal_mode")
    assert [file.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas] == [APPLICATION_ID, VERSION, "wal"]
    file.close()
    assert [other.name for other in path.parent.iterdir()] == ["news.db"]


def test_a_read_that_fails_in_the_midst_leaves_what_was_there(path, monkeypatch):
    with Newsroom(path) as room:
        room.read(written(path.parent / "in", FERRY))
        before = room.export(), room.history(), len(room)

        def failing(*_):
            raise RuntimeError("a fault")

        with monkeypatch.context() as patch:
            patch.setattr(newsroom_accounts, "account", failing)
            with pytest.raises(RuntimeError):
                room.read(written(path.parent / "fire", FIRE))
        assert (room.export(), room.history(), len(room)) == before
        assert room.read(written(path.parent / "fire", FIRE)).added == len(FIRE)


READING = """
import sys, stemma
with stemma.Newsroom(sys.argv[1]) as room:
    print("open", flush=True)
    room.read(sys.argv[2:])
"""


def test_two_processes_that_read_at_once_both_add_what_they_have(path):
    ferry, fire = written(path.parent / "ferry", FERRY), written(path.parent / "fire", FIRE)
    both = [_python(READING, path, *files) for files in (ferry, fire)]
    assert [process.wait(300) for process in both] == [0, 0]
    with Newsroom(path) as room:
        assert named_alike(room.export()) == stemma.read([*ferry, *fire]).export
        assert [happened.change.number for happened in room.history()] == list(range(len(room.history())))
    assert is_whole(path)


def test_who_waits_too_long_for_another_process_is_told(path):
    Newsroom(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Newsroom(path, patience=0.1) as room:
        with pytest.raises(NewsroomError, match="is in use by another process; run it again when that is done"):
            room.undo(0)
        assert room.export().reports == ()  # to look is possible all the while
    other.close()


KILLED = """
import os, signal, sys, stemma
from stemma.newsroom import accounts
tell, told = accounts.account, []
def account(*given):
    told.append(given)
    if len(told) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return tell(*given)
accounts.account = account
with stemma.Newsroom(sys.argv[1]) as room:
    room.read(sys.argv[2:])
"""


def test_a_process_that_is_killed_in_the_midst_of_a_read_leaves_the_file_whole(path):
    ferry, more = written(path.parent / "ferry", FERRY), written(path.parent / "more", [*FIRE, *small_news(4)])
    with Newsroom(path) as room:
        room.read(ferry)
        before = room.export()
    assert _python(KILLED, path, *more).wait(300) == -signal.SIGKILL
    with Newsroom(path, write=False) as room:
        assert room.export() == before
    with Newsroom(path) as room:
        assert room.read(more).added == len(more)
        assert named_alike(room.export()) == stemma.read([*ferry, *more]).export
    assert is_whole(path)


FULL = """
import resource, sys, stemma
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    with stemma.Newsroom(sys.argv[1]) as room:
        room.read(sys.argv[3:])
except stemma.newsroom.NewsroomError as error:
    print(error)
"""


def test_a_full_disk_is_told_in_a_line_and_nothing_is_lost(path):
    with Newsroom(path) as room:
        room.read(written(path.parent / "ferry", FERRY))
        before = room.export()
    process = _python(FULL, path, path.stat().st_size, stemma.example(), stdout=subprocess.PIPE)
    (line,) = process.communicate(timeout=300)[0].decode().splitlines()
    assert line.startswith(str(path)) and "what was there is unchanged" in line
    with Newsroom(path) as room:
        assert room.export() == before
    assert is_whole(path)


def test_hostile_ids_and_long_texts_are_kept_to_the_letter(path):
    ids = ["a'b", 'a"; DROP TABLE reports; --', "a\x00b", "a%_b", "ünï\u2028b", "x@2", "x", "[a](b)"]
    rows = [{"id": id_, "text": f"The mill of Gelden burned down.\x00 Number {n}."} for n, id_ in enumerate(ids)]
    rows.append({"id": "long", "language": "de", "text": "Die Mühle von Gelden ist am Freitag abgebrannt. " * 4_000})
    files = written(path.parent / "in", rows[:-1])
    (long,) = written(path.parent / "long", rows[-1:])
    with Newsroom(path) as room:
        room.read(files[::2])
        room.read(files[1::2])
        assert named_alike(room.export()) == stemma.read(files).export
        assert {room.story_of(id_) is None for id_ in ids} == {False}
        room.read([long])
        (kept,) = [report.text for report in room.export().reports if report.id == "long"]
        assert kept == rows[-1]["text"]


def test_names_of_files_may_be_any_bytes(tmp_path):
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    (report,) = written(folder, FIRE[:1])
    with Newsroom(folder / "news.db") as room:
        assert room.read([report]).added == 1
    with Newsroom(folder / "news.db", write=False) as room:
        assert len(room) == 1


def test_stories_that_were_kept_in_another_form_are_told_with_a_way_out(path, tmp_path):
    with Newsroom(path) as room:
        room.read(written(tmp_path / "in", FIRE))
    file = sqlite3.connect(path)
    file.execute("UPDATE newsroom SET value = x'80' WHERE key = 'stories'")
    file.commit()
    file.close()
    with Newsroom(path) as room:
        with pytest.raises(NewsroomError, match="into a new database"):
            room.read(written(tmp_path / "in", FERRY))
        (tmp_path / "all.json").write_bytes(output.render(room.export(), "json"))
    with Newsroom(tmp_path / "new.db") as room:
        assert room.read([tmp_path / "all.json"]).added == len(FIRE)


def test_a_newsroom_can_be_read_while_it_is_written(path):
    with Newsroom(path) as room:
        room.read(written(path.parent / "ferry", FERRY))
        before = room.export()
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM stories")
    with Newsroom(path, write=False) as room:
        assert room.export() == before
    writer.close()
