"""A numeral with the unit or currency that belongs to it: "$4.2b", "12,000-pound", "half a mile"."""

import re
from typing import NamedTuple

from stemma.reading.amounts.numeral import Numeral
from stemma.reading.amounts.running_numbers import glued_money_scale
from stemma.reading.amounts.units import Unit, unit_after, unit_before
from stemma.records import Number

_WEIGHS_AFTER = re.compile(r" of |,? \(?[\d.,]+ ?(?:k|t|metric)|[ -](?:weight|load|thrust|payload|bomb)", re.IGNORECASE)
_WEIGHS_BEFORE = re.compile(r"\b(?:weigh|payload|lift|carr(?:y|ied)|mass|thrust|cargo|load)", re.IGNORECASE)
_POUNDS = 10_000  # from here on pounds are money: what is weighed so is said in tons
_COSTS = re.compile(
    r" (?:[a-z]+ )?(?:fine|bill|grant|prize|fee|salary|loan|deal|payment|debt|award|reward|cheque|bonus|cost|gift|pay"
    r"|jackpot)s?\b"
)
_ARTICLE = re.compile(r" an?\b")
_LOWER_SUM = re.compile(r"[$£€]\d[\d.]*(?: ?[-–] ?| to )$")
_UP_TO = re.compile(r"(?: ?[-–] ?| (?:to|and|or) )\d[\d.,]*(?<=\d)")
_MILLIONS_OF = re.compile(r" ?m(?=[-‑ ][a-z])")  # "an 11m-gallon spill", "up to 9.5 m litres"
_METRES = re.compile(  # with a blank before it, "m" may be of a million
    r" m(?=[.,;)]| ?\(| (?:long|wide|deep|high|tall|below|above|away|from|north|south|east|west|of (?:sea|snow|water)"
    r"|final|race|dash|sprint|hurdles|freestyle|butterfly|backstroke|breaststroke)\b)"
)
_MAGNITUDE = re.compile(r"[ -]magnitude\b")
_SIGN = re.compile(r"(?:(?:^|[\s(])[-−]|(?<!plus or )\bminus[ -])$")  # "plus or minus three points" are no loss
_SIGNED = 16  # characters before a number in which its sign stands
_SPACED_SCALE = re.compile(r" (?:m|mn)(?![\w’'/])")  # "€300 m"
_MILLIONS = re.compile(
    r"m (?:[A-Z][\w.]* |(?!long|wide|deep|high|tall|away|below|above)[a-z]+ )?(?:people|[a-z]{4,}s)\b"
)


class Sized(NamedTuple):
    """A numeral with its unit, before ranges and bounds."""

    start: int
    end: int
    low: Number
    high: Number | None
    unit: Unit | None
    numeral: Numeral


def sized(text: str, n: Numeral) -> Sized:
    """Return a numeral of a text with its unit or currency, its value scaled by a letter glued to it.

    >>> from stemma.reading.amounts.running_numbers import numerals
    >>> text = "It cost $4.2b."
    >>> found = sized(text, numerals(text)[0])
    >>> (found.low, found.unit.name if found.unit else None)
    (4200000000, 'USD')
    """
    low, high, end = n.low, n.high, n.end
    before = unit_before(text, n.start)
    if before:
        factor, end = _money_scale(text, end) if not n.scaled else (1, end)
        low, high = scaled(low, factor), None if high is None else scaled(high, factor)
        start = before.start
        if text[start - 1 : start] in ("-", "−") and not text[start - 2 : start - 1].isalnum():
            low, high, start = -low, None if high is None else -high, start - 1
        elif "-" in text[before.start : n.start]:
            low, high = -low, None if high is None else -high
        return Sized(start, end, low, high, before, n)
    after = unit_after(text, end)
    if after is None and n.form == "fraction" and (article := _ARTICLE.match(text, end)):
        after = unit_after(text, article.end())  # "half a mile"
    if after and text.startswith(" of ", end) and n.form not in ("vague", "fraction"):
        after = None
    if after and after.name == "pound" and low >= _POUNDS and not _is_weight(text, n.start, n.end, after.end):
        after = after._replace(kind="money", name="GBP")
    if after and after.name == "p" and not text.startswith((" video", " res"), after.end):
        after = after._replace(kind="money", name="penny")
    if sum_of := _sum(text, n, end):
        return sum_of
    if bound := _upper_sum(text, n, end) or _lower_sum(text, n, end):
        return bound
    millions = _MILLIONS_OF.match(text, end) if n.form == "digits" and not n.scaled else None
    if millions and (tied := unit_after(text, millions.end())) and tied.kind == "measure":
        return Sized(n.start, tied.end, scaled(low, 10**6), scaled(low, 10**6), tied, n)
    if after and after.name == "m" and after.start == end and _MILLIONS.match(text, end):
        return Sized(n.start, end + 1, scaled(low, 10**6), scaled(low, 10**6), None, n)
    if after is None and n.form == "digits" and not n.scaled and (metres := _METRES.match(text, end)):
        after = Unit("measure", "m", end + 1, metres.end())
    sign = _SIGN.search(text[max(0, n.start - _SIGNED) : n.start])
    if sign and (after or "minus" in sign.group() or _MAGNITUDE.match(text, end)):
        low, high = -low, None if high is None else -high
    return Sized(n.start, after.end if after else end, low, high, after, n)


