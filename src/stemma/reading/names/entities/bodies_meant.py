"""Which body the report means by a pronoun or by a noun for bodies: "it said", "the hospital", "the ministry"."""

from collections.abc import Collection, Iterable, Sequence

from stemma.reading.language import Token
from stemma.reading.names.entities.holders import Holder
from stemma.reading.names.entities.mention_roles import is_speech
from stemma.reading.names.entities.named_bodies import body_meant
from stemma.reading.names.entities.title_meant import title_meant
from stemma.reading.names.roles.roles import Description


def body_speaking(recent: Collection[Holder], number: int, token: Token, verb: Token, wanted: str) -> Holder | None:
    """Return whom "it said" and "they said" mean, the only cases in which a pronoun for a body is safe.

    `wanted` is ``body`` for "it" and ``group`` for "they".

    >>> from stemma.reading.names.entities.holders import Sighting
    >>> mill = Holder("ORG", seen=[Sighting(0, 0, "subject")])
    >>> it = Token(0, 2, "It", "it", "PRON", "", "nsubj", 1, "")
    >>> said = Token(3, 7, "said", "say", "VERB", "", "root", 1, "")
    >>> body_speaking([mill], 1, it, said, "body") is mill, body_speaking([mill], 3, it, said, "body")
    (True, None)
    """
    if not (token.dep.startswith("nsubj") and is_speech(verb)):
        return None
    kinds = ("ORG", "PLACE") if wanted == "body" else ("GROUP", "NORP", "ORG")
    candidates = [
        (holder.weight(number), holder)
        for holder in recent
        if (holder.type in kinds or (wanted == "body" and _may_be_body(holder)))
        and holder.seen
        and number - holder.seen[-1].number < 2
        and holder.seen[-1].role in ("subject", "inner")
    ]
    return max(candidates, key=lambda entry: entry[0])[1] if candidates else None


def _may_be_body(holder: Holder) -> bool:
    """Tell whether nothing but its type makes a name a person's: no gender, no given name, no title, no office."""
    told = holder.gender or holder.leaning or holder.called or holder.titles or holder.roles
    return holder.named and holder.type in ("PERSON", "MISC") and not told


def body_called(number: int, tokens: Sequence[Token], d: Description, recent: Collection[Holder]) -> Holder | None:
    """Return the named body that a noun for bodies means, where no unnamed one was introduced by it since.

    >>> word = Token(0, 8, "hospital", "hospital", "NOUN", "", "dep", 0, "")
    >>> the_hospital = Description(0, 0, 1, 0, "hospital", False, "the", frozenset(), None)
    >>> body_called(0, [word], the_hospital, [])
    """
    holder = body_meant(number, tokens, d, recent)
    if holder is None:
        return None
    unnamed = title_meant(number, d, recent)
    later = unnamed is not None and not unnamed.named and unnamed.weight(number) > holder.weight(number)
    return None if later else holder


def last_called(head: str, recent: Iterable[Holder]) -> Holder | None:
    """Return the body last spoken of whose name ends in a word, in any order of its words.

    >>> ministry = Holder("ORG", forms={"Ministry of Works": 1}, mentions=[(0, 17, "name")])
    >>> last_called("ministry", [ministry]) is ministry
    True
    """
    called = [h for h in recent if h.type == "ORG" and h.mentions and head in h.name().lower().split()]
    return max(called, key=lambda h: h.mentions[-1][0]) if called else None
