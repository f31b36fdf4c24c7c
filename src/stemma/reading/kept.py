"""Parses kept by what the sentence says: within a run in this process, across runs in a file.

A parse depends on the letters of the sentence and on the model alone, so that what one run has read the next need not
read again. What is kept changes the time and never what comes out.
"""

import sqlite3
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import msgspec

from stemma.reading.annotation import Parse

FORMAT = "parses/1"  # changes when a parse is stored in another way
ASKED = 500  # keys looked up by one statement
PATIENCE = 10.0  # seconds that one process waits for another to finish writing
TRIES, PAUSE = 100, 0.1  # how often, and seconds between, a new file is asked for while another process makes it
_TABLE = "CREATE TABLE IF NOT EXISTS parses (key BLOB PRIMARY KEY, parse BLOB NOT NULL) WITHOUT ROWID"


class SentenceMemory(Protocol):
    """Anything that keeps parses by the text of their sentences."""

    def recall(self, sentences: Sequence[str]) -> dict[str, Parse]:
        """Return the parses that are known of these sentences, by sentence."""
        ...

    def keep(self, parses: Mapping[str, Parse]) -> None:
        """Keep parses by sentence."""
        ...


class RecentSentences:
    """The parses of the sentences read last in this process; the oldest are forgotten first.

    >>> recent = RecentSentences(most=1)
    >>> recent.keep({"Orr left.": Parse(), "It rained.": Parse()})
    >>> list(recent.recall(["Orr left.", "It rained."]))
    ['It rained.']
    """

    def __init__(self, most: int = 12_000) -> None:
        self._most = most
        self._parses: dict[str, Parse] = {}

    def recall(self, sentences: Sequence[str]) -> dict[str, Parse]:
        """Return the parses that are known of these sentences, by sentence."""
        return {text: self._parses[text] for text in sentences if text in self._parses}

    def keep(self, parses: Mapping[str, Parse]) -> None:
        """Keep parses by sentence, and forget the oldest beyond the bound."""
        self._parses.update(parses)
        for text in list(islice(self._parses, max(0, len(self._parses) - self._most))):
            del self._parses[text]


class SentenceFile:
    """Parses in an SQLite file, which several processes may use at once.

    `version` names the model (see `Language.version`): what another model said is never taken for what this one says.
    A file that is broken, full or no database is told of in one line on standard error, once, and done without.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     with SentenceFile(Path(folder) / "news.db", "model 1") as file:
    ...         file.keep({"Orr left.": Parse(texts=("Orr", "left", "."))})
    ...     with SentenceFile(Path(folder) / "news.db", "model 1") as file:
    ...         file.recall(["Orr left."])["Orr left."].texts
    ('Orr', 'left', '.')
    """

    def __init__(self, path: Path, version: str) -> None:
        self._path, self._version = path, f"{FORMAT} {version}"
        self._file: sqlite3.Connection | None = None
        try:
            self._file = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
            _share(self._file)
            self._file.execute("PRAGMA synchronous=NORMAL")
            self._file.execute(_TABLE)
        except sqlite3.Error as error:
            self._give_up(error)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; after that nothing is known and nothing kept."""
        file, self._file = self._file, None
        if file is not None:
            with suppress(sqlite3.Error):
                file.close()

    def recall(self, sentences: Sequence[str]) -> dict[str, Parse]:
        """Return the parses that are known of these sentences, by sentence."""
        by_key = {self._key(text): text for text in sentences}
        found: dict[str, Parse] = {}
        try:
            for keys in _groups(list(by_key), ASKED):
                found |= {by_key[key]: _unpacked(packed) for key, packed in self._rows(keys)}
        except (sqlite3.Error, msgspec.DecodeError) as error:
            self._give_up(error)
        return found

    def keep(self, parses: Mapping[str, Parse]) -> None:
        """Keep parses by sentence; what is known already stays as it is."""
        if self._file is None or not parses:
            return
        rows = [(self._key(text), msgspec.msgpack.encode(parse)) for text, parse in parses.items()]
        try:
            self._file.execute("BEGIN IMMEDIATE")
            self._file.executemany("INSERT OR IGNORE INTO parses VALUES (?, ?)", rows)
            self._file.execute("COMMIT")
        except sqlite3.Error as error:
            self._give_up(error)

    def _rows(self, keys: Sequence[bytes]) -> Iterable[tuple[bytes, bytes]]:
        if self._file is None:
            return []
        marks = ",".join("?" * len(keys))
        return self._file.execute(f"SELECT key, parse FROM parses WHERE key IN ({marks})", keys).fetchall()

    def _key(self, text: str) -> bytes:
        return sha256(f"{self._version}\n{text}".encode()).digest()

    def _give_up(self, error: Exception) -> None:
        self.close()
        what = " ".join(str(error).split())
        line = f"stemma: note: {self._path}: kept sentences cannot be used ({what}); all is read anew, delete the file"
        print(line, file=sys.stderr)


def _unpacked(packed: bytes) -> Parse:
    return msgspec.msgpack.decode(packed, type=Parse)


def _groups(keys: Sequence[bytes], size: int) -> Iterable[Sequence[bytes]]:
    return (keys[at : at + size] for at in range(0, len(keys), size))


def _share(file: sqlite3.Connection) -> None:
    """Let several processes use the file at once; SQLite itself does not wait for another that does so just now."""
    for left in reversed(range(TRIES)):
        try:
            file.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if not left or "locked" not in str(error):
                raise
            time.sleep(PAUSE)
        else:
            return
