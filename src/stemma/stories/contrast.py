"""How far two reports name different people and places where they tell what happened."""

import math

from stemma.data import lexicon
from stemma.stories.rows import Rows
from stemma.stories.sketch import SCALE


def contrast(rows: Rows, one: int, two: int) -> float:
    """Return from 0 (names in common, or too few) to 1 (both leads are full of names, and none is the same).

    Reports of two events of one kind are told in the same words with other names: their leads tell them apart before
    the rest of the text makes them alike.
    """
    rule = lexicon("stories_grouping")["contrast"]
    here, there = _names_of_lead(rows, one), _names_of_lead(rows, two)
    size, other = _size(here), _size(there)
    told = min(size, other) / (math.sqrt(lexicon("stories_grouping")["kept"]["share_of_lead"]) * SCALE)
    if told == 0.0:
        return 0.0
    shared = sum(weight * there.get(number, 0) for number, weight in here.items()) / (size * other)
    return min(1.0, told / rule["full"]) ** 2 * max(0.0, 1.0 - shared / rule["shared"])


def _names_of_lead(rows: Rows, row: int) -> dict[int, int]:
    numbers, weights = rows.terms[row].tolist(), rows.weights[row].tolist()
    names = {rows.named[number >> 1] for number in numbers if number & 1 and number >> 1 in rows.named}
    return {n: w for n, w in zip(numbers, weights, strict=True) if n & 1 and n >> 1 in names}


def _size(weights: dict[int, int]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights.values()))
