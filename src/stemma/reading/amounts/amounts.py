"""Numbers with their units, ranges joined and bounds applied: the amounts that a sentence states."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from stemma.data import lexicon
from stemma.reading.amounts.ages import AND, OLDEST, is_age, joins_an_age
from stemma.reading.amounts.bounds import Bound, Bounds, bound_after, bound_before, bounded
from stemma.reading.amounts.labels import is_label
from stemma.reading.amounts.ranges import joined
from stemma.reading.amounts.running_numbers import numerals
from stemma.reading.amounts.second_units import is_second_unit, lower_end, opens_range
from stemma.reading.amounts.sized import Sized, sized
from stemma.reading.amounts.vote_pairs import in_vote_pair
from stemma.records import Number

KEPT = 4_000  # sentences whose amounts are remembered: news is full of copies
_STRONGEST = 10  # no earthquake has this magnitude
_SUM = 1000
_AVERAGE = re.compile(  # "just over two rebounds (8.0) per contest" is no whole number
    r" [a-z]+(?: \([^()]{1,12}\))? (?:per|an?|each) (?:game|contest|match|outing|season|innings?)\b"
)
_FEW = 10  # editors put "more than" before a count in words
_CONTINUOUS = frozenset({"money", "percent", "measure", "duration", "age", "rate"})
_OPEN = frozenset({"at_least", "more", "at_most", "less"})
_CONVERTED = frozenset({"measure", "money"})
_MORE = 3  # bounding phrases that can stand one after the other: "at least an estimated 200"
_AGE_AFTER = re.compile(r"[ -]{1,3}(?:year|month|week|day)s?[ -]{1,3}old\b|-yr-old\b", re.IGNORECASE)
_MAGNITUDE_BEFORE = re.compile(
    r"\bmagnitude(?:[ -](?:of|at|was|is|as|put|the|that|an?|quake|earthquake|tremor|shock|least|about|around))"
    r"{0,6}[ -]$",
    re.IGNORECASE,
)
_QUAKES = re.compile(r"\b(?:magnitude|Richter|(?:earth)?quake|tremor|temblor|aftershock|shock)s?\b", re.IGNORECASE)
_MAGNITUDE_AFTER = re.compile(
    r"[ -]{1,3}magnitude\b| on the (?:[\w-]+ )?(?:Richter|magnitude|moment)|[ -]strength quake", re.IGNORECASE
)
_QUAKE_AFTER = re.compile(r" (?:earth)?quake\b| tremor\b| temblor\b| aftershock\b", re.IGNORECASE)
_HYPHEN = re.compile(r"[-‑](?!(?:up|down)\b)[A-Za-z]")  # "260 -up from 26", as tokenisers leave a dash
_SPACED_HYPHEN = re.compile(
    r" [-–] (?:year|month|week|day|hour|minute|story|storey|foot|inch|mile|page|room|bed|bedroom|strong|member|employee"
    r"|square)\b",
    re.IGNORECASE,
)
_PER = (
    "month|year|week|day|hour|minute|second|barrel|ounce|gallon|share|person|head|ton|tonne"
    "|square (?:foot|meter|metre|mile)|capita|mile|kilometer|kilometre|litre|liter|pound|kilogram|unit|night|user"
    "|customer|game|millilit(?:re|er)|hectare|acre|household|family|child|visit|vote|cubic (?:foot|meter|metre)"
    "|pupil|seat"
)
_RATE = re.compile(rf"[ -](?:per|an?|each|every)[ -]({_PER})\b")


class Amount(NamedTuple):
    """An amount in a sentence: the stretch of its number with bounding words and unit, its bounds, kind and unit.

    `number_start` and `number_end` enclose the number with its unit, without bounding words before it.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    low: Number | None
    high: Number | None
    approximate: bool
    kind: str
    unit: str | None
    form: str
    sort: str | None
    value: Number
    attribute: bool = False


