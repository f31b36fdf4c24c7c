"""What somebody ruled: that reports are of one story or of two, whatever their likeness."""

from collections.abc import Iterable, Sequence

from stemma.stories.blocks import Rulings
from stemma.stories.book import Book, Entry

Pair = tuple[int, int]


class Ruled:
    """The rulings that hold, each by the entry in the history that it takes back.

    >>> ruled = Ruled()
    >>> ruled.held[7] = Rulings(together=frozenset({(0, 2)}))
    >>> ruled.restore()
    >>> ruled.with_(2), ruled.ties(), ruled.among([0, 1]).together
    ([0], {(0, 2)}, frozenset())
    """

    def __init__(self) -> None:
        self.held: dict[int, Rulings] = {}
        self._with: dict[int, list[int]] = {}

    def __bool__(self) -> bool:
        """Tell whether anything is ruled."""
        return bool(self.held)

    def with_(self, number: int) -> list[int]:
        """Return the sketches that one is ruled to be of one story with."""
        return self._with.get(number, [])

    def ties(self) -> set[Pair]:
        """Return the pairs of sketches that are ruled to be of one story, the smaller number first."""
        return {(min(pair), max(pair)) for ruling in self.held.values() for pair in ruling.together}

    def among(self, members: Sequence[int]) -> Rulings:
        """Return the rulings on some sketches."""
        known = set(members)
        inside = [(pair, kind) for ruling in self.held.values() for kind in (0, 1) for pair in ruling[kind]]
        found = [{pair for pair, its in inside if its == kind and known.issuperset(pair)} for kind in (0, 1)]
        return Rulings(frozenset(found[0]), frozenset(found[1]))

    def undo(self, book: Book, number: int) -> list[int]:
        """Take back an entry of the history; return the sketches whose stories are to be found again."""
        if not 0 <= number < len(book.entries):
            raise ValueError(f"the history has no entry {number}; it ends with {len(book.entries) - 1}")
        entry = book.entries[number]
        if any(other.undoes == number for other in book.entries):
            raise ValueError(f"entry {number} is undone already; undo the entry that did so")
        if entry.what == "undone":
            return self._lift(book, number, entry)
        if entry.what not in ("merged", "split", "moved"):
            raise ValueError(f"entry {number} ({entry.what}) can't be undone, only merged, split and moved can")
        self.held[number] = _ruling(entry)
        book.entries.append(
            Entry("undone", entry.story, entry.others, (), why=f"by hand: entry {number} ({entry.what})", undoes=number)
        )
        return self._touched(self.held[number])

    def _lift(self, book: Book, number: int, entry: Entry) -> list[int]:
        assert entry.undoes is not None
        why = f"by hand: entry {number}, so that entry {entry.undoes} stands again"
        book.entries.append(Entry("undone", entry.story, entry.others, (), why=why, undoes=number))
        taken = self.held.pop(entry.undoes, None)
        return [] if taken is None else self._touched(taken)

    def restore(self) -> None:
        """Look up again who is ruled to be with whom, after `held` was changed."""
        self._with = {}
        for one, two in sorted(pair for ruling in self.held.values() for pair in ruling.together):
            self._with.setdefault(one, []).append(two)
            self._with.setdefault(two, []).append(one)

    def _touched(self, ruling: Rulings) -> list[int]:
        self.restore()
        return sorted({number for pairs in ruling for pair in pairs for number in pair})


def _ruling(entry: Entry) -> Rulings:
    """Return the ruling against an entry: each side is one again, and both are two where they were merged."""
    sides = [side for side in entry.parts if side]
    if entry.what == "split":
        return Rulings(frozenset(_star([number for side in sides for number in side])), frozenset())
    inside = [pair for side in sides for pair in _star(side)]
    apart = [(sides[0][0], sides[1][0])] if len(sides) > 1 else []
    return Rulings(frozenset(inside), frozenset((min(pair), max(pair)) for pair in apart))


def _star(numbers: Iterable[int]) -> list[Pair]:
    first, *others = sorted(numbers)
    return [(first, other) for other in others]
