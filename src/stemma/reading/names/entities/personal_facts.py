"""What stands beside a name and tells of whose age, origin or kin somebody is: by these news varies a name.

"Ida Orr, 34, from Bergen" is "the 34-year-old" and "the Norwegian", and "Orr's son" tells that she is "the boy's
mother".
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from stemma.data import lexicon
from stemma.reading.names.entities.epithets import AGED, FROM
from stemma.reading.names.entities.holders import Implied
from stemma.reading.vocabulary import vocabulary

_BEHIND = 60  # characters behind a name in which what explains it begins
_BEFORE = 40
_AGE = re.compile(
    r"(?:,? ?\(|, | (?=is|was|turn))(?:who )?(?:aged |now |is |was |turned |turns |has turned )*(\d{1,3})"
    r"(?: years old|-years?-old)?(?=[,.;)]| and | from | of | when | in (?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December|\d{4}))"
)
_AGE_BEFORE = re.compile(
    r"(?:(?:^|[ (])(\d{1,3})[- ]years?[- ]old (?:[\w-]+ ){0,3}|(?:^|[.\n] ?)(?:At|Aged) (\d{1,3}), )$"
)
_FROM = re.compile(
    r"(?:, (?:who )?| )(?:(?:is |was |comes |came |hails |originally |a native )*(?:born (?:and raised )?in|from|of)"
    r"|grew up in|was raised in) ((?:[A-Z][\w’'-]+ ?){1,3})"
)
_FROM_BEFORE = re.compile(r"([A-Z][\w-]+(?: [A-Z][\w-]+)?)(?:['’]s)? $")
_OF_KIN = re.compile(r"(?:['’]s?|, whose) ((?:(?!says|said)[\w-]+ ){0,3}?)(\w+)\b(?! said)")
_PARTY = re.compile(r",? \(?([RD])[-–] ?([A-Z][\w.]+(?: [A-Z]\w+)?)[,)]")
_SIDE = re.compile(
    r", (?:appearing |acting )?for the (prosecution|Crown|state|defen[cs]e|plaintiffs?|claimants?|family)\b"
)


def facts(text: str, start: int, end: int) -> Iterator[Implied]:
    """Yield what follows from the words beside a name: what may be said of somebody by age, origin and kin.

    >>> [(sorted(fact.heads)[0], sorted(fact.words)) for fact in facts("Ida Orr, 34, from Norway, left.", 0, 7)]
    [('year-old', ['34']), ('national', ['norway'])]
    >>> [(sorted(fact.heads), sorted(fact.words)) for fact in facts("Norway's Ida Orr left.", 9, 16)]
    [(['national'], ['norway'])]
    """
    behind, before = text[end : end + _BEHIND], text[max(0, start - _BEFORE) : start]
    first, last = _AGE.match(behind), _AGE_BEFORE.search(before)
    years = first.group(1) if first else (last.group(1) or last.group(2)) if last else None
    if years is not None:
        yield of_age(int(years))
        behind = behind[first.end() :] if first else behind
    origin = _FROM.match(behind)
    before_it = _FROM_BEFORE.search(before)
    for place in (origin.group(1).strip(" ,.") if origin else "", before_it.group(1) if before_it else ""):
        country = _country(place.lower())
        if country is not None:
            yield Implied(frozenset((FROM,)), frozenset((country.lower(),)))
            break
    seat = _PARTY.match(text, end)
    if seat is not None:
        party = "republican" if seat.group(1) == "R" else "democrat"
        yield Implied(frozenset((party, "lawmaker", "politician")), frozenset(seat.group(2).lower().split()))
    side = _SIDE.match(behind)
    if side is not None:
        yield Implied(frozenset(lexicon("names_kin")["sides"][_side(side.group(1))]), frozenset((side.group(1),)))
    kin = _OF_KIN.match(behind)
    made = _makes().get(kin.group(2).lower()) if kin else None
    if kin is not None and made is not None:
        words = frozenset((*kin.group(1).lower().split(), kin.group(2).lower()))
        children = _children(kin.group(2).lower()) if "parent" in made else frozenset()
        yield Implied(made, words | children)


def of_age(years: int) -> Implied:
    """Return what follows from somebody's age.

    >>> sorted(of_age(16).heads & {"teenager", "pensioner", "year-old"})
    ['teenager', 'year-old']
    """
    ages = lexicon("names_kin")["ages"].items()
    return Implied(
        frozenset((AGED, *(noun for noun, (low, high) in ages if low <= years <= high))), frozenset((str(years),))
    )


def _side(word: str) -> str:
    return "prosecution" if word in ("prosecution", "Crown", "state") else "defence"


def _country(place: str) -> str | None:
    known = vocabulary()
    whole = known.country_of.get(place) or _cities().get(place)
    first = place.split(maxsplit=1)[0] if place else ""
    return whole or known.country_of.get(first) or _cities().get(first)


@cache
def _children(noun: str) -> frozenset[str]:
    """Return what else somebody's child may be called: a son is no girl."""
    known = lexicon("names_kin")["children"]
    boys, girls = frozenset(known["boys"]), frozenset(known["girls"])
    return frozenset(known["either"]) | (boys if noun in boys else girls if noun in girls else boys | girls)


@cache
def _cities() -> Mapping[str, str]:
    return {city: country for country, cities in lexicon("names_origins")["cities"].items() for city in cities}


@cache
def _makes() -> Mapping[str, frozenset[str]]:
    return {noun: frozenset(made) for noun, made in lexicon("names_kin")["makes"].items()}
