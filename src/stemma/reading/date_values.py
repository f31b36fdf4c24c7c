"""The TIMEX3 value of a date expression, from its words and what it is anchored to.

Weekdays, months and days without a year are placed relative to the day of publication, on the side that the tense of the clause
tells, else on the nearer one; "the next day" and "a year earlier" relative to the date told before them. Without a day of
publication the digits that are not known are ``X``. Follows the TimeML TIMEX3 guidelines (TempEval-3).
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

from stemma.data import lexicon
from stemma.reading import date_calendar as calendar
from stemma.reading.date_expressions import Expression, rule_of
from stemma.reading.date_numbers import half, month, number, ordinal, spelled_year, weekday

Tense = Literal["past", "present", "future"]
Kind = Literal["DATE", "TIME", "DURATION", "SET"]


class Setting(NamedTuple):
    """What an expression is anchored to: the day of publication, the tense of its clause, and the dates told before it.

    `day`, `period` and `quarter` are the last values with that precision, `span` the months of accounts told after the last
    quarter, `beside` the date that a neighbouring expression gives a time of day.
    """

    published: date | None
    tense: Tense | None = None
    period: str | None = None
    day: str | None = None
    quarter: str | None = None
    span: str | None = None
    beside: str | None = None


class Value(NamedTuple):
    """A TIMEX3 type and value; `anchored` is true where the value needs more than the words."""

    type: Kind
    value: str
    anchored: bool = True


def value(expression: Expression, setting: Setting) -> Value:
    """Return the type and value of an expression in its setting.

    >>> from stemma.reading.date_expressions import expressions
    >>> value(expressions("last night")[0], Setting(date(2023, 10, 12)))
    Value(type='TIME', value='2023-10-11TNI', anchored=True)
    """
    return _VALUES[rule_of(expression.rule)["value"]](expression, setting)


# Days, months and years named by number.


def _iso(e: Expression, s: Setting) -> Value:
    text = e.slots["text"].upper()
    return Value("TIME" if "T" in text else "DATE", text[:16], False)


def _slash(e: Expression, s: Setting) -> Value:
    first, second, year = (int(part) for part in re.split(r"[/.]", e.slots["text"]))
    year = year if year > 99 else 2000 + year if year < 70 else 1900 + year
    dotted = "." in e.slots["text"]
    month_, day = (second, first) if first > 12 or dotted and second <= 12 else (first, second)
    if not calendar.valid(year, month_, day):
        return Value("DATE", f"{year:04d}", False)
    return Value("DATE", f"{year:04d}-{month_:02d}-{day:02d}", False)


def _calendar(e: Expression, s: Setting) -> Value:
    found = _day(e.slots, s)
    part = _part(e.slots.get("part"))
    return Value("TIME" if part else "DATE", found.value + part, found.anchored)


def _day(slots: dict[str, str], s: Setting) -> Value:
    rel = slots.get("rel", "").split()
    if "last" in rel or "past" in rel or "next" in rel:
        s = s._replace(tense="future" if "next" in rel else "past")
    month_, day = month(slots["month"]) or 1, ordinal(slots["day"]) or number(slots["day"]) or 0
    if not 1 <= day <= 31:
        return _month_value(month_, slots.get("year"), s)
    if "year" in slots:
        return Value("DATE", f"{int(slots['year']):04d}-{month_:02d}-{day:02d}", False)
    if "relyear" in slots and s.published:
        return Value("DATE", f"{s.published.year + _step(slots['relyear']):04d}-{month_:02d}-{day:02d}")
    if s.published is None:
        return Value("DATE", f"XXXX-{month_:02d}-{day:02d}")
    near = [y for y in range(s.published.year - 4, s.published.year + 5) if calendar.valid(y, month_, day)]
    candidates = [date(y, month_, day) for y in near]
    return Value("DATE", _nearest(candidates, s, slack=1).isoformat() if candidates else f"XXXX-{month_:02d}-{day:02d}")


FAR = 3  # how many times farther a date on the side of the tense may lie than one on the other side (checked on TempEval-3)


def _nearest(candidates: list[date], s: Setting, slack: int = 0) -> date:
    """Return the candidate nearest to publication, on the side of the tense unless that one is much farther away."""
    anchor = s.published or date.min
    closest = min(candidates, key=lambda c: (abs((c - anchor).days) * (1.5 if c > anchor and not s.tense else 1), c))
    if s.tense == "past":
        side = [c for c in candidates if (c - anchor).days <= slack]
    elif s.tense == "future":
        side = [c for c in candidates if (c - anchor).days >= -slack]
    else:
        side = []
    told = min(side, key=lambda c: (abs((c - anchor).days), c)) if side else closest
    return closest if abs((told - anchor).days) > FAR * (abs((closest - anchor).days) + 1) else told


def _month(e: Expression, s: Setting) -> Value:
    number_ = month(e.slots["month"]) or 1
    rel = e.slots.get("rel", "").split()
    if "year" in e.slots:
        year = e.slots["year"]
        return _month_value(number_, year if year.isdigit() else str(spelled_year(year) or 0), s)
    if rel and e.rule == "month_rel_year" and s.published:
        return Value("DATE", f"{s.published.year + _step(rel[-1]):04d}-{number_:02d}")
    if rel and s.published:
        return Value("DATE", _relative_month(number_, rel, s.published))
    return _month_value(number_, None, s)


def _relative_month(number_: int, rel: list[str], published: date) -> str:
    year, at = published.year, published.month
    if "last" in rel or "previous" in rel or "past" in rel:
        return f"{year if number_ < at else year - 1:04d}-{number_:02d}"
    if "next" in rel or "coming" in rel or "following" in rel:
        return f"{year if number_ > at else year + 1:04d}-{number_:02d}"
    return f"{year:04d}-{number_:02d}"


def _month_value(number_: int, year: str | None, s: Setting) -> Value:
    if year:
        return Value("DATE", f"{int(year):04d}-{number_:02d}", False)
    if s.published is None:
        return Value("DATE", f"XXXX-{number_:02d}")
    anchor = s.published.replace(day=1)
    candidates = [date(y, number_, 1) for y in range(anchor.year - 1, anchor.year + 2) if 1 <= y <= 9999]
    return Value("DATE", f"{_nearest(candidates, s._replace(published=anchor)):%Y-%m}")


def _year(e: Expression, s: Setting) -> Value:
    text = e.slots["year"]
    found = int(text) if text.isdigit() else spelled_year(text) or 0
    return Value("DATE", f"{found:04d}", False)


def _decade(e: Expression, s: Setting) -> Value:
    text = e.slots["decade"].rstrip("s")
    if not text.isdigit():
        names: list[str] = lexicon("dates_words")["classes"]["DECADEWORD"]
        return Value("DATE", f"19{names.index(e.slots['decade']) + 2}", False)
    full = text if len(text) == 4 else ("20" if int(text) < 20 else "19") + text
    return Value("DATE", full[:3], False)


def _century(e: Expression, s: Setting) -> Value:
    return Value("DATE", f"{max((ordinal(e.slots['ord']) or 1) - 1, 0):02d}", False)


# Weekdays, days and parts of days.


def _weekday(e: Expression, s: Setting) -> Value:
    number_ = weekday(e.slots["weekday"]) or 1
    part = _part(e.slots.get("part"))
    kind: Kind = "TIME" if part else "DATE"
    if e.slots["weekday"].endswith("s") and part:
        return Value("SET", f"XXXX-WXX-{number_}{part}", False)
    if e.slots["weekday"].endswith("s"):
        return Value("SET", f"XXXX-WXX-{number_}", False)
    if s.published is None:
        return Value(kind, f"XXXX-WXX-{number_}{part}")
    day = _weekday_near(number_, e.slots, s)
    if "side" in e.slots:
        day = calendar.shifted(day, -1 if e.slots["side"] == "before" else 1)
    return Value(kind, day.isoformat() + part)


def _weekday_near(number_: int, slots: dict[str, str], s: Setting) -> date:
    anchor = s.published or date.min
    back = (anchor.isoweekday() - number_) % 7
    ahead = (number_ - anchor.isoweekday()) % 7
    rel, week = slots.get("rel", ""), slots.get("week", "")
    if rel == "that" and s.day and (told := calendar.days(s.day)) and told[0].isoweekday() == number_:
        return told[0]
    if "previous" in rel or "preceding" in rel:
        reference = calendar.days(s.day)[0] if s.day and calendar.days(s.day) else anchor
        return calendar.shifted(reference, -((reference.isoweekday() - number_) % 7 or 7))
    if "last week" in week:
        return calendar.shifted(anchor, number_ - anchor.isoweekday() - 7)
    if week == "week" or "next week" in week or rel == "a week":
        return calendar.shifted(anchor, number_ - anchor.isoweekday() + 7)
    if "this week" in week:
        return calendar.shifted(anchor, number_ - anchor.isoweekday())
    if "last" in rel or "past" in rel:
        return calendar.shifted(anchor, -(back or 7))
    if "next" in rel or "coming" in rel or "following" in rel:
        return calendar.shifted(anchor, ahead or 7)
    return calendar.shifted(anchor, ahead if s.tense == "future" else -back)


def _dayword(e: Expression, s: Setting) -> Value:
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[e.slots["dayword"]]
    shift += {"before": -1, "after": 1}.get(e.slots.get("side", ""), 0)
    part = _part(e.slots.get("part"))
    kind: Kind = "TIME" if part else "DATE"
    if s.published is None:
        return Value(kind, f"XXXX-XX-XX{part}")
    return Value(kind, calendar.shifted(s.published, shift).isoformat() + part)


def _partday(e: Expression, s: Setting) -> Value:
    word, rel = e.slots.get("word", ""), e.slots.get("rel", "")
    part = "TNI" if word else _part(e.slots.get("part")) or "TNI"
    if rel.endswith(("next", "following", "previous", "same")) or rel.startswith("that"):
        told = calendar.days(s.day) if s.day else None
        if told is None:
            return (
                Value("TIME", f"XXXX-XX-XX{part}")
                if s.published is None
                else Value("TIME", s.published.isoformat() + part)
            )
        step = 1 if "next" in rel or "following" in rel else -1 if "previous" in rel else 0
        return Value("TIME", calendar.shifted(told[0], step).isoformat() + part)
    if s.published is None:
        return Value("TIME", f"XXXX-XX-XX{part}")
    before = rel == "last" or (word == "overnight" and s.tense != "future")
    return Value("TIME", calendar.shifted(s.published, -1 if before else 0).isoformat() + part)


def _part(word: str | None) -> str:
    return "T" + lexicon("dates_words")["parts_of_day"].get(word, "NI") if word else ""


def _clock(e: Expression, s: Setting) -> Value:
    time = _time_of_day(e.slots["time"], e.slots.get("part"))
    if "month" in e.slots:
        day = _day(e.slots, s)
    elif "weekday" in e.slots:
        day = _weekday(Expression(e.start, e.end, "rel_weekday", {"weekday": e.slots["weekday"]}), s)
    elif "dayword" in e.slots:
        word = {"tonight": "today"}.get(e.slots["dayword"], e.slots["dayword"])
        day = _dayword(Expression(e.start, e.end, "dayword", {"dayword": word}), s)
    elif s.beside:
        day = Value("DATE", s.beside)
    else:
        day = Value("DATE", s.published.isoformat() if s.published else "XXXX-XX-XX")
    return Value("TIME", day.value[:10] + time, day.anchored)


def _time_of_day(text: str, part: str | None) -> str:
    if "midnight" in text:
        return "T24:00"
    if "noon" in text or text == "midday":
        return "T12:00"
    match = re.match(r"(\d+)(?:[:.](\d\d))?", text)
    hour = int(match[1]) if match else number(text.split()[0]) or 0
    minute = int(match[2]) if match and match[2] else 0
    folded = text.replace(".", "")
    if (folded.endswith("pm") or part in ("afternoon", "evening", "night")) and hour < 12:
        hour += 12
    if folded.endswith("am") and hour == 12:
        hour = 0
    return f"T{hour % 25:02d}:{minute % 60:02d}"


def _ordinal_day(e: Expression, s: Setting) -> Value:
    if s.beside:
        return Value("DATE", s.beside[:10])
    return Value("DATE", s.published.isoformat() if s.published else "XXXX-XX-XX")


# Weeks, months, quarters and years relative to publication or to what was told before.


def _relunit(e: Expression, s: Setting) -> Value:
    unit, step = e.slots["unit"], _step(e.slots.get("rel", "this"))
    if unit == "quarter":
        return _this_quarter(e, s)
    return Value("DATE", _unit(unit, s.published, step))


def _step(rel: str) -> int:
    words = rel.split()
    if "last" in words or "previous" in words or "past" in words:
        return -1
    return 1 if "next" in words or "coming" in words or "following" in words else 0


def _unit(unit: str, anchor: date | None, step: int) -> str:
    """Return the unit of time that lies `step` units from the one of the anchor."""
    if anchor is None:
        return {
            "week": "XXXX-WXX",
            "fortnight": "XXXX-WXX",
            "month": "XXXX-XX",
            "quarter": "XXXX-QX",
            "day": "XXXX-XX-XX",
        }.get(unit, "XXXX")
    if unit == "day":
        return calendar.shifted(anchor, step).isoformat()
    if unit in ("week", "fortnight"):
        return calendar.week(calendar.shifted(anchor, step * (14 if unit == "fortnight" else 7)))
    if unit == "weekend":
        return calendar.week(calendar.shifted(anchor, step * 7)) + "-WE"
    if unit == "month":
        return "{:04d}-{:02d}".format(*calendar.month_after(anchor.year, anchor.month, step))
    if unit == "quarter":
        year, month_ = calendar.month_after(anchor.year, anchor.month, 3 * step)
        return f"{year:04d}-Q{(month_ - 1) // 3 + 1}"
    if unit == "decade":
        return f"{max(anchor.year // 10 + step, 0):03d}"
    if unit == "century":
        return f"{max(anchor.year // 100 + step, 0):02d}"
    return f"{min(max(anchor.year + step, 1), 9999):04d}"


def _end_of(e: Expression, s: Setting) -> Value:
    unit = e.slots["unit"]
    if e.rule == "year_end" and "-" in e.slots["text"] and s.published:
        year = s.published.year - (1 if s.tense == "past" else 0)
        return Value("DATE", f"{year:04d}-12-31")
    return Value("DATE", _unit(unit, s.published, 0))


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
    return Value("DATE", _unit("weekend", s.published, step))


def _week_of(e: Expression, s: Setting) -> Value:
    day = _day(e.slots, s)
    told = calendar.days(day.value)
    if told is None:
        return Value("DATE", "XXXX-WXX")
    return Value("DATE", calendar.week(told[0]) + ("-WE" if e.slots["unit"] == "weekend" else ""), day.anchored)


def _narrative(e: Expression, s: Setting) -> Value:
    unit, rel = e.slots["unit"], e.slots.get("rel", "")
    if not rel:
        return Value("DATE", _unit(unit, s.published, 0))
    told = calendar.days(s.day if unit == "day" and s.day else s.period or s.day or "")
    return Value(
        "DATE",
        _unit(
            unit,
            told[0] if told else s.published,
            _step(rel) if told or not s.published else 0 if "same" in rel or "that" in rel else _step(rel),
        ),
    )


def _ago(e: Expression, s: Setting) -> Value:
    when = e.slots["when"]
    unit = e.slots.get("unit", e.slots["count"]).rstrip("s")
    unit = {"centurie": "century"}.get(unit, unit)
    count = number(e.slots["count"]) if "unit" in e.slots else None
    anchor = _told(s, unit) if when in ("earlier", "later") else s.published
    if unit in ("minute", "hour", "second") or (count is None and when in ("earlier", "later")):
        return Value("DURATION", _length("X" if count is None else str(count), unit), False)
    if count is None:
        return Value("DATE", "FUTURE_REF" if when in ("from now", "hence") else "PAST_REF", False)
    sign = 1 if when in ("later", "from now", "hence") else -1
    if unit == "year" and count == 1 and sign < 0 and s.quarter:
        return _year_back(s.quarter)
    return Value("DATE", _ago_value(unit, anchor, sign * count))


def _ago_value(unit: str, anchor: date | None, step: int) -> str:
    if unit == "week" and abs(step) == 1:
        return _unit("week", anchor, step)
    if unit == "week" and anchor:
        return _unit("week", anchor, step)
    if unit == "decade" and anchor:
        return _unit("year", anchor, step * 10)
    if unit == "century" and anchor:
        return _unit("year", anchor, step * 100)
    return _unit({"night": "day"}.get(unit, unit), anchor, step)


def _told(s: Setting, unit: str) -> date | None:
    """Return the first day of what was told before, as far as it is precise enough for the unit."""
    value_ = s.day if unit in ("day", "night", "week") and s.day else s.period or s.day
    told = calendar.days(value_) if value_ else None
    return told[0] if told else s.published


def _year_back(period: str) -> Value:
    match = re.match(r"(\d{4})(.*)", period)
    return Value("DATE", f"{int(match[1]) - 1:04d}{match[2]}" if match else period)


# Quarters and the periods of business reports.


def _quarter(e: Expression, s: Setting) -> Value:
    names = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
    number_ = names[e.slots["ord"]] if "ord" in e.slots else int(e.slots["q"])
    if "year" in e.slots and e.slots["year"].isdigit():
        return Value("DATE", f"{int(e.slots['year']):04d}-Q{number_}", False)
    if s.published is None:
        return Value("DATE", f"XXXX-Q{number_}")
    if e.rule == "rel_year_quarter":
        step = _step(e.slots["rel"]) if "rel" in e.slots else -1
        return Value("DATE", f"{s.published.year + step:04d}-Q{number_}")
    if "rel" in e.slots:
        return Value("DATE", f"{s.published.year + _step(e.slots['rel']):04d}-Q{number_}")
    return Value("DATE", f"{_quarter_year(number_, s):04d}-Q{number_}")


def _quarter_year(number_: int, s: Setting) -> int:
    """Results are told for the quarter begun last; a quarter not yet begun is told in the future tense."""
    anchor = s.published or date.min
    begun = calendar.quarter(anchor)[1] >= number_
    return anchor.year if begun or s.tense == "future" else anchor.year - 1


def _this_quarter(e: Expression, s: Setting) -> Value:
    rel = e.slots.get("rel", e.slots["text"])
    if s.published is None:
        return Value("DATE", "XXXX-QX")
    if "current" in rel or "next" in rel or "this" in rel.split():
        return Value("DATE", _unit("quarter", s.published, _step(rel)))
    if s.quarter and "last" not in rel.split():
        return Value("DATE", s.quarter)
    return Value("DATE", _unit("quarter", s.published, -1))


def _year_ago(e: Expression, s: Setting) -> Value:
    if s.span and e.slots.get("unit") == "period":
        return Value("DURATION", s.span, False)
    if s.quarter and e.slots.get("unit") != "month":
        return _year_back(s.quarter)
    if s.published is None:
        return Value("DATE", "XXXX")
    if e.slots.get("unit") == "quarter":
        return _year_back(_unit("quarter", s.published, -1))
    return Value("DATE", _unit("year", s.published, -1))


def _quarter_ago(e: Expression, s: Setting) -> Value:
    return _year_ago(Expression(e.start, e.end, e.rule, {"unit": "quarter"}), s)


def _year_period(e: Expression, s: Setting) -> Value:
    if s.quarter:
        return Value("DATE", e.slots["year"] + s.quarter[4:])
    return Value("DATE", e.slots["year"], False)


def _half(e: Expression, s: Setting) -> Value:
    number_ = 1 if e.slots["ord"].startswith(("first", "1")) else 2
    if e.slots["year"].isdigit():
        return Value("DATE", f"{e.slots['year']}-H{number_}", False)
    year = _unit("year", s.published, _step(e.slots["year"]))
    return Value("DATE", f"{year}-H{number_}")


def _season(e: Expression, s: Setting) -> Value:
    code: str = lexicon("dates_words")["seasons"][e.slots["season"].rstrip("s")]
    year = e.slots.get("year", "")
    if year and year.split()[0] not in ("last", "this", "next"):
        return Value("DATE", f"{int(year) if year.isdigit() else spelled_year(year) or 0:04d}-{code}", False)
    if s.published is None:
        return Value("DATE", f"XXXX-{code}")
    at, current = calendar.season(s.published)
    order = ("SP", "SU", "FA", "WI")
    step = _step(e.slots.get("rel", ""))
    begun = order.index(current) - order.index(code)
    if year:
        return Value("DATE", f"{s.published.year + _step(year):04d}-{code}")
    if step < 0 or e.slots.get("rel") == "this past":
        return Value("DATE", f"{at if begun > 0 else at - 1:04d}-{code}")
    if step > 0 or (s.tense == "future" and begun > 0):
        return Value("DATE", f"{at if begun < 0 else at + 1:04d}-{code}")
    return Value("DATE", f"{at:04d}-{code}")


def _holiday(e: Expression, s: Setting) -> Value:
    text = e.slots["text"].replace("’", "'")
    text = re.sub(r"\s+'s", "'s", re.sub(r"\s+'(?!s)", "'", re.sub(r"\s+\.", ".", text)))
    rel = re.match(r"(last|this past|this|next)\s+", text)
    name = re.sub(
        r"^(?:last|this past|this|next)\s+|\s*,?\s*(?:of )?(?:\d{4}|last year|this year|next year)$|\s+(?:week|weekend)$",
        "",
        text,
    )
    year = e.slots.get("year", "")
    if year.isdigit():
        return _holiday_value(name, int(year), e, False)
    if "on" in lexicon("dates_holidays")["days"].get(name, {}):
        return _holiday_value(name, 2001, e, False)
    if s.published is None:
        fixed = lexicon("dates_holidays")["days"].get(name, {}).get("month-day")
        return Value("DATE", f"XXXX-{fixed}" if fixed else "XXXX-XX-XX")
    if year:
        return _holiday_value(name, s.published.year + _step(year), e, True)
    around = range(max(s.published.year - 1, 2), min(s.published.year + 1, 9998) + 1)
    candidates = [day for y in around if (day := calendar.holiday(name, y))]
    if not candidates:
        return Value("DATE", "XXXX-XX-XX")
    tense: Tense | None = s.tense
    if rel:
        tense = "past" if "last" in rel[1] or "past" in rel[1] else "future" if "next" in rel[1] else s.tense
    return _holiday_value(name, _nearest(candidates, s._replace(tense=tense)).year, e, True)


def _holiday_value(name: str, year: int, e: Expression, anchored: bool) -> Value:
    day = calendar.holiday(name, year)
    if day is None:
        return Value("DATE", f"{year:04d}", anchored)
    if e.slots.get("unit"):
        return Value("DATE", calendar.week(day) + ("-WE" if e.slots["unit"] == "weekend" else ""), anchored)
    return Value("DATE", day.isoformat(), anchored)


# Durations, sets and vague references.


def _duration(e: Expression, s: Setting) -> Value:
    unit, text = e.slots["unit"], e.slots.get("n", "")
    if e.rule in ("bare_units", "unit_long", "days_before") and unit.endswith("s"):
        return Value("DURATION", _length("X", unit), False)
    if e.rule == "hour_half":
        return Value("DURATION", _with_half("1", unit), False)
    count = number(text) if text else 1
    if text == "half":
        return Value(
            "DURATION",
            {"hour": "PT30M", "year": "P6M", "day": "PT12H"}.get(unit.rstrip("s"), "PX" + unit[0].upper()),
            False,
        )
    if half(text) or e.slots["text"].endswith("and a half") or " and a half " in e.slots["text"]:
        return Value("DURATION", _with_half(str(count or 0), unit), False)
    if text.startswith("half a"):
        return Value(
            "DURATION",
            {"hour": "PT30M", "year": "P6M", "decade": "P5Y", "day": "PT12H", "century": "P50Y"}.get(
                unit.rstrip("s"), "PXX"
            ),
            False,
        )
    return Value("DURATION", _length("X" if count is None else str(count), unit), False)


def _length(count: str, unit: str) -> str:
    single = {"centuries": "century", "millennia": "millennium"}.get(unit, unit.rstrip("s"))
    code: str = lexicon("dates_words")["units"][single]
    time = "T" if code.startswith("T") else ""
    code = code[1:] if time else code
    factor = re.match(r"\d+", code)
    if factor and count == "X":
        return {"10Y": "PXE", "100Y": "PXC", "1000Y": "PXL", "2W": "PXW"}[code]
    if factor:
        return f"P{int(count) * int(factor[0])}{code[factor.end() :]}"
    return f"P{time}{count}{code}"


def _with_half(count: str, unit: str) -> str:
    single = unit.rstrip("s")
    if single in ("hour", "minute"):
        return f"PT{count}H30M" if single == "hour" else f"PT{count}M30S"
    if single == "year":
        return f"P{count}Y6M"
    if single == "decade":
        return f"P{int(count) * 10 + 5}Y"
    return f"P{count}.5" + _length("1", unit)[-1]


def _span(e: Expression, s: Setting) -> Value:
    if "n" in e.slots:
        return _duration(e, s)
    span, unit = e.slots["span"], e.slots["unit"]
    if unit.endswith("s") or unit in ("centuries",):
        return Value("DATE", "FUTURE_REF" if span in ("next", "coming") else "PAST_REF", False)
    return Value("DURATION", _length("1", unit), False)


def _recent(e: Expression, s: Setting) -> Value:
    word, unit = e.slots["word"], e.slots["unit"]
    if unit == "years" and word == "recent":
        return Value("DATE", "PAST_REF", False)
    return Value("DURATION", _length("X", unit), False)


def _set(e: Expression, s: Setting) -> Value:
    if "word" in e.slots:
        return Value("SET", lexicon("dates_words")["sets"][e.slots["word"]], False)
    if "weekday" in e.slots:
        return Value("SET", f"XXXX-WXX-{weekday(e.slots['weekday'])}{_part(e.slots.get('part'))}", False)
    if "month" in e.slots:
        return Value("SET", f"XXXX-{month(e.slots['month']):02d}", False)
    if "part" in e.slots:
        return Value("SET", f"XXXX-XX-XX{_part(e.slots['part'])}", False)
    count = number(e.slots["n"]) if "n" in e.slots else 1
    return Value("SET", _length("X" if count is None else str(count), e.slots["unit"]), False)


def _fuzzy(e: Expression, s: Setting) -> Value:
    fixed: dict[str, str] = rule_of(e.rule)["fixed"]
    first = e.slots["text"].split()[0]
    return Value("DATE", fixed.get(first) or fixed.get("") or next(iter(fixed.values())), False)


_VALUES: dict[str, Callable[[Expression, Setting], Value]] = {
    "iso": _iso,
    "slash": _slash,
    "calendar": _calendar,
    "month": _month,
    "year": _year,
    "decade": _decade,
    "century": _century,
    "weekday": _weekday,
    "dayword": _dayword,
    "partday": _partday,
    "clock": _clock,
    "ordinal_day": _ordinal_day,
    "relunit": _relunit,
    "end_of": _end_of,
    "weekend": _weekend,
    "week_of": _week_of,
    "narrative": _narrative,
    "ago": _ago,
    "quarter": _quarter,
    "this_quarter": _this_quarter,
    "year_ago": _year_ago,
    "quarter_ago": _quarter_ago,
    "year_period": _year_period,
    "half": _half,
    "season": _season,
    "holiday": _holiday,
    "duration": _duration,
    "span": _span,
    "recent": _recent,
    "set": _set,
    "fuzzy": _fuzzy,
}
