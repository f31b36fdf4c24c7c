"""The reports of a newsroom: as they were given, as they were read, and as the accounts have them."""

import re
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from stemma.reading.read import LAYERS
from stemma.records import Failure, Report
from stemma.sources import Draft, distinct

_BARE: dict[str, tuple[()]] = dict.fromkeys(LAYERS, ())
_NUMBERED = re.compile(r"@\d+$")  # as `distinct` numbers those that have the id of another


class Row(NamedTuple):
    """A report in brief: its row, its id (None where it repeats another), how it was given, its place among stories."""

    row: int
    id: str | None
    name: str
    own_id: bool
    key: bytes
    place: int | None


class Reports:
    """The table of reports.

    A report is known by its name (the id with which it came), whether that was its own, and its content. The id that it
    has in the accounts is settled among all that have the same name, as one reading of all sources would settle it.

    >>> from stemma.newsroom.opening import opened
    >>> from stemma.sources import report_of_text
    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = opened(pathlib.Path(folder) / "news.db", write=True)
    ...     reports = Reports(file)
    ...     for text, day in (("Nine died.", "2024-05-04"), ("Six died.", "2024-05-03")):
    ...         reports.add(Draft(report_of_text(text, id="a", published=day), has_own_id=True), read=1)
    ...     notices = reports.settle(["a"])
    ...     [(row.id, reports.record(row).text) for row in reports.rows()]
    ...     file.close()
    [('a@2', 'Nine died.'), ('a', 'Six died.')]
    """

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file
        self._read: dict[int, Report] = {}  # by row: reports that were read or fetched in this run

    def is_known(self, draft: Draft) -> bool:
        """Tell whether a report is there already, given under the same name with the same content."""
        asked = (draft.report.id, draft.has_own_id, key(draft.report))
        found = self._file.execute("SELECT 1 FROM reports WHERE name = ? AND own_id = ? AND key = ?", asked)
        return found.fetchone() is not None

    def add(self, draft: Draft, read: int) -> None:
        """Enter a report with its layers; its id is not settled yet."""
        report = draft.report
        cursor = self._file.execute(
            "INSERT INTO reports (source, url, outlet, title, byline, published, published_basis, language, text,"
            " text_sha256, name, own_id, key, record, read) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(report.source, report.url, report.outlet, report.title, report.byline),
                *(report.published, report.published_basis, report.language, report.text, report.text_sha256),
                *(report.id, draft.has_own_id, key(report), _packed(report), read),
            ),
        )
        assert cursor.lastrowid is not None
        self._read[cursor.lastrowid] = report

    def rows(self, where: str = "1", values: Sequence[object] = ()) -> list[Row]:
        """Return reports in brief, in the order in which they came."""
        columns = "row, id, name, own_id, key, place"
        found = self._file.execute(f"SELECT {columns} FROM reports WHERE {where} ORDER BY row", values)
        return [Row(row, id_, name, bool(own), key_, place) for row, id_, name, own, key_, place in found]

    def record(self, row: Row) -> Report:
        """Return a report with the layers that reading gave it, under the id that it has now."""
        report = self._fetched(row.row)
        if row.id is None or row.id == report.id:
            return report
        return replace(report, id=row.id, version_of=row.name if row.own_id else None)

    def bare(self, row: Row) -> Report:
        """Return a report as it was given, without layers."""
        return replace(self._fetched(row.row), **_BARE)

    def read_anew(self, row: Row, report: Report) -> None:
        """Put the layers of another reading in place of those of a report."""
        self._file.execute("UPDATE reports SET record = ? WHERE row = ?", (_packed(report), row.row))
        self._read[row.row] = report

    def settle(self, names: Iterable[str]) -> tuple[Failure, ...]:
        """Settle the ids of the reports that came with some names, and return what is to be said of them."""
        drafts = []
        for row in self._beside(names):
            report = self._fetched(row.row)
            # `distinct` does not look at texts: the number of the row stands in their place, to be known again.
            drafts.append(Draft(replace(report, text=str(row.row), **_BARE), row.own_id))
        settled, notices = distinct(sorted(drafts, key=lambda draft: key(draft.report)))
        rows = [(int(draft.report.text),) for draft in drafts]
        self._file.executemany("UPDATE reports SET id = NULL WHERE row = ?", rows)
        ids = [(report.id, int(report.text)) for report in settled]
        self._file.executemany("UPDATE reports SET id = ? WHERE row = ?", ids)
        return tuple(notices)

    def put(self, row: Row, place: int | None) -> None:
        """Write down the place of a report among the stories."""
        self._file.execute("UPDATE reports SET place = ? WHERE row = ?", (place, row.row))

    def tell(self, report: Report) -> None:
        """Write down a report as the account of its story has it."""
        layers = msgspec.json.encode(replace(report, text="")).decode()
        self._file.execute(
            "UPDATE reports SET layers = ?, published = ?, published_basis = ?, version_of = ? WHERE id = ?",
            (layers, report.published, report.published_basis, report.version_of, report.id),
        )

    def _fetched(self, row: int) -> Report:
        if row not in self._read:
            query = "SELECT record, text FROM reports WHERE row = ?"
            record, text = self._file.execute(query, (row,)).fetchone()
            self._read[row] = replace(msgspec.msgpack.decode(zlib.decompress(record), type=Report), text=text)
        return self._read[row]

    def _beside(self, names: Iterable[str]) -> list[Row]:
        """Return the reports of some names, and of names that the numbered ids of these could meet."""
        wanted: set[str] = set()
        for name in names:
            wanted.add(shorter := name)
            while _NUMBERED.search(shorter):
                wanted.add(shorter := _NUMBERED.sub("", shorter))
        found: dict[int, Row] = {}
        for name in sorted(wanted):
            query = "name = ? OR (name > ? AND name < ?)"  # "A" is the character after "@"
            found.update((row.row, row) for row in self.rows(query, (name, f"{name}@", f"{name}A")))
        return [found[row] for row in sorted(found)]


def key(report: Report) -> bytes:
    """Return a digest of a report as it was given, by which it is known again.

    >>> from stemma.sources import report_of_text
    >>> one, two = (report_of_text("It burned.", id=name) for name in "ab")
    >>> key(one) == key(two)
    True
    """
    given = replace(report, id="", text="", version_of=None, **_BARE)
    return sha256(msgspec.msgpack.encode(given)).digest()


def _packed(report: Report) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(replace(report, text="")))
