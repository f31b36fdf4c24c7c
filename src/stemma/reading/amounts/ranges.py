"""Two numbers that make up one: a range ("500 to 600") or a share ("one in three")."""

import re

from stemma.reading.amounts.running_numbers import glued_money_scale
from stemma.reading.amounts.sized import Sized, scaled

_BETWEEN = re.compile(r"[ \u00a0]?[-–—‑‐][ \u00a0]?|[ \u00a0]+(?:to|and|or|until|through)[ \u00a0-]+(?:a )?")
_WIDEST = 3  # times its lower end that the upper end of a range told with a verb of change may be
_NEW_RANGE = re.compile(r" to (?:between )?[$£€]?\d[\d.,]* ?(?:to|and|-|–) ?[$£€]?\d")
_THOUSANDS = re.compile(r",000$")
_ROSE_BY = re.compile(
    r"\b(?:by|up|down|rose|fell|gained|lost|jumped|climbed|dropped|slid|sank|plunged|advanced|added|increased)"
    r" (?:(?!from\b|to\b|in\b|between\b|at\b)\w+ ){0,2}$"
)
_FROM = re.compile(r"\bfrom (?:about |around |roughly |some |nearly )?$")
_CHANGED = re.compile(
    r"\b(?:rise|rose|risen|rises|rising|increas\w+|climb\w*|jump\w*|gr[eo]w\w*|up|raised?|drop\w*|f[ae]ll\w*|declin\w+"
    r"|decreas\w+|down|cut|lower\w*|reduc\w+|plummet\w*|plunge\w*|slow\w*|went|goes|revis\w+|boost\w*|chang\w+|surg\w+"
    r"|soar\w+)\b"
)
_BEFORE = 100  # characters before a number in which a verb of change makes "from 5 to 22" one
_ROUND = (5, 10, 20, 100, 1000)  # "seven out of 10" is a share; "eleven out of 28 pupils" are two counts
_OUT_OF = re.compile(r" (?:in|out of)(?: every)? ")


def joined(text: str, one: Sized, two: Sized) -> Sized | None:
    """Return what two numbers that follow each other are together, or None where they stay two.

    >>> from stemma.reading.amounts.running_numbers import numerals
    >>> from stemma.reading.amounts.sized import sized
    >>> text = "500 to 600 people"
    >>> both = joined(text, *(sized(text, n) for n in numerals(text)))
    >>> (both.low, both.high) if both else None
    (500, 600)
    """
    return _range(text, one, two) or _ratio(text, one, two)


def _range(text: str, one: Sized, two: Sized) -> Sized | None:
    """Join "500 to 600", "10-12", "$62 and $68" after "between", "three or four", sharing scale and unit."""
    if one.high is None or two.high is None or one.numeral.form == "fraction":
        return None
    middle = text[one.end : two.start]
    if two.unit and two.unit.kind == "money":
        middle = text[one.end : two.unit.start] if two.unit.start >= one.end and two.unit.start <= two.start else middle
    if not _BETWEEN.fullmatch(middle):
        return None
    word = middle.strip().lower()
    before = text[max(0, one.start - 40) : one.start].lower()
    if word.startswith("and") and not re.search(r"\bbetween (?:about |around |roughly |an estimated |some )?$", before):
        return None
    if word.startswith("to") and _is_change(text, one, two, before):
        return None
    if one.unit and two.unit and (one.unit.kind != two.unit.kind or one.unit.name != two.unit.name):
        return None
    low, high = one.low, two.low
    if two.numeral.scaled and not one.numeral.scaled and low < high / two.numeral.scale:
        low = scaled(low, two.numeral.scale)
    glued = glued_money_scale(text, two.numeral.end)[0] if two.unit and two.unit.kind == "money" else 1
    if glued > 1 and not one.numeral.scaled and low < high / glued:
        low = scaled(low, glued)
    if _THOUSANDS.search(text[two.numeral.start : two.numeral.end]) and low < 1000 and low * 1000 < high:
        low = low * 1000
    if low >= high or (word.startswith("or") and (high - low > max(2, low) or (one.unit and not two.unit))):
        return None
    start = one.start
    opener = re.search(r"\bbetween $|\bfrom $", before)
    if opener:
        start -= opener.end() - opener.start()
    return Sized(start, two.end, low, high, two.unit or one.unit, two.numeral._replace(start=one.numeral.start))


def _ratio(text: str, one: Sized, two: Sized) -> Sized | None:
    """Join "one in three", "7 out of 10"."""
    if not _OUT_OF.fullmatch(text[one.end : two.start]) or one.unit or two.unit or one.high is None or two.high is None:
        return None
    few = one.low in (1, 2, 3) or two.low in _ROUND
    if not few or not 0 < one.low < two.low <= 1_000_000:
        return None
    share = round(one.low / two.low, 12)
    return Sized(one.start, two.end, share, share, None, two.numeral._replace(form="fraction", start=one.start))


def _is_change(text: str, one: Sized, two: Sized, before: str) -> bool:
    """Tell whether "from 5 to 22" or "by 5 to 22" says a change and not a range: "by 1 to 1.5 degrees" is one."""
    if _ROSE_BY.search(before):
        shared = one.unit is None and two.unit is not None
        scale = two.numeral.scale if two.numeral.scaled and not one.numeral.scaled else 1
        return not ((shared or scale > 1) and one.low < two.low / scale < _WIDEST * one.low)
    if _NEW_RANGE.match(text, two.end):
        return False  # "from 5 to 7 per cent to 3 to 5 per cent"
    if not _FROM.search(before):
        return False
    left = text[max(0, one.start - _BEFORE) : one.start].lower()
    return bool(_CHANGED.search(left)) and "rang" not in left[-15:]
