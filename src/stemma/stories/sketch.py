"""What stories know of reports: the heaviest words as whole numbers, the day, and a digest of all of it."""

import hashlib
import math
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon
from stemma.records import Report
from stemma.stories.days import UNDATED, day
from stemma.stories.lexis import NUMBER, YEAR, Lexis, Numbers
from stemma.stories.rarity import languages
from stemma.stories.terms import UNIT, Marks, Terms, terms

SCALE = 8192  # weights are whole numbers of this part of a unit vector, so that sums are exact in any order
ONE = float(SCALE * SCALE)  # the likeness of two equal reports in these numbers
BODY, LEAD, NAMES, NUMBERS = range(4)  # kinds of words, each with places of its own in a row
KINDS = 4
_FINE = 1 << 14  # in whole numbers of this part words are ranked
_HEAVIEST = 1 << 20  # above all ranks
_MOST_COUNTED = 1024  # times that a word counts at most
_RARE = 10_000  # rarities are whole numbers of this part


Words = NDArray[np.int32]
Weights = NDArray[np.int16]
Floats = NDArray[np.float64]


class Sketches(NamedTuple):
    """Some reports, each a row of stems with whole weights, its day and its digest.

    A row has places for the heaviest stems of the whole report, heaviest first, then for those of its lead, its names,
    its numbers; a word of stem `s` is ``s * KINDS + kind``, 0 where a place is empty. The likeness of two reports is
    the sum of the products of the weights that they share, over `ONE`, lessened by the distance of their days. Equal
    digests are equal sketches of equal texts.

    >>> from stemma.sources import report_of_text
    >>> found = sketches([report_of_text(text) for text in ("A ferry sank.", "A mill burned.")], Lexis())
    >>> found.words.shape[0], found.only([1]).digests == found.digests[1:]
    (2, True)
    """

    words: Words
    weights: Weights
    days: NDArray[np.int32]
    digests: list[str]

    def only(self, at: Sequence[int]) -> "Sketches":
        """Return some of the rows."""
        rows = list(at)
        return Sketches(self.words[rows], self.weights[rows], self.days[rows], [self.digests[row] for row in rows])


class _Part(NamedTuple):
    """The words of one kind in some reports, by report: how heavy each is, and its value before scaling.

    They make `share` of the likeness, less where a report has `few`.
    """

    kind: int
    report: Numbers
    stem: Numbers
    hashes: Numbers
    rank: Numbers
    value: Numbers
    share: float
    few: float


def sketches(reports: Sequence[Report], lexis: Lexis) -> Sketches:
    """Return the sketches of some reports, at most 4,096; each depends on nothing but its report.

    >>> from stemma.sources import report_of_text
    >>> lexis = Lexis()
    >>> found = sketches([report_of_text("The ferry Corrin Star capsized off Port Amsel.")], lexis)
    >>> [lexis.names()[word // KINDS] for word in found.words[0] if word % KINDS == NAMES and word]
    ['amsel', 'corrin']
    """
    words = np.zeros((len(reports), places()[-1]), np.int32)
    weights = np.zeros(words.shape, np.int16)
    tables = [report.language if report.language in languages() else "en" for report in reports]
    for language in sorted(set(tables)):
        of = [at for at, table in enumerate(tables) if table == language]
        told = terms([reports[at] for at in of], lexis, language)
        for part in _parts(told, lexis):
            _enter(words, weights, np.array(of), part)
    days = np.array([UNDATED if (at := day(report)) is None else at for report in reports], np.int32)
    return Sketches(words, weights, days, _digests(words, weights, days, reports, lexis))


@cache
def places() -> tuple[int, ...]:
    """Return where in a row the places of each kind begin, and the width of a row.

    >>> starts = places()
    >>> starts[BODY], starts[LEAD] < starts[NAMES] < starts[NUMBERS] < starts[KINDS]
    (0, True)
    """
    kept, given = lexicon("stories_grouping")["kept"], lexicon("stories_grouping")["details"]
    return tuple(
        accumulate(map(int, (0, kept["body"], kept["lead"], given["names"]["most"], given["numbers"]["most"])))
    )


