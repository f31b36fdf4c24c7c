"""Whom a description in one report means, when other reports give a named person that very description.

"The chief of the village" is the person whom another report calls so by name, "the singer" the one named in the same
report whom others call a singer, "his daughter" the only daughter of the story. What two people could be called by
means neither.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from stemma.accounts.people.naming import Known
from stemma.data import lexicon
from stemma.reading.names.roles.role_words import head
from stemma.reading.vocabulary import vocabulary
from stemma.words import folded

Words = frozenset[str]

_TELLING = 2  # words that two descriptions share
_OPEN = frozenset(("a", "an", "one", "another", "some"))
_OWNED = frozenset(("his", "her", "their"))


def described_alike(
    group: Sequence[Known], named: Sequence[Sequence[Known]], held: Sequence[Sequence[str]]
) -> int | None:
    """Return the number of the one named person who is described as an unnamed one is, None where that is not sure.

    `held` are the roles that the reports give each of the named, every one once.

    >>> from stemma.records import Entity
    >>> def item(report, name, role=None):
    ...     return Known(report, Entity(id=name, name=name, type="PERSON", role=role, named=bool(role)), (), "PERSON")
    >>> people = [[item("a", "Orlo Tull", "chief of the village")], [item("a", "Jo Orr", "chief of the port")]]
    >>> held = [["chief of the village"], ["chief of the port"]]
    >>> described_alike([item("b", "the chief of the village")], people, held)
    0
    """
    asked = [item for item in group if item.type == "PERSON" and not item.entity.named]
    if not asked or len(asked) < len(group):
        return None
    told = sorted({item.entity.name for item in asked})
    alike = [n for n, roles in enumerate(held) if any(_alike(description, roles) for description in told)]
    if alike:
        return alike[0] if len(alike) == 1 and _may_be(asked, named[alike[0]]) else None
    return _sole_bearer(asked, named, held)


def _alike(description: str, held: Sequence[str]) -> bool:
    """Tell whether a description and a role, built on one noun, say the same, or one of them more of the same."""
    words_of, noun = _content(description), _head(description)
    roles = [_content(role) for role in held if _bears(role, noun)]
    return any(len(words_of & role) >= _TELLING and (words_of <= role or role <= words_of) for role in roles)


def _sole_bearer(asked: Sequence[Known], named: Sequence[Sequence[Known]], held: Sequence[Sequence[str]]) -> int | None:
    """Return the only person of the story who is called by the noun of a definite description."""
    first = [item.entity.name.lower().split() for item in asked]
    heads = {_head(item.entity.name) for item in asked}
    if len(heads) != 1 or any(told[0] in _OPEN for told in first):
        return None
    noun = next(iter(heads))
    bearers = [n for n, roles in enumerate(held) if any(_bears(role, noun) for role in roles)] if noun else []
    if len(bearers) != 1 or not _may_be(asked, named[bearers[0]]):
        return None
    kin = noun in _kin() and all(told[0] in _OWNED for told in first)
    together = {k.report for k in named[bearers[0]]} >= {item.report for item in asked}
    return bearers[0] if kin or (together and noun not in _kin()) else None


def _bears(role: str | None, noun: str) -> bool:
    """Tell whether a role is built on a noun: "the minister" may be a prime minister, "the attorney general" no other.

    >>> _bears("prime minister of Halvern", "minister"), _bears("secretary general", "attorney general")
    (True, False)
    """
    held = _head(role or "")
    return held == noun or held.endswith(f" {noun}")


def _may_be(asked: Sequence[Known], members: Sequence[Known]) -> bool:
    """Tell whether no gender speaks against it, and no "former" or "deputy" stands in one description only."""
    genders = {k.entity.gender for k in (*asked, *members)} - {None}
    told = frozenset().union(*(_content(item.entity.name) for item in asked)) & outranked()
    held = frozenset().union(*_roles(members)) & outranked()
    return len(genders) < _TELLING and told == held


def _roles(members: Sequence[Known]) -> list[Words]:
    return sorted({_content(k.entity.role) for k in members if k.entity.role}, key=sorted)


def _content(text: str) -> Words:
    """Return the words of a description without articles, prepositions and possessive endings."""
    forms = [form.removesuffix("'s") for form in folded(text.replace(".", ""))]
    return frozenset(form for form in forms if form not in _dull())


@lru_cache(maxsize=4096)  # the same few roles are asked for again and again
def _head(text: str) -> str:
    """Return the noun that a description is built on, with the words of its office ("attorney general")."""
    found = ""
    lower = text.lower().replace(",", " , ").split()
    for at, word in enumerate(lower):
        if found and word in ("of", "for", "at", "in", "on", "who", "whose", ",", "from", "with"):
            break
        if word in vocabulary().roles or word in _kin():
            found = head(lower, at)[2]
    return found


@cache
def _dull() -> frozenset[str]:
    return frozenset(lexicon("names_ties")["dull_in_descriptions"])


@cache
def _kin() -> frozenset[str]:
    return frozenset(lexicon("names_roles")["kin"])


@cache
def outranked() -> frozenset[str]:
    """Return the words by which a title is that of somebody below or after the holder of an office ("deputy").

    >>> "deputy" in outranked(), "minister" in outranked()
    (True, False)
    """
    return frozenset(lexicon("names_roles")["not_the_holder"])
