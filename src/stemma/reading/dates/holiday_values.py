"""Values of days with a name: Christmas Eve, last Thanksgiving, Easter week."""

import re

from stemma.data import lexicon
from stemma.reading.dates import calendar_arithmetic as calendar
from stemma.reading.dates.expressions import Expression
from stemma.reading.dates.relations import nearest, step
from stemma.reading.dates.setting import Setting, Value, ValueOf

_HOLIDAY_FRAME = re.compile(
    r"^(?:last|this past|this|next|\d{4})\s+|\s*,?\s*(?:of )?(?:\d{4}|(?:last|this|next) year)$|\s+(?:week|weekend)$"
)


def _holiday(e: Expression, s: Setting) -> Value:
    text = e.slots["text"].replace("’", "'")
    text = re.sub(r"\s+'s", "'s", re.sub(r"\s+'(?!s)", "'", re.sub(r"\s+\.", ".", text)))
    rel = re.match(r"(last|this past|this|next)\s+", text)
    name = _HOLIDAY_FRAME.sub("", text)
    year = e.slots.get("year", "")
    if year.isdigit():
        return _holiday_value(name, int(year), e, False)
    if "on" in lexicon("dates_holidays")["days"].get(name, {}):
        return _holiday_value(name, 2001, e, False)
    if s.published is None:
        fixed = lexicon("dates_holidays")["days"].get(name, {}).get("month-day")
        return Value("DATE", f"XXXX-{fixed}" if fixed else "XXXX-XX-XX")
    if year:
        return _holiday_value(name, s.published.year + step(year), e, True)
    around = range(max(s.published.year - 1, 2), min(s.published.year + 1, 9998) + 1)
    candidates = [day for y in around if (day := calendar.holiday(name, y))]
    if not candidates:
        return Value("DATE", "XXXX-XX-XX")
    back = [day for day in candidates if day < s.published]
    ahead = [day for day in candidates if day > s.published]
    if rel and ("last" in rel[1] or "past" in rel[1]) and back:
        return _holiday_value(name, max(back).year, e, True)
    if rel and "next" in rel[1] and ahead:
        return _holiday_value(name, min(ahead).year, e, True)
    return _holiday_value(name, nearest(candidates, s).year, e, True)


def _holiday_value(name: str, year: int, e: Expression, anchored: bool) -> Value:
    day = calendar.holiday(name, year)
    if day is None:
        return Value("DATE", f"{year:04d}", anchored)
    if e.slots.get("unit"):
        return Value("DATE", calendar.week(day) + ("-WE" if e.slots["unit"] == "weekend" else ""), anchored)
    return Value("DATE", day.isoformat(), anchored)


VALUES: dict[str, ValueOf] = {
    "holiday": _holiday,
}
