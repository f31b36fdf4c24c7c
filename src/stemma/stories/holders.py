"""The reports that hold a stem, and those few of them that all others are compared with.

While they are few, all are compared with each other. Where they are many, only with the *chosen*: those whose hash is
small (a bottom sketch; Cohen and Kaplan, "Summarizing data using bottom-k sketches", 2007). Who is chosen depends on
the set of holders alone. When the holders double, half of the chosen are dismissed.
"""

from array import array
from collections.abc import Sequence

BOUND = 1 << 32  # hashes are below it


class Holders:
    """Numbers of reports, in order of arrival, and those among them that are chosen; all are at first.

    A report is chosen when its hash is below `bound`. Of more than `most` holders ``most >> share`` are chosen on the
    mean, and at most twice as many.

    >>> few = Holders(most=2, share=1)
    >>> [list(few.add(number, [0, BOUND // 2, BOUND - 1])) for number in range(3)]
    [[], [], [1, 2]]
    >>> list(few.all), list(few.chosen)
    ([0, 1, 2], [0])
    """

    __slots__ = ("_enough", "all", "bound", "chosen", "most", "share")

    def __init__(self, most: int, share: int) -> None:
        self.most, self.share = most, share
        self.all: array[int] = array("i")
        self.chosen = self.all
        self.bound = BOUND
        self._enough = most  # holders beyond which fewer are chosen

    def add(self, number: int, hashes: "array[int]") -> Sequence[int]:
        """Append a report; return the reports that are dismissed since there are too many now, none mostly."""
        self.all.append(number)
        bound = self.bound
        if bound < BOUND and hashes[number] < bound:
            self.chosen.append(number)
        if len(self.all) <= self._enough:
            return ()
        if bound == BOUND:
            bound >>= self.share
        most = (self.most * BOUND) >> (self.share - 1)
        while len(self.all) * bound > most:
            bound >>= 1
        self.bound, self._enough, before = bound, most // bound, self.chosen
        self.chosen = array("i", [number for number in before if hashes[number] < bound])
        return [number for number in before if hashes[number] >= bound]


class Crowd:
    """The many holders of one stem: those of all times, and those of each span of days.

    >>> crowd = Crowd(Holders(most=2, share=1))
    >>> crowd.spans[0] = Holders(most=2, share=1)
    >>> for held in (crowd.ever, crowd.spans[0]):
    ...     dismissed = held.add(4, [0] * 5)
    >>> [list(held) for held in crowd.compared(0, 0)]
    [[4]]
    """

    __slots__ = ("ever", "spans")

    def __init__(self, ever: Holders) -> None:
        self.ever = ever
        self.spans: dict[int, Holders] = {}

    def compared(self, span: int, hash_: int) -> "list[array[int]]":
        """Return the holders that one of them is compared with, by its span and its hash; with repetitions."""
        if hash_ < self.ever.bound:
            return [self.ever.all]
        chosen = hash_ < self.spans[span].bound
        near = [held for at in (span - 1, span, span + 1) if (held := self.spans.get(at)) is not None]
        return [self.ever.chosen, *(held.all if chosen else held.chosen for held in near)]
