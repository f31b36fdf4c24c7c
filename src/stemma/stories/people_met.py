"""People whose full names two reports have, however each spells them: few texts name both words of such a name."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from stemma.data import lexicon
from stemma.records import Report
from stemma.sounds import heard_alike
from stemma.stories.plain import plain
from stemma.words import cut, forms


class Part(NamedTuple):
    """A word of a name, the number of its stem, and how rare that is."""

    word: str
    stem: int
    rarity: float


Person = tuple[Part, ...]


def people_of(report: Report, numbers: Mapping[str, int], rarity: Mapping[int, float]) -> tuple[Person, ...]:
    """Return the full names of the people of a report, given the numbers of stems and how rare those of the report are.

    >>> from stemma.records import Entity
    >>> who = tuple(Entity(id=name, name=name, type="PERSON") for name in ("Ida Tull", "Orr"))
    >>> [person] = people_of(Report(id="1", source="1", text="", text_sha256="", entities=who), {"tull": 7}, {7: 4.5})
    >>> [tuple(part) for part in person]
    [('ida', -1, 0.0), ('tull', 7, 4.5)]
    """
    names = sorted({entity.name for entity in report.entities if entity.named and entity.type == "PERSON"})
    split = (dict.fromkeys(word for word in forms(plain(name)) if len(word) > 2) for name in names)
    stems = ([(word, numbers.get(cut(word), -1)) for word in words] for words in split if len(words) > 1)
    return tuple(tuple(Part(word, stem, rarity.get(stem, 0.0)) for word, stem in name) for name in stems)


def met(some: Iterable[Person], others: Sequence[Person]) -> frozenset[int]:
    """Return the stems, as some names have them, by which people whom few texts name are among others too.

    >>> here, there = [tuple(Part(word, at, 4.9) for at, word in enumerate(name.split())) for name in
    ...     ("laila juburi", "layla jubouri")]
    >>> sorted(met([here], [there])), met([here[:1]], [there])
    ([0, 1], frozenset())
    """
    return frozenset(stem for person in some for other in others for stem in _shared(person, other))


@lru_cache(maxsize=65_536)
def _shared(person: Person, other: Person) -> tuple[int, ...]:
    """Return the stems of one full name that another has, by letters or by sound; none where too little is shared."""
    rule = lexicon("stories_grouping")["selection"]
    if min(sum(part.rarity for part in name) for name in (person, other)) < rule["full_name"]:
        return ()
    left = {part.word: part.rarity for part in other}
    shared: list[tuple[int, float]] = []
    for part in person:
        heard = (word for word in left if heard_alike(part.word, word) >= rule["heard"])
        like = part.word if part.word in left else next(heard, None)
        if like is not None:
            shared.append((part.stem, min(part.rarity, left.pop(like))))
    told = round(sum(rarity for _, rarity in shared), 6)
    return tuple(stem for stem, _ in shared) if len(shared) > 1 and told >= rule["full_name"] else ()
