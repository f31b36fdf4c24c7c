"""Which reports are compared: those that share a heavy stem, in bounded time and whatever the order of arrival.

A stem's holders are all compared with each other while they are few. Where they are many, only with those among them
whose digest is small: the *chosen*, a quarter to half of `holders`, whatever the number (a bottom sketch; Cohen and
Kaplan, "Summarizing data using bottom-k sketches", 2007). Who is chosen depends on the set of holders alone. When the
holders of a stem double, half of the chosen are dismissed, and the ties that only they gave are taken back.
"""

from array import array
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from stemma.data import lexicon
from stemma.stories.rows import Rows
from stemma.stories.sketch import Sketch

_HASH_BITS = 32
_FIRST_HALVINGS = 2  # of those who hold a stem that is held too often, a quarter is chosen first


class Tie(NamedTuple):
    """Two reports by number that are alike, and the highest rung of the ladder that their likeness reaches."""

    one: int
    two: int
    rung: int


class _Holders:
    """The reports that hold a stem among their keys, and those of them that are compared with all."""

    __slots__ = ("all", "chosen", "halvings")

    def __init__(self) -> None:
        self.all: list[int] = []
        self.chosen: list[int] = self.all
        self.halvings = 0


class Index:
    """The reports by their heaviest stems, and the ties between reports that are alike."""

    def __init__(self, rows: Rows) -> None:
        rules = lexicon("stories_grouping")
        self._rows = rows
        self._most = int(rules["index"]["holders"])
        self.rungs = rungs()
        self._holders: dict[str, _Holders | int] = {}  # a number where a stem has one holder
        self._keys: list[tuple[str, ...]] = []
        self._hashes = array("L")
        self._tied: dict[int, tuple[array[int], array[int]]] = {}  # report -> those it is tied to, and the rungs

    def add(self, number: int, sketch: Sketch) -> tuple[list[Tie], list[Tie]]:
        """Enter a report; return the new ties that it has, and older ties that are taken back."""
        self._keys.append(sketch.keys)
        self._hashes.append(int(sketch.digest[:8], 16))
        taken_back: list[Tie] = []
        for key in sketch.keys:
            taken_back += self._enter(number, key)
        others = np.array(sorted(self._compared(number)), dtype=np.int64)
        if not len(others):
            return [], taken_back
        likeness = self._rows.likeness(number, others)
        near = np.nonzero(likeness >= self.rungs[0])[0]
        reached = np.searchsorted(self.rungs, likeness[near], side="right") - 1
        ties = [Tie(number, int(o), int(r)) for o, r in zip(others[near], reached, strict=True)]
        for tie in ties:
            self._tie(tie.one, tie.two, tie.rung)
            self._tie(tie.two, tie.one, tie.rung)
        return ties, taken_back

    def tied(self, number: int) -> Iterator[tuple[int, int]]:
        """Yield the reports that one is tied to, with the rungs."""
        others, reached = self._tied.get(number, ((), ()))
        return zip(others, reached, strict=True)

    def others(self, number: int) -> Iterable[int]:
        """Return the reports that one is tied to."""
        return self._tied[number][0] if number in self._tied else ()

    def keys_of(self, number: int) -> tuple[str, ...]:
        """Return the stems by which a report is found."""
        return self._keys[number]

    def _enter(self, number: int, key: str) -> list[Tie]:
        held = self._holders.get(key)
        if held is None:
            self._holders[key] = number
            return []
        if isinstance(held, int):
            first, held = held, _Holders()
            held.all.append(first)
            self._holders[key] = held
        held.all.append(number)
        if len(held.all) > self._most << max(0, held.halvings - 1):
            return self._halve(held)
        if held.halvings and self._is_chosen(number, held):
            held.chosen.append(number)
        return []

    def _is_chosen(self, number: int, held: _Holders) -> bool:
        return self._hashes[number] < 1 << (_HASH_BITS - held.halvings)

    def _compared(self, number: int) -> set[int]:
        found: set[int] = set()
        for key in self._keys[number]:
            held = self._holders[key]
            if not isinstance(held, int):
                found.update(held.all if self._is_chosen(number, held) else held.chosen)
        found.discard(number)
        return found

    def _halve(self, held: _Holders) -> list[Tie]:
        held.halvings = max(_FIRST_HALVINGS, held.halvings + 1)
        before = held.chosen
        held.chosen = [number for number in held.all if self._is_chosen(number, held)]
        dismissed = sorted(set(before) - set(held.chosen))
        members = set(held.all)
        found = []
        for one in dismissed:
            for two, rung in list(self.tied(one)):
                if two in members and not self._both_meet(one, two):
                    self._untie(one, two)
                    self._untie(two, one)
                    found.append(Tie(one, two, rung))
        return found

    def _both_meet(self, one: int, two: int) -> bool:
        """Tell whether two reports share a stem for which one of them is chosen."""
        theirs = set(self._keys[two])
        for key in self._keys[one]:
            if key in theirs:
                held = self._holders[key]
                if isinstance(held, int) or self._is_chosen(one, held) or self._is_chosen(two, held):
                    return True
        return False

    def _tie(self, one: int, two: int, rung: int) -> None:
        others, reached = self._tied.setdefault(one, (array("i"), array("b")))
        others.append(two)
        reached.append(rung)

    def _untie(self, one: int, two: int) -> None:
        others, reached = self._tied[one]
        at = others.index(two)
        del others[at], reached[at]


def rungs() -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """Return the likeness of each rung of the ladder, rising.

    >>> [float(r) for r in rungs()[:3]]
    [0.13, 0.1625, 0.203125]
    """
    rule = lexicon("stories_grouping")["ladder"]
    return np.array([round(rule["from"] * rule["step"] ** rung, 6) for rung in range(rule["rungs"])])
