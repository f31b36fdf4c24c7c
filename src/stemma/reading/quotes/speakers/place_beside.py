"""Who comes from the place beside a verb: in "Ida Orr, who was born in Gwen, Kerrow said" Kerrow says nothing."""

from stemma.reading.quotes.speakers.cast import Cast
from stemma.records import Extent


def whose_place(cast: Cast, sentence: int, speaker: str, source: Extent) -> tuple[int, Extent] | None:
    """Return the head and extent of the words that open a sentence, where a place behind another one seems to speak.

    >>> whose_place.__name__
    'whose_place'
    """
    text = cast.page.text
    if cast.known(speaker).type != "PLACE" or text[max(0, source.start - 2) : source.start] != ", ":
        return None
    before = cast.mention_at(source.start - len(", ") - 1)
    if before is None or cast.known(before).type not in ("PLACE", "FACILITY"):
        return None
    tokens = cast.page.tokens(sentence)
    comma = next((i for i, t in enumerate(tokens) if t.text == ","), None)
    if comma is None or tokens[comma].start >= source.start - len(", "):
        return None
    nouns = [i for i in range(comma) if tokens[i].pos in ("NOUN", "PROPN", "PRON")]
    if not nouns or any(t.pos in ("VERB", "AUX", "ADP") for t in tokens[:comma]):
        return None
    named = next((i for i in nouns if tokens[i].pos == "PROPN"), nouns[-1])
    return named, Extent(start=tokens[0].start, end=tokens[comma - 1].end)
