"""What two statements have in common and what sets them apart, as named traits.

Each trait is a fact that an editor could check: the same number, another nationality, one report that states both. What
a trait is worth stands in `figures_evidence.json`; its strength is 1, but for likenesses, which go from 0 to 1.
"""

import math
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from stemma import meaning
from stemma.accounts.compatible import compatible, near
from stemma.accounts.counted_of import stem
from stemma.accounts.fact_scene import Drawn, Scene, is_people, likeness
from stemma.accounts.named_numbers import is_vague, largest_named, rounds, telling_figures
from stemma.accounts.stated import Stated
from stemma.data import lexicon
from stemma.records import Quantity

Traits = dict[str, float]


def traits(a: Drawn, b: Drawn, scene: Scene) -> Traits:
    """Return the traits of a pair of statements of one unit, by name."""
    found: Traits = {_value(a, b): 1.0}
    one, two = a.stated, b.stated
    if one.level.kind == "count":
        _of_counts(a, b, found)
    else:
        _of_amounts(one, two, found)
    _of_place_and_time(one, two, found)
    _of_words(a, b, scene, found)
    if one.report == two.report:
        _of_one_report(a, b, found)
    else:
        _of_two_reports(a, b, scene, found)
    return found


def excludes(a: Drawn, b: Drawn) -> bool:
    """Tell whether two statements are set apart: one report states both as two things, or other numbers long after.

    Two things are values that cannot both hold, where none was replaced or disputed.
    """
    one, two = a.stated, b.stated
    if long_apart(one.as_of, two.as_of) and _differs(a, b):
        return True
    if one.report != two.report or one.quantity.was or two.quantity.was:
        return False
    if one.section != two.section and one.section and two.section:
        return True
    if _other_fate(one, two) or (one.sentence == two.sentence and _other_noun(a, b)):
        return True
    return _differs(a, b) and not rival(one, two)


def _value(a: Drawn, b: Drawn) -> str:
    """Return the one trait that says how the two numbers stand to each other."""
    p, q = a.stated.level, b.stated.level
    if _same(a, b):
        return _same_value(p, a.numbers & b.numbers)
    if _opposed(p, q) and a.numbers & b.numbers:
        return "opposed"
    if rounds(p, q):
        return "rounded"
    if (p.high == 0) != (q.high == 0) and p.kind == "count":
        return "nobody"
    if compatible(p, q):
        vague = is_vague(p) or is_vague(q)
        return "compatible" if near(p, q, "vague_factor" if vague else "open_factor") else "compatible_far"
    if near(p, q, "close_factor"):
        huge = lexicon("quantities_facts")["huge"][0]
        people = is_people(a.stated) and is_people(b.stated)
        return "close_huge" if people and min(largest_named(p), largest_named(q)) >= huge else "close"
    if near(p, q):
        return "near"
    return "far" if near(p, q, "grown_factor") else "very_far"


def _same_value(p: Quantity, numbers: frozenset[int | float]) -> str:
    if p.kind == "percent":
        return "same_percent"
    largest = max((abs(n) for n in numbers), default=0)
    rules = lexicon("quantities_facts")["sizes"]
    if largest >= rules["large"] or (p.kind == "count" and telling_figures(largest) >= rules["telling"]):
        return "same_large"
    return "same_middling" if largest >= rules["middling"] else "same_ten" if largest >= rules["ten"] else "same_small"


def _same(a: Drawn, b: Drawn) -> bool:
    p, q = a.stated.level, b.stated.level
    return (p.low, p.high) == (q.low, q.high) or (bool(a.numbers & b.numbers) and not _opposed(p, q))


def _opposed(p: Quantity, q: Quantity) -> bool:
    """Tell whether one says more than a number, the other less: "more than 1,200", "nearly 1,200"."""
    over, under = (p, q) if p.high is None else (q, p)
    return (
        over.high is None and under.low is None and over.low is not None and under.high is not None
    ) and over.low > under.high


def _differs(a: Drawn, b: Drawn) -> bool:
    """Tell whether two numbers are two values, rounding and approximation allowed for."""
    p, q = a.stated.level, b.stated.level
    return _opposed(p, q) or not (_same(a, b) or rounds(p, q) or compatible(p, q))


def _of_counts(a: Drawn, b: Drawn, found: Traits) -> None:
    one, two = a.stated, b.stated
    p, q = one.quantity, two.quantity
    if p.measure and q.measure:
        found["other_fate" if _other_fate(one, two) else "same_fate"] = 1.0
    elif p.measure or q.measure:
        found["one_fate"] = 1.0
    found[_counted(a, b)] = 1.0
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


def _other_fate(one: Stated, two: Stated) -> bool:
    p, q = one.quantity.measure, two.quantity.measure
    return bool(p and q) and _kin(p or "") != _kin(q or "")


def _other_noun(a: Drawn, b: Drawn) -> bool:
    """Tell whether two sorts of people or things are named: "two doctors and two children"."""
    return a.counts is not None and b.counts is not None and a.counts != b.counts


def _kin(measure: str) -> str:
    return str(lexicon("quantities_facts")["kin"].get(measure, measure))


def _counted(a: Drawn, b: Drawn) -> str:
    """Return the trait that says whether the same sort of people or things is counted."""
    one, two = is_people(a.stated), is_people(b.stated)
    if a.counts is None or b.counts is None:
        return "no_noun" if a.counts == b.counts else "one_noun"
    if a.counts == b.counts:
        return ("same_role" if a.stated.role else "same_people") if one else "same_thing"
    if one and two:
        return "part_people" if None in (a.stated.role, b.stated.role) else "other_role"
    if one or two:
        return "people_and_thing"
    like = _noun_likeness(a.stated.quantity.head or "", b.stated.quantity.head or "")
    return "like_thing" if like >= lexicon("quantities_facts")["like_noun"][0] else "other_thing"