def _parts(told: Terms, lexis: Lexis) -> Iterator[_Part]:
    """Yield the words of each kind."""
    rules = lexicon("stories_grouping")
    kept, given = rules["kept"], rules["details"]
    signs = lexis.signs(told.stem)
    numbers = signs & NUMBER > 0
    rarity = np.where(numbers, np.minimum(told.rarity, round(rules["rarity"]["number"] * _RARE)), told.rarity) / _RARE
    weight = np.where(told.person, rarity * rules["names"]["person"], rarity)
    hashes = (lexis.hashes(told.stem) >> np.uint64(1)).astype(np.int64)

    def part(kind: int, which: Marks, rank: Floats, value: Floats, *, share: float, few: float = 0.0) -> _Part:
        at = np.nonzero(which)[0]
        heavy = np.minimum(_fine(rank[at]), _HEAVIEST - 1)
        return _Part(kind, told.report[at], told.stem[at], hashes[at], heavy, _fine(value[at]), share, few)

    often = _logarithms(told.body, 1.0)
    yield part(BODY, told.body > 0, weight * often, weight * often, share=kept["share_of_body"])
    often_in_lead = _logarithms(told.lead, kept["lead_power"])
    yield part(LEAD, told.lead > 0, weight * often_in_lead, weight * often_in_lead, share=kept["share_of_lead"])
    names, counted = given["names"], given["numbers"]
    telling = told.rarity / _RARE - names["beyond"]
    named = told.named & ~numbers & (telling > 0)
    yield part(NAMES, named, telling * often, telling, share=names["share"], few=names["few"])
    no_year = numbers & (signs & YEAR == 0)
    yield part(NUMBERS, no_year, rarity * often, rarity * often, share=counted["share"], few=counted["few"])


def _fine(values: Floats) -> Numbers:
    return (values * _FINE).astype(np.int64)


def _logarithms(counts: Numbers, power: float) -> Floats:
    """Return how much words count that are written so often."""
    most = min(_MOST_COUNTED * UNIT, 1 << int(counts.max(initial=1)).bit_length())
    return _logarithm_table(most, power)[np.minimum(counts, most - 1)]


@cache
def _logarithm_table(most: int, power: float) -> Floats:
    """Return for each count below `most` how much a word counts; by `math`, alike on all machines."""
    return np.array([(1.0 + max(0.0, math.log(max(1, n) / UNIT))) ** power for n in range(most)])


def _enter(words: Words, weights: Weights, of: Numbers, part: _Part) -> None:
    """Put the heaviest words of a kind into their places; of equals, those whose hash is smaller."""
    first, end = places()[part.kind : part.kind + 2]
    order = _order(part)
    place = np.arange(len(order)) - np.searchsorted(part.report, np.arange(len(of)))[part.report[order]]
    order, place = order[place < end - first], place[place < end - first]
    report, stem, value = part.report[order], part.stem[order], part.value[order].astype(np.float64)
    lengths = np.sqrt(np.bincount(report, value * value, len(of)) + part.few * _FINE * _FINE)
    whole = np.rint(value * (math.sqrt(part.share) * SCALE) / lengths[report]).astype(np.int64)
    row, column, kept = of[report], first + place, whole > 0
    words[row[kept], column[kept]] = stem[kept] * KINDS + part.kind
    weights[row[kept], column[kept]] = whole[kept]


def _order(part: _Part) -> Numbers:
    """Return the order by report, then the heaviest first, then by hash: one number for all three mostly tells."""
    packed = ((part.report << 20) + (_HEAVIEST - 1 - part.rank) << 31) + (part.hashes >> 32)
    order = np.argsort(packed)
    if (np.diff(packed[order]) == 0).any():
        order = np.lexsort((part.hashes, -part.rank, part.report))
    return order


def _digests(
    words: Words, weights: Weights, days: NDArray[np.int32], reports: Sequence[Report], lexis: Lexis
) -> list[str]:
    letters = lexis.hashes(words // KINDS).astype("<u8")
    values = weights.astype("<i2")
    found = []
    for row, report in enumerate(reports):
        content = hashlib.sha256(letters[row].tobytes())
        content.update(values[row].tobytes())
        content.update(f"{report.text_sha256} {days[row]}".encode("utf-8", "surrogatepass"))
        found.append(content.hexdigest()[:32])
    return found
