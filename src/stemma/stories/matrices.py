"""How alike every two reports of a leaf are, kept from one time to the next while it grows."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stemma.stories.linkage import WHOLE, Matrix
from stemma.stories.part import Part
from stemma.stories.rows import Numbers, Rows
from stemma.stories.sketch import ONE

_MOST = 12_000_000  # bytes that are kept; those that were not asked for longest go first
_FRESH = 0.5  # share of a leaf above which all of it is computed anew

Whole = NDArray[np.uint16]


class Matrices:
    """Likeness within leaves, days considered, and that of their names and numbers alone, kept while a leaf grows.

    >>> from stemma.sources import report_of_text
    >>> from stemma.stories.part import Part
    >>> rows = Rows()
    >>> told = "The ferry Corrin Star capsized.", "The Corrin Star, a ferry, capsized.", "Nadia Orr won the marathon."
    >>> numbers = rows.read([report_of_text(text) for text in told])
    >>> likeness, details = Matrices(rows).of(Part(0, list(numbers), None), numbers)
    >>> likeness.shape, bool(likeness[0, 1] > likeness[0, 2])
    ((3, 3), True)
    """

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._kept: dict[Part, tuple[dict[int, int], NDArray[np.uint16]]] = {}  # places of reports in both tables
        self._bytes = 0

    def of(self, part: Part, members: Sequence[int]) -> NDArray[np.uint16]:
        """Return the likeness of every two reports of a leaf, and that by details; in whole parts (`WHOLE`)."""
        places, before = self._forget(part)
        at = np.array([places.get(member, -1) for member in members])
        fresh, numbers = np.nonzero(at < 0)[0].tolist(), np.array(members)
        if len(fresh) > _FRESH * len(members):
            tables = self._anew(numbers)
        else:
            tables = before[:, at[:, None], at]
            for row in fresh:
                total, details = self._rows.both_dots(members[row], numbers)
                tables[0, row] = tables[0, :, row] = self._near(total, numbers[row : row + 1], numbers)[0]
                tables[1, row] = tables[1, :, row] = _whole(details)
        self._keep(part, members, tables)
        return tables

    def _anew(self, numbers: Numbers) -> NDArray[np.uint16]:
        if len(numbers) > 2:
            total, details = self._rows.dots_of(numbers)
        else:
            found = [self._rows.both_dots(int(number), numbers) for number in numbers]
            total, details = (np.array(table) for table in zip(*found, strict=True))
        return np.array([self._near(total, numbers, numbers), _whole(details)])

    def _near(self, dots: Matrix, some: Numbers, others: Numbers) -> Whole:
        days = self._rows.days
        return _whole(dots * self._rows.nearness_of_days(days[some][:, None], days[others][None, :]))

    def _keep(self, part: Part, members: Sequence[int], tables: NDArray[np.uint16]) -> None:
        self._kept[part] = {member: place for place, member in enumerate(members)}, tables
        self._bytes += tables.nbytes
        while self._bytes > _MOST and len(self._kept) > 1:
            self._forget(next(iter(self._kept)))

    def _forget(self, part: Part) -> tuple[dict[int, int], NDArray[np.uint16]]:
        found = self._kept.pop(part, None)
        if found is None:
            return {}, np.zeros((2, 0, 0), np.uint16)
        self._bytes -= found[1].nbytes
        return found


def _whole(dots: Matrix) -> Whole:
    return np.minimum(np.rint(dots * (WHOLE / ONE)), WHOLE - 1).astype(np.uint16)
