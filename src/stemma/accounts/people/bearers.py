"""Which bearer of a family name is meant by it alone: whose role is told, or much like it, else the known one."""

from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import product

from stemma.accounts.people.naming import Known, own_words
from stemma.accounts.people.person_made import Person
from stemma.data import lexicon
from stemma.meaning import likeness_of_two
from stemma.reading.vocabulary import vocabulary

DULL = frozenset(("the", "a", "an", "of", "for", "former", "then", "s"))  # words of a role that tell nothing
_ALIKE = 0.3  # likeness in meaning of two roles that may be one's ("judge", "coroner": 0.37)
_CLEARLY = 0.15  # by which it must exceed that of any other's role
_UNTOLD = 0.1  # likeness taken for somebody of whom no role is told
DOMINANCE = 5  # how many times as many reports one bearer of a family name must have for a bare family name to mean him


def clearest(item: Known, bearers: Sequence[Person]) -> Person | None:
    """Decide between people of one family name: by role, else by who is spoken of far more widely; None if unclear.

    >>> from stemma.records import Entity
    >>> def known(name, role):
    ...     return Known("a", Entity(id="n0", name=name, type="PERSON", role=role), (), "PERSON")
    >>> tulls = Person("Ida Tull"), Person("Abel Tull")
    >>> for person, role in zip(tulls, ("coroner", "goalkeeper")):
    ...     person.take([known(person.lead, role)])
    >>> clearest(known("Tull", "Judge"), tulls).lead
    'Ida Tull'
    """
    role = words_of_role(item)
    if role:
        overlap = [(len(role & role_words(p)), p) for p in bearers]
        best = max(count for count, _ in overlap)
        fitting = [p for count, p in overlap if count == best]
        if best and len(fitting) == 1:
            return fitting[0]
        if not best and (likest := _likest(role, bearers)):
            return likest
    ranked = sorted(bearers, key=lambda p: (-len(p.reports), p.lead))
    return ranked[0] if len(ranked[0].reports) >= DOMINANCE * len(ranked[1].reports) else None


def _likest(role: Set[str], bearers: Sequence[Person]) -> Person | None:
    """Return the one of some people whose role means nearly what a title does ("Judge", "coroner")."""
    likeness = {
        id(p): max(
            (likeness_of_two(*pair) for own in _roles(p) for pair in product(sorted(role), own)), default=_UNTOLD
        )
        for p in bearers
    }
    first, second = sorted(bearers, key=lambda p: -likeness[id(p)])[:2]
    clear = likeness[id(first)] - likeness[id(second)] >= _CLEARLY
    return first if likeness[id(first)] >= _ALIKE and clear else None


def _roles(person: Person) -> list[list[str]]:
    known = vocabulary().roles
    told = [words_of_role(member) for member in person.members]
    return [nouns for words in told if (nouns := sorted(word for word in words if word in known))]


def role_words(person: Person) -> set[str]:
    """Return the words of all roles that reports give a person.

    >>> role_words(Person("Ida Tull"))
    set()
    """
    roles = {member.entity.role for member in person.members}
    return {word for role in roles for word in _words_of(role or "")}


def words_of_role(item: Known) -> Set[str]:
    """Return the words of a role, titles in the one form that all their spellings have ("Justice", "Judge").

    >>> from stemma.records import Entity
    >>> words_of_role(Known("a", Entity(id="n0", name="Tull", type="PERSON", role="Justice"), (), "PERSON"))
    frozenset({'judge'})
    """
    return _words_of(item.entity.role or "")


@lru_cache(maxsize=8192)  # a story has the same few roles in report after report
def _words_of(role: str) -> frozenset[str]:
    same: dict[str, str] = lexicon("names_titles")["same"]
    return frozenset(same.get(word, word) for word in own_words(role))