def _money_scale(text: str, end: int) -> tuple[int, int]:
    """Return the scale that letters mean behind a sum, and where they end: "$4.2b", "€300 m"."""
    apart = _SPACED_SCALE.match(text, end)
    return (10**6, apart.end()) if apart else glued_money_scale(text, end)


def _sum(text: str, n: Numeral, end: int) -> Sized | None:
    """Return a sum of money whose scale is a letter between number and currency: "2m euros", "a 2 mn-euro loss"."""
    if n.scaled or n.form != "digits":
        return None
    gap = end + (text[end : end + 1] == " ")
    factor, letter = glued_money_scale(text, gap)
    currency = unit_after(text, letter) if factor > 1 else None
    if currency is not None and currency.name == "pound":
        currency = currency._replace(kind="money", name="GBP")
    if currency is None or currency.kind != "money":
        return None
    high = None if n.high is None else scaled(n.high, factor)
    return Sized(n.start, currency.end, scaled(n.low, factor), high, currency, n)


def _upper_sum(text: str, n: Numeral, end: int) -> Sized | None:
    """Return the upper end of a range of money, whose currency stands before the lower one: "€38-42m"."""
    lower = _LOWER_SUM.search(text[max(0, n.start - 16) : n.start])
    factor, letter = glued_money_scale(text, end)
    if lower is None or factor == 1 or n.scaled or n.form != "digits":
        return None
    sign = unit_before(text, max(0, n.start - 16) + lower.start() + 1)
    return sign and Sized(
        n.start, letter, scaled(n.low, factor), scaled(n.low, factor), sign._replace(start=n.start), n
    )


def _lower_sum(text: str, n: Numeral, end: int) -> Sized | None:
    """Return the lower end of a range of money, whose currency stands behind the upper one: "12m to 15m crowns"."""
    factor, letter = glued_money_scale(text, end)
    upper = _UP_TO.match(text, letter) if factor > 1 and not n.scaled and n.form == "digits" else None
    if upper is None or glued_money_scale(text, upper.end())[0] != factor:
        return None
    currency = unit_after(text, glued_money_scale(text, upper.end())[1])
    if currency is None or currency.kind != "money":
        return None
    value = scaled(n.low, factor)
    return Sized(n.start, letter, value, value, currency._replace(start=letter, end=letter), n)


def _is_weight(text: str, start: int, number_end: int, end: int) -> bool:
    """Tell whether pounds are of weight or thrust by the words around: "payload of", "of thrust", "(63,500 kg)".

    A "12,000-pound" whale weighs that much; a "12,000-pound" fine costs it.
    """
    if text[number_end : number_end + 1] in ("-", "‑"):
        return not _COSTS.match(text, end)
    return bool(_WEIGHS_AFTER.match(text, end) or _WEIGHS_BEFORE.search(text[max(0, start - 60) : start]))


def scaled(value: Number, factor: int) -> Number:
    """Multiply without the noise of binary fractions.

    >>> scaled(4.2, 1000), scaled(32.2, 10**9)
    (4200, 32200000000)
    """
    product = value * factor
    rounded = round(float(f"{product:.15g}"), 6) if isinstance(product, float) else product
    return int(rounded) if float(rounded).is_integer() and factor > 1 else rounded
