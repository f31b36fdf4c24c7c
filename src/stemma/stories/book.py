"""The stories so far, with their ids and their history: what is kept while groups of reports change."""

import hashlib
from collections.abc import Sequence
from typing import Literal, NamedTuple

from stemma.records import SAME_TEXT, Report, StoryChange
from stemma.stories.evidence import likeness_of_groups, told_by
from stemma.stories.part import Group
from stemma.stories.rows import Rows

What = Literal["began", "grew", "merged", "split", "moved", "undone"]
NOWHERE = -1


class Entry(NamedTuple):
    """A change in numbers: `story`, `others` are places in the list of stories, `parts` the sketches of each side."""

    what: What
    story: int
    others: tuple[int, ...] = ()
    nodes: tuple[int, ...] = ()
    reports: tuple[int, ...] = ()
    why: str = ""
    parts: tuple[tuple[int, ...], ...] = ()
    undoes: int | None = None


class Book:
    """Reports by number, the stories that they are in, and an append-only list of changes.

    >>> from stemma.sources import report_of_text
    >>> rows = Rows()
    >>> book = Book(rows)
    >>> reports = [report_of_text("The ferry Corrin Star capsized.", id=id) for id in "ab"]
    >>> [book.enter(report, node) for node, report in zip(rows.read(reports), reports, strict=True)]
    [(0, False), (1, False)]
    >>> book.revise([Group((0, 1), 1.0)])
    >>> list(book.stories().values()), [change.what for change in book.history()]
    ([('a', 'b')], ['began'])
    """

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self.ids: list[str] = []  # of reports
        self.marks: list[str] = []  # of reports: what story ids are made of
        self.first: list[int] = []  # of sketches: the first report
        self.copies: dict[int, dict[str, int]] = {}  # of sketches with several reports: report id -> number
        self.at: list[int] = []  # of sketches: the place of the story
        self.story_ids: list[str] = []
        self.nodes: list[tuple[int, ...]] = []  # of stories: the sketches, none where the story is no more
        self.entries: list[Entry] = []
        self._node_of: list[int] = []
        self._used: set[str] = set()

    def __len__(self) -> int:
        """Return the number of entries in the history."""
        return len(self.entries)

    def enter(self, report: Report, node: int) -> tuple[int, bool]:
        """Enter a report that has a sketch; return its number, and whether it had one before.

        Sketches are numbered as they come: the next one is new.
        """
        new = node == len(self.first)
        if not new:
            known = self._number(report.id, node)
            if known is not None:
                return known, True
        number = len(self.ids)
        self.ids.append(report.id)
        self.marks.append(mark(report))
        self._node_of.append(node)
        if new:
            self.first.append(number)
            self.at.append(NOWHERE)
        else:
            self.copies.setdefault(node, {self.ids[self.first[node]]: self.first[node]})[report.id] = number
            if self.at[node] != NOWHERE:
                self.entries.append(Entry("grew", self.at[node], reports=(number,), why=SAME_TEXT))
        return number, False

    def restore(
        self,
        reports: Sequence[tuple[str, str, int]],
        story_ids: Sequence[str],
        nodes: Sequence[tuple[int, ...]],
        entries: Sequence[Entry],
    ) -> None:
        """Take over what was kept: reports with id, mark and sketch, stories with their sketches, the history."""
        for number, (id_, mark_of, node) in enumerate(reports):
            self.ids.append(id_)
            self.marks.append(mark_of)
            self._node_of.append(node)
            if node == len(self.first):
                self.first.append(number)
            else:
                self.copies.setdefault(node, {self.ids[self.first[node]]: self.first[node]})[id_] = number
        self.story_ids, self.nodes, self.entries = list(story_ids), [tuple(n) for n in nodes], list(entries)
        self.at = [NOWHERE] * len(self.first)
        for place, members in enumerate(self.nodes):
            for node in members:
                self.at[node] = place
        self._used = set(self.story_ids)

    def _number(self, id_: str, node: int) -> int | None:
        if node in self.copies:
            return self.copies[node].get(id_)
        return self.first[node] if self.ids[self.first[node]] == id_ else None

    def reports_of(self, nodes: Sequence[int]) -> list[int]:
        """Return the reports of some sketches, in order of their ids, then of their content."""
        found: list[int] = []
        for node in nodes:
            found += self.copies[node].values() if node in self.copies else [self.first[node]]
        return sorted(found, key=lambda number: (self.ids[number], self.marks[number]))

    def story_of(self, number: int) -> str:
        """Return the id of the story of a report."""
        return self.story_ids[self.at[self._node_of[number]]]

    def node_of(self, number: int) -> int:
        """Return the sketch of a report."""
        return self._node_of[number]

    def living(self) -> list[int]:
        """Return the places of the stories that have reports."""
        return [place for place, nodes in enumerate(self.nodes) if nodes]

    def members(self) -> list[tuple[int, ...]]:
        """Return the reports of each story by number, stories by their first report."""
        found = [tuple(self.reports_of(self.nodes[place])) for place in self.living()]
        return sorted(found, key=lambda story: (self.ids[story[0]], self.marks[story[0]]))

    def stories(self) -> dict[str, tuple[str, ...]]:
        """Return the ids of the reports of each story, stories by their first report."""
        return {self.story_of(story[0]): tuple(self.ids[n] for n in story) for story in self.members()}

    def history(self, first: int = 0) -> tuple[StoryChange, ...]:
        """Return the entries from `first` on."""
        return tuple(self._told(number, self.entries[number]) for number in range(first, len(self.entries)))

    def _told(self, number: int, entry: Entry) -> StoryChange:
        reports = [*entry.reports, *self.reports_of(entry.nodes)]
        return StoryChange(
            number=number,
            what=entry.what,
            story=self.story_ids[entry.story],
            others=tuple(self.story_ids[other] for other in entry.others),
            reports=tuple(dict.fromkeys(self.ids[report] for report in reports)),
            why=self._reason(entry),
            undoes=entry.undoes,
        )

    def _reason(self, entry: Entry) -> str:
        """Return why a change was made; what two sides have in common is looked up only here, since few are asked."""
        if not entry.parts:
            return entry.why
        one, two = entry.parts if entry.what == "split" else entry.parts[::-1]
        value = likeness_of_groups(self._rows, one, two) if two else 0.0
        words = ", ".join(word for word, _ in told_by(self._rows, one, two)) or "nothing telling"
        return f"the mean likeness of the two sides is {value:.2f}; they share: {words}"

    def revise(self, groups: Sequence[Group]) -> None:
        """Take over the stories of a set of sketches, and write down what is new.

        A group goes on with the story that has most of its members there; of equals, with the older one.
        """
        changed = [group for group in groups if not self._stands(group)]
        if not changed:
            return
        before = {
            place: self.nodes[place] for group in changed for n in group.members if (place := self.at[n]) != NOWHERE
        }
        heirs = self._heirs(changed, before)
        for place in before:
            self.nodes[place] = ()
        for at, group in enumerate(changed):
            heirs[at] = self._settle(group, heirs.get(at))
        for at, group in enumerate(changed):
            self._write(group, heirs[at], before)

    def _stands(self, group: Group) -> bool:
        place = self.at[group.members[0]]
        return place != NOWHERE and self.nodes[place] == group.members

    def _heirs(self, groups: Sequence[Group], before: dict[int, tuple[int, ...]]) -> dict[int, int]:
        shared: dict[tuple[int, int], int] = {}
        for at, group in enumerate(groups):
            for node in group.members:
                if self.at[node] != NOWHERE:
                    shared[self.at[node], at] = shared.get((self.at[node], at), 0) + 1
        heirs: dict[int, int] = {}
        taken: set[int] = set()
        for (place, at), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
            if at not in heirs and place not in taken:
                heirs[at] = place
                taken.add(place)
        return heirs

    def _settle(self, group: Group, place: int | None) -> int:
        if place is None:
            place = len(self.story_ids)
            self.story_ids.append(self._fresh_id(group))
            self.nodes.append(())
        self.nodes[place] = group.members
        return place

    def _fresh_id(self, group: Group) -> str:
        """Return an id from the content of a new story: of its report whose digest is the smallest and not yet used."""
        for number in sorted(self.reports_of(group.members), key=self.marks.__getitem__):
            found = id_of_mark(self.marks[number])
            if found not in self._used:
                break
        else:
            found = f"{found}-{len(self.story_ids)}"
        self._used.add(found)
        return found

    def _write(self, group: Group, place: int, before: dict[int, tuple[int, ...]]) -> None:
        came: dict[int, list[int]] = {}
        for node in group.members:
            came.setdefault(self.at[node], []).append(node)
            self.at[node] = place
        new = came.pop(NOWHERE, [])
        kept = came.pop(place, [])
        if place not in before and not came:
            self.entries.append(Entry("began", place, nodes=tuple(new)))
            return
        for other in sorted(came):
            self._write_move(place, other, kept, came[other])
        if new:
            self.entries.append(Entry("grew", place, nodes=tuple(new)))

    def _write_move(self, place: int, other: int, kept: list[int], moved: list[int]) -> None:
        what: What = "moved" if kept and self.nodes[other] else "merged" if kept else "split"
        if what == "split":
            entry = Entry("split", other, (place,), tuple(moved), parts=(tuple(moved), self.nodes[other]))
        else:
            entry = Entry(what, place, (other,), tuple(moved), parts=(tuple(kept), tuple(moved)))
        self.entries.append(entry)


def mark(report: Report) -> str:
    """Return what a story's id is made of: the digest of the text, and one that tells equal texts apart.

    >>> from stemma.sources import report_of_text
    >>> one, two = (mark(report_of_text("The mill burned.", id=name)) for name in ("a", "b"))
    >>> len(one), one[:16] == two[:16], one == two
    (28, True, False)
    """
    content = f"{report.text_sha256} {report.id}"
    return report.text_sha256[:16] + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def id_of_mark(found: str) -> str:
    """Return the id of a story that began with the report of this mark.

    >>> id_of_mark("0123456789abcdef0123456789ab")
    'story-0123456789ab'
    """
    return f"story-{found[16:]}"
