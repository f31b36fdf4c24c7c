"""How like two full names are: as one name in the letters of two tongues, cut short, or heard alike.

Letters are weighed by their sounds (`heard_alike`): a given name is laid beside a given name and a family name beside
a family name, in either order, words written as one or apart.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from stemma.data import lexicon
from stemma.meaning import frequency
from stemma.reading.names.proper.chinese_names import readings
from stemma.reading.names.proper.distinct_people import one_asian_name
from stemma.reading.names.proper.korean_names import korean
from stemma.reading.names.proper.letters_alike import romanised
from stemma.reading.names.proper.listed_names import COMMON
from stemma.reading.names.proper.openings import RARE
from stemma.reading.names.proper.spelling import core, given_agree, near, one_person, parts, same_generation
from stemma.reading.vocabulary import vocabulary
from stemma.sounds import as_classes, consonants, heard_alike

ALIKE = 0.7  # likeness of letters of two family names whose bearers have one rare given name
SURE = 2.0  # likeness of one name of three words in two tongues, which a report may well give both
_SHORTEST = 4  # letters of a word that is compared by its letters
_STUMP = 3  # letters of a given name cut short, at least
_PET = 6  # letters; pet names are shorter and what they stand for is not
_CUT = 2  # letters that a name cut short lacks at least
_LONGEST = 9  # words of a person's name; more are a list or a page in capitals taken for one
_KEY = 2  # consonants by which words that sound alike are brought together


class Heard(NamedTuple):
    """How like the given names and the family names of two people sound, from 0 to 1 each."""

    given: float
    family: float


_UNLIKE = Heard(0.0, 0.0)


@lru_cache(maxsize=65_536)
def alike(first: str, second: str) -> float:
    """Return how like two full names are, 0 where they are not spellings that one name could have.

    The given names agree and the family names are nearly the same; or one given name is the other cut short; or both
    are the same Chinese or Korean name.

    >>> alike("Faadumo Xirsi", "Fadumo Hirsi") > 0.7, alike("Tom Tull", "Tim Tull"), alike("Mary Orlo", "Mary Orleans")
    (True, 0.0, 0.0)
    """
    a, b = core(first), core(second)
    if min(len(a), len(b)) < 2 or not same_generation(first, second):
        return 0.0
    if one_asian_name(first, second):
        return 1.0
    if _somali(a, b):
        return SURE if len(a) > 2 else 1.0
    given, other = "".join(a[:-1]), "".join(b[:-1])
    if a[1:] == b[1:] and len(a) == 2 and _is_pet_name(a[0], b[0]) and frequency(a[-1]) < RARE:
        return ALIKE
    if near(a[-1], b[-1]):
        return ALIKE if _cut(given, other) or (a[1:] == b[1:] and _cut(a[0], b[0])) else 0.0
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


def _is_pet_name(first: str, second: str) -> bool:
    """Tell whether one of two given names may be a pet name of the other: its end, or short and with its opening.

    >>> _is_pet_name("gigi", "giorgi"), _is_pet_name("bayo", "adebayo"), _is_pet_name("ida", "irma")
    (True, True, False)
    """
    short, long = sorted((first, second), key=len)
    if len(short) > _STUMP and long.endswith(short):
        return True
    opening = short[:2] == long[:2] and _STUMP < len(short) < _PET <= len(long)
    return opening and short[-1] in "aeiouy"


@lru_cache(maxsize=65_536)
def heard(first: str, second: str) -> Heard:
    """Return how like two full names sound, laid beside each other in the way that makes them most alike.

    >>> min(heard("Jewgenija Schtscherbakowa", "Yevgenia Shcherbakova")) > 0.9
    True
    >>> min(heard("Mwana Isha Mwinyi Haji", "Mwanaisha Mwinyihaji")), heard("Tom Tull", "Jake Tull").given < 0.5
    (1.0, True)
    """
    a, b = core(first), core(second)
    if min(len(a), len(b)) < 2 or not same_generation(first, second):
        return _UNLIKE
    return max(
        _laid(a, b, (parts(first), parts(second))), default=_UNLIKE, key=lambda two: (min(two) >= ALIKE, sum(two))
    )


def are_two(first: str, second: str) -> bool:
    """Tell whether two full names can be no one's: neither part of the one is heard in the other.

    >>> are_two("Tom Tull", "Jake Tull"), are_two("J. Tull", "Jake Tull"), are_two("Tull Jake", "Jake Tull")
    (True, False, False)
    """
    return not one_person(first, second) and heard(first, second).given < lexicon("names_sounds")["clash"]


def known_apart(first: str, second: str) -> bool:
    """Tell whether two people have two given names that readers know, neither a form of the other.

    >>> known_apart("Tom Tull", "Tim Tull"), known_apart("Tom Tull", "Thomas Tull")
    (True, False)
    """
    a, b, known = core(first)[0], core(second)[0], _given_names()
    return a in known and b in known and not given_agree(a, b)


@cache
def _given_names() -> frozenset[str]:
    more = lexicon("quotes_given")
    return frozenset((*vocabulary().given_genders, *more["male"], *more["female"], *more["either"]))


def has_rare_part(first: str, second: str) -> bool:
    """Tell whether the beginnings or the ends of two names are rare words, which few people of one story share.

    >>> has_rare_part("Wojtek Szczurkiewicz", "Vojtek Szczurkiewicz"), has_rare_part("John Hall", "John Hill")
    (True, False)
    """
    words = [(core(first)[at], core(second)[at]) for at in (0, -1)]
    return any(max(frequency(a), frequency(b)) < COMMON for a, b in words)


def _laid(a: Sequence[str], b: Sequence[str], wholes: Sequence[Sequence[str]]) -> Iterator[Heard]:
    """Yield how like two names sound in each way to lay them beside each other; `wholes` have their particles too."""
    rules = lexicon("names_sounds")
    if _middles_agree(a[1:-1], b[1:-1]):
        yield Heard(_given(a[0], b[0]), heard_alike(a[-1], b[-1]))
    turned = Heard(_given(a[0], b[-1]), heard_alike(a[-1], b[0]))
    yield _less(turned)
    if max(len(a), len(b)) > 2:
        yield _less(Heard(heard_alike("".join(a[:-1]), "".join(b[1:])), heard_alike(a[-1], b[0])))
        yield _less(Heard(heard_alike("".join(b[:-1]), "".join(a[1:])), heard_alike(b[-1], a[0])))
    if len(a) != len(b):
        short = min(len(a), len(b))  # "Zabihullah Hashemi" of Sayed Zabihullah Hashimi
        yield Heard(_given(a[-short], b[-short]), heard_alike(a[-1], b[-1]))
        yield Heard(heard_alike("".join(a[:-1]), "".join(b[:-1])), heard_alike(a[-1], b[-1]))
        yield Heard(_given(a[0], b[0]), heard_alike("".join(a[1:]), "".join(b[1:])))
    yield from (Heard(_given(a[0], b[0]), heard_alike(x, y)) for x, y in _halves(a, b))
    whole = heard_alike(*("".join(words) for words in wholes))
    if whole >= rules["written_as_one"]:
        yield Heard(whole, whole)


def _less(turned: Heard) -> Heard:
    """Return how like names are one of which is turned round, which tells a little less."""
    return Heard(*(max(0.0, each - lexicon("names_sounds")["turned_round"]) for each in turned))


def _halves(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the last word of each name with those of the other that may be the first half of its family name."""
    given = vocabulary().given_genders
    for short, long in ((a, b), (b, a)):
        yield from ((short[-1], word) for word in long[1:-1] if word not in given and len(word) >= _SHORTEST)


