"""Text from reports, made safe to look at."""

import re

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"\s+")


def visible(text: str) -> str:
    """Return text with every control character replaced by U+FFFD; tabs and line ends stay.

    The length stays the same, so offsets hold.

    >>> visible("a\\x1b[31mb\\tc")
    'a\ufffd[31mb\\tc'
    """
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """Return text on one line, without control characters and marks that turn the direction of writing.

    >>> one_line(" a\\n\\u202eb ")
    'a b'
    """
    return _SPACE.sub(" ", visible(_DIRECTIONS.sub("", text))).strip()


def cut(text: str, length: int) -> str:
    """Return text of at most `length` characters, with an ellipsis where something is left out.

    >>> cut("Northgate Press Agency", 12)
    'Northgate P…'
    """
    return text if len(text) <= length else text[: length - 1].rstrip(" ,;:–-(“‘") + "…"


def cut_inside(text: str, length: int) -> str:
    """Return text of at most `length` characters, with what is left out in the middle: names differ at their ends.

    >>> cut_inside("The Evening Courier (2)", 16)
    'The Evenin…r (2)'
    """
    tail = length // 3
    return text if len(text) <= length else text[: length - tail - 1].rstrip() + "…" + text[-tail:]
