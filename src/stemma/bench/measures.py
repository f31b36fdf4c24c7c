"""Precision, recall and F1, of items and of groupings."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from itertools import combinations
from typing import Any, NamedTuple


class Rates(NamedTuple):
    """F1 with its precision and recall, each from 0 to 1."""

    f1: float
    precision: float
    recall: float


def rates(hits: int, found: int, gold: int) -> Rates:
    """Return F1, precision and recall from counts; an empty denominator gives 0.

    >>> rates(hits=8, found=10, gold=16)
    Rates(f1=0.6153846153846154, precision=0.8, recall=0.5)
    """
    precision = hits / found if found else 0.0
    recall = hits / gold if gold else 0.0
    return Rates(_harmonic(precision, recall), precision, recall)


def b_cubed(gold: Mapping[Any, Hashable], found: Mapping[Any, Hashable]) -> Rates:
    """Return B-cubed F1, precision and recall of a grouping (Bagga and Baldwin 1998).

    Both map an item to its group; an item of gold that `found` lacks counts as a group of its own.

    >>> b_cubed({"a": 1, "b": 1, "c": 2}, {"a": 7, "b": 7, "c": 8}).f1
    1.0
    """
    placed = {item: found.get(item, ("alone", item)) for item in gold}
    of_gold, of_found = _members(gold), _members(placed)
    precision = recall = 0.0
    for item in gold:
        together = len(of_gold[gold[item]] & of_found[placed[item]])
        precision += together / len(of_found[placed[item]])
        recall += together / len(of_gold[gold[item]])
    count = max(1, len(gold))
    return Rates(_harmonic(precision / count, recall / count), precision / count, recall / count)


def pairs_together(groups: Mapping[Any, Hashable]) -> set[tuple[Any, Any]]:
    """Return the pairs of items that a grouping puts together, each pair sorted.

    >>> pairs_together({1: "x", 2: "x", 3: "y"})
    {(1, 2)}
    """
    return {pair for members in _members(groups).values() for pair in combinations(sorted(members), 2)}


def _members(groups: Mapping[Any, Hashable]) -> dict[Hashable, set[Any]]:
    members: dict[Hashable, set[Any]] = defaultdict(set)
    for item, group in groups.items():
        members[group].add(item)
    return members


def _harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0
