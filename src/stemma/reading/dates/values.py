"""The TIMEX3 value of a date expression, from its words and what it is anchored to.

Weekdays, months and days without a year are placed relative to the day of publication, on the side that the tense of
the clause tells, else on the nearer one; "the next day" and "a year earlier" relative to the date told before them.
Without a day of publication the digits that are not known are ``X``. Follows the TimeML TIMEX3 guidelines
(TempEval-3).
"""

from stemma.reading.dates import day_values, holiday_values, length_values, month_values, quarter_values, unit_values
from stemma.reading.dates.expressions import Expression, rule_of
from stemma.reading.dates.setting import Setting, Value, ValueOf


def value(expression: Expression, setting: Setting) -> Value:
    """Return the type and value of an expression in its setting.

    >>> from datetime import date
    >>> from stemma.reading.dates.expressions import expressions
    >>> value(expressions("last night")[0], Setting(date(2023, 10, 12)))
    Value(type='TIME', value='2023-10-11TNI', anchored=True)
    """
    return _VALUES[rule_of(expression.rule)["value"]](expression, setting)


_VALUES: dict[str, ValueOf] = {
    **day_values.VALUES,
    **month_values.VALUES,
    **unit_values.VALUES,
    **quarter_values.VALUES,
    **holiday_values.VALUES,
    **length_values.VALUES,
}
