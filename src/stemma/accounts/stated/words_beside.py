"""What the words beside a number say of it: that it is compared, comes on top, was withdrawn, is of votes against."""

import re

from stemma.records import Quantity, Sentence

_FURTHER = re.compile(r"\b(?:another|a further|an additional|an extra)(?: (?:about|some|at least))? $", re.IGNORECASE)
_MORE = re.compile(r" (?:others?|additional|further|more(?! than))\b")
_OPENING = 200  # characters in which a correction says that it is one
_VOIDED = re.compile(
    r"\b(?:earlier|previous|original|first) (?:version|edition|report)\b.{0,80}"
    r"\b(?:said|stated|gave|put|reported|misstated|had)\b"
    r"|\b(?:withdr[ae]w\w*|retract\w*)\b.{0,60}\b(?:report|claim|statement|story|item)\b.{0,40}\bthat\b"
    r"|\b(?:wrongly|incorrectly|mistakenly) (?:said|stated|gave|put|reported)\b|\bmisstated\b",
    re.IGNORECASE | re.DOTALL,
)
_VOIDING = ("version", "edition", "report", "withdr", "retract", "wrongly", "incorrectly", "mistakenly", "misstated")
_CORRECTS = re.compile(
    r"\b(?:correct(?:s|ed|ing|ion)|withdr[ae]w\w*|retract\w*|erroneous\w*|mistake\w*)\b", re.IGNORECASE
)
_OTHER_SIDE = re.compile(r"\bnot [\w-]+ to $")  # "six to three, not five to four"
_COMPARED = re.compile(
    r"\b(?:than|not|against|instead of|compared with|rather than) the $"
    r"|\b(?:(?:spoke|speaks?|talk(?:s|ed)?) of|counted|claim(?:s|ed)|puts? (?:it|them|the \w+) at) $"
)
_AGAINST = re.compile(r"\b(?:against|opposed|opposing|rejected|no)\b", re.IGNORECASE)
_TO = re.compile(r"\d(?:[\w ]{0,24} (?:to|against|versus)(?: only)? | ?[-–—] ?)$")


def is_compared(text: str, quantity: Quantity) -> bool:
    """Tell whether the words set a number against another: "less than the 22 million", "the union spoke of 110,000".

    >>> is_compared("less than the 22 million", Quantity(start=14, end=24, low=22, high=22))
    True
    """
    return bool(_COMPARED.search(text[max(0, quantity.start - 20) : quantity.start]))


def is_further(text: str, quantity: Quantity) -> bool:
    """Tell whether a number comes on top of others: "another 20", "20 others", "20 more deaths".

    >>> is_further("another 20 came", Quantity(start=8, end=10, low=20, high=20))
    True
    """
    return bool(_FURTHER.search(text[max(0, quantity.start - 30) : quantity.start]) or _MORE.match(text, quantity.end))


def is_withdrawn(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Tell whether a sentence says of a number that it was a mistake, and not only that a later one replaces it.

    >>> text = "An earlier version said that 12 were found."
    >>> is_withdrawn(text, Sentence(start=0, end=43, paragraph=0), Quantity(start=29, end=31, low=12, high=12))
    True
    """
    before = text[sentence.start : min(quantity.start, sentence.start + _OPENING)]
    small = before.lower()
    if any(sign in small for sign in _VOIDING) and _VOIDED.search(before):
        return True
    denied = quantity.was or quantity.negated or (" to" in before[-5:] and _OTHER_SIDE.search(before))
    return bool(denied and _CORRECTS.search(before))


def is_against(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Tell whether votes against something are counted: "by 76 votes to 73", "73 voted against".

    >>> text = "It passed by 76 votes to 73."
    >>> is_against(text, Sentence(start=0, end=28, paragraph=0), Quantity(start=25, end=27, low=73, high=73))
    True
    """
    if quantity.kind != "count" or quantity.measure not in (None, "voted"):
        return False
    behind = text[quantity.end : min(sentence.end, quantity.end + 40)]
    first = re.split(r"[,;.]| and | to | while ", behind, maxsplit=1)[0]
    return bool(_TO.search(text[max(sentence.start, quantity.start - 40) : quantity.start]) or _AGAINST.search(first))
