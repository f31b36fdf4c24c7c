"""The name of a body taken apart: the country that it names, and its other words."""

from functools import lru_cache
from typing import NamedTuple

from stemma.data import lexicon
from stemma.reading.vocabulary import vocabulary
from stemma.words import words

_LINKS = frozenset({"the", "of", "for", "and", "a"})


class BodyTitle(NamedTuple):
    """What tells bodies apart; `words` are in alphabetical order, since "Ministry of Health" is the Health Ministry."""

    country: str | None
    words: tuple[str, ...]


@lru_cache(maxsize=32_768)
def body_title(name: str) -> BodyTitle:
    """Take the name of a body apart.

    A region counts as the country that it lies in, where its bodies go by both names.

    >>> body_title("Gaza's Health Ministry") == body_title("the Palestinian ministry of health")
    True
    """
    vocab = vocabulary()
    within: dict[str, str] = lexicon("names_places")["within"]
    forms = [word.form.removesuffix("'s") for word in words(name.replace(".", ""))]
    rest: list[str] = []
    country = None
    at = 0
    while at < len(forms):
        place, size = _place_at(forms, at, vocab.country_of)
        if place and size < len(forms) and (at == 0 or forms[at - 1] in ("of", "for", "in", "the")):
            country = within.get(place, place)
            at += size
            continue
        if forms[at] not in _LINKS:
            rest.append(forms[at])
        at += 1
    return BodyTitle(country, tuple(sorted(rest))) if rest else BodyTitle(None, tuple(forms))


def initials(name: str) -> str:
    """Return the capitals with which the words of a name begin.

    >>> initials("Halvern Coast-Guard of Orr")
    'HCGO'
    """
    return "".join(word[0] for word in name.replace("-", " ").split() if word[:1].isupper())


def _place_at(forms: list[str], at: int, known: dict[str, str]) -> tuple[str | None, int]:
    for size in (3, 2, 1):
        place = known.get(" ".join(forms[at : at + size]))
        if place:
            return place, size
    return None, 1
