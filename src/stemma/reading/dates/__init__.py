"""Dates: where a report names a day, a time or a length, and its TIMEX3 value."""

from stemma.reading.dates.dates import Resolver, find, resolve

__all__ = ["Resolver", "find", "resolve"]
