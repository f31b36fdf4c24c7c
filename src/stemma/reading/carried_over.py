"""What a number takes over from the one before it: the thing counted ("76 votes to 74") or its fate."""

import re

from stemma.data import lexicon
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
_NAME = r"(?:the )?[A-Z][\w.’'-]*(?: (?:of |the |and the )?[A-Z][\w.’'-]*){0,4}"
_NEXT_NAME = re.compile(rf"(?:,|;|,? and|,? while|,? but)? {_NAME} (?:has |had |with |at |got )?")
_NAME_HAS = re.compile(
    rf"{_NAME} (?:(?:alone )?(?:has|had|have|with|got|gets|won|wins|reported|recorded|counted|stands at|at|:) )?"
    r"(?:about |some |only |just |at least )?$"
)
_SOLD = re.compile(
    r"\b(?:s[eo]l[dl]s?|selling|goes|going|went|bought|priced|quoted|traded|trading) (?:for|at) (?:about )?$"
)
_LEVEL_WAS = re.compile(
    r"\b(?:it|that|this|they|turnout|the (?:rate|share|figure)) "
    r"(?:is|was|were|stood at|stands at|had been|has been) (?:now )?$"
    r"|\b(?:is|was|are|were) (?:up|down|reduced to|cut to) $",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:, |; |: | and |,? including |,? among them )(?:about |some |only |just |another )?$")
_WHERE = re.compile(r" (?:more )?(?:in|from|at|by|for|near|against|with|without|on) (?!all\b|total\b|which\b)")
_SAYS = re.compile(r", (?:says?|said) ")
_ELSEWHERE = re.compile(
    r"[^.;:!?]{0,40}(?:;|,? and|,? but) (?:in|for|by) [^.;:!?]{2,60}, "
)  # "cut 400 jobs; in 2017, 250."
_REST = re.compile(r"\b(?:the|its|their|his|her) (?:other|remaining) $")
_ALONE = re.compile(r"[.,;!?)”\"]|$")
_TOLD = re.compile(
    r"\b(?:(?<!’d )(?<!'d )(?:says?|said)|counted|sp(?:eaks?|oke|oken) of|talk(?:s|ed)? of|claims?|claimed|asked for"
    r"|admit(?:s|ted)?|acknowledge[sd]?|confirm(?:s|ed)|reports?|reported|recorded|registered|knows? of|gives?|gave"
    r"|(?:[A-Z][\w’'-]+|alone) (?:has|had)"
    r"|(?:it|there) (?:is|was|were|are)|it[’']s)(?: now| only| just| about| at least)? $",
    re.IGNORECASE,
)
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
        or not _ENDS.match(here.text, amount.end)
    ):
        return amount
    gap = here.text[end : amount.start]
    levels = before.kind != "percent" or amount.value <= _WHOLE
    told = _COMPARED.fullmatch(gap) or (_TO.fullmatch(gap) and not before.delta) or _is_standard(gap)
    told = told or is_next_in_list(here.text, before.start - here.offset, end, amount)
    if levels and (told or _is_gapped(here.text, before.start - here.offset, end, amount.start)):
        return amount._replace(kind=before.kind, unit=before.unit)
    return amount


def is_next_in_list(text: str, start: int, end: int, amount: Amount) -> bool:
    """Tell whether a name has its number as another has the one before: "Amsel has 188 cases, Torvan 140".

    `start` and `end` are those of the number before with what it counts.

    >>> from stemma.reading.amounts import amounts
    >>> text = "Amsel has 188 cases, Torvan 140 and Kodra 97."
    >>> is_next_in_list(text, 10, 19, amounts(text)[1])
    True
    """
    if amount.form not in ("digits", "words") or not _ENDS.match(text, amount.end):
        return False
    return bool(_NEXT_NAME.fullmatch(text, end, amount.start) and _NAME_HAS.search(text[max(0, start - 60) : start]))


def _is_told_again(here: Line, before: Quantity, amount: Amount) -> bool:
    """Tell whether a number alone is a price behind a price, or another level of a share: "last year it was 36.0"."""
    if here.offset + amount.start - before.end > _NEXT_SENTENCE or not _ENDS.match(here.text, amount.end):
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
    if not around.last or amount.form == "vague":
        return None
    before = around.last[-1]
    end = (before.phrase or before).end - here.offset
    if before.kind != "count" or before.head is None or amount.start - end > _NEXT_SENTENCE or end > amount.start:
        return None
    gap = here.text[max(0, end) : amount.start]
    if end >= 0 and _is_parallel(here.text, before.start - here.offset, end, amount):
        return before
    pair = amount.low is not None and 0 < amount.low < _PAIR
    return before if not pair and _goes_on(here.text, gap, amount) else None


def _is_parallel(text: str, start: int, end: int, amount: Amount) -> bool:
    """Tell whether a number stands in its sentence as the count before it, which takes up `start` to `end`, does."""
    gap = text[end : amount.start]
    ends = bool(_ENDS.match(text, amount.end))
    if amount.low == 1:
        return gap == " to "  # "by two votes to one"
    if _AGAINST.fullmatch(gap) or (ends and (gap.endswith(", not ") or _ELSEWHERE.fullmatch(gap))):
        return True
    if is_next_in_list(text, start, end, amount):
        return True
    if _LISTED.search(gap) and (_WHERE.match(text, amount.end) or _SAYS.match(text, amount.end)):
        return True
    return ends and _is_gapped(text, start, end, amount.start)


def _goes_on(text: str, gap: str, amount: Amount) -> bool:
    """Tell whether a number alone tells more of what was counted before: "... The navy says four.", "it was 11"."""
    if _OPENS.search(gap) and _GOES_ON.match(text, amount.end):
        return True
    return bool(_REST.search(gap) or (_ALONE.match(text, amount.end) and _TOLD.search(gap)))


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
