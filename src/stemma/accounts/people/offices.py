"""Office-holders whom one report does not name ("Halvern's prime minister") brought to the person whom others name.

An office is one person's in a story only where exactly one person holds it there, for that country.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from stemma.accounts.people.described_alike import described_alike, outranked
from stemma.accounts.people.naming import Known
from stemma.data import lexicon
from stemma.reading.vocabulary import vocabulary
from stemma.words import folded

_DULL = frozenset(("the", "a", "an", "of", "for", "s", "his", "her", "its", "their"))


class Office(NamedTuple):
    """An office: its words in alphabetical order, and the country that the description names."""

    words: tuple[str, ...]
    country: str | None


def with_holders(named: Sequence[list[Known]], unnamed: Sequence[list[Known]]) -> list[list[Known]]:
    """Return all groups, unnamed holders of an office put to the one named person who holds it in the story.

    >>> from stemma.records import Entity
    >>> def item(report, name, role, named):
    ...     return Known(report, Entity(id="n0", name=name, type="PERSON", role=role, named=named), (), "PERSON")
    >>> tull = [item("a", "Orlo Tull", "French president", True)]
    >>> groups = with_holders([tull], [[item("b", "France's president", "France's president", False)]])
    >>> [len(group) for group in groups]
    [2]
    """
    holders: dict[tuple[str, ...], list[tuple[str | None, int]]] = {}
    for number, group in enumerate(named):
        for office in sorted({office_of(k.entity.role) for k in group if k.entity.role} - {None}, key=str):
            if office is not None and (office.country, number) not in holders.setdefault(office.words, []):
                holders[office.words].append((office.country, number))
    groups = [list(group) for group in named]
    held = [sorted({k.entity.role for k in group if k.entity.role}) for group in named]
    rest: list[list[Known]] = []
    for group in unnamed:
        holder = _holder(group, holders)
        holder = _head_of_body(group, held) if holder is None else holder
        holder = described_alike(group, named, held) if holder is None else holder
        if holder is None:
            rest.append(group)
        else:
            groups[holder].extend(group)
    return [*groups, *rest]


@lru_cache(maxsize=4096)  # the roles of a person are compared each with each
def office_of(role: str | None) -> Office | None:
    """Return the office that a description names, None where several people may hold such an office at once.

    >>> office_of("the French president"), office_of("a police officer")
    (Office(words=('president',), country='France'), None)
    """
    forms = [form.removesuffix("'s") for form in folded((role or "").replace(".", ""))]
    places = vocabulary().country_of
    pairs = {f"{a} {b}" for a, b in pairwise(forms)}
    country = next((places[f] for f in [*sorted(pairs), *forms] if f in places), None)
    two = {word for pair in sorted(pairs) if pair in places for word in pair.split()}
    kept = [f for f in forms if f not in _DULL and f not in places and f not in two]
    if not kept or kept[-1] not in _single() or not outranked().isdisjoint(kept):
        return None
    return Office(tuple(sorted(kept)), country)


def _holder(group: Sequence[Known], holders: dict[tuple[str, ...], list[tuple[str | None, int]]]) -> int | None:
    """Return the number of the one person who holds the office of an unnamed source, None where that is not sure."""
    offices = {office_of(item.entity.name) for item in group if item.type == "PERSON"}
    office = next(iter(offices)) if len(offices) == 1 else None
    if office is None:
        return None
    known = holders.get(office.words, [])
    same = sorted({n for country, n in known if country == office.country})
    if office.country and same:
        return same[0] if len(same) == 1 else None
    everybody = sorted({n for country, n in known if not (country and office.country and country != office.country)})
    return everybody[0] if len(everybody) == 1 and len({n for _, n in known}) == 1 else None


def _head_of_body(group: Sequence[Known], held: Sequence[Sequence[str]]) -> int | None:
    """Return the number of the one person who holds the office that one body has to give ("Halvern's coach")."""
    asked = {post for item in group if item.type == "PERSON" and (post := _post(item.entity.name))}
    if len(asked) != 1:
        return None
    noun, body = next(iter(asked))
    found = []
    for number, roles in enumerate(held):
        posts = {post for role in roles if (post := _post(role))}
        if any(n == noun and (b <= body or body <= b) for n, b in sorted(posts, key=str)):
            found.append(number)
    return found[0] if len(found) == 1 else None


def _post(role: str | None) -> tuple[str, frozenset[str]] | None:
    """Return the office and the words of the body in "the coach of HC Halvern", None where a body has several such."""
    plain = [w.strip(".,;:").removesuffix("'s").removesuffix("’s") for w in (role or "").split()]
    nouns = [w for w in plain if w in lexicon("names_roles")["one_holder_of_a_body"]]
    body = frozenset(w.lower() for w in plain if w[:1].isupper()) - _DULL
    if len(nouns) != 1 or not body or not outranked().isdisjoint(w.lower() for w in plain):
        return None
    return nouns[0], body


@cache
def _single() -> frozenset[str]:
    return frozenset(lexicon("names_roles")["one_holder"])
