"""What a number without a noun counts, where the count before it tells: "76 votes to 74", "Torvan 140"."""

import re

from stemma.reading.amounts.amounts import Amount
from stemma.reading.quantities.counted import Line
from stemma.reading.quantities.number_setting import Around
from stemma.records import Quantity

NEXT_SENTENCE = 160  # characters over which a number alone can count the same things as the one before
ENDS = re.compile(r"(?:[.,;:)–—-]|$| (?:and|while|but|in|on|at|for|of the)\b)")  # behind a number that stands alone
_PAIR = 3
_LINK = 12  # characters in which the word before a number stands
_AGAINST = re.compile(r"[\w ’'-]{0,24} (?:to|against|versus|from) |, (?:with )?")
_GAPPED = re.compile(  # from one number to the next: another name, and the same word before the number
    r"[^\d.;:!?]{0,60}?(?:, |; | and | while )[^\d.;:!?]{0,40}\b(?P<link>at|for|of|with|has|had|got|won|on) "
)
_OPENS = re.compile(r"(?:^|[,;–—-] ?|\b(?:and|but|that|which|whom|while)\b )$")
_GOES_ON = re.compile(
    r" (?:will|would|are|were|have|had|remain(?:ed|s)?|could|did|against|abstained|abstaining|in favou?r)\b"
)
_NAME = r"(?:the )?[A-Z][\w.’'-]*(?: (?:of |the |and the )?[A-Z][\w.’'-]*){0,4}"
_NEXT_NAME = re.compile(rf"(?: of them)?(?:,|;|,? and|,? while|,? but)? {_NAME} (?:has |had |with |at |got )?")
_NAME_HAS = re.compile(
    rf"{_NAME} (?P<verb>(?:alone )?(?:has|had|have|with|got|gets|won|wins|reported|recorded|counted|stands at|at|:) )?"
    r"(?:about |some |only |just |at least )?$"
)
_LISTED = re.compile(r"(?:, |; |: | and |,? including |,? among them )(?:about |some |only |just |another )?$")
_WHERE = re.compile(r" (?:more )?(?:in|from|at|by|for|near|against|with|without|on) (?!all\b|total\b|which\b)")
_BY_NAME = re.compile(r" (?:in|from|by|for|at) (?:the )?[A-Z]")
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
    r"|(?:it|there) (?:is|was|were|are|(?:have|has|had) been)|it[’']s)(?: now| only| just| about| at least)? $",
    re.IGNORECASE,
)


def left_out(here: Line, amount: Amount, around: Around) -> Quantity | None:
    """Return the count before, where a number alone is of the same things: "76 votes to 74".

    >>> from stemma.reading.amounts.amounts import amounts
    >>> from stemma.reading.quantities.counted import line
    >>> from stemma.reading.quantities.number_setting import surroundings
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
    if before.kind != "count" or amount.start - end > NEXT_SENTENCE or end > amount.start:
        return None
    if before.head is None:
        start = before.start - here.offset
        return before if end >= 0 and is_next_in_list(here.text, start, end, amount, named=before.tally) else None
    gap = here.text[max(0, end) : amount.start]
    if end >= 0 and _is_parallel(here.text, before.start - here.offset, end, amount):
        return before
    pair = amount.low is not None and 0 < amount.low < _PAIR
    return before if not pair and _goes_on(here.text, gap, amount) else None


def is_next_in_list(text: str, start: int, end: int, amount: Amount, named: bool) -> bool:
    """Tell whether a name has its number as another has the one before: "Amsel has 188 cases, Torvan 140".

    `start` and `end` are those of the number before with what it counts; `named` tells that the words say what that is.

    >>> from stemma.reading.amounts.amounts import amounts
    >>> text = "Amsel has 188 cases, Torvan 140 and Kodra 97."
    >>> is_next_in_list(text, 10, 19, amounts(text)[1], named=True)
    True
    """
    if amount.form not in ("digits", "words") or not ENDS.match(text, amount.end):
        return False
    has = _NAME_HAS.search(text[max(0, start - 60) : start])
    told = has is not None and (named or has["verb"] is not None)  # "Herons 27, Miners 20" names nothing
    return told and _NEXT_NAME.fullmatch(text, end, amount.start) is not None


def is_gapped(text: str, start: int, end: int, at: int) -> bool:
    """Tell whether a number stands to a name as the one before it to another: "the Centre at 24, the League at six".

    `start` and `end` are those of the number before, `at` where the other begins.

    >>> text = "The Centre stands at 24, the League at six."
    >>> is_gapped(text, 21, 23, 39)
    True
    """
    gap = _GAPPED.fullmatch(text, end, at)
    return gap is not None and text[max(0, start - _LINK) : start].lower().endswith(f" {gap['link']} ")


def _is_parallel(text: str, start: int, end: int, amount: Amount) -> bool:
    """Tell whether a number stands in its sentence as the count before it, which takes up `start` to `end`, does."""
    gap = text[end : amount.start]
    ends = bool(ENDS.match(text, amount.end))
    if amount.low == 1 and not (_LISTED.search(gap) and _BY_NAME.match(text, amount.end)):
        return gap == " to "  # "by two votes to one"
    if _AGAINST.fullmatch(gap) or (ends and (gap.endswith(", not ") or _ELSEWHERE.fullmatch(gap))):
        return True
    if is_next_in_list(text, start, end, amount, named=True):
        return True
    if _LISTED.search(gap) and (_WHERE.match(text, amount.end) or _SAYS.match(text, amount.end)):
        return True
    return ends and is_gapped(text, start, end, amount.start)


def _goes_on(text: str, gap: str, amount: Amount) -> bool:
    """Tell whether a number alone tells more of what was counted before: "... The navy says four.", "it was 11"."""
    if _OPENS.search(gap) and _GOES_ON.match(text, amount.end):
        return True
    return bool(_REST.search(gap) or (_ALONE.match(text, amount.end) and _TOLD.search(gap)))
