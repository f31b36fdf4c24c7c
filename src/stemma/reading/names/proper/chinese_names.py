"""Chinese names in Pinyin and in Wade-Giles: "Xu Jianguo" is "Hsu Chien-kuo", and "Zhang Jing" is not "Jiang Jing".

A syllable in Wade-Giles may be several in Pinyin, since desks drop its apostrophes ("chu": zhu, chu, ju, qu), so each
is read as a pattern of the Pinyin that it may stand for (`names_spelling`).
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from stemma.data import lexicon
from stemma.reading.names.proper.spelling import parts

_SYLLABLES = re.compile(r"(?:(?:zh|ch|sh|ts|tz|hs|[bpmfdtnlgkhjqxrzcsw])?[aeiouy]{1,3}(?:ng|n|rh|r|h)?){1,2}")


class Chinese(NamedTuple):
    """A name as a Chinese one: the Pinyin of its family name, the given syllables, whether the family leads."""

    families: frozenset[str]
    given: Sequence[str]
    leads: bool


def one_chinese_name(first: str, second: str) -> bool:
    """Tell whether two names are one Chinese name, in one romanisation or in two, the family's first or last.

    >>> one_chinese_name("Xu Jianguo", "Hsu Chien-kuo"), one_chinese_name("Tsai I-ting", "Yiting Cai")
    (True, True)
    >>> one_chinese_name("Li Qiang", "Li Jiang"), one_chinese_name("Zhang Jing", "Jiang Jing")
    (False, False)
    """
    return any(
        one.families & other.families and _given_agree(one.given, other.given)
        for one in readings(first)
        for other in readings(second)
    )


def chinese_families_differ(first: str, second: str) -> bool:
    """Tell whether two names are Chinese and alike but for family names that no romanisation makes one.

    >>> chinese_families_differ("Zhang Jing", "Jiang Jing"), chinese_families_differ("Zhang Jing", "Chang Ching")
    (True, False)
    >>> chinese_families_differ("Ida Tull", "Ida Orr")
    False
    """
    pairs = [(a, b) for a in readings(first) for b in readings(second) if a.leads == b.leads]
    apart = any(a.families.isdisjoint(b.families) and _given_agree(a.given, b.given) for a, b in pairs)
    return apart and not one_chinese_name(first, second)


@lru_cache(maxsize=65_536)
def readings(name: str) -> tuple[Chinese, ...]:
    """Return how a name may be read as a Chinese one, with its family name first or last; () where it is none.

    >>> [sorted(name.families) for name in readings("Chang Yi-ting")], readings("Ida Tull")
    ([['chang', 'zhang']], ())
    """
    tokens = [parts(token) for token in name.split()]
    if not 1 < len(tokens) < 4:
        return ()
    found = []
    for leads in (True, False):
        family, *given = tokens if leads else tokens[::-1]
        syllables = [syllable for token in (given if leads else given[::-1]) for syllable in token]
        if len(family) == 1 and family[0] in _families() and _SYLLABLES.fullmatch("".join(syllables)):
            found.append(Chinese(_families()[family[0]], syllables, leads))
    return tuple(found)


def families(word: str) -> frozenset[str]:
    """Return the family names in Pinyin for which a word may stand.

    >>> sorted(families("hsu")), sorted(families("tull"))
    (['xu'], [])
    """
    return _families().get(word, frozenset())


def _given_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    a, b = "".join(one), "".join(other)
    return a == b or bool(_pinyin(tuple(one)).fullmatch(b) or _pinyin(tuple(other)).fullmatch(a))


@lru_cache(maxsize=16_384)
def _pinyin(syllables: tuple[str, ...]) -> re.Pattern[str]:
    """Return what syllables in Wade-Giles may be in Pinyin."""
    return re.compile("".join(_reading(syllable) for syllable in syllables))


def _reading(syllable: str) -> str:
    if syllable == "i":
        return "yi"
    found, at = "", 0
    while at < len(syllable):
        ends = ((unit.match(syllable, at), meant) for unit, meant in _units())
        end, meant = next(((unit.end(), meant) for unit, meant in ends if unit), (at + 1, re.escape(syllable[at])))
        found, at = found + meant, end
    return found


@cache
def _units() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(unit), meant) for unit, meant in lexicon("names_spelling")["chinese"]["wade_giles"])


@cache
def _families() -> dict[str, frozenset[str]]:
    """Return the family names in Pinyin for which a word may stand."""
    found: dict[str, set[str]] = {}
    for pinyin, others in lexicon("names_spelling")["chinese"]["families"].items():
        for word in (pinyin, *others.split()):
            found.setdefault(word, set()).add(pinyin)
    return {word: frozenset(meant) for word, meant in found.items()}
