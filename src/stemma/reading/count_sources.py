"""Who states a number: the speaker of the quote that holds it, or whom the sentence names as its source."""

import re
from functools import cache

from stemma.data import lexicon
from stemma.reading.counted import Line
from stemma.reading.number_setting import Around
from stemma.records import Quote

_TELLS = re.compile(
    r",? (?:also |later |has |have |had )?(?:said|says|told|reported|announced|confirmed|estimated|estimates)\b"
)
_ACCORDING = re.compile(r"\b[Aa]ccording to (?:the |an? )?(?:[\w’'.-]+ ){0,3}$")


def said_by(position: int, around: Around, here: Line) -> str | None:
    """Return the entity id of the speaker of the narrowest quote around a position, else of the sentence's source.

    >>> from stemma.reading.counted import line
    >>> from stemma.reading.number_setting import surroundings
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
        start, end = mention.start - here.offset, mention.end - here.offset
        tells = _TELLS.match(text, end) or _ACCORDING.search(text, max(0, start - 40), max(0, start))
        if start <= position - here.offset < end:
            continue
        if tells and (best is None or abs(mention.start - position) < abs(best.start - position)):
            best = mention
    return best.entity if best else None


@cache
def _pledges() -> re.Pattern[str]:
    return re.compile("^(?:" + "|".join(lexicon("quantities_sources")["pledges"]["verbs"]) + ")", re.IGNORECASE)


@cache
def _circumstance() -> re.Pattern[str]:
    words = "|".join(lexicon("quantities_sources")["circumstance"]["words"])
    return re.compile(rf"\b(?:{words}) [^,;:]{{0,80}}$")
