"""Readings of one fact brought together.

Two readings are of one fact when what is counted, of whom, where and in which event agree, as far as the words tell.
Evidence is added up pair by pair (weights in `quantities_facts.json`), and readings are merged by average linkage,
which keeps a total and a part, or one side and the other, from being chained together through a third. Only readings
of one measure or of one thing counted are compared, and statements that look alike count as one, so that work grows
with the number of different statements.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from stemma.accounts.compatible import compatible, near
from stemma.accounts.stated import Stated
from stemma.data import lexicon
from stemma.records import Number, Quantity

_LARGEST_BLOCK = 200  # different statements compared in full; what is beyond joins only its equals
_FEW = 20  # with the same adjective ("media groups", "media partners") a number from here on tells a fact
_TELLING = 3  # figures of a number that make it unlikely for two sorts of things
_PAIR = 2
_SMALL = 10
_SEVERAL = 5  # from here on a number with a nationality is hardly met twice in a story
_DISTINCTIVE = 1000  # a number of people this large is hardly the number of other people in the same story


class _Alike(NamedTuple):
    """Statements that look alike: same bounds, same measure, same things counted, same place, same words around."""

    members: tuple[Stated, ...]

    @property
    def one(self) -> Stated:
        return self.members[0]


def facts(statements: Sequence[Stated]) -> list[tuple[Stated, ...]]:
    """Return the statements grouped into facts, each group and the groups sorted by place in the story."""
    rarity = _rarity(statements)
    groups: list[list[Stated]] = []
    for block in _blocks(statements):
        groups.extend(_grouped(block, rarity))
    return sorted((tuple(sorted(g, key=lambda s: s.key)) for g in _joined(groups)), key=lambda g: g[0].key)


def _blocks(statements: Sequence[Stated]) -> list[list[Stated]]:
    """Split statements into those that could state one fact at all."""
    blocks: dict[tuple[str, ...], list[Stated]] = defaultdict(list)
    for s in statements:
        blocks[_block(s)].append(s)
    return [blocks[key] for key in sorted(blocks)]


def _block(s: Stated) -> tuple[str, ...]:
    q = s.quantity
    if q.kind == "money":
        return "money", (q.unit or "").split(" per ")[0]
    if q.kind == "percent":
        return "percent", "delta" if q.delta else "share"
    if q.kind == "measure":
        return "measure", s.level.unit or ""
    if q.measure and q.measure != "affected":
        return "count", lexicon("quantities_facts")["kin"].get(q.measure, q.measure)
    if is_people(s):
        return "count of", "people"
    return "count of", s.role or q.head or ""


def is_people(s: Stated) -> bool:
    """Tell whether people are counted."""
    return s.quantity.kind == "count" and (s.role is None or s.role in lexicon("quantities_facts")["roles"])


def _grouped(block: Sequence[Stated], rarity: dict[str, float]) -> list[list[Stated]]:
    alike = _alike(block)
    compared, rest = alike[:_LARGEST_BLOCK], alike[_LARGEST_BLOCK:]
    score = [[0.0] * len(compared) for _ in compared]
    for i, a in enumerate(compared):
        for j in range(i):
            score[i][j] = score[j][i] = evidence(a.one, compared[j].one, rarity)
    clusters = merge(score)
    groups = [[s for i in cluster for s in compared[i].members] for cluster in clusters]
    home = {_looks(group[0]): group for group in reversed(groups)}
    for more in rest:
        known = home.get(_looks(more.one))
        if known is None:
            groups.append(home.setdefault(_looks(more.one), []))
        home[_looks(more.one)].extend(more.members)
    return _chained(_replaced(groups))


def _replaced(groups: list[list[Stated]]) -> list[list[Stated]]:
    """Join an old value to the new one that its sentence gives: "raised to 445 pence from 412"."""
    home = {s.key: group for group in groups for s in group}
    told: dict[tuple[str, int], list[Stated]] = defaultdict(list)
    valued: dict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for s in (s for group in groups for s in group):
        if not s.quantity.was:
            told[s.report, s.sentence].append(s)
        valued[_value(s)].append(s)
    done: set[tuple[object, ...]] = set()
    for old in sorted((s for group in groups for s in group if s.quantity.was), key=lambda s: s.key):
        new = told.get((old.report, old.sentence))
        if not new:
            continue
        fact = home[min(new, key=lambda s: (abs(s.start - old.start), s.start)).key]
        known = valued[_value(old)] if _is_known_by_value(old) and _value(old) not in done else [old]
        done.add(_value(old))
        for other in [home[s.key] for s in (old, *known)]:
            if other is not fact and other:
                fact.extend(other)
                home.update(dict.fromkeys((s.key for s in other), fact))
                other.clear()
    return [g for g in groups if g]


def _value(s: Stated) -> tuple[object, ...]:
    return s.level.low, s.level.high, s.level.unit, s.role, s.quantity.background


def _is_known_by_value(old: Stated) -> bool:
    """Tell whether a replaced value is large enough to be known again by it in other reports."""
    return old.level.kind != "percent" and _named(old.level) >= _SMALL


def _chained(groups: list[list[Stated]]) -> list[list[Stated]]:
    """Join tolls that follow one another in time and only grow: nine, then 37, then 61."""
    tolls = sorted((g for g in groups if _is_toll_group(g)), key=lambda g: (_numbers(g), g[0].key))
    joined: list[list[Stated]] = []
    for group in tolls:
        home = next((g for g in joined if _goes_with(g, group)), None)
        if home is None:
            joined.append(list(group))
        else:
            home.extend(group)
    return [g for g in groups if not _is_toll_group(g)] + joined


def _is_toll_group(group: Sequence[Stated]) -> bool:
    tolls = sum(is_toll(s) for s in group)
    return tolls * 2 > len(group) and not any(s.nations or s.section for s in group) and bool(_numbers(group))


def _numbers(group: Iterable[Stated]) -> list[Number]:
    """Return the numbers that a group names outright, in order; those too small to be a toll of many are left out."""
    return sorted({_named(s.level) for s in group if not _is_vague(s.level) and _named(s.level) > _PAIR})


def _goes_with(one: Sequence[Stated], two: Sequence[Stated]) -> bool:
    """Tell whether two groups of tolls together are one that grows from day to day."""
    places = [{s.place for s in g if s.place} for g in (one, two)]
    shared = {*_numbers(one)} & {*_numbers(two)}
    if places[0] and places[1] and len(shared) < _PAIR and not _any_same_place(*places):
        return False
    days: dict[str, set[Number]] = defaultdict(set)
    for s in (*one, *two):
        if s.as_of is None:
            return False
        days[s.as_of[:10]].update(_numbers([s]))
    if not all(_is_one_count(own, days) for own in _by_report(one, two)):
        return False
    if _long_apart(min(days), max(days)):
        return False
    return len(days) > 1 and _grows([sorted(days[day]) for day in sorted(days) if days[day]])


def _by_report(one: Sequence[Stated], two: Sequence[Stated]) -> list[list[Stated]]:
    reports: dict[str, list[Stated]] = defaultdict(list)
    for s in (*one, *two):
        reports[s.report].append(s)
    return list(reports.values())


def _is_one_count(own: Sequence[Stated], days: dict[str, set[Number]]) -> bool:
    """Tell whether one report can state all its numbers of one toll: the last, close ones, and those known before."""
    numbers = _numbers(own)
    if len(numbers) < _PAIR:
        return True
    day = max(s.as_of or "" for s in own)[:10]
    known = {number for earlier, values in days.items() if earlier < day for number in values}
    factor = lexicon("quantities_facts")["close_factor"][0]
    return all(number in known or number * factor >= numbers[-1] for number in numbers)


def _any_same_place(one: Iterable[str], two: Iterable[str]) -> bool:
    others = sorted(two)
    return any(_same_place(a, b) for a in sorted(one) for b in others)


def _grows(days: Sequence[Sequence[Number]]) -> bool:
    """Tell whether numbers are no smaller from day to day, but for those known before, and grow as fast as tolls do."""
    factor = lexicon("quantities_facts")["grown_factor"][0]
    known: set[Number] = set()
    most: Number = 0
    for numbers in days:
        if any(number < most and number not in known for number in numbers):
            return False
        if most and max(numbers) > factor * most:
            return False
        known.update(numbers)
        most = max(most, *numbers)
    return True


def _alike(block: Sequence[Stated]) -> list[_Alike]:
    """Bring equal statements together, those made most often first."""
    alike: dict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for s in sorted(block, key=lambda s: s.key):
        alike[(*_looks(s), tuple(sorted(s.around)))].append(s)
    return [_Alike(tuple(m)) for m in sorted(alike.values(), key=lambda m: (-len(m), m[0].key))]


def _looks(s: Stated) -> tuple[object, ...]:
    q = s.quantity
    return q.low, q.high, q.approximate, tuple(sorted(s.nations)), s.role, s.place, q.background


def merge(score: Sequence[Sequence[float]]) -> list[list[int]]:
    """Merge items by average linkage until the evidence between any two clusters is below the threshold.

    `score` is a square table of evidence; returned are clusters of indices.

    >>> merge([[0, 5, -1], [5, 0, 0], [-1, 0, 0]])
    [[0, 1], [2]]
    """
    threshold = lexicon("quantities_facts")["together"][0]
    clusters = [[i] for i in range(len(score))]
    if len(clusters) < 2:
        return clusters
    table = np.array(score, dtype=np.float64)
    np.fill_diagonal(table, -np.inf)
    while True:
        i, j = sorted(int(x) for x in np.unravel_index(int(np.argmax(table)), table.shape))
        if table[i, j] < threshold:
            return [sorted(c) for c in clusters if c]
        one, two = len(clusters[i]), len(clusters[j])
        mean = np.round((table[i] * one + table[j] * two) / (one + two), 9)
        table[i, :], table[:, i] = mean, mean
        table[i, i] = -np.inf
        table[j, :], table[:, j] = -np.inf, -np.inf
        clusters[i].extend(clusters[j])
        clusters[j] = []


def evidence(a: Stated, b: Stated, rarity: dict[str, float]) -> float:
    """Return how much speaks for two statements stating one fact; below nothing where more speaks against it."""
    w = _weights()
    p, q = a.level, b.level
    total = _bounds(a, b, w) + _who(a, b, w)
    total += _where(a, b, w)
    total += w["context"] * _likeness(a.around, b.around, rarity)
    if a.part != b.part:
        total += w["part"]
    if p.background != q.background:
        large = min(_named(p), _named(q)) >= _DISTINCTIVE and a.role == b.role
        total += w["other_time_large" if large else "other_time"]
    if p.predicate and p.predicate == q.predicate and not p.measure:
        total += w["same_predicate"]
    if p.measure and q.measure:
        total += w["fate"]
    if _long_apart(a.as_of, b.as_of) and not _anchors(p) & _anchors(q):
        total += w["long_apart"]
    if (a.section == 0) != (b.section == 0):
        total += w["listed"]
    if a.report == b.report and not (p.was or q.was):
        total += _apart(a, b, w)
    return round(total, 9)


@lru_cache(maxsize=8192)
def _long_apart(one: str | None, two: str | None) -> bool:
    if one is None or two is None:
        return False
    try:
        days = abs((date.fromisoformat(one[:10]) - date.fromisoformat(two[:10])).days)
    except ValueError:  # a date that no calendar has, as an input may give it
        return False
    return bool(days >= lexicon("quantities_facts")["long_apart_days"][0])


def _apart(a: Stated, b: Stated, w: dict[str, float]) -> float:
    """Return the evidence that lies in one report stating both."""
    p, q = a.level, b.level
    if a.section != b.section and (a.section and b.section):
        return w["other_section"]
    listed = w["same_section"] if a.section else 0.0
    if (p.low, p.high) == (q.low, q.high):
        if a.role != b.role and (a.sentence == b.sentence or (a.role and b.role)):
            return listed + (w["same_sentence"] if a.sentence == b.sentence else 0.0)
        return listed + w["repeated"]
    if (p.kind != "count" and _anchors(p) & _anchors(q)) or _rounds(p, q):
        return listed
    if a.sentence == b.sentence:
        return w["same_sentence"]
    vague = _is_vague(p) or _is_vague(q)
    if not compatible(p, q) or not near(p, q, "vague_factor" if vague else "near_factor"):
        return w["same_report"]
    return w["same_report_vague" if vague else "same_report_open"]


def _bounds(a: Stated, b: Stated, w: dict[str, float]) -> float:
    p, q = a.level, b.level
    if (p.low, p.high) == (q.low, q.high):
        if p.kind == "percent":
            return w["same_percent"]
        if p.low is None or abs(p.low) >= _SMALL:
            return w["same_bounds"]
        return w["same_small"]
    if a.report != b.report and _denies(a, b):
        return w["denied"]
    if _anchors(p) & _anchors(q):
        return w["same_anchor"] if p.kind != "percent" else w["same_percent"]
    if (p.was or q.was) and (a.report, a.sentence) == (b.report, b.sentence):
        return w["replaced"]
    if _rounds(p, q):
        return w["rounded"]
    people = is_people(a) and is_people(b)
    huge = lexicon("quantities_facts")["huge"][0]
    if people and min(_named(p), _named(q)) >= huge and near(p, q, "close_factor"):
        return w["close_huge"]
    if compatible(p, q):
        if not near(p, q, "vague_factor" if _is_vague(p) or _is_vague(q) else "open_factor"):
            return w["compatible_far"]
        return w["compatible"] if people else w["compatible_thing"]
    if people and near(p, q, "close_factor"):
        return w["close_large" if _named(p) >= _DISTINCTIVE else "close"]
    if _grew(a, b):
        return w["grown"]
    if (
        p.unit == q.unit == "magnitude"
        and abs((p.low or 0) - (q.low or 0)) <= lexicon("quantities_facts")["magnitudes"][0]
    ):
        return w["close_magnitude"]
    if p.kind != "count" or not near(p, q):
        return w["far"]
    if near(p, q, "close_factor"):
        return w["close_thing"]
    return w["near"] if p.measure else w["near_thing"]


def _named(q: Quantity) -> Number:
    return max(_anchors(q), default=0)


def _denies(a: Stated, b: Stated) -> bool:
    """Tell whether one says that nobody was hurt, the other how many were."""
    nobody, some = (a, b) if a.level.high == 0 else (b, a)
    harmed = nobody.quantity.measure in lexicon("quantities_facts")["harms"]
    return nobody.level.high == 0 and harmed and bool(some.level.low) and not some.nations and not some.part


def _is_vague(q: Quantity) -> bool:
    """Tell whether a number is a word such as "hundreds"."""
    return q.approximate and q.high is None


def _rounds(p: Quantity, q: Quantity) -> bool:
    """Tell whether one of two counts is exact and the other rounder: "almost 700,000" or "over 690,000", 693,665."""
    exact, rough = (q, p) if p.low != p.high or p.approximate else (p, q)
    named = sorted(_anchors(rough))
    if exact.approximate or exact.low is None or exact.low != exact.high or len(named) != 1 or _is_vague(rough):
        return False
    if (rough.low == rough.high and not rough.approximate) or not _is_whole(exact.low) or exact.low < _FEW:
        return False
    share = lexicon("quantities_facts")["rounded_money" if exact.kind == "money" else "rounded_share"][0]
    within = exact.kind in ("count", "money") and abs(exact.low - named[0]) <= share * exact.low
    return within and compatible(p, q) and _figures(exact.low) > _figures(named[0])


def _is_whole(value: Number) -> bool:
    return isinstance(value, int) or float(value).is_integer()


def is_toll(s: Stated) -> bool:
    """Tell whether a statement may be the count of all who were killed, hurt, missing, ... in the event."""
    q = s.quantity
    everyone = s.role is None and not s.nations and not s.part
    return everyone and not q.background and q.measure in lexicon("quantities_facts")["tolls"]["measures"]


def _grew(a: Stated, b: Stated) -> bool:
    """Tell whether one of two tolls is later and larger than the other."""
    if a.report == b.report or not (is_toll(a) and is_toll(b)) or a.as_of is None or b.as_of is None:
        return False
    first, then = sorted((a, b), key=lambda s: s.as_of or "")
    least, most = first.level.low or first.level.high or 0, then.level.low or then.level.high or 0
    return first.as_of != then.as_of and 0 < least <= most and near(a.level, b.level, "open_factor")


def _who(a: Stated, b: Stated, w: dict[str, float]) -> float:
    if a.quantity.kind != "count":
        return 0.0
    nation = 0.0
    if a.nations and b.nations:
        nation = w["same_nation"] if a.nations & b.nations else w["other_nation"]
    elif a.nations or b.nations:
        nation = w["part_who"]
    if is_people(a) != is_people(b):
        return nation + w["other_role"]
    if a.role != b.role and len({a.role, b.role} & set(lexicon("quantities_facts")["sexes"])) == 1:
        return nation + w["part_who"]
    return nation + _both(a.role, b.role, w["same_role"], w["other_role"], w["part_who"])


def _where(a: Stated, b: Stated, w: dict[str, float]) -> float:
    if a.place and b.place:
        return w["same_place"] if _same_place(a.place, b.place) else w["other_place"]
    placed, other = (a, b) if a.place else (b, a)
    if not placed.place or not other.nations or other.quantity.kind != "count":
        return 0.0
    same = any(_same_place(_nation_of(placed.place), nation) for nation in sorted(other.nations))
    return w["place_nation"] if same else w["place_other_nation"]


def _nation_of(place: str) -> str:
    """Return the nationality of a country where the lexicon has it: "american" for "united states"."""
    return str(lexicon("quantities_facts")["nations"].get(place.removeprefix("the "), place))


def _same_place(one: str, two: str) -> bool:
    """Tell whether two places are one by their first letters: "israel", "israeli towns"."""
    return one == two or (one[:5] == two[:5] and len(one) > 4 and len(two) > 4)


def _both(one: str | None, two: str | None, same: float, other: float, part: float) -> float:
    if one is None and two is None:
        return 0.0
    if one is None or two is None:
        return part
    return same if one == two else other


def _likeness(one: frozenset[str], two: frozenset[str], rarity: dict[str, float]) -> float:
    """Return the weighted share of words that two contexts have in common, from 0 to 1."""
    if not one or not two:
        return 0.0
    both = one & two
    if not both:
        return 0.0
    size = min(math.fsum(rarity[word] for word in words) for words in (one, two))
    return math.fsum(rarity[word] for word in both) / size if size else 0.0


def _rarity(statements: Iterable[Stated]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    total = 0
    for s in statements:
        counts.update(s.around)
        total += 1
    return {word: math.log((total + 1) / count) for word, count in counts.items()}


def _joined(groups: list[list[Stated]]) -> list[list[Stated]]:
    """Join facts of different nouns that can only be one: a large number of people, stated again of the same people.

    "143 million consumers", "personal data of 143 million people"; and victims without a fate ("the 59 victims") with
    the one fact that has their number.
    """
    homes: dict[object, list[Stated]] = {}
    joined: list[list[Stated]] = []
    for group in sorted(groups, key=lambda g: (not any(s.quantity.measure for s in g), -len(g), g[0].key)):
        home = next((homes[m] for s in group for m in _marks(s) if m in homes and _may_join(homes[m], group)), None)
        if home is None:
            joined.append(group)
            home = group
        else:
            home.extend(group)
        for s in group:
            for mark in _marks(s):
                homes.setdefault(mark, home)
    return joined


def _marks(s: Stated) -> list[object]:
    """Return what a statement can be known by in another block: its number, or its number with an adjective."""
    q = s.quantity
    if q.kind != "count" or (q.approximate and q.high is None):
        return []
    return [*_marks_of_people(s), *_marks_of_numbers(s)]


def _marks_of_people(s: Stated) -> list[object]:
    """Return a number with a nationality or a trade, by which those killed and those aboard can be told to be one."""
    q, rules = s.quantity, lexicon("quantities_facts")
    if not is_people(s) and q.head and q.measure in (None, "damaged", "destroyed", "affected"):
        return [("thing", q.head, s.place, anchor) for anchor in sorted(_anchors(q)) if anchor > _PAIR]
    if s.part or not is_people(s) or q.measure not in (None, *rules["shared_fates"]["measures"]):
        return []
    marks: list[object] = []
    for anchor in sorted(_anchors(q)):
        if s.section:
            marks.append((s.report, s.section, anchor))
        if anchor >= _SEVERAL:
            marks.extend((nation, anchor) for nation in sorted(s.nations) if s.role is None)
        if q.head and s.role and s.role not in rules["any_people"]["roles"] and anchor > 1:
            marks.append(("trade", q.head, anchor))
    return marks


def _marks_of_numbers(s: Stated) -> list[object]:
    q = s.quantity
    anchors = sorted(_anchors(q))
    if not is_people(s):
        exact = [("things", a) for a in anchors if a >= _DISTINCTIVE and _figures(a) >= _TELLING]
        return [*exact, *((word, a) for a in anchors if a >= _FEW for word in sorted(s.adjectives))]
    if q.head == "victim" or q.measure in ("killed", "affected"):
        return list(anchors)
    return [a for a in anchors if a >= _DISTINCTIVE]


def _anchors(q: Quantity) -> frozenset[Number]:
    """Return the numbers that the words name: 1,200 for "more than 1,200"."""
    return _named_numbers(q.low, q.high, q.kind in ("count", "money"))


@lru_cache(maxsize=8192)
def _named_numbers(low: Number | None, high: Number | None, whole: bool) -> frozenset[Number]:
    values = [v for v in (low, high) if v is not None]
    if len(values) == 1 and whole and isinstance(values[0], int):
        value, step = values[0], -1 if high is None else 1
        return frozenset([value + step if (value + step) % 10 == 0 else value])
    return frozenset(values)


def _figures(value: Number) -> int:
    """Return how many figures a number has before its last zeros: 3 for 214,000."""
    return len(str(abs(int(value))).rstrip("0"))


def _may_join(home: Sequence[Stated], group: Sequence[Stated]) -> bool:
    if _block(home[0]) == _block(group[0]):
        return False
    one, two = (frozenset(n for s in g for n in s.nations) for g in (home, group))
    if any(s.quantity.measure not in (None, "affected") for s in group) and not _share_people(home, group):
        return False
    if one and two and not one & two:
        return False
    if {s.quantity.background for s in home} != {s.quantity.background for s in group}:
        return False
    if not is_people(home[0]) or not is_people(group[0]):
        return not is_people(home[0]) and not is_people(group[0])
    if _share_people(home, group):
        return True
    small = any(s.quantity.low is not None and abs(s.quantity.low) < _DISTINCTIVE for s in group)
    return not small or any(s.quantity.head == "victim" for s in group)


def _share_people(home: Sequence[Stated], group: Sequence[Stated]) -> bool:
    marks = {mark for s in home for mark in _marks_of_people(s)}
    return any(mark in marks for s in group for mark in _marks_of_people(s))


@cache
def _weights() -> dict[str, float]:
    return {name: value[0] for name, value in lexicon("quantities_facts")["weights"].items()}
