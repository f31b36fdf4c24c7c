"""What must stand, or not stand, beside a date expression so that it is one.

Each check takes the words of the line and the half-open place of the expression among them. "May" is a month after a
preposition and a name or a verb elsewhere; "1998" is a year unless it counts something; "a week" is a duration unless
it tells a rate.
"""

import re
from collections.abc import Callable
from functools import cache

from stemma.data import lexicon
from stemma.reading.date_words import Words, marks_with


def fits(check: str | None, line: Words, first: int, last: int) -> bool:
    """Tell whether the words beside the expression ``[first, last)`` allow it, by the named check.

    >>> from stemma.reading.date_words import words
    >>> fits("month", words("in May", 0, 6), 1, 2), fits("month", words("Mrs May", 0, 7), 1, 2)
    (True, False)
    """
    return check is None or _CHECKS[check](line, first, last)


def _before(line: Words, first: int, back: int = 1) -> str:
    return line.forms[first - back] if first >= back else ""


def _after(line: Words, last: int, ahead: int = 0) -> str:
    return line.forms[last + ahead] if last + ahead < len(line.forms) else ""


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(lexicon("dates_words")[name])


def _is(line: Words, at: int, name: str) -> bool:
    return 0 <= at < len(line.marks) and line.marks[at] in marks_with(name)


def _month(line: Words, first: int, last: int) -> bool:
    word = line.forms[first]
    if (
        _before(line, first) == "the"
        and _after(line, last).isalpha()
        and not _capital(line, last)
        and _after(line, last) not in ("of", "was", "is", "will", "had", "has")
    ):
        return True
    if word not in _list("capital_only"):
        return True
    if word == "august" and _before(line, first) not in _list("month_prepositions"):
        return _after(line, last) in (",", ".", "") or _before(line, first) == ""
    if word not in ("may", "march", "august") and last - first == 1:
        return False
    before, after = _before(line, first), _after(line, last)
    if before == "to" and word == "march":
        return after in ("", ",", ".", "and", "of")
    return before in _list("month_prepositions")


def _month_day(line: Words, first: int, last: int) -> bool:
    """ "March 2 million" and "May 10 people" are no days; an ordinal word needs no noun behind it."""
    word, after = line.forms[last - 1], _after(line, last)
    if after in ("million", "billion", "percent", "%", "thousand"):
        return False
    if word[0].isdigit():
        return not (line.forms[first] == "may" and after in _list("not_after_a_year") and _before(line, first) != "on")
    return after not in ("quarter", "day", "week", "time") and _before(line, first) not in ("the",)


def _year(line: Words, first: int, last: int) -> bool:
    number = int(re.sub(r"\D", "", line.forms[first]) or 0)
    before, after = _before(line, first), _after(line, last)
    if before in _list("not_before_a_year") and before not in _list("year_prepositions"):
        return False
    if before in ("'s", "’s") and _capital(line, last):  # a model year
        return False
    if before.isalpha() and first > 1 and _capital(line, first - 1) and before not in _list("year_prepositions"):
        return False
    if after in _list("not_after_a_year") and before != "since":
        return False
    if after in ("-", "/", ":") and _is(line, last + 1, "NUM") and not _is(line, last + 1, "YEAR"):
        return len(_after(line, last, 1)) == 2
    if before in ("-", "/") and first > 1 and not _is(line, first - 2, "YEAR") and not line.forms[first - 2].isalpha():
        return False
    if 1900 <= number <= 2059:
        return True
    return (
        1000 <= number < 2100
        and before in ("in", "since", "until", "from", "by", "circa", "year")
        and not after.endswith("s")
    )


def _clock(line: Words, first: int, last: int) -> bool:
    forms = line.forms[first:last]
    if any(
        _is(line, at, "AMPM") or line.forms[at] in ("clock", "midnight", "noon", "midday", "noontime")
        for at in range(first, last)
    ):
        if forms == ["am"] or (forms[-1] == "am" and not forms[-2][0].isdigit()):
            return False
        return not (forms[-1] in ("noon", "midnight") and _before(line, first) in ("high", "the"))
    return _before(line, first) in ("at", "by", "until", "till", "from", "around", "about", "before", "after", "since")


def _not_fraction(line: Words, first: int, last: int) -> bool:
    before, after = _before(line, first), _after(line, last)
    return after not in ("of", "-", "mile", "century", "final", "finals", "back", "finalist") and before not in (
        "a",
        "first",
        '"',
        "“",
    )


