"""Values of days, parts of days and times of day."""

import re
from datetime import date

from stemma.data import lexicon
from stemma.reading.dates import calendar_arithmetic as calendar
from stemma.reading.dates.expressions import Expression
from stemma.reading.dates.month_values import month_day
from stemma.reading.dates.relations import nearest, part_of_day
from stemma.reading.dates.setting import Kind, Setting, Value, ValueOf
from stemma.reading.dates.spelled_numbers import month, number, ordinal, weekday

_MIDNIGHT = "T24:00"
_ZONES = 11  # hours that the clock of a place may be ahead of that by which a report is stamped


def _iso(e: Expression, s: Setting) -> Value:
    text = e.slots["text"].upper()
    return Value("TIME" if "T" in text else "DATE", text[:16], False)


def _slash(e: Expression, s: Setting) -> Value:
    first, second, year = (int(part) for part in re.split(r"[/.]", e.slots["text"]))
    if year < 100:
        year += 2000 if year < 70 else 1900
        past = s.published is not None and s.tense != "future" and year > s.published.year + 1
        year -= 100 if past else 0  # "10/1/61" in a report of 2012
    dotted = "." in e.slots["text"]
    month_, day = (second, first) if first > 12 or (dotted and second <= 12) else (first, second)
    if not calendar.valid(year, month_, day):
        return Value("DATE", f"{year:04d}", False)
    return Value("DATE", f"{year:04d}-{month_:02d}-{day:02d}", False)


def _calendar(e: Expression, s: Setting) -> Value:
    found = month_day(e.slots, s)
    part = part_of_day(e.slots.get("part"))
    return Value("TIME" if part else "DATE", found.value + part, found.anchored)


def _weekday(e: Expression, s: Setting) -> Value:
    number_ = weekday(e.slots["weekday"]) or 1
    part = part_of_day(e.slots.get("part"))
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
    if s.beside and (told := calendar.days(s.beside)) and told[0].isoweekday() == number_:
        return told[0]
    if rel == "that" and s.day and (told := calendar.days(s.day)) and told[0].isoweekday() == number_:
        return told[0]
    if "previous" in rel or "preceding" in rel:
        before = calendar.days(s.day) if s.day else None
        reference = before[0] if before else anchor
        return calendar.shifted(reference, -((reference.isoweekday() - number_) % 7 or 7))
    if "last week" in week:
        return calendar.shifted(anchor, number_ - anchor.isoweekday() - 7)
    if week == "week" or "next week" in week or rel == "a week":
        return calendar.shifted(anchor, number_ - anchor.isoweekday() + 7)
    if "this week" in week:
        return calendar.shifted(anchor, number_ - anchor.isoweekday())
    if "last" in rel or "past" in rel:
        return calendar.shifted(anchor, -(back + 7 if back in (0, 1) else back))  # yesterday is not "last Monday"
    if "next" in rel or "coming" in rel or "following" in rel:
        return calendar.shifted(anchor, ahead or 7)
    return calendar.shifted(anchor, ahead if _is_ahead_of(back, s) else -back)


def _is_ahead_of(back: int, s: Setting) -> bool:
    """Tell whether a weekday that was `back` days before a report lies ahead of it: by tense, unless much farther.

    A report put out late in its day (UTC) means by tomorrow's weekday the day that has begun elsewhere, not that of the
    week before, and one put out early by yesterday's the day that has not ended everywhere.
    """
    rule = lexicon("dates_tense")["weekday_ahead"]
    hour = s.hour or rule["early"]  # a time of 0:00 mostly stands for none
    if s.tense == "future":
        return back != 1 or hour >= rule["early"]
    name = s.tense or "untold"
    return back >= rule[name] and (name != "past" or hour >= rule["late"])


