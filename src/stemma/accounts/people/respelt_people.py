"""People whom one report spells in another way than all others: another alphabet's letters, a name cut short.

A desk spells a name in one way. So where two names are much alike, no report has both, and nothing else is as like
either, they are one: "Shukri Cawaale" and "Shukri Awale", "Park Ji-yeon" and "Pak Chi-yon", "Tamsir Orr" and "Tam
Orr". One name in the letters of two tongues is one even where a report gives both. Whom reports give one office is
one with less likeness, whom they give two with more.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache
from itertools import combinations, product
from typing import NamedTuple

from stemma.accounts.people.full_names_alike import SURE, alike, are_two, has_rare_part, heard, keys, known_apart
from stemma.data import lexicon
from stemma.reading.names.proper.distinct_people import two_people, two_people_in_one_text
from stemma.reading.names.proper.spelling import core, one_person

CROWD = 60  # people whose names begin alike; beyond that alikeness tells little, and comparing all is slow
_ROUNDS = 3  # each joins two spellings, and a third may be like the second alone


class Named(NamedTuple):
    """A person in the making: full forms of the name, the first the leading one, reports, genders and roles' words."""

    forms: tuple[str, ...]
    reports: Collection[str]
    genders: Collection[str] = ()
    roles: Collection[frozenset[str]] = ()


def respelt_people(people: Sequence[Named]) -> list[list[int]]:
    """Return the numbers of people, in one list those who are one under several spellings, the first leading.

    >>> people = [Named(("Shukri Cawaale",), {"a", "b"}, "f"), Named(("Shukri Awale",), {"c"})]
    >>> respelt_people([*people, Named(("Ugo Awale",), {"c"}, "m")])
    [[0, 1], [2]]
    """
    groups, made = [[at] for at in range(len(people))], list(people)
    for _ in range(_ROUNDS):
        into = {other: one for one, other in _pairs(made)}
        if not into:
            break
        for other, one in sorted(into.items()):
            groups[one] += groups[other]
            made[one] = _as_one(made[one], made[other])
        kept = [at for at in range(len(made)) if at not in into]
        groups, made = [groups[at] for at in kept], [made[at] for at in kept]
    return groups


def _as_one(one: Named, other: Named) -> Named:
    return Named(
        (*one.forms, *other.forms),
        {*one.reports, *other.reports},
        {*one.genders, *other.genders},
        {*one.roles, *other.roles},
    )


def _pairs(people: Sequence[Named]) -> list[tuple[int, int]]:
    """Return the pairs each of whom is the other's likest, nobody in two of them."""
    likeness: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for one, other in _candidates(people):
        if found := _likeness(people[one], people[other]):
            likeness[one].append((-found, other))
            likeness[other].append((-found, one))
    best: dict[int, int] = {}
    for one, those in likeness.items():
        ranked = sorted(those)
        if len(ranked) == 1 or ranked[0][0] < ranked[1][0] or ranked[0][0] <= -1.0:  # all as like as can be
            best[one] = ranked[0][1]
    return [(one, other) for one, other in sorted(best.items()) if one < other and best.get(other) == one]


def _candidates(people: Sequence[Named]) -> list[tuple[int, int]]:
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, person in enumerate(people):
        offices = {("office", " ".join(sorted(words))) for words in person.roles if not _offices().isdisjoint(words)}
        for key in sorted({key for form in person.forms for key in keys(form)} | offices):
            buckets[key].append(at)
    return sorted({pair for those in buckets.values() if len(those) <= CROWD for pair in combinations(those, 2)})


def _likeness(one: Named, other: Named) -> float:
    """Return how like two people are, 0 where they cannot be one or are not like enough."""
    if one.genders and other.genders and set(one.genders).isdisjoint(other.genders):
        return 0.0
    found = max(alike(a, b) for a, b in product(one.forms, other.forms))
    if found < SURE and set(one.reports).isdisjoint(other.reports):
        found = max(found, _heard_likeness(one, other))
    elif found < SURE:
        found = _heard_likeness(one, other) if _sound_the_same(one, other) else 0.0
    return 0.0 if found and _are_namesakes(one, other) else found


def _are_namesakes(one: Named, other: Named) -> bool:
    """Tell whether two people have names that are two people's, however near, and no office that makes them one."""
    apart = any(two_people(a, b) for a, b in product(one.forms, other.forms))
    return apart and not _have_one_office(one, other)


def _sound_the_same(one: Named, other: Named) -> bool:
    """Tell whether two names sound the same word for word, so that one report may well spell them in two ways."""
    if any(one_person(a, b) and two_people_in_one_text(a, b) for a, b in product(one.forms, other.forms)):
        return False
    return any(min(heard(a, b)) >= 1.0 for a, b in product(one.forms, other.forms))


def _heard_likeness(one: Named, other: Named) -> float:
    pairs = list(product(_spelt_out(one.forms), _spelt_out(other.forms)))
    if any(are_two(a, b) for a, b in pairs):
        return 0.0
    rules = lexicon("names_sounds")
    office = _have_one_office(one, other)
    others = bool(one.roles and other.roles) and not any(a & b for a, b in product(one.roles, other.roles))
    asked = rules["with_office" if office else "against_role" if others else "without"]
    best = 0.0
    for a, b in pairs:
        given, family = (1.0, 1.0) if one_person(a, b) else heard(a, b)
        enough = given + family >= asked and (
            office or (min(given, family) >= rules["least_without"] and has_rare_part(a, b))
        )
        known = known_apart(a, b) and given < (rules["two_known_given_names"] if office else 1.0)
        if enough and given >= rules["least_given"] and family >= rules["least_family"] and not known:
            best = max(best, (given + family) / 2)
    return best


def _spelt_out(forms: Sequence[str]) -> list[str]:
    """Return the forms of a name without those that only have an initial, where others tell the given name."""
    return [form for form in forms if len(core(form)[0]) > 1] or list(forms)


def _have_one_office(one: Named, other: Named) -> bool:
    """Tell whether reports give two people one office, which few hold at once."""
    shared = (a & b for a, b in product(one.roles, other.roles) if a <= b or b <= a)
    return any(not _offices().isdisjoint(words) for words in shared)


@cache
def _offices() -> frozenset[str]:
    nouns = lexicon("names_roles")
    held = {*nouns["offices"], *nouns["one_holder"], *nouns["one_holder_of_a_body"]}
    return frozenset(held - {*lexicon("names_sounds")["held_by_many"]})
