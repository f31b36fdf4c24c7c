"""How alike every two reports of a set are, kept from one time to the next while the set grows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stemma.stories.linkage import WHOLE, Matrix
from stemma.stories.rows import Numbers, Rows
from stemma.stories.sketch import ONE

_MOST = 12_000_000  # bytes that are kept; those that were not asked for longest go first
_FRESH = 0.5  # share of a set above which all of it is computed anew

Whole = NDArray[np.uint16]


@dataclass(slots=True)
class _Kept:
    """Sorted reports with both tables, and how many of them are not kept in a newer one."""

    members: Numbers
    likeness: Whole
    details: Whole
    live: int


class Matrices:
    """Likeness within sets of reports, days considered, and that of their names and numbers alone.

    >>> from stemma.sources import report_of_text
    >>> rows = Rows()
    >>> told = "The ferry Corrin Star capsized.", "The Corrin Star, a ferry, capsized.", "Nadia Orr won the marathon."
    >>> numbers = rows.read([report_of_text(text) for text in told])
    >>> likeness, details = Matrices(rows).of(numbers)
    >>> likeness.shape, bool(likeness[0, 1] > likeness[0, 2])
    ((3, 3), True)
    """

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._kept: dict[int, _Kept] = {}
        self._in: dict[int, int] = {}  # by report, what it is kept in
        self._bytes = self._next = 0

    def of(self, members: Sequence[int]) -> tuple[Whole, Whole]:
        """Return for some reports the likeness of every two, and that by details; in whole parts (`WHOLE`)."""
        given = np.array(members)
        order = np.argsort(given)
        likeness, details = self._sorted(given[order])
        back = np.argsort(order)
        at = np.ix_(back, back)
        return likeness[at], details[at]

    def _sorted(self, members: Numbers) -> tuple[Whole, Whole]:
        known = self._known(members)
        base = np.zeros(0, np.int64) if known is None else known.members
        old = np.isin(members, base, assume_unique=True)
        count = len(members)
        if old.sum() < _FRESH * count and count > 2:
            found = self._rows.dots_of(members)
            tables = self._whole(found[0], members, members), _whole(found[1])
        else:
            tables = np.zeros((count, count), np.uint16), np.zeros((count, count), np.uint16)
            if known is not None:
                own, its = np.nonzero(old)[0], np.searchsorted(base, members[old])
                for table, kept in zip(tables, (known.likeness, known.details), strict=True):
                    table[np.ix_(own, own)] = kept[np.ix_(its, its)]
            for at in np.nonzero(~old)[0].tolist():
                total, details = self._rows.dots(int(members[at]), members)
                tables[0][at] = tables[0][:, at] = self._whole(total, members[at : at + 1], members)[0]
                tables[1][at] = tables[1][:, at] = _whole(details)
        self._keep(members, tables)
        return tables

    def _known(self, members: Numbers) -> "_Kept | None":
        """Return what is kept that has most of the members."""
        found = [at for member in members.tolist() if (at := self._in.get(member)) is not None]
        return self._kept[max(sorted(set(found)), key=found.count)] if found else None

    def _whole(self, dots: Matrix, some: Numbers, others: Numbers) -> Whole:
        days = self._rows.days
        return _whole(dots * self._rows.nearness_of_days(days[some][:, None], days[others][None, :]))

    def _keep(self, members: Numbers, tables: tuple[Whole, Whole]) -> None:
        for member in members.tolist():
            known = self._in.get(member)
            if known is not None:
                self._kept[known].live -= 1
                if not self._kept[known].live:
                    self._drop(known)
            self._in[member] = self._next
        self._kept[self._next] = _Kept(members, *tables, len(members))
        self._next += 1
        self._bytes += 2 * tables[0].nbytes
        while self._bytes > _MOST and len(self._kept) > 1:
            self._drop(next(iter(self._kept)))

    def _drop(self, at: int) -> None:
        gone = self._kept.pop(at)
        self._bytes -= 2 * gone.likeness.nbytes
        for member in gone.members.tolist():
            if self._in.get(member) == at:
                del self._in[member]


def _whole(dots: Matrix) -> Whole:
    return np.minimum(np.rint(dots * (WHOLE / ONE)), WHOLE - 1).astype(np.uint16)