@lru_cache(maxsize=KEPT)
def amounts(text: str) -> tuple[Amount, ...]:
    """Return the amounts of a sentence in order; numbers that only label something are left out.

    >>> [(a.low, a.high, a.kind) for a in amounts("At least 22 of 500 to 600 people lost $1.2bn on May 4, 2023.")]
    [(22, None, 'count'), (500, 600, 'count'), (1200000000, 1200000000, 'money')]
    """
    numbers = [sized(text, n) for n in numerals(text) if not is_label(text, n)]
    found: list[Amount] = []
    at = 0
    while at < len(numbers):
        one = numbers[at]
        if at + 1 < len(numbers) and _is_repeated(text, one, numbers[at + 1]):
            numbers[at : at + 2] = [one._replace(end=numbers[at + 1].end + 1)]
            continue
        both = joined(text, one, numbers[at + 1]) if at + 1 < len(numbers) else None
        amount = _in_second_currency(text, found, _amount(text, both or one), both or one)
        if found and found[-1].kind == "age" and amount.kind == "count" and joins_an_age(text, found[-1].end, one):
            amount = amount._replace(kind="age", unit="year")
        if found and amount.kind == "age" and found[-1].kind == "count" and found[-1].value < OLDEST:
            paired = found[-1].form in ("digits", "words") and AND.fullmatch(text, found[-1].end, one.start)
            found[-1] = found[-1]._replace(kind="age", unit="year") if paired else found[-1]
        found.append(amount._replace(start=max(amount.start, found[-1].end)) if found else amount)
        _split_range(text, found)
        if len(found) > 1 and _shares_unit(text, found[-2], found[-1]):
            found[-2] = found[-2]._replace(kind=found[-1].kind, unit=found[-1].unit)
        at += 2 if both else 1
    return tuple(found)


def _in_second_currency(text: str, found: Sequence[Amount], amount: Amount, s: Sized) -> Amount:
    """Return a sum in brackets with the bounds of the one before them: "up to $3 billion (2.4 billion pounds)"."""
    before = found[-1] if found else None
    if before is None or amount.kind != "money" or before.kind != "money" or amount.unit == before.unit:
        return amount
    if before.sort not in _OPEN or amount.sort or not is_second_unit(text, before.end, amount.start, amount.end):
        return amount
    limits = _limits(text, s, before.sort, amount.kind)
    return amount._replace(low=limits.low, high=limits.high, sort=before.sort)


def _split_range(text: str, found: list[Amount]) -> None:
    """Bound the two ends of a range that brackets split: "ranges from 2 km (1.2 miles) to 3 km"."""
    upper = found[-1]
    end = lower_end(text, upper.start) if upper.kind in _CONVERTED and upper.sort is None else None
    first = next((at for at, a in enumerate(found) if a.end == end), None)
    if first is None or not opens_range(text, found[first].start, upper.start):
        return
    for at in range(first, len(found) - 1):
        found[at] = found[at]._replace(high=None, sort="at_least")
    found[-1] = upper._replace(low=None, sort="at_most")


def _shares_unit(text: str, one: Amount, two: Amount) -> bool:
    """Tell whether a number takes the unit of the one joined to it: "33.1 and 32.8 per cent respectively"."""
    alone = one.kind == "count" and one.unit is None and one.form == "digits"
    if not alone or two.kind not in ("percent", "money", "measure"):
        return False
    gap = text[one.number_end : two.number_start]
    if gap == " to ":
        return text.endswith("from ", 0, one.start) or text.startswith("from ", one.start)  # "from 1.80 to 2.65 pesos"
    return gap == " and " and (isinstance(one.value, float) or "respectively" in text[two.end :])


