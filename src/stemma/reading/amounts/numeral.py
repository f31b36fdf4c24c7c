"""A number as it is written, and what scale words make of it."""

import re
from functools import cache
from typing import Literal, NamedTuple

from stemma.data import lexicon
from stemma.records import Number

Form = Literal["digits", "words", "fraction", "vague"]
LARGEST = 10**18  # nothing in the news is counted beyond this: longer runs of digits are codes
LETTERS = re.compile(r"[A-Za-z]+")
_GAP = re.compile(r"(?: ?-|[ \u00a0])?")


class Numeral(NamedTuple):
    """A number as written: its place, the closed bounds of its value and how it is written.

    `scaled` is true where a scale word or letter belongs to it ("1.2 million", "40k"), so that a range can share it.
    """

    start: int
    end: int
    low: Number
    high: Number | None
    form: Form
    scaled: bool = False
    scale: int = 1


@cache
def number_table() -> dict[str, dict[str, int]]:
    """Return what words of number mean, by sort: ``units``, ``tens``, ``scales``, ``fractions``, ``vague``, ...

    >>> number_table()["units"]["seven"], number_table()["scales"]["million"]
    (7, 1000000)
    """
    return {key: value for key, value in lexicon("quantities_numbers").items() if isinstance(value, dict)}


def scaled(text: str, value: Number, end: int) -> tuple[Number, int, int]:
    """Multiply by the scale words that follow, or by a glued scale letter that means one everywhere.

    Returns the value, where the words end, and the scale, 1 for none.

    >>> scaled("4.3 million euros", 4.3, 3), scaled("40k", 40, 2)
    ((4300000, 11, 1000000), (40000, 3, 1000))
    """
    scale = 1
    while True:
        gap = _GAP.match(text, end)
        word = LETTERS.match(text, gap.end() if gap else end)
        if word is None:
            break
        factor = number_table()["scales"].get(word.group().lower())
        if factor is None and scale == 1 and word.start() == end:
            factor = number_table()["glued"].get(word.group())
        if factor is None:
            break
        scale, end = scale * factor, word.end()
        if scale > LARGEST:
            break
    return (times(value, scale), end, scale) if scale > 1 else (value, end, 1)


def times(value: Number, scale: int) -> Number:
    """Multiply without the noise of binary fractions: 4.3 million is 4300000.

    >>> times(4.3, 1_000_000), times(7, 1000)
    (4300000, 7000)
    """
    product = value * scale
    if isinstance(product, int):
        return product
    return tidy(product)


def tidy(value: float) -> Number:
    """Return a number without the noise of binary fractions, whole where it is.

    >>> tidy(32_200_000_000.000004), tidy(2 / 3)
    (32200000000, 0.666666666667)
    """
    rounded = round(float(f"{value:.15g}"), 12 if abs(value) < 1 else 6)  # 32.2 billion is no 32200000000.000004
    return int(rounded) if rounded.is_integer() and abs(rounded) >= 1 else rounded
