"""Numbers with their units, ranges joined and bounds applied: the amounts that a sentence states."""

import re
from functools import lru_cache
from typing import NamedTuple

from stemma.reading.bounds import Bounds, bound_after, bound_before, bounded
from stemma.reading.labels import is_label
from stemma.reading.numbers import Numeral, glued_money_scale, numerals
from stemma.reading.units import Unit, unit_after, unit_before
from stemma.records import Number

KEPT = 8_000  # sentences whose amounts are remembered: news is full of copies
_BETWEEN = re.compile(r"[ \u00a0]?[-–—‑‐][ \u00a0]?|[ \u00a0]+(?:to|and|or|until|through)[ \u00a0-]+(?:a )?")
_OLDEST = 120  # years
_AND = re.compile(r",? (?:and|or) |, ")
_NO_NOUN = re.compile(r"[,.;:)]|$| (?:and|or) (?:\d|[a-z]+[,.;:)])| (?:said|were|was|told|when|who)\b")
_STRONGEST = 10  # no earthquake has this magnitude
_WEIGHS_AFTER = re.compile(r" of |,? \(?[\d.,]+ ?(?:k|t|metric)|[ -](?:weight|load|thrust|payload|bomb)", re.IGNORECASE)
_WEIGHS_BEFORE = re.compile(r"\b(?:weigh|payload|lift|carr(?:y|ied)|mass|thrust|cargo|load)", re.IGNORECASE)
_SUM = 1000
_POUNDS = 10_000  # from here on pounds are money: what is weighed so is said in tons
_CONTINUOUS = frozenset({"money", "percent", "measure", "duration", "age", "rate"})
_WIDEST = 3  # times its lower end that the upper end of a range told with a verb of change may be
_NEW_RANGE = re.compile(r" to (?:between )?[$£€]?\d[\d.,]* ?(?:to|and|-|–) ?[$£€]?\d")
_COSTS = re.compile(
    r" (?:[a-z]+ )?(?:fine|bill|grant|prize|fee|salary|loan|deal|payment|debt|award|reward|cheque|bonus|cost|gift|pay"
    r"|jackpot)s?\b"
)
_ARTICLE = re.compile(r" an?\b")
_MORE = 3  # bounding phrases that can stand one after the other: "at least an estimated 200"
_AGE_AFTER = re.compile(r"[ -]{1,3}(?:year|month|week|day)s?[ -]{1,3}old\b|-yr-old\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|turned|turning|turns)[ ](?:between )?$", re.IGNORECASE)
_WHO_IS = re.compile(r"\b(?:who|he|she) (?:is|was|will be) $")
_NAME_BEFORE = re.compile(r"[A-Z][\w’'.-]+(?: ?, |[ ]\()$")
_SEX_BEFORE = re.compile(
    r"\b(?:(?:wo)?m[ae]n|boys?|girls?|(?:fe)?male|grand\w+|son|daughter)(?:, | of )$", re.IGNORECASE
)
_FULL_NAME_BEFORE = re.compile(r"[A-Z][\w’'.-]+ [A-Z][\w’'.-]+ ?, $")
_MAGNITUDE_BEFORE = re.compile(r"\bmagnitude[ -](?:of )?(?:at least |about |around |a |an )*$", re.IGNORECASE)
_MAGNITUDE_AFTER = re.compile(
    r"[ -]{1,3}magnitude\b| on the (?:[\w-]+ )?(?:Richter|magnitude|moment)|[ -]strength quake", re.IGNORECASE
)
_QUAKE_AFTER = re.compile(r" (?:earth)?quake\b| tremor\b| temblor\b| aftershock\b", re.IGNORECASE)
_SPACED_HYPHEN = re.compile(
    r" [-–] (?:year|month|week|day|hour|minute|story|storey|foot|inch|mile|page|room|bed|bedroom|strong|member|employee"
    r"|square)\b",
    re.IGNORECASE,
)
_MILLIONS = re.compile(r"m (?:[A-Z][\w.]* )?(?:people|[a-z]{4,}s)\b")
_PER = (
    "month|year|week|day|hour|minute|second|barrel|ounce|gallon|share|person|head|ton|tonne"
    "|square (?:foot|meter|metre|mile)|capita|mile|kilometer|kilometre|litre|liter|pound|kilogram|unit|night|user"
    "|customer|game"
)
_THOUSANDS = re.compile(r",000$")
_RATE = re.compile(rf"[ -](?:per|an?|each|every)[ -]({_PER})\b")
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


class _Sized(NamedTuple):
    """A numeral with its unit, before ranges and bounds."""

    start: int
    end: int
    low: Number
    high: Number | None
    unit: Unit | None
    numeral: Numeral


