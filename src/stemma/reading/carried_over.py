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
_WHOLE = 100  # per cent
_LINK = 12  # characters in which the word before a number stands
_COMPARED = re.compile(
    r"(?: of [\w ’'-]{1,30})?"
    r"(?:,? (?:up from|down from|from|instead of|versus|against|rather than|compared (?:with|to))|,? \(not) ?"
    r"(?:about |some |only |just )?"
)
_TO = re.compile(r"(?: [\w’'-]{1,20}){0,3} to (?:about |some |only |just )?")
_GAPPED = re.compile(  # from one number to the next: another name, and the same word before the number
    r"[^\d.;:!?]{0,60}?(?:, |; | and | while )[^\d.;:!?]{0,40}\b(?P<link>at|for|of|with|has|had|got|won|on) "
)
_ENDS = re.compile(r"(?:[.,;:)–—-]|$| (?:and|while|but|in|on|at|for|of the)\b)")
_OPENS = re.compile(r"(?:^|[,;–—-] ?|\b(?:and|but|that|which|whom|while)\b )$")
_GOES_ON = re.compile(
    r" (?:will|would|are|were|have|had|remain(?:ed|s)?|could|did|against|abstained|abstaining|in favou?r)\b"
)


def in_its_unit(here: Line, amount: Amount, around: Around) -> Amount:
    """Return a number alone in the unit of the amount before it, which the words leave out the second time.

    "From 44 per cent to 41", "63.7 per cent, up from 58.1", "the Centre stands at 24 per cent, the League at six".

    >>> from stemma.reading.amounts import amounts
    >>> from stemma.reading.counted import line
    >>> from stemma.reading.number_setting import surroundings
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.sources import report_of_text
    >>> text = "It rose to 12% from 9."
    >>> around = surroundings(ParsedReport(report_of_text(text), ()), (), (), ())
    >>> around.last.append(Quantity(start=11, end=14, low=12, high=12, kind="percent", unit="percent"))
    >>> in_its_unit(line(text, ParsedSentence(0, 22, 0, (), ())), amounts(text)[1], around).kind
    'percent'
    """
    before = around.last[-1] if around.last else None
    if before is None or amount.kind != "count" or amount.form not in ("digits", "words") or before.end <= here.offset:
        return amount
    end = before.end - here.offset
    if (
        before.kind not in ("percent", "money", "measure")
        or end > amount.start
        or not _ENDS.match(here.text, amount.end)
    ):
        return amount
    gap = here.text[end : amount.start]
    levels = before.kind != "percent" or amount.value <= _WHOLE
    told = _COMPARED.fullmatch(gap) or (_TO.fullmatch(gap) and not before.delta)
    if levels and (told or _is_gapped(here.text, before.start - here.offset, end, amount.start)):
        return amount._replace(kind=before.kind, unit=before.unit)
    return amount


def _is_gapped(text: str, start: int, end: int, at: int) -> bool:
    """Tell whether a number stands to a name as the one before it to another: "the Centre at 24, the League at six"."""
    gap = _GAPPED.fullmatch(text, end, at)
    return gap is not None and text[max(0, start - _LINK) : start].lower().endswith(f" {gap['link']} ")


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
    if (
        end >= 0
        and _ENDS.match(here.text, amount.end)
        and _is_gapped(here.text, before.start - here.offset, end, amount.start)
    ):
        return before
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
