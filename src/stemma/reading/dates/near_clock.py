"""What must stand beside a time of day, a day told from today, or a word such as "now" so that it is one."""

import re

from stemma.reading.dates.beside import Check, after_word, before_word, belongs, capital, listed
from stemma.reading.dates.spelled_numbers import number
from stemma.reading.dates.word_classes import Words


def _hour(line: Words, first: int, last: int) -> bool:
    """Tell whether the first number of a time of day is an hour: "30 pm" is none."""
    numbers = (form for form in line.forms[first:last] if form[0].isdigit())
    told = re.fullmatch(r"([0-9]{1,2})(?:[:.]([0-9]{2})(?::[0-9]{2})?)?|[0-9]{4}", next(numbers, "0"))
    return told is not None and int(told[1] or 0) <= 24 and int(told[2] or 0) < 60


def _clock(line: Words, first: int, last: int) -> bool:
    forms = line.forms[first:last]
    if not _hour(line, first, last):
        return False
    if any(
        belongs(line, at, "AMPM") or line.forms[at] in ("clock", "midnight", "noon", "midday", "noontime")
        for at in range(first, last)
    ):
        if forms == ["am"] or (forms[-1] == "am" and not forms[-2][0].isdigit()):
            return False
        return not (forms[-1] in ("noon", "midnight") and before_word(line, first) in ("high", "the"))
    return before_word(line, first) in (
        "at",
        "by",
        "until",
        "till",
        "from",
        "around",
        "about",
        "before",
        "after",
        "since",
    )


def _today(line: Words, first: int, last: int) -> bool:
    """ "Today's world" tells no day, and VOA Today is a broadcast."""
    if after_word(line, last) in ("'s", "’s") and after_word(line, last, 1) in listed("todays_what"):
        return False
    if after_word(line, last) in ("programme", "program", "show") and capital(line, first):
        return False
    if _is_shouted(line, first) and _is_shouted(line, first - 1):
        return False  # a newspaper's name in capitals, in a line that is not
    return not (_is_title(line, first) and capital(line, first - 1) and before_word(line, first).isalpha())


def _is_shouted(line: Words, at: int) -> bool:
    """Tell whether a word is in capitals where the line is not."""
    if not capital(line, at):
        return False
    word = line.text[slice(*line.places[at])]
    return len(word) > 1 and word.isalpha() and word.isupper()


def _is_title(line: Words, at: int) -> bool:
    """Tell whether only the first letter of a word is a capital."""
    start, end = line.places[at]
    return capital(line, at) and not line.text[start:end].isupper()


def _lower(line: Words, first: int, last: int) -> bool:
    """A "daily" may be a newspaper, and the Daily Herald is one."""
    if capital(line, first) and capital(line, last):
        return False
    return before_word(line, first) not in ("the", "party") or after_word(line, last) not in ("", ".", ",")


def _weekend(line: Words, first: int, last: int) -> bool:
    return after_word(line, last) not in ("edition", "box")


def _adverb(line: Words, first: int, last: int) -> bool:
    return after_word(line, last) not in listed("overnight_what")


def _narrative(line: Words, first: int, last: int) -> bool:
    after = after_word(line, last)
    if line.forms[first] == "that" and after in ("-",):
        return False
    return after not in ("-",)


def _relunit(line: Words, first: int, last: int) -> bool:
    if capital(line, last - 1) and before_word(line, first) in ('"', "“", "'", "‘"):
        return False
    return not (line.forms[last - 1] == "century" and before_word(line, first) == "-")


def _ordinal_day(line: Words, first: int, last: int) -> bool:
    before, after = before_word(line, first), after_word(line, last)
    if line.forms[first] in ("first", "second", "third") and before not in ("for", "a", "the"):
        return False
    return before in ("for", "into", "in", "on", "entered") or (after in ("of", "running", "in") and before != "the")


def _noun_end(line: Words, first: int, last: int) -> bool:
    after = after_word(line, last)
    return not after.isalpha() or after in listed("follows")


def _now(line: Words, first: int, last: int) -> bool:
    before, after = before_word(line, first), after_word(line, last)
    if _is_title(line, first) and capital(line, first - 1) and before.isalpha():
        return False  # a service called "Radio Now"
    return after not in ("-", "defunct") and before not in ('"', "“") and not (before == "" and after == ",")


def _present(line: Words, first: int, last: int) -> bool:
    return not (
        line.forms[first] == "current"
        and (
            after_word(line, last) in ("events", "affairs", "account", "accounts")
            or before_word(line, first) in ("electric", "ocean", "a", "under")
        )
    )


def _not_fraction(line: Words, first: int, last: int) -> bool:
    before, after = before_word(line, first), after_word(line, last)
    return after not in listed("quarter_of_what") and before not in (
        "a",
        "first",
        '"',
        "“",
    )


def _hours(line: Words, first: int, last: int) -> bool:
    """ "At 0630 hours" is a time; "2000 hours of film" is a length."""
    return before_word(line, first) in ("at", "by", "until", "from", "around", "about", "before", "after", "since")


def _past_hour(line: Words, first: int, last: int) -> bool:
    """ "Half past nine" is a time; "cut by half to nine men" is not."""
    hour, after = number(line.forms[last - 1]), after_word(line, last)
    told = hour is not None and 0 < hour <= 12 and before_word(line, first) not in ("by", "in", "of")
    return told and (not after.isalpha() or after in listed("follows") or belongs(line, last, "DAYWORD"))


def _own_time(line: Words, first: int, last: int) -> bool:
    """In "10:35 a.m. (0735 GMT)" the brackets tell the same time again."""
    told = ("AMPM", "CLOCK", "ZONE", "HOURS", "NOON", "time")
    return before_word(line, first) not in ("(", "[") or not any(belongs(line, first - 2, name) for name in told)


def _told_twice(line: Words, first: int, last: int) -> bool:
    """In "at 1230 (1830 GMT)" the brackets show that the bare number is a time."""
    opened = after_word(line, last) in ("(", "[")
    if opened and after_word(line, last, 1) == "local" and after_word(line, last, 2) == "time":
        return True
    return opened and belongs(line, last + 1, "HOURS") and belongs(line, last + 2, "ZONE")


CHECKS: dict[str, Check] = {
    "clock": _clock,
    "hour": _hour,
    "hours": _hours,
    "past_hour": _past_hour,
    "told_twice": _told_twice,
    "own_time": _own_time,
    "today": _today,
    "lower": _lower,
    "weekend": _weekend,
    "adverb": _adverb,
    "narrative": _narrative,
    "relunit": _relunit,
    "ordinal_day": _ordinal_day,
    "noun_end": _noun_end,
    "now": _now,
    "present": _present,
    "not_fraction": _not_fraction,
}
