"""Numbers without a noun that state a figure all the same: "eleven came back", "another 2,000 are waiting"."""

import re

from stemma.accounts.stated.small_counts import KNOWN_PAIR, is_one_of_two
from stemma.records import Quantity

_FEW = 2  # up to here "some of them" mostly stand for people already named
_TELLS = re.compile(
    r"\b(?:sp(?:eaks?|oke|oken)|talk(?:s|ed)?) of $|\b(?:says?|said|claims?|claimed|counted|counts) $", re.IGNORECASE
)
_TOLD = 20  # "up from 95" tells a count from here on; what is smaller is mostly an hour or an age
_MANY = 100  # so many who were told or seen to do something are people counted, whatever noun is left out
_SUBJECT = re.compile(
    r" (?:are|were|have|had|will|came|went|said|voted|failed|remain|remained|still|died|survived|abstained)\b"
)
_DONE = re.compile(r" (?:[a-z]+ed|told|seen|hurt|known|left) (?:to|in|from|by|at|on|as)\b")
_INCLUDING = re.compile(r"\b(?:including|among them) $")
_ANOTHER = re.compile(r"\b(?:another|the other) $")
_AT = re.compile(r"\b(?:at|to|until|by|from|age|aged|than|is|was|turned|be) $")
_FROM = re.compile(r" from (?!\d{4}\b)(?:\d|[a-z]+[ ,.;)])")
_TO_FROM = re.compile(r"\bto [\w,.]+ from $")
_REPLACED_BY = re.compile(r"\bto (?:at least |about |some )?[\w,.]+ from (?!\d{4}\b)[\w,.]+")
_CLAUSE_OPENS = re.compile(r"(?:^|[.!?:;,] ?|[“”\"(—–-] ?|\n|\b(?:[Ww]hile|[Bb]ut|and|of whom|of which) )$")
_ACTS = re.compile(
    r" (?:also |later |have |had |then |never |only )?"
    r"(?:(?!(?:aged|named|called)\b)[a-z]{2,}ed|were|had|went|came|took|fled|left|found|told|got|fell|saw|stood|made|hit"
    r"|lost|won|ran|swam|held|sat|spoke|kept|began|drew|said|say|sought|bought|sold|paid|chose|broke) (?!by\b)"
)
_ANSWERS = re.compile(r"(?:[“‘\"]|\bA: |:\*\* |[.,:] ['‘])(?:All |Only |Just |About )?$")
_ANSWERED = re.compile(r"[.,!?](?:[”’\"']|\s|$)")
_OF_SO_MANY = re.compile(
    r" (?:out )?of (?:the |its |their )?(?:\d{1,3}\b(?! (?:million|billion))|[a-z]+ty\b|[a-z]+teen\b)"
)
_SO_MANY_OF = re.compile(r"\b\d{1,3} (?:out )?of (?:the )?$")
_SOME_OF = re.compile(r" of (?:the|them|those|these|whom|which|us|its|their|his|her|our)\b")
_THERE = re.compile(r"\b[Tt]here (?:were|are) (?:only |just )?$")
_WITHIN = re.compile(r" (?:in|on|inside|aboard)\b")  # "there were four in the party"
_ENTRY = re.compile(r"[A-Z][\w’'.-]*(?: [\w’'.-]+){0,3} ?[-–—:] ?\d[\d,.]*(?=[,;.\s]|$)")
_ENTRIES = 3  # "Akhar - 15, Balim - 10, Tarn - 27": so many places with a number each are a list of counts
_ROW = 160  # characters around a number in which other entries of its list stand
_ORIGIN = re.compile(r" (?:(?:is|are|was|were|reportedly) ){0,2}from (?:the )?[A-Z]")
_ALSO = re.compile(r"(?:\band|,) $")
_CROWD = 200  # "hundreds fled", "thousands celebrate": people where no noun says otherwise
_PLAINLY_MANY = 10_000  # numbers from here on count people or things even where no noun stands beside them
_THOUSAND = 1000  # written with a comma ("1,190") it is neither a year nor a name


def says_enough(quantity: Quantity, text: str) -> bool:
    """Tell whether a number without a noun still states a figure.

    "Over 1,100 of them signed", "eleven came back", "another 2,000 are waiting", "raised to five from three" and "20
    million in the country" do; "at nine", "he is 47" and "raised the age to 67" do not.

    >>> text = "Another 2,000 of them came at 9."
    >>> says_enough(Quantity(start=8, end=13, low=2000, high=2000), text)
    True
    >>> says_enough(Quantity(start=30, end=31, low=9, high=9), text)
    False
    """
    if quantity.delta:
        return False
    if is_one_of_two(quantity, text):
        return True
    largest = max(abs(quantity.low or 0), abs(quantity.high or 0))
    grouped = "," in text[quantity.start : quantity.end] and largest >= _THOUSAND
    if grouped or largest >= _PLAINLY_MANY or (quantity.approximate and quantity.high is None and largest >= _CROWD):
        return True
    before, after = text[max(0, quantity.start - 40) : quantity.start], text[quantity.end : quantity.end + 40]
    if largest >= _FEW and _INCLUDING.search(before):
        return True  # "14 assaults, including two in the market"
    if _REPLACED_BY.search(before + text[quantity.start : quantity.end] + after):
        return quantity.was or bool(_FROM.match(after)) or bool(_TO_FROM.search(before))
    if (quantity.was and largest >= _TOLD) or (quantity.change and largest >= _MANY and before.endswith(" to ")):
        return True
    if _ANSWERS.search(before) and _ANSWERED.match(after):
        return largest > _FEW
    if largest >= _FEW and _THERE.search(before) and _WITHIN.match(after):
        return True
    if largest >= _FEW and _ALSO.search(before) and _ORIGIN.match(after):
        return True  # "12 are from Amsel and 11 from Corran"
    if _is_entry(quantity, text):
        return True
    if _OF_SO_MANY.match(after) or _SO_MANY_OF.search(before):
        return True
    if largest >= _FEW and _CLAUSE_OPENS.search(before) and _ACTS.match(after):
        return True
    if largest <= _FEW and not quantity.approximate:
        some = largest == _FEW and _SOME_OF.match(after) and not KNOWN_PAIR.search(before)
        return bool(some or (_ANOTHER.search(before) and _SUBJECT.match(after)))
    if largest >= _FEW and before.endswith("remaining "):
        return True
    if _AT.search(before):
        return False
    if largest >= _MANY and _TELLS.search(before):
        return True
    return bool(_SOME_OF.match(after) or _SUBJECT.match(after) or (largest >= _MANY and _DONE.match(after)))


def _is_entry(quantity: Quantity, text: str) -> bool:
    """Tell whether a number stands in a list of names with a number each: "Akhar - 15, Balim - 10, Tarn - 27"."""
    left = max(0, quantity.start - _ROW)
    entries = list(_ENTRY.finditer(text, left, quantity.end + _ROW))
    return len(entries) >= _ENTRIES and any(e.start() < quantity.start and quantity.end <= e.end() for e in entries)
