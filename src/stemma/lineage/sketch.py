"""Sketches of texts: few numbers of each, chosen so that texts with a passage in common have some number in common.

Three kinds, for the three ways in which text travels:

- shingles of words, chosen by winnowing (Schleimer, Wilkerson and Aiken, 2003): any run of equal words of a certain
  length shares one, however short the excerpt is against the whole, which MinHash over whole texts misses;
- pairs of telling words (names, figures, rare words) that stand near each other: they survive synonyms and new syntax;
- the side of fixed planes on which the meaning of the text lies (Charikar, 2002): it survives translation and back.
"""

from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma import meaning
from stemma.data import lexicon
from stemma.lineage.characters import Numbers, Places
from stemma.lineage.tokens import Tokens, mixed, tokenise

OWNER_BITS = 24  # a posting is a number of a sketch with the place of its text in the lowest bits
_FILTER_BITS = 18
_ODD = tuple(np.uint64(n) for n in (0xD6E8FEB86659FD93, 0xCA5A826395121157, 0x7B1D7A91B3C1F0E5, 0x9FB21C651E98DF25))
_NONE = np.uint64(0xFFFFFFFFFFFFFFFF)


class Sketch(NamedTuple):
    """Postings of texts by how they were chosen; each is a number of 40 bits and the place of its text in 24."""

    shingles: Numbers
    rare: Numbers
    sense: Numbers


def sketch(tokens: Tokens, first: int = 0, *, verbatim: bool = False) -> Sketch:
    """Return the postings of texts, which are counted from `first` on; those of shingles only where `verbatim`.

    >>> one, two = ("The old mill on the river burned down on Friday night, police said." for _ in range(2))
    >>> found = sketch(tokenise([one, two])).shingles
    >>> len(set(found >> np.uint64(OWNER_BITS))) * 2 == len(found)
    True
    """
    owners = np.repeat(np.arange(len(tokens.firsts) - 1), np.diff(tokens.firsts))
    if verbatim:
        nothing = np.zeros(0, np.uint64)
        return Sketch(_posted(*_shingles(tokens, owners), first), nothing, nothing)
    telling = np.flatnonzero(~_common()[_slot(tokens.numbers)])
    return Sketch(
        _posted(*_shingles(tokens, owners), first),
        _posted(*_rare(tokens, owners, telling), first),
        _posted(*_sense(tokens, owners, telling), first),
    )


def _posted(numbers: Numbers, owners: Places, first: int) -> Numbers:
    mask = np.uint64((1 << OWNER_BITS) - 1)
    return (numbers & ~mask) | (owners + first).astype(np.uint64)


def _shingles(tokens: Tokens, owners: Places) -> tuple[Numbers, Places]:
    rule = lexicon("lineage_candidates")["shingle"]
    size, window = int(rule["words"]), int(rule["window"])
    places, count, ends = np.arange(len(owners)), np.diff(tokens.firsts), tokens.firsts[1:]
    hashes = tokens.numbers.copy()
    for step in range(1, min(size, len(hashes))):
        hashes[:-step] *= _ODD[0]
        hashes[:-step] += tokens.numbers[step:]
    whole = places <= (ends - np.minimum(size, count))[owners]  # a text shorter than a shingle is one
    hashes = np.where(whole, mixed(hashes), _NONE)
    full = places <= (ends - (size + window - 1))[owners]
    least = np.where(full, _slid(np.minimum, hashes, window), np.uint64(0))
    chosen = hashes == _slid(np.maximum, least, window, back=True)  # the least of a window is that of one it is in
    chosen |= (count < size + window - 1)[owners]
    at = np.flatnonzero(chosen & whole)
    return hashes[at], owners[at]


def _slid(kind: np.ufunc, numbers: Numbers, window: int, *, back: bool = False) -> Numbers:
    """Return for each place the least, or greatest, of so many numbers from there on, or back from there."""
    reach = 1
    while reach < window:
        step = min(reach, window - reach)
        wider = numbers.copy()
        kind(numbers[:-step], numbers[step:], out=wider[step:] if back else wider[:-step])
        numbers, reach = wider, reach + step
    return numbers


