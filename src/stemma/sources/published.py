"""Dates as sources write them become ISO 8601; never by guessing, never from the clock."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

EARLIEST, LATEST = 1500, 2200  # years; what lies outside is no date of a newspaper

_DIGITS = re.compile(r"-?\d{9,13}(?:\.\d+)?")
_FIRST_UNIX = 10**8  # seconds, of 1973; smaller numbers are years, ranks and slips
_DATED = (8, 12, 14)  # digits of a day, and of a day with minutes or seconds
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?Z?)?")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_MONTHS = ["january", "february", "march", "april", "may", "june"]
_MONTHS += ["july", "august", "september", "october", "november", "december"]
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if name[3:] else name for name in _MONTHS) + "|sept"
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[ \-](?:of )?({_MONTH})\b\.?[ ,\-]{{0,3}}(\d{{4}})\b", re.I)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\b\.? ?(\d{{1,2}})(?:st|nd|rd|th)?[ ,]{{0,3}}(\d{{4}})\b", re.I)
_CLOCK = re.compile(
    r"\b(\d{1,2}) ?[:.] ?(\d{2})(?: ?: ?\d{2})?(?: ?(am|pm|a\.m|p\.m)\b\.?)?"
    r"(?: ?(GMT|UTC|Z)\b| ?([+-]\d{2}):?(\d{2})\b)?",
    re.I,
)


def iso_date(value: object) -> str | None:
    """Return a publication date as ISO 8601, with the time and zone where they are given, None where it is no date.

    Takes ISO 8601 in its forms, RFC 2822, Unix times in seconds or milliseconds, and English dates in words. Of
    numeric dates only those are taken that can be read in one way.

    >>> iso_date("2017-09-15T17:52:00+08:00"), iso_date("Thu, 12 Oct 2023 09:30:00 GMT"), iso_date(1697103000)
    ('2017-09-15T17:52:00+08:00', '2023-10-12T09:30:00+00:00', '2023-10-12T09:30:00+00:00')
    >>> iso_date("May 03 , 2013"), iso_date("Updated: 2017-09-15 17:52"), iso_date("13/05/2013"), iso_date("4/5/2013")
    ('2013-05-03', '2017-09-15T17:52:00', '2013-05-13', None)
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _in_digits(str(value)) or (_unix(value) if abs(value) >= _FIRST_UNIX else None)
    if isinstance(value, datetime | date):
        return _stated(value.isoformat())
    text = " ".join(str(value).split())[:200].replace(" ,", ",")
    if _DIGITS.fullmatch(text):
        return _in_digits(text) or _unix(float(text))
    return _stated(text) or _mail(text) or _in_words(text)


def _in_digits(text: str) -> str | None:
    """Return the day, and the time, that digits alone write: 20250304, 20250304180500; as Unix times they were of 1970.

    >>> _in_digits("20250304"), _in_digits("20250304180500"), _in_digits("1697103000")
    ('2025-03-04', '2025-03-04T18:05:00', None)
    """
    return _stated(text) if len(text) in _DATED and text.startswith(("19", "20")) else None


def date_in_address(url: str) -> str | None:
    """Return the day that a web address carries, as those of many outlets do.

    >>> date_in_address("https://mill.example/2023/10/12/fire"), date_in_address("https://mill.example/fire")
    ('2023-10-12', None)
    """
    found = _IN_ADDRESS.search(url)
    return _built(*(int(part) for part in found.groups())) if found else None


def _unix(seconds: float) -> str | None:
    if not 0 < abs(seconds) <= 7e12:  # nor is NaN, which JSON as Python writes it may hold
        return None
    if abs(seconds) >= 1e11:
        seconds /= 1000
    if abs(seconds) > 7e9:
        return None
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds))
    return moment.isoformat() if EARLIEST <= moment.year <= LATEST else None


def _stated(text: str) -> str | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _compact(text)
    return _checked(moment, has_time=len(text) > 10 and not re.fullmatch(r"\d{8}", text))


def _compact(text: str) -> str | None:
    found = _COMPACT.fullmatch(text)
    if not found:
        return None
    parts = [int(part) for part in found.groups() if part]
    return _built(*parts)


def _mail(text: str) -> str | None:
    if not re.match(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d", text):
        return None
    try:
        return _checked(parsedate_to_datetime(text), has_time=True)
    except (ValueError, TypeError, OverflowError):
        return None


def _in_words(text: str) -> str | None:
    for pattern, order in ((_YEAR_FIRST, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2))):
        found = pattern.search(text)
        if found:
            year, month, day = (_number(found.group(group)) for group in order)
            return _with_clock(text[: found.start()] + " | " + text[found.end() :], year, month, day)
    found = _NUMERIC.search(text)
    if found:
        first, second, year = (int(group) for group in found.groups())
        if first > 12 or first == second:
            return _built(year, second, first)
        if second > 12:
            return _built(year, first, second)
    return None


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(word.lower()[:3]))


def _with_clock(rest: str, year: int, month: int, day: int) -> str | None:
    clock = _CLOCK.search(rest)
    if not clock:
        return _built(year, month, day)
    hour, minute = int(clock.group(1)), int(clock.group(2))
    half = (clock.group(3) or "").lower()[:1]
    hour = hour % 12 + 12 * (half == "p") if half else hour
    zone = "+00:00" if clock.group(4) else f"{clock.group(5)}:{clock.group(6)}" if clock.group(5) else ""
    found = _built(year, month, day, hour, minute) if hour < 24 and minute < 60 else _built(year, month, day)
    return found + zone if found and "T" in found and _valid(found + zone) else found


def _valid(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _built(year: int, month: int, day: int, *clock: int) -> str | None:
    hour, minute, second = (*clock, 0, 0, 0)[:3]
    try:
        return _checked(datetime(year, month, day, hour, minute, second), has_time=bool(clock))
    except ValueError:
        return None


def _checked(moment: datetime, *, has_time: bool) -> str | None:
    """A bare midnight is a padded day, and the start of 1970 a missing value."""
    if not EARLIEST <= moment.year <= LATEST or moment.timetuple()[:5] == (1970, 1, 1, 0, 0):
        return None
    if not has_time or (moment.tzinfo is None and moment.time().replace(microsecond=0).isoformat() == "00:00:00"):
        return moment.date().isoformat()
    return moment.replace(microsecond=0).isoformat()
