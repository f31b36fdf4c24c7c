"""What a newsroom tells as its last read has left it: stories in brief, and their accounts."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from stemma.records import Export, Override, Report, Story

_OVERRIDES = "overrides"  # under which it is kept which reports were left out
_ASKED = 500  # ids looked up by one statement


class Kept(NamedTuple):
    """A story of a newsroom in brief; days are those on which its first and its last report were published."""

    id: str
    title: str
    first_day: str | None
    last_day: str | None
    reports: int
    outlets: int
    owners: int
    origins: int


class Edition:
    """The accounts that are kept.

    >>> from stemma.newsroom.opening import opened
    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = opened(pathlib.Path(folder) / "news.db", write=True)
    ...     Edition(file).stories(), Edition(file).export() == Export()
    ...     file.close()
    ((), True)
    """

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file

    def stories(self) -> tuple[Kept, ...]:
        """Return all stories in brief, those of most reports first, of equals the latest."""
        columns = "id, title, first_day, last_day, reports, outlets, owners, origins"
        query = f"SELECT {columns} FROM stories ORDER BY reports DESC, last_day DESC, id"
        return tuple(Kept(*row) for row in self._file.execute(query))

    def story_of(self, id: str) -> str | None:
        """Return the id of a story, given as such or as that of one of its reports; None where there is none."""
        for query in ("SELECT id FROM stories WHERE id = ?", "SELECT story FROM story_reports WHERE report = ?"):
            if found := self._file.execute(query, (id,)).fetchone():
                return str(found[0])
        return None

    def leave_out(self, overrides: Sequence[Override]) -> None:
        """Keep which reports the accounts leave out, and by which decision."""
        content = msgspec.json.encode(overrides).decode()
        self._file.execute("INSERT OR REPLACE INTO newsroom VALUES (?, ?)", (_OVERRIDES, content))

    def left_out(self) -> tuple[Override, ...]:
        """Return which reports the accounts leave out, and by which decision."""
        kept = self._file.execute("SELECT value FROM newsroom WHERE key = ?", (_OVERRIDES,)).fetchone()
        return msgspec.json.decode(kept[0], type=tuple[Override, ...]) if kept else ()

    def export(self, ids: Iterable[str] | None = None) -> Export:
        """Return the accounts of some stories, or of all, with their reports; ids that are none are passed over."""
        found = [msgspec.json.decode(text, type=Story) for text in self._column("account", "stories", "id", ids)]
        which = "reports JOIN story_reports ON report = id"
        rows = self._rows(which, "story", "layers, text", ids)
        reports = [replace(msgspec.json.decode(layers, type=Report), text=text) for layers, text in rows]
        return Export(
            reports=tuple(sorted(reports, key=lambda report: report.id)),
            stories=tuple(sorted(found, key=lambda s: (-len(s.reports), min(s.reports), s.id))),
            overrides=self.left_out(),
        )

    def _column(self, column: str, table: str, key: str, ids: Iterable[str] | None) -> list[str]:
        return [value for (value,) in self._rows(table, key, column, ids)]

    def _rows(self, table: str, key: str, columns: str, ids: Iterable[str] | None) -> list[tuple[str, ...]]:
        if ids is None:
            return self._file.execute(f"SELECT {columns} FROM {table}").fetchall()
        asked, found = sorted(set(ids)), []
        for first in range(0, len(asked), _ASKED):
            some = asked[first : first + _ASKED]
            marks = ",".join("?" * len(some))
            found += self._file.execute(f"SELECT {columns} FROM {table} WHERE {key} IN ({marks})", some).fetchall()
        return found