def _nth_weekday(e: Expression, s: Setting) -> Value:
    """Return the day of "the first Saturday of July"; the month alone where it has no such day."""
    month_, number_ = month(e.slots["month"]) or 1, weekday(e.slots["weekday"]) or 1
    nth = -1 if e.slots["ord"] == "last" else ordinal(e.slots["ord"]) or 1
    if "year" not in e.slots and s.published is None:
        return Value("DATE", f"XXXX-{month_:02d}")
    told = (s.published or date.min).year
    years = [int(e.slots["year"])] if "year" in e.slots else range(max(told - 1, 2), min(told + 1, 9998) + 1)
    found = [calendar.nth_weekday(year, nth, number_, month_) for year in years if 1 < year < 9999]
    found = [day for day in found if day.month == month_]
    if not found:
        return Value("DATE", f"{told:04d}-{month_:02d}")
    return Value("DATE", nearest(found, s, slack=1).isoformat(), "year" not in e.slots)


def _dayword(e: Expression, s: Setting) -> Value:
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[e.slots["dayword"]]
    shift += {"before": -1, "after": 1}.get(e.slots.get("side", ""), 0)
    part = part_of_day(e.slots.get("part"))
    kind: Kind = "TIME" if part else "DATE"
    if s.published is None:
        return Value(kind, f"XXXX-XX-XX{part}")
    return Value(kind, calendar.shifted(s.published, shift).isoformat() + part)


def _partday(e: Expression, s: Setting) -> Value:
    word, rel = e.slots.get("word", ""), e.slots.get("rel", "")
    part = "TNI" if word else part_of_day(e.slots.get("part")) or "TNI"
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


def _clock(e: Expression, s: Setting) -> Value:
    time = _time_of_day(e.slots["time"], e.slots.get("part"))
    if "month" in e.slots:
        day = month_day(e.slots, s)
    elif "weekday" in e.slots:
        day = _weekday(Expression(e.start, e.end, "rel_weekday", {"weekday": e.slots["weekday"]}), s)
    elif "dayword" in e.slots:
        word = {"tonight": "today"}.get(e.slots["dayword"], e.slots["dayword"])
        day = _dayword(Expression(e.start, e.end, "dayword", {"dayword": word}), s)
    elif s.beside:
        day = Value("DATE", s.beside)
    elif s.published is None:
        day = Value("DATE", "XXXX-XX-XX")
    else:  # "by midnight they had brought": the day of publication has not ended when its report tells so
        before = (time == _MIDNIGHT and s.tense not in ("future", "present")) or _is_ahead(time, s)
        day = Value("DATE", calendar.shifted(s.published, -1 if before else 0).isoformat())
    return Value("TIME", day.value[:10] + time, day.anchored)


def _is_ahead(time: str, s: Setting) -> bool:
    """Tell whether a time told as past lies so far ahead of that of publication that no time zone makes up for it."""
    return s.hour is not None and s.tense == "past" and int(time[1:3]) - s.hour >= _ZONES


def _time_of_day(text: str, part: str | None) -> str:
    if "midnight" in text:
        return _MIDNIGHT
    if "noon" in text or text == "midday":
        return "T12:00"
    if match := re.match(r"(half|quarter) (past|to) (.+)", text):
        hour_, early = number(match[3]) or 0, match[2] == "to"
        return f"T{(hour_ - early) % 24:02d}:{'30' if match[1] == 'half' else '45' if early else '15'}"
    if match := re.match(r"(\d\d)(\d\d)\b", text):  # "1700 GMT"
        return f"T{int(match[1]):02d}:{match[2]}"
    match = re.match(r"(\d+)(?:[:.](\d\d))?", text)
    hour = int(match[1]) if match else number(text.split(maxsplit=1)[0]) or 0
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


VALUES: dict[str, ValueOf] = {
    "iso": _iso,
    "slash": _slash,
    "calendar": _calendar,
    "weekday": _weekday,
    "nth_weekday": _nth_weekday,
    "dayword": _dayword,
    "partday": _partday,
    "clock": _clock,
    "ordinal_day": _ordinal_day,
}
