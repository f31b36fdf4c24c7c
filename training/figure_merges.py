"""The decisions that bringing statements together consists of, as examples to learn weights from.

Pairs of statements are many and mostly plain; what the account gets right or wrong hangs on the few groups whose
evidence lies near the threshold. So the groups are formed as the product forms them, with the weights learnt so far
(by the mean of all pairs alone: with the share of the strongest pair as well, the weights do no better), and each time
two groups come next, the mean traits of their pairs are an example, with whether the annotation has them as one topic.
Wrong groups that the evidence is not sure of are then left apart, so that the decisions after a wrong one are met as
well (after Ross, Gordon and Bagnell, "A Reduction of Imitation Learning and Structured Prediction to No-Regret Online
Learning", 2011).
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from stemma.accounts.figures.facts.apart import excludes, hopeless
from stemma.accounts.figures.facts.drawn import Drawn, drawn
from stemma.accounts.figures.facts.scene import Scene, scene, unit
from stemma.accounts.figures.facts.traits import traits
from stemma.accounts.stated import Stated
from stemma.data import lexicon

Floats = npt.NDArray[np.float64]
LOWEST = -3.0  # evidence below which nothing is ever brought together
SURE = 1.0  # evidence from which the product brings together whatever the annotation says
NEVER = -99.0


class Block(NamedTuple):
    """The statements of one unit: traits of each pair (a column each, the last one 1), pairs set apart, topics."""

    traits: npt.NDArray[np.float32]
    hopeless: npt.NDArray[np.bool_]
    apart: npt.NDArray[np.bool_]
    topics: Sequence[str | None]


class Merges(NamedTuple):
    """The decisions met: mean traits, evidence that no weight changes, whether it is right, and how much it moves."""

    traits: list[Floats]
    fixed: list[float]
    right: list[float]
    weight: list[float]


def blocks(statements: Sequence[Stated], topics: Sequence[str | None], names: Sequence[str]) -> list[Block]:
    """Return the statements of a story by unit, with the traits of each pair in the order of `names`."""
    known = scene(statements)
    by_unit: dict[object, list[int]] = defaultdict(list)
    for i, s in enumerate(statements):
        by_unit[unit(s)].append(i)
    found = []
    for _, those in sorted(by_unit.items(), key=str):
        items = [drawn(statements[i], known) for i in those]
        if len(items) > 1:
            found.append(_block(items, known, [topics[i] for i in those], {n: k for k, n in enumerate(names)}))
    return found


def _block(items: Sequence[Drawn], known: Scene, topics: Sequence[str | None], place: Mapping[str, int]) -> Block:
    size = len(items)
    table = np.zeros((size, size, len(place) + 1), dtype=np.float32)
    none, apart = np.zeros((size, size), dtype=bool), np.zeros((size, size), dtype=bool)
    table[:, :, -1] = 1.0
    for i, a in enumerate(items):
        for j, b in enumerate(items[:i]):
            none[i, j] = none[j, i] = hopeless(a, b)
            apart[i, j] = apart[j, i] = excludes(a, b)
            for name, strength in {} if none[i, j] else traits(a, b, known).items():
                table[i, j, place[name]] = table[j, i, place[name]] = strength
    return Block(table, none, apart, topics)


def decisions(block: Block, beta: Floats) -> Merges:
    """Return the decisions met when the statements of a block are brought together with these weights."""
    rules = lexicon("figures_evidence")
    most, cost = float(rules["most"][0]), float(rules["apart"][0])
    table = np.where(block.hopeless, -most, np.clip(block.traits @ beta, -most, most)).astype(np.float64)
    np.fill_diagonal(table, NEVER)
    apart, found = block.apart.copy(), Merges([], [], [], [])
    groups = {i: [i] for i in range(len(table))}
    while True:
        weighed = table - cost * apart
        i, j = sorted(int(x) for x in np.unravel_index(int(np.argmax(weighed)), table.shape))
        if weighed[i, j] < LOWEST:
            return found
        right = _are_one(block, groups[i], groups[j])
        if right is not None:
            _add(found, block, (groups[i], groups[j]), cost * apart[i, j], right)
        if right or weighed[i, j] > (SURE if right is not None else rules["together"][0]):
            one, two = len(groups[i]), len(groups[j])
            mean, either = (table[i] * one + table[j] * two) / (one + two), apart[i] | apart[j]
            table[i], table[:, i], apart[i], apart[:, i] = mean, mean, either, either
            table[i, i], table[j], table[:, j] = NEVER, NEVER, NEVER
            groups[i] += groups.pop(j)
        else:
            table[i, j] = table[j, i] = NEVER


def _are_one(block: Block, one: Sequence[int], two: Sequence[int]) -> bool | None:
    """Tell whether most statements of two groups are of one topic, None where those of one are not annotated."""
    most = [Counter(t for i in group if (t := block.topics[i])).most_common(1) for group in (one, two)]
    return most[0][0][0] == most[1][0][0] if most[0] and most[1] else None


def _add(found: Merges, block: Block, groups: tuple[list[int], list[int]], cost: float, right: bool) -> None:
    pairs = np.ix_(*groups)
    hopeless_share = float(block.hopeless[pairs].mean())
    one, two = len(groups[0]), len(groups[1])
    found.traits.append(block.traits[pairs].reshape(one * two, -1).mean(axis=0).astype(np.float64))
    found.fixed.append(-cost - float(lexicon("figures_evidence")["most"][0]) * hopeless_share)
    found.right.append(float(right))
    found.weight.append((2 * one * two / (one + two)) ** 0.5)