@lru_cache(maxsize=KEPT)
def amounts(text: str) -> tuple[Amount, ...]:
    """Return the amounts of a sentence in order; numbers that only label something are left out.

    >>> [(a.low, a.high, a.kind) for a in amounts("At least 22 of 500 to 600 people lost $1.2bn on May 4, 2023.")]
    [(22, None, 'count'), (500, 600, 'count'), (1200000000, 1200000000, 'money')]
    """
    sized = [_sized(text, n) for n in numerals(text) if not is_label(text, n)]
    found: list[Amount] = []
    at = 0
    while at < len(sized):
        one = sized[at]
        joined = _range(text, one, sized[at + 1]) or _ratio(text, one, sized[at + 1]) if at + 1 < len(sized) else None
        amount = _amount(text, joined or one)
        if found and found[-1].kind == "age" and _is_another_age(text, found[-1], amount):
            amount = amount._replace(kind="age", unit="year")
        found.append(amount._replace(start=max(amount.start, found[-1].end)) if found else amount)
        at += 2 if joined else 1
    return tuple(found)


def _is_another_age(text: str, before: Amount, amount: Amount) -> bool:
    """ "Ages 11 and 15": a bare number joined to an age is one."""
    bare = amount.kind == "count" and amount.form in ("digits", "words") and 0 < (amount.low or 0) < _OLDEST
    joined = _AND.fullmatch(text, before.end, amount.start) and _NO_NOUN.match(text, amount.end)
    return bool(bare and joined)


def _sized(text: str, n: Numeral) -> _Sized:
    low, high, end = n.low, n.high, n.end
    before = unit_before(text, n.start)
    if before:
        factor, end = glued_money_scale(text, end) if not n.scaled else (1, end)
        low, high = _scaled(low, factor), None if high is None else _scaled(high, factor)
        start = before.start
        if text[start - 1 : start] in ("-", "−") and not text[start - 2 : start - 1].isalnum():
            low, high, start = -low, None if high is None else -high, start - 1
        elif "-" in text[before.start : n.start]:
            low, high = -low, None if high is None else -high
        return _Sized(start, end, low, high, before, n)
    after = unit_after(text, end)
    if after is None and n.form == "fraction" and (article := _ARTICLE.match(text, end)):
        after = unit_after(text, article.end())  # "half a mile"
    if after and text.startswith(" of ", end) and n.form not in ("vague", "fraction"):
        after = None
    if after and after.name == "pound" and low >= _POUNDS and not _is_weight(text, n.start, n.end, after.end):
        after = after._replace(kind="money", name="GBP")
    if after and after.name == "p" and not text.startswith((" video", " res"), after.end):
        after = after._replace(kind="money", name="penny")
    if after and after.name == "m" and after.start == end and _MILLIONS.match(text, end):
        return _Sized(n.start, end + 1, _scaled(low, 10**6), _scaled(low, 10**6), None, n)
    sign = re.search(r"(?:(?:^|[\s(])[-−]|\bminus[ -])$", text[max(0, n.start - 7) : n.start])
    if sign and (after or "minus" in sign.group()):
        low, high = -low, None if high is None else -high
    return _Sized(n.start, after.end if after else end, low, high, after, n)


def _is_weight(text: str, start: int, number_end: int, end: int) -> bool:
    """Tell whether pounds are of weight or thrust by the words around: "payload of", "of thrust", "(63,500 kg)".

    A "12,000-pound" whale weighs that much; a "12,000-pound" fine costs it.
    """
    if text[number_end : number_end + 1] in ("-", "‑"):
        return not _COSTS.match(text, end)
    return bool(_WEIGHS_AFTER.match(text, end) or _WEIGHS_BEFORE.search(text[max(0, start - 60) : start]))


def _scaled(value: Number, factor: int) -> Number:
    product = value * factor
    rounded = round(product, 6)
    return int(rounded) if float(rounded).is_integer() and factor > 1 else rounded


def _range(text: str, one: _Sized, two: _Sized) -> _Sized | None:
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
        low = _scaled(low, two.numeral.scale)
    glued = glued_money_scale(text, two.numeral.end)[0] if two.unit and two.unit.kind == "money" else 1
    if glued > 1 and not one.numeral.scaled and low < high / glued:
        low = _scaled(low, glued)
    if _THOUSANDS.search(text[two.numeral.start : two.numeral.end]) and low < 1000 and low * 1000 < high:
        low = low * 1000
    if low >= high or (word.startswith("or") and (high - low > max(2, low) or (one.unit and not two.unit))):
        return None
    start = one.start
    opener = re.search(r"\bbetween $|\bfrom $", before)
    if opener:
        start -= opener.end() - opener.start()
    return _Sized(start, two.end, low, high, two.unit or one.unit, two.numeral._replace(start=one.numeral.start))


_OUT_OF = re.compile(r" (?:in|out of)(?: every)? ")


