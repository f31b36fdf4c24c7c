"""What two statements have in common and what sets them apart, as named traits.

Each trait is a fact that an editor could check: the same number, another nationality, one report that states both. What
a trait is worth stands in `figures_evidence.json`; its strength is 1, but for likenesses, which go from 0 to 1.
"""

import math
from functools import lru_cache

from stemma import meaning
from stemma.accounts.figures.facts.apart import differ_in_fate, is_gone, rival
from stemma.accounts.figures.facts.concept_traits import concept_traits
from stemma.accounts.figures.facts.drawn import Drawn
from stemma.accounts.figures.facts.far_apart import long_apart
from stemma.accounts.figures.facts.frame_traits import frame_traits
from stemma.accounts.figures.facts.number_traits import number_traits
from stemma.accounts.figures.facts.rarity import likeness
from stemma.accounts.figures.facts.scene import Scene
from stemma.accounts.figures.facts.story_traits import story_traits
from stemma.accounts.figures.facts.teller_traits import teller_traits
from stemma.accounts.figures.facts.values import standing
from stemma.accounts.stated import Stated
from stemma.accounts.stated.compatible import near
from stemma.accounts.stated.counted_of import fact_stem
from stemma.accounts.stated.named_numbers import largest_named
from stemma.data import lexicon

Traits = dict[str, float]
_APART = frozenset({"near", "far", "very_far"})  # what a distance says depends on what is counted: tolls grow
_BOTH = 2


def traits(a: Drawn, b: Drawn, scene: Scene) -> Traits:
    """Return the traits of a pair of statements of one unit, by name.

    >>> from stemma.accounts.figures.facts.drawn import drawn
    >>> from stemma.accounts.figures.facts.scene import scene
    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> def told(id):
    ...     men = Quantity(start=0, end=2, low=12, high=12, head="miner", of="miners", measure="killed")
    ...     return Report(id=id, source=id, text="12 miners died.", text_sha256="", quantities=(men,))
    >>> found = stated([told("a"), told("b")], {})
    >>> {"same_fate", "same_noun"} <= set(traits(*(drawn(s, scene(found)) for s in found), scene(found)))
    True
    """
    one, two = a.stated, b.stated
    value, two_values, _ = standing(a.value, b.value, a.people and b.people)
    family = a.family if a.family == b.family else "_mixed"
    found: Traits = {f"{value}{family}" if value in _APART else value: 1.0} if value else {}
    if one.level.kind == "count":
        _of_counts(a, b, two_values, found)
    else:
        _of_amounts(one, two, found)
    _of_place_and_time(one, two, found)
    _of_words(a, b, scene, found)
    found.update(number_traits(a, b, scene))
    found.update(story_traits(a, b, scene, two_values))
    found.update(teller_traits(a, b))
    found.update(concept_traits(a, b))
    if one.report == two.report:
        _of_one_report(a, b, two_values, found)
    else:
        _of_two_reports(a, b, scene, two_values, found)
    return found


def _of_counts(a: Drawn, b: Drawn, two_values: bool, found: Traits) -> None:
    one, two = a.stated, b.stated
    p, q = one.quantity, two.quantity
    if p.measure and q.measure:
        found["other_fate" if differ_in_fate(a, b) else "same_fate"] = 1.0
    elif p.measure or q.measure:
        found["one_fate"] = 1.0
    counted = _counted(a, b)
    if counted:
        found[counted] = 1.0
    if two_values and a.people and b.people and _is_smaller_part(a, b):
        found["smaller_part"] = 1.0
    if one.nations and two.nations:
        found["same_nation" if one.nations & two.nations else "other_nation"] = 1.0
    elif one.nations or two.nations:
        found["one_nation"] = 1.0
    if one.adjectives and two.adjectives:
        found["same_adjective" if one.adjectives & two.adjectives else "other_adjective"] = 1.0
    elif one.adjectives or two.adjectives:
        found["one_adjective"] = 1.0
    if one.against != two.against:
        found["other_vote"] = 1.0
    if one.part != two.part:
        found["part"] = 1.0
    if one.further != two.further:
        found["further"] = 1.0


def _is_smaller_part(a: Drawn, b: Drawn) -> bool:
    """Tell whether of two numbers of people the fewer are people of a sort, the more of no sort: a part of them."""
    less, more = (b.stated, a.stated) if largest_named(b.value) < largest_named(a.value) else (a.stated, b.stated)
    narrowed = bool(less.role or less.nations or less.part)
    return narrowed and more.role is None and not more.nations


def _counted(a: Drawn, b: Drawn) -> str | None:
    """Return the trait that says whether the same sort of people or things is counted, None where one has no noun."""
    one, two = a.people, b.people
    if a.counts is None or b.counts is None:
        return "no_noun" if a.counts == b.counts else None
    if a.counts == b.counts:
        if one:
            return "same_role" if a.stated.role else "same_people"
        return "same_thing" if a.head == b.head else "synonym"
    if one and two:
        return "part_people" if None in (a.stated.role, b.stated.role) else "other_role"
    if one or two:
        return "people_and_thing"
    like = _noun_likeness(a.stated.quantity.head or "", b.stated.quantity.head or "")
    return "like_thing" if like >= lexicon("quantities_facts")["like_noun"][0] else "other_thing"