@lru_cache(maxsize=8192)
def _noun_likeness(one: str, two: str) -> float:
    return float(meaning.likeness([one], [two])[0, 0])


def _of_amounts(one: Stated, two: Stated, found: Traits) -> None:
    found[f"of_{one.level.kind}"] = 1.0
    if one.level.delta != two.level.delta:
        found["change_and_level"] = 1.0
    if one.role and two.role:
        found["amount_of_same" if one.role == two.role else "amount_of_other"] = 1.0
    elif one.role or two.role:
        found["amount_of_one"] = 1.0
    if one.as_of and two.as_of and one.as_of[:10] != two.as_of[:10] and one.level.low != two.level.low:
        found[f"{one.level.kind}_of_another_day"] = 1.0
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
    near = all(stem((s.place or "").split()[-1]) in s.clause for s in (one, two))
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


@lru_cache(maxsize=8192)
def long_apart(one: str | None, two: str | None) -> bool:
    """Tell whether two moments (ISO 8601) are so far apart that readings of them are of two events."""
    if one is None or two is None:
        return False
    try:
        days = abs((date.fromisoformat(one[:10]) - date.fromisoformat(two[:10])).days)
    except ValueError:  # a date that no calendar has, as an input may give it
        return False
    return bool(days >= lexicon("quantities_facts")["long_apart_days"][0])


def _of_words(a: Drawn, b: Drawn, scene: Scene, found: Traits) -> None:
    one, two = a.stated, b.stated
    found["around"] = likeness(one.around, two.around, scene.around)
    found["clause"] = likeness(one.clause, two.clause, scene.clause)
    found["names"] = likeness(one.names, two.names, scene.names)
    if one.names and two.names and not one.names & two.names:
        found["other_names"] = max(_rarest(one.names, scene.names), _rarest(two.names, scene.names))
    found["meaning"] = round(float(a.vector @ b.vector), 6)
    if one.quantity.predicate and stem(one.quantity.predicate) == stem(two.quantity.predicate or ""):
        found["same_predicate"] = 1.0
    shared = max((scene.sorts[n] for n in a.numbers & b.numbers), default=1)
    if shared > 1:
        found["common_number"] = math.log(shared)


def _rarest(names: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Return how strange the names of a sentence are to the story, from 0 (named everywhere) to 1 (only here)."""
    return round(min(rarity[name] for name in names) / max(rarity.values()), 6) if max(rarity.values()) else 0.0


def _of_one_report(a: Drawn, b: Drawn, found: Traits) -> None:
    one, two = a.stated, b.stated
    found["one_report"] = 1.0
    if one.quantity.was or two.quantity.was:
        if one.sentence == two.sentence:
            found["replaced"] = 1.0
        return
    if one.section and two.section:
        found["same_section" if one.section == two.section else "other_section"] = 1.0
    if one.sentence == two.sentence:
        found["one_sentence"] = 1.0
    if _differs(a, b):
        found["rival" if rival(one, two) else "two_values"] = 1.0


def rival(one: Stated, two: Stated) -> bool:
    """Tell whether two sources that stand next to each other put one number differently.

    "Police spoke of 40,000, the union of 110,000": two sources, or a second number whose noun is left out.
    """
    rules = lexicon("quantities_facts")["rival"]
    if abs(one.sentence - two.sentence) > rules["sentences"] or not near(one.level, two.level, "rival_factor"):
        return False
    if one.level.kind == "count" and not _could_count_the_same(one, two):
        return False
    first, then = sorted((one, two), key=lambda s: s.start)
    if then.compared or (then.quantity.kind != then.level.kind and first.level.kind == then.level.kind):
        return True
    left_out = then.quantity.head is None and then.quantity.kind == "count" and not then.quantity.measure
    return (one.said_by is not None and two.said_by is not None and one.said_by != two.said_by) or (
        left_out and first.sentence == then.sentence and first.quantity.head is not None
    )


def _could_count_the_same(one: Stated, two: Stated) -> bool:
    same_noun = None in (one.quantity.head, two.quantity.head) or one.role == two.role
    return same_noun and one.quantity.measure == two.quantity.measure and one.nations == two.nations


def _of_two_reports(a: Drawn, b: Drawn, scene: Scene, found: Traits) -> None:
    if a.sort == b.sort:
        stating = scene.values[a.sort]
        most = max(stating[a.stated.report], stating[b.stated.report])
        found["only_one" if most == 1 else "one_of_two" if most == 2 else "one_of_several"] = 1.0
    if _grew(a.stated, b.stated) and _differs(a, b):
        found["grown"] = 1.0


def is_toll(s: Stated) -> bool:
    """Tell whether a statement may be the count of all who were killed, hurt, missing, ... in the event."""
    q = s.quantity
    everyone = s.role is None and not s.nations and not s.part
    return everyone and not q.background and q.measure in lexicon("quantities_facts")["tolls"]["measures"]


def _grew(a: Stated, b: Stated) -> bool:
    """Tell whether one of two tolls is later and larger than the other."""
    if not (is_toll(a) and is_toll(b)) or a.as_of is None or b.as_of is None or a.as_of == b.as_of:
        return False
    first, then = sorted((a, b), key=lambda s: s.as_of or "")
    least, most = first.level.low or first.level.high or 0, then.level.low or then.level.high or 0
    return 0 < least <= most and near(a.level, b.level, "grown_factor")
