"""Whether two spellings may name one person.

Names cross alphabets, desks and keyboards: "Benjamin" and "Benyamin", "Antony" and "Anthony", "Mohamed" and "Muhammad",
"J. Orr" and "Jane Orr". A family name must agree with a family name and a given name with a given name; a slip of one
letter is allowed in a long word, and known variants are data (``names_given``, ``names_spelling``).
"""

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache

from rapidfuzz.distance import OSA, Levenshtein

from stemma.data import lexicon
from stemma.reading.names.proper.inner_nicknames import without_nickname
from stemma.reading.names.proper.letters_alike import respelt, romanised, skeleton, without_article

_PARTICLES = frozenset(lexicon("names_spelling")["particles"])
_SUFFIXES = frozenset(lexicon("names_spelling")["suffixes"])
_COURTESY = frozenset(lexicon("names_titles")["kept_by_some"])
_BEHIND = frozenset(lexicon("names_titles")["kept_behind"])
_FATHERS = tuple(lexicon("names_spelling")["fathers"])
_OPENINGS = frozenset(lexicon("names_spelling")["openings"])


@lru_cache(maxsize=65_536)
def parts(name: str) -> tuple[str, ...]:
    """Return the words of a person's name in lower case, without diacritics, stops, apostrophes and hyphens.

    What holds no letter is one word as it stands, so that nothing is without words.

    >>> parts("Jean-Paul O’Brién, Jr.")
    ('jean', 'paul', 'obrien', 'jr')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    plain = plain.translate(_LETTERS)
    found = tuple(word for word in re.split(r"[^\w]+", re.sub(r"[’'‘`ʼʻʿʾ]", "", plain)) if word)
    return found or (name,)


_LETTERS = str.maketrans(lexicon("names_spelling")["letters"])


def one_person(first: str, second: str) -> bool:
    """Tell whether two full names may be spellings of one person's name.

    A single word on either side must be the other's family name or, where that is all, its given name. Different given
    names are different people.

    >>> one_person("Benjamin Orlo", "Benyamin Orlo"), one_person("Tom Tull", "Jake Tull")
    (True, False)
    >>> one_person("J. Tull", "Jane Tull"), one_person("Abel", "Abel II of Amsel")
    (True, True)
    >>> one_person("Heike T.", "Heike Tull"), one_person("Heike T.", "Jane Tull")
    (True, False)
    >>> one_person("Abel I of Amsel", "Abel II of Amsel"), one_person("Jan A. Tull", "Jan B. Tull")
    (False, False)
    """
    bare = without_nickname(first), without_nickname(second)
    if bare != (first, second) and one_person(*bare):
        return True
    a, b = core(first), core(second)
    if not same_generation(first, second):
        return False
    shorter = min(len(a), len(b))
    if shorter > 1 and a[-shorter:] == b[-shorter:]:
        return True
    if _rearranged(a, b):
        return True
    if _told_apart(a[1:-1], b[1:-1]):
        return False
    if a == b or _contains(a, b) or _contains(b, a) or _addressed(a, b) or _addressed(b, a):
        return True
    if len(a) == 1 or len(b) == 1:
        short, long = (a, b) if len(a) == 1 else (b, a)
        return near(short[0], long[-1])
    if _half_of(a, b) or _half_of(b, a):
        return True
    if min(len(a[-1]), len(b[-1])) == 1:
        return a[0] == b[0] and a[-1][0] == b[-1][0]
    return near(a[-1], b[-1]) and given_agree(a[0], b[0])


def _rearranged(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether two names are one with the family name first and last, or with given names written as one word.

    >>> _rearranged(("orl", "tae", "ho"), ("tae", "ho", "orl"))
    True
    >>> _rearranged(("abd", "rahman", "tull"), ("abdulrahman", "tull"))
    True
    """
    if min(len(a), len(b)) < 2:
        return False
    if len(a) == len(b) and sorted(a) == sorted(b):
        return True
    if {2, 3} == {len(a), len(b)} and (a[-1:-3:-1] == b or b[-1:-3:-1] == a):
        return True  # "Ilona Tull" of Orlóné Tull Ilona
    if len(a) == len(b) == 2:
        return False
    if _reordered(a, b) or _reordered(b, a):
        return True
    first = len(a[0]) > 1 and len(b[0]) > 1 and near(a[0], b[0]) and near(_squeezed(a[1:]), _squeezed(b[1:]))
    apart = len(a) != len(b) and near(a[-1], b[-1])
    return first or (apart and near(_squeezed(a[:-1]), _squeezed(b[:-1])))


