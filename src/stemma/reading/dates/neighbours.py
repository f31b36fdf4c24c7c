"""What must stand, or not stand, beside a date expression so that it is one.

Each check takes the words of the line and the half-open place of the expression among them. "May" is a month after a
preposition and a name or a verb elsewhere; "1998" is a year unless it counts something; "a week" is a duration unless
it tells a rate.
"""

from stemma.reading.dates import near_calendar, near_clock, near_lengths
from stemma.reading.dates.beside import Check
from stemma.reading.dates.word_classes import Words


def fits(check: str | None, line: Words, first: int, last: int) -> bool:
    """Tell whether the words beside the expression ``[first, last)`` allow it, by the named check.

    >>> from stemma.reading.dates.word_classes import words
    >>> fits("month", words("in May", 0, 6), 1, 2), fits("month", words("Mrs May", 0, 7), 1, 2)
    (True, False)
    """
    return check is None or _CHECKS[check](line, first, last)


_CHECKS: dict[str, Check] = {**near_calendar.CHECKS, **near_clock.CHECKS, **near_lengths.CHECKS}
