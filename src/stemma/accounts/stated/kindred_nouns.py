"""Which nouns reports of one event use for one another when they count: 14 schools, 22 evacuation centres.

`figures_concepts.json` lists them by concept: nouns that name it ("unit", "item"), which stand for one another and for
any of its sorts, and nouns that name a sort of it ("pram", "heater"), of which one never stands for another.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from stemma.accounts.stated.counted_of import known_singular
from stemma.data import lexicon
from stemma.words import fold


class Sorts(NamedTuple):
    """The concepts of a noun: those that it names, and these with those of which it names a sort."""

    names: frozenset[str]
    any: frozenset[str]


NO_SORTS = Sorts(frozenset(), frozenset())


@lru_cache(maxsize=8192)
def sorts_of(head: str, of: str | None = None) -> Sorts:
    """Return the concepts of a counted noun, or of the last two words of its phrase where they are known together.

    >>> "product" in sorts_of("pram").names, "product" in sorts_of("pram").any, "product" in sorts_of("unit").names
    (False, True, True)
    >>> "fireengine" in sorts_of("engine", "fire engines").any
    True
    """
    table = _sorts()
    pair = " ".join((of or "").lower().split()[-2:])
    return table.get(pair) or table.get(pair.removesuffix("s")) or table.get(known_singular(fold(head))) or NO_SORTS


def kin(one: Sorts, two: Sorts) -> frozenset[str]:
    """Return the concepts in which two nouns stand for one another.

    >>> unit, pram, heater = (sorts_of(noun) for noun in ("unit", "pram", "heater"))
    >>> sorted(kin(unit, pram)), sorted(kin(pram, heater))
    (['product'], [])
    """
    return (one.names & two.any) | (one.any & two.names)


def kindred(one: Sorts, two: Sorts) -> bool:
    """Tell whether two nouns stand for one another.

    >>> kindred(sorts_of("lot"), sorts_of("batch")), kindred(sorts_of("lot"), sorts_of("road"))
    (True, False)
    """
    return not (one.names.isdisjoint(two.any) and one.any.isdisjoint(two.names))


@lru_cache(maxsize=8192)
def done_to(deeds: tuple[str, ...], sorts: Sorts, people: bool) -> tuple[str, ...]:
    """Return those of the deeds that can be done to what is counted: jobs that are lost are not destroyed.

    >>> done_to(("destroyed", "laid_off"), sorts_of("home"), False), done_to(("laid_off",), sorts_of("miner"), True)
    (('destroyed',), ('laid_off',))
    """
    if not people and not sorts.any:
        return deeds
    return tuple([d for d in deeds if (people and _befalls(d)[0]) or sorts.any & _befalls(d)[1]])


@cache
def _befalls(deed: str) -> tuple[bool, frozenset[str]]:
    known = lexicon("figures_concepts")["deeds"][deed]
    return known["people"], frozenset(known["nouns"])


@cache
def _sorts() -> dict[str, Sorts]:
    found: dict[str, Sorts] = {}
    for concept, of in lexicon("figures_concepts")["nouns"].items():
        for noun in (*of["names"], *of["sorts"]):
            known = found.get(noun, NO_SORTS)
            names = known.names | {concept} if noun in of["names"] else known.names
            found[noun] = Sorts(names, known.any | {concept})
    return found
