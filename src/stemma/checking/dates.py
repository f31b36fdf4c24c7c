"""Dates of a sentence: each must be a date of the evidence, as coarse or coarser, in whatever words."""

import re
from collections.abc import Iterator
from datetime import date

from stemma.checking.evidence import Evidence
from stemma.reading.amounts.bounds import bound_before
from stemma.reading.dates.calendar_arithmetic import days
from stemma.reading.dates.expressions import Expression, expressions
from stemma.reading.dates.setting import Setting
from stemma.reading.dates.values import value
from stemma.records import Problem
from stemma.words import fold

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FUZZY = re.compile(r"(?:PAST|PRESENT|FUTURE)_REF")
_OPEN_DAY = re.compile(r"XXXX-WXX-([1-7])(?:T.*)?$")
_SHOWN = 3


def wrong_dates(sentence: str, evidence: Evidence) -> tuple[list[Problem], list[tuple[int, int]]]:
    """Return the dates that the evidence does not bear, and the stretches of all dates of the sentence.

    A weekday that does not fit its own date is wrong whatever the evidence says. Words like "now" and "recently" name
    no date. Durations are left to the amounts where they are read as such.

    >>> from stemma.records import Report, Span
    >>> report = Report(id="a", source="a", text="It fell on May 3, 2024.", text_sha256="")
    >>> evidence = Evidence([Span(report="a", start=0, end=23)], {"a": report})
    >>> problems, stretches = wrong_dates("It fell on May 4, 2024.", evidence)
    >>> [problem.words for problem in problems], stretches
    (['May 4, 2024'], [(11, 22)])
    """
    problems, stretches = [], []
    for expression in expressions(sentence):
        known = value(expression, Setting(None))
        if known.type == "DURATION":
            continue
        stretches.append((expression.start, expression.end))
        if _FUZZY.match(known.value):
            continue
        words = sentence[expression.start : expression.end]
        if (day := _other_weekday(expression, known.value)) is not None:
            problems.append(Problem(kind="date", words=words, why=f"that day was a {day}"))
        elif not _borne(words, known.value, evidence) or _misnamed(expression, known.value, evidence):
            problems.append(_problem(words, evidence))
    return problems, stretches


def durations(sentence: str) -> Iterator[tuple[Expression, str]]:
    """Yield the durations of a sentence with their values.

    >>> [known for _, known in durations("They searched for three days.")]
    ['P3D']
    """
    for expression in expressions(sentence):
        known = value(expression, Setting(None))
        if known.type == "DURATION":
            yield expression, known.value


def wrong_durations(sentence: str, evidence: Evidence, read: list[tuple[int, int]]) -> list[Problem]:
    """Return the durations that the evidence does not bear; those in the stretches `read` are judged as amounts.

    >>> from stemma.records import Report, Span
    >>> report = Report(id="a", source="a", text="They searched for two days.", text_sha256="")
    >>> evidence = Evidence([Span(report="a", start=0, end=27)], {"a": report})
    >>> [problem.words for problem in wrong_durations("They searched for three days.", evidence, [])]
    ['three days']
    """
    problems = []
    for expression, known in durations(sentence):
        words = sentence[expression.start : expression.end]
        judged = any(start < expression.end and expression.start < end for start, end in read)
        if judged or not any(c.isdigit() for c in known) or bound_before(sentence, expression.start):
            continue
        if known not in evidence.dates and not _literally(words, evidence):
            problems.append(_problem(words, evidence))
    return problems


def _borne(words: str, wanted: str, evidence: Evidence) -> bool:
    if _literally(words, evidence):
        return True
    known = any(c.isdigit() for c in wanted)
    return known and any(_covers(wanted, found) for found in evidence.dates)


def _literally(words: str, evidence: Evidence) -> bool:
    wanted = re.compile(r"(?<!\w)" + re.escape(" ".join(fold(words).split())) + r"(?!\w)")
    return any(wanted.search(text) for text in evidence.folded)


def _covers(wanted: str, found: str) -> bool:
    """Tell whether a date of the evidence is the wanted one or lies in it; what the sentence leaves open fits all.

    >>> _covers("XXXX-10-07", "2023-10-07"), _covers("2023-10", "2023-10-07"), _covers("2023-10-07", "2023-10")
    (True, True, False)
    >>> _covers("XXXX-WXX-6", "2023-10-07"), _covers("2023-10-07", "XXXX-10-07")
    (True, False)
    """
    if weekday := _OPEN_DAY.match(wanted):
        covered = days(found)
        same = covered is not None and covered[0] == covered[1] and covered[0].isoweekday() == int(weekday[1])
        return same or (found.startswith("XXXX-WXX-") and found[9:10] == weekday[1])
    if "T" in wanted and not wanted[:1].isdigit():
        return "T" in found and found.split("T")[1] == wanted.split("T")[1]
    if all(a in ("X", b) for a, b in zip(wanted, found, strict=False)) and len(wanted) <= len(found):
        return True
    inner, outer = days(found), days(wanted)
    return inner is not None and outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def _other_weekday(expression: Expression, known: str) -> str | None:
    """Return the weekday of a date that the sentence calls by another weekday."""
    named = expression.slots.get("weekday", "")[:3]
    covered = days(known)
    if not named or covered is None or covered[0] != covered[1] or not any(w.startswith(named) for w in _WEEKDAYS):
        return None
    right = _WEEKDAYS[covered[0].weekday()]
    return None if right.startswith(named) else right.capitalize()


def _misnamed(expression: Expression, wanted: str, evidence: Evidence) -> bool:
    """Tell whether a day without a year has another weekday in the evidence, which knows the year."""
    named = expression.slots.get("weekday", "")[:3]
    if not named or days(wanted) is not None or _OPEN_DAY.match(wanted):
        return False
    meant = [d for v in evidence.dates if _covers(wanted, v) and (d := days(v)) is not None and d[0] == d[1]]
    return bool(meant) and not any(_WEEKDAYS[d[0].weekday()].startswith(named) for d in meant)


def _problem(words: str, evidence: Evidence) -> Problem:
    shown = [in_words(v) for v in evidence.dates if days(v) is not None or v.startswith("P")][:_SHOWN]
    why = "no span has this date" if shown else "no span has a date"
    return Problem(kind="date", words=words, why=why, instead=", ".join(shown) or None)


def in_words(known: str) -> str:
    """Return a value for people to read: a day with its weekday, anything else as it is.

    >>> in_words("2023-10-07"), in_words("2023-10")
    ('Saturday 2023-10-07', '2023-10')
    """
    try:
        return f"{_WEEKDAYS[date.fromisoformat(known[:10]).weekday()].capitalize()} {known}"
    except ValueError:
        return known
