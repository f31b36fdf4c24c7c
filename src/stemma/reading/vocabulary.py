"""The lexicons of names, made ready for look-ups."""

from functools import cache
from typing import NamedTuple

from stemma.data import lexicon


class Vocabulary(NamedTuple):
    """Sets and maps of lower-case words; `country_of` leads from any form, demonym or capital to a country."""

    honorifics: dict[str, str | None]
    roles: frozenset[str]
    offices: frozenset[str]
    role_phrases: frozenset[str]
    role_genders: dict[str, str]
    collectives: frozenset[str]
    entails: dict[str, frozenset[str]]
    given_genders: dict[str, str]
    country_of: dict[str, str]
    demonyms: dict[str, str]
    places: dict[str, str]
    capitals: dict[str, str]
    organisation_heads: frozenset[str]
    place_heads: frozenset[str]
    state_bodies: frozenset[str]
    portfolios: frozenset[str]
    generic_bodies: frozenset[str]
    never: frozenset[str]
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
    places, demonyms, capitals = _places()
    return Vocabulary(
        honorifics=_honorifics(),
        roles=frozenset(singular),
        offices=frozenset(roles["offices"]),
        role_phrases=frozenset(roles["of_heads"]) | frozenset(r for r in singular if " " in r),
        role_genders=dict.fromkeys(roles["female"], "f") | dict.fromkeys(roles["male"], "m"),
        collectives=frozenset(roles["collective"]),
        entails={head: frozenset(others) for head, others in roles["entails"].items()},
        given_genders=_given_genders(),
        country_of={**capitals, **demonyms, **places},
        demonyms=demonyms,
        places=places,
        capitals=capitals,
        organisation_heads=frozenset(bodies["heads"]),
        place_heads=frozenset(bodies["places_of"]),
        state_bodies=frozenset(bodies["state_bodies"]),
        portfolios=frozenset(bodies["portfolios"]),
        generic_bodies=frozenset(bodies["generic"]),
        never=frozenset(lexicon("names_never")["never"]),
        speech=frozenset(lexicon("names_speech")["verbs"]),
        types=dict(lexicon("names_labels")["types"]),
    )


def _honorifics() -> dict[str, str | None]:
    titles = lexicon("names_titles")
    genders: dict[str, str | None] = dict.fromkeys(titles["either"])
    genders |= dict.fromkeys(titles["male"], "m") | dict.fromkeys(titles["female"], "f")
    return genders | {word: genders.get(word.rstrip(".")) for word in titles["with_stop"]}


def _given_genders() -> dict[str, str]:
    given = lexicon("names_given")
    return dict.fromkeys(given["male"], "m") | dict.fromkeys(given["female"], "f")


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
