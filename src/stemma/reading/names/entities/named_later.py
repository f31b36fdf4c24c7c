"""Whom a report has described before it names them: "A nurse won. Ida Orr, 34, ..."."""

from collections.abc import Sequence

from stemma.reading.language import Token
from stemma.reading.names.entities.attention import Attention
from stemma.reading.names.entities.holders import Holder
from stemma.reading.names.proper.proper_names import Found
from stemma.reading.names.proper.surroundings import explains, has_age

_LEAD = 4  # sentences from the beginning in which whom the lead describes is named


def named_later(mind: Attention, number: int, tokens: Sequence[Token], name: Found, holder: Holder) -> Holder | None:
    """Return the person described before, by no name, whom a name in sentence `number` and its holder mean.

    >>> from stemma.reading.names.entities.marks_beside import MarksBeside, Stretch
    >>> words = "An old man came . His name is Tull".split()
    >>> tokens = [Token(8 * i, 8 * i + len(w), w, w, "X", "", "dep", 0, "") for i, w in enumerate(words)]
    >>> mind, man = Attention(MarksBeside("", [])), Holder("PERSON", named=False)
    >>> mind.note(man, Stretch(0, tokens, 5, 6), "pronoun")
    >>> named_later(mind, 0, tokens, Found(0, 8, 9, 64, 68, "PERSON", "Tull", "Tull"), Holder("PERSON")) is man
    True
    """
    described = _whose_name(mind, tokens, name.first) or _explained(mind, number, tokens, name)
    return described or _told_in_lead(mind, number, tokens, name, holder)


def _whose_name(mind: Attention, tokens: Sequence[Token], first: int) -> Holder | None:
    """Return the person described before whose name is told ("An old man came. His name is" + name)."""
    told = [t.text.lower() for t in tokens[max(0, first - 3) : first]]
    if len(told) < 3 or told[0] not in ("his", "her") or told[1] != "name" or told[2] not in ("is", "was"):
        return None
    owner = tokens[first - 3].start
    return next((h for h in mind.recent if not h.named and h.latest == owner), None)


def _explained(mind: Attention, number: int, tokens: Sequence[Token], name: Found) -> Holder | None:
    """Return the person described in a sentence whom a name explains ("The doctor in charge, Orla Tull, left")."""
    noun = explains(tokens, name.first, name.last)
    if noun is None or mind.described is None or mind.described[0] != number:
        return None
    holder = mind.described[2]
    start, end, _ = holder.mentions[-1]
    here = start <= tokens[noun].start < end and not holder.named and holder.type == "PERSON"
    return holder if here and not holder.plural else None


def _told_in_lead(mind: Attention, number: int, tokens: Sequence[Token], name: Found, holder: Holder) -> Holder | None:
    """Return the person whom the lead only describes and the next sentence names ("A nurse won. Ida Orr, 34, ...").

    News gives name and age once, when somebody is introduced; whom the lead tells of is introduced so.
    """
    lead = mind.lead if number <= _LEAD and holder.type == "PERSON" and not holder.mentions else None
    if lead is None or not lead.seen or not lead.agrees(holder.told_gender()):
        return None
    others = any(h.named and h.type == "PERSON" for h in mind.recent)
    return lead if not others and name.first == 0 and has_age(tokens, name.last) else None
