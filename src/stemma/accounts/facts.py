"""Readings of one fact brought together.

Two readings are of one fact when what is counted, of whom, where and in which event agree, as far as the words tell.
Evidence is added up pair by pair (weights in `quantities_facts.json`), and readings are merged by average linkage, which
keeps a total and a part, or one side and the other, from being chained together through a third. Only readings of one
measure or of one thing counted are compared, and statements that look alike count as one, so that work grows with the
number of different statements.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from stemma.accounts.compatible import compatible, near
from stemma.accounts.stated import Stated
from stemma.data import lexicon

_LARGEST_BLOCK = 400  # different statements compared in full; what is beyond joins only its equals


class _Kind(NamedTuple):
    """Statements that look alike: same bounds, same measure, same things counted, same place."""

    members: tuple[Stated, ...]

    @property
    def one(self) -> Stated:
        return self.members[0]


def facts(statements: Sequence[Stated]) -> list[tuple[Stated, ...]]:
    """Return the statements grouped into facts, each group and the groups sorted by place in the story."""
    rarity = _rarity(statements)
    groups: list[tuple[Stated, ...]] = []
    for block in _blocks(statements):
        groups.extend(_grouped(block, rarity))
    return sorted((tuple(sorted(g, key=lambda s: s.key)) for g in groups), key=lambda g: g[0].key)


def _blocks(statements: Sequence[Stated]) -> list[list[Stated]]:
    """Split statements into those that could state one fact at all."""
    blocks: dict[tuple[str, ...], list[Stated]] = defaultdict(list)
    for s in statements:
        blocks[_block(s)].append(s)
    return [blocks[key] for key in sorted(blocks)]


def _block(s: Stated) -> tuple[str, ...]:
    q = s.quantity
    if q.kind == "money":
        return "money", q.unit or ""
    if q.kind == "percent":
        return "percent", "delta" if q.delta else "share"
    if q.kind == "measure":
        return "measure", q.unit or ""
    if q.measure:
        return "count", q.measure
    return "count of", q.head or ""


def _grouped(block: Sequence[Stated], rarity: dict[str, float]) -> list[tuple[Stated, ...]]:
    kinds = _kinds(block)
    clusters = [[i] for i in range(len(kinds))]
    compared = kinds[:_LARGEST_BLOCK]
    score = {
        (i, j): evidence(compared[i].one, compared[j].one, rarity)
        for i in range(len(compared))
        for j in range(i + 1, len(compared))
    }
    _merge(clusters, score, [len(k.members) for k in kinds])
    return [tuple(s for i in cluster for s in kinds[i].members) for cluster in clusters if cluster]


def _kinds(block: Sequence[Stated]) -> list[_Kind]:
    alike: dict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for s in sorted(block, key=lambda s: s.key):
        q = s.quantity
        alike[
            (q.low, q.high, q.approximate, tuple(sorted(s.who)), s.place, q.background, tuple(sorted(s.around)))
        ].append(s)
    return [_Kind(tuple(members)) for _, members in sorted(alike.items(), key=lambda kv: kv[1][0].key)]


def _merge(clusters: list[list[int]], score: dict[tuple[int, int], float], sizes: Sequence[int]) -> None:
    """Merge the two clusters with the highest average evidence until none is above the threshold."""
    threshold = lexicon("quantities_facts")["together"][0]
    between = dict(score)
    weight = [1] * len(clusters)
    while between:
        (i, j), best = max(between.items(), key=lambda item: (item[1], -item[0][0], -item[0][1]))
        if best < threshold:
            return
        for k in range(len(clusters)):
            if k in (i, j) or not clusters[k]:
                continue
            one, two = (min(i, k), max(i, k)), (min(j, k), max(j, k))
            if one in between and two in between:
                mean = (between[one] * weight[i] + between[two] * weight[j]) / (weight[i] + weight[j])
                between[one] = round(mean, 9)
            between.pop(two, None)
        between.pop((i, j))
        clusters[i].extend(clusters[j])
        weight[i] += weight[j]
        clusters[j] = []


def evidence(a: Stated, b: Stated, rarity: dict[str, float]) -> float:
    """Return how much speaks for two statements stating one fact; below nothing where more speaks against it."""
    w = {name: value[0] for name, value in lexicon("quantities_facts")["weights"].items()}
    p, q = a.quantity, b.quantity
    same = (p.low, p.high) == (q.low, q.high)
    total = _bounds(a, b, same, w)
    total += _who(a, b, w) + _place(a, b, w)
    total += w["context"] * _likeness(a.around, b.around, rarity)
    if p.background != q.background:
        total += w["other_time"]
    if p.predicate and p.predicate == q.predicate and not p.measure:
        total += w["same_predicate"]
    if p.measure and q.measure:
        total += w["fate"]
    if a.report == b.report and not same and not (p.was or q.was):
        total += w["same_sentence"] if a.sentence == b.sentence else w["same_report"]
    return round(total, 9)


def _bounds(a: Stated, b: Stated, same: bool, w: dict[str, float]) -> float:
    p, q = a.quantity, b.quantity
    if same:
        small = p.low is not None and abs(p.low) < 10
        return w["same_small"] if small else w["same_bounds"]
    if p.was or q.was:
        return w["replaced"] if near(p, q) else 0.0
    if compatible(p, q):
        return w["compatible"]
    return w["near"] if near(p, q) and p.kind == "count" and p.measure else w["far"]


def _who(a: Stated, b: Stated, w: dict[str, float]) -> float:
    if a.who and b.who:
        return w["same_who"] if a.who & b.who else w["other_who"]
    if a.who or b.who:
        return w["part_who"]
    return 0.0


def _place(a: Stated, b: Stated, w: dict[str, float]) -> float:
    if a.place is None or b.place is None:
        return 0.0
    return w["same_place"] if a.place == b.place else w["other_place"]


def _likeness(one: frozenset[str], two: frozenset[str], rarity: dict[str, float]) -> float:
    """Return the weighted share of words that two contexts have in common, from 0 to 1."""
    if not one or not two:
        return 0.0
    both = math.fsum(rarity.get(word, 1.0) for word in sorted(one & two))
    size = min(math.fsum(rarity.get(word, 1.0) for word in sorted(x)) for x in (one, two))
    return both / size if size else 0.0


def _rarity(statements: Iterable[Stated]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    total = 0
    for s in statements:
        counts.update(s.around)
        total += 1
    return {word: math.log((total + 1) / count) for word, count in counts.items()}
