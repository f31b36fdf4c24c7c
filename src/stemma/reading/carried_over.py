"""What a number takes over from the one before it: the thing counted ("76 votes to 74") or its fate."""

import re

from stemma.reading.amounts import Amount
from stemma.reading.counted import Counted, Line
from stemma.reading.fates import Fate, is_person
from stemma.reading.number_setting import Around
from stemma.records import Quantity

_NEXT_SENTENCE = 160  # characters over which a number alone can count the same things as the one before
_PAIR = 3
_AGAINST = re.compile(r"[\w ’'-]{0,24} (?:to|against|versus|from) |, (?:with )?")
_OPENS = re.compile(r"(?:^|[,;–—-] ?|\b(?:and|but|that|which|whom|while)\b )$")
_GOES_ON = re.compile(
    r" (?:will|would|are|were|have|had|remain(?:ed|s)?|could|did|against|abstained|abstaining|in favou?r)\b"
)


def left_out(here: Line, amount: Amount, around: Around) -> Quantity | None:
    """Return the count before, where a number alone is of the same things: "76 votes to 74".

    >>> from stemma.reading.amounts import amounts
    >>> from stemma.reading.counted import line
    >>> from stemma.reading.number_setting import surroundings
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Extent
    >>> from stemma.sources import report_of_text
    >>> text = "It passed by 76 votes to 74."
    >>> around = surroundings(ParsedReport(report_of_text(text), ()), (), (), ())
    >>> votes = Quantity(start=13, end=15, low=76, high=76, head="vote", phrase=Extent(start=13, end=21))
    >>> around.last.append(votes)
    >>> here, second = line(text, ParsedSentence(0, 28, 0, (), ())), list(amounts(text))[1]
    >>> left_out(here, second, around).head
    'vote'
    """
    if not around.last or amount.form == "vague" or (amount.low is not None and 0 < amount.low < _PAIR):
        return None
    before = around.last[-1]
    end = (before.phrase or before).end - here.offset
    if before.kind != "count" or before.head is None or amount.start - end > _NEXT_SENTENCE or end > amount.start:
        return None
    gap = here.text[max(0, end) : amount.start]
    against = end >= 0 and _AGAINST.fullmatch(gap)
    return before if against or (_OPENS.search(gap) and _GOES_ON.match(here.text, amount.end)) else None


def shared_fate(here: Line, amount: Amount, before: Quantity | None, thing: Counted) -> Fate | None:
    """ "killed 12 people and 3 soldiers": a number joined by "and" shares the fate of the one before it.

    >>> from stemma.reading.amounts import amounts
    >>> from stemma.reading.counted import counted, line
    >>> from stemma.reading.language import Token
    >>> from stemma.reading.parsed import ParsedSentence
    >>> from stemma.records import Extent
    >>> text = "killed 12 people and 3 soldiers"
    >>> rows = [("killed", "VERB"), ("12", "NUM"), ("people", "NOUN"), ("and", "CCONJ"), ("3", "NUM"),
    ...     ("soldiers", "NOUN")]
    >>> tokens = tuple(Token(text.index(w), text.index(w) + len(w), w, w, p, "NNS", "dep", 0, "") for w, p in rows)
    >>> here, three = line(text, ParsedSentence(0, 31, 0, tokens, ())), list(amounts(text))[1]
    >>> twelve = Quantity(start=7, end=9, low=12, high=12, measure="killed", phrase=Extent(start=0, end=16))
    >>> shared_fate(here, three, twelve, counted(here, three.end))
    Fate(measure='killed', first=4, last=4)
    """
    if before is None or before.measure is None or before.phrase is None or amount.kind != "count":
        return None
    if thing.head is not None and not is_person(here, thing.head):
        return None
    if re.match(r" of (?:them|whom|which)\b", here.text[amount.end : amount.end + 12]):
        return None
    gap = here.text[max(0, before.phrase.end - here.offset) : amount.start]
    if not re.fullmatch(r",? (?:and|including|plus)(?: (?:another|also|the|some|about|at least|a further))? |, ", gap):
        return None
    return Fate(before.measure, here.over(amount.start), here.over(amount.start))
