"""The stories of reports that arrive one by one: placed once, the same for the same set of reports in any order."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from stemma.records import Report, StoryChange
from stemma.stories.blocks import Blocks, Group, Rulings
from stemma.stories.book import Book
from stemma.stories.index import Index, Tie
from stemma.stories.ladder import Ladder
from stemma.stories.rows import Rows
from stemma.stories.rulings import Ruled
from stemma.stories.sketch import Sketch, sketch, width


class Placement(NamedTuple):
    """Where a report came to stand: its number in the store, its story, and whether it had been there before."""

    number: int
    report: str
    story: str
    known: bool


class StoryStore:
    """Reports in stories, which grow, merge and part as reports arrive.

    The stories are a function of the set of reports (and of what somebody ruled, see `undo`): in whatever order they
    arrive, one by one or together, the same reports end in the same stories. Ids and history do depend on the order: a
    story keeps its id while it grows, and `history` tells what happened when.

    >>> from stemma.sources import report_of_text
    >>> store = StoryStore()
    >>> store.place(report_of_text("The ferry Corrin Star capsized off Port Amsel, killing 14.", id="1")).story[:6]
    'story-'
    >>> placed = store.place(report_of_text("Port Amsel mourns 14 who died on the ferry Corrin Star.", id="2"))
    >>> [change.what for change in store.history()], store.stories() == {placed.story: ("1", "2")}
    (['began', 'grew'], True)
    """

    def __init__(self) -> None:
        self.rows = Rows(width())
        self.digests: list[str] = []
        self.index = Index(self.rows)
        self.ladder = Ladder(len(self.index.rungs))
        self.book = Book()
        self.ruled = Ruled()
        self._blocks = Blocks(self.rows, self.ladder, self.digests)
        self._number_of: dict[str, int] = {}  # digest -> number of the sketch
        self._taken_back: list[Tie] = []
        self._stale: set[int] = set()  # roots of sets whose higher rungs hold ties that are taken back

    def place(self, report: Report) -> Placement:
        """Put a report into its story and return where it came to stand."""
        return self.place_all([report])[0]

    def place_all(self, reports: Sequence[Report]) -> tuple[Placement, ...]:
        """Put reports that arrive together into their stories; return where each came to stand, in the order given.

        A report that is there already (one id, one text) stays where it is; one id with another text is a version, a
        report of its own.
        """
        numbers: dict[int, tuple[int, bool]] = {}
        touched: list[int] = []
        last: Report | None = None
        for at in sorted(range(len(reports)), key=lambda at: (_content(reports[at]), _order(reports[at]))):
            if last is None or not _same(last, reports[at]):
                last, found = reports[at], sketch(reports[at])
            node, new = self._enter(found, touched)
            numbers[at] = self.book.enter(reports[at], node, new)
        self._tell(touched)
        return tuple(
            Placement(number, reports[at].id, self.book.story_of(number), known)
            for at, (number, known) in sorted(numbers.items())
        )

    def stories(self) -> dict[str, tuple[str, ...]]:
        """Return the ids of the reports of each story, in order; stories by their first report."""
        return self.book.stories()

    def members(self) -> list[tuple[int, ...]]:
        """Return the numbers of the reports of each story, as `place` gave them."""
        return self.book.members()

    def history(self) -> tuple[StoryChange, ...]:
        """Return what happened to the stories, in the order in which it happened; entries are never changed."""
        return self.book.history()

    def undo(self, entry: int) -> tuple[StoryChange, ...]:
        """Take back a merger or a split, or an earlier undoing, by its number in the history; return what that changed.

        From then on the reports concerned are ruled to be two stories, or one, whatever arrives. Raises ValueError for
        an entry of another kind or one that is undone already.
        """
        first = len(self.book)
        touched = self.ruled.undo(self.book, entry)
        for number in touched:
            self._remake(number)
        self._tell(touched)
        return self.book.history(first)

    def tied(self, number: int) -> Iterator[tuple[int, int]]:
        """Yield the sketches that one is tied to by likeness or by a ruling, with the rungs of the ladder."""
        yield from self.index.tied(number)
        for other in self.ruled.with_(number):
            yield other, self.ladder.rungs - 1

    def restore(self, found: Sketch) -> None:
        """Enter a sketch that was kept; its story is restored in `book`."""
        self._enter(found, [])

    def settle_rulings(self) -> None:
        """Connect what is ruled to be together after `ruled.held` was restored, without finding stories again."""
        self.ruled.restore()
        for number in sorted(
            {number for held in self.ruled.held.values() for pair in held.together for number in pair}
        ):
            for other in self.ruled.with_(number):
                self._join(Tie(number, other, self.ladder.rungs - 1))
        self._loosen()

    def _enter(self, found: Sketch, touched: list[int]) -> tuple[int, bool]:
        node = self._number_of.get(found.digest)
        if node is not None:
            return node, False
        node = self.rows.add(found)
        self._number_of[found.digest] = node
        self.digests.append(found.digest)
        self.ladder.add(node)
        ties, taken_back = self.index.add(node, found)
        self._taken_back += taken_back
        for tie in ties:
            self._join(tie)
        touched.append(node)
        return node, True

    def _join(self, tie: Tie) -> None:
        gone = self.ladder.join(tie)
        if gone in self._stale:
            self._stale.discard(gone)
            self._stale.add(self.ladder.root(tie.one))

    def _loosen(self) -> list[int]:
        """Make sets anew that only ties held together which are taken back; return the reports in them.

        Where other ties hold a set together, only its higher rungs are wrong, which are not looked at before it is
        large.
        """
        roots = sorted({self.ladder.root(number) for tie in self._taken_back for number in (tie.one, tie.two)})
        self._taken_back = []
        moved: list[int] = []
        for root in roots:
            if self.ladder.hangs_together(root, self._others):
                self._stale.add(root)
            else:
                self._stale.discard(root)
                moved += self.ladder.remake(root, self.tied)
        return moved

    def _others(self, number: int) -> Iterable[int]:
        ruled = self.ruled.with_(number)
        return [*self.index.others(number), *ruled] if ruled else self.index.others(number)

    def _remake(self, number: int) -> None:
        self.ladder.remake(self.ladder.root(number), self.tied)
        for other in self.ruled.with_(number):
            self.ladder.join(Tie(number, other, self.ladder.rungs - 1))

    def _tell(self, touched: Iterable[int]) -> None:
        """Find the stories of all sets that were touched, and write down what has changed."""
        seen: set[int] = set()
        found: list[Group] = []
        for number in [*touched, *self._loosen()]:
            root = self.ladder.root(number)
            if root not in seen:
                root = self._fresh(root)
                seen.add(root)
                found += self._stories(self.ladder.members(root))
        self.book.revise(found, self.rows)

    def _fresh(self, root: int) -> int:
        """Make a large set anew whose higher rungs are looked at and hold ties that are taken back; return its root."""
        if root in self._stale and len(self.ladder.members(root)) > self._blocks.most:
            self._stale.discard(root)
            self.ladder.remake(root, self.tied)
            return self.ladder.root(root)
        return root

    def _stories(self, members: Sequence[int]) -> list[Group]:
        if len(members) == 1:
            return [Group((members[0],), 0.0)]
        return self._blocks.stories(members, self.ruled.among(members) if self.ruled else Rulings())


def _content(report: Report) -> str:
    return report.text_sha256


def _same(one: Report, two: Report) -> bool:
    """Tell whether two reports have the same sketch, without making it."""
    return one.text_sha256 == two.text_sha256 and replace(one, id="", source="") == replace(two, id="", source="")


def _order(report: Report) -> tuple[str, str, str]:
    return (report.id, report.text_sha256, report.source)
