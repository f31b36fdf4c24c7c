"""Bodies, places and peoples of several reports brought together by the long and short forms of their names."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from stemma.accounts.naming import Known
from stemma.data import lexicon
from stemma.reading.vocabulary import vocabulary
from stemma.words import words


class Title(NamedTuple):
    """A body's name taken apart: the country that it names, and its other words."""

    country: str | None
    words: tuple[str, ...]


def gather_bodies(items: Sequence[Known]) -> list[list[Known]]:
    """Return the groups of entities of one type that are one body, place or people each."""
    groups: dict[tuple[str, ...], list[Known]] = defaultdict(list)
    kind = items[0].type
    keys = _keys(items) if kind == "ORG" else {}
    for item in items:
        groups[keys.get(item.entity.name) or _key(item.entity.name, kind)].append(item)
    return [groups[key] for key in sorted(groups)]


def _key(name: str, kind: str) -> tuple[str, ...]:
    vocab = vocabulary()
    lower = name.lower()
    if kind == "PLACE" and lower in vocab.places:
        return (vocab.places[lower],)
    if kind == "NORP":
        return (vocab.demonyms.get(lower, lower.removesuffix("s")),)
    return tuple(word.form for word in words(name.replace(".", "")))


def _keys(items: Sequence[Known]) -> dict[str, tuple[str, ...]]:
    """Return a common key for each body's name: acronyms lead to what they stand for."""
    names = sorted({item.entity.name for item in items})
    spelled_out: dict[str, str] = {}
    for item in items:
        for form in (item.entity.name, *item.entity.aliases):
            for other in (item.entity.name, *item.entity.aliases):
                if form != other and form.isupper() and len(other) > len(form):
                    spelled_out.setdefault(form, other)
    initials = {_initials(name): name for name in names if len(name.split()) > 1}
    countries = defaultdict(set)
    titles = {}
    for name in names:
        plain = name.replace(".", "")
        full = spelled_out.get(name) or (initials.get(plain) if plain.isupper() else None) or name
        titles[name] = _title(full)
        countries[titles[name].words].add(titles[name].country)
    return {name: _whole(title, countries[title.words]) for name, title in titles.items()}


def _whole(title: Title, countries: set[str | None]) -> tuple[str, ...]:
    known = sorted({country for country in countries if country})
    country = title.country or (known[0] if len(known) == 1 else "")
    return (country, *title.words)


def _title(name: str) -> Title:
    """Take a name apart ("Gaza's Health Ministry" -> Palestine, health ministry)."""
    vocab = vocabulary()
    within: dict[str, str] = lexicon("names_places")["within"]
    forms = [word.form.removesuffix("'s") for word in words(name.replace(".", ""))]
    rest, country = [], None
    at = 0
    while at < len(forms):
        for size in (3, 2, 1):
            place = vocab.country_of.get(" ".join(forms[at : at + size]))
            if place and len(forms) > size and (at == 0 or forms[at - 1] in ("of", "for", "in", "the")):
                country = within.get(place, place)
                at += size
                break
        else:
            if forms[at] not in ("the", "of", "for", "and"):
                rest.append(forms[at])
            at += 1
    return Title(country, tuple(sorted(rest))) if rest else Title(None, tuple(forms))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[:1].isupper())
