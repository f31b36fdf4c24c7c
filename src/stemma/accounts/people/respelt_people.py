"""People whom one report spells in another way than all others: another alphabet's letters, a name cut short.

A desk spells a name in one way. So where two names are much alike, no report has both, and nothing else is as like
either, they are one: "Shukri Cawaale" and "Shukri Awale", "Park Ji-yeon" and "Pak Chi-yon", "Tamsir Orr" and "Tam
Orr". One name in the letters of two tongues is one even where a report gives both.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import Indel

from stemma.data import lexicon
from stemma.meaning import frequency
from stemma.reading.names.proper.letters_alike import romanised
from stemma.reading.names.proper.openings import RARE
from stemma.reading.names.proper.spelling import core, given_agree, near, parts, same_generation

CROWD = 60  # people whose names begin alike; beyond that alikeness tells little, and comparing all is slow
ALIKE = 0.7  # likeness of letters of two family names whose bearers have one rare given name
SURE = 2.0  # likeness of one name of three words in two tongues, which a report may well give both
_SHORTEST = 4  # letters of a word that is compared by its letters
_STUMP = 3  # letters of a given name cut short, at least
_CUT = 2  # letters that a name cut short lacks at least

Named = tuple[str, Collection[str], Collection[str]]


def respelt_pairs(people: Sequence[Named]) -> list[tuple[int, int]]:
    """Return the numbers of people who are one under two spellings; each is a full name, its reports and genders.

    >>> people = [("Shukri Cawaale", {"a", "b"}, "f"), ("Shukri Awale", {"c"}, ""), ("Ugo Awale", {"c"}, "m")]
    >>> respelt_pairs(people)
    [(0, 1)]
    """
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, (name, _, _) in enumerate(people):
        for key in _keys(name):
            buckets[key].append(at)
    pairs = {pair for near_by in buckets.values() if len(near_by) <= CROWD for pair in combinations(near_by, 2)}
    likeness: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for one, other in sorted(pairs):
        (a, reports, genders), (b, others, more) = people[one], people[other]
        found = alike(a, b)
        apart = found < SURE and not set(reports).isdisjoint(others)
        if found and not apart and not (genders and more and set(genders).isdisjoint(more)):
            likeness[one].append((-found, other))
            likeness[other].append((-found, one))
    best: dict[int, int] = {}
    for one, those in likeness.items():
        ranked = sorted(those)
        if len(ranked) == 1 or ranked[0][0] < ranked[1][0]:
            best[one] = ranked[0][1]
    return [(one, other) for one, other in sorted(best.items()) if one < other and best.get(other) == one]


@lru_cache(maxsize=65_536)
def alike(first: str, second: str) -> float:
    """Return how like two full names are, 0 where they are not spellings that one name could have.

    The given names agree and the family names are nearly the same; or one given name is the other cut short; or both
    are the same Korean name.

    >>> alike("Faadumo Xirsi", "Fadumo Hirsi") > 0.7, alike("Tom Tull", "Tim Tull"), alike("Mary Orlo", "Mary Orleans")
    (True, 0.0, 0.0)
    """
    a, b = core(first), core(second)
    if min(len(a), len(b)) < 2 or not same_generation(first, second):
        return 0.0
    if _korean(first) and _korean(first) == _korean(second):
        return 1.0
    if _somali(a, b):
        return SURE if len(a) > 2 else 1.0
    given, other = "".join(a[:-1]), "".join(b[:-1])
    if near(a[-1], b[-1]):
        return ALIKE if _cut(given, other) else 0.0
    agrees = given == other or near(given, other) or given_agree(a[0], b[0])
    rare = min(frequency(a[0]), frequency(b[0])) < RARE
    short = min(len(a[-1]), len(b[-1])) < _SHORTEST
    found = float(Indel.normalized_similarity(a[-1], b[-1]))
    return found if agrees and rare and not short and found >= ALIKE else 0.0


def _somali(first: Sequence[str], second: Sequence[str]) -> bool:
    """Tell whether one name is the other in Somali letters: "c" for a stop in the throat, "x" for "h", vowels doubled.

    >>> _somali(("faadumo", "cabdi", "xasan"), ("fadumo", "abdi", "hassan"))
    True
    >>> _somali(("carl", "coates"), ("carl", "oates"))
    False
    """
    if len(first) != len(second) or not any(re.search(r"x|aa|ii|uu", word) for word in (*first, *second)):
        return False
    return first != second and _from_somali(first) == _from_somali(second)


def _from_somali(name: Sequence[str]) -> tuple[str, ...]:
    return tuple(romanised(word.replace("x", "h").replace("c", "")) for word in name)


def _cut(first: str, second: str) -> bool:
    """Tell whether one given name is the beginning of the other ("Tam" of "Tamsir")."""
    short, long = sorted((first, second), key=len)
    return len(short) >= _STUMP and long.startswith(short) and len(long) - len(short) >= _CUT


def _keys(name: str) -> list[tuple[str, str]]:
    words = core(name)
    found = {("given", words[0][:2]), ("family", words[-1][:2]), ("somali", " ".join(_from_somali(words)))}
    if korean := _korean(name):
        found.add(("korean", korean))
    return sorted(found)


@lru_cache(maxsize=65_536)
def _korean(name: str) -> str:
    """Return a Korean name as all its romanisations sound, "" where a name is not made as those are.

    >>> _korean("Park Ji-yeon") == _korean("Pak Chi-yon") == _korean("Ji-yeon Park"), _korean("Jean-Paul Tull")
    (True, '')
    """
    rules = lexicon("names_spelling")["korean"]
    families: dict[str, str] = rules["families"]
    words = [word for word in re.split(r"\s+", name.strip()) if word]
    given = [word for word in words if re.fullmatch(r"[^\W\d_]+-[^\W\d_]+", word)]
    rest = [word for word in words if word not in given]
    if len(words) == 3 and not given and parts(words[0])[0] in families:
        given, rest = ["".join(words[1:])], words[:1]
    if len(given) != 1 or len(rest) != 1 or parts(rest[0])[0] not in families:
        return ""
    sound = "".join(parts(given[0]))
    for old, new in rules["sounds"]:
        sound = sound.replace(old, new)
    return f"{families[parts(rest[0])[0]]} {sound}"
