"""A whole pipeline for reading: words, tags, lemmas, trees and entities of many sentences at once."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any

from stemma.reading.annotation import Chunk, Parse
from stemma.reading.network.component import SyntaxParser
from stemma.reading.network.forms import Forms
from stemma.reading.network.marking import Seen, mark, name, without_blanks
from stemma.reading.network.names_component import NameFinder
from stemma.threads import one_thread

PARTS = ("parser", "ner")
WORDS = 12_000  # words of the sentences that take their steps together; bounds the memory of a batch to about 150 MB


def runtime(pipeline: Any) -> "Runtime | None":
    """Return a spaCy pipeline made ready for reading, or None where it has parts that are not run here.

    >>> import spacy
    >>> runtime(spacy.blank("en")) is None
    True
    """
    if tuple(pipeline.pipe_names) != PARTS:
        return None
    parser, names = (pipeline.get_pipe(part) for part in PARTS)
    if not isinstance(parser, SyntaxParser) or not isinstance(names, NameFinder):
        return None
    return Runtime(pipeline, parser, names)


class Runtime:
    """The parts of a pipeline, and how the runs of letters that it has met are split."""

    def __init__(self, pipeline: Any, parser: SyntaxParser, names: NameFinder) -> None:
        self._syntax, self._naming = parser.network, names.network
        self._forms = Forms(pipeline)

    def annotate(self, sentences: Sequence[str]) -> list[Parse]:
        """Return one parse for each sentence, in order."""
        with one_thread():
            return [parse for batch in _batches(sentences) for parse in self._annotated(batch)]

    def _annotated(self, sentences: Sequence[str]) -> Iterator[Parse]:
        words = self._forms.words(sentences)
        if not words.texts:
            return iter([Parse()] * len(sentences))
        read = without_blanks(words)
        said = mark(self._syntax, read, words)
        found = name(self._naming, read, Seen(said.begins, said.contexts))
        columns = (words.starts, words.texts, said.lemmas, said.pos, said.tags, said.deps, said.heads, said.morphs)
        return _parses(columns, words.lengths, found)


def _batches(sentences: Sequence[str]) -> list[Sequence[str]]:
    """Cut sentences into batches of a bounded number of words, by a rough count."""
    cuts, words = [0], 0
    for at, text in enumerate(sentences):
        size = len(text) // 4 + 1
        if words and words + size > WORDS:
            cuts.append(at)
            words = 0
        words += size
    return [sentences[a:b] for a, b in pairwise([*cuts, len(sentences)]) if b > a]


def _parses(
    columns: Sequence[Sequence[Any]], lengths: Sequence[int], found: Sequence[Sequence[tuple[int, int, str]]]
) -> Iterator[Parse]:
    """Cut the columns of a batch into the parses of its sentences."""
    for (first, last), mentions in zip(pairwise(accumulate(lengths, initial=0)), found, strict=True):
        cut = [tuple(column[first:last]) for column in columns]
        yield Parse._make([*cut, tuple(Chunk(*mention) for mention in mentions)])
