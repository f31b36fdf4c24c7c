"""Layers of a report looked up by place, so that a long report costs no more per sentence than a short one."""

from collections import defaultdict
from collections.abc import Iterable
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

    def touching(self, start: int, end: int) -> list[T]:
        """Return the extents that share at least one character with ``start:end``, each once, by place."""
        first = start // BLOCK
        if first == end // BLOCK:  # as mostly: nothing can be found twice
            own = [e for e in self._blocks.get(first, ()) if e.start < end and start < e.end]
            own.sort(key=lambda e: (e.start, e.end))
            return own
        found = {
            (e.start, e.end, n): e
            for block in range(start // BLOCK, end // BLOCK + 1)
            for n, e in enumerate(self._blocks.get(block, ()))
            if e.start < end and start < e.end and max(e.start // BLOCK, start // BLOCK) == block
        }
        return [found[key] for key in sorted(found)]