def _amount(text: str, s: Sized) -> Amount:
    start, sort, about = s.start, None, False
    for _ in range(_MORE):
        bound = bound_before(text, start)
        if bound is None or _is_crossed(text, bound, s):
            break
        start = bound.start
        about = about or bound.sort in ("about", "just_less", "just_more")
        if bound.sort not in ("about", "exact"):
            sort = bound.sort
    kind, unit, end = _kind(text, s)
    after = bound_after(text, s.end)
    if after:
        end = max(end, after.end)
        about = about or after.sort == "about"
        sort = after.sort if sort is None and after.sort != "about" else sort
    if sort == "more_if_bare":
        bare = _bare(text, s.end) and not in_vote_pair(text, s.start)  # "the bill passed 52-48"
        sort = "more" if kind in ("money", "percent", "measure") or bare else None
        start = start if sort else s.start
    limits = _limits(text, s, sort, kind)
    hyphen = _HYPHEN.match(text, s.end) or _SPACED_HYPHEN.match(text, s.end)
    attribute = bool(hyphen) and kind != "age"
    return Amount(
        start,
        end,
        s.start,
        s.end,
        limits.low,
        limits.high,
        limits.approximate or about or s.numeral.form == "vague",
        kind,
        unit,
        s.numeral.form,
        sort,
        s.low,
        attribute,
    )


def _is_crossed(text: str, bound: Bound, s: Sized) -> bool:
    """Tell whether "over" before a few in words says a way and no bound: "a shot over two defenders"."""
    plain = text[bound.start : bound.end].strip().lower() == "over" and s.unit is None and s.high == s.low
    return plain and s.numeral.form == "words" and not s.numeral.scaled and s.low < _FEW


def _is_repeated(text: str, one: Sized, two: Sized) -> bool:
    """Tell whether a number in words stands in digits behind it, as letters to the press have it: "nine (9) wagons"."""
    same = one.low == two.low and one.numeral.form == "words" and one.unit is None and two.unit is None
    return same and text[one.end : two.start].strip() == "(" and text[two.end : two.end + 1] == ")"


def _limits(text: str, s: Sized, sort: str | None, kind: str) -> Bounds:
    # Prices are told in cents, sums from a thousand on in whole units of money.
    average = kind == "count" and _AVERAGE.match(text, s.end)
    whole = (
        not average
        and (kind not in _CONTINUOUS or (kind == "money" and abs(s.low) >= _SUM))
        and s.numeral.form != "fraction"
    )
    return bounded(s.low, s.high, sort, whole)


def _bare(text: str, end: int) -> bool:
    """Tell whether nothing that could be counted follows a number."""
    following = re.match(r"[ ]?([A-Za-z]+)?", text[end : end + 20])
    word = following.group(1) if following else None
    return word is None or word.lower() in _after_bare()


@cache
def _after_bare() -> frozenset[str]:
    return frozenset(lexicon("quantities_bounds")["after_bare"])


def _is_strength(text: str, end: int) -> bool:
    """Tell whether a number with a fraction is that of a quake: "a 6.2 tremor", "magnitude 5.9; others said 6.1"."""
    return bool(_QUAKE_AFTER.match(text, end) or (_QUAKES.search(text) and _bare(text, end)))


def _kind(text: str, s: Sized) -> tuple[str, str | None, int]:
    """Return the kind of a number, its unit and where its words end."""
    if _AGE_AFTER.match(text, s.end) or (
        s.unit and s.unit.kind == "duration" and re.match(r"[ -]old\b", text[s.end : s.end + 4])
    ):
        old = re.compile(r"(?:[ -]{1,3}(?:year|month|week|day)s?)?[ -]{1,3}(?:yr-)?old\b", re.IGNORECASE).match(
            text, s.end
        )
        return "age", "year", old.end() if old else s.end
    if s.unit is None:
        if s.numeral.form == "fraction":
            return "percent", "share", s.end
        if is_age(text, s):
            return "age", "year", s.end
        if _MAGNITUDE_BEFORE.search(text[max(0, s.start - 40) : s.start]) or _MAGNITUDE_AFTER.match(text, s.end):
            return "measure", "magnitude", s.end
        if isinstance(s.low, float) and s.low < _STRONGEST and _is_strength(text, s.end):
            return "measure", "magnitude", s.end
        return "count", None, s.end
    rate = _RATE.match(text, s.end)
    if rate and s.unit.kind in ("money", "measure", "percent"):
        return s.unit.kind, f"{s.unit.name} per {rate.group(1)}", rate.end()
    return s.unit.kind, s.unit.name, s.end
