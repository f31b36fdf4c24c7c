"""The reports of a newsroom in stories that keep their ids: what is kept of the store of stories between reads."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from stemma import stories
from stemma.newsroom.opening import NewsroomError
from stemma.newsroom.reports import Reports, Row
from stemma.records import Report
from stemma.stories import StoryStore

_KEY = "stories"  # under which the store is kept among the facts of the newsroom


class Placing:
    """The store of stories of a newsroom, fetched, changed and kept again within one transaction.

    >>> from stemma.newsroom.opening import opened
    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = opened(pathlib.Path(folder) / "news.db", write=True)
    ...     Placing(file, Reports(file)).stories([])
    ...     file.close()
    {}
    """

    def __init__(self, file: sqlite3.Connection, reports: Reports) -> None:
        self._file, self._reports = file, reports
        kept = file.execute("SELECT value FROM newsroom WHERE key = ?", (_KEY,)).fetchone()
        self.store = _loaded(kept[0]) if kept else StoryStore()
        self.renamed: dict[int, str] = {}  # by place, since a version that was published earlier has come

    def place(self, *, anew: bool) -> None:
        """Put every report that has an id into its story; `anew` where the reports have been read anew."""
        anew = self._hand_on() or anew
        rows = [row for row in self._reports.rows() if row.id is not None]
        new = [row for row in rows if row.place is None]
        if anew:
            self._renew([row for row in rows if row.place is not None])
            rows = self._reports.rows("id IS NOT NULL")
        placed = {row.place: row for row in rows if row.place is not None}
        ids = self.store.book.ids
        self.renamed = {place: row.id for place, row in placed.items() if row.id and ids[place] != row.id}
        self.store.rename(self.renamed)
        small = self._few(placed)
        if anew and small is None:
            small = {}  # all stories are looked at
        found = self.store.place_all([self._reports.record(row) for row in new], small)
        for row, placement in zip(new, found, strict=True):
            self._reports.put(row, placement.number)

    def undo(self, entry: int) -> None:
        """Take back an entry of the history, see `StoryStore.undo`."""
        rows = self._reports.rows("place IS NOT NULL")
        self.store.undo(entry, self._few({row.place: row for row in rows if row.place is not None}))

    def stories(self, left_out: Iterable[str] = ()) -> dict[str, list[Row]]:
        """Return the reports of each story by its id; without some reports, as if these had never been there."""
        gone = set(left_out)
        rows = {row.place: row for row in self._reports.rows("place IS NOT NULL") if row.place is not None}
        store = self.store
        if gone:
            kept = {place: row for place, row in rows.items() if row.id not in gone}
            reports = {place: self._reports.record(row) for place, row in kept.items()}
            store, numbers = stories.renewed(store, reports)
            rows = {numbers[place]: row for place, row in kept.items()}
            store.tell_anew({numbers[place]: report for place, report in reports.items()})
        return {store.book.story_of(own[0]): [rows[number] for number in own] for own in store.members()}

    def keep(self) -> None:
        """Keep the store until the next read."""
        self._file.execute("INSERT OR REPLACE INTO newsroom VALUES (?, ?)", (_KEY, stories.dump(self.store)))

    def _few(self, placed: Mapping[int, Row]) -> dict[int, Report] | None:
        """Return the reports by number where they are so few that they may have been chosen together."""
        if not self.store.is_small():
            return None
        return {place: self._reports.record(row) for place, row in placed.items()}

    def _hand_on(self) -> bool:
        """Give the places of reports that now count as repeats to those that they repeat; tell whether there were any.

        Of the same report from two sources the one of the smaller name is kept, whichever came first.
        """
        retired = self._reports.rows("id IS NULL AND place IS NOT NULL")
        for row in retired:
            self._reports.put(row, None)
            digest = self._reports.record(row).text_sha256
            asked = ("name = ? AND text_sha256 = ? AND id IS NOT NULL AND place IS NULL", (row.name, digest))
            for heir in self._reports.rows(*asked)[:1]:
                self._reports.put(heir, row.place)
        return bool(retired)

    def _renew(self, rows: Sequence[Row]) -> None:
        reports = {row.place: self._reports.record(row) for row in rows if row.place is not None}
        self.store, numbers = stories.renewed(self.store, reports)
        moved = {numbers[row.place]: row for row in rows if row.place is not None}
        for place in sorted(moved):  # each moves forward, into a place that is free by then
            self._reports.put(moved[place], place)


def _loaded(kept: bytes) -> StoryStore:
    try:
        return stories.load(kept)
    except ValueError as error:
        remedy = "write the reports out (stemma export --db FILE -o all.json) and read all.json into a new database"
        raise NewsroomError(f"the stories of this database cannot be used ({error}); {remedy}") from error