def _rare(tokens: Tokens, owners: Places, telling: Places) -> tuple[Numbers, Places]:
    """Return pairs of telling words that follow each other closely, in either order, one in so many of them."""
    rule = lexicon("lineage_candidates")["rare"]
    one, two = telling[:-1], telling[1:]
    near = (owners[one] == owners[two]) & (two - one <= rule["window"])
    one, two = one[near], two[near]
    joined = mixed(mixed(tokens.numbers[one] * _ODD[1]) + mixed(tokens.numbers[two] * _ODD[1]))
    kept = joined % np.uint64(rule["one_in"]) == 0
    return joined[kept] * _ODD[3], owners[one][kept]


def _sense(tokens: Tokens, owners: Places, telling: Places) -> tuple[Numbers, Places]:
    """Return for each text some numbers that tell on which side of fixed planes its meaning lies."""
    rule = lexicon("lineage_candidates")["sense"]
    order, known, rows = _vocabulary()
    count = len(tokens.firsts) - 1
    if not len(order) or not len(telling):
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    at = np.minimum(np.searchsorted(known, tokens.numbers[telling]), len(known) - 1)
    found = known[at] == tokens.numbers[telling]
    place, of = order[at[found]], owners[telling[found]]
    bits = _sides(rows, place, of, count, int(rule["tables"] * rule["bits"]))
    enough = np.bincount(of, minlength=count) >= rule["words"]
    tables = bits.reshape(count, int(rule["tables"]), int(rule["bits"])).astype(np.uint64)
    values = (tables << np.arange(int(rule["bits"]), dtype=np.uint64)).sum(axis=2, dtype=np.uint64)
    numbers = mixed(values + _ODD[2] * (np.arange(int(rule["tables"]), dtype=np.uint64) + np.uint64(1)))
    texts = np.flatnonzero(enough)
    return numbers[texts].ravel(), np.repeat(texts, int(rule["tables"]))


def _sides(rows: NDArray[np.float32], place: Places, of: Places, count: int, planes: int) -> NDArray[np.bool_]:
    """Return the side of each plane on which the sum of the rows of each text lies, shape ``(count, planes)``.

    Words are projected once as whole numbers, so that sums are exact in any order.
    """
    projected = _projected(planes)  # a sum a text: numpy's reduceat along rows is eight times slower
    bounds = np.searchsorted(of, np.arange(count + 1)).tolist()
    sums = np.zeros((count, planes), np.int64)
    for text, (first, last) in enumerate(pairwise(bounds)):
        projected[place[first:last]].sum(axis=0, out=sums[text])
    return sums > 0


@cache
def _projected(planes: int) -> NDArray[np.int32]:
    """Return how far on which side of each plane each word lies, in whole numbers, less the mean of all words."""
    rows = _vocabulary()[2]
    signs = np.random.Generator(np.random.PCG64(20240302)).integers(0, 2, (rows.shape[1], planes)) * 2 - 1
    whole = np.rint((rows - rows.mean(axis=0, dtype=np.float64)) * 1024)  # sums of floats are exact below 2**53
    return (whole @ signs.astype(np.float64)).astype(np.int32)


@cache
def _vocabulary() -> tuple[Places, Numbers, NDArray[np.float32]]:
    """Return the words of the table of meanings by rising number: their rows, their numbers, and all rows."""
    table = meaning.table()
    found = tokenise([" ".join(word if word.isalpha() else "x" for word in table.places)])
    order = np.argsort(found.numbers, kind="stable")
    return order, found.numbers[order], table.rows


@cache
def _common() -> NDArray[np.bool_]:
    """Return a filter of the words that tell nothing: those more common than the lexicon allows."""
    table = meaning.table()
    limit = lexicon("lineage_candidates")["rare"]["frequency"]
    often = [word for word, at in table.places.items() if table.frequencies[at] >= limit]
    slots = np.zeros(1 << _FILTER_BITS, dtype=bool)
    slots[_slot(tokenise([" ".join(often)]).numbers)] = True
    return slots


def _slot(numbers: Numbers) -> Places:
    return (numbers & np.uint64((1 << _FILTER_BITS) - 1)).astype(np.int64)
