"""Whom a source points back to by its place or its sort: "the latter", "the couple", "the city"."""

from stemma.data import lexicon
from stemma.reading.language import Token
from stemma.reading.quotes.speakers.cast import Cast
from stemma.reading.quotes.speakers.told_together import two_told
from stemma.records import Extent

_NEAR = 12  # names back to which "the latter" may point
_TWO = 2
_BACK = 3  # sentences before "the latter" in which the two are named
_FAR = 60  # mentions back to which "the city" may point


def pointed_back(cast: Cast, sentence: int, head: Token, source: Extent) -> str | None:
    """Return whom "the latter", "the former" and "the couple" mean, or which place "the city" is.

    >>> from stemma.reading.quotes.page import Page
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Entity, Mention, Report
    >>> text = "Kerrow Municipality is late. The municipality said"
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> spans = (ParsedSentence(0, 28, 0, (), ()), ParsedSentence(29, 50, 0, (), ()))
    >>> name = Mention(start=0, end=19, kind="name")
    >>> kerrow = Entity(id="n0", name="Kerrow Municipality", type="PLACE", mentions=(name,))
    >>> noun = Token(33, 45, "municipality", "municipality", "NOUN", "NN", "nsubj", 0, "")
    >>> pointed_back(Cast(Page(ParsedReport(report, spans)), (kerrow,)), 1, noun, Extent(start=29, end=45))
    'n0'
    """
    words = cast.page.text[source.start : source.end].lower()
    if words in ("the latter", "the former"):
        return _of_two(cast, sentence, source.start, words == "the latter")
    if words in _pairs():
        return two_told(cast, sentence)
    noun = head.text.lower()
    return _place_called(cast, noun, source.start) if words == f"the {noun}" and noun in _administered() else None


def _of_two(cast: Cast, sentence: int, before: int, last: bool) -> str | None:
    """Return the last or the first of the two people or bodies that the nearest sentence with two names last."""
    for first in range(sentence - 1, max(-1, sentence - 1 - _BACK), -1):
        told: list[str] = []
        for mention in cast.mentions_in(Extent(start=cast.page.sentences[first].start, end=before))[-_NEAR:]:
            speaks = mention[3] == "name" and cast.known(mention[2]).type in ("PERSON", "GROUP", "ORG")
            if speaks and mention[0] < before:
                told = [*(other for other in told if other != mention[2]), mention[2]]
        people = [entity for entity in told if cast.is_person(entity)]
        two = people[-_TWO:] if len(people) >= _TWO else told[-_TWO:]
        if len(two) == _TWO:
            return two[-1 if last else 0]
    return None


def _place_called(cast: Cast, noun: str, before: int) -> str | None:
    """Return the place last named whose name, or the words before it, tell that it is such a place."""
    text = cast.page.text
    for start, _, entity, kind in reversed(cast.mentions_before(before, _FAR)):
        known = cast.known(entity)
        if kind != "name" or known.type not in ("PLACE", "ORG"):
            continue
        if noun in known.name.lower().split() or text[max(0, start - len(noun) - 4) : start].lower() == f"{noun} of ":
            return entity
    return None


def _pairs() -> frozenset[str]:
    return frozenset(lexicon("quotes_speakers")["pairs"])


def _administered() -> frozenset[str]:
    return frozenset(lexicon("quotes_speakers")["administered"])
