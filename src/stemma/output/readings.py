"""The readings of one fact, copies counted once."""

from collections.abc import Iterable

from stemma.records import Number, Reading


def distinct(readings: Iterable[Reading]) -> dict[tuple[str, Number | None, Number | None, bool], list[Reading]]:
    """Group readings that commit one origin to the same bounds, from the earliest moment to the latest."""
    groups: dict[tuple[str, Number | None, Number | None, bool], list[Reading]] = {}
    for reading in sorted(readings, key=lambda r: (r.as_of is None, r.as_of or "")):
        groups.setdefault((reading.origin, reading.low, reading.high, reading.approximate), []).append(reading)
    return groups
