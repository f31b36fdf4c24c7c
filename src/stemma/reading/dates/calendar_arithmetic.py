"""Days, weeks, months and holidays as TIMEX3 values: the arithmetic of the calendar, free of language.

Values follow TimeML TIMEX3, which is ISO 8601 with additions: ``2023-W40-WE`` a weekend, ``1989-Q3`` a quarter,
``2023-SU`` a summer, ``198`` a decade, ``19`` a century, ``2023-10-11TNI`` a night.
"""

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache, lru_cache

from stemma.data import lexicon

_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@lru_cache(maxsize=8192)
def days(value: str) -> tuple[date, date] | None:
    """Return the first and the last day that a TIMEX3 value covers, or None where it fixes no day.

    >>> days("2023-10")
    (datetime.date(2023, 10, 1), datetime.date(2023, 10, 31))
    >>> days("2023-W40-WE")
    (datetime.date(2023, 10, 7), datetime.date(2023, 10, 8))
    >>> days("P3D") is None and days("XXXX-10-07") is None
    True
    """
    try:
        return _days(value)
    except (ValueError, OverflowError):
        return None


def day_of(text: str | None) -> date | None:
    """Return the day that an ISO 8601 day or moment names, None where it names none that a calendar has.

    >>> day_of("2024-05-03T09:30:00Z"), day_of("2024-02-30"), day_of(None)
    (datetime.date(2024, 5, 3), None, None)
    """
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _days(value: str) -> tuple[date, date] | None:
    if match := re.match(r"(\d{4})-(\d\d)-(\d\d)(?:T|$)", value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(?:-(WE|[1-7]))?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        if match[3] == "WE":
            return shifted(monday, 5), shifted(monday, 6)
        if match[3]:
            day = shifted(monday, int(match[3]) - 1)
            return day, day
        return monday, shifted(monday, 6)
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return month_days(int(match[1]), int(match[2]))
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return month_days(int(match[1]), int(match[2]) * 3 - 2)[0], month_days(int(match[1]), int(match[2]) * 3)[1]
    if match := re.fullmatch(r"(\d{4})-H([12])", value):
        return month_days(int(match[1]), int(match[2]) * 6 - 5)[0], month_days(int(match[1]), int(match[2]) * 6)[1]
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        year, month = int(match[1]), _SEASONS[match[2]]
        return month_days(year, month)[0], month_days(*month_after(year, month, 2))[1]
    if re.fullmatch(r"\d{2,4}", value):
        first, last = int(value.ljust(4, "0")), int(value.ljust(4, "9"))
        return date(first, 1, 1), date(last, 12, 31)
    return None


def shifted(day: date, by: int) -> date:
    """Return the day `by` days later (earlier where negative), held inside the calendar.

    >>> shifted(date(2023, 12, 31), 1)
    datetime.date(2024, 1, 1)
    """
    ordinal = min(max(day.toordinal() + by, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def month_after(year: int, month: int, by: int) -> tuple[int, int]:
    """Return year and month `by` months later.

    >>> month_after(2023, 11, 3)
    (2024, 2)
    """
    count = year * 12 + month - 1 + by
    return min(max(count // 12, MINYEAR), MAXYEAR), count % 12 + 1


def month_days(year: int, month: int) -> tuple[date, date]:
    """Return the first and the last day of a month.

    >>> month_days(2024, 2)[1]
    datetime.date(2024, 2, 29)
    """
    first = date(year, month, 1)
    following = month_after(year, month, 1)
    last = date.max if following <= (year, month) else date(*following, 1) - timedelta(days=1)
    return first, last


def week(day: date) -> str:
    """Return the ISO week of a day.

    >>> week(date(2023, 10, 7))
    '2023-W40'
    """
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def quarter(day: date) -> tuple[int, int]:
    """Return year and quarter of a day.

    >>> quarter(date(2023, 10, 7))
    (2023, 4)
    """
    return day.year, (day.month - 1) // 3 + 1


def season(day: date) -> tuple[int, str]:
    """Return year and (northern, meteorological) season of a day; January and February belong to the winter before.

    >>> season(date(2024, 1, 5))
    (2023, 'WI')
    """
    if day.month < 3:
        return day.year - 1, "WI"
    return day.year, ("SP", "SU", "FA", "WI")[day.month // 3 - 1]


def valid(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day.

    >>> valid(2023, 2, 29)
    False
    """
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def holiday(name: str, year: int) -> date | None:
    """Return the date of a holiday of ``dates_holidays`` in a year, or None where it has none.

    >>> holiday("thanksgiving", 2023), holiday("easter", 2000)
    (datetime.date(2023, 11, 23), datetime.date(2000, 4, 23))
    """
    rule = lexicon("dates_holidays")["days"].get(name)
    if rule is None or not MINYEAR < year < MAXYEAR:
        return None
    if "on" in rule:
        return date.fromisoformat(rule["on"])
    if "easter" in rule:
        return shifted(_easter(year), rule["easter"])
    if "nth" in rule:
        return shifted(nth_weekday(year, *rule["nth"]), rule.get("plus", 0))
    month, day = map(int, rule["month-day"].split("-"))
    return date(year, month, day) if valid(year, month, day) else None


def nth_weekday(year: int, nth: int, weekday: int, month: int) -> date:
    """Return the nth weekday (1 for Monday) of a month, the last where `nth` is below nothing.

    >>> str(nth_weekday(2026, 1, 6, 7)), str(nth_weekday(2026, -1, 1, 5))
    ('2026-07-04', '2026-05-25')
    """
    first, last = month_days(year, month)
    if nth < 0:
        return shifted(last, -((last.isoweekday() - weekday) % 7))
    return shifted(first, (weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


@cache
def _easter(year: int) -> date:
    """Return Western Easter Sunday (Meeus, Jones and Butcher's computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
