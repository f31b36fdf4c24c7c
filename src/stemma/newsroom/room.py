"""A newsroom: reports that are read as they come, and the accounts of all of them, in one file."""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple, Self

import msgspec

import stemma
from stemma.accounts.overrides.decisions import Order
from stemma.accounts.overrides.reports_left_out import without
from stemma.accounts.overrides.unmet import unmet
from stemma.accounts.owner_file import Owners
from stemma.newsroom.accounts import Accounts, Settings
from stemma.newsroom.history import Happened, History
from stemma.newsroom.incoming import Incoming
from stemma.newsroom.opening import PATIENCE, in_words, opened, transaction
from stemma.newsroom.placing import Placing
from stemma.newsroom.reports import Reports
from stemma.pipeline import Progress
from stemma.records import Export, Failure, StoryChange


class Added(NamedTuple):
    """What one read brought: how many reports were new and how many known, what that changed, what failed.

    `stories` are the ids of the stories whose account is another than before, `changes` the new entries of the history.
    """

    added: int
    known: int
    stories: tuple[str, ...]
    changes: tuple[StoryChange, ...]
    failures: tuple[Failure, ...]


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


class Newsroom:
    """A newsroom database: an SQLite file that keeps reports, what was read in them, stories and accounts.

    The file is made where there is none, unless `write` is false; `patience` is for how many seconds one process waits
    while another writes. Whatever is wrong with the file is a `NewsroomError`, whose message is one line. A read is
    kept whole or not at all.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, Newsroom(Path(folder) / "news.db") as room:
    ...     room.read([stemma.example() / "01-northgate-press-agency.txt"]).added
    ...     found = room.read([stemma.example()])
    ...     found.added, found.known, [change.what for change in found.changes]
    ...     [(story.reports, story.title) for story in room.stories()][:1]
    1
    (7, 1, ['grew', 'began'])
    [(7, 'Ferry capsizes off Port Amsel, at least 14 dead and 31 missing')]
    """

    def __init__(self, path: str | Path, *, write: bool = True, patience: float = PATIENCE) -> None:
        self.path = Path(path)
        self._file = opened(self.path, write=write, patience=patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def read(
        self,
        sources: Sequence[str | Path] = (),
        *,
        stdin: BinaryIO | None = None,
        as_of: str | None = None,
        language_model: str | None = None,
        workers: int | None = 1,
        progress: Progress | None = None,
        orders: Sequence[Order] = (),
        owners: Owners | None = None,
    ) -> Added:
        """Add the reports of some sources, and bring the accounts of the stories that they change up to date.

        Arguments are those of `stemma.read`, and hold for all accounts: without sources the accounts are made anew
        where these settings are others than at the last read. What could not be read is among the `failures`.

        Raises NewsroomError where the file cannot be written or was read with another language model, and
        `stemma.reading.language.ModelMissingError`.
        """
        settings = Settings(as_of, orders, owners)
        with in_words(self.path):
            incoming = Incoming(self._file, self.path, sources, stdin, language_model)
            incoming.read(workers, progress)
            with transaction(self._file):
                return self._add(incoming, settings, progress)

    def undo(
        self,
        entry: int,
        *,
        as_of: str | None = None,
        progress: Progress | None = None,
        orders: Sequence[Order] = (),
        owners: Owners | None = None,
    ) -> Added:
        """Take back a merger or a split of stories, or an earlier undoing, by its number in the history.

        From then on the reports concerned are two stories, or one, whatever arrives. Arguments are those of `read`.
        Raises ValueError for an entry of another kind or one that is undone already.
        """
        settings = Settings(as_of, orders, owners)
        with in_words(self.path), transaction(self._file):
            return self._add(Incoming(self._file, self.path), settings, progress, undo=entry)

    def stories(self) -> tuple[Kept, ...]:
        """Return all stories in brief, those of most reports first."""
        columns = "id, title, first_day, last_day, reports, outlets, owners, origins"
        query = f"SELECT {columns} FROM stories ORDER BY reports DESC, last_day DESC, id"
        with in_words(self.path):
            return tuple(Kept(*row) for row in self._file.execute(query))

    def export(self, stories: Iterable[str] | None = None) -> Export:
        """Return the accounts of some stories, or of all, as the last read has made them."""
        with in_words(self.path):
            return Accounts(self._file).export(stories)

    def story_of(self, id: str) -> str | None:
        """Return the id of a story, given as such or as that of one of its reports; None where there is none."""
        with in_words(self.path):
            for query in ("SELECT id FROM stories WHERE id = ?", "SELECT story FROM story_reports WHERE report = ?"):
                if found := self._file.execute(query, (id,)).fetchone():
                    return str(found[0])
            return None

    def history(self, stories: Iterable[str] | None = None) -> tuple[Happened, ...]:
        """Return what happened to some stories, or to all, in the order in which it happened."""
        with in_words(self.path):
            return History(self._file).of(stories)

    def __len__(self) -> int:
        """Return the number of reports, those that the accounts leave out among them."""
        with in_words(self.path):
            return int(self._file.execute("SELECT count(*) FROM reports WHERE id IS NOT NULL").fetchone()[0])

    def _add(self, incoming: Incoming, settings: Settings, progress: Progress | None, undo: int | None = None) -> Added:
        """Enter what was read, place it and tell what has changed, within one transaction."""
        reports, accounts, history = Reports(self._file), Accounts(self._file), History(self._file)
        read = _entered(self._file, incoming, settings)
        added, known, notices = incoming.enter(reports, read)
        placing = Placing(self._file, reports)
        placing.place(anew=incoming.anew)
        if undo is not None:
            placing.undo(undo)
        changes = placing.store.news(len(history))
        history.add(changes, read)
        placing.keep()
        orders = [order for order in settings.orders if order.do != "leave-out"]
        leaving = [order for order in settings.orders if order.do == "leave-out"]
        every = [reports.record(row) for row in reports.rows("id IS NOT NULL")] if leaving else []
        _, left_out, idle = without(every, leaving)
        accounts.leave_out(left_out)
        groups = placing.stories(id_ for override in left_out for id_ in override.targets)
        revised = accounts.revise(groups, reports, settings._replace(orders=orders), read, progress)
        self._file.execute("UPDATE reads SET added = ?, known = ? WHERE read = ?", (added, known, read))
        unheeded = unmet(accounts.export(), orders, idle) if settings.orders else ()
        return Added(added, known, revised.changed, changes, (*notices, *revised.failures, *unheeded))


def _entered(file: sqlite3.Connection, incoming: Incoming, settings: Settings) -> int:
    """Write down a read and return its number."""
    said = {
        "as_of": settings.as_of,
        "language_model": incoming.language_model,
        "overrides": [{"do": order.do, **order.fields} for order in settings.orders],
        "owners": settings.owners is not None,
    }
    values = (
        stemma.__version__,
        msgspec.json.encode([str(source) for source in incoming.sources]).decode(),
        msgspec.json.encode(said).decode(),
    )
    cursor = file.execute("INSERT INTO reads (stemma, sources, settings) VALUES (?, ?, ?)", values)
    assert cursor.lastrowid is not None
    return cursor.lastrowid
