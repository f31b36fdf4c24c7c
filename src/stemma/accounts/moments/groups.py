"""Tellings of one moment brought together.

What two tellings have in common and what sets them apart are named traits, each with a stated weight; their sum is the
evidence, and tellings are merged by average linkage. Only those whose days agree are compared, and work grows with the
number of different tellings, not with that of reports.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from functools import cache
from math import fsum

import numpy as np

from stemma import meaning
from stemma.accounts.linkage import merge
from stemma.accounts.moments.scene import Drawn, Weights
from stemma.accounts.moments.traits import traits
from stemma.data import lexicon

Alike = tuple[Drawn, ...]  # tellings of the same days in the same stems


def groups(items: Sequence[Drawn], weights: Weights) -> list[list[Drawn]]:
    """Return the tellings grouped into moments, in order of the first of each.

    >>> groups((), {})
    []
    """
    alike: dict[Hashable, list[Drawn]] = defaultdict(list)
    for item in items:
        alike[_looks(item)].append(item)
    ordered = sorted((tuple(m) for m in alike.values()), key=lambda m: (-len(m), m[0].told.key))
    found = [group for block in _blocks(ordered) for group in _merged(block, weights)]
    return sorted((sorted(g, key=lambda d: d.told.key) for g in found), key=lambda g: g[0].told.key)


def evidence(a: Drawn, b: Drawn, weights: Weights, alike: float) -> float:
    """Return the evidence for two tellings being of one moment, below nothing where more speaks against it.

    A sum of log odds: the weights of the traits that the two show (``dates_evidence``).

    >>> from stemma.accounts.moments.scene import draw
    >>> from stemma.accounts.moments.told import told
    >>> from stemma.records import Date, Extent, Happening, Report
    >>> def report(id, text, verb):
    ...     date, end = Extent(start=0, end=8), len(text)
    ...     event = Happening(start=10, end=end, date=date, predicate=verb, status="happened")
    ...     return Report(id=id, source=id, text=text, text_sha256="", happenings=(event,),
    ...         dates=(Date(start=0, end=8, value="2024-05-03", type="DATE"),))
    >>> fire, vote = ("On May 3, the mill burned.", "burn"), ("On May 3, Orr won.", "win")
    >>> reports = [report("a", *fire), report("b", *fire), report("c", *vote)]
    >>> (one, two, three), weights = draw(told(reports), reports, {})
    >>> evidence(one, two, weights, 1.0) > 0 > evidence(one, three, weights, 0.0)
    True
    """
    if a.told.report == b.told.report and a.told.happening.start == b.told.happening.start:
        return _rule("most")
    known = _weights()
    found = traits(a, b, weights, alike)
    total = fsum([known.get(name, 0.0) * strength for name, strength in found.items()])
    most = _rule("most")
    return round(max(-most, min(most, known["any"] + total)), 9)


def agree(a: Drawn, b: Drawn) -> bool:
    """Tell whether the days of one lie within those of the other.

    >>> from stemma.accounts.moments.scene import draw
    >>> from stemma.accounts.moments.told import told
    >>> from stemma.records import Date, Extent, Happening, Report
    >>> def report(id, value):
    ...     date = Date(start=9, end=15, value=value, type="DATE")
    ...     fire = Happening(start=0, end=8, date=Extent(start=9, end=15), predicate="burn", status="happened")
    ...     return Report(id=id, source=id, text="It burnt on May 3.", text_sha256="", dates=(date,),
    ...         happenings=(fire,))
    >>> reports = [report("a", "2024-05"), report("b", "2024-05-03"), report("c", "2024-06")]
    >>> (month, day, later), _ = draw(told(reports), reports, {})
    >>> agree(month, day), agree(month, later)
    (True, False)
    """
    return (a.first <= b.first and b.last <= a.last) or (b.first <= a.first and a.last <= b.last)


def _looks(item: Drawn) -> Hashable:
    happening = item.told.happening
    return item.told.date.value, item.told.kind, item.told.words, item.sentence, happening.status, happening.tense


def _blocks(ordered: Sequence[Alike]) -> list[list[Alike]]:
    """Return what is compared with each other: all where it is little, else what shares its first day, or its kind."""
    blocks = [list(ordered)] if ordered else []
    keys: tuple[Callable[[Drawn], str], ...] = (lambda d: d.first.isoformat(), lambda d: d.told.kind)
    for key in keys:
        blocks = [part for block in blocks for part in (_by(key, block) if len(block) > _rule("largest") else [block])]
    return blocks


def _by(key: Callable[[Drawn], str], block: Sequence[Alike]) -> list[list[Alike]]:
    found: dict[str, list[Alike]] = defaultdict(list)
    for item in block:
        found[key(item[0])].append(item)
    return [found[k] for k in sorted(found)]


def _merged(block: Sequence[Alike], weights: Weights) -> list[list[Drawn]]:
    """Merge a block, which is not empty; beyond the largest number compared, what is told seldom stays by itself."""
    compared = block[: int(_rule("largest"))]
    ones = [item[0] for item in compared]
    table = [[-_rule("most")] * len(ones) for _ in ones]
    rows = meaning.cosines(_stack(ones), _stack(ones))
    for i, a in enumerate(ones):
        for j in range(i):
            if agree(a, ones[j]):
                table[i][j] = table[j][i] = evidence(a, ones[j], weights, float(rows[i][j]))
    merged = merge(table, _rule("together"))
    rest = [list(item) for item in block[len(compared) :]]
    return [[d for i in group for d in compared[i]] for group in merged] + rest


def _stack(items: Sequence[Drawn]) -> meaning.Vector:
    return np.stack([item.meaning for item in items])


@cache
def _weights() -> dict[str, float]:
    return {name: float(value[0]) for name, value in lexicon("dates_evidence")["weights"].items()}


@cache
def _rule(name: str) -> float:
    return float(lexicon("dates_evidence")[name][0])
