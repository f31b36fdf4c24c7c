"""Moments so far apart that readings of them are of two events."""

from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache

from stemma.data import lexicon


@lru_cache(maxsize=8192)
def days_between(one: str | None, two: str | None) -> int:
    """Return the days between two moments (ISO 8601), 0 where one is unknown or no calendar has it.

    >>> days_between("2024-02-27", "2024-03-01T09:00")
    3
    """
    first, second = _day(one), _day(two)
    return 0 if first is None or second is None else abs((first - second).days)


def _day(moment: str | None) -> date | None:
    try:
        return date.fromisoformat(moment[:10]) if moment else None
    except ValueError:  # a date that no calendar has, as an input may give it
        return None


def long_apart(one: str | None, two: str | None) -> bool:
    """Tell whether two moments (ISO 8601) are so far apart that readings of them are of two events.

    >>> long_apart("2024-05-01", "2024-05-02"), long_apart("2023-05-01", "2024-05-01"), long_apart(None, "2024-05-01")
    (False, True, False)
    """
    return one is not None and two is not None and one[:10] != two[:10] and days_between(one, two) >= _long()


def any_long_apart(moments: Iterable[str | None]) -> bool:
    """Tell whether any two moments are `long_apart`: the first and the last are, where any are.

    >>> any_long_apart(["2024-05-01", None, "2023-05-01"]), any_long_apart(["2024-05-01", "2024-05-02"])
    (True, False)
    """
    days = [day for moment in sorted({m for m in moments if m is not None}) if (day := _day(moment)) is not None]
    return bool(days) and (max(days) - min(days)).days >= _long()


@cache
def _long() -> int:
    return int(lexicon("quantities_facts")["long_apart_days"][0])
