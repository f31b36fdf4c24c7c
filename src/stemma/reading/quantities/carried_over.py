"""What a number takes over from the one before it: its unit ("from 44 per cent to 41") or its fate."""

import re

from stemma.data import lexicon
from stemma.reading.amounts.amounts import Amount
from stemma.reading.quantities.counted import Counted, Line
from stemma.reading.quantities.fates import Fate, is_person
from stemma.reading.quantities.left_out import ENDS, NEXT_SENTENCE, is_gapped, is_next_in_list
from stemma.reading.quantities.number_setting import Around
from stemma.records import Quantity

_WHOLE = 100  # per cent
_COMPARED = re.compile(
    r"(?: of [\w ’'-]{1,30})?"
    r"(?:,? (?:up from|down from|from|instead of|versus|against|rather than|compared (?:with|to))|,? \(not) ?"
    r"(?:about |some |only |just )?"
)
_TO = re.compile(r"(?: [\w’'-]{1,20}){0,3} to (?:about |some |only |just )?")
_AT_A_PLACE = re.compile(
    r" (?:in|at|from|near) (?:the )?[A-Z][^.,;:()\d]{1,40}(?:,| and|, and) (?:another |about |some )?"
)
_PLACE = re.compile(r" (?:in|at|from|near) (?:the )?[A-Z]")
_SOLD = re.compile(
    r"\b(?:costs?|(?:s[eo]l[dl]s?|selling|goes|going|went|bought|priced|quoted|traded|trading) (?:for|at)) (?:about )?$"
)
_LEVEL_WAS = re.compile(
    r"\b(?:it|that|this|they|turnout|the (?:rate|share|figure)) "
    r"(?:is|was|were|stood at|stands at|had been|has been) (?:now )?$"
    r"|\b(?:is|was|are|were) (?:up|down|reduced to|cut to) $",
    re.IGNORECASE,
)


def in_its_unit(here: Line, amount: Amount, around: Around) -> Amount:
    """Return a number alone in the unit of the amount before it, which the words leave out the second time.

    "From 44 per cent to 41", "63.7 per cent, up from 58.1", "the Centre stands at 24 per cent, the League at six".

    >>> from stemma.reading.amounts.amounts import amounts
    >>> from stemma.reading.quantities.counted import line
    >>> from stemma.reading.quantities.number_setting import surroundings
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.sources import report_of_text
    >>> text = "It rose to 12% from 9."
    >>> around = surroundings(ParsedReport(report_of_text(text), ()), (), (), ())
    >>> around.last.append(Quantity(start=11, end=14, low=12, high=12, kind="percent", unit="percent"))
    >>> in_its_unit(line(text, ParsedSentence(0, 22, 0, (), ())), amounts(text)[1], around).kind
    'percent'
    """
    before = around.last[-1] if around.last else None
    if before is None or amount.kind != "count" or amount.form not in ("digits", "words"):
        return amount
    if _is_told_again(here, before, amount):
        return amount._replace(kind=before.kind, unit=before.unit)
    if before.end <= here.offset:
        return amount
    end = before.end - here.offset
    if (
        before.kind not in ("percent", "money", "measure")
        or end > amount.start
        or not ENDS.match(here.text, amount.end)
    ):
        return amount
    gap = here.text[end : amount.start]
    levels = before.kind != "percent" or amount.value <= _WHOLE
    told = _COMPARED.fullmatch(gap) or (_TO.fullmatch(gap) and not before.delta) or _is_standard(gap)
    told = told or is_next_in_list(here.text, before.start - here.offset, end, amount, named=True)
    if levels and (told or is_gapped(here.text, before.start - here.offset, end, amount.start)):
        return amount._replace(kind=before.kind, unit=before.unit)
    return amount


def _is_told_again(here: Line, before: Quantity, amount: Amount) -> bool:
    """Tell whether a number alone is a price behind a price, or another level of a share: "last year it was 36.0"."""
    if here.offset + amount.start - before.end > NEXT_SENTENCE or not ENDS.match(here.text, amount.end):
        return False
    left = here.text[max(0, amount.start - 40) : amount.start]
    if before.kind == "money":
        return bool(_SOLD.search(left))
    share = before.kind == "percent" and before.unit == "percent" and amount.value <= _WHOLE
    return share and bool(_LEVEL_WAS.search(left))


def _is_standard(gap: str) -> bool:
    """Tell whether a number is the standard of what was measured before it: "74kph — the limit is 40"."""
    words = "|".join(lexicon("quantities_units")["standards"]["nouns"])
    return bool(re.search(rf"\b(?:{words})(?: there| now| here)? (?:is|was|of|stands at|stood at) $|\bthan the $", gap))


def _placed(here: Line, before: Quantity, amount: Amount) -> bool:
    """Tell whether two numbers alone stand at two places: "infected 20 in Torvan and six in Kodra"."""
    gap = _AT_A_PLACE.fullmatch(here.text, max(0, before.end - here.offset), amount.start)
    return bool(gap and _PLACE.match(here.text, amount.end))


def shared_fate(here: Line, amount: Amount, before: Quantity | None, thing: Counted) -> Fate | None:
    """ "killed 12 people and 3 soldiers": a number joined by "and" shares the fate of the one before it.

    >>> from stemma.reading.amounts.amounts import amounts
    >>> from stemma.reading.quantities.counted import counted, line
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
    if before.head is None and thing.head is None and _placed(here, before, amount):
        return Fate(before.measure, here.over(amount.start), here.over(amount.start))
    gap = here.text[max(0, before.phrase.end - here.offset) : amount.start]
    if not re.fullmatch(r",? (?:and|including|plus)(?: (?:another|also|the|some|about|at least|a further))? |, ", gap):
        return None
    return Fate(before.measure, here.over(amount.start), here.over(amount.start))
