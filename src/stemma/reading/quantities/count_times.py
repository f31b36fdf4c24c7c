"""Whether a number is of the time that its report is about, or of an earlier one."""

import re
from functools import cache

from stemma.data import lexicon
from stemma.reading.quantities.counted import Line
from stemma.reading.quantities.number_of_date import is_of_another_number
from stemma.reading.quantities.number_setting import Around

_SHORT = 3  # letters of a month that is cut short
_LONG_AGO = 2  # months after which a day is no part of what a report is about
_PAST_YEAR = re.compile(r"\b(?:in|of|from|during|until) (?:\w+ )?(1[89]\d\d|20\d\d)\b")
_SINCE = re.compile(r"\b(?:since|than) $")  # "the worst quake since 1978" is of today
_MONTH = re.compile(r"\d{4}-\d\d")


def is_background(here: Line, around: Around, at: int) -> bool:
    """Tell whether the sentence puts its number in another year, or months before the report.

    >>> from stemma.reading.quantities.counted import line
    >>> from stemma.reading.quantities.number_setting import surroundings
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Date
    >>> from stemma.sources import report_of_text
    >>> text = "In 2019 a fire killed 12."
    >>> parsed = ParsedReport(report_of_text(text, published="2024-05-03"), ())
    >>> around = surroundings(parsed, [Date(start=3, end=7, value="2019", type="DATE")], (), ())
    >>> is_background(line(text, ParsedSentence(0, 25, 0, (), ())), around, 22)
    True
    """
    if around.year is None:
        return any(not is_of_another_number(here.text, m.start(), at) for m in _whole_months().finditer(here.text))
    values = [
        d.value
        for d in around.dates.touching(here.offset, here.sentence.end)
        if d.type == "DATE" and not _is_elsewhere(here, d.start - here.offset, at)
    ]
    if any(_MONTH.match(value) and _months_before(value, around.published) > _LONG_AGO for value in values):
        return True
    named = [m for m in _PAST_YEAR.finditer(here.text) if not is_of_another_number(here.text, m.start(1), at)]
    years = [int(value) for value in values if value.isdigit()] + [int(m.group(1)) for m in named]
    return any(y < around.year for y in years) and not any(_MONTH.match(value) for value in values)


@cache
def _whole_months() -> re.Pattern[str]:
    """Return the pattern of a month without a day: what a report without a date is about it puts on a day."""
    months = sorted({m for m in lexicon("quantities_labels")["months"] if len(m) > _SHORT} | {"may"})
    return re.compile(
        r"\b(?:in|last) (?:early |mid-|late )?(?:" + "|".join(m.capitalize() for m in months) + r")\b(?! ?\d)"
    )


def _is_elsewhere(here: Line, date: int, at: int) -> bool:
    return _is_comparison(here, date, at) or is_of_another_number(here.text, date, at)


def _is_comparison(here: Line, date: int, at: int) -> bool:
    """Tell whether a date only says since when nothing was worse; "when" turns to that day ("since 1978, when")."""
    compares = bool(_SINCE.search(here.text[max(0, date - 8) : max(0, date)]))
    return compares and not re.search(r"\bwhen\b", here.text[max(0, date) : max(0, at)])


def _months_before(month: str, published: str) -> int:
    if not _MONTH.match(published):
        return 0
    return 12 * (int(published[:4]) - int(month[:4])) + int(published[5:7]) - int(month[5:7])
