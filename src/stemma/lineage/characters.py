"""Texts as arrays of characters: a byte for each, and the code points of those few that a byte does not hold.

Folded, they are the characters of words: in lower case, with straight apostrophes, and 0 for all that is of no word.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Numbers = NDArray[np.uint64]
Places = NDArray[np.int64]

_BLOCK = 1 << 17  # characters
_BEYOND = 0xFF  # the byte that stands for every code point from here on
_PLAIN = 0x3000  # code points below this are looked up in a table, others one by one
_LETTER, _DIGIT, _INNER, _POINT = 1, 2, 3, 4  # what characters are; 0 is none of these
_ZERO = np.uint8(ord("0"))
_STAND_INS = np.array([0, ord("a"), ord("0"), _INNER, _POINT], np.uint8)  # a byte that tells what a character is


class Characters(NamedTuple):
    """The characters of a text: a byte and a code point for each, and the places of those that a byte does not hold."""

    plain: Bytes
    codes: NDArray[np.uint32]
    beyond: Places


class Folded(NamedTuple):
    """The characters of the words of a text: of which kind each is (0 for those of no word), and its folded code.

    Characters at the places `beyond` have their folded codes in `wide`, all others in `plain`.
    """

    kinds: Bytes
    plain: Bytes
    beyond: Places
    wide: Numbers


def blocks(texts: Iterable[str]) -> Iterator[list[str]]:
    """Yield the texts in lists of about as many characters as are read at once: what fits the processor's cache.

    >>> [len(block) for block in blocks(["a mill"] * 20000)]
    [18724, 1276]
    """
    block: list[str] = []
    size = 0
    for text in texts:
        if block and size + len(text) > _BLOCK:
            yield block
            block, size = [], 0
        block.append(text)
        size += len(text) + 1
    if block:
        yield block


def characters(text: str) -> Characters:
    """Return the characters of a text.

    >>> found = characters("“Sí”")
    >>> found.plain.tolist(), found.beyond.tolist(), found.codes[found.beyond].tolist()
    ([255, 83, 237, 255], [0, 3], [8220, 8221])
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    plain = np.minimum(codes, _BEYOND).astype(np.uint8)
    return Characters(plain, codes, np.flatnonzero(plain == _BEYOND))


def folded(found: Characters) -> Folded:
    """Return the characters of the words of a text; its last character may be of none.

    >>> found = folded(characters("Orr’s 1,2\\n"))
    >>> found.kinds.tolist(), found.plain.tobytes()
    ([1, 1, 1, 1, 1, 0, 2, 2, 2, 0], b"orr's\\x001,2\\x00")
    """
    plain = np.frombuffer(bytearray(found.plain.tobytes().translate(_byte_table())), np.uint8)
    sorts, wide = _beyond(found.codes[found.beyond])
    plain[found.beyond] = _STAND_INS[sorts]
    marks = np.flatnonzero((plain == _INNER) | (plain == _POINT))
    before, after = plain[marks - 1], plain[marks + 1]
    between_letters = (before >= ord("a")) & (after >= ord("a"))
    between_digits = (before - _ZERO < 10) & (after - _ZERO < 10)
    inner = plain[marks] == _INNER
    plain[marks] = np.where(inner, between_letters * np.uint8(ord("'")), between_digits * found.plain[marks])
    numbers = plain - np.uint8(ord(",")) <= ord(":") - ord(",")  # digits with their points; no letter is among them
    return Folded((plain != 0).view(np.uint8) + numbers, plain, found.beyond, wide)


def _beyond(codes: NDArray[np.uint32]) -> tuple[Bytes, Numbers]:
    """Return what characters are, given by their code points, and their folded codes."""
    sort_of, fold_of = _table()
    near = np.minimum(codes, _PLAIN)
    sorts, wide = sort_of[near], fold_of[near]
    rare = np.flatnonzero(codes >= _PLAIN)
    distinct, which = np.unique(codes[rare], return_inverse=True)
    sorts[rare] = np.array([_sort(code) for code in distinct.tolist()], np.uint8)[which]
    wide[rare] = np.array([_fold(code) for code in distinct.tolist()], np.uint64)[which]
    return sorts, wide


@cache
def _table() -> tuple[Bytes, Numbers]:
    codes = range(_PLAIN + 1)
    return np.array([_sort(code) for code in codes], np.uint8), np.array([_fold(code) for code in codes], np.uint64)


@cache
def _byte_table() -> bytes:
    """Return for each byte the folded code of a letter or digit, or which mark it is, or 0."""
    sorts = [_sort(code) for code in range(_BEYOND)]
    return bytes([*(_fold(code) if sort in (_LETTER, _DIGIT) else sort for code, sort in enumerate(sorts)), 0])


def _sort(code: int) -> int:
    form = chr(code)
    if form in "'‘’":
        return _INNER
    if form in ",.:":
        return _POINT
    return _DIGIT if form.isdecimal() else _LETTER if form.isalnum() else 0


def _fold(code: int) -> int:
    return ord("'") if chr(code) in "‘’" else ord(chr(code).lower()[0])
