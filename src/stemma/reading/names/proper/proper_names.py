"""Proper names in full extent, without titles: what the model sees, corrected by sentence and then by report."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from stemma.reading.language import Parse, Token
from stemma.reading.names.proper.agreement import agreed
from stemma.reading.names.proper.capitals import in_capitals
from stemma.reading.names.proper.extents import reaches
from stemma.reading.names.proper.headlines import without_headline_words
from stemma.reading.names.proper.hyphens import tied
from stemma.reading.names.proper.reach import Reach
from stemma.reading.parsed import ParsedReport, ParsedSentence
from stemma.reading.vocabulary import vocabulary

KEPT = 4_000  # sentences whose names are remembered


class Found(NamedTuple):
    """A proper name: its sentence, its half-open token indices there, its place in the text, type and words.

    `full` has a possessing country with it ("Gaza's Health Ministry"), which is no part of the name's extent.
    """

    sentence: int
    first: int
    last: int
    start: int
    end: int
    type: str
    text: str
    full: str


def proper_names(parsed: ParsedReport) -> list[list[Found]]:
    """Return the proper names of each sentence in order.

    >>> from stemma.reading.parsed import ParsedSentence
    >>> words = [("Mr", 0), ("Orlo", 3), ("Tull", 8), ("left", 13)]
    >>> tokens = tuple(Token(at, at + len(w), w, w.lower(), "PROPN", "NNP", "flat", 0, "") for w, at in words)
    >>> sentence = ParsedSentence(0, 17, 0, tokens, ())
    >>> [name.text for name in proper_names(ParsedReport(None, (sentence,)))[0]]
    ['Orlo Tull']
    """
    vocab = vocabulary()
    seen: Sequence[Sequence[Reach]] = [_reaches(sentence) for sentence in parsed.sentences]
    seen = tied(parsed.sentences, seen)
    seen = without_headline_words(parsed.sentences, in_capitals(parsed.sentences, seen, vocab))
    found = agreed(parsed.sentences, seen, vocab)
    return [
        [_found(number, sentence.tokens, reach, _owner(sentence.tokens, names, at)) for at, reach in enumerate(names)]
        for number, (sentence, names) in enumerate(zip(parsed.sentences, found, strict=True))
    ]


def _reaches(sentence: ParsedSentence) -> Sequence[Reach]:
    return reaches(sentence, vocabulary()) if sentence.parse is None else _reaches_of(sentence.parse)


@lru_cache(maxsize=KEPT)
def _reaches_of(parse: Parse) -> tuple[Reach, ...]:
    """Return what is found in a sentence by itself: the same wherever it stands, so that copies are read once."""
    alone = ParsedSentence(0, len(parse.texts), 0, parse.tokens, parse.chunks)
    return tuple(reaches(alone, vocabulary()))


def _found(number: int, tokens: Sequence[Token], reach: Reach, owner: int) -> Found:
    first, last, kind = reach
    text = _text(tokens, first, last)
    full = text if owner == first else _text(tokens, owner, last)
    return Found(number, first, last, tokens[first].start, tokens[last - 1].end, kind, text, full)


def _owner(tokens: Sequence[Token], names: Sequence[Reach], at: int) -> int:
    """Return where a body's name begins with the place that possesses it."""
    name, before = names[at], names[at - 1] if at else None
    owned = name.type == "ORG" and name.first > 0 and tokens[name.first - 1].text in ("'s", "’s")
    owned = owned and tokens[name.last - 1].text.lower() in vocabulary().organisation_heads
    return before.first if owned and before and before.type == "PLACE" and before.last == name.first - 1 else name.first


def _text(tokens: Sequence[Token], first: int, last: int) -> str:
    """Return the words of a stretch of tokens with one space wherever the text has any."""
    out = [tokens[first].text]
    for at in range(first + 1, last):
        if tokens[at].start > tokens[at - 1].end:
            out.append(" ")
        out.append(tokens[at].text)
    return "".join(out)
