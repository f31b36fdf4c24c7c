"""Which reports are compared: those that share a heavy stem, in bounded time and whatever the order of arrival.

A stem's holders are all compared with each other while they are few. Where they are many, each is compared with the
chosen ones (`holders.py`) of its own days and with a few of all times. Who is compared depends on the set of reports
alone: when a stem's chosen are dismissed, the ties that only they gave are taken back.
"""

from array import array
from collections.abc import Iterable, Sequence

import numpy as np

from stemma.data import lexicon
from stemma.stories.holders import BOUND, Crowd, Holders
from stemma.stories.parts import Tie
from stemma.stories.rows import UNDATED, Floats, Numbers, Rows

_HASH_DIGITS = 8
_BITS = 4  # of a number that keeps a tie: the rung; the rest is the other report
_RUNG = (1 << _BITS) - 1
_UNDATED_SPAN = -9  # far from all others


class Index:
    """The reports by their heaviest stems, and the ties between reports that are alike."""

    def __init__(self, rows: Rows) -> None:
        rule = lexicon("stories_grouping")["index"]
        self._rows = rows
        self._keys = int(rule["keys"])
        self._most, self._most_of_span = int(rule["holders"]), int(rule["of_span"])
        self._share, self._share_of_span = int(rule["share"]), int(rule["share_of_span"])
        self._days = int(rule["days"])
        self.rungs = rungs()
        self._holders: list[int | array[int] | Crowd | None] = []  # by stem; a number where it has one holder
        self._hashes = array("I")
        self._tied: list[array[int] | None] = []  # by report: those it is tied to, with the rungs

    def add(self, number: int, digest: str) -> tuple[list[Tie], list[Tie]]:
        """Enter a report that is in the rows; return the new ties that it has, and older ties that are taken back."""
        self._hashes.append(int(digest[:_HASH_DIGITS], 16))
        self._tied.append(None)
        keys = self.keys_of(number)
        self._holders.extend([None] * (max(keys, default=0) + 1 - len(self._holders)))
        taken_back: list[Tie] = []
        for key in keys:
            for one in self._enter(number, key) or ():
                taken_back += self._take_back(one, key)
        others = self._compared(number, keys)
        if not len(others):
            return [], taken_back
        likeness = self._rows.likeness(number, others)
        near = np.nonzero(likeness >= self.rungs[0])[0]
        if not len(near):
            return [], taken_back
        reached = np.searchsorted(self.rungs, likeness[near], side="right") - 1
        ties = list(map(Tie, [number] * len(near), others[near].tolist(), reached.tolist()))
        self._tied[number] = array("i", [two << _BITS | rung for _, two, rung in ties])
        for _, two, rung in ties:
            self._tie(two, number << _BITS | rung)
        return ties, taken_back

    def tied(self, number: int) -> Iterable[tuple[int, int]]:
        """Return the reports that one is tied to, with the rungs."""
        return [(tie >> _BITS, tie & _RUNG) for tie in self._tied[number] or ()]

    def others(self, number: int) -> list[int]:
        """Return the reports that one is tied to."""
        return [tie >> _BITS for tie in self._tied[number] or ()]

    def keys_of(self, number: int) -> list[int]:
        """Return the numbers of the stems by which a report is found: the heaviest of its body."""
        return [term >> 1 for term in self._rows.terms[number, : self._keys].tolist() if term and not term & 1]

    def _enter(self, number: int, key: int) -> "Sequence[int] | None":
        """Enter a holder of a stem; return those who may be compared with fewer from now on."""
        held = self._holders[key]
        if isinstance(held, Crowd):
            dismissed = held.ever.add(number, self._hashes)
            of_span = self._enter_span(held, number)
            return dismissed if of_span is None else of_span if dismissed is None else [*dismissed, *of_span]
        if held is None:
            self._holders[key] = number
        elif isinstance(held, int):
            self._holders[key] = array("i", [held, number])
        else:
            held.append(number)
            if len(held) > self._most:
                return self._crowd(key, held)
        return None

    def _crowd(self, key: int, members: "array[int]") -> Sequence[int]:
        crowd = self._holders[key] = Crowd(Holders(self._most, self._share))
        for number in members:
            crowd.ever.add(number, self._hashes)
            self._enter_span(crowd, number)
        return members

    def _enter_span(self, crowd: Crowd, number: int) -> "Sequence[int] | None":
        span = self._span(number)
        if span not in crowd.spans:
            crowd.spans[span] = Holders(self._most_of_span, self._share_of_span)
        return crowd.spans[span].add(number, self._hashes)

    def _span(self, number: int) -> int:
        day = int(self._rows.days[number])
        return _UNDATED_SPAN if day == UNDATED else day // self._days

    def _compared(self, number: int, keys: Sequence[int]) -> Numbers:
        """Return the reports that one is compared with, sorted."""
        hash_, span = self._hashes[number], self._span(number)
        lists: list[array[int]] = []
        for key in keys:
            held = self._holders[key]
            if isinstance(held, Crowd):
                lists += held.compared(span, hash_)
            elif isinstance(held, array):
                lists.append(held)
        found = [np.frombuffer(numbers, np.int32) for numbers in lists if numbers]
        if not found:
            return np.zeros(0, np.int64)
        others = np.sort(np.concatenate(found))
        others = others[np.diff(others, prepend=-1) > 0]  # as np.unique, in a third of the time
        return others[others != number].astype(np.int64)

    def _take_back(self, one: int, key: int) -> list[Tie]:
        """Take back the ties of a report to other holders of a stem with which it is compared no more."""
        ties = self._tied[one]
        if not ties:
            return []
        packed = np.frombuffer(ties, np.int32).copy()
        others = packed >> _BITS
        shared = self._rows.terms[others, : self._keys]
        holds = (shared == key << 1).any(axis=1)
        if not holds.any():
            return []
        lost = np.nonzero(holds)[0][~self._meets(one, others[holds], shared[holds])]
        if not len(lost):
            return []
        self._tied[one] = array("i", np.delete(packed, lost).tolist())
        found = [Tie(one, tie >> _BITS, tie & _RUNG) for tie in packed[lost].tolist()]
        for tie in found:
            theirs = self._tied[tie.two]
            assert theirs is not None
            theirs.remove(one << _BITS | tie.rung)
        return found

    def _meets(self, one: int, others: Numbers, their_keys: Numbers) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
        """Tell with which others a report shares a stem for which the two are compared."""
        keys, span = self.keys_of(one), self._span(one)
        bounds = np.array([self._bounds(key, span) for key in keys], np.int64)
        hashes = np.frombuffer(self._hashes, np.uint32)
        own, theirs = int(hashes[one]), hashes[others].astype(np.int64)[:, None]
        shared = (their_keys[:, :, None] == np.array(keys, np.int32)[None, None, :] << 1).any(axis=1)
        days = self._rows.days[others]
        apart = np.where(days == UNDATED, _UNDATED_SPAN, days // self._days) - span
        their_bound = bounds[:, 2 + np.clip(apart, -1, 1)].T
        near = (np.abs(apart) <= 1)[:, None] & ((own < bounds[:, 2])[None, :] | (theirs < their_bound))
        ever = (own < bounds[:, 0])[None, :] | (theirs < bounds[:, 0])
        return np.asarray((shared & (near | ever)).any(axis=1))

    def _bounds(self, key: int, span: int) -> tuple[int, int, int, int]:
        held = self._holders[key]
        return held.bounds(span) if isinstance(held, Crowd) else (BOUND, BOUND, BOUND, BOUND)

    def _tie(self, one: int, packed: int) -> None:
        ties = self._tied[one]
        if ties is None:
            self._tied[one] = array("i", [packed])
        else:
            ties.append(packed)


def rungs() -> Floats:
    """Return the likeness of each rung of the ladder, rising.

    >>> [float(r) for r in rungs()[:3]]
    [0.115, 0.14375, 0.179688]
    """
    rule = lexicon("stories_grouping")["ladder"]
    return np.array([round(rule["from"] * rule["step"] ** rung, 6) for rung in range(rule["rungs"])])
