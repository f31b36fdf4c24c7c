"""What must stand beside a month, a day, a year, a season or a quarter so that it is one."""

import re

from stemma.data import lexicon
from stemma.reading.dates.beside import Check, after_word, before_word, belongs, capital, listed
from stemma.reading.dates.word_classes import Words

SPORT_REACH = 40  # words around a quarter among which a match would be named


def _month(line: Words, first: int, last: int) -> bool:
    word = line.forms[first]
    if word in ("april", "june", "august", "jan") and _is_first_name(line, first, last):
        return False
    if _stands_before_a_noun(line, first, last):
        return True
    if word not in listed("capital_only"):
        return True
    if word == "august" and before_word(line, first) not in listed("month_prepositions"):
        return after_word(line, last) in (",", ".", "") or before_word(line, first) == ""
    if word not in ("may", "march", "august") and last - first == 1:
        return False
    before, after = before_word(line, first), after_word(line, last)
    if before == "to" and word == "march":
        return after in ("", ",", ".", "and", "of")
    wish = before in ("and", "or") and after in ("we", "i", "you", "he", "she", "they", "it", "god")  # "and may we"
    return before in listed("month_prepositions") and not wish


def _is_first_name(line: Words, first: int, last: int) -> bool:
    """ "Met April Jones": a capitalised name follows and no preposition stands before."""
    family = capital(line, last) and after_word(line, last).isalpha() and not belongs(line, last, "MONTH")
    return family and before_word(line, first) not in listed("month_prepositions") | {"the", "a", "an", "'s", "’s"}


def _stands_before_a_noun(line: Words, first: int, last: int) -> bool:
    """Tell whether article and noun hold a month: "a March release", "the May election", but not "a march on"."""
    after = after_word(line, last)
    articles = ("the",) if line.capitals else ("the", "a", "an")
    if before_word(line, first) not in articles or not after.isalpha() or capital(line, last):
        return False
    if line.forms[first] in ("march", "may") and after in listed("follows"):
        return False  # "the March on the capital"
    verb = after in ("of", "was", "is", "will", "had", "has")
    return not verb and (before_word(line, first) == "the" or after not in listed("follows"))


def _month_day(line: Words, first: int, last: int) -> bool:
    """ "March 2 million" and "May 10 people" are no days; an ordinal word needs no noun behind it."""
    word, after = line.forms[last - 1], after_word(line, last)
    if after in ("million", "billion", "percent", "%", "thousand"):
        return False
    if word[0].isdigit():
        return not (
            line.forms[first] == "may" and after in listed("not_after_a_year") and before_word(line, first) != "on"
        )
    return after not in ("quarter", "day", "week", "time") and before_word(line, first) not in ("the",)


def _year(line: Words, first: int, last: int) -> bool:
    start, end = line.places[first]
    if line.text[max(0, start - 1) : start].isalnum() or line.text[end : end + 1].isalnum():
        return False  # part of a code: "pap1976uk"
    number = int(re.sub(r"\D", "", line.forms[first]) or 0)
    before, after = before_word(line, first), after_word(line, last)
    if before in listed("not_before_a_year") and before not in listed("year_prepositions"):
        return False
    if before in ("'s", "’s") and capital(line, last):  # a model year
        return False
    if before.isalpha() and first > 1 and capital(line, first - 1) and before not in listed("year_prepositions"):
        return False
    told = before in ("since", "in", "until") and after == "of"  # "convicted in 1961 of robbery"
    if after in listed("not_after_a_year") and before != "since" and not told:
        return False
    if after in ("-", "/", ":") and belongs(line, last + 1, "NUM") and not belongs(line, last + 1, "YEAR"):
        return len(after_word(line, last, 1)) == 2
    if (
        before in ("-", "/")
        and first > 1
        and not belongs(line, first - 2, "YEAR")
        and not line.forms[first - 2].isalpha()
    ):
        return False
    if 1900 <= number <= 2059:
        return True
    return (
        1000 <= number < 2100
        and before in ("in", "since", "until", "from", "by", "circa", "year")
        and not after.endswith("s")
    )


def _decade(line: Words, first: int, last: int) -> bool:
    """ "In his 30s" is an age; a decade of two digits has an apostrophe or an article."""
    at = next(i for i in range(first, last) if belongs(line, i, "DECADE"))
    if len(line.forms[at]) > 3:
        return True
    marked = any(line.forms[i] in ("'", "’", "‘", "the") for i in range(max(first - 1, 0), at))
    return marked and before_word(line, first) not in ("his", "her", "their", "my")


def _decade_apostrophe(line: Words, first: int, last: int) -> bool:
    """ "The 1970's" and "the mid-1970's" are decades; "1970's best film" and "the 1970's winner" are not."""
    after = after_word(line, last)
    opened = line.forms[first] == "the" or last - first > 3
    return line.forms[last - 2].endswith("0") and line.forms[last - 1][1:] == "s" and opened and not _names(after)


