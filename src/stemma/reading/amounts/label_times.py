"""Numbers of dates and times of day, where the dates of the report have not taken them."""

import re

from stemma.data import lexicon
from stemma.reading.amounts.beside_number import capital_after, listed, next_word, previous_word
from stemma.reading.amounts.numeral import Numeral
from stemma.reading.amounts.units import unit_after, unit_before

_NINE, _ELEVEN = 9, 11  # as in "the 9/11 attacks"
_CLOCK = re.compile(r"[:.]\d\d(?!\d)(?:[:.]\d\d)?\s?(?:[ap]\.?m\b)?|[ ]?(?:[ap] ?\.? ?m\b)", re.IGNORECASE)


def _broken(text: str, n: Numeral) -> bool:
    """Times and dates that a tokeniser took apart: "8 : 30 p . m", "9 - 11 attacks"."""
    left, right = text[max(0, n.start - 6) : n.start], text[n.end : n.end + 8]
    if re.search(r"\d \. $", left) and re.match(r" [ap] ?\.? ?m\b", right):
        return True
    if n.low == _NINE and re.match(r" ?[-/] ?11(?!\d)", right):
        return True
    if n.low == _ELEVEN and re.search(r"(?<!\d)9 ?[-/] ?$", left):
        return True
    return bool(re.match(r" : \d\d(?!\d)| \. \d\d [ap]", right) or re.search(r"\d : $", left))


def _clock(text: str, n: Numeral) -> bool:
    if n.scaled or not isinstance(n.low, (int, float)) or n.low >= 2400:
        return False
    found = _CLOCK.match(text, n.end)
    if found and n.low < 25 and (":" in found.group() or "m" in found.group().lower()):
        return True
    word = next_word(text, n.end)
    written = text[n.start : n.end]
    return (
        word.rstrip(".") in listed("clock_after")
        and (n.low < 25 or len(written) == 4)
        and not (word in ("et", "pt", "est") and text[n.end : n.end + 1] == ",")
    )


def _calendar(text: str, n: Numeral) -> bool:
    """The day or year of a date: "October 7, 2023", "7 October", "2023-10-07"."""
    if n.scaled or not isinstance(n.low, int):
        return False
    if re.match(r"-\d\d?-\d\d?(?!\d)", text[n.end : n.end + 7]) or (
        re.search(r"\d-$", text[max(0, n.start - 2) : n.start])
        and n.low < 32
        and re.search(r"\d{4}-(?:\d\d-)?$", text[max(0, n.start - 8) : n.start])
    ):
        return True
    if n.low > 31 and not 1000 <= n.low <= 2199:
        return False
    before = previous_word(text, n.start).rstrip(".,")
    if before in listed("months") and (
        before != "may" or text[max(0, n.start - 12) : n.start].rstrip().endswith(("May", "MAY"))
    ):
        return True
    after = next_word(text, n.end).rstrip(".")
    if n.low < 32 and after in listed("months") and capital_after(text, n.end):
        return after not in ("may", "march", "mar") or not re.match(r"[ ](?:may|march|mar)\b", text[n.end : n.end + 7])
    month_day = re.search(r"([A-Za-z]+)\.? \d{1,2}(?:st|nd|rd|th)?,? $", text[max(0, n.start - 20) : n.start])
    return bool(month_day and month_day.group(1).lower() in listed("months") and n.low > 999)


def _year(text: str, n: Numeral) -> bool:
    """A bare year; a number of four digits is one unless something is counted by it."""
    written = text[n.start : n.end]
    if not re.fullmatch(r"(?:1[4-9]|20|21)\d\d", written) or unit_before(text, n.start):
        return False
    if unit_after(text, n.end):
        return False
    previous = previous_word(text, n.start)
    if re.search(
        r"(?:more|fewer|less) than $|(?:about|some|nearly|almost|over|least|to) $", text[max(0, n.start - 12) : n.start]
    ) and not re.match(r"[.,;)]|$| (?:and|to|when|after|before)", text[n.end : n.end + 8]):
        return False
    following = next_word(text, n.end).rstrip(".") if text[n.end : n.end + 1] == " " else ""
    rules = lexicon("quantities_labels")["year_of"]
    if rules["first"] <= int(written) <= rules["last"] and int(written) != 2000:
        return following not in rules["counted"] or previous in ("in", "since")
    plural = following.endswith("s") and len(following) > 3 and following not in rules["no_plurals"]
    counts = plural or following in rules["counted"]
    dated = previous in listed("year_before") or previous.rstrip(".,") in listed("months")
    return not (counts and not dated) or previous in ("in", "since", "of")


TIMES = (_broken, _clock, _calendar, _year)
