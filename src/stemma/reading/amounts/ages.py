"""Numbers that are somebody's age: "aged 12", "Anna Tull, 40, said", "ages 11 and 15"."""

import re

from stemma.reading.amounts.sized import Sized

OLDEST = 120  # years
_ADULT = 10  # years from which somebody has a trade
AND = re.compile(r",? (?:and|or) |, ")  # between two ages of a row
_NO_NOUN = re.compile(r"[,.;:)]|$| (?:and|or) (?:\d|[a-z]+[,.;:)])| (?:said|were|was|told|when|who)\b")
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|ages? of|turned|turning|turns)[ ](?:between )?$", re.IGNORECASE)
_WHO_IS = re.compile(
    r"\b(?:who|he|she|(?:old|young)est|eldest|(?:grand)?(?:son|daughter)|brother|sister) (?:is|was|will be) $",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"[A-Z][\w’'.-]+(?: ?, |[ ]\()$")
_SEX_BEFORE = re.compile(
    r"\b(?:(?:wo)?m[ae]n|boys?|girls?|(?:fe)?male|grand\w+|(?:son|daughter|brother|sister|sibling|twin)s?)"
    r"(?: ?, | of )$",
    re.IGNORECASE,
)
_BOTH_BEFORE = re.compile(r", (?:both|each|now|then) $")
_PERSON_OF = re.compile(  # "an electrician of 52", "a former geography teacher of 49"
    r"\b(?:an?|the|another|one) (?:[\w’'-]+ ){0,3}?(?!(?:grand)?(?:mo|fa)ther\b)"
    r"(?:[a-z]+(?:er|or|ian|ist|ant|man|woman)|nurse|cook|clerk|judge|pupil|youth|child|widow|guard|priest|nun) of $",
    re.IGNORECASE,
)
_PERSON_BEFORE = re.compile(  # "the potato farmer, 43, died"
    r"\b(?:the|an?|her|his|their) (?:[\w’'-]+ ){0,3}?"
    r"(?:[a-z]+(?:er|or|ian|ist|ant|man|woman|ress)"
    r"|nurse|cook|clerk|judge|pupil|student|guard|priest|nun|victim|suspect|star) ?, $",
    re.IGNORECASE,
)
_FULL_NAME_BEFORE = re.compile(r"[A-Z][\w’'.-]+ [A-Z][\w’'.-]+ ?, $")


def is_age(text: str, s: Sized) -> bool:
    """Tell whether a bare number is somebody's age: "aged 12", "who was 17,", "Anna Tull, 40, said", "(40)".

    >>> from stemma.reading.amounts.running_numbers import numerals
    >>> from stemma.reading.amounts.sized import sized
    >>> text = "Anna Tull, 40, said that 12 came."
    >>> [is_age(text, sized(text, n)) for n in numerals(text)]
    [True, False]
    """
    if s.numeral.form not in ("digits", "words") or not 0 < s.low < OLDEST:
        return False
    if _AGE_BEFORE.search(text[max(0, s.start - 24) : s.start]):
        return True
    if _WHO_IS.search(text[max(0, s.start - 14) : s.start]) and re.match(r"[,.;]", text[s.end : s.end + 1]):
        return True
    left = text[max(0, s.start - 48) : s.start]
    if _SEX_BEFORE.search(left) and re.match(r" ?[,.;)]| (?:and|died|was|who|has|had)\b", text[s.end : s.end + 5]):
        return True
    if _BOTH_BEFORE.search(left) and s.low >= _ADULT and re.match(r"[,.;)]", text[s.end : s.end + 1]):
        return True
    if (
        _PERSON_OF.search(left)
        and s.low >= _ADULT
        and re.match(r"[,.;)]|\s*$| (?:and|who|was|is|died|has|had)\b", text[s.end : s.end + 6])
    ):
        return True
    if _PERSON_BEFORE.search(left) and s.low >= _ADULT and re.match(r" ?,", text[s.end : s.end + 2]):
        return True
    if _NAME_BEFORE.search(left) and re.match(r" ?[,);](?!\d)| [—–] ", text[s.end : s.end + 3]):
        return True
    return bool(_FULL_NAME_BEFORE.search(left) and re.match(r" ?[.]?\s*$", text[s.end : s.end + 4]))


def joins_an_age(text: str, end: int, s: Sized) -> bool:
    """Tell whether a bare number is joined to an age that ends at `end`: "ages 11 and 15".

    >>> from stemma.reading.amounts.running_numbers import numerals
    >>> from stemma.reading.amounts.sized import sized
    >>> text = "girls, ages 11 and 15, fled"
    >>> joins_an_age(text, 14, sized(text, numerals(text)[1]))
    True
    """
    bare = s.unit is None and s.numeral.form in ("digits", "words") and 0 < s.low < OLDEST
    return bare and bool(AND.fullmatch(text, end, s.start) and _NO_NOUN.match(text, s.end))
