"""What a read brings into a newsroom, read before the database is locked, entered once it is."""

import sqlite3
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from stemma.newsroom.opening import NewsroomError
from stemma.newsroom.program import program
from stemma.newsroom.reports import Reports, key
from stemma.newsroom.sentences import Sentences
from stemma.pipeline import Progress, layered
from stemma.reading.language import named
from stemma.records import Failure, Report
from stemma.sources import Draft, distinct, gather, in_short

_Given = tuple[str, bool, bytes]  # by what a report is known again: its name, whether that is its own, its content


class Incoming:
    """The reports of some sources, of which those that are new to the database are read.

    Where this program or its language model is another than the one that read what is there, all of that is read anew
    (`anew`), so that a newsroom holds what one reading of all its sources would give.

    >>> from stemma.newsroom.opening import opened
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = opened(Path(folder) / "news.db", write=True)
    ...     Incoming(file, Path(folder) / "news.db").enter(Reports(file), read=1)
    ...     file.close()
    (0, 0, ())
    """

    def __init__(
        self,
        file: sqlite3.Connection,
        path: Path,
        sources: Sequence[str | Path] = (),
        stdin: BinaryIO | None = None,
        language_model: str | None = None,
    ) -> None:
        self._file, self._path = file, path
        self.sources = sources
        self.language_model = self._model(language_model)
        self.anew = False
        self._gathered = gather(sources, stdin=stdin)
        self._given: dict[_Given, Draft] = {}
        for draft in self._gathered.drafts:
            self._given.setdefault((draft.report.id, draft.has_own_id, key(draft.report)), draft)
        self._layered: dict[_Given, Report] = {}
        self._unread: list[Failure] = []

    def read(self, workers: int | None = 1, progress: Progress | None = None) -> None:
        """Read what is new, and all that was read by another program."""
        reports = Reports(self._file)
        due = {given: draft.report for given, draft in self._given.items() if not reports.is_known(draft)}
        if self._is_stale():
            due = {given: draft.report for given, draft in self._given.items()}
            due |= {(row.name, row.own_id, row.key): replace(reports.bare(row), id=row.name) for row in reports.rows()}
        self._layer(due, workers, progress, Sentences(self._path))

    def enter(self, reports: Reports, read: int) -> tuple[int, int, tuple[Failure, ...]]:
        """Enter the reports within a transaction; return how many are new, how many known, and what is to be said."""
        self.anew = self._is_stale()
        if self.anew:
            self._read_anew(reports)
        self._model(self.language_model)  # another process may have begun with another one meanwhile
        facts = {"program": self._program, "language_model": self.language_model or ""}
        self._file.executemany("INSERT OR REPLACE INTO newsroom VALUES (?, ?)", sorted(facts.items()))
        new = [(given, draft) for given, draft in self._given.items() if not reports.is_known(draft)]
        self._layer({given: draft.report for given, draft in new if given not in self._layered})
        for given, draft in sorted(new, key=lambda item: item[0]):
            reports.add(Draft(self._layered[given], draft.has_own_id), read)
        settled = reports.settle(sorted({draft.report.id for _, draft in new}))
        _, notices = distinct(self._gathered.drafts)
        said = in_short(dict.fromkeys([*self._gathered.failures, *notices, *settled]))
        return len(new), len(self._gathered.drafts) - len(new), (*said, *self._unread)

    def _layer(
        self,
        due: dict[_Given, Report],
        workers: int | None = 1,
        progress: Progress | None = None,
        memory: Sentences | None = None,
    ) -> None:
        """Read some reports; the model is not loaded where there are none."""
        if due:
            found = layered(
                list(due.values()),
                self._unread,
                language_model=self.language_model,
                workers=workers,
                progress=progress,
                memory=memory,
            )
            self._layered.update(zip(due, found, strict=True))

    def _read_anew(self, reports: Reports) -> None:
        """Put what this program reads in the place of what another one read, and take note of what has read it all."""
        rows = {(row.name, row.own_id, row.key): row for row in reports.rows()}
        bare = {given: replace(reports.bare(row), id=row.name) for given, row in rows.items()}
        self._layer({given: report for given, report in bare.items() if given not in self._layered})
        for given, row in rows.items():
            reports.read_anew(row, self._layered[given])

    def _model(self, wanted: str | None) -> str | None:
        """Return the language model of the database, which is that of its first read."""
        kept = self._fact("language_model")
        if kept is not None and wanted is not None and wanted != kept:
            was = f"language model {kept!r}" if kept else "bundled language model"
            remedy = "leave --language-model out, or read into another database"
            raise NewsroomError(f"{self._path} was read with the {was}, not with {wanted!r}; {remedy}")
        return (wanted if kept is None else kept) or None

    def _is_stale(self) -> bool:
        return self._fact("program") not in (None, self._program)

    @cached_property
    def _program(self) -> str:
        """What reads: this program, and the language model where it is not the one that ships with it."""
        return f"{program()} {named(self.language_model).version}" if self.language_model else program()

    def _fact(self, name: str) -> str | None:
        found = self._file.execute("SELECT value FROM newsroom WHERE key = ?", (name,)).fetchone()
        return None if found is None else str(found[0])
