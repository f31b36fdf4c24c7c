"""Days and months that share the rest of their date with a neighbour: "Feb. 8 and 25", "14 and 15 May", "7-9 July"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from stemma.data import lexicon
from stemma.reading.dates.expressions import Expression

_DAY = r"(?P<day>[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_JOIN = r"(?P<join>\s?[-–]\s?|,?\s(?i:and|or|to|through|until)\s(?i:the\s)?|, )"
_AFTER = re.compile(_JOIN + _DAY + r"(?![\w%°:/$£€]|[.,]\d|-\w)(?:,? (?P<year>(?:19|20)[0-9]{2})(?![\w%]|,\d))?")
_BEFORE = re.compile(r"(?<![\w.,:/$£€-])" + _DAY + _JOIN.replace("|, )", ")") + r"$")
_NEXT_WORD = re.compile(r"\s?([^\W\d_]+|.)")
_ENDED = re.compile(r"\s(?:that )?end(?:ed|ing)(?: on)?\s")
_REACH = 24  # characters before a day in which another day and its join fit
_NAMED_DAY = ("month_day", "month_day_year", "day_month_bare", "day_of_month_year", "day_month", "weekday_month_day")
_LEADING = ("day_month_bare", "day_of_month_year", "day_month")
_MOST = 6  # days in one list


def with_partners(found: list[Expression], text: str) -> list[Expression]:
    """Return the expressions of a text in order, with the days that lean on one of them and the years they share.

    >>> from stemma.reading.dates.expressions import expressions
    >>> text = "It rained on Feb. 8 and 25, 2016, and on 14 and 15 May."
    >>> [(text[e.start : e.end], e.slots.get("year")) for e in with_partners(expressions(text), text)]
    [('Feb. 8', '2016'), ('25, 2016', '2016'), ('14', None), ('15 May', None)]
    """
    out: list[Expression] = []
    for at, e in enumerate(found):
        if out and e.start < out[-1].end:
            continue  # the year of "Feb. 8 and 25, 2016"
        following = found[at + 1] if at + 1 < len(found) else None
        ahead = len(text) if following is None else following.end if following.rule == "year" else following.start
        if e.rule in _LEADING and (before := _before(e, out[-1].end if out else 0, text)):
            out.append(before)
        out.append(e)
        if e.rule in _NAMED_DAY:
            out.extend(_after(e, ahead, text))
    return _with_ends(_with_years(out), text)


def _before(e: Expression, begin: int, text: str) -> Expression | None:
    """Return the day that stands before "and 15 May"."""
    left = max(begin, e.start - _REACH)
    match = _BEFORE.search(text, left, e.start) if left < e.start else None
    if match is None or not 0 < int(match["day"]) < _number(e):
        return None
    return _like(e, match.start("day"), match.start("join"), match["day"])


def _after(e: Expression, ahead: int, text: str) -> Iterator[Expression]:
    """Yield the days that follow "Feb. 8": one that counts something or makes up another number is no day."""
    at, last = e.end, _number(e)
    for _ in range(_MOST):
        match = _AFTER.match(text, at)
        if match is None or match.end() > ahead or not last < int(match["day"]):
            return
        begin, end = match.start("day"), match.end()
        more = _AFTER.match(text, end)
        if "," in match["join"] and len(match["join"]) == 2 and not more:
            return  # "On Feb. 8, 25 people": only a list of days goes on with a comma
        if _counts(text, end, match["join"]):
            return
        yield _like(e, begin, end, match["day"], match["year"])
        at, last = end, int(match["day"])


def _counts(text: str, end: int, join: str) -> bool:
    """Tell whether the word behind a number is something that it counts: "Feb. 8 and 25 people"."""
    match = _NEXT_WORD.match(text, end)
    word = match[1].lower() if match else ""
    if not word.isalpha() or "-" in join or "–" in join:
        return word in ("%", "million", "billion", "percent", "per")
    return word not in lexicon("dates_words")["follows"]


def _number(e: Expression) -> int:
    match = re.match(r"[0-9]{1,2}", e.slots.get("day", ""))
    return int(match[0]) if match else 32


def _like(e: Expression, start: int, end: int, day: str, year: str | None = None) -> Expression:
    slots = {name: e.slots[name] for name in ("month", "year") if name in e.slots} | {"day": day, "text": day}
    return Expression(start, end, "month_day", slots | ({"year": year} if year else {}))


def _with_ends(found: list[Expression], text: str) -> list[Expression]:
    """Tell a quarter on which day it ended: "the quarter ended Sept. 30"."""
    out = found[:]
    for at, (e, following) in enumerate(pairwise(found)):
        if e.rule == "this_quarter" and "day" in following.slots and _ENDED.fullmatch(text, e.end, following.start):
            out[at] = e._replace(slots={**e.slots, **following.slots, "text": e.slots["text"]})
    return out


def _with_years(found: list[Expression]) -> list[Expression]:
    """Give a month or day the year of the one it is coordinated with: "in May and July of 2016"."""
    out = found[:]
    for at in range(len(out) - 2, -1, -1):
        e, following = out[at], out[at + 1]
        year = following.slots.get("year", "")
        near = 0 <= following.start - e.end <= len(" through ")
        if e.rule in ("month", "month_day") and "month" in following.slots and year.isdigit() and near:
            out[at] = e._replace(slots={**e.slots, "year": year})
    return out
