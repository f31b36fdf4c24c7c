"""Readings of one fact brought together.

A fact is what is counted, of whom, where and in which event. What two statements have in common and what sets them
apart are named traits (`traits`), each with a stated weight; their sum is the evidence, and statements are merged
by average linkage. Two values that one report states side by side are two facts, unless it says that one replaced the
other or that sources differ. Work grows with the number of different statements, not with that of reports.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from stemma.accounts.figures.facts.apart import excludes
from stemma.accounts.figures.facts.drawn import Drawn, drawn
from stemma.accounts.figures.facts.evidence import evidence
from stemma.accounts.figures.facts.far_apart import any_long_apart
from stemma.accounts.figures.facts.replaced import disputed, replaced
from stemma.accounts.figures.facts.scene import Scene, counts, scene, unit
from stemma.accounts.linkage import merge
from stemma.accounts.stated import Stated
from stemma.data import lexicon

Block = tuple[str, ...]


class _Alike(NamedTuple):
    """Statements that look alike: same bounds, same things counted in the same words, same place."""

    members: tuple[Stated, ...]

    @property
    def one(self) -> Stated:
        return self.members[0]


def facts(statements: Sequence[Stated]) -> list[tuple[Stated, ...]]:
    """Return the statements grouped into facts, each group and the groups sorted by place in the story.

    >>> facts(())
    []
    """
    told = [s for s in statements if s.converts is None]
    known = scene(told)
    groups: list[list[Stated]] = []
    for block in _blocks(told):
        groups.extend(_grouped(block, known))
    joined = _with_conversions(disputed(replaced(groups)), statements)
    return sorted((tuple(sorted(g, key=lambda s: s.key)) for g in joined), key=lambda g: g[0].key)


def _with_conversions(groups: list[list[Stated]], statements: Sequence[Stated]) -> list[list[Stated]]:
    """Return the groups, what is put in another unit behind a statement added to the group of that statement."""
    home = {(s.report, s.nth): group for group in groups for s in group}
    for s in sorted((s for s in statements if s.converts is not None), key=lambda s: s.key):
        home[s.report, s.nth] = home[s.report, s.converts or 0]
        home[s.report, s.nth].append(s)
    return groups


def _blocks(statements: Sequence[Stated]) -> list[list[_Alike]]:
    """Return the statements of one unit together; where there are very many, those of one sort."""
    blocks: list[list[_Alike]] = []
    for block in _by(unit, [_Alike((s,)) for s in statements]):
        if len(block) <= _largest():
            blocks.append(block)
            continue
        alike = _alike(block)
        blocks.extend([alike] if len(alike) <= _largest() else _by(_sort, alike))
    return blocks


def _by(key: object, block: Sequence[_Alike]) -> list[list[_Alike]]:
    found: dict[Block, list[_Alike]] = defaultdict(list)
    for item in block:
        found[key(item.one)].append(item)  # type: ignore[operator]
    return [found[k] for k in sorted(found)]


def _largest() -> int:
    return int(lexicon("figures_evidence")["largest_block"][0])


def _sort(s: Stated) -> Block:
    measure = s.quantity.measure
    return (lexicon("quantities_facts")["kin"].get(measure, measure) or "", "" if measure else counts(s) or "")


def _alike(block: Sequence[_Alike]) -> list[_Alike]:
    """Return statements that look alike as one, those stated most often first."""
    alike: dict[object, list[Stated]] = defaultdict(list)
    for item in block:
        alike[_looks(item.one)].append(item.one)
    return [_Alike(tuple(m)) for m in sorted(alike.values(), key=lambda m: (-len(m), m[0].key))]


def _looks(s: Stated) -> tuple[object, ...]:
    q = s.quantity
    said = q.measure, q.head, q.of, q.predicate, q.background, s.long_ago
    return q.low, q.high, q.approximate, tuple(sorted(s.nations)), s.role, s.place, said


def _grouped(block: Sequence[_Alike], known: Scene) -> list[list[Stated]]:
    """Group the statements of a block; beyond the largest number compared, one joins only what looks like it."""
    compared, rest = block[: _largest()], block[_largest() :]
    items = [drawn(item.one, known) for item in compared]
    groups = [[s for i in group for s in compared[i].members] for group in _merged(items, known)]
    home = {_value(group[0]): group for group in reversed(groups)}
    for more in rest:
        same = home.get(_value(more.one))
        if same is None:
            groups.append(home.setdefault(_value(more.one), []))
        home[_value(more.one)].extend(more.members)
    return groups


def _value(s: Stated) -> tuple[object, ...]:
    q = s.quantity
    return q.low, q.high, q.approximate, tuple(sorted(s.nations)), s.role, q.background, s.long_ago


def _merged(items: Sequence[Drawn], known: Scene) -> list[list[int]]:
    rules = lexicon("figures_evidence")
    table = [[0.0] * len(items) for _ in items]
    apart = []
    years = any_long_apart(item.stated.as_of for item in items)  # else only one report sets statements apart
    for i, a in enumerate(items):
        for j, b in enumerate(items[:i]):
            table[i][j] = table[j][i] = evidence(a, b, known)
            if (years or a.stated.report == b.stated.report) and excludes(a, b):
                apart.append((i, j))
    return merge(table, rules["together"][0], apart, rules["apart"][0], rules["strongest"][0])
