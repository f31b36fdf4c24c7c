"""Moments as they are set beside each other: to the minute where an hour is known, else to the day."""


def moments_differ(one: str | None, two: str | None) -> bool:
    """Tell whether two moments (ISO 8601) are known and not one, to the minute where both have an hour.

    >>> moments_differ("2024-05-12", "2024-05-12T09:30"), moments_differ("2024-05-12", "2024-05-13")
    (False, True)
    """
    if one is None or two is None:
        return False
    if one[:10] != two[:10]:
        return True
    return has_time(one) and has_time(two) and one[:16] != two[:16]


def has_time(moment: str | None) -> bool:
    """Tell whether a moment (ISO 8601) has an hour.

    >>> has_time("2024-05-12"), has_time("2024-05-12T09:30")
    (False, True)
    """
    return moment is not None and len(moment) >= len("2024-05-12T09:30") and moment[11:16] != "00:00"


def cut(moment: str | None, timed: bool) -> str:
    """Return a moment (ISO 8601) cut to the minute, or to the day; "" where it is not known.

    >>> cut("2024-05-12T09:30:00", timed=False)
    '2024-05-12'
    """
    return (moment or "")[: 16 if timed else 10]
