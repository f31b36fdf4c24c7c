"""What stories know of a report: its heaviest words as whole numbers, its day, and a digest of all of it."""

import hashlib
import math
from array import array
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from stemma.data import lexicon
from stemma.records import Report
from stemma.stories.credits import credits
from stemma.stories.days import day
from stemma.stories.details import details
from stemma.stories.rarity import rarest, rarities
from stemma.stories.terms import Counts, stem, terms
from stemma.words import forms

SCALE = 8192  # weights are whole numbers of this part of a unit vector, so that sums are exact in any order
ONE = float(SCALE * SCALE)  # the likeness of two equal reports in these numbers


class Sketch(NamedTuple):
    """A report's heaviest stems with weights, heaviest first: `body` of the whole report, then those of its lead.

    After them stand its details, names and numbers, with a mark before each (`details.py`).

    The likeness of two reports is the sum of the products of the weights that they share, over `ONE`, lessened by the
    distance of their days. `keys` are the stems by which a report is found. Equal sketches are one, whatever the
    report.
    """

    terms: tuple[str, ...]
    weights: "array[int]"
    keys: tuple[str, ...]
    body: int
    day: int | None
    digest: str


def sketch(report: Report) -> Sketch:
    """Return the sketch of a report; it depends on nothing else.

    >>> from stemma.sources import report_of_text
    >>> found = sketch(report_of_text("The ferry Corrin Star capsized off Port Amsel."))
    >>> found.terms[:3], found.terms[-2:]
    (('amsel', 'corrin', 'capsiz'), ('=amsel', '=corrin'))
    """
    told = terms(report)
    kept = lexicon("stories_grouping")["kept"]
    rarity, persons = rarities(report.language), _person_stems(report)
    body = _heaviest(told.body, rarity, persons, kept["body"], 1.0)
    lead = _heaviest(told.lead, rarity, persons, kept["lead"], kept["lead_power"])
    share = kept["share_of_lead"]
    heavy = _scaled(body, math.sqrt(kept["share_of_body"]))
    found = [*heavy, *_scaled(lead, math.sqrt(share)), *_scaled(details(told, rarity, credits(report)), 1.0)]
    keys = tuple(term for term, _ in body[: lexicon("stories_grouping")["index"]["keys"]])
    at = day(report)
    names, weights = tuple(term for term, _ in found), array("h", [weight for _, weight in found])
    content = "\x1f".join([*names, str(len(heavy)), report.text_sha256, str(at)]).encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(content + weights.tobytes()).hexdigest()[:32]
    return Sketch(names, weights, keys, len(heavy), at, digest)


def width() -> int:
    """Return how many stems a sketch has at most."""
    kept = lexicon("stories_grouping")["kept"]
    given = lexicon("stories_grouping")["details"]
    return sum(map(int, (kept["body"], kept["lead"], given["names"]["most"], given["numbers"]["most"])))


def _heaviest(
    counts: Counts, rarity: Mapping[str, float], persons: frozenset[str], most: int, power: float
) -> list[tuple[str, float]]:
    """Return the heaviest stems with weights of a unit vector."""
    unknown, cap = rarest(), _most_of_number()
    person = lexicon("stories_grouping")["names"]["person"]
    log, get = math.log, rarity.get
    # a stem that comes before ":" is a number: they count less, since they come from everywhere
    if power == 1.0:
        weighed = [
            (-(1.0 + log(count)) * (weight if term > ":" or weight < cap else cap), term)
            for term, count in counts.items()
            if (weight := get(term, unknown)) > 0.0
        ]
    else:
        weighed = [
            (
                -((1.0 + log(count)) ** power) * (weight if term > ":" or weight < cap else cap),
                term,
            )
            for term, count in counts.items()
            if (weight := get(term, unknown)) > 0.0
        ]
    if persons:
        weighed = [(weight * person if term in persons else weight, term) for weight, term in weighed]
    if len(weighed) > most:
        least = sorted([weight for weight, _ in weighed])[most - 1]  # numbers alone sort faster
        weighed = [pair for pair in weighed if pair[0] <= least]
    weighed = sorted(weighed)[:most]
    length = math.sqrt(math.fsum([weight * weight for weight, _ in weighed])) or 1.0
    return [(term, -weight / length) for weight, term in weighed]


@cache
def _most_of_number() -> float:
    return float(lexicon("stories_grouping")["rarity"]["number"])


def _scaled(weighed: list[tuple[str, float]], factor: float) -> list[tuple[str, int]]:
    scale = factor * SCALE
    return [(term, whole) for term, weight in weighed if (whole := round(weight * scale)) > 0]


def _person_stems(report: Report) -> frozenset[str]:
    """Return the stems of the names of people, none where the report has no such layer."""
    names = (entity.name for entity in report.entities if entity.named and entity.type == "PERSON")
    return frozenset(stem(form) for name in names for form in forms(name))
