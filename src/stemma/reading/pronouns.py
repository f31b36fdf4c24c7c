"""Whom "he" or "she" means: everybody whom the report has mentioned is weighed, and the weightiest is taken.

Salience as in Lappin and Leass (1994): how lately and in which grammatical role somebody was mentioned, how often, and
whether the gender is known to agree. A verb of speech changes the weights: who spoke goes on speaking, and who is named
in the words that "he said" attributes is hardly the one who says them.
"""

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any, NamedTuple

from stemma.data import lexicon
from stemma.reading.holders import Holder


class Asked(NamedTuple):
    """A pronoun: its gender, the clock of the report's own sentences, whether it is the subject of a verb of speech,
    and who is named in the words beside it.
    """

    gender: str
    clock: int
    speaks: bool
    named_beside: Collection[Holder] = ()


def meant(holders: Iterable[Holder], asked: Asked) -> Holder | None:
    """Return the weightiest of the holders, None where nobody is present enough.

    >>> tull, orr = Holder("PERSON", gender="f"), Holder("PERSON", gender="f")
    >>> tull.see(0, "subject"), orr.see(0, "object")
    (None, None)
    >>> meant((tull, orr), Asked("f", 1, speaks=False)) is tull
    True
    """
    weighed = [(weight(holder, asked), holder) for holder in holders]
    present = [(found, holder) for found, holder in weighed if found > _rules()["faintest"]]
    return max(present, key=lambda entry: entry[0])[1] if present else None


def weight(holder: Holder, asked: Asked) -> float:
    """Return how much speaks for a holder.

    >>> weight(Holder("PERSON"), Asked("f", 1, speaks=False))
    0.0
    """
    rules = _rules()
    if not holder.seen:
        return 0.0
    lately = holder.seen[-rules["remembered"] :]
    found: float = max(
        _strength(s.role, s.spoke and asked.speaks) * rules["fading"] ** (asked.clock - s.clock) for s in lately
    )
    found += rules["often"] * min(len(holder.seen), rules["most"])
    if holder.gender:
        found += rules["gender"]
    elif holder.speaks:
        found += rules["speaks"]
    if holder in asked.named_beside:
        found -= rules["named_in_speech"]
    if not holder.named and holder.owned:
        found -= rules["owned"]
    return found


def _strength(role: str, spoke: bool) -> float:
    rules = _rules()
    strength: float = rules["role"][role]
    return strength + rules["spoke"] * spoke


@cache
def _rules() -> dict[str, Any]:
    return lexicon("quotes_pronouns")
