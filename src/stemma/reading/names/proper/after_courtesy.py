"""Family names that are words for work as well: names after a title of courtesy ("Mr Baker", "Lady Cooper")."""

from collections.abc import Sequence
from functools import cache

from stemma.data import lexicon
from stemma.reading.language import Token
from stemma.reading.names.proper.reach import is_capital
from stemma.reading.vocabulary import vocabulary


def is_after_courtesy(tokens: Sequence[Token], lower: Sequence[str], at: int) -> bool:
    """Tell whether a word for work with a capital stands right behind a title of courtesy, and is a name there.

    Offices by which people are addressed so are none ("Mr Speaker", "Lord Mayor").

    >>> words = "Mr Baker told Mr Speaker".split()
    >>> tokens = [Token(9 * i, 9 * i + len(w), w, w, "PROPN", "", "", 0, "") for i, w in enumerate(words)]
    >>> [is_after_courtesy(tokens, [w.lower() for w in words], at) for at in (1, 4)]
    [True, False]
    """
    if at == 0 or lower[at - 1] not in _listed("of_courtesy") or lower[at] not in vocabulary().roles:
        return False
    if not (is_capital(tokens[at - 1]) and is_capital(tokens[at])) or tokens[at].text.isupper():
        return False
    office = lower[at] in vocabulary().offices or lower[at] in _listed("addressed")
    return lower[at] in _listed("also_family") or not office


@cache
def _listed(name: str) -> frozenset[str]:
    words = frozenset(lexicon("names_titles")[name])
    return words - frozenset(lexicon("names_titles")["addressed"]) if name == "also_family" else words
