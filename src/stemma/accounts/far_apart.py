"""Moments so far apart that readings of them are of two events."""

from datetime import date
from functools import lru_cache

from stemma.data import lexicon


@lru_cache(maxsize=8192)
def long_apart(one: str | None, two: str | None) -> bool:
    """Tell whether two moments (ISO 8601) are so far apart that readings of them are of two events."""
    if one is None or two is None:
        return False
    try:
        days = abs((date.fromisoformat(one[:10]) - date.fromisoformat(two[:10])).days)
    except ValueError:  # a date that no calendar has, as an input may give it
        return False
    return bool(days >= lexicon("quantities_facts")["long_apart_days"][0])
