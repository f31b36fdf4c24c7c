"""Bodies, places and peoples of several reports brought together by the long and short forms of their names."""

from collections import defaultdict
from collections.abc import Sequence

from stemma.accounts.naming import Known
from stemma.accounts.short_bodies import same_bodies
from stemma.reading.body_titles import BodyTitle, body_title, initials
from stemma.reading.vocabulary import vocabulary
from stemma.words import words


def gather_bodies(items: Sequence[Known], places: frozenset[str] = frozenset()) -> list[list[Known]]:
    """Return the groups of entities of one type that are one body, place or people each.

    `places` are the lower-case words of the story's places, which a body may be named with or without.
    """
    groups: dict[tuple[str, ...], list[Known]] = defaultdict(list)
    kind = items[0].type
    names = sorted({item.entity.name for item in items}, key=lambda name: (len(name), name))
    keys = _keys(items) if kind == "ORG" else {name: _key(name, kind) for name in names}
    same = same_bodies(names, places) if kind in ("ORG", "FACILITY") else {name: name for name in names}
    for item in items:
        groups[keys[same[item.entity.name]]].append(item)
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
    shortened = {initials(name): name for name in names if len(name.split()) > 1}
    countries = defaultdict(set)
    titles = {}
    for name in names:
        plain = name.replace(".", "")
        full = spelled_out.get(name) or (shortened.get(plain) if plain.isupper() else None) or name
        titles[name] = body_title(full)
        countries[titles[name].words].add(titles[name].country)
    return {name: _whole(title, countries[title.words]) for name, title in titles.items()}


def _whole(title: BodyTitle, countries: set[str | None]) -> tuple[str, ...]:
    known = sorted({country for country in countries if country})
    country = title.country or (known[0] if len(known) == 1 else "")
    return (country, *title.words)
