"""Values of quarters and of the other periods that business reports compare."""

import re
from datetime import date

from stemma.reading.dates import calendar_arithmetic as calendar
from stemma.reading.dates.expressions import Expression
from stemma.reading.dates.month_values import month_day
from stemma.reading.dates.relations import step, unit
from stemma.reading.dates.setting import Setting, Value, ValueOf


def _quarter(e: Expression, s: Setting) -> Value:
    names = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
    number_ = names[e.slots["ord"]] if "ord" in e.slots else int(e.slots["q"])
    if "year" in e.slots and e.slots["year"].isdigit():
        return Value("DATE", f"{int(e.slots['year']):04d}-Q{number_}", False)
    if s.published is None:
        return Value("DATE", f"XXXX-Q{number_}")
    if e.rule == "rel_year_quarter":
        by = step(e.slots["rel"]) if "rel" in e.slots else -1
        return Value("DATE", f"{s.published.year + by:04d}-Q{number_}")
    if "rel" in e.slots:
        return Value("DATE", f"{s.published.year + step(e.slots['rel']):04d}-Q{number_}")
    return Value("DATE", f"{_quarter_year(number_, s):04d}-Q{number_}")


def _quarter_year(number_: int, s: Setting) -> int:
    """Results are told for the quarter begun last; a quarter not yet begun is told in the future tense."""
    anchor = s.published or date.min
    begun = calendar.quarter(anchor)[1] >= number_
    return anchor.year if begun or s.tense == "future" else anchor.year - 1


def this_quarter(e: Expression, s: Setting) -> Value:
    """Return "the quarter": the one told before, else the one ended last.

    >>> this_quarter(Expression(0, 0, "this_quarter", {"text": "the quarter"}), Setting(None, quarter="1989-Q3")).value
    'XXXX-QX'
    """
    rel = e.slots.get("rel", e.slots["text"])
    if "day" in e.slots:
        return _quarter_ended(e, s)
    if s.published is None:
        return Value("DATE", "XXXX-QX")
    if "current" in rel or "next" in rel or "this" in rel.split():
        return Value("DATE", unit("quarter", s.published, step(rel)))
    if s.quarter and "last" not in rel.split():
        return Value("DATE", s.quarter)
    return Value("DATE", unit("quarter", s.published, -1))


def _quarter_ended(e: Expression, s: Setting) -> Value:
    """Return the quarter that most of the three months before a day lie in: May to July is the second."""
    ended = month_day(e.slots, s)
    last = calendar.days(ended.value)
    if last is None:
        return Value("DATE", "XXXX-QX")
    year, month_ = calendar.month_after(last[0].year, last[0].month, -1)
    return Value("DATE", f"{year:04d}-Q{(month_ - 1) // 3 + 1}", ended.anchored)


def _year_ago(e: Expression, s: Setting) -> Value:
    if s.span and e.slots.get("unit") == "period":
        return Value("DURATION", s.span, False)
    if s.quarter and e.slots.get("unit") != "month":
        return year_back(s.quarter)
    if s.published is None:
        return Value("DATE", "XXXX")
    if e.slots.get("unit") == "quarter":
        return year_back(unit("quarter", s.published, -1))
    return Value("DATE", unit("year", s.published, -1))


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
    year = unit("year", s.published, step(e.slots["year"]))
    return Value("DATE", f"{year}-H{number_}")


def year_back(period: str) -> Value:
    """Return the same period a year before.

    >>> year_back("1989-Q3").value
    '1988-Q3'
    """
    match = re.match(r"(\d{4})(.*)", period)
    return Value("DATE", f"{int(match[1]) - 1:04d}{match[2]}" if match else period)


VALUES: dict[str, ValueOf] = {
    "quarter": _quarter,
    "this_quarter": this_quarter,
    "year_ago": _year_ago,
    "quarter_ago": _quarter_ago,
    "year_period": _year_period,
    "half": _half,
}