@lru_cache(maxsize=8192)
def _noun_likeness(one: str, two: str) -> float:
    return meaning.likeness_of_two(one, two)


def _of_amounts(one: Stated, two: Stated, found: Traits) -> None:
    found[f"of_{one.level.kind}"] = 1.0
    if one.level.delta != two.level.delta:
        found["change_and_level"] = 1.0
    if one.role and two.role:
        found["amount_of_same" if one.role == two.role else "amount_of_other"] = 1.0
    elif one.role or two.role:
        found["amount_of_one"] = 1.0
    if one.as_of and two.as_of and one.as_of[:10] != two.as_of[:10] and one.level.low != two.level.low:
        found["change_of_another_day" if one.level.delta else f"{one.level.kind}_of_another_day"] = 1.0
    if one.level.change and two.level.change and one.level.change != two.level.change:
        found["rise_and_fall"] = 1.0


def _of_place_and_time(one: Stated, two: Stated, found: Traits) -> None:
    if one.place and two.place:
        found[_places(one, two)] = 1.0
    elif one.place or two.place:
        _of_place_and_nation(one, two, found)
    if one.quantity.background != two.quantity.background:
        found["one_background"] = 1.0
    if one.long_ago and two.long_ago:
        found["same_past" if _same_past(one.long_ago, two.long_ago) else "other_past"] = 1.0
    elif one.long_ago or two.long_ago:
        found["one_past"] = 1.0
    if (one.section == 0) != (two.section == 0):
        found["one_listed"] = 1.0
    if long_apart(one.as_of, two.as_of) and one.level.low != two.level.low:
        found["long_apart"] = 1.0


def _places(one: Stated, two: Stated) -> str:
    if same_place(one.place or "", two.place or ""):
        return "same_place"
    near = all(fact_stem((s.place or "").split()[-1]) in s.clause for s in (one, two))
    return "other_place_near" if near else "other_place"


def _of_place_and_nation(one: Stated, two: Stated, found: Traits) -> None:
    placed, other = (one, two) if one.place else (two, one)
    if placed.place and other.nations and other.quantity.kind == "count":
        own = str(lexicon("quantities_facts")["nations"].get(placed.place.removeprefix("the "), placed.place))
        same = any(same_place(own, nation) for nation in sorted(other.nations))
        found["place_of_nation" if same else "place_of_other_nation"] = 1.0


def same_place(one: str, two: str) -> bool:
    """Tell whether two places are one by their first letters.

    >>> same_place("israel", "israeli towns")
    True
    """
    return one == two or (one[:5] == two[:5] and len(one) > 4 and len(two) > 4)


def _same_past(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return long.startswith(short)


def _of_words(a: Drawn, b: Drawn, scene: Scene, found: Traits) -> None:
    one, two = a.stated, b.stated
    (around, clause), (around2, clause2) = a.weighs, b.weighs
    found["around"] = likeness(one.around & two.around, around, around2, scene.around)
    found["clause"] = likeness(one.clause & two.clause, clause, clause2, scene.clause)
    if one.names and two.names and not one.names & two.names:
        found["other_names"] = max(a.strange, b.strange)
    found["meaning"] = round(float(a.vector.dot(b.vector)), 6)  # for a pair half the price of `@`
    if a.predicate and a.predicate == b.predicate:
        found["same_predicate"] = 1.0
    found.update(frame_traits(a.frame, b.frame))
    both = a.numbers & b.numbers
    shared = max([scene.sorts[n] for n in both]) if both else 1
    if shared > 1:
        found["common_number"] = math.log(shared)


def _of_one_report(a: Drawn, b: Drawn, two_values: bool, found: Traits) -> None:
    one, two = a.stated, b.stated
    found["one_report"] = 1.0
    if is_gone(one) or is_gone(two):
        if one.sentence == two.sentence:
            found["replaced"] = 1.0
        return
    if one.section and two.section:
        found["same_section" if one.section == two.section else "other_section"] = 1.0
    if one.sentence == two.sentence:
        found["one_sentence"] = 1.0
    if two_values and a.retold == b.retold:
        found["rival" if rival(one, two) else "two_values"] = 1.0


def _of_two_reports(a: Drawn, b: Drawn, scene: Scene, two_values: bool, found: Traits) -> None:
    one = a.stated
    if a.sort == b.sort:
        stating = scene.values[a.sort]
        most = max(stating[one.report], stating[b.stated.report])
        found[f"{'only_one' if most == 1 else 'one_of_two' if most == 2 else 'one_of_several'}{a.family}"] = 1.0
    if two_values and _grew(a, b):
        found["grown"] = 1.0
    if one.quantity.measure:
        mains = a.main + b.main
        if mains:
            found["both_main" if mains == _BOTH else "one_main"] = 1.0


def _grew(a: Drawn, b: Drawn) -> bool:
    """Tell whether one of two tolls is later and larger than the other."""
    one, two = a.stated, b.stated
    if not (a.toll and b.toll) or one.as_of is None or two.as_of is None or one.as_of == two.as_of:
        return False
    first, then = sorted((one, two), key=lambda s: s.as_of or "")
    least, most = first.level.low or first.level.high or 0, then.level.low or then.level.high or 0
    return 0 < least <= most and near(one.level, two.level, "grown_factor")
