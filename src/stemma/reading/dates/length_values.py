"""Values of durations and sets, and of words that mean no more than past, present or future."""

import re

from stemma.data import lexicon
from stemma.reading.dates.expressions import Expression, rule_of
from stemma.reading.dates.relations import part_of_day
from stemma.reading.dates.setting import Setting, Value, ValueOf
from stemma.reading.dates.spelled_numbers import half, month, number, weekday

_HALVES = {"hour": "PT30M", "year": "P6M", "decade": "P5Y", "day": "PT12H", "century": "P50Y"}


def _duration(e: Expression, s: Setting) -> Value:
    unit, text = e.slots["unit"], e.slots.get("n", "")
    if e.rule in ("bare_units", "unit_long", "days_before") and unit.endswith("s"):
        return Value("DURATION", length("X", unit), False)
    if e.rule in ("hour_half", "span_half"):
        return Value("DURATION", _with_half("1", unit), False)
    count = number(text) if text else 1
    if text == "half":
        return Value("DURATION", half_of(unit) or "PX" + unit[0].upper(), False)
    if text.startswith("half a"):
        return Value("DURATION", half_of(unit) or "PXX", False)
    if half(text) or e.slots["text"].endswith("and a half") or " and a half " in e.slots["text"]:
        return Value("DURATION", _with_half(str(count or 0), unit), False)
    return Value("DURATION", length("X" if count is None else str(count), unit), False)


def length(count: str, unit: str) -> str:
    """Return the duration of so many units; the count is "X" where it is vague.

    >>> length("3", "weeks"), length("X", "years"), length("2", "decades")
    ('P3W', 'PXY', 'P20Y')
    """
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


def half_of(unit: str) -> str | None:
    """Return the duration of half a unit, None where it is no number of smaller ones.

    >>> half_of("hours"), half_of("decade"), half_of("week")
    ('PT30M', 'P5Y', None)
    """
    return _HALVES.get(unit.rstrip("s"))


def _with_half(count: str, unit: str) -> str:
    single = unit.rstrip("s")
    if single in ("hour", "minute"):
        return f"PT{count}H30M" if single == "hour" else f"PT{count}M30S"
    if single == "year":
        return f"P{count}Y6M"
    if single == "decade":
        return f"P{int(count) * 10 + 5}Y"
    return f"P{count}.5" + length("1", unit)[-1]


def _span(e: Expression, s: Setting) -> Value:
    if "n" in e.slots:
        return _duration(e, s)
    span, unit = e.slots["span"], e.slots["unit"]
    if unit.endswith("s") or unit in ("centuries",):
        return Value("DATE", "FUTURE_REF" if span in ("next", "coming") else "PAST_REF", False)
    return Value("DURATION", length("1", unit), False)


def _recent(e: Expression, s: Setting) -> Value:
    word, unit = e.slots["word"], e.slots["unit"]
    if unit == "years" and word == "recent":
        return Value("DATE", "PAST_REF", False)
    return Value("DURATION", length("X", unit), False)


def _set(e: Expression, s: Setting) -> Value:
    if "word" in e.slots:
        return Value("SET", lexicon("dates_words")["sets"][e.slots["word"]], False)
    if "weekday" in e.slots:
        return Value("SET", f"XXXX-WXX-{weekday(e.slots['weekday'])}{part_of_day(e.slots.get('part'))}", False)
    if "season" in e.slots:
        return Value("SET", f"XXXX-{lexicon('dates_words')['seasons'][e.slots['season']]}", False)
    if "month" in e.slots:
        return Value("SET", f"XXXX-{month(e.slots['month']):02d}", False)
    if "part" in e.slots:
        return Value("SET", f"XXXX-XX-XX{part_of_day(e.slots['part'])}", False)
    count = number(e.slots["n"]) if "n" in e.slots else 2 if "other" in e.slots else 1
    return Value("SET", length("X" if count is None else str(count), e.slots["unit"]), False)


def _fuzzy(e: Expression, s: Setting) -> Value:
    fixed: dict[str, str] = rule_of(e.rule)["fixed"]
    first = e.slots["text"].split()[0]
    return Value("DATE", fixed.get(first) or fixed.get("") or next(iter(fixed.values())), False)


VALUES: dict[str, ValueOf] = {
    "duration": _duration,
    "span": _span,
    "recent": _recent,
    "set": _set,
    "fuzzy": _fuzzy,
}