def _given(a: str, b: str) -> float:
    if given_agree(a, b):
        return float(lexicon("names_sounds")["initial"]) if min(len(a), len(b)) == 1 else 1.0
    return heard_alike(a, b) if min(len(a), len(b)) > 1 else 0.0


def _middles_agree(a: Sequence[str], b: Sequence[str]) -> bool:
    if len(a) != len(b):
        return True
    clash = lexicon("names_sounds")["clash"]
    return all(
        x[0] == y[0] if min(len(x), len(y)) == 1 else heard_alike(x, y) >= clash for x, y in zip(a, b, strict=True)
    )


def keys(name: str) -> list[tuple[str, str]]:
    """Return keys of which two spellings of one full name share at least one, so that few pairs are compared.

    >>> sorted(set(keys("Fyodor Tkachyov")) & set(keys("Fedor Tkatchov")))
    [('family', 'tk'), ('sound', 'pt'), ('sound', 'tk')]
    """
    words = core(name)
    if len(words) > _LONGEST:
        return []
    found = {("given", words[0][:2]), ("family", words[-1][:2]), ("somali", " ".join(_from_somali(words)))}
    found |= {
        ("sound", key)
        for word in (*words, "".join(words[-2:]), "".join(words))
        if len(word) > 1
        for key in outlines(word)
    }
    if whole := korean(name):
        found.add(("korean", whole))
    found |= {("chinese", family) for reading in readings(name) for family in reading.families}
    return sorted(found)


@lru_cache(maxsize=65_536)
def outlines(word: str) -> tuple[str, ...]:
    """Return the first consonants of a word, those that are often taken for one another as one letter.

    What opens with "ch" has another key without it, since others write "h" there.

    >>> set(outlines("charalambos")) & set(outlines("haralambos"))
    {'ll'}
    """
    plain = consonants(word)
    keys = (plain, plain[1:]) if plain[:1] == "C" else (plain,)
    return tuple(as_classes(key)[:_KEY] for key in keys)
