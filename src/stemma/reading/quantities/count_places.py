"""Where what is counted is: the place named nearest to a number in its sentence."""

from functools import cache

from stemma.data import lexicon
from stemma.reading.quantities.counted import Line

_PLACES = frozenset({"PLACE", "GPE", "LOC", "FAC"})


def place(here: Line, number: int) -> str | None:
    """Return the place named nearest after a preposition in the sentence: "in Gaza", "through Israeli towns".

    >>> from stemma.reading.language import Chunk, Token
    >>> from stemma.reading.quantities.counted import line
    >>> from stemma.reading.parsed import ParsedSentence
    >>> text = "12 died in Halvern"
    >>> rows = [("12", "NUM"), ("died", "VERB"), ("in", "ADP"), ("Halvern", "PROPN")]
    >>> tokens = tuple(Token(text.index(w), text.index(w) + len(w), w, w, p, "", "dep", 0, "") for w, p in rows)
    >>> place(line(text, ParsedSentence(0, 18, 0, tokens, (Chunk(3, 4, "PLACE"),))), 0)
    'Halvern'
    """
    best: tuple[int, str] | None = None
    for chunk in here.sentence.chunks:
        before = here.tokens[chunk.first - 1].text.lower() if chunk.first else ""
        if before == "the" and chunk.first > 1:
            before = here.tokens[chunk.first - 2].text.lower()
        if before == "of" and chunk.first > 1 and here.tokens[chunk.first - 2].text.lower() in _grounds():
            before = "in"
        last = _place_end(here, chunk.first, chunk.last, chunk.label, before)
        distance = abs(chunk.first - number)
        if last and (best is None or distance < best[0]):
            best = (distance, here.text[here.tokens[chunk.first].start : here.tokens[last - 1].end])
    return best[1] if best else None


def _place_end(here: Line, first: int, last: int, label: str, before: str) -> int:
    """Return where the words of a place end, 0 where an entity after a preposition says no place."""
    if label in _PLACES and here.tokens[first].tag not in ("JJ", "NNPS") and here.tokens[last - 1].tag != "JJ":
        return last if before in ("in", "at", "near", "across", "outside", "around", "throughout") else 0
    ground = here.tokens[last].text.lower() if last < len(here.tokens) else ""
    if ground in _grounds() and before in ("in", "through", "across", "on", "into", "near", "around", "at"):
        return last + 1
    return 0


@cache
def _grounds() -> frozenset[str]:
    return frozenset(lexicon("quantities_labels")["grounds"])
