"""Dates as an editor writes them: ISO 8601, cut to what is known."""

import re

from stemma.reading.dates.calendar_arithmetic import days

_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?)?")


def is_known_date(text: str) -> bool:
    """Tell whether a text is a day, a month, a year or a minute that the calendar has.

    >>> is_known_date("2023-10-12"), is_known_date("2023-10"), is_known_date("2023-13"), is_known_date("last week")
    (True, True, False, False)
    """
    return bool(_ISO.fullmatch(text)) and days(text[:10]) is not None
