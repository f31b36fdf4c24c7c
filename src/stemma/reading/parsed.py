"""A report with its sentences parsed: what every rule of this room works on."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from stemma.reading.language import Chunk, Language, Parse, Token
from stemma.reading.sentences import split
from stemma.records import Report, Sentence

_HALF = re.compile("[\ud800-\udfff]")


class ParsedSentence(NamedTuple):
    """A sentence with its tokens and named entities; token offsets count from the start of the report's text.

    `parse` is the same without its place, where it is known: what hangs on nothing else is found once for all copies.
    """

    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]
    chunks: tuple[Chunk, ...]
    parse: Parse | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of its tokens, at hand where its parse is known: what asks for a word need not look at tokens."""
        return tuple([t.text for t in self.tokens]) if self.parse is None else self.parse.texts


class ParsedReport(NamedTuple):
    """A report and its parsed sentences; furniture but corrections has no sentences."""

    report: Report
    sentences: tuple[ParsedSentence, ...]


def parse(
    report: Report,
    language: Language,
    memory: dict[str, Parse] | None = None,
    sentences: Sequence[Sentence] | None = None,
) -> ParsedReport:
    """Split a report into sentences and parse each distinct sentence once.

    `memory` keeps parses by sentence text: hand the same dictionary in for many reports, since news is full of copies.
    `sentences` are those of the report, where it has been split before.

    >>> from stemma.sources import report_of_text
    >>> class Plain:
    ...     version = "plain"
    ...     def annotate(self, texts):
    ...         return [Parse((0,), (t,), (t,), ("X",), ("FW",), ("root",), (0,), ("",), ()) for t in texts]
    >>> [s.tokens[0].text for s in parse(report_of_text("It rained. Orr left."), Plain()).sentences]
    ['It rained.', 'Orr left.']
    """
    memory = {} if memory is None else memory
    sentences = split(report) if sentences is None else sentences
    texts = [one_line(report, s) for s in sentences]
    unseen = list(dict.fromkeys(t for t in texts if t not in memory))
    memory.update(zip(unseen, language.annotate(unseen), strict=True))
    return ParsedReport(report, tuple(_placed(s, memory[t]) for s, t in zip(sentences, texts, strict=True)))


def one_line(report: Report, sentence: Sentence) -> str:
    """Return the text of a sentence as the model reads it, with all its offsets.

    A line end inside it is a space; half a character (a lone surrogate, from broken JSON) is the sign for none.

    >>> report = Report(id="a", source="a", text="It rained\\nin Halvern.", text_sha256="")
    >>> one_line(report, Sentence(start=0, end=21, paragraph=0))
    'It rained in Halvern.'
    """
    text = report.text[sentence.start : sentence.end].replace("\n", " ")
    return text if text.isascii() else _HALF.sub("\N{REPLACEMENT CHARACTER}", text)


def _placed(sentence: Sentence, parsed: Parse) -> ParsedSentence:
    tokens = parsed.tokens_at(sentence.start)
    return ParsedSentence(sentence.start, sentence.end, sentence.paragraph, tokens, parsed.chunks, parsed)
