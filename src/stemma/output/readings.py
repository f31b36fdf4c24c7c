"""The readings of one fact, copies counted once."""

from collections.abc import Iterable

from stemma.records import Number, Reading


def distinct(readings: Iterable[Reading]) -> dict[tuple[str, Number | None, Number | None, bool], list[Reading]]:
    """Group readings that commit one origin to the same bounds, from the earliest moment to the latest.

    >>> def reading(low: int, day: str) -> Reading:
    ...     return Reading(report="a", start=0, end=1, text="", low=low, high=low, approximate=False, said_by=None,
    ...                    as_of=day, origin="o")
    >>> groups = distinct([reading(9, "2024-05-04"), reading(6, "2024-05-03"), reading(9, "2024-05-05")])
    >>> [len(group) for group in groups.values()]
    [1, 2]
    """
    groups: dict[tuple[str, Number | None, Number | None, bool], list[Reading]] = {}
    for reading in sorted(readings, key=lambda r: (r.as_of is None, r.as_of or "")):
        groups.setdefault((reading.origin, reading.low, reading.high, reading.approximate), []).append(reading)
    return groups
