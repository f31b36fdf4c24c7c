"""Digits that are part of a longer sign, a code, a table or a list: F-16, CO2, 2O23, 555-0134."""

import re
from unicodedata import category

from stemma.reading.amounts.numeral import Numeral
from stemma.reading.amounts.units import unit_after, unit_before

_NOT_LATIN = 0x370  # the first letter of Greek; Latin letters with all their marks come before
_CODED = re.compile(r"[A-Za-z]\d+[-–]$|(?<!\d)\d{3,4}-\d{3}-$")  # "J1131-1231", "1800-000-104"
_AFTER_DATE = re.compile(r"(?:(?:[A-Z][a-z]{2,8}|\bin) (?:\d{1,2}, )?(?:19|20)\d\d|^\W*\d\d?[:.]\d\d) $")
_UNIT_OVER = re.compile(r"\d(?:[ -][a-z]+)?[ -]?[a-z]+/$")
_MODEL = 100 * 10**9
_MARGIN = 12  # characters of marks and blanks before the number of an entry in a list


def _glued(text: str, n: Numeral) -> bool:
    """Digits that are part of a longer sign: F-16, CO2, 4th, 1990s, 9AB8, 24/7, 3.5.1."""
    before, after = text[max(0, n.start - 2) : n.start], text[n.end : n.end + 3]
    if _is_torn(before[-1:]) or _is_torn(after[:1]) or re.match(r"\.[A-Za-z](?![A-Za-z])", after):
        return True  # the last is "$4.Z million"
    if unit_before(text, n.start):
        return False
    if re.search(r"[A-Za-z_@#&~^]$", before) and not re.search(
        r"(?<![A-Za-z])(?:USD?|GBP|EUR|RM|Rs|INR|NIS)$|\$(?:A|US|AU)$|~$", text[max(0, n.start - 4) : n.start]
    ):
        return True
    if _CODED.search(text[max(0, n.start - 12) : n.start]):
        return True
    if before.endswith("/") and _UNIT_OVER.search(text[max(0, n.start - 24) : n.start]) and unit_after(text, n.end):
        return False  # "115km/71 miles"
    if re.search(r"[^\W\d_][-/–]$", before) and not re.search(
        r"(?:minus|sub|now|plus|to|than|and|magnitude|-|\d(?:m|mn|bn|tn|k))[-–]$", text[max(0, n.start - 10) : n.start]
    ):
        return True
    if re.search(r"(?<!\d)(?:1[5-9]|20)\d\d[-–/]$", text[max(0, n.start - 6) : n.start]) and n.low < 100:
        return True
    if re.search(r"\d[-/.,:–]$", before) or (before.endswith(("/", "’", "'", "‘")) and not before.startswith("$")):
        return not re.search(r"\d[-–]$", before)
    if re.match(r"(?:st|nd|rd|th|s|'s|’s)(?![\w])", after):
        return True
    if re.match(r"[A-Za-z]", after) and not n.scaled and not unit_after(text, n.end):
        return not re.match(r"(?:m|b|t|T|mm|x|v)\b", after)
    return bool(re.match(r"[/⁄:,’'′^.]\d|@", after))  # a comma before one or two digits: "1,2OO"


def _model(text: str, n: Numeral) -> bool:
    """A model with a capital B behind it ("a Kestrin 208B"): nobody counts hundreds of billions without a currency."""
    return text[n.start : n.end].endswith("B") and n.low >= _MODEL and unit_before(text, n.start) is None


def _is_torn(sign: str) -> bool:
    """Tell whether a sign shows that a number goes on: a keycap, an accent, a space without width, a foreign letter."""
    if not sign or sign.isascii():
        return False
    return category(sign) in ("Mn", "Me", "Cf") or (sign.isalpha() and ord(sign) >= _NOT_LATIN)


def _foreign(text: str, n: Numeral) -> bool:
    """A number in words of another script, such as the date of an embedded post: "14 сентября"."""
    after = re.match(r"[ \u00a0]([^\W\d_])[^\W\d_]{2}", text[n.end : n.end + 4])
    return after is not None and not n.scaled and ord(after.group(1)) >= _NOT_LATIN


def _code(text: str, n: Numeral) -> bool:
    """Telephone numbers, codes with leading zeros, web addresses."""
    written = text[n.start : n.end]
    if re.fullmatch(r"0\d+", written):
        return True
    if re.match(r"[-–.]\d{3}[-–.]\d{3,4}|[-–]\d{4}(?!\d)", text[n.end : n.end + 9]) and len(written) in (3, 5):
        return True
    around = text[max(0, n.start - 30) : n.end + 10]
    return bool(re.search(r"www\.|https?:|\w@\w|\.com/|\.co/", around)) and bool(
        re.search(r"[\w/=?&-]$", text[max(0, n.start - 1) : n.start])
    )


def _table(text: str, n: Numeral) -> bool:
    """A number among bare numbers: a row of a table, the marks on a map."""
    after = re.match(r"(?:[ \t|]+| ?/ )\d+(?:[ \t|]|$)", text[n.end : n.end + 12])
    before = re.search(r"\d[ \t|]+$|\d ?/ $", text[max(0, n.start - 4) : n.start])
    if before and after is None and _AFTER_DATE.search(text[max(0, n.start - 24) : n.start]):
        return False  # "On 12 October 2024 561 complaints", "01:10 61 percent counted"
    return bool(before or after) and not n.scaled and "," not in text[n.start : n.end]


def _list_mark(text: str, n: Numeral) -> bool:
    opens = n.start <= _MARGIN and text[: n.start].strip(" \t•*#([") == ""
    return opens and bool(re.match(r"[.):\]](?!\d)(?:\s|$)", text[n.end : n.end + 2]))


SIGNS = (_glued, _model, _foreign, _table, _list_mark, _code)
