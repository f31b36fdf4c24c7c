"""What must stand, or not stand, beside a date expression so that it is one.

Each check takes the words of the line and the half-open place of the expression among them. "May" is a month after a
preposition and a name or a verb elsewhere; "1998" is a year unless it counts something; "a week" is a duration unless
it tells a rate.
"""

from stemma.reading import date_near_calendar, date_near_clock, date_near_lengths
from stemma.reading.date_beside import Check
from stemma.reading.date_words import Words


def fits(check: str | None, line: Words, first: int, last: int) -> bool:
    """Tell whether the words beside the expression ``[first, last)`` allow it, by the named check.

    >>> from stemma.reading.date_words import words
    >>> fits("month", words("in May", 0, 6), 1, 2), fits("month", words("Mrs May", 0, 7), 1, 2)
    (True, False)
    """
    return check is None or _CHECKS[check](line, first, last)


_CHECKS: dict[str, Check] = {**date_near_calendar.CHECKS, **date_near_clock.CHECKS, **date_near_lengths.CHECKS}
