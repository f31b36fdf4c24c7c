"""To which of several numbers of a sentence a date belongs."""

import re

_NUMBER_BEFORE = re.compile(
    r"(?<![\w.,])(?P<number>[$£€]?\d[\d.,]*)%?(?: (?!and\b|but\b)[\w-]+){0,2}(?: in|,)? (?:\w+ )?$"
)
_REACH = 40  # characters between a number and its date
_BOUND = 14  # characters of bounding words before a numeral: "more than 1,200"


def is_of_another_number(text: str, date: int, at: int) -> bool:
    """Tell whether a date that begins at `date` stands right behind another number than the one at `at`.

    >>> text = "Turnout was 63.7 percent, up from 58.1 in 2021."
    >>> is_of_another_number(text, 42, 12), is_of_another_number(text, 42, 34)
    (True, False)
    """
    found = _NUMBER_BEFORE.search(text, max(0, date - _REACH), max(0, date))
    if found is None or found.start("number") <= at <= found.end("number"):
        return False
    between = text[at : found.start("number")]
    return at > found.start("number") or len(between) > _BOUND or any(c.isdigit() for c in between)
