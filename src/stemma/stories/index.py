"""Which reports are compared: those that share a heavy stem, in bounded time and whatever the order of arrival.

A stem's holders are all compared with each other while they are few. Where they are many, each is compared with the
chosen ones (`holders.py`) of its own days and with a few of all times. Who is compared depends on the set of reports
alone: when a stem's chosen are dismissed, the ties that only they gave are taken back.
"""

from array import array
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from stemma.data import lexicon
from stemma.stories.days import UNDATED
from stemma.stories.holders import BOUND, Crowd, Holders
from stemma.stories.part import BITS, RUNG, Tie
from stemma.stories.rows import Floats, Marks, Numbers, Rows, beyond_one_word
from stemma.stories.sketch import KINDS, ONE

_HASH_DIGITS = 8
_UNDATED_SPAN = -9  # far from all others
_PAIR = 1 << 32
_SPANS = 1 << 20
_AT_ONCE = 4096  # pairs that are looked at together


class Index:
    """The reports by their heaviest stems, and the ties between reports that are alike.

    >>> from stemma.sources import report_of_text
    >>> rows = Rows()
    >>> told = "The ferry Corrin Star capsized.", "The Corrin Star, a ferry, capsized.", "Nadia Orr won the marathon."
    >>> numbers = rows.read([report_of_text(text) for text in told])
    >>> index = Index(rows)
    >>> index.add([f"{number:064x}" for number in numbers])
    []
    >>> index.others(1), list(index.tied(2))
    ([0], [])
    """

    def __init__(self, rows: Rows) -> None:
        rule = lexicon("stories_grouping")["index"]
        self._rows = rows
        self._keys, self._crowd_keys = int(rule["keys"]), int(rule["keys_of_many"])
        self._most, self._most_of_span = int(rule["holders"]), int(rule["of_span"])
        self._share, self._share_of_span = int(rule["share"]), int(rule["share_of_span"])
        self._days = int(rule["days"])
        self._least = float(rule["least"])
        self.rungs = rungs()
        self._holders: list[int | array[int] | Crowd | None] = []  # by stem; a number where it has one holder
        self._crowded = bytearray()  # by stem: whether many hold it
        self._hashes = array("I")
        self._tied: list[array[int] | None] = []  # by report: those it is tied to, with the rungs

    def add(self, digests: Sequence[str]) -> list[Tie]:
        """Enter the next reports in the rows and tie them; return the older ties that are taken back."""
        first = len(self._tied)
        self._hashes.extend([int(digest[:_HASH_DIGITS], 16) for digest in digests])
        self._tied.extend([None] * len(digests))
        numbers = range(first, first + len(digests))
        keys = (self._rows.words[first : numbers.stop, : self._keys] // KINDS).tolist()
        spans = self._spans(np.arange(first, numbers.stop)).tolist()
        more = len(self._rows.lexis.numbers) - len(self._holders)
        self._holders.extend([None] * more)
        self._crowded.extend(bytes(more))
        dismissed = [
            (one, key)
            for number, own, span in zip(numbers, keys, spans, strict=True)
            for rank, key in enumerate(own)
            if key
            for one in self._enter(number, key, rank, span)
        ]
        taken_back = self._take_back(dismissed)
        self._tie(*self._compared(numbers, keys, spans))
        return taken_back

    def tied(self, number: int) -> "array[int] | tuple[()]":
        """Return the reports that one is tied to with the rungs, each packed into a number (`part.BITS`)."""
        return self._tied[number] or ()

    def others(self, number: int) -> list[int]:
        """Return the reports that one is tied to."""
        return [tie >> BITS for tie in self._tied[number] or ()]

    def _spans(self, numbers: Numbers) -> Numbers:
        days = self._rows.days[numbers].astype(np.int64)
        return np.where(days == UNDATED, _UNDATED_SPAN, days // self._days)

    def _enter(self, number: int, key: int, rank: int, span: int) -> Sequence[int]:
        """Enter a holder of a stem; return those who may be compared with fewer from now on."""
        held = self._holders[key]
        if isinstance(held, Crowd):
            if rank >= self._crowd_keys:
                return ()
            return [*held.ever.add(number, self._hashes), *self._enter_span(held, number, span)]
        if held is None:
            self._holders[key] = number
        elif isinstance(held, int):
            self._holders[key] = array("i", [held, number])
        else:
            held.append(number)
            if len(held) > self._most:
                return self._crowd(key, held)
        return ()

    def _crowd(self, key: int, members: "array[int]") -> Sequence[int]:
        """Have a stem that many hold be one of those only whose heaviest it is; return whom that may part."""
        crowd = self._holders[key] = Crowd(Holders(self._most, self._share))
        self._crowded[key] = 1
        numbers = np.array(members)
        heavy = (self._rows.heads[numbers, : self._crowd_keys] // KINDS == key).any(axis=1)
        spans = self._spans(numbers[heavy]).tolist()
        for number, span in zip(numbers[heavy].tolist(), spans, strict=True):
            crowd.ever.add(number, self._hashes)
            self._enter_span(crowd, number, span)
        full = {span: held.bound < BOUND for span, held in crowd.spans.items()}
        parted = {one for one in full for two in full if abs(one - two) > 1 or (full[one] and full[two])}
        near = zip(numbers[heavy].tolist(), spans, strict=True)
        return [*numbers[~heavy].tolist(), *(number for number, span in near if span in parted)]

    def _enter_span(self, crowd: Crowd, number: int, span: int) -> Sequence[int]:
        held = crowd.spans.get(span)
        if held is None:
            held = crowd.spans[span] = Holders(self._most_of_span, self._share_of_span)
        return held.add(number, self._hashes)

    def _compared(self, numbers: range, keys: list[list[int]], spans: list[int]) -> tuple[Numbers, Numbers]:
        """Return the pairs of a new report and one before it that are compared, sorted."""
        lists: list[array[int]] = []
        owners: list[int] = []
        holders = self._holders
        for number, own, span in zip(numbers, keys, spans, strict=True):
            before = len(lists)
            for rank, key in enumerate(own):
                held = holders[key] if key else None
                if isinstance(held, array):
                    lists.append(held)
                elif isinstance(held, Crowd) and rank < self._crowd_keys:
                    lists += held.compared(span, self._hashes[number])
            owners += [number] * (len(lists) - before)
        others = np.frombuffer(b"".join(lists), np.int32).astype(np.int64)
        pairs = np.repeat(np.array(owners, np.int64), list(map(len, lists))) * _PAIR + others
        pairs = np.sort(pairs[others < pairs // _PAIR])
        pairs = pairs[np.diff(pairs, prepend=-1) > 0]
        return pairs // _PAIR, pairs % _PAIR

    def _tie(self, ones: Numbers, others: Numbers) -> None:
        """Tie those pairs, sorted, that are alike."""
        begins = np.nonzero(np.diff(ones, prepend=-1))[0].tolist()
        days = self._rows.days
        nearness = self._rows.nearness_of_days(days.take(ones), days.take(others))
        least = self._least * ONE / nearness
        for first, end in pairwise([*begins, len(ones)]):
            one = int(ones[first])
            near = np.nonzero(self._rows.dots_by_heads(one, others[first:end]) >= least[first:end])[0] + first
            if len(near):
                reached = self._reached(one, others[near], nearness[near])
                alike = np.nonzero(reached >= 0)[0]
                if len(alike):
                    self._keep(one, others[near[alike]], reached[alike])

    def _reached(self, one: int, others: Numbers, nearness: Floats) -> Numbers:
        """Return the rungs of the ladder that the likeness of a report to others reaches, -1 where they are not tied.

        Two reports of many words that share little beyond one of them are not tied.
        """
        rule = lexicon("stories_grouping")["second"]
        last = int(rule["words"]) - 1  # words come heaviest first: there is one here where a report has so many
        words, parts = self._rows.shared(one, others)
        likeness = parts.sum(axis=1, dtype=np.int32) / ONE * nearness
        reached = self.rungs.searchsorted(likeness, side="right") - 1
        if self._rows.words[one, last]:
            asked = np.nonzero((reached >= 0) & (likeness < rule["below"]) & (words[:, last] > 0))[0]
            if len(asked):
                beyond = beyond_one_word(words[asked], parts[asked])
                reached[asked[beyond < rule["least"] * ONE]] = -1
        return np.asarray(reached)

    def _keep(self, one: int, twos: Numbers, levels: Numbers) -> None:
        """Keep the ties of a new report to some before it."""
        tied = self._tied
        tied[one] = array("i", (twos << BITS | levels).astype(np.int32).tobytes())
        for two, tie in zip(twos.tolist(), (one << BITS | levels).tolist(), strict=True):
            ties = tied[two]
            if ties is None:
                tied[two] = array("i", [tie])
            else:
                ties.append(tie)

    def _take_back(self, dismissed: Sequence[tuple[int, int]]) -> list[Tie]:
        """Take back the ties of reports to other holders of a stem with which they are compared no more."""
        pairs = self._tied_by(dismissed)
        ones, others = (pairs >> BITS) // _PAIR, (pairs >> BITS) % _PAIR
        slices = [slice(first, first + _AT_ONCE) for first in range(0, len(ones), _AT_ONCE)]
        lost = np.nonzero(~np.concatenate([np.zeros(0, np.bool_), *(self._meet(ones[s], others[s]) for s in slices)]))[
            0
        ]
        found = list(map(Tie, ones[lost].tolist(), others[lost].tolist(), (pairs[lost] & RUNG).tolist()))
        for one, two, rung in found:
            for end, other in ((one, two), (two, one)):
                ties = self._tied[end]
                assert ties is not None
                ties.remove(other << BITS | rung)
        return found

    def _tied_by(self, dismissed: Sequence[tuple[int, int]]) -> Numbers:
        """Return the ties of reports to other holders of a stem, each once, sorted: two reports and the rung."""
        held = [(one, key, ties) for one, key in dismissed if (ties := self._tied[one])]
        lengths = [len(ties) for _, _, ties in held]
        owners, keys = (np.repeat(np.array([of[at] for of in held], np.int64), lengths) for at in (0, 1))
        packed = np.frombuffer(b"".join(ties for _, _, ties in held), np.int32).astype(np.int64)
        found = [np.zeros(0, np.int64)]
        for first in range(0, len(packed), _AT_ONCE):
            at = slice(first, first + _AT_ONCE)
            others = packed[at] >> BITS
            holds = (self._rows.heads.take(others, 0) // KINDS == keys[at, None]).any(axis=1)
            one, two, rung = owners[at][holds], others[holds], packed[at][holds] & RUNG
            found.append((np.minimum(one, two) * _PAIR + np.maximum(one, two)) << BITS | rung)
        return np.unique(np.concatenate(found))

    def _meet(self, ones: Numbers, others: Numbers) -> Marks:
        """Tell which pairs of reports share a stem for which the two are compared."""
        here, there = (np.ascontiguousarray(self._rows.heads.take(ends, 0).T) // KINDS for ends in (ones, others))
        few, many = (np.zeros(here.shape, np.bool_) for _ in range(2))
        for at, own in enumerate(here):  # one place with one other at a time: long rows, no table of all pairs
            for rank, theirs in enumerate(there):
                same = own == theirs
                few[at] |= same
                if rank < self._crowd_keys and at < self._crowd_keys:
                    many[at] |= same
        crowded = np.frombuffer(self._crowded, np.bool_).take(here)
        met: Marks = np.asarray((few & ~crowded & (here > 0)).any(axis=0))
        pairs, places = np.nonzero((many & crowded & ~met).T)
        met[pairs[self._meet_in_crowd(here[places, pairs].astype(np.int64), ones[pairs], others[pairs])]] = True
        return met

    def _meet_in_crowd(self, keys: Numbers, ones: Numbers, others: Numbers) -> Marks:
        """Tell which pairs of reports are compared for a stem, for each a stem that many hold."""
        hashes = np.frombuffer(self._hashes, np.uint32)
        own, theirs = hashes.take(ones).astype(np.int64), hashes.take(others).astype(np.int64)
        span, other_span = self._spans(ones), self._spans(others)
        ever, bound = self._bounds(keys, span)
        _, other_bound = self._bounds(keys, other_span)
        near = (np.abs(span - other_span) <= 1) & ((own < bound) | (theirs < other_bound))
        return np.asarray(near | (own < ever) | (theirs < ever))

    def _bounds(self, keys: Numbers, spans: Numbers) -> tuple[Numbers, Numbers]:
        """Return the bounds of hashes below which holders of stems are chosen, ever and in a span of days."""
        found, places = np.unique(keys * _SPANS + spans - _UNDATED_SPAN, return_inverse=True)
        bounds = []
        for key, span in zip((found // _SPANS).tolist(), (found % _SPANS + _UNDATED_SPAN).tolist(), strict=True):
            held = self._holders[key]
            assert isinstance(held, Crowd)
            bounds.append((held.ever.bound, held.spans[span].bound))
        table = np.array(bounds, np.int64).reshape(-1, 2)[places]
        return table[:, 0], table[:, 1]


def rungs() -> Floats:
    """Return the likeness of each rung of the ladder, rising.

    >>> [float(r) for r in rungs()[:3]]
    [0.115, 0.14375, 0.179688]
    """
    rule = lexicon("stories_grouping")["ladder"]
    return np.array([round(rule["from"] * rule["step"] ** rung, 6) for rung in range(rule["rungs"])])
