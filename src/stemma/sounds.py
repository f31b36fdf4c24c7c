"""How like two words of names sound, where alphabets, desks and typing errors write one sound in several ways.

The words are read as sounds and laid beside each other; to take a sound for one that is written like it in another
tongue costs little, a vowel less than a consonant (`names_sounds`).
"""

import re
from functools import cache, lru_cache

from stemma.data import lexicon

_LONGEST = 36  # sounds; two words are laid beside each other sound by sound, in the time of the one by the other


@lru_cache(maxsize=131_072)
def heard_alike(first: str, second: str) -> float:
    """Return how like two words sound, from 0 to 1; they are parts of names as `spelling.parts` gives them.

    What is longer than any name is written as one is no name, and like nothing but itself.

    >>> heard_alike("shcherbakova", "schtscherbakowa"), heard_alike("tull", "orr") < 0.5
    (1.0, True)
    >>> heard_alike("yershov", "jerschow") > heard_alike("yershov", "petrov")
    True
    """
    one, other = sounds(first), sounds(second)
    if one == other:
        return 1.0
    if max(len(one), len(other)) > _LONGEST:
        return 0.0
    above = [0.0]
    for sound in other:
        above.append(above[-1] + _more(sound))
    for before in one:
        row = [above[0] + _more(before)]
        for at, sound in enumerate(other):
            instead = above[at] + _instead(before, sound)
            row.append(min(instead, above[at + 1] + _more(before), row[at] + _more(sound)))
        above = row
    return max(0.0, 1.0 - above[-1] / max(len(one) - 1, len(other) - 1, 1))  # in a short word each sound tells more


@lru_cache(maxsize=65_536)
def sounds(word: str) -> str:
    """Return a word as its sounds, one letter each, none doubled.

    >>> sounds("tkatchov") == sounds("tkachov"), sounds("tarchuk")
    (True, 'tarCuk')
    """
    table = _units()
    heard = _unit().sub(lambda found: table[found[0]], word)
    return re.sub(r"(.)\1+", r"\1", heard)


def consonants(word: str) -> str:
    """Return the consonants among the sounds of a word, without those that desks drop ("h", "y").

    >>> consonants("haralambos"), consonants("tarchuk")
    ('rlmbs', 'trCk')
    """
    return _DROPPED.sub("", sounds(word))


def as_classes(consonants: str) -> str:
    """Return consonants with those that are often taken for one another as one letter.

    >>> as_classes("trCk") == as_classes("dlsg")
    True
    """
    return consonants.translate(_CLASSES)


_DROPPED = re.compile(r"[aeiouyjhH]")
_CLASSES = str.maketrans("SZCJzcsGgkxqbpdtwvfrlmn", "ssssssskkkkkppttpppllnn")


@cache
def _units() -> dict[str, str]:
    return dict(lexicon("names_sounds")["units"])


@cache
def _unit() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_units(), key=lambda unit: (-len(unit), unit))))


@cache
def _costs() -> dict[str, float]:
    """Return what it costs to take one sound for another, by both letters."""
    found: dict[str, float] = {}
    for cost, pairs in lexicon("names_sounds")["like"]:
        for pair in pairs:
            found.setdefault(pair, cost)
            found.setdefault(pair[::-1], cost)
    return found


@cache
def _more(sound: str) -> float:
    """Return what a sound costs that only one of the words has."""
    rules = lexicon("names_sounds")
    if sound in rules["glides"]:
        return float(rules["glide_more"])
    return float(rules["vowel_more"]) if sound in rules["vowels"] else 1.0


@cache
def _instead(one: str, other: str) -> float:
    if one == other:
        return 0.0
    rules = lexicon("names_sounds")
    if one in rules["vowels"] and other in rules["vowels"]:
        return float(rules["vowel_for_vowel"])
    return _costs().get(one + other, 1.0)
