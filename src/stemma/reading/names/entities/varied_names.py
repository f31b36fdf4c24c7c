"""Whom a definite description means: "the nun", "the spokesman for the charity", "the mother of two", "the Norwegian".

News does not repeat a name in the sentence that follows it. Everybody whom the report has mentioned is weighed, as for
"he" and "she" (`stemma.reading.names.entities.pronouns`): how present somebody is, whether what the report tells of
them bears the description, contradicts it or says nothing, and whether the words tell an office that anybody else may
hold. Nobody is taken where too little speaks for anyone: then the description is somebody whom the report does not
name.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from stemma.data import lexicon
from stemma.reading.language import Token
from stemma.reading.names.entities import pronouns
from stemma.reading.names.entities.attention import LATELY
from stemma.reading.names.entities.epithets import EPITHETS, PARENT
from stemma.reading.names.entities.holders import Holder
from stemma.reading.names.entities.pronouns import Asked, Sign, by_recency
from stemma.reading.names.entities.title_meant import fit
from stemma.reading.names.roles.roles import Description
from stemma.reading.vocabulary import vocabulary

_SAME = 2.9  # how well a description suits who holds the very role that it names


class Varied(NamedTuple):
    """A definite description of one person: what it says, where it stands, whom a title alone would mean, whether its
    noun introduced somebody before ("a nun"), and what follows it.
    """

    description: Description
    asked: Asked
    titled: Holder | None
    told_before: bool
    kind: str
    followed_by: str
    heard: Holder | None = None


def kind_of(d: Description) -> str:
    """Return what sort of description one is: an epithet, kin, an office, anybody, or another.

    >>> def description(head, *words):
    ...     return Description(0, 1, 2, 1, head, False, "the", frozenset(words), None)
    >>> [kind_of(description(noun)) for noun in ("mother", "minister", "woman", "driver")]
    ['kin', 'office', 'anybody', 'other']
    """
    vocab, head, word = vocabulary(), d.head, d.head.split()[-1]
    if head in EPITHETS or d.words & {PARENT}:
        return "epithet"
    if head in _kin():
        return "kin"
    if head in vocab.role_phrases or word in vocab.offices:
        return "office"
    return "anybody" if word in _ANYBODY else "other"


_ANYBODY = frozenset(("man", "woman", "boy", "girl", "person", "teenager", "child", "lady", "gentleman", "youth"))


def what_follows(tokens: Sequence[Token], d: Description) -> str:
    """Return whether a description goes on with "who", with "of" or "for", or not.

    >>> rows = [("the", "DET"), ("man", "NOUN"), ("who", "PRON")]
    >>> tokens = [Token(4 * i, 4 * i + len(w), w, w, p, "", "", 0, "") for i, (w, p) in enumerate(rows)]
    >>> what_follows(tokens, Description(0, 1, 2, 1, "man", False, "the", frozenset(), None))
    'who'
    """
    after = tokens[d.last].text.lower() if d.last < len(tokens) else ""
    if after in ("who", "whose", "that"):
        return "who"
    inside = {t.text.lower() for t in tokens[d.at + 1 : d.last]}
    return "of" if inside & {"of", "for"} else "in" if inside else "nothing"


def leads_clause(holder: Holder, number: int) -> bool:
    """Tell whether somebody is a subject of a sentence: whom it then describes is another ("Tull said the guard left").

    Names and descriptions do not mean the subject of the clause around theirs (principle C of binding, Chomsky 1981).

    >>> from stemma.reading.names.entities.holders import Sighting
    >>> leads_clause(Holder("PERSON", seen=[Sighting(2, 2, "subject")]), 2)
    True
    """
    return any(s.number == number and s.role in ("subject", "inner") for s in holder.seen[-LATELY:])


def varied(holders: Iterable[Holder], asked: Varied) -> Holder | None:
    """Return the weightiest of the holders, None where too little speaks for any.

    >>> from stemma.reading.names.entities.holders import Sighting
    >>> quill = Holder("PERSON", seen=[Sighting(0, 0, "subject", leads=True, opens=True)])
    >>> the_nun = Description(0, 1, 2, 1, "nun", False, "the", frozenset(), None)
    >>> varied([quill], Varied(the_nun, Asked("", 1, speaks=True), None, False, "other", "nothing")) is quill
    True
    """
    present = by_recency((h for h in holders if h.seen), asked.asked)
    weighed = [(weight(holder, asked, rank), holder) for rank, holder in pronouns.ranked(present)]
    best = max(weighed, key=lambda entry: entry[0], default=None)
    return best[1] if best is not None and best[0] > 0 else None


def weight(holder: Holder, asked: Varied, rank: int = 0) -> float:
    """Return how much speaks for a holder whom `rank` others were mentioned after; nobody is meant at 0 or below.

    >>> from stemma.reading.names.entities.holders import Sighting
    >>> near, far = (Holder("PERSON", seen=[Sighting(clock, clock, "subject")]) for clock in (6, 0))
    >>> the_nun = Description(0, 1, 2, 1, "nun", False, "the", frozenset(), None)
    >>> asked = Varied(the_nun, Asked("", 7), None, False, "other", "nothing")
    >>> weight(near, asked) > weight(far, asked, rank=1)
    True
    """
    weights = _weights()
    return sum(weights.get(name, 0.0) * value for name, value in signs(holder, asked, rank))


def signs(holder: Holder, asked: Varied, rank: int = 0) -> Iterator[Sign]:
    """Yield what speaks for or against a holder, each with how much of it there is.

    >>> from stemma.reading.names.entities.holders import Sighting
    >>> orr = Holder("PERSON", seen=[Sighting(0, 0, "subject")])
    >>> the_nun = Description(0, 1, 2, 1, "nun", False, "the", frozenset(), None)
    >>> asked = Varied(the_nun, Asked("", 1), None, False, "other", "nothing")
    >>> [name for name, _ in signs(orr, asked)]
    ['present', 'kind other', 'followed by nothing', 'no role, other']
    """
    yield "present", pronouns.weight(holder, asked.asked, rank) / 2
    d = asked.description
    yield f"kind {asked.kind}", 1.0
    yield f"followed by {asked.followed_by}", 1.0
    if d.words - {"of", "the", "for"}:
        yield "qualified", 1.0
    if asked.told_before:
        yield "told before", 1.0
    if asked.asked.speaks:
        yield "speaks", 1.0
    if holder is asked.titled:
        yield "by title", 1.0
        yield f"by title, {'named' if holder.named else 'unnamed'}", 1.0
    suits = fit(holder, d)
    if suits:
        yield "suits" if suits >= _SAME else "follows", 1.0
    elif holder.roles:
        yield "other role", 1.0
        yield f"other role, {asked.kind}", 1.0
    else:
        yield f"no role, {asked.kind}", 1.0
    if holder is asked.heard:
        yield "heard", 1.0
    if asked.titled is not None and holder is not asked.titled:
        yield "another by title", 1.0


@cache
def _kin() -> frozenset[str]:
    return frozenset(lexicon("names_roles")["kin"])


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = lexicon("quotes_varied")["weights"]
    return weights
