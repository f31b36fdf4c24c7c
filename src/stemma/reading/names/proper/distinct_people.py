"""Whether two full names that are nearly one are two people's: a woman's and a man's, or two names that readers know.

One letter parts a slip of the keyboard from a brother: "Samir" and "Samira", "Anders" and "Andreas", "Belov" and
"Belyaev" are two names each, whereas "Sergei" and "Sergey" are one in the letters of two desks. Across reports a rare
word with one wrong letter is a slip; in one text, which spells a name in one way, it is somebody else.
"""

import re
from functools import cache, lru_cache

from stemma.data import lexicon
from stemma.reading.names.proper.chinese_names import chinese_families_differ, one_chinese_name
from stemma.reading.names.proper.given_gender import is_given, leaning
from stemma.reading.names.proper.korean_names import korean
from stemma.reading.names.proper.letters_alike import respelt, romanised
from stemma.reading.names.proper.spelling import core, known_variants
from stemma.sounds import as_classes, consonants, heard_alike

_LETTERS = 0.95  # likeness in sound of one word in the letters of two desks, likes among vowels left aside
_UNLIKE = 0.85  # likeness in sound of two given names that readers know and nobody takes for one
_PET = 6  # letters; pet names are shorter and what they stand for is not
_VOWELS = str.maketrans("eo", "iu")  # desks write the short vowels of many tongues either way
_ENDINGS = ("a", "e", "o", "u", "")


@lru_cache(maxsize=65_536)
def two_people(first: str, second: str) -> bool:
    """Tell whether two full names, however near, are two people's wherever they stand.

    Either their given names are a woman's and a man's, or both are names that readers know and have other consonants.

    >>> two_people("Samir Tull", "Samira Tull"), two_people("Hamid Orlo", "Hakim Orlo")
    (True, True)
    >>> two_people("Sergei Orlo", "Sergey Orlo"), two_people("Hamid Orlo", "Haxid Orlo")
    (False, False)
    """
    a, b = core(first), core(second)
    if len(a) != len(b) or len(a) < 2 or sorted(a) == sorted(b) or one_asian_name(first, second):
        return False
    if chinese_families_differ(first, second) or (korean(first) and korean(second) and _hyphened(first, second)):
        return True
    return any(two_given_names(one, other) for one, other in zip(a[:-1], b[:-1], strict=True))


@lru_cache(maxsize=65_536)
def two_given_names(one: str, other: str) -> bool:
    """Tell whether two words are given names of two people: a woman's and a man's, or two that readers know.

    >>> two_given_names("hassan", "husayn"), two_given_names("hassan", "hasan"), two_given_names("h", "hasan")
    (True, False, False)
    """
    if one == other or min(len(one), len(other)) < 2:
        return False
    mine, theirs = _apart().get(one, _NONE), _apart().get(other, _NONE)
    if {line for line, _ in mine} & {line for line, _ in theirs}:
        return not mine & theirs
    short, long = sorted((one, other), key=len)
    known = is_given(one) and is_given(other) and not known_variants(one, other) and not _is_short_for(short, long)
    unlike = known and _outline(one) != _outline(other) and heard_alike(one, other) < _UNLIKE
    return unlike or of_two_genders(one, other)


@lru_cache(maxsize=65_536)
def two_people_in_one_text(first: str, second: str) -> bool:
    """Tell whether two full names that one text has are two people's, since it spells a name in one way.

    >>> two_people_in_one_text("Mikhail Belov", "Mikhail Belyaev"), two_people_in_one_text("J. Belov", "Jan Belov")
    (True, False)
    >>> two_people_in_one_text("Lyubov Shchukina", "Ljubow Schtschukina")
    False
    """
    a, b = core(first), core(second)
    if one_asian_name(first, second):
        return False
    if len(a) != len(b) or len(a) < 2 or min(len(name.split()) for name in (first, second)) < 2:
        return False
    turns = [b[at:] + b[:at] for at in range(len(b))]
    if any(all(_may_be_one(x, y) for x, y in zip(a, turn, strict=True)) for turn in turns):
        return two_people(first, second)
    return True


def one_asian_name(first: str, second: str) -> bool:
    """Tell whether two names are one Chinese or one Korean name in two romanisations.

    >>> one_asian_name("Park Ji-yeon", "Pak Chi-yon"), one_asian_name("Xu Jianguo", "Hsu Chien-kuo")
    (True, True)
    """
    return bool(korean(first) and korean(first) == korean(second)) or one_chinese_name(first, second)


def of_two_genders(one: str, other: str) -> bool:
    """Tell whether two given names are a woman's and a man's.

    >>> of_two_genders("paulo", "paula"), of_two_genders("nikola", "nicola"), of_two_genders("maria", "mariya")
    (True, False, False)
    """
    if respelt(one) == respelt(other) or leaning(one) * leaning(other) >= 0 or known_variants(one, other):
        return False
    return (is_given(one) and is_given(other)) or _stem(one) == _stem(other)


def one_word(one: str, other: str) -> bool:
    """Tell whether two words of names are one in the letters of two desks, or known variants; a slip is none.

    >>> one_word("sergei", "sergey"), one_word("yusuf", "youssef"), one_word("lindberg", "lundberg")
    (True, True, False)
    """
    if one == other or known_variants(one, other) or romanised(one) == romanised(other):
        return True
    plain = one.translate(_VOWELS), other.translate(_VOWELS)
    return max(heard_alike(one, other), heard_alike(*plain)) >= _LETTERS


def _may_be_one(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) if len(short) == 1 else one_word(one, other) or _is_stump(short, long)


def _is_short_for(short: str, long: str) -> bool:
    """Tell whether a given name may be another's short form or pet name ("Zac", "Cory")."""
    return long.startswith(short) or (len(short) < _PET <= len(long) and short[:2] == long[:2])


def _is_stump(short: str, long: str) -> bool:
    """Tell whether a word is another cut short, by more than an ending."""
    return long.startswith(short) and len(long) - len(short) > 1 and len(short) > 2


def _outline(word: str) -> str:
    """Return the consonants of a word, those that desks take for one another as one letter, none doubled."""
    return re.sub(r"(.)\1+", r"\1", as_classes(consonants(word)))


_NONE: frozenset[tuple[int, int]] = frozenset()


@cache
def _apart() -> dict[str, frozenset[tuple[int, int]]]:
    """Return the numbers of the lines of names that sound alike, and of the name in a line, by each spelling."""
    found: dict[str, set[tuple[int, int]]] = {}
    for line, names in enumerate(lexicon("names_given")["apart"]):
        for number, spellings in enumerate(names):
            for word in spellings.split():
                found.setdefault(word, set()).add((line, number))
    return {word: frozenset(places) for word, places in found.items()}


def _hyphened(first: str, second: str) -> bool:
    return "-" in first and "-" in second


def _stem(word: str) -> str:
    return next(word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
