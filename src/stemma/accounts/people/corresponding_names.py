"""People whose name a copy spells in its own way: told by the place where the text it was made from has the name.

Textual criticism reads a variant by its context. Where two texts share a passage and have the same words on both sides
of a name, the name between them means one person, however either spells it, and a bare family name that two people of
the story bear means the one whom the other text names there in full.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from rapidfuzz.distance import Indel

from stemma.accounts.people.naming import Known
from stemma.lineage.graph import Families
from stemma.reading.names.proper.spelling import core, given_agree, same_generation
from stemma.reading.vocabulary import vocabulary
from stemma.records import Extent, Lineage, Report

_WORD = re.compile(r"\w+")
_BESIDE = 5  # words that are compared on each side of a name
_REACH = 80  # characters in which they are looked for; no name is longer
_SAME = 4  # words that have to be the same on both sides together, one more where one side has none
_TOUCHING = 3  # characters between a passage and a name with which it begins or ends
_ALIKE = 0.5  # likeness of the letters of two spellings; below that a text may have put another person there

Groups = Sequence[list[Known]]


class _Place(NamedTuple):
    """Where a name of a group stands in its report, and which of the group's entities bears it."""

    start: int
    end: int
    group: int
    entity: str


class _Met(NamedTuple):
    """An entity of one report in whose place another text has the name of another group."""

    group: int
    report: str
    entity: str
    other: int


def with_corresponding(people: Groups, reports: Sequence[Report], lineage: Lineage) -> list[list[Known]]:
    """Return the groups of people, with those made one that stand at one place of a passage which two reports share.

    No report may name both, and the names must be alike; where two people could be meant, nobody is.

    >>> from stemma.records import Edge, Entity, Mention, Passage
    >>> texts = {"a": "Late at night Orlo Tarchuk told the board.", "b": "Late at night Tharczuk told the board."}
    >>> reports = [Report(id=id, source=id, text=text, text_sha256="") for id, text in texts.items()]
    >>> def person(report, name):
    ...     start = texts[report].index(name)
    ...     mention = Mention(start=start, end=start + len(name), kind="name")
    ...     who = Entity(id="n0", name=name, type="PERSON", mentions=(mention,))
    ...     return [Known(report, who, (("name", name),), "PERSON")]
    >>> people = [person("a", "Orlo Tarchuk"), person("b", "Tharczuk")]
    >>> whole = Passage(child=Extent(start=0, end=38), parent=Extent(start=0, end=42), sameness=0.9)
    >>> copied = Edge(id="e", child="b", parent="a", kind="copy", share=1.0, evidence=(), passages=(whole,))
    >>> [len(with_corresponding(people, reports, of)) for of in (Lineage(), Lineage(edges=(copied,)))]
    [2, 1]
    """
    met = sorted(set(_met(people, {report.id: report.text for report in reports}, lineage)))
    groups = _with_bearers(people, met)
    partners: dict[int, set[int]] = defaultdict(set)
    for one, _, _, other in met:
        if groups[one] and groups[other] and _may_be_one(groups[one], groups[other]):
            partners[one].add(other)
    families = Families()
    for one, others in sorted(partners.items()):
        if len(others) == 1:
            families.join(one, *others)
    return [
        [k for number in members for k in groups[number]]
        for members in families.groups(number for number, group in enumerate(groups) if group)
    ]


def _with_bearers(people: Groups, met: Sequence[_Met]) -> list[list[Known]]:
    """Return the groups, each bare family name put to the one bearer whom the other texts name in its place."""
    bearers: dict[tuple[int, str, str], set[int]] = defaultdict(set)
    for one, report, entity, other in met:
        if _only_bare(people[one]) and not _only_bare(people[other]):
            word = core(people[one][0].entity.name)[-1]
            if any(core(k.entity.name)[-1] == word for k in people[other]):
                bearers[one, report, entity].add(other)
    groups = [
        [k for k in group if len(bearers.get((number, k.report, k.entity.id), ())) != 1]
        for number, group in enumerate(people)
    ]
    for (one, report, entity), those in sorted(bearers.items()):
        if len(those) == 1:
            groups[min(those)] += [k for k in people[one] if (k.report, k.entity.id) == (report, entity)]
    return groups


