"""A name in its sentence: where it begins and ends among the tokens, and its type."""

from collections.abc import Sequence
from typing import NamedTuple

from stemma.reading.language import Token


class Reach(NamedTuple):
    """A name in its sentence: half-open token indices and type."""

    first: int
    last: int
    type: str


def separate(found: Sequence[Reach]) -> list[Reach]:
    """Return the names in order, the longer of any two that overlap.

    >>> separate([Reach(3, 4, "PLACE"), Reach(0, 1, "PERSON"), Reach(0, 2, "PERSON")])
    [Reach(first=0, last=2, type='PERSON'), Reach(first=3, last=4, type='PLACE')]
    """
    kept: list[Reach] = []
    for reach in sorted(found, key=lambda r: (r.first, -r.last)):
        if not kept or reach.first >= kept[-1].last:
            kept.append(reach)
        elif reach.last - reach.first > kept[-1].last - kept[-1].first:
            kept[-1] = reach
    return kept


def is_capital(token: Token) -> bool:
    """Tell whether a token begins with a capital letter.

    >>> [is_capital(Token(0, 3, word, word, "PROPN", "", "dep", 0, "")) for word in ("Orr", "mill", "1,200")]
    [True, False, False]
    """
    return token.text[:1].isupper()
