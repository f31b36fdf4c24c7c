"""The value of a date as a row of the timeline has it: ISO 8601 cut to what is known, or an EDTF interval."""

import re
from functools import lru_cache

from stemma.accounts.moments.scene import OPEN_DAY, OPEN_YEAR, STAND_IN
from stemma.reading.dates.calendar_arithmetic import days
from stemma.records import Precision

UNKNOWN_DAY = "XXXX-XX-XX"  # EDTF for a day of which nothing tells the date


@lru_cache(maxsize=4096)  # the reports of a story tell of the same few days
def moment_value(value: str) -> tuple[str, Precision] | None:
    """Return the form and the precision of a TIMEX3 value, or None where nothing fixes it.

    >>> moment_value("2023-10-11TNI"), moment_value("2024-Q3"), moment_value("XXXX-WXX-3")
    (('2023-10-11', 'day'), ('2024-07/2024-09', 'month'), ('XXXX-XX-XX', 'day'))
    >>> moment_value("XXXX-01"), moment_value("XXXX-WXX")
    (('XXXX-01', 'month'), None)
    """
    if OPEN_DAY.match(value):
        return UNKNOWN_DAY, "day"
    if OPEN_YEAR.match(value):
        known = moment_value(STAND_IN + value[4:])
        return (known[0].replace(STAND_IN, "XXXX"), known[1]) if known else None
    span = None if "X" in value else days(value[:10] if "T" in value else value)
    if span is None or len(value) < len("YYYY"):
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d", value):
        return value, "time"
    if re.match(r"\d{4}-\d\d-\d\d", value):
        return value[:10], "day"
    if "-W" in value:
        return f"{span[0]}/{span[1]}", "week"
    if re.fullmatch(r"\d{4}-\d\d", value):
        return value, "month"
    if re.fullmatch(r"\d{4}", value):
        return value, "year"
    return f"{span[0].isoformat()[:7]}/{span[1].isoformat()[:7]}", "month"
