"""A newsroom: reports that are read as they come, and the accounts of all of them, in one file."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from stemma.newsroom.edition import Edition, Kept
from stemma.newsroom.history import Happened, History
from stemma.newsroom.opening import PATIENCE, NewsroomError, in_words, opened, transaction
from stemma.records import Export

if TYPE_CHECKING:
    from stemma.accounts.overrides.decisions import Order
    from stemma.accounts.owner_file import Owners
    from stemma.newsroom.adding import Added
    from stemma.pipeline import Progress


class Newsroom:
    """A newsroom database: an SQLite file that keeps reports, what was read in them, stories and accounts.

    The file is made where there is none, unless `write` is false; `patience` is for how many seconds one process waits
    while another writes. Whatever is wrong with the file is a `NewsroomError`, whose message is one line. A read is
    kept whole or not at all.

    >>> import stemma
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
        self._write = write
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
        progress: "Progress | None" = None,
        orders: "Sequence[Order]" = (),
        owners: "Owners | None" = None,
    ) -> "Added":
        """Add the reports of some sources, and bring the accounts of the stories that they change up to date.

        Arguments are those of `stemma.read`, and hold for all accounts: without sources the accounts are made anew
        where these settings are others than at the last read. What could not be read is among the `failures`.

        Raises NewsroomError where the file cannot be written or was read with another language model, and
        `stemma.reading.language.ModelMissingError`.
        """
        from stemma.newsroom.accounts import Settings
        from stemma.newsroom.adding import add
        from stemma.newsroom.incoming import Incoming

        self._check_writable()
        settings = Settings(as_of, orders, owners)
        with in_words(self.path):
            incoming = Incoming(self._file, self.path, sources, stdin, language_model)
            incoming.read(workers, progress)
            with transaction(self._file):
                return add(self._file, incoming, settings, progress)

    def undo(
        self,
        entry: int,
        *,
        as_of: str | None = None,
        progress: "Progress | None" = None,
        orders: "Sequence[Order]" = (),
        owners: "Owners | None" = None,
    ) -> "Added":
        """Take back a merger or a split of stories, or an earlier undoing, by its number in the history.

        From then on the reports concerned are two stories, or one, whatever arrives. Arguments are those of `read`.
        Raises ValueError for an entry of another kind or one that is undone already.
        """
        from stemma.newsroom.accounts import Settings
        from stemma.newsroom.adding import add
        from stemma.newsroom.incoming import Incoming

        self._check_writable()
        settings = Settings(as_of, orders, owners)
        with in_words(self.path), transaction(self._file):
            return add(self._file, Incoming(self._file, self.path), settings, progress, undo=entry)

    def stories(self) -> tuple[Kept, ...]:
        """Return all stories in brief, those of most reports first, of equals the latest."""
        with in_words(self.path):
            return Edition(self._file).stories()

    def export(self, stories: Iterable[str] | None = None) -> Export:
        """Return the accounts of some stories, or of all, as the last read has made them."""
        with in_words(self.path):
            return Edition(self._file).export(stories)

    def story_of(self, id: str) -> str | None:
        """Return the id of a story, given as such or as that of one of its reports; None where there is none."""
        with in_words(self.path):
            return Edition(self._file).story_of(id)

    def history(self, stories: Iterable[str] | None = None) -> tuple[Happened, ...]:
        """Return what happened to some stories, or to all, in the order in which it happened."""
        with in_words(self.path):
            return History(self._file).of(stories)

    def __len__(self) -> int:
        """Return the number of reports, those that the accounts leave out among them."""
        with in_words(self.path):
            return int(self._file.execute("SELECT count(*) FROM reports WHERE id IS NOT NULL").fetchone()[0])

    def _check_writable(self) -> None:
        if not self._write:
            raise NewsroomError(f"{self.path} cannot be written, since it was opened to be looked at; open it to write")
