"""What stories know of a report: its heaviest words as whole numbers, its day, and a digest of all of it."""

import hashlib
import math
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from stemma.data import lexicon
from stemma.lineage.stems import stem
from stemma.records import Report
from stemma.stories.days import day
from stemma.stories.rarity import rarest, rarities
from stemma.stories.terms import Counts, terms
from stemma.words import forms

SCALE = 8192  # weights are whole numbers of this part of a unit vector, so that sums are exact in any order
ONE = float(SCALE * SCALE)  # the likeness of two equal reports in these numbers


class Sketch(NamedTuple):
    """A report's heaviest stems with weights, heaviest first; those of the lead begin with ``^``.

    The likeness of two reports is the sum of the products of the weights that they share, over `ONE`, lessened by the
    distance of their days. `keys` are the stems by which a report is found. Equal sketches are one, whatever the
    report.
    """

    terms: tuple[str, ...]
    weights: tuple[int, ...]
    keys: tuple[str, ...]
    day: int | None
    digest: str


def sketch(report: Report) -> Sketch:
    """Return the sketch of a report; it depends on nothing else.

    >>> from stemma.sources import report_of_text
    >>> found = sketch(report_of_text("The ferry Corrin Star capsized off Port Amsel."))
    >>> found.terms[:3], sum(w * w for w in found.weights) / ONE > 0.99
    (('amsel', 'corrin', 'capsiz'), True)
    """
    told = terms(report)
    kept = lexicon("stories_grouping")["kept"]
    rarity, persons = rarities(report.language), _person_stems(report)
    body = _heaviest(told.body, rarity, persons, kept["body"], 1.0)
    lead = _heaviest(told.lead, rarity, persons, kept["lead"], kept["lead_power"])
    share = kept["share_of_lead"]
    found = [*_scaled(body, math.sqrt(1 - share), ""), *_scaled(lead, math.sqrt(share), "^")]
    keys = tuple(term for term, _ in body[: lexicon("stories_grouping")["index"]["keys"]])
    at = day(report)
    content = "\x1f".join([f"{term} {weight}" for term, weight in found] + [report.text_sha256, str(at)])
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
    return Sketch(tuple(t for t, _ in found), tuple(w for _, w in found), keys, at, digest)


def width() -> int:
    """Return how many stems a sketch has at most."""
    kept = lexicon("stories_grouping")["kept"]
    return int(kept["body"]) + int(kept["lead"])


def _heaviest(
    counts: Counts, rarity: Mapping[str, float], persons: frozenset[str], most: int, power: float
) -> list[tuple[str, float]]:
    """Return the heaviest stems with weights of a unit vector."""
    unknown = rarest()
    person = lexicon("stories_grouping")["names"]["person"]
    weighed = []
    for term, count in counts.items():
        weight = rarity.get(term, unknown)
        if weight > 0.0 and count > 0.0:
            if term[0].isdigit():
                weight = min(weight, _number())
            if term in persons:
                weight *= person
            weighed.append((-(_loudness(count) ** power) * weight, term))
    weighed = sorted(weighed)[:most]
    length = math.sqrt(math.fsum(weight * weight for weight, _ in weighed)) or 1.0
    return [(term, -weight / length) for weight, term in weighed]


def _loudness(count: float) -> float:
    return 1.0 + math.log(max(0.4, count))


@cache
def _number() -> float:
    return float(lexicon("stories_grouping")["rarity"]["number"])


def _scaled(weighed: list[tuple[str, float]], factor: float, mark: str) -> list[tuple[str, int]]:
    found = [(mark + term, round(weight * factor * SCALE)) for term, weight in weighed]
    return [(term, weight) for term, weight in found if weight > 0]


def _person_stems(report: Report) -> frozenset[str]:
    """Return the stems of the names of people, none where the report has no such layer."""
    names = (entity.name for entity in report.entities if entity.named and entity.type == "PERSON")
    return frozenset(stem(form) for name in names for form in forms(name))
