"""Bodies, places and peoples of several reports brought together where their names say the same."""

from collections import defaultdict
from collections.abc import Sequence

from stemma.accounts.people.naming import Known
from stemma.reading.names.proper.body_titles import BodyTitle, body_title
from stemma.reading.vocabulary import vocabulary
from stemma.words import folded


def gather_bodies(items: Sequence[Known]) -> list[list[Known]]:
    """Return the groups of entities of one type that are one body, place or people each.

    >>> from stemma.records import Entity
    >>> def item(report, name):
    ...     return Known(report, Entity(id="n0", name=name, type="ORG"), (), "ORG")
    >>> items = [item("a", "US Department of Justice"), item("b", "Justice Department"), item("b", "Tull Rail")]
    >>> [[known.entity.name for known in group] for group in gather_bodies(items)]
    [['Tull Rail'], ['US Department of Justice', 'Justice Department']]
    """
    groups: dict[tuple[str, ...], list[Known]] = defaultdict(list)
    kind = items[0].type
    names = sorted({item.entity.name for item in items}, key=lambda name: (len(name), name))
    keys = _keys(items) if kind == "ORG" else {name: _key(name, kind) for name in names}
    for item in items:
        groups[keys[item.entity.name]].append(item)
    return [groups[key] for key in sorted(groups)]


def _key(name: str, kind: str) -> tuple[str, ...]:
    vocab = vocabulary()
    lower = name.lower()
    if kind == "PLACE" and lower in vocab.places:
        return (vocab.places[lower],)
    if kind == "NORP":
        return (vocab.demonyms.get(lower, lower.removesuffix("s")),)
    return tuple(folded(name.replace(".", "")))


def _keys(items: Sequence[Known]) -> dict[str, tuple[str, ...]]:
    """Return a common key for each body's name: acronyms lead to what they stand for."""
    names = sorted({item.entity.name for item in items})
    spelled_out: dict[str, str] = {}
    for item in items:
        for form in (item.entity.name, *item.entity.aliases):
            for other in (item.entity.name, *item.entity.aliases):
                if form != other and form.isupper() and len(other) > len(form):
                    spelled_out.setdefault(form, other)
    countries = defaultdict(set)
    titles = {}
    for name in names:
        titles[name] = body_title(spelled_out.get(name, name))
        countries[titles[name].words].add(titles[name].country)
    return {name: _whole(title, countries[title.words]) for name, title in titles.items()}


def _whole(title: BodyTitle, countries: set[str | None]) -> tuple[str, ...]:
    known = sorted({country for country in countries if country})
    country = title.country or (known[0] if len(known) == 1 else "")
    return (country, *title.words)
