"""The accounts of a newsroom: each is made anew only where something has changed that it depends on."""

import sqlite3
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

import msgspec

from stemma.accounts.overrides.decisions import Order
from stemma.accounts.owner_file import Owners
from stemma.newsroom.program import program
from stemma.newsroom.reports import Reports, Row
from stemma.pipeline import Progress, Told, account
from stemma.records import Failure


class Settings(NamedTuple):
    """What the accounts depend on beside the reports, as `stemma.read` takes it."""

    as_of: str | None = None
    orders: Sequence[Order] = ()
    owners: Owners | None = None

    def digest(self) -> bytes:
        """Return what stands for these settings, this program included.

        >>> Settings().digest() == Settings(as_of="2024-05-03").digest()
        False
        """
        known = self.owners and [sorted(rows.items()) for rows in self.owners]
        content = [program(), self.as_of, [[o.line, o.do, dict(o.fields)] for o in self.orders], known]
        return sha256(msgspec.json.encode(content, order="sorted")).digest()


class Revised(NamedTuple):
    """Which stories have another account than before, and which could not be told."""

    changed: tuple[str, ...]
    failures: tuple[Failure, ...]


class Accounts:
    """The tables of stories and of their reports.

    >>> from stemma.newsroom.opening import opened
    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = opened(pathlib.Path(folder) / "news.db", write=True)
    ...     accounts = Accounts(file)
    ...     accounts.revise({}, Reports(file), Settings(), read=1)
    ...     file.close()
    Revised(changed=(), failures=())
    """

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file

    def revise(
        self,
        groups: Mapping[str, Sequence[Row]],
        reports: Reports,
        settings: Settings,
        read: int,
        progress: Progress | None = None,
    ) -> Revised:
        """Make the accounts of the stories given by id those that are kept; what is known of the same is not made."""
        digest = settings.digest()
        prints = {id_: _fingerprint(digest, rows) for id_, rows in groups.items()}
        before = dict(self._file.execute("SELECT id, fingerprint FROM stories"))
        for id_ in sorted(before.keys() - groups.keys()):
            self._file.execute("DELETE FROM stories WHERE id = ?", (id_,))
            self._file.execute("DELETE FROM story_reports WHERE story = ?", (id_,))
        due = sorted(id_ for id_ in groups if before.get(id_) != prints[id_])
        changed: list[str] = []
        failures: list[Failure] = []
        for done, id_ in enumerate(due, start=1):
            members = sorted((reports.record(row) for row in groups[id_]), key=lambda report: report.id)
            told = account(members, id_, settings.as_of, settings.orders, settings.owners)
            failures += [told.failure] if told.failure else []
            # A story that could not be told has no fingerprint, so that the next read tries again.
            changed += [id_] if self._keep(told, b"" if told.failure else prints[id_], read) else []
            for report in told.reports:
                reports.tell(report)
            if progress is not None:
                progress("accounts", done, len(due))
        return Revised(tuple(changed), tuple(failures))

    def _keep(self, told: Told, fingerprint: bytes, read: int) -> bool:
        """Keep the account of a story; tell whether it is another than before."""
        story = told.story
        content = msgspec.json.encode(story).decode()
        before = self._file.execute("SELECT account FROM stories WHERE id = ?", (story.id,)).fetchone()
        days = sorted(report.published[:10] for report in told.reports if report.published)
        new = before is None or before[0] != content
        self._file.execute(
            "INSERT INTO stories VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " title = excluded.title, first_day = excluded.first_day, last_day = excluded.last_day,"
            " reports = excluded.reports, outlets = excluded.outlets, owners = excluded.owners,"
            " origins = excluded.origins, account = excluded.account, fingerprint = excluded.fingerprint,"
            " read = CASE WHEN account = excluded.account THEN read ELSE excluded.read END",
            (
                *(story.id, story.title, days[0] if days else None, days[-1] if days else None),
                *(story.counts.reports, story.counts.outlets, story.counts.owners, story.counts.origins),
                *(content, fingerprint, read),
            ),
        )
        origin_of = {id_: origin.id for origin in story.lineage.origins for id_ in origin.reports}
        self._file.execute("DELETE FROM story_reports WHERE story = ?", (story.id,))
        rows = [(story.id, id_, origin_of.get(id_)) for id_ in story.reports]
        self._file.executemany("INSERT INTO story_reports VALUES (?, ?, ?)", rows)
        return new


def _fingerprint(settings: bytes, rows: Sequence[Row]) -> bytes:
    """Return what an account depends on: its reports with their ids and content, and the settings."""
    found = sha256(settings)
    for row in sorted(rows, key=lambda row: row.id or ""):
        found.update(msgspec.msgpack.encode([row.id, row.name, row.own_id, row.key]))
    return found.digest()
