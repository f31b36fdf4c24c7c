"""What of a report tells its event from others of its kind: the names and the numbers that it gives."""

import math
import re
from collections.abc import Iterable, Mapping

from stemma.data import lexicon
from stemma.stories.rarity import rarest
from stemma.stories.terms import Told

MARK = "="  # before a stem that is kept as a detail, beside the same stem as a word
_YEAR = re.compile(r"(?:19|20)\d\d")


def details(told: Told, rarity: Mapping[str, float], credits: frozenset[str] = frozenset()) -> list[tuple[str, float]]:
    """Return names and numbers with weights, those of names first, the heaviest first in each; `credits` left out.

    Names and numbers are each a vector of at most the length that `stories_grouping.json` gives; it is less where
    there are few of them, since one name in common says less than ten.

    >>> from stemma.sources import report_of_text
    >>> from stemma.stories.rarity import rarities
    >>> from stemma.stories.terms import terms
    >>> report = report_of_text("The ferry Corrin Star sank off Port Amsel in 2019 with 412 aboard.")
    >>> sorted(term for term, _ in details(terms(report), rarities("en")))
    ['=412', '=amsel', '=corrin']
    """
    rules = lexicon("stories_grouping")["details"]
    names, numbers = rules["names"], rules["numbers"]
    beyond, most_of_number = names["beyond"], lexicon("stories_grouping")["rarity"]["number"]
    get, unknown = rarity.get, rarest()
    named = [
        (weight, told.body[stem], stem)
        for stem in told.named - credits
        if stem in told.body and stem[0] > "9" and (weight := get(stem, unknown) - beyond) > 0
    ]
    counted = [
        ((1.0 + math.log(count)) * min(most_of_number, get(stem, unknown)), 1.0, stem)
        for stem, count in told.body.items()
        if stem[0] <= "9" and not _YEAR.fullmatch(stem)
    ]
    return [*_weighed(named, names), *_weighed(counted, numbers)]


def _weighed(found: Iterable[tuple[float, float, str]], rule: Mapping[str, float]) -> list[tuple[str, float]]:
    ranked = sorted((-(1.0 + math.log(count)) * weight, stem, weight) for weight, count, stem in found)
    kept = [(stem, weight) for _, stem, weight in ranked[: int(rule["most"])] if weight > 0]
    length = math.sqrt(math.fsum([*(weight * weight for _, weight in kept), rule["few"]]))
    factor = math.sqrt(rule["share"]) / length
    return [(MARK + stem, weight * factor) for stem, weight in kept]