def _ratio(text: str, one: _Sized, two: _Sized) -> _Sized | None:
    """Join "one in three", "7 out of 10"."""
    if not _OUT_OF.fullmatch(text[one.end : two.start]) or one.unit or two.unit or one.high is None or two.high is None:
        return None
    few = one.low in (1, 2, 3) or "out" in text[one.end : two.start] or two.low in (10, 100)
    if not few or not 0 < one.low < two.low <= 1_000_000:
        return None
    share = round(one.low / two.low, 12)
    return _Sized(one.start, two.end, share, share, None, two.numeral._replace(form="fraction", start=one.start))


def _is_change(text: str, one: _Sized, two: _Sized, before: str) -> bool:
    """Tell whether "from 5 to 22" or "by 5 to 22" says a change and not a range: "by 1 to 1.5 degrees" is one."""
    if _ROSE_BY.search(before):
        shared = one.unit is None and two.unit is not None
        scale = two.numeral.scale if two.numeral.scaled and not one.numeral.scaled else 1
        return not ((shared or scale > 1) and one.low < two.low / scale < _WIDEST * one.low)
    if _NEW_RANGE.match(text, two.end):
        return False  # "from 5 to 7 per cent to 3 to 5 per cent"
    if not _FROM.search(before):
        return False
    left = text[max(0, one.start - 60) : one.start].lower()
    return bool(_CHANGED.search(left)) and "rang" not in left[-15:]


def _amount(text: str, s: _Sized) -> Amount:
    start, sort, about = s.start, None, False
    for _ in range(_MORE):
        bound = bound_before(text, start)
        if bound is None:
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
        sort = "more" if kind in ("money", "percent", "measure") or _bare(text, s.end) else None
        start = start if sort else s.start
    limits = _limits(s, sort, kind)
    hyphen = re.match(r"[-‑][A-Za-z]", text[s.end : s.end + 2]) or _SPACED_HYPHEN.match(text, s.end)
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


def _limits(s: _Sized, sort: str | None, kind: str) -> Bounds:
    # Prices are told in cents, sums from a thousand on in whole units of money.
    whole = (kind not in _CONTINUOUS or (kind == "money" and abs(s.low) >= _SUM)) and s.numeral.form != "fraction"
    return bounded(s.low, s.high, sort, whole)


def _bare(text: str, end: int) -> bool:
    """Tell whether nothing that could be counted follows a number."""
    following = re.match(r"[ ]?([A-Za-z]+)?", text[end : end + 20])
    word = following.group(1) if following else None
    return word is None or word.lower() in (
        "in",
        "on",
        "as",
        "after",
        "and",
        "for",
        "by",
        "with",
        "at",
        "from",
        "but",
        "people",
        "dead",
        "mark",
        "points",
        "level",
        "deaths",
        "when",
        "since",
        "amid",
        "while",
        "following",
        "to",
        "yesterday",
        "today",
        "last",
        "this",
        "per",
        "a",
    )


def _is_age(text: str, s: _Sized) -> bool:
    """Tell whether a bare number is somebody's age: "aged 12", "who was 17,", "Anna Tull, 40, said", "(40)"."""
    if s.numeral.form not in ("digits", "words") or not 0 < s.low < _OLDEST:
        return False
    if _AGE_BEFORE.search(text[max(0, s.start - 24) : s.start]):
        return True
    if _WHO_IS.search(text[max(0, s.start - 14) : s.start]) and re.match(r"[,.;]", text[s.end : s.end + 1]):
        return True
    left = text[max(0, s.start - 48) : s.start]
    if _SEX_BEFORE.search(left) and re.match(r"[,.;)]| and\b", text[s.end : s.end + 4]):
        return True
    if _NAME_BEFORE.search(left) and re.match(r" ?[,);](?!\d)", text[s.end : s.end + 3]):
        return True
    return bool(_FULL_NAME_BEFORE.search(left) and re.match(r" ?[.]?\s*$", text[s.end : s.end + 4]))


def _kind(text: str, s: _Sized) -> tuple[str, str | None, int]:
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
        if _is_age(text, s):
            return "age", "year", s.end
        if _MAGNITUDE_BEFORE.search(text[max(0, s.start - 40) : s.start]) or _MAGNITUDE_AFTER.match(text, s.end):
            return "measure", "magnitude", s.end
        if isinstance(s.low, float) and s.low < _STRONGEST and _QUAKE_AFTER.match(text, s.end):
            return "measure", "magnitude", s.end
        return "count", None, s.end
    rate = _RATE.match(text, s.end)
    if rate and s.unit.kind in ("money", "measure", "percent"):
        return s.unit.kind, f"{s.unit.name} per {rate.group(1)}", rate.end()
    return s.unit.kind, s.unit.name, s.end
