"""Values of days and months named by the calendar, of years, seasons, decades and centuries."""

import re
from datetime import date

from stemma.data import lexicon
from stemma.reading.dates import calendar_arithmetic as calendar
from stemma.reading.dates.expressions import Expression
from stemma.reading.dates.relations import nearest, step
from stemma.reading.dates.setting import Setting, Value, ValueOf
from stemma.reading.dates.spelled_numbers import month, number, ordinal, spelled_year

# As `relations.FAR`, for a month by its name alone, which is said of most of a year ahead.
FAR_MONTH = 6


def month_day(slots: dict[str, str], s: Setting) -> Value:
    """Return the value of a day named by month and number; without a year it is placed by publication and tense.

    >>> month_day({"month": "october", "day": "7"}, Setting(None)).value
    'XXXX-10-07'
    """
    rel = slots.get("rel", "").split()
    if "last" in rel or "past" in rel or "next" in rel:
        s = s._replace(tense="future" if "next" in rel else "past")
    month_, day = month(slots["month"]) or 1, ordinal(slots["day"]) or number(slots["day"]) or 0
    if not 1 <= day <= 31:
        return month_of(month_, slots.get("year"), s)
    if "year" in slots:
        return Value("DATE", f"{int(slots['year']):04d}-{month_:02d}-{day:02d}", False)
    if "relyear" in slots and s.published:
        return Value("DATE", f"{s.published.year + step(slots['relyear']):04d}-{month_:02d}-{day:02d}")
    if s.published is None:
        return Value("DATE", f"XXXX-{month_:02d}-{day:02d}")
    near = [y for y in range(s.published.year - 4, s.published.year + 5) if calendar.valid(y, month_, day)]
    candidates = [date(y, month_, day) for y in near]
    if not candidates:
        return Value("DATE", f"XXXX-{month_:02d}-{day:02d}")
    found = nearest(candidates, s, slack=1)
    return Value("DATE", (_told_on(found, s) or found).isoformat())


def _told_on(found: date, s: Setting) -> date | None:
    """Return the day that goes on with what the report tells of a past year ("on May 2, 1998 ... on May 9").

    A day shortly before the report is news all the same.
    """
    rule = lexicon("dates_tense")["told_on"]
    told = calendar.days(s.era) if s.era else None
    if told is None or s.published is None or told[0].year >= s.published.year:
        return None
    if s.tense == "future" and found >= s.published:
        return None
    if 0 <= (s.published - found).days <= rule["news"]:
        return None
    years = [y for y in (told[0].year, told[0].year + 1) if calendar.valid(y, found.month, found.day)]
    days = [found.replace(year=y) for y in years]
    return next((day for day in days if 0 <= (day - told[0]).days <= rule["days"]), None)


def _day_of_month(e: Expression, s: Setting) -> Value:
    """Return the day of the month that was told last, else of that of publication."""
    told = calendar.days(s.day) if s.day else None
    reference = told[0] if told else s.published
    month_ = reference.isoformat()[:7] if reference else "XXXX-XX"
    day = ordinal(e.slots["day"]) or 0
    if not 1 <= day <= 31 or (month_[0] != "X" and not calendar.valid(int(month_[:4]), int(month_[5:]), day)):
        return Value("DATE", month_)
    return Value("DATE", f"{month_}-{day:02d}")


def _month(e: Expression, s: Setting) -> Value:
    number_ = month(e.slots["month"]) or 1
    rel = e.slots.get("rel", "").split()
    if "year" in e.slots:
        year = e.slots["year"]
        return month_of(number_, year if year.isdigit() else str(spelled_year(year) or 0), s)
    if rel and e.rule == "month_rel_year" and s.published:
        return Value("DATE", f"{s.published.year + step(rel[-1]):04d}-{number_:02d}")
    if rel and s.published:
        return Value("DATE", _relative_month(number_, rel, s.published))
    return month_of(number_, None, s)


def _relative_month(number_: int, rel: list[str], published: date) -> str:
    year, at = published.year, published.month
    if "last" in rel or "previous" in rel or "past" in rel:
        return f"{year if number_ < at else year - 1:04d}-{number_:02d}"
    if "next" in rel or "coming" in rel or "following" in rel:
        return f"{year if number_ > at else year + 1:04d}-{number_:02d}"
    return f"{year:04d}-{number_:02d}"


def month_of(number_: int, year: str | None, s: Setting) -> Value:
    """Return the value of a month; without a year it is placed by publication and tense.

    >>> month_of(10, "2023", Setting(None)).value
    '2023-10'
    """
    if year:
        return Value("DATE", f"{int(year):04d}-{number_:02d}", False)
    if s.published is None:
        return Value("DATE", f"XXXX-{number_:02d}")
    anchor = s.published.replace(day=1)
    candidates = [date(y, number_, 1) for y in range(anchor.year - 1, anchor.year + 2) if 1 <= y <= 9999]
    return Value("DATE", nearest(candidates, s._replace(published=anchor), far=FAR_MONTH).isoformat()[:7])


def _year(e: Expression, s: Setting) -> Value:
    text = e.slots["year"]
    found = int(text) if text.isdigit() else spelled_year(text) or 0
    return Value("DATE", f"{found:04d}", False)


def _decade(e: Expression, s: Setting) -> Value:
    text = re.sub(r"\D+$", "", e.slots["decade"]) or e.slots["decade"]
    if not text.isdigit():
        names: list[str] = lexicon("dates_words")["classes"]["DECADEWORD"]
        hundreds, _, name = text.replace("-", " ").rpartition(" ")
        of = (spelled_year(hundreds) or 0) // 100 if hundreds else 19
        return Value("DATE", f"{of}{names.index(name) + 2}", False)
    full = text if len(text) == 4 else ("20" if int(text) < 20 else "19") + text
    return Value("DATE", full[:3], False)


def _century(e: Expression, s: Setting) -> Value:
    return Value("DATE", f"{max((ordinal(e.slots['ord']) or 1) - 1, 0):02d}", False)


def _season(e: Expression, s: Setting) -> Value:
    code: str = lexicon("dates_words")["seasons"][e.slots["season"].rstrip("s")]
    year = e.slots.get("year", "")
    if year and year.split()[0] not in ("last", "this", "next"):
        return Value("DATE", f"{int(year) if year.isdigit() else spelled_year(year) or 0:04d}-{code}", False)
    if s.published is None:
        return Value("DATE", f"XXXX-{code}")
    at, current = calendar.season(s.published)
    order = ("SP", "SU", "FA", "WI")
    by = step(e.slots.get("rel", ""))
    begun = order.index(current) - order.index(code)
    if year:
        return Value("DATE", f"{s.published.year + step(year):04d}-{code}")
    if by < 0 or e.slots.get("rel") == "this past":
        return Value("DATE", f"{at if begun > 0 else at - 1:04d}-{code}")
    if by > 0 or (s.tense == "future" and begun > 0):
        return Value("DATE", f"{at if begun < 0 else at + 1:04d}-{code}")
    return Value("DATE", f"{at:04d}-{code}")


VALUES: dict[str, ValueOf] = {
    "day_of_month": _day_of_month,
    "month": _month,
    "year": _year,
    "decade": _decade,
    "century": _century,
    "season": _season,
}
