"""What a date expression is anchored to, and what comes of it."""

from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

from stemma.reading.dates.expressions import Expression

Tense = Literal["past", "present", "future"]
Kind = Literal["DATE", "TIME", "DURATION", "SET"]


class Setting(NamedTuple):
    """What an expression is anchored to: the day of publication, the tense of its clause, and the dates told before it.

    `day`, `period` and `quarter` are the last values with that precision, `span` the months of accounts told after
    the last quarter, `beside` the date that a neighbouring expression gives a time of day, `hour` that of publication,
    `era` the day of a past year that the report's account has come to, `evening` the day of which an evening or a night
    was told last.
    """

    published: date | None
    tense: Tense | None = None
    period: str | None = None
    day: str | None = None
    quarter: str | None = None
    span: str | None = None
    beside: str | None = None
    hour: int | None = None
    era: str | None = None
    evening: str | None = None


class Value(NamedTuple):
    """A TIMEX3 type and value; `anchored` is true where the value needs more than the words."""

    type: Kind
    value: str
    anchored: bool = True


ValueOf = Callable[[Expression, Setting], Value]
