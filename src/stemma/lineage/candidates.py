"""Which pairs of reports are worth aligning: an inverted index instead of all pairs.

Shingles of three telling stems propose pairs. A shingle that many reports hold proposes for each of them only its
neighbours in the given order and the first ones, so that cost stays near-linear when hundreds are copies.
"""

import zlib
from collections import Counter
from collections.abc import Sequence

from stemma.data import lexicon
from stemma.lineage.storytext import StoryText

Pair = tuple[int, int]


def pairs(texts: Sequence[StoryText]) -> list[Pair]:
    """Return pairs of places in `texts` that may share passages, in order; all pairs where the texts are few.

    `texts` come in the order in which reports are preferred as parents, the earliest first.
    """
    rules = lexicon("lineage_candidates")
    if len(texts) <= rules["all_pairs"]["reports"]:
        return [(i, j) for j in range(len(texts)) for i in range(j)]
    holders: dict[int, list[int]] = {}
    for place, text in enumerate(texts):
        for shingle in _shingles(text, rules["shingle"]):
            holders.setdefault(shingle, []).append(place)
    shared: Counter[Pair] = Counter()
    for places in holders.values():
        _propose(shared, places, rules["neighbours"]["value"])
    return _best(shared, len(texts), rules["partners"]["value"], rules["shared"]["value"])


def _shingles(text: StoryText, rule: dict[str, float]) -> list[int]:
    size = int(rule["stems"])
    found = set()
    for first, last in text.bounds:
        content = [i for i in range(first, last) if text.weights[i] >= rule["word"]]
        for at in range(len(content) - size + 1):
            window = content[at : at + size]
            if window[-1] - window[0] <= rule["window"]:
                found.add(zlib.crc32(" ".join(sorted(text.stems[i] for i in window)).encode()))
    return sorted(found)


def _propose(shared: "Counter[Pair]", places: list[int], neighbours: int) -> None:
    for at, place in enumerate(places):
        near = places[max(0, at - neighbours) : at]
        first = places[: min(neighbours, max(0, at - neighbours))]
        for other in first + near:
            shared[other, place] += 1


def _best(shared: "Counter[Pair]", count: int, partners: int, least: int) -> list[Pair]:
    """Return for each report its best partners among those before and after it."""
    of: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for (one, two), number in shared.items():
        if number >= least:
            of[one].append((-number, two))
            of[two].append((-number, one))
    kept = set()
    for place, others in enumerate(of):
        for _, other in sorted(others)[:partners]:
            kept.add((min(place, other), max(place, other)))
    return sorted(kept)
