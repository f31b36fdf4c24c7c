"""The lexicons of names, made ready for look-ups."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from stemma.data import lexicon, path

Gender = Literal["f", "m"]


class Vocabulary(NamedTuple):
    """Sets and maps of lower-case words; `country_of` leads from any form, demonym or capital to a country."""

    honorifics: dict[str, Gender | None]
    sure_titles: frozenset[str]
    roles: frozenset[str]
    offices: frozenset[str]
    varying: frozenset[str]
    role_phrases: frozenset[str]
    role_genders: dict[str, Gender]
    collectives: frozenset[str]
    entails: dict[str, frozenset[str]]
    given_genders: dict[str, Gender]
    country_of: dict[str, str]
    demonyms: dict[str, str]
    places: dict[str, str]
    capitals: dict[str, str]
    cities: frozenset[str]
    more_demonyms: frozenset[str]
    directions: frozenset[str]
    gazetteer_openers: frozenset[str]
    organisation_heads: frozenset[str]
    place_heads: frozenset[str]
    state_bodies: frozenset[str]
    portfolios: frozenset[str]
    generic_bodies: frozenset[str]
    known_bodies: frozenset[str]
    bodies_when_seen: frozenset[str]
    known_acronyms: frozenset[str]
    ships: frozenset[str]
    never: frozenset[str]
    head_types: dict[str, str]
    not_acronyms: frozenset[str]
    currencies: frozenset[str]
    not_hyphened: frozenset[str]
    speech: frozenset[str]
    types: dict[str, str]


@cache
def vocabulary() -> Vocabulary:
    """Return the lexicons of names as sets and maps, built once.

    >>> vocabulary().country_of["israeli"], vocabulary().places["u.s."]
    ('Israel', 'United States')
    """
    roles, bodies = lexicon("names_roles"), lexicon("names_organisations")
    singular = roles["offices"] + roles["occupations"]
    heads = lexicon("names_heads")
    places, demonyms, capitals = _places()
    peoples = path("gazetteer", "demonyms.txt").read_text(encoding="utf-8").splitlines()
    more = frozenset(form.lower() for form in [*peoples, *lexicon("names_places")["peoples"]])
    return Vocabulary(
        honorifics=_honorifics(),
        sure_titles=frozenset(lexicon("names_titles")["sure"]),
        roles=frozenset(singular),
        offices=frozenset(roles["offices"]),
        varying=frozenset(roles["varying"]),
        role_phrases=frozenset(roles["of_heads"]) | frozenset(r for r in singular if " " in r),
        role_genders=_genders(roles),
        collectives=frozenset(roles["collective"]),
        entails={head: frozenset(others) for head, others in roles["entails"].items()},
        given_genders=_genders(lexicon("names_given")),
        country_of={**capitals, **demonyms, **places},
        demonyms=demonyms,
        places=places,
        capitals=capitals,
        cities=frozenset(city.lower() for city in lexicon("names_cities")["cities"]),
        more_demonyms=more,
        directions=frozenset(lexicon("names_places")["directions"]),
        gazetteer_openers=frozenset(
            form.split()[0] for form in [*places, *demonyms, *capitals, *more, *bodies["known"]]
        ),
        organisation_heads=frozenset(bodies["heads"]),
        place_heads=frozenset(bodies["places_of"]),
        state_bodies=frozenset(bodies["state_bodies"]),
        portfolios=frozenset(bodies["portfolios"]),
        generic_bodies=frozenset(bodies["generic"]),
        known_bodies=frozenset(bodies["known"]),
        bodies_when_seen=frozenset(bodies["when_seen"]),
        known_acronyms=_acronyms(bodies["known"], [*places, *heads["not_acronyms"]]),
        ships=frozenset(heads["ships"]),
        never=frozenset(lexicon("names_never")["never"]),
        head_types={word: kind for kind in ("ORG", "FACILITY", "PLACE", "MISC") for word in heads[kind]},
        not_acronyms=frozenset(heads["not_acronyms"]),
        currencies=frozenset(heads["currencies"]),
        not_hyphened=frozenset(heads["not_hyphened"]),
        speech=frozenset(lexicon("names_speech")["verbs"]),
        types=dict(lexicon("names_labels")["types"]),
    )


def _acronyms(bodies: Sequence[str], others: Sequence[str]) -> frozenset[str]:
    """Return the known words in capitals that stand before a person's name without being a part of it."""
    return frozenset(word.upper() for word in [*bodies, *others] if word.isalpha() and 1 < len(word) < 7)


def _honorifics() -> dict[str, Gender | None]:
    titles = lexicon("names_titles")
    genders: dict[str, Gender | None] = dict.fromkeys(titles["either"])
    genders |= dict.fromkeys(titles["male"], "m") | dict.fromkeys(titles["female"], "f")
    return genders | {word: genders.get(word.rstrip(".")) for word in titles["with_stop"]}


def _genders(words: Mapping[str, Sequence[str]]) -> dict[str, Gender]:
    genders: dict[str, Gender] = dict.fromkeys(words["male"], "m")
    return genders | dict.fromkeys(words["female"], "f")


def _places() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return lower-case forms of places, demonyms and capitals, each leading to the place or country that they name."""
    known = lexicon("names_places")
    places, demonyms, capitals = {}, {}, {}
    for country, forms in known["countries"].items():
        places.update({form.lower(): country for form in [country, *forms["short"]]})
        demonyms.update({form.lower(): country for form in forms["demonyms"]})
        capitals.update({form.lower(): country for form in forms["capital"]})
    for place, forms in known["places"].items():
        places.update({form.lower(): place for form in [place, *forms]})
    return places, demonyms, capitals