def _met(people: Groups, texts: Mapping[str, str], lineage: Lineage) -> Iterator[_Met]:
    """Yield who stands where a text of the same descent has a name of another group, both ways."""
    named = _places(people)
    for edge in (*lineage.edges, *lineage.shared):
        if edge.child not in texts or edge.parent not in texts:
            continue
        own, others = named.get(edge.child, ()), named.get(edge.parent, ())
        for passage in edge.passages:
            first, second = _of(own, passage.child), _of(others, passage.parent)
            alone = _without(first, second)
            met = _without(second, first) if alone else []
            for one in alone:
                for other in met:
                    if _same_place(_beside(texts[edge.child], one), _beside(texts[edge.parent], other)):
                        yield _Met(one.group, edge.child, one.entity, other.group)
                        yield _Met(other.group, edge.parent, other.entity, one.group)


def _without(places: Sequence[_Place], others: Sequence[_Place]) -> list[_Place]:
    """Return the places of names of those who are not among the others."""
    known = {place.group for place in others}
    return [place for place in places if place.group not in known]


def _places(people: Groups) -> dict[str, list[_Place]]:
    found: dict[str, list[_Place]] = defaultdict(list)
    for number, group in enumerate(people):
        for k in group:
            places = (m for m in k.entity.mentions if m.kind == "name")
            found[k.report] += [_Place(m.start, m.end, number, k.entity.id) for m in places]
    return {report: sorted(places) for report, places in found.items()}


def _of(places: Sequence[_Place], extent: Extent) -> list[_Place]:
    """Return the names that stand in a passage or touch it: it may begin with the family name or behind the name."""
    begin = extent.start - _TOUCHING
    last = bisect_left(places, (extent.end + _TOUCHING + 1,))
    first = bisect_left(places, (extent.start - _REACH,), 0, last)
    within = bisect_left(places, (begin,), first, last)
    return [*[place for place in places[first:within] if place.end >= begin], *places[within:last]]


def _beside(text: str, place: _Place) -> tuple[list[str], list[str]]:
    """Return the words before a name, from it outwards, and those behind it."""
    before = text[max(0, place.start - _REACH) : place.start]
    behind = text[place.end : place.end + _REACH]
    return _WORD.findall(before.lower())[: -_BESIDE - 1 : -1], _WORD.findall(behind.lower())[:_BESIDE]


def _same_place(one: tuple[list[str], list[str]], other: tuple[list[str], list[str]]) -> bool:
    before, behind = (
        sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(*sides, strict=False)))
        for sides in zip(one, other, strict=True)
    )
    return before + behind >= (_SAME if before and behind else _SAME + 1)


def _only_bare(group: Sequence[Known]) -> bool:
    return all(len(core(k.entity.name)) == 1 for k in group)


def _may_be_one(group: Sequence[Known], other: Sequence[Known]) -> bool:
    """Tell whether nothing else than their spelling parts two groups, and that not much."""
    if not {k.report for k in group}.isdisjoint(k.report for k in other):
        return False
    genders = [{k.entity.gender for k in those} - {None} for those in (group, other)]
    if all(genders) and genders[0].isdisjoint(genders[1]):
        return False
    return any(_alike(one, two) for one in _names(group) for two in _names(other))


def _names(group: Sequence[Known]) -> list[str]:
    return sorted({k.entity.name for k in group})


def _alike(one: str, other: str) -> bool:
    """Tell whether two names are alike, neither with a given name or a generation that the other's is not."""
    a, b = core(one), core(other)
    if not same_generation(one, other):
        return False
    given = vocabulary().given_genders
    if len(a) > 1 and len(b) > 1 and a[0] in given and b[0] in given and not given_agree(a[0], b[0]):
        return False
    whole = Indel.normalized_similarity("".join(a), "".join(b))
    return max(whole, Indel.normalized_similarity(a[-1], b[-1])) >= _ALIKE
