"""Proper names in full extent, without titles: what the model sees, corrected by sentence and then by report."""

from collections.abc import Sequence
from typing import NamedTuple

from stemma.reading.agreement import agreed
from stemma.reading.extents import reaches
from stemma.reading.language import Token
from stemma.reading.parsed import ParsedReport
from stemma.reading.reach import Reach
from stemma.reading.vocabulary import vocabulary


class Found(NamedTuple):
    """A proper name: its sentence, its half-open token indices there, its place in the text, type and words."""

    sentence: int
    first: int
    last: int
    start: int
    end: int
    type: str
    text: str


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
    found = [reaches(sentence, vocab) for sentence in parsed.sentences]
    found = agreed(parsed.sentences, found, vocab)
    return [
        [_found(number, sentence.tokens, reach) for reach in names]
        for number, (sentence, names) in enumerate(zip(parsed.sentences, found, strict=True))
    ]


def _found(number: int, tokens: Sequence[Token], reach: Reach) -> Found:
    first, last, kind = reach
    return Found(number, first, last, tokens[first].start, tokens[last - 1].end, kind, _text(tokens, first, last))


def _text(tokens: Sequence[Token], first: int, last: int) -> str:
    """Return the words of a stretch of tokens with one space wherever the text has any."""
    out = [tokens[first].text]
    for at in range(first + 1, last):
        if tokens[at].start > tokens[at - 1].end:
            out.append(" ")
        out.append(tokens[at].text)
    return "".join(out)