def _names(word: str) -> bool:
    return word.isalpha() and word not in listed("follows")


def _short_year(line: Words, first: int, last: int) -> bool:
    """ "22 NOV 89 (RADIO" is a day of 1989; "on 7 May 12 people died" is none."""
    joined = line.forms[first + 1] in ("-", "–") or line.forms[last - 2] in ("'", "’", "‘")
    return joined or after_word(line, last) in ("(", "-", "–", "—", "[", ")", "]", "", ".", ";")


def _apostrophe_year(line: Words, first: int, last: int) -> bool:
    glued = line.places[first][1] == line.places[first + 1][0]
    return glued and before_word(line, first) in listed("year_prepositions")


def _day_of_month(line: Words, first: int, last: int) -> bool:
    """ "On the 30th" is a day; "on the 30th floor" and "the 30th anniversary" are not."""
    after = after_word(line, last)
    ends = not after.isalpha() or after in listed("follows") or capital(line, last)
    return (
        ends and after != "-" and before_word(line, first) in ("on", "until", "by") and len(line.forms[last - 1]) <= 4
    )


def _season(line: Words, first: int, last: int) -> bool:
    """A bare season needs a preposition; "winter coat" and "Summer" the name are no dates."""
    if after_word(line, last) in ("of", "'s", "’s") or (
        after_word(line, last).isalpha() and after_word(line, last) not in listed("follows")
    ):
        return False
    return before_word(line, first) in listed("season_openers")


def _spelled_year(line: Words, first: int, last: int) -> bool:
    after = after_word(line, last)
    if line.forms[first] == "twenty" and not (
        last - first > 2 or line.forms[last - 1] in ("ten", "eleven", "twelve", "twenty")
    ):
        return False
    return after not in ("hours", "hour", "percent", "years", "days", "people", "million") and (
        line.forms[first] != "two" or before_word(line, first) in ("in", "year", "of")
    )


def _q_number(line: Words, first: int, last: int) -> bool:
    return line.places[first][1] == line.places[first + 1][0] and line.forms[first + 1] in ("1", "2", "3", "4")


def _quarter(line: Words, first: int, last: int) -> bool:
    """A quarter of a match is no quarter of a year."""
    around = line.forms[max(0, first - SPORT_REACH) : last + SPORT_REACH]
    return not any(form in listed("sport_words") for form in around)


def _each_unit(line: Words, first: int, last: int) -> bool:
    return line.forms[last - 1] not in ("quarter", "quarters") or _quarter(line, first, last)


def _year_ended(line: Words, first: int, last: int) -> bool:
    after = after_word(line, last)
    return after in ("ended", "ending") or (after == "to" and belongs(line, last + 1, "MONTH"))


def _year_end(line: Words, first: int, last: int) -> bool:
    return last - first > 1


def _the_year(line: Words, first: int, last: int) -> bool:
    before, after = before_word(line, first), after_word(line, last)
    if capital(line, last - 1):
        return False  # "Hero of the Year"
    if last - first > 2:
        return True
    if after in ("of", "that", "he", "she", "they", "when", "it", "before", "after", "we", "i"):
        return False
    return before in listed("the_year_prepositions") and not (before in ("of", "by") and after == "'s")


def _weekday(line: Words, first: int, last: int) -> bool:
    """ "The Sunday Times", "the Mail on Sunday", "Saturday Night Live" and "Bloody Sunday" are names."""
    at = last + (after_word(line, last) == "night" and capital(line, last))
    paper = after_word(line, at) in listed("named_by_weekday") and capital(line, at)
    of_paper = before_word(line, first) == "on" and before_word(line, first, 2) == "mail" and capital(line, first - 2)
    of_an_event = before_word(line, first) in listed("weekdays_in_names") and capital(line, first - 1)
    return not (paper or of_paper or of_an_event)


def _holiday(line: Words, first: int, last: int) -> bool:
    return line.forms[first] in lexicon("dates_holidays")["days"]


CHECKS: dict[str, Check] = {
    "month": _month,
    "month_day": _month_day,
    "year": _year,
    "decade": _decade,
    "decade_apostrophe": _decade_apostrophe,
    "short_year": _short_year,
    "apostrophe_year": _apostrophe_year,
    "day_of_month": _day_of_month,
    "season": _season,
    "spelled_year": _spelled_year,
    "q_number": _q_number,
    "quarter": _quarter,
    "each_unit": _each_unit,
    "year_ended": _year_ended,
    "year_end": _year_end,
    "the_year": _the_year,
    "weekday": _weekday,
    "holiday": _holiday,
}
