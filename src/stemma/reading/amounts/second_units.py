"""Bounds that brackets would hide: "up to $3 billion (2.4 billion pounds)", "from 2 km (1.2 miles) to 3 km"."""

import re

_OPENS = re.compile(r" ?\(")
_CLOSES = re.compile(r"[^()]{0,40}\)")
_BRACKET_TO = re.compile(r" ?\([^()]{1,80}\) (?P<word>to|and) $")
_RANGES = re.compile(r"\b(?:rang\w+|var(?:y|ies|ied|ying))(?: anywhere)? from $")
_BETWEEN = re.compile(r"\bbetween $")
_REACH = 100  # characters over which the lower end of a range is looked for


def is_second_unit(text: str, end_before: int, start: int, end: int) -> bool:
    """Tell whether an amount stands alone in brackets right behind another, which it puts in a second unit.

    >>> text = "up to $3 billion (2.4 billion pounds) of it"
    >>> is_second_unit(text, 16, 18, 36)
    True
    """
    return bool(_OPENS.fullmatch(text, end_before, start) and _CLOSES.match(text, end))


def lower_end(text: str, start: int) -> int | None:
    """Return where the lower end of a range stops whose upper end begins at `start`, where brackets split the two.

    >>> text = "it ranges from 2 km (1.2 miles) to 3 km"
    >>> lower_end(text, text.index("3 km")) == text.index(" (")
    True
    """
    left = text[max(0, start - _REACH) : start]
    bracket = _BRACKET_TO.search(left)
    return None if bracket is None else start - len(left) + bracket.start()


def opens_range(text: str, low_start: int, start: int) -> bool:
    """Tell whether the words before the lower end say that a range begins, and no change ("rose from 2 km to 3 km").

    >>> opens_range("it ranges from 2 km (1.2 miles) to 3 km", 15, 35)
    True
    """
    left = text[max(0, low_start - 30) : low_start]
    return bool(_RANGES.search(left) if text.endswith(" to ", 0, start) else _BETWEEN.search(left))
