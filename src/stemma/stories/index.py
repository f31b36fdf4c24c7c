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
from stemma.stories.sketch import BODY, KINDS, ONE

_HASH_DIGITS = 8
_UNDATED_SPAN = -9  # far from all others
_PAIR = 1 << 32
_AT_ONCE = 4096  # pairs that are looked at together

# how a report holds a stem: one that few hold, or as one of a crowd: then whether it is chosen in its span, and ever
_ONE_OF_FEW, _ONE_OF_MANY, _CHOSEN_OF_SPAN, _CHOSEN_EVER = 1, 2, 4, 8
_SIGNS = 4  # bits of these


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
        self._signs = bytearray()  # by report and place among its heaviest stems: how it holds it
        self._hashes = array("I")
        self._dismissed: list[tuple[int, int, int]] = []  # reports, stems, how they do not hold them any more
        self._tied: list[array[int] | None] = []  # by report: those it is tied to, with the rungs

    def add(self, digests: Sequence[str]) -> list[Tie]:
        """Enter the next reports in the rows and tie them; return the older ties that are taken back."""
        first = len(self._tied)
        self._hashes.extend([int(digest[:_HASH_DIGITS], 16) for digest in digests])
        self._tied.extend([None] * len(digests))
        self._signs.extend(bytes([_ONE_OF_FEW]) * (len(digests) * self._keys))
        self._holders.extend([None] * (len(self._rows.lexis.numbers) - len(self._holders)))
        numbers = range(first, first + len(digests))
        keys = (self._rows.heads[first : numbers.stop] // KINDS).tolist()
        spans = self._spans(np.arange(first, numbers.stop)).tolist()
        parted: list[int] = []
        for number, own, span in zip(numbers, keys, spans, strict=True):
            parted += self._enter(number, own, span)
        taken_back = self._take_back([*parted, *self._dismiss()])
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

    def _enter(self, number: int, keys: Sequence[int], span: int) -> list[int]:
        """Enter a holder of some stems, heaviest first; return reports that may be compared with fewer from now on."""
        parted: list[int] = []
        sign = number * self._keys
        for rank, key in enumerate(keys):
            held = self._holders[key] if key else number
            if isinstance(held, Crowd):
                if rank < self._crowd_keys:
                    self._join(held, key, number, span)
                    self._signs[sign + rank] = self._sign(held, number, span)
                else:
                    self._signs[sign + rank] = 0
            elif held is None:
                self._holders[key] = number
            elif isinstance(held, array):
                held.append(number)
                if len(held) > self._most:
                    parted += self._crowd(key, held)
            elif key:
                self._holders[key] = array("i", [held, number])
        return parted

    def _join(self, crowd: Crowd, key: int, number: int, span: int) -> None:
        """Make a report one of a crowd."""
        of_span = crowd.spans.get(span)
        if of_span is None:
            of_span = crowd.spans[span] = Holders(self._most_of_span, self._share_of_span)
        if gone := crowd.ever.add(number, self._hashes):
            self._dismissed += [(one, key, _CHOSEN_EVER) for one in gone]
        if gone := of_span.add(number, self._hashes):
            self._dismissed += [(one, key, _CHOSEN_OF_SPAN) for one in gone]

    def _sign(self, crowd: Crowd, number: int, span: int) -> int:
        """Return how one of a crowd holds the stem."""
        hash_ = self._hashes[number]
        ever = _CHOSEN_EVER if hash_ < crowd.ever.bound else 0
        return _ONE_OF_MANY | ever | (_CHOSEN_OF_SPAN if hash_ < crowd.spans[span].bound else 0)

    def _crowd(self, key: int, members: "array[int]") -> list[int]:
        """Have a stem that many hold be one of those only whose heaviest it is; return whom that may part."""
        crowd = self._holders[key] = Crowd(Holders(self._most, self._share))
        numbers = np.array(members)
        place = (self._rows.heads[numbers] == key * KINDS + BODY).argmax(axis=1)
        among = place < self._crowd_keys
        heavy, spans = numbers[among].tolist(), self._spans(numbers[among]).tolist()
        before = len(self._dismissed)
        for number, span in zip(heavy, spans, strict=True):
            self._join(crowd, key, number, span)
        del self._dismissed[before:]  # these were not chosen before
        signs = np.frombuffer(self._signs, np.uint8)
        at = numbers * self._keys + place
        signs[at[~among]] = 0
        signs[at[among]] = [self._sign(crowd, number, span) for number, span in zip(heavy, spans, strict=True)]
        first, last = min(spans, default=0), max(spans, default=0)
        parted = [
            number
            for number, span in zip(heavy, spans, strict=True)
            if span - first > 1 or last - span > 1 or crowd.spans[span].bound < BOUND
        ]
        return [*numbers[~among].tolist(), *parted]

    def _dismiss(self) -> list[int]:
        """Take note that reports are chosen no more; return them."""
        if not self._dismissed:
            return []
        numbers, keys, signs = np.array(self._dismissed).T
        self._dismissed.clear()
        place = (self._rows.heads.take(numbers, 0) == (keys * KINDS + BODY)[:, None]).argmax(axis=1)
        held = np.frombuffer(self._signs, np.uint8)
        for sign in (_CHOSEN_OF_SPAN, _CHOSEN_EVER):
            of = signs == sign
            held[numbers[of] * self._keys + place[of]] &= 255 - sign
        return numbers.tolist()

    def _compared(self, numbers: range, keys: list[list[int]], spans: list[int]) -> tuple[Numbers, Numbers]:
        """Return the pairs of a new report and one before it that are compared, sorted."""
        lists: list[array[int]] = []
        owners: list[int] = []
        holders, most = self._holders, self._crowd_keys
        for number, own, span in zip(numbers, keys, spans, strict=True):
            before = len(lists)
            hash_ = self._hashes[number]
            for rank, key in enumerate(own):
                held = holders[key] if key else None
                if type(held) is array:
                    lists.append(held)
                elif rank < most and isinstance(held, Crowd):
                    lists += held.compared(span, hash_)
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

    def _take_back(self, parted: Sequence[int]) -> list[Tie]:
        """Take back the ties of some reports to those with which they are compared no more."""
        pairs = self._ties_of(parted)
        ones, others = (pairs >> BITS) // _PAIR, (pairs >> BITS) % _PAIR
        slices = [slice(first, first + _AT_ONCE) for first in range(0, len(ones), _AT_ONCE)]
        met = np.concatenate([np.zeros(0, np.bool_), *(self._meet(ones[s], others[s]) for s in slices)])
        lost = np.nonzero(~met)[0]
        found = list(map(Tie, ones[lost].tolist(), others[lost].tolist(), (pairs[lost] & RUNG).tolist()))
        for one, two, rung in found:
            for end, other in ((one, two), (two, one)):
                ties = self._tied[end]
                assert ties is not None
                ties.remove(other << BITS | rung)
        return found

    def _ties_of(self, numbers: Sequence[int]) -> Numbers:
        """Return the ties of some reports, each once, sorted: two reports and the rung."""
        held = [(one, ties) for one in dict.fromkeys(numbers) if (ties := self._tied[one])]
        packed = np.frombuffer(b"".join(ties for _, ties in held), np.int32).astype(np.int64)
        owners = np.repeat(np.array([one for one, _ in held], np.int64), [len(ties) for _, ties in held])
        others, rung = packed >> BITS, packed & RUNG
        found = np.sort((np.minimum(owners, others) * _PAIR + np.maximum(owners, others)) << BITS | rung)
        return found[np.diff(found, prepend=-1) > 0]

    def _meet(self, ones: Numbers, others: Numbers) -> Marks:
        """Tell which pairs of reports share a stem for which the two are compared."""
        heads, signs = self._rows.heads, np.frombuffer(self._signs, np.uint8).reshape(-1, self._keys)
        held = np.concatenate([heads.take(ends, 0) << _SIGNS | signs.take(ends, 0) for ends in (ones, others)], axis=1)
        held.sort(axis=1)  # a stem that both have comes twice in a row
        one, two = held[:, :-1], held[:, 1:]
        both, either = one & two, one | two
        near = np.abs(self._spans(ones) - self._spans(others)) <= 1
        chosen = either & np.where(near, _CHOSEN_OF_SPAN | _CHOSEN_EVER, _CHOSEN_EVER)[:, None] > 0
        met = (both & _ONE_OF_FEW > 0) | (both & _ONE_OF_MANY > 0) & chosen
        return np.asarray((met & (one ^ two < 1 << _SIGNS) & (one >= 1 << _SIGNS)).any(axis=1))


def rungs() -> Floats:
    """Return the likeness of each rung of the ladder, rising.

    >>> [float(r) for r in rungs()[:3]]
    [0.115, 0.14375, 0.179688]
    """
    rule = lexicon("stories_grouping")["ladder"]
    return np.array([round(rule["from"] * rule["step"] ** rung, 6) for rung in range(rule["rungs"])])
