"""Date expressions of a report with their TIMEX3 values."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from stemma.data import lexicon
from stemma.reading.clauses import Tree
from stemma.reading.dates.calendar_arithmetic import day_of
from stemma.reading.dates.expressions import Expression, expressions, rule_of
from stemma.reading.dates.lines import stretches
from stemma.reading.dates.pairs import with_partners
from stemma.reading.dates.setting import Setting, Tense, Value
from stemma.reading.dates.tense import tense
from stemma.reading.dates.values import value
from stemma.reading.parsed import ParsedReport, ParsedSentence
from stemma.reading.tokenised import closed_up
from stemma.records import Date, Report


def find(parsed: ParsedReport) -> tuple[Date, ...]:
    """Return the dates, times, durations and sets that a report names, in order.

    Values are anchored to ``report.published`` where that is known; else they keep ``X`` for what is not known and
    have the basis ``open``. The clock of the machine is never read. Extents and values follow TimeML TIMEX3
    (TempEval-3).

    >>> from stemma.reading.language import bundled
    >>> from stemma.reading.parsed import parse
    >>> from stemma.sources import report_of_text
    >>> report = report_of_text("The bridge fell on Tuesday.")
    >>> [(d.value, d.basis) for d in find(parse(report, bundled()))]
    [('XXXX-WXX-2', 'open')]
    """
    report = parsed.report
    lines = stretches(report, parsed.sentences)
    found = _found(report.text, lines)
    trees: dict[int, Tree] = {}
    tenses = [_tense(parsed.sentences, trees, report.text, e) for e in found]
    return _dates(found, tenses, day_of(report.published), hour=_hour(report.published))


def resolve(report: Report, published: str) -> tuple[Date, ...]:
    """Return the report's dates with the values that they have if it was published on this ISO day.

    Raises ValueError where `published` is not an ISO date.

    >>> from msgspec.structs import replace
    >>> from stemma.sources import report_of_text
    >>> report = report_of_text("It fell on Tuesday.")
    >>> tuesday = Date(start=11, end=18, value="XXXX-WXX-2", type="DATE", basis="open")
    >>> [d.value for d in resolve(replace(report, dates=(tuesday,)), "2023-10-12")]
    ['2023-10-10']
    """
    return Resolver(report).dates(date.fromisoformat(published[:10]))


# Expressions of a day to which a time of day beside them belongs.
_DAYS_BESIDE = (
    "rel_weekday",
    "edge_weekday_part",
    "dayword",
    "month_day",
    "month_day_year",
    "weekday_month_day",
    "weekday_day_month",
    "day_month_bare",
    "day_of_month_year",
)


class Resolver:
    """A report whose dates can be given values again and again, for one day of publication after another.

    >>> from stemma.sources import report_of_text
    >>> Resolver(report_of_text("It fell on Tuesday.")).dates(date(2023, 10, 12))
    ()
    """

    def __init__(self, report: Report) -> None:
        readable, self._closed = closed_up(report)
        told, sentences = report.dates, report.sentences
        if self._closed is not None:  # its dates were found in the text as it can be read
            told = tuple(self._closed.there(d) for d in told)
            sentences = tuple(self._closed.there(s) for s in sentences)
        known = {(d.start, d.end): d for d in told}
        starts = sorted(start for start, _ in known)
        lines = stretches(readable, sentences)
        dated = [(a, b) for a, b in lines if bisect_left(starts, b) > bisect_left(starts, a)]
        found = _found(readable.text, dated)
        self._found = [e for e in found if (e.start, e.end) in known]
        self._tenses = [known[e.start, e.end].tense for e in self._found]
        self._constants = _constants(self._found)
        matched = {(e.start, e.end) for e in self._found}
        self._kept = [d for d in told if (d.start, d.end) not in matched]

    def dates(self, published: date | None) -> tuple[Date, ...]:
        """Return the report's dates as they read on this day of publication, or on an unknown one."""
        dates = _dates(self._found, self._tenses, published, self._constants)
        every = tuple(sorted((*dates, *self._kept), key=lambda d: (d.start, d.end))) if self._kept else dates
        return every if self._closed is None else tuple(self._closed.back(d) for d in every)


def _found(text: str, lines: Iterable[tuple[int, int]]) -> list[Expression]:
    return with_partners([e for start, end in lines for e in expressions(text, start, end)], text)


def _tense(sentences: Sequence[ParsedSentence], trees: dict[int, Tree], text: str, e: Expression) -> Tense | None:
    at = bisect_right(sentences, e.start, key=lambda s: s.start) - 1
    if at < 0 or e.start >= sentences[at].end:
        return tense(None, text, e.start, e.end)
    if at not in trees:
        trees[at] = Tree(sentences[at].tokens, sentences[at].parse)
    return tense(trees[at], text, e.start, e.end)


# Kinds of values that the words alone give, whatever the setting.
_CONSTANT = ("duration", "set", "fuzzy", "recent", "span", "year", "decade", "century", "iso", "slash")


def _constants(found: Sequence[Expression]) -> list[Value | None]:
    return [value(e, Setting(None)) if rule_of(e.rule)["value"] in _CONSTANT else None for e in found]


