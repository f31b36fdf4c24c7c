"""What a number counts, and of whom: sort of people or things, nationalities, adjectives."""

from functools import cache, lru_cache
from itertools import pairwise

from stemma.data import lexicon, path
from stemma.records import Quantity
from stemma.words import fold, folded

_LONG_WORD = 3  # letters from which a word can narrow down what is counted


@lru_cache(maxsize=8192)  # reports that copy each other count by the same phrases
def nations(of: str | None) -> frozenset[str]:
    """Return the nationalities in a noun phrase, each in one form.

    >>> sorted(nations("U.S. citizens")), sorted(nations("Costa Rican pilots"))
    (['american'], ['costa rican'])
    """
    if of is None:
        return frozenset()
    parts = [part.strip(".,'’").lower() for part in of.split()]
    pairs = [" ".join(two) for two in pairwise(parts)]
    other = lexicon("quantities_facts")["nations"]
    found = set()
    for word in pairs + parts:
        one = word.removesuffix("s") if word not in ("us", "u.s") else word
        if one in other:
            found.add(other[one])
        elif word in _demonyms() and not any(word in longer.split() for longer in found):
            found.add(one)
    return frozenset(found)


def role(quantity: Quantity) -> str | None:
    """Return the sort of people or things that is counted, None for people of no particular sort.

    A noun has one sort (`quantities_facts`), which facts are named and told apart by; the concepts of `kindred_nouns`
    overlap, "unit" being a home and a product, so that they can be no more than one sign among others.

    >>> role(Quantity(start=0, end=1, low=2, high=2, head="gunman", of="gunmen"))
    'attackers'
    """
    if quantity.head is None or nations(quantity.head) or nations((quantity.of or "").split(" ")[-1]):
        return None
    head = known_singular(fold(quantity.head))
    pair = " ".join((quantity.of or "").lower().split()[-2:])
    sort = _roles().get(head) or _roles().get(pair)
    if sort:
        return sort
    return None if fact_stem(head) in _generic() else _things().get(head, fact_stem(head))


def names_people(head: str | None) -> bool:
    """Tell whether a noun, in the singular, names people by trade, office, kin or their part in an event.

    >>> names_people("miner"), names_people("computer")
    (True, False)
    """
    return head is not None and known_singular(fold(head)) in _people()


@lru_cache(maxsize=8192)
def known_singular(noun: str) -> str:
    """Return a noun without its plural ending, where the parse left it on and the rest is a noun that is known.

    >>> known_singular("hostages"), known_singular("police")
    ('hostage', 'police')
    """
    for ending in ("es", "s"):
        short = noun.removesuffix(ending)
        if short != noun and (short in _people() or short in _roles() or short in _things()):
            return short
    return noun


def adjectives(quantity: Quantity) -> frozenset[str]:
    """Return the words that narrow down what is counted: "media" of "media groups".

    >>> sorted(adjectives(Quantity(start=0, end=1, low=2, high=2, head="group", of="several foreign media groups")))
    ['foreign', 'media', 'several']
    """
    if quantity.of is None:
        return frozenset()
    before = [fact_stem(form) for form in folded(quantity.of)[:-1]]
    return frozenset(w for w in before if w not in stop() and len(w) > _LONG_WORD and not w[0].isdigit())


@lru_cache(maxsize=65536)
def fact_stem(word: str) -> str:
    """Cut inflection so that "hostages" and "hostage", "killed" and "killing" are one word among figures.

    An ending goes where four letters stay, and a last "e" with it. What makes another word ("-er", "-ion") stays, other
    than in `stemma.lineage.stems.stem`: miners and a mine are two things counted.

    >>> fact_stem("hostages"), fact_stem("killing")
    ('hostag', 'kill')
    """
    word = word.removesuffix("'s")
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word.removesuffix("e") if len(word) > 4 else word


@cache
def stop() -> frozenset[str]:
    """Return the words that say nothing of what is counted.

    >>> "the" in stop(), "miner" in stop()
    (True, False)
    """
    return frozenset(lexicon("quantities_facts")["stop"])


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(path("gazetteer", "demonyms.txt").read_text(encoding="utf-8").lower().split("\n"))


@cache
def _roles() -> dict[str, str]:
    return {word: name for name, members in lexicon("quantities_facts")["roles"].items() for word in members}


@cache
def _people() -> frozenset[str]:
    return frozenset(lexicon("figures_people")["nouns"])


@cache
def _things() -> dict[str, str]:
    table = lexicon("quantities_facts")["things"]
    return {word: name for name, words in table.items() if name != "reason" for word in words}


@cache
def _generic() -> frozenset[str]:
    return frozenset(fact_stem(w) for w in lexicon("quantities_facts")["generic"])
