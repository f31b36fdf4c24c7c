"""Words as integers: many texts at once become arrays of word numbers and offsets, without a Python step per word.

A word's number is a hash of its folded characters, taken from prefix sums of a polynomial over the code points (Karp
and Rabin, 1987), so that the words of a million texts cost a few passes over arrays. Words are those of `stemma.words`.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.lineage.characters import Folded, Numbers, Places, blocks, characters, folded

_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that it has an inverse modulo 2**64
_PLAIN = 0x3000  # code points below this are looked up in a table, others one by one


class Tokens(NamedTuple):
    """The words of some texts: a number and half-open character offsets for each, and where each text's words begin.

    The words of text ``i`` are ``numbers[firsts[i] : firsts[i + 1]]``; `starts` and `ends` count in the text itself.

    >>> found = tokenise(["The mill burned.", "It rained."])
    >>> found.starts[found.of(1)].tolist()
    [0, 3]
    """

    numbers: Numbers
    starts: Places
    ends: Places
    firsts: Places

    def of(self, text: int) -> slice:
        """Return where the words of a text stand in the arrays."""
        return slice(int(self.firsts[text]), int(self.firsts[text + 1]))


def tokenise(texts: Sequence[str]) -> Tokens:
    """Return the words of texts, numbered alike wherever they are the same word.

    >>> found = tokenise(["The mill’s 1,200 men.", "THE MILL'S men"])
    >>> found.firsts.tolist(), found.starts.tolist(), found.ends.tolist()
    ([0, 4, 7], [0, 4, 11, 17, 0, 4, 11], [3, 10, 16, 20, 3, 10, 14])
    >>> (found.numbers[[0, 1, 3]] == found.numbers[4:]).all().item()
    True
    """
    parts = [_block(block) for block in blocks(texts)]
    if not parts:
        nothing = np.zeros(0, np.int64)
        return Tokens(np.zeros(0, np.uint64), nothing, nothing, np.zeros(1, np.int64))
    counts = np.concatenate([np.diff(part.firsts) for part in parts])
    return Tokens(
        np.concatenate([part.numbers for part in parts]),
        np.concatenate([part.starts for part in parts]),
        np.concatenate([part.ends for part in parts]),
        np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]),
    )


def capitals(text: str, starts: Places) -> NDArray[np.bool_]:
    """Return which words of a text, given by where they begin, begin with a capital or a digit.

    >>> capitals("The mill of 1907", np.array([0, 4, 9, 12])).tolist()
    [True, False, False, True]
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)[starts]
    found = _capital_table()[np.minimum(codes, _PLAIN)]
    for place in np.flatnonzero(codes >= _PLAIN).tolist():
        found[place] = _is_capital(int(codes[place]))
    return found


@cache
def _capital_table() -> NDArray[np.bool_]:
    return np.array([_is_capital(code) for code in range(_PLAIN + 1)], dtype=bool)


def _is_capital(code: int) -> bool:
    return chr(code).isupper() or chr(code).isdigit()


def mixed(numbers: Numbers) -> Numbers:
    """Return numbers scattered over 64 bits (the finaliser of splitmix64), so that any of their bits can be used.

    >>> found = mixed(np.arange(4, dtype=np.uint64))
    >>> len(set((found >> np.uint64(60)).tolist()))
    4
    """
    out = numbers.copy()
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        out ^= out >> np.uint64(shift)
        out *= np.uint64(factor)
    return out ^ (out >> np.uint64(31))


def _block(texts: list[str]) -> Tokens:
    found = folded(characters("\n".join(texts) + "\n"))
    kinds = found.kinds
    edge = kinds[1:] != kinds[:-1]  # the last character is no part of a word
    starts = np.flatnonzero(np.append(kinds[0] != 0, edge & (kinds[1:] != 0)))
    ends = np.flatnonzero(edge & (kinds[:-1] != 0)) + 1
    begins = np.cumsum([0, *(len(text) + 1 for text in texts)])
    firsts = np.searchsorted(starts, begins)
    before = np.repeat(begins[:-1], np.diff(firsts))
    return Tokens(_hashes(found, starts, ends), starts - before, ends - before, firsts)


def _hashes(found: Folded, starts: Places, ends: Places) -> Numbers:
    count = len(found.plain)
    powers, inverses = _powers(1 << (count + 1).bit_length())
    sums = np.zeros(count + 1, np.uint64)
    scaled = sums[1:]
    np.multiply(found.plain, powers[:count], out=scaled)
    scaled[found.beyond] = found.wide * powers[found.beyond]
    np.cumsum(scaled, out=scaled)
    return mixed((sums[ends] - sums[starts]) * inverses[starts])


@cache
def _powers(count: int) -> tuple[Numbers, Numbers]:
    inverse = pow(int(_BASE), -1, 1 << 64)
    powers, inverses = np.full(count, _BASE, np.uint64), np.full(count, np.uint64(inverse), np.uint64)
    powers[0] = inverses[0] = 1
    return np.cumprod(powers), np.cumprod(inverses)
