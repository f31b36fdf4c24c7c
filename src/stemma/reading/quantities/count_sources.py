"""Who states a number: the speaker of the quote that holds it, or whom the sentence names as its source."""

import re
from functools import cache

from stemma.data import lexicon
from stemma.reading.quantities.counted import Line
from stemma.reading.quantities.number_setting import Around
from stemma.records import Quote

_TELLS = re.compile(
    r",? (?:also |later |has |have |had )?(?:said|says|told|reported|announced|confirmed|estimated|estimates)\b"
)
_ACCORDING = re.compile(r"\b[Aa]ccording to (?:the |an? )?(?:[\w’'.-]+ ){0,3}$")
_ABOUT = (
    r"(?:(?:about|around|some|nearly|almost|only|just|more than|over|at least|less than|fewer than|under|up to|roughly"
    r"|approximately|as many as|well over|close to|still|no) ){0,2}"
)
_PUTS = re.compile(  # from the body to its number: "Police put the crowd at", "the union counted", "the firm speaks of"
    r",? (?:(?:also|still|itself|has|have|had|now|only|each) ){0,2}"
    rf"(?:puts?\b[^.;:“”\"]{{1,70}}? at {_ABOUT}"
    rf"|(?:counts?|counted|measured|weighed|claims?|claimed|admits?|admitted|reckons?|reckoned|estimates?|estimated"
    rf"|(?:speaks?|spoke|spoken|talks?|talked) (?:of|about)) (?:it (?:at|as) )?{_ABOUT})"
)
_LEFT_OUT = re.compile(rf"(?:, [^,.;:]{{2,40}},)? at {_ABOUT}")  # "and the trustees, on a darker view, at 91 million"
_PUT_BEFORE = re.compile(r"\bput(?:s|ting)?\b[^.;:]{0,90} at\b")
_BY_COUNT = re.compile(  # "by the union's count", "by the university's estimate"
    r"['’]s? (?:own |latest )?(?:count|tally|estimate|reckoning|survey|account|figures?|calculations?|books|records)\b"
)
_BY_THAT_OF = re.compile(r"\bby (?:the )?(?:(?:count|tally|estimate|reckoning|account|figures) of|that of) (?:the )?$")
_BY = re.compile(r"\b[Bb]y (?:the )?$")
_SAYS_BEHIND = re.compile(r"[,”\"] (?:say|says|said) (?:the )?$")
_NEAR, _FAR = 40, 120  # characters before a name in which words show that it tells a number
_CLAUSE = re.compile(r"[.;:?!]| and | but | while ")


def said_by(position: int, around: Around, here: Line) -> str | None:
    """Return the entity id of the speaker of the narrowest quote around a position, else of the sentence's source.

    >>> from stemma.reading.quantities.counted import line
    >>> from stemma.reading.quantities.number_setting import surroundings
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.sources import report_of_text
    >>> text = "Orr said 12 were found."
    >>> quote = Quote(start=9, end=22, kind="indirect", speaker="n0")
    >>> around = surroundings(ParsedReport(report_of_text(text), ()), (), (), [quote])
    >>> said_by(9, around, line(text, ParsedSentence(0, 23, 0, (), ())))
    'n0'
    """
    holding = around.quotes.touching(position, position + 1)
    for quote in sorted(holding, key=lambda q: (q.end - q.start, q.start)):
        if _is_the_narrators(position, quote, here):
            continue
        if quote.speaker is not None:
            return None if quote.speaker in around.mute else quote.speaker
        if quote.source is not None:
            for mention in around.mentions.touching(quote.source.start, quote.source.end):
                return mention.entity
    return _teller(position, around, here)


def _is_the_narrators(position: int, quote: Quote, here: Line) -> bool:
    """Tell whether a number stands in what the narrator adds to a pledge: "vows revenge after toll passes 1,200"."""
    if quote.kind != "indirect" or quote.cue is None:
        return False
    start = quote.start - here.offset
    cue = here.text[max(0, quote.cue.start - here.offset) :]
    return bool(
        _pledges().match(cue) and start >= 0 and _circumstance().search(here.text, start, position - here.offset)
    )


def _teller(position: int, around: Around, here: Line) -> str | None:
    """Return whom the sentence names as the source of what it says: "X said", "according to X".

    Those counted are not the source of their number ("hundreds of women reported").
    """
    text, best = here.text, None
    for mention in around.mentions.touching(here.offset, here.sentence.end):
        if _counts_so(position - here.offset, mention.start - here.offset, mention.end - here.offset, text):
            return mention.entity
    for mention in around.mentions.touching(here.offset, here.sentence.end):
        start, end = mention.start - here.offset, mention.end - here.offset
        tells = _TELLS.match(text, end) or _ACCORDING.search(text, max(0, start - 40), max(0, start))
        if start <= position - here.offset < end:
            continue
        if tells and (best is None or abs(mention.start - position) < abs(best.start - position)):
            best = mention
    return best.entity if best else None


def _counts_so(position: int, start: int, end: int, text: str) -> bool:
    """Tell whether whoever stands at ``start:end`` of a sentence puts something at the number at `position`.

    "Police put the crowd at 8,000, the organisers at 60,000"; "23,400 are on strike by the union's count".
    """
    if end < position:
        between = text[end:position]
        if len(between) < _FAR and _PUTS.fullmatch(between):
            return True
        if _LEFT_OUT.fullmatch(between) and _PUT_BEFORE.search(text[max(0, start - _FAR) : start]):
            return True
    before, apart = text[max(0, start - _NEAR) : start], text[min(end, position) : max(start, position)]
    if _CLAUSE.search(apart):
        return False
    said_behind = position < start and _SAYS_BEHIND.search(before)
    count_of = _BY.search(before) and _BY_COUNT.match(text, end)
    return bool(said_behind or count_of or _BY_THAT_OF.search(before))


@cache
def _pledges() -> re.Pattern[str]:
    return re.compile("^(?:" + "|".join(lexicon("quantities_sources")["pledges"]["verbs"]) + ")", re.IGNORECASE)


@cache
def _circumstance() -> re.Pattern[str]:
    words = "|".join(lexicon("quantities_sources")["circumstance"]["words"])
    return re.compile(rf"\b(?:{words}) [^,;:]{{0,80}}$")
