"""How rare words are among the statements of a story, and how like two sets of words are by that."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from stemma.accounts.stated import Stated


def rarity_of(statements: Iterable[Stated], of: Callable[[Stated], frozenset[str]]) -> dict[str, float]:
    """Return how rare each word is that statements have, in natural logarithms; one that all have is hardly worth any.

    >>> rarity_of((), lambda s: s.clause)
    {}
    """
    seen: Counter[str] = Counter()
    total = 0
    for s in statements:
        seen.update(of(s))
        total += 1
    return {word: math.log((total + 1) / count) for word, count in seen.items()}


def mass(words: Iterable[str], rarity: Mapping[str, float]) -> float:
    """Return how much words tell together.

    >>> mass(["fire", "mill"], {"fire": 1.0, "mill": 2.0})
    3.0
    """
    return math.fsum(map(rarity.__getitem__, words))


def likeness(both: frozenset[str], one: float, two: float, rarity: Mapping[str, float]) -> float:
    """Return the weighted share of words that two contexts have in common, from 0 to 1.

    `both` are the words that they share, `one` and `two` what the words of each weigh together.

    >>> likeness(frozenset({"fire"}), 3.0, 1.0, {"fire": 1.0, "mill": 2.0})
    1.0
    """
    size = min(one, two) if both else 0.0
    return mass(both, rarity) / size if size else 0.0
