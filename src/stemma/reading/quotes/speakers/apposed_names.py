"""The name that explains who is described before it: "the campaign group, Justice for All, said"."""

from itertools import takewhile

from stemma.reading.cues.source_kinds import kind_of
from stemma.reading.language import Token
from stemma.reading.quotes.speakers.cast import Cast
from stemma.records import Extent

_WITHIN = frozenset(("of", "for", "the", "and", "in", "on", "to", "a", "'s", "’s", "&", "-"))  # within a name
_LONGEST = 7  # words of such a name
_ENDS = frozenset((",", "."))


def apposed(cast: Cast, sentence: int, head: int, source: Extent) -> str | None:
    """Return whom the words between commas behind a description name, whatever they look like to a model.

    A body or group is explained by any name that is no person's or place's, a person by words that all have capitals.

    >>> from stemma.reading.quotes.page import Page
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> text = "The charity, Water for Life, said"
    >>> rows = [("The", "DET"), ("charity", "NOUN"), (",", "PUNCT"), ("Water", "PROPN"), ("for", "ADP"),
    ...     ("Life", "PROPN"), (",", "PUNCT"), ("said", "VERB")]
    >>> tokens = tuple(Token(text.index(w), text.index(w) + len(w), w, w, p, "", "dep", 1, "") for w, p in rows)
    >>> tokens = (*tokens[:6], Token(27, 28, ",", ",", "PUNCT", "", "dep", 1, ""), tokens[7])
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> cast = Cast(Page(ParsedReport(report, (ParsedSentence(0, 33, 0, tokens, ()),))), ())
    >>> cast.known(apposed(cast, 0, 1, Extent(start=0, end=27))).name
    'Water for Life'
    """
    tokens = cast.page.tokens(sentence)
    kind = kind_of(tokens[head])
    if tokens[head].pos != "NOUN" or kind not in ("PERSON", "GROUP", "ORG"):
        return None
    near = takewhile(lambda i: tokens[i].start <= source.end + 1, range(head + 1, len(tokens)))
    comma = next((i for i in near if tokens[i].text == ","), None)
    if comma is None:
        return None
    behind = range(comma + 1, min(len(tokens), comma + 2 + _LONGEST))
    end = next((i for i in behind if tokens[i].text in _ENDS), None)
    if end is None or end == comma + 1:
        return None
    words = tokens[comma + 1 : end]
    place = Extent(start=words[0].start, end=words[-1].end)
    known = next((m for m in cast.mentions_from(place.start) if m[1] == place.end and m[3] == "name"), None)
    if known is not None:
        entity = cast.known(known[2])
        explains = entity.type not in ("PERSON", "PLACE", "NORP") if kind != "PERSON" else " " in entity.name
        return known[2] if explains else None
    return cast.named(place, "PERSON" if kind == "PERSON" else "ORG") if _is_name(words) else None


def _is_name(words: tuple[Token, ...]) -> bool:
    """Tell whether words are written as a name: two with capitals, none without but what stands within names."""
    capitals = [t for t in words if t.text[:1].isupper()]
    if len(capitals) < 2 or not words[0].text[:1].isupper() or not words[-1].text[:1].isupper():
        return False
    return all(t in capitals or t.text.lower() in _WITHIN for t in words)
