"""What must stand beside a length of time so that it is one: "52 years old" is an age, "$2 a day" a rate."""

from stemma.reading.dates.beside import Check, after_word, before_word, belongs, listed
from stemma.reading.dates.word_classes import Words


def _no_age(line: Words, first: int, last: int) -> bool:
    """ "52 years old" and "a 6-month-old son" are ages, "$2 a day" a rate; neither tells when."""
    after, next_but_one = after_word(line, last), after_word(line, last, 1)
    if after in ("a", "per", "each") and belongs(line, last + 1, "CUNIT"):
        return False
    if "quarter" in line.forms[first:last] and line.forms[last - 2] == "-":
        return False
    if after in ("old", "older", "younger") or (after in ("-", "–", "‑") and next_but_one in ("old", "olds")):
        return False
    before = before_word(line, first)
    if before in ("aged", "$", "£", "€", "-", "–") or before.isdigit():
        return False
    if before in ("'", "’") and line.forms[first][0].isdigit() and before_word(line, first, 2) not in ("'", "’"):
        return False
    return after not in ("'", "’") or not next_but_one.startswith("old")


def _a_unit(line: Words, first: int, last: int) -> bool:
    if line.forms[first] == "an" and line.forms[first + 1] != "hour":
        return False
    if last - first > 2:
        return True
    return before_word(line, first) in listed("length_prepositions")


def _bare_units(line: Words, first: int, last: int) -> bool:
    return (
        before_word(line, first) in listed("bare_length_prepositions")
        and after_word(line, last) not in ("of", "'", "’", "-")
        and not (
            before_word(line, first) in ("of", "in", "over", "after", "last")
            and line.forms[first] != "days"
            and before_word(line, first, 2) not in ("matter", "couple")
        )
    )


def _days_before(line: Words, first: int, last: int) -> bool:
    after = after_word(line, last)
    return (
        after in ("before", "after", "following", "since")
        or (after == "leading")
        or (after == "that" and after_word(line, last, 1) == "followed")
    )


def _ends_there(line: Words, first: int, last: int) -> bool:
    """ "The day before" and "two days after" lean on what was told where nothing follows that they could lean on."""
    after = after_word(line, last)
    if line.forms[last - 1] in ("previously", "prior") or not after or after in listed("after_the_day_before"):
        return True
    return not (after[0].isalnum() or after[0] in "$€£\"“‘'’")


def _past_length(line: Words, first: int, last: int) -> bool:
    """ "Within the last year" is a length of time that ends now; "in the last week of May" is none."""
    after = after_word(line, last)
    spans = before_word(line, first) in ("in", "over", "within", "during", "for", "throughout")
    return spans and after not in ("of", "before", "'s", "’s") and line.forms[last - 1] != "century"


def _one_day(line: Words, first: int, last: int) -> bool:
    """ "Will one day rule" tells some time to come; "will, one day after the vote," does not."""
    modal = before_word(line, first) in ("will", "would", "may", "might", "could", "can", "shall", "should")
    return modal and after_word(line, last).isalpha() and after_word(line, last) not in listed("follows")


CHECKS: dict[str, Check] = {
    "no_age": _no_age,
    "a_unit": _a_unit,
    "bare_units": _bare_units,
    "days_before": _days_before,
    "past_length": _past_length,
    "ends_there": _ends_there,
    "one_day": _one_day,
}
