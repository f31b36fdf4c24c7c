"""The stories of reports that arrive one by one: placed once, the same for the same set of reports in any order."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from stemma.data import lexicon
from stemma.records import Report, StoryChange
from stemma.stories.blocks import Blocks
from stemma.stories.book import Book
from stemma.stories.index import Index
from stemma.stories.part import BITS, Group, Tie
from stemma.stories.parts import Parts
from stemma.stories.rows import Rows
from stemma.stories.rulings import Ruled
from stemma.stories.selection import selected
from stemma.stories.sketch import Sketches, sketches
from stemma.threads import one_thread

_AT_ONCE = 256  # reports that are read and compared together

Reports = Mapping[int, Report]  # by number


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
        self.rows = Rows()
        self.digests: list[str] = []
        self.index = Index(self.rows)
        self.book = Book(self.rows)
        self.ruled = Ruled()
        rungs = len(self.index.rungs)
        self._parts = Parts(rungs, int(lexicon("stories_grouping")["ladder"]["block"]), self.tied)
        self._blocks = Blocks(self.rows, self._parts, self.index.tied, self.digests)
        self._number_of: dict[str, int] = {}  # digest -> number of the sketch

    def place(self, report: Report) -> Placement:
        """Put a report into its story and return where it came to stand."""
        return self.place_all([report])[0]

    def place_all(self, reports: Sequence[Report], small: Reports | None = None) -> tuple[Placement, ...]:
        """Put reports that arrive together into their stories; return where each came to stand, in the order given.

        A report that is there already (one id, one text) stays where it is; one id with another text is a version, a
        report of its own.

        Where `small` is given, a store of few reports is taken for a run of reports that were chosen together, as
        `group` does (`selection`). It has the reports by number that are there already, and is to be given to every
        call on a store that `is_small`.
        """
        order = sorted(range(len(reports)), key=lambda at: (_content(reports[at]), _order(reports[at])))
        told: list[Report] = []  # of reports with the same sketch the first
        of: list[int] = []
        for at in order:
            if not told or not _same(told[-1], reports[at]):
                told.append(reports[at])
            of.append(len(told) - 1)
        nodes = [
            node
            for first in range(0, len(told), _AT_ONCE)
            for node in self.enter(sketches(told[first : first + _AT_ONCE], self.rows.lexis))
        ]
        numbers = {at: self.book.enter(reports[at], nodes[place]) for at, place in zip(order, of, strict=True)}
        if small is not None:
            small = {**small, **{number: reports[at] for at, (number, _) in numbers.items()}}
        self._tell(small)
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

    def is_small(self) -> bool:
        """Tell whether the reports are so few that they may have been chosen together."""
        return len(self.book.ids) <= lexicon("stories_grouping")["selection"]["reports"]

    def news(self, first: int) -> tuple[StoryChange, ...]:
        """Return the entries of the history from a number on."""
        return self.book.history(first)

    def rename(self, ids: Mapping[int, str]) -> None:
        """Give reports other ids, by their numbers: an earlier version of a report takes the id of a later one."""
        for number, id_ in sorted(ids.items()):
            self.book.ids[number] = id_
        for node in sorted({self.book.node_of(number) for number in ids} & self.book.copies.keys()):
            numbers = self.book.copies[node].values()
            self.book.copies[node] = {self.book.ids[number]: number for number in numbers}

    def tell_anew(self, small: Reports | None = None) -> None:
        """Find the stories of all reports again; `small` as for `place_all`."""
        self._touch_all()
        self._tell(small)

    def undo(self, entry: int, small: Reports | None = None) -> tuple[StoryChange, ...]:
        """Take back a merger or a split, or an earlier undoing, by its number in the history; return what that changed.

        From then on the reports concerned are ruled to be two stories, or one, whatever arrives. Raises ValueError for
        an entry of another kind or one that is undone already. `small` as for `place_all`.
        """
        first = len(self.book)
        before = self.ruled.ties()
        touched = self.ruled.undo(self.book, entry)
        after, top = self.ruled.ties(), self._parts.top
        for one, two in sorted(after - before):
            self._parts.join(Tie(one, two, top))
        self._parts.loosen(Tie(one, two, top) for one, two in sorted(before - after))
        for number in touched:
            self._blocks.touch(number)
        self._tell(small)
        return self.book.history(first)

    def tied(self, number: int) -> Sequence[int]:
        """Return the sketches that one is tied to by likeness or by a ruling, packed with rungs of the ladder."""
        ruled = self.ruled.with_(number)
        ties = self.index.tied(number)
        return [*ties, *(other << BITS | self._parts.top for other in ruled)] if ruled else ties

    def enter(self, found: Sketches) -> list[int]:
        """Enter some sketches and connect those that were not there; return the numbers of all."""
        new: dict[str, int] = {}  # place in `found` by digest
        for at, digest in enumerate(found.digests):
            if digest not in self._number_of:
                new.setdefault(digest, at)
        if new:
            fresh = found.only(list(new.values()))
            for node, digest in zip(self.rows.add(fresh), new, strict=True):
                self._number_of[digest] = node
                self.digests.append(digest)
                self._parts.add(node)
            lost = self.index.add(list(new))
            self._parts.join_all(range(len(self.digests) - len(new), len(self.digests)))
            self._parts.loosen(lost)
            self._blocks.loosen(lost)
        return [self._number_of[digest] for digest in found.digests]

    def settle(self) -> None:
        """Connect what was restored, after `ruled.held` was, without writing anything down."""
        self.ruled.restore()
        for one, two in sorted(self.ruled.ties()):
            self._parts.join(Tie(one, two, self._parts.top))
        self._blocks.stories(self.ruled.among if self.ruled else None)

    def _tell(self, small: Reports | None = None) -> None:
        """Find the stories of all that was touched, and write down what has changed."""
        if small is not None:
            self._touch_all()
        with one_thread():  # tables are too small to gain from more
            groups = self._blocks.stories(self.ruled.among if self.ruled else None)
            self.book.revise(groups if small is None else self._chosen(groups, small))

    def _touch_all(self) -> None:
        for number in range(len(self.digests)):
            self._blocks.touch(number)

    def _chosen(self, groups: Sequence[Group], small: Reports) -> list[Group]:
        """Return all groups of the store with those put together whose reports were chosen together, if they are few.

        What somebody ruled to be two stories stays so.
        """
        if not self.is_small():
            return list(groups)
        held = [self.book.reports_of(group.members) for group in groups]
        numbers = [number for own in held for number in own]
        place = {number: at for at, number in enumerate(numbers)}
        of = selected([small[number] for number in numbers], [tuple(place[number] for number in own) for own in held])
        home = [at for at, own in enumerate(held) for _ in own]
        found: list[Group] = []
        for own in of:
            parts = sorted({home[at] for at in own})
            nodes = sorted((node for at in parts for node in groups[at].members), key=self.digests.__getitem__)
            apart = len(parts) > 1 and bool(self.ruled.among(nodes).apart)
            found += [groups[at] for at in parts] if len(parts) == 1 or apart else [Group(tuple(nodes), 0.0)]
        return found


def _content(report: Report) -> str:
    return report.text_sha256


def _same(one: Report, two: Report) -> bool:
    """Tell whether two reports have the same sketch, without making it."""
    return one.text_sha256 == two.text_sha256 and replace(one, id="", source="") == replace(two, id="", source="")


def _order(report: Report) -> tuple[str, str, str]:
    return (report.id, report.text_sha256, report.source)
