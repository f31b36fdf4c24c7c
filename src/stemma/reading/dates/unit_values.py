"""Values of weeks, months and years told relative to publication or to what was told before ("a day later")."""

from datetime import date

from stemma.reading.dates import calendar_arithmetic as calendar
from stemma.reading.dates.expressions import Expression
from stemma.reading.dates.length_values import half_of, length
from stemma.reading.dates.month_values import month_day
from stemma.reading.dates.quarter_values import this_quarter, year_back
from stemma.reading.dates.relations import step, unit
from stemma.reading.dates.setting import Setting, Value, ValueOf
from stemma.reading.dates.spelled_numbers import number

_LONGEST = {"day": 700_000, "night": 700_000, "week": 100_000, "fortnight": 50_000, "month": 24_000, "quarter": 8_000}

_SIDES = {"before": "earlier", "after": "later", "previously": "earlier", "prior": "earlier"}
_WITHIN_A_DAY = {"minute": 240, "hour": 5}  # "an hour later" is told of the same day


def _relunit(e: Expression, s: Setting) -> Value:
    name, by = e.slots["unit"], step(e.slots.get("rel", "this"))
    if name == "quarter":
        return this_quarter(e, s)
    return Value("DATE", unit(name, s.published, by))


def _end_of(e: Expression, s: Setting) -> Value:
    name = e.slots["unit"]
    if e.rule == "year_end" and "-" in e.slots["text"] and s.published:
        year = s.published.year - (1 if s.tense == "past" else 0)
        return Value("DATE", f"{year:04d}-12-31")
    return Value("DATE", unit(name, s.published, 0))


def _weekend(e: Expression, s: Setting) -> Value:
    if s.published is None:
        return Value("DATE", "XXXX-WXX-WE")
    rel = e.slots["rel"].split()
    if "next" in rel or "coming" in rel or "following" in rel:
        step = 1 if "next" in rel and s.published.isoweekday() > 5 else 0
    elif "last" in rel or "previous" in rel:
        step = -1
    elif "this" in rel:
        step = -1 if s.tense == "past" and s.published.isoweekday() < 4 else 0
    else:
        step = 0 if s.tense == "future" or s.published.isoweekday() > 5 else -1
    return Value("DATE", unit("weekend", s.published, step))


def _week_of(e: Expression, s: Setting) -> Value:
    day = month_day(e.slots, s)
    told = calendar.days(day.value)
    if told is None:
        return Value("DATE", "XXXX-WXX")
    return Value("DATE", calendar.week(told[0]) + ("-WE" if e.slots["unit"] == "weekend" else ""), day.anchored)


def _narrative(e: Expression, s: Setting) -> Value:
    name, rel = e.slots["unit"], e.slots.get("rel", "")
    if "side" in e.slots:
        name, rel = {"night": "day"}.get(name, name), "previous" if e.slots["side"] == "before" else "next"
    if not rel:
        return Value("DATE", unit(name, s.published, 0))
    if name == "quarter" and s.quarter and not step(rel):
        return Value("DATE", s.quarter)
    told = calendar.days(s.day if name == "day" and s.day else s.period or s.day or "")
    return Value(
        "DATE",
        unit(
            name,
            told[0] if told else s.published,
            step(rel) if told or not s.published else 0 if "same" in rel or "that" in rel else step(rel),
        ),
    )


def _ago(e: Expression, s: Setting) -> Value:
    when = e.slots["when"]
    unit = e.slots.get("unit", e.slots["count"]).rstrip("s")
    unit = {"centurie": "century"}.get(unit, unit)
    count = number(e.slots["count"]) if "unit" in e.slots else None
    when = _SIDES.get(when, when)
    anchor = _told(s, unit) if when in ("earlier", "later") else s.published
    if unit in ("minute", "hour") and when in ("earlier", "later") and s.day and (count or 1) < _WITHIN_A_DAY[unit]:
        return Value("TIME", s.day)
    if e.slots["count"].startswith("half a") and when in ("earlier", "later"):
        return Value("DURATION", half_of(unit) or "PXX", False)
    if unit in ("minute", "hour", "second") or (count is None and when in ("earlier", "later")):
        return Value("DURATION", length("X" if count is None else str(count), unit), False)
    if count is None:
        return Value("DATE", "FUTURE_REF" if when in ("from now", "hence") else "PAST_REF", False)
    sign = 1 if when in ("later", "from now", "hence") else -1
    if unit == "year" and count == 1 and sign < 0 and s.quarter:
        return year_back(s.quarter)
    if count > _LONGEST.get(unit, 2000):
        return Value("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", False)  # beyond the calendar
    found = _ago_value(unit, anchor, sign * count)
    told = calendar.days(found)
    if sign > 0 and s.tense == "past" and s.published and told and told[0] > s.published:
        found = _ago_value(unit, s.published, 0)  # "21 years later he went back": to the time of the report
    return Value("DATE", found)


def _ago_value(name: str, anchor: date | None, step: int) -> str:
    if name == "week" and abs(step) == 1:
        return unit("week", anchor, step)
    if name == "week" and anchor:
        return unit("week", anchor, step)
    if name == "decade" and anchor:
        return unit("year", anchor, step * 10)
    if name == "century" and anchor:
        return unit("year", anchor, step * 100)
    return unit({"night": "day"}.get(name, name), anchor, step)


def _told(s: Setting, unit: str) -> date | None:
    """Return the first day of what was told before, as far as it is precise enough for the unit."""
    value_ = s.day if unit in ("day", "night", "week") and s.day else s.period or s.day
    told = calendar.days(value_) if value_ else None
    return told[0] if told else s.published


VALUES: dict[str, ValueOf] = {
    "relunit": _relunit,
    "end_of": _end_of,
    "weekend": _weekend,
    "week_of": _week_of,
    "narrative": _narrative,
    "ago": _ago,
}
