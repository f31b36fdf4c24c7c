"""Layers of a report looked up by place, so that a long report costs no more per sentence than a short one."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from stemma.records import Extent

BLOCK = 4096  # code points of a report that share one list of what stands there

T = TypeVar("T", bound=Extent)


class Near(Generic[T]):
    """Extents of one report that can be asked which of them touch a stretch of text.

    >>> near = Near([Extent(start=3, end=9), Extent(start=20, end=22)])
    >>> near.touching(8, 21)
    [Extent(start=3, end=9), Extent(start=20, end=22)]
    >>> near.touching(9, 20)
    []
    """

    def __init__(self, extents: Iterable[T]) -> None:
        self._blocks: dict[int, list[T]] = defaultdict(list)
        for extent in extents:
            for block in range(extent.start // BLOCK, extent.end // BLOCK + 1):
                self._blocks[block].append(extent)
        self._rows: dict[int, tuple[list[T], Sequence[int], Sequence[int]]] = {}  # of the blocks asked for so far

    def touching(self, start: int, end: int) -> list[T]:
        """Return the extents that share at least one character with ``start:end``, each once, by place."""
        first = start // BLOCK
        if first == end // BLOCK:  # as mostly: nothing can be found twice
            own, starts, reached = self._rows.get(first) or self._row(first)
            return [e for e in own[bisect_right(reached, start) : bisect_left(starts, end)] if start < e.end]
        found = {
            (e.start, e.end, n): e
            for block in range(start // BLOCK, end // BLOCK + 1)
            for n, e in enumerate(self._blocks.get(block, ()))
            if e.start < end and start < e.end and max(e.start // BLOCK, start // BLOCK) == block
        }
        return [found[key] for key in sorted(found)]

    def _row(self, block: int) -> tuple[list[T], Sequence[int], Sequence[int]]:
        """Return the extents of a block by place, where each starts, and how far those up to it reach."""
        own = sorted(self._blocks.get(block, ()), key=lambda e: (e.start, e.end))
        row = own, [e.start for e in own], list(accumulate([e.end for e in own], max))
        self._rows[block] = row
        return row
