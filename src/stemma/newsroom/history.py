"""What happened to the stories of a newsroom, read by read."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from stemma.records import StoryChange


class Happened(NamedTuple):
    """A change to a story, the number of the read that brought it, and when that was (UTC)."""

    read: int
    at: str
    change: StoryChange


class History:
    """The table of changes, to which entries are only added.

    >>> from stemma.newsroom.opening import opened
    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = opened(pathlib.Path(folder) / "news.db", write=True)
    ...     History(file).of(["story-1"])
    ...     file.close()
    ()
    """

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file

    def __len__(self) -> int:
        """Return the number of entries."""
        return int(self._file.execute("SELECT count(*) FROM history").fetchone()[0])

    def add(self, changes: Iterable[StoryChange], read: int) -> None:
        """Add what a read has changed."""
        self._file.executemany(
            "INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(c.number, read, c.what, c.story, _list(c.others), _list(c.reports), c.why, c.undoes) for c in changes],
        )

    def rename(self, changes: Iterable[StoryChange]) -> None:
        """Call the reports of entries by the ids that they have now; nothing else of an entry ever changes."""
        rows = [(_list(change.reports), change.number) for change in changes]
        self._file.executemany("UPDATE history SET reports = ? WHERE entry = ?", rows)

    def of(self, stories: Iterable[str] | None = None) -> tuple[Happened, ...]:
        """Return what happened to some stories, or to all, in the order in which it happened."""
        wanted = None if stories is None else set(stories)
        query = (
            "SELECT h.read, r.at, h.entry, h.what, h.story, h.others, h.reports, h.why, h.undoes"
            " FROM history AS h JOIN reads AS r ON r.read = h.read ORDER BY h.entry"
        )
        found = [Happened(read, at, _change(*entry)) for read, at, *entry in self._file.execute(query)]
        return tuple(h for h in found if wanted is None or wanted & {h.change.story, *h.change.others})


def _change(*entry: Any) -> StoryChange:
    told = dict(zip(("number", "what", "story", "others", "reports", "why", "undoes"), entry, strict=True))
    lists = {name: msgspec.json.decode(told[name]) for name in ("others", "reports")}
    return msgspec.convert({**told, **lists}, StoryChange)


def _list(ids: Sequence[str]) -> str:
    return msgspec.json.encode(ids).decode()
