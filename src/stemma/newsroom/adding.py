"""One read enters a newsroom: reports, stories, history and accounts, all in one transaction."""

import sqlite3
from pathlib import Path
from typing import NamedTuple

import msgspec

import stemma
from stemma.accounts.overrides.reports_left_out import without
from stemma.accounts.overrides.unmet import unmet
from stemma.newsroom.accounts import Accounts, Settings
from stemma.newsroom.edition import Edition
from stemma.newsroom.history import History
from stemma.newsroom.incoming import Incoming
from stemma.newsroom.placing import Placing
from stemma.newsroom.reports import Reports
from stemma.pipeline import Progress
from stemma.records import Failure, StoryChange


class Added(NamedTuple):
    """What one read brought: how many reports were new and how many known, what that changed, what failed.

    `stories` are the ids of the stories whose account is another than before, `changes` the new entries of the history.
    """

    added: int
    known: int
    stories: tuple[str, ...]
    changes: tuple[StoryChange, ...]
    failures: tuple[Failure, ...]


def add(
    file: sqlite3.Connection,
    incoming: Incoming,
    settings: Settings,
    progress: Progress | None = None,
    undo: int | None = None,
) -> Added:
    """Enter what was read, place it, and tell what has changed; `undo` is an entry of the history to take back.

    To be called within a transaction.

    >>> from pathlib import Path
    >>> from stemma.newsroom.opening import opened
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = opened(Path(folder) / "news.db", write=True)
    ...     add(file, Incoming(file, Path(folder) / "news.db"), Settings()).added
    ...     file.close()
    0
    """
    reports, history, edition = Reports(file), History(file), Edition(file)
    read = _entered(file, incoming, settings)
    added, known, notices = incoming.enter(reports, read)
    placing = Placing(file, reports)
    placing.place(anew=incoming.anew)
    if undo is not None:
        placing.undo(undo)
    if placing.renamed:
        history.rename(placing.store.history())
    changes = placing.store.news(len(history))
    history.add(changes, read)
    placing.keep()
    orders = [order for order in settings.orders if order.do != "leave-out"]
    leaving = [order for order in settings.orders if order.do == "leave-out"]
    every = [reports.record(row) for row in reports.rows("id IS NOT NULL")] if leaving else []
    _, left_out, idle = without(every, leaving)
    edition.leave_out(left_out)
    groups = placing.stories(id_ for override in left_out for id_ in override.targets)
    revised = Accounts(file).revise(groups, reports, settings._replace(orders=orders), read, progress)
    file.execute("UPDATE reads SET added = ?, known = ? WHERE read = ?", (added, known, read))
    unheeded = unmet(edition.export(), orders, idle) if settings.orders else ()
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
        msgspec.json.encode([_written(source) for source in incoming.sources]).decode(),
        msgspec.json.encode(said).decode(),
    )
    cursor = file.execute("INSERT INTO reads (stemma, sources, settings) VALUES (?, ?, ?)", values)
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _written(source: str | Path) -> str:
    """Return a path as text; names of files may hold bytes that are none."""
    return str(source).encode("utf-8", "replace").decode("utf-8")
