"""The readings of one fact, copies counted once."""

from collections.abc import Iterable

from stemma.records import Number, Reading


def distinct(readings: Iterable[Reading]) -> dict[tuple[str, Number | None, Number | None, bool], list[Reading]]:
    """Group readings that commit one origin to the same bounds, in the order of the readings: copies count once."""
    groups: dict[tuple[str, Number | None, Number | None, bool], list[Reading]] = {}
    for reading in readings:
        groups.setdefault((reading.origin, reading.low, reading.high, reading.approximate), []).append(reading)
    return groups
