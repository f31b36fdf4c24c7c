"""Moments so far apart that readings of them are of two events."""

from datetime import date
from functools import cache, lru_cache

from stemma.data import lexicon


@lru_cache(maxsize=8192)
def days_between(one: str | None, two: str | None) -> int:
    """Return the days between two moments (ISO 8601), 0 where one is unknown or no calendar has it.

    >>> days_between("2024-02-27", "2024-03-01T09:00")
    3
    """
    if one is None or two is None:
        return 0
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(two[:10])).days)
    except ValueError:  # a date that no calendar has, as an input may give it
        return 0


def long_apart(one: str | None, two: str | None) -> bool:
    """Tell whether two moments (ISO 8601) are so far apart that readings of them are of two events.

    >>> long_apart("2024-05-01", "2024-05-02"), long_apart("2023-05-01", "2024-05-01"), long_apart(None, "2024-05-01")
    (False, True, False)
    """
    return one is not None and two is not None and one[:10] != two[:10] and days_between(one, two) >= _long()


@cache
def _long() -> int:
    return int(lexicon("quantities_facts")["long_apart_days"][0])