def _reordered(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether three words or more of one name all stand in the other, or its given names by their initials.

    >>> _reordered(("hong", "anh", "orl"), ("orl", "thi", "hong", "anh"))
    True
    >>> _reordered(("orl", "tae", "sik"), ("t", "s", "orl"))
    True
    """
    if min(len(a), len(b)) < 3:
        return False
    if not Counter(a) - Counter(b):
        return True
    short = all(len(word) == 1 for word in b[:-1]) and [word[0] for word in a[1:]] == list(b[:-1])
    return a[0] == b[-1] and len(a) == len(b) and short


def _addressed(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a name is the other's given name and father's name ("Arkadi Lvovich" of Arkady Lvovich Orlov)."""
    fathers = len(short) == 2 < len(long) and short[1].endswith(_FATHERS)
    return fathers and near(short[0], long[0]) and near(short[1], long[1])


def _half_of(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a name has one half of the other's double family name, and a given name that agrees."""
    return len(short) == 2 < len(long) and short[1] in long[1:] and _given_begins(short[0], long[0])


def _given_begins(short: str, long: str) -> bool:
    return given_agree(short, long) or (len(short) > 3 and long.startswith(short))


def _squeezed(words: tuple[str, ...]) -> str:
    """Return words as one, the article that joins two Arabic ones left out ("abd" + "hamid" for "Abdelhamid")."""
    return re.sub(r"^abd(?:ul|el|al|ur|er|ar|us|es)(?=[^aeiou])", "abd", "".join(words))


def same_generation(first: str, second: str) -> bool:
    """Tell whether two names may be of one generation: no number or suffix in the one that differs from the other's.

    >>> same_generation("Abel II", "Abel"), same_generation("Abel II", "Abel III")
    (True, False)
    """
    return not _told_apart(_generation(first), _generation(second))


def told_apart(first: str, second: str) -> bool:
    """Tell whether numbers or the initials of middle names tell two people of one family name and given name apart.

    >>> told_apart("Jan A. Tull", "Jan B. Tull"), told_apart("Jan A. Tull", "Jan Abel Tull")
    (True, False)
    """
    a, b = core(first), core(second)
    if not same_generation(first, second):
        return True
    initials = min(map(len, (*a[1:-1], *b[1:-1])), default=0) == 1
    return initials and a[0] == b[0] and a[-1] == b[-1] and _told_apart(a[1:-1], b[1:-1])


def _generation(name: str) -> tuple[str, ...]:
    return tuple(word for word in parts(name)[1:] if word in _SUFFIXES)


def _told_apart(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether two people's middle names or numbers differ in their first letters as far as both are given."""
    if not first or not second or first == second:
        return False
    if first[0] in _SUFFIXES or second[0] in _SUFFIXES:
        return True
    return any(not _middle_agrees(a, b) for a, b in zip(first, second, strict=False))


def _middle_agrees(first: str, second: str) -> bool:
    """Tell whether two middle names may be one: an initial, a short form, or a slip of one letter."""
    if len(first) == 1 or len(second) == 1 or first[0] != second[0]:
        return first[0] == second[0]
    plain = [respelt(word) for word in (first, second)]
    short = first.startswith(second) or second.startswith(first)
    slips = int(min(map(len, plain)) > 3)
    return short or near(first, second) or Levenshtein.distance(*plain, score_cutoff=slips) <= slips


@lru_cache(maxsize=65_536)
def core(name: str) -> tuple[str, ...]:
    """Return the parts of a name that tell people apart: no suffix or particle before others, nor a title of courtesy.

    >>> core("Anders van der Tull III"), core("Hajia Orla Tull"), core("Rohi Das")
    (('anders', 'tull'), ('orla', 'tull'), ('rohi', 'das'))
    """
    words = parts(name)
    if "of" in words[1:]:
        words = words[: words.index("of", 1)]
    first = next((at for at, w in enumerate(words) if w not in _COURTESY), 0)
    words = words[first : -1 if len(words) > first + 1 and words[-1] in _BEHIND else None]
    kept = [w for at, w in enumerate(words) if not (at and w in _SUFFIXES) and (w not in _PARTICLES or w == words[-1])]
    return tuple(kept or words)


def _contains(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Tell whether all words of `short` stand in `long` in order, and at least two do (or the one is the last)."""
    if len(short) >= len(long) or len(short) < 2:
        return False
    rest = iter(long)
    return all(any(word == other for other in rest) for word in short)


def given_agree(first: str, second: str) -> bool:
    """Tell whether two given names may be one: equal, an initial, a known variant, or one slip in a long word.

    >>> given_agree("joe", "joseph"), given_agree("t", "tom"), given_agree("tom", "jake")
    (True, True, False)
    """
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return near(first, second)


_NONE: frozenset[int] = frozenset()


@lru_cache(maxsize=131_072)
def near(first: str, second: str) -> bool:
    """Tell whether two words may be spellings of one word: by sound, or by one letter in five, two in nine.

    >>> near("netanyahu", "netanjahu"), near("kadafi", "qaddafi"), near("orr", "ort")
    (True, True, False)
    >>> near("horlenko", "gorlenko"), near("sule", "soule"), near("elferjani", "ferjani")
    (True, True, True)
    """
    bare = without_article(first), without_article(second)
    if first == second or (bare != (first, second) and near(*bare)):
        return True
    shorter = min(len(first), len(second))
    if known_variants(first, second):
        return True
    if shorter > 4 and f"{first[0]}{second[0]}" in _OPENINGS and _same_rest(first, second):
        return True
    if shorter > 3 and romanised(first) == romanised(second):
        return True
    if shorter > 2 and _written_short(first) == _written_short(second):
        return True
    if shorter < 4 or (first[0] != second[0] and skeleton(first)[:1] != skeleton(second)[:1]):
        return False
    if skeleton(first) == skeleton(second) and len(skeleton(first)) > 2:
        return True
    allowed = 0 if shorter < 5 else 1 if shorter < 9 else 2
    if OSA.distance(first, second, score_cutoff=allowed) <= allowed:  # letters that change places are one slip
        return True
    plain = romanised(first), romanised(second)
    return bool(allowed) and Levenshtein.distance(*plain, score_cutoff=allowed) <= allowed


def _written_short(word: str) -> str:
    """Return a word as desks write it that have neither long vowels ("Ohta") nor two letters for one ("Djoerdje")."""
    return re.sub(r"(?<=[aeiou])h(?![aeiou])|(?<=o)[ou]|(?<=u)u|(?<=[aou])e|(?<=a)a|(?<=d)j", "", word)


def _same_rest(first: str, second: str) -> bool:
    """Tell whether two words sound alike behind their first letters, which alphabets write differently."""
    rest = skeleton(first)[1:]
    few = len(rest) < 3 and Levenshtein.distance(first[1:], second[1:], score_cutoff=1) > 1
    return rest == skeleton(second)[1:] and not few


def known_variants(first: str, second: str) -> bool:
    """Tell whether two given names are known to stand for each other, in the letters of whatever desk.

    >>> known_variants("bill", "william"), known_variants("misha", "mihail")
    (True, True)
    """
    known = variants()
    groups = [known.get(word) or known.get(romanised(word), _NONE) for word in (first, second)]
    return bool(groups[0] & groups[1])


@cache
def variants() -> dict[str, frozenset[int]]:
    """Return the numbers of the groups of equivalent given names that each name stands in.

    >>> bool(variants()["bill"] & variants()["william"])
    True
    """
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(lexicon("names_given")["variants"]):
        for name in group:
            for word in parts(name):
                groups.setdefault(word, set()).add(number)
                groups.setdefault(romanised(word), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}
