"""A database file is opened, and whatever is wrong with it is said in one line with what to do."""

import os
import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from stemma.newsroom.schema import APPLICATION_ID, SCHEMA, VERSION

PATIENCE = 60.0  # seconds that one process waits for another to finish its read
_PAUSE = 0.1  # seconds between two tries to share a new file

_REMEDIES = {
    "SQLITE_NOTADB": ("is no newsroom database", "name another file"),
    "SQLITE_CORRUPT": ("is damaged", "put back a copy of it, or read the reports into a new database"),
    "SQLITE_READONLY": ("cannot be written", "change its permissions, or name another file"),
    "SQLITE_FULL": ("cannot grow: the disk is full", "make room and run it again; what was there is unchanged"),
    "SQLITE_IOERR": ("cannot be read or written", "look after the disk; what was there is unchanged"),
    "SQLITE_BUSY": ("is in use by another process", "run it again when that is done"),
    "SQLITE_LOCKED": ("is in use by another process", "run it again when that is done"),
    "SQLITE_CANTOPEN": ("cannot be opened", "check the path and its permissions"),
    "SQLITE_PERM": ("cannot be opened", "check its permissions"),
}


class NewsroomError(Exception):
    """A database cannot be used; the message is one line on which, why, and what to do."""


def opened(path: Path, *, write: bool, patience: float = PATIENCE) -> sqlite3.Connection:
    """Return a connection to a newsroom database, which is made where there is none and `write` is true.

    Raises NewsroomError.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = opened(Path(folder) / "news.db", write=True)
    ...     file.execute("PRAGMA user_version").fetchone()
    ...     file.close()
    (1,)
    """
    if path.is_dir():
        raise NewsroomError(f"{_plain(path)} is a folder; name a file")
    if not write and not path.exists():
        raise NewsroomError(f"{_plain(path)} does not exist; make it with stemma read SOURCE... --db {_plain(path)}")
    if write and not path.parent.is_dir():
        raise NewsroomError(f"{_plain(path)} cannot be made: there is no folder {_plain(path.parent)}; make it first")
    with in_words(path):
        return _ready_to_write(path, patience) if write else _ready_to_read(path, patience)


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what SQLite or a decoder says of a file into a NewsroomError.

    >>> with in_words(Path("news.db")):
    ...     raise sqlite3.DatabaseError("file is not a database")
    Traceback (most recent call last):
    stemma.newsroom.opening.NewsroomError: news.db cannot be used (file is not a database); name another file
    """
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        known = next((told for start, told in _REMEDIES.items() if name.startswith(start)), None)
        problem, remedy = known or (f"cannot be used ({_plain(error)})", "name another file")
        raise NewsroomError(f"{_plain(path)} {problem}; {remedy}") from error
    except (msgspec.MsgspecError, zlib.error) as error:
        problem, remedy = _REMEDIES["SQLITE_CORRUPT"]
        raise NewsroomError(f"{_plain(path)} {problem} ({_plain(error)}); {remedy}") from error


@contextmanager
def transaction(file: sqlite3.Connection) -> Iterator[None]:
    """Do all of a block or nothing; other processes that would write wait.

    >>> file = sqlite3.connect(":memory:", isolation_level=None)
    >>> with transaction(file):
    ...     _ = file.execute("CREATE TABLE t (n)")
    >>> file.in_transaction
    False
    """
    file.execute("BEGIN IMMEDIATE")
    try:
        yield
        file.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # of some errors SQLite has rolled back itself
            file.execute("ROLLBACK")
        raise


def _ready_to_write(path: Path, patience: float) -> sqlite3.Connection:
    file = sqlite3.connect(path, timeout=patience, isolation_level=None)
    try:
        if _is_new(file, path):
            _share(file, patience)
            with transaction(file):
                if _is_new(file, path):  # no other process has made it meanwhile
                    _make(file)
        file.execute("PRAGMA synchronous=NORMAL")  # a power failure may cost the last read, never the file
    except BaseException:
        file.close()
        raise
    return file


def _ready_to_read(path: Path, patience: float) -> sqlite3.Connection:
    """Return a connection that changes no row.

    Whoever closes the file last clears away what SQLite keeps beside it, which only a connection that may write can.
    """
    address, beside = f"{path.absolute().as_uri()}?mode=rw", path.with_name(path.name + "-wal")
    alone = f"{address}&immutable=1"  # nothing is kept beside it
    clears = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    fixed = not clears and not beside.exists()  # nobody has it open
    file = sqlite3.connect(alone if fixed else address, uri=True, timeout=patience, isolation_level=None)
    try:
        try:
            new = _is_new(file, path)
        except sqlite3.OperationalError as error:  # nothing may be written beside it, and nobody does
            if fixed or beside.exists() or "unable to open" not in str(error):
                raise
            file.close()
            file = sqlite3.connect(alone, uri=True, isolation_level=None)
            new = _is_new(file, path)
        if new:
            raise NewsroomError(f"{_plain(path)} is empty; fill it with stemma read SOURCE... --db {_plain(path)}")
        file.execute("PRAGMA query_only=1")
    except BaseException:
        file.close()
        raise
    return file


def _is_new(file: sqlite3.Connection, path: Path) -> bool:
    """Tell whether a database has no tables yet; raise NewsroomError where they are not ours or newer than ours."""
    (owner,) = file.execute("PRAGMA application_id").fetchone()
    (version,) = file.execute("PRAGMA user_version").fetchone()
    if not owner and not version and not file.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return True
    if owner != APPLICATION_ID:
        raise NewsroomError(f"{_plain(path)} is the database of another program; name another file")
    if version > VERSION:
        problem = f"was written by a newer Stemma (tables of version {version}, this one reads {VERSION})"
        raise NewsroomError(f"{_plain(path)} {problem}; update Stemma, or name another file")
    return False


def _make(file: sqlite3.Connection) -> None:
    for statement in SCHEMA.split(";\n"):
        file.execute(statement)
    file.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    file.execute(f"PRAGMA user_version = {VERSION}")


def _share(file: sqlite3.Connection, patience: float) -> None:
    """Let others read while one writes; SQLite itself does not wait for another process that asks for this just now."""
    for left in reversed(range(max(1, int(patience / _PAUSE)))):
        try:
            file.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if not left or not getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
                raise
            time.sleep(_PAUSE)
        else:
            return


def _plain(words: object) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in str(words)).split())