def _capital(line: Words, at: int) -> bool:
    return 0 <= at < len(line.places) and line.text[line.places[at][0]].isupper()


def _decade(line: Words, first: int, last: int) -> bool:
    """ "In his 30s" is an age; a decade of two digits has an apostrophe or an article."""
    at = next(i for i in range(first, last) if _is(line, i, "DECADE"))
    if len(line.forms[at]) > 3:
        return True
    marked = any(line.forms[i] in ("'", "’", "‘", "the") for i in range(max(first - 1, 0), at))
    return marked and _before(line, first) not in ("his", "her", "their", "my")


def _today(line: Words, first: int, last: int) -> bool:
    """ "Today's world" tells no day, and VOA Today is a broadcast."""
    if _after(line, last) in ("'s", "’s") and _after(line, last, 1) in _list("todays_what"):
        return False
    return not (_capital(line, first) and _capital(line, first - 1) and _before(line, first).isalpha())


def _days_before(line: Words, first: int, last: int) -> bool:
    after = _after(line, last)
    return (
        after in ("before", "after", "following", "since")
        or (after == "leading")
        or (after == "that" and _after(line, last, 1) == "followed")
    )


def _year_ended(line: Words, first: int, last: int) -> bool:
    return _after(line, last) in ("ended", "ending")


def _day_of_month(line: Words, first: int, last: int) -> bool:
    """ "On the 30th" is a day; "on the 30th floor" and "the 30th anniversary" are not."""
    after = _after(line, last)
    ends = not after.isalpha() or after in _FOLLOWS or _capital(line, last)
    return ends and after != "-" and _before(line, first) in ("on", "until", "by") and len(line.forms[last - 1]) <= 4


def _quarter(line: Words, first: int, last: int) -> bool:
    """A quarter of a match is no quarter of a year."""
    return not any(form in _list("sport_words") for form in line.forms)


def _lower(line: Words, first: int, last: int) -> bool:
    """A "daily" may be a newspaper."""
    return _before(line, first) not in ("the", "party") or _after(line, last) not in ("", ".", ",")


def _weekend(line: Words, first: int, last: int) -> bool:
    return _after(line, last) not in ("edition", "box")


def _adverb(line: Words, first: int, last: int) -> bool:
    return _after(line, last) not in (
        "success",
        "sensation",
        "star",
        "stay",
        "bag",
        "train",
        "bus",
        "rate",
        "rates",
        "delivery",
        "express",
        "hit",
    )


def _narrative(line: Words, first: int, last: int) -> bool:
    after = _after(line, last)
    if line.forms[first] == "that" and after in ("-",):
        return False
    return after not in ("-",)


def _relunit(line: Words, first: int, last: int) -> bool:
    if _capital(line, last - 1) and _before(line, first) in ('"', "“", "'", "‘"):
        return False
    return not (line.forms[last - 1] == "century" and _before(line, first) == "-")


def _ordinal_day(line: Words, first: int, last: int) -> bool:
    before, after = _before(line, first), _after(line, last)
    if line.forms[first] in ("first", "second", "third") and before not in ("for", "a", "the"):
        return False
    return before in ("for", "into", "in", "on", "entered") or (after in ("of", "running", "in") and before != "the")


def _season(line: Words, first: int, last: int) -> bool:
    """A bare season needs a preposition; "winter coat" and "Summer" the name are no dates."""
    if _after(line, last) in ("of", "'s", "’s") or (
        _after(line, last).isalpha() and _after(line, last) not in _FOLLOWS
    ):
        return False
    return _before(line, first) in (
        "in",
        "this",
        "since",
        "until",
        "during",
        "by",
        "over",
        "through",
        "of",
        "for",
        "late",
        "early",
        "each",
        "every",
        "throughout",
        "next",
        "last",
    )


def _year_end(line: Words, first: int, last: int) -> bool:
    return last - first > 1


def _noun_end(line: Words, first: int, last: int) -> bool:
    after = _after(line, last)
    return not after.isalpha() or after in _FOLLOWS


def _now(line: Words, first: int, last: int) -> bool:
    before, after = _before(line, first), _after(line, last)
    return after not in ("-", "defunct") and before not in ('"', "“") and not (before == "" and after == ",")


def _present(line: Words, first: int, last: int) -> bool:
    return not (
        line.forms[first] == "current"
        and (_after(line, last) in ("events", "affairs") or _before(line, first) in ("electric", "ocean", "a", "under"))
    )