def _dates(
    found: list[Expression],
    tenses: list[Tense | None],
    published: date | None,
    constants: Sequence[Value | None] | None = None,
    hour: int | None = None,
) -> tuple[Date, ...]:
    dates: list[Date] = []
    setting = Setting(published, hour=hour)
    era_end = 0
    for at, (e, told) in enumerate(zip(found, tenses, strict=True)):
        if setting.era and e.start - era_end > _reach():
            setting = setting._replace(era=None)
        known = constants[at] if constants else None
        if known is None:
            setting = setting._replace(tense=told, beside=_beside(found, tenses, at, setting))
            known = value(e, setting)
        basis = _basis(known.anchored, known.value, published)
        dates.append(Date(start=e.start, end=e.end, value=known.value, type=known.type, basis=basis, tense=told))
        setting = _told(setting, e.rule, known.value)._replace(era=_era(setting, known))
        era_end = e.end
    return tuple(dates)


def _era(setting: Setting, known: Value) -> str | None:
    """Return the day of a past year that the account has come to; what is told of the report's own year ends it."""
    year = f"{setting.published.year:04d}" if setting.published else ""
    full = len(known.value) >= 10 and known.value[:4].isdigit() and known.value[8:10].isdigit()
    if full and known.anchored and setting.tense == "future":
        return setting.era  # "by March 17" is a term, and what is told may not have come to it
    if full and known.value[:4] < year:
        return known.value[:10] if not known.anchored or setting.era else None
    return None if known.value[:4] in (year, "PRES") else setting.era


def _reach() -> int:
    return int(lexicon("dates_tense")["told_on"]["reach"])


def _hour(published: str | None) -> int | None:
    """Return the hour of a time of publication, None where only its day is known."""
    clock = re.match(r"\d{4}-\d\d-\d\d[T ](\d\d):", published or "")
    return int(clock[1]) if clock else None


def _basis(anchored: bool, known: str, published: date | None) -> Literal["absolute", "anchored", "open"]:
    if not anchored:
        return "absolute"
    return "open" if published is None or "XX" in known else "anchored"


def _beside(found: list[Expression], tenses: list[Tense | None], at: int, setting: Setting) -> str | None:
    """Return the day named next to a time of day or an ordinal day: "10:35 a.m. (0735 GMT) Friday", "a fourth day on
    Wednesday".
    """
    e = found[at]
    if e.rule == "rel_weekday":
        return _same_day(found, tenses, at, setting)
    if e.rule not in ("clock", "clock_zone", "clock_part", "ordinal_day"):
        return None
    for other, gap in ((at + 1, 20), (at - 1, 12)):
        if 0 <= other < len(found) and found[other].rule in _DAYS_BESIDE:
            near, far = sorted((e, found[other]), key=lambda x: x.start)
            if far.start - near.end <= gap:
                return value(found[other], setting._replace(tense=tenses[other])).value
    if e.rule == "ordinal_day" or setting.day is None:
        return None
    if tenses[at] == "future" or not _is_recent(setting):
        return None
    return _night_before(setting) if "midnight" in e.slots.get("time", "") else setting.day


def _night_before(setting: Setting) -> str | None:
    """Return the evening told of for a midnight where a day behind it is that of telling ("he said on Sunday")."""
    told, evening = day_of(setting.day or ""), day_of(setting.evening or "")
    return setting.evening if told and evening and (told - evening).days == 1 else setting.day


def _same_day(found: list[Expression], tenses: list[Tense | None], at: int, setting: Setting) -> str | None:
    """Return the day that stands in other words right before a weekday: "tomorrow, Monday", "March 20, a Friday".

    It holds where it is such a weekday.
    """
    before = found[at - 1] if at else None
    if before is None or before.rule not in _DAYS_BESIDE:
        return None
    if found[at].start - before.end > len(", a "):
        return None
    return value(before, setting._replace(tense=tenses[at - 1])).value


def _is_recent(setting: Setting) -> bool:
    """Tell whether a time of day may still belong to the day told last: "Sunday night ... at 10:08 p.m."."""
    if setting.published is None or setting.day is None:
        return False
    told = day_of(setting.day)
    return told is not None and 0 <= (setting.published - told).days <= 6


_EVENINGS = ("TEV", "TNI")
_COMPARED = ("ago", "earlier", "year_ago_period", "same_period", "last_year_quarter", "quarter_ago")


def _told(setting: Setting, rule: str, known: str) -> Setting:
    """Remember a value for the expressions that lean on what was told before them; comparisons look back and return."""
    if rule in _COMPARED:
        return setting
    if len(known) >= 10 and known[4] == "-" and known[:1].isdigit() and known[8:10].isdigit():
        evening = known[:10] if known[10:] in _EVENINGS else setting.evening
        return setting._replace(day=known[:10], period=known[:10], evening=evening)
    if len(known) == 7 and known[5] == "Q" and known[:1].isdigit():
        return setting._replace(quarter=known, period=known, span=None)
    if rule in ("the_counted", "span_number") and known in ("P3M", "P6M", "P9M"):
        return setting._replace(quarter=None, span=known)
    if known[:4].isdigit():
        return setting._replace(period=known)
    return setting
