"""Stories whose reports name days and months but no year anywhere: "HALVERN, April 9 (Polaris) -".

Such a story is dated in a year that stands in for the unknown one, and the year is taken out again: a value becomes
``XXXX-04-09`` (a day in an unspecified year, ISO 8601-2 / EDTF level 1). The year itself is never guessed.
"""

import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from stemma.records import Date, Report

# Years without a leap day that begin on each day of the week: the calendars that a story may have.
CALENDARS = (2001, 2002, 2003, 2009, 2010, 2005, 2006)

_YEAR = re.compile(r"(\d{4})(?=-(?:\d\d|W\d\d))")


def stand_in_year(likelihood: Callable[[int], float]) -> int:
    """Return the year of whose calendar a story reads best, by a function that tells how well it reads.

    >>> stand_in_year(lambda year: float(year == 2003))
    2003
    """
    return max(CALENDARS, key=lambda year: (round(likelihood(year), 6), -CALENDARS.index(year)))


def without_year(reports: Sequence[Report], year: int) -> tuple[Report, ...]:
    """Return the reports with the stand-in year taken out of their dates, and their days of publication open.

    >>> from stemma.records import Date
    >>> date = Date(start=0, end=7, value="2003-04-09", type="DATE", basis="story")
    >>> report = Report(id="a", source="a", text="April 9", text_sha256="", published="2003-04-09", dates=(date,))
    >>> without_year([report], 2003)[0].dates[0].value
    'XXXX-04-09'
    """
    return tuple(
        replace(r, published=None, published_basis="unknown", dates=tuple(_open(d, year) for d in r.dates))
        for r in reports
    )


def _open(date: Date, year: int) -> Date:
    if date.basis not in ("anchored", "story"):
        return date
    match = _YEAR.match(date.value)
    if match is None or abs(int(match[1]) - year) > 1:
        return replace(date, basis="open") if date.basis == "anchored" else date
    return replace(date, value="XXXX" + date.value[4:], basis="story")