def _no_age(line: Words, first: int, last: int) -> bool:
    """ "52 years old" and "a 6-month-old son" are ages, "$2 a day" a rate; neither tells when."""
    after, next_but_one = _after(line, last), _after(line, last, 1)
    if after in ("a", "per", "each") and _is(line, last + 1, "CUNIT"):
        return False
    if "quarter" in line.forms[first:last] and line.forms[last - 2] == "-":
        return False
    if after in ("old", "older", "younger") or (after in ("-", "–", "‑") and next_but_one in ("old", "olds")):
        return False
    if _before(line, first) in ("aged", "'", "’", "$", "£", "€", "-", "–") or _before(line, first).isdigit():
        return False
    return after not in ("'", "’") or not next_but_one.startswith("old")


def _a_unit(line: Words, first: int, last: int) -> bool:
    if line.forms[first] == "an" and line.forms[first + 1] != "hour":
        return False
    if last - first > 2:
        return True
    return _before(line, first) in (
        "for",
        "in",
        "within",
        "after",
        "than",
        "about",
        "over",
        "nearly",
        "almost",
        "take",
        "takes",
        "took",
        "lasted",
        "spent",
        "spend",
        "least",
        "of",
        "and",
        "or",
        "before",
        "only",
        "just",
        "as",
        "every",
        "under",
        "around",
        "quite",
        "once",
        "twice",
        "wait",
    )


def _bare_units(line: Words, first: int, last: int) -> bool:
    return (
        _before(line, first)
        in ("for", "many", "within", "over", "took", "take", "takes", "of", "in", "lasted", "last", "after")
        and _after(line, last) not in ("of", "'", "’", "-")
        and not (
            _before(line, first) in ("of", "in", "over", "after", "last")
            and line.forms[first] != "days"
            and _before(line, first, 2) not in ("matter", "couple")
        )
    )


def _spelled_year(line: Words, first: int, last: int) -> bool:
    after = _after(line, last)
    if line.forms[first] == "twenty" and not (
        last - first > 2 or line.forms[last - 1] in ("ten", "eleven", "twelve", "twenty")
    ):
        return False
    return after not in ("hours", "hour", "percent", "years", "days", "people", "million") and (
        line.forms[first] != "two" or _before(line, first) in ("in", "year", "of")
    )


def _the_year(line: Words, first: int, last: int) -> bool:
    before, after = _before(line, first), _after(line, last)
    if last - first > 2:
        return True
    if after in ("of", "that", "he", "she", "they", "when", "it", "before", "after", "we", "i"):
        return False
    return before in (
        "for",
        "of",
        "in",
        "during",
        "by",
        "through",
        "throughout",
        "earlier",
        "later",
        "from",
        "over",
    ) and not (before in ("of", "by") and after == "'s")


def _q_number(line: Words, first: int, last: int) -> bool:
    return line.places[first][1] == line.places[first + 1][0] and line.forms[first + 1] in ("1", "2", "3", "4")


def _holiday(line: Words, first: int, last: int) -> bool:
    return line.forms[first] in lexicon("dates_holidays")["days"]


_FOLLOWS = frozenset(
    [
        "and",
        "or",
        "but",
        "that",
        "which",
        "when",
        "as",
        "at",
        "in",
        "on",
        "for",
        "to",
        "by",
        "with",
        "from",
        "after",
        "before",
        "because",
        "if",
        "he",
        "she",
        "they",
        "it",
        "we",
        "the",
        "a",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "has",
        "have",
        "had",
        "said",
        "than",
        "while",
        "though",
        "although",
        "who",
        "where",
        "so",
        "did",
        "not",
        "could",
        "may",
        "can",
        "should",
        "into",
        "against",
    ]
)
_CHECKS: dict[str, Callable[[Words, int, int], bool]] = {
    "month": _month,
    "month_day": _month_day,
    "year": _year,
    "clock": _clock,
    "not_fraction": _not_fraction,
    "lower": _lower,
    "weekend": _weekend,
    "adverb": _adverb,
    "narrative": _narrative,
    "relunit": _relunit,
    "ordinal_day": _ordinal_day,
    "season": _season,
    "year_end": _year_end,
    "noun_end": _noun_end,
    "now": _now,
    "present": _present,
    "no_age": _no_age,
    "a_unit": _a_unit,
    "bare_units": _bare_units,
    "spelled_year": _spelled_year,
    "the_year": _the_year,
    "q_number": _q_number,
    "holiday": _holiday,
    "decade": _decade,
    "day_of_month": _day_of_month,
    "quarter": _quarter,
    "today": _today,
    "days_before": _days_before,
    "year_ended": _year_ended,
}
