"""A whole pipeline for reading: words, tags, lemmas, trees and entities of many sentences at once."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np

from stemma.reading.annotation import Chunk, Parse
from stemma.reading.network.encoder import Encoder
from stemma.reading.network.fitting import UnfitError
from stemma.reading.network.forms import Forms
from stemma.reading.network.marking import mark
from stemma.reading.network.mentions import MentionFinder
from stemma.reading.network.threads import one_thread

PARTS = ("parser", "ner")
WORDS = 6_000  # words of the sentences that take their steps together; bounds the memory of a batch to about 150 MB


def runtime(pipeline: Any) -> "Runtime | None":
    """Return a spaCy pipeline made ready for reading, or None where it has parts that are not run here."""
    if tuple(pipeline.pipe_names) != PARTS:
        return None
    try:
        return Runtime(pipeline)
    except UnfitError:
        return None


class Runtime:
    """The parts of a pipeline, and the word forms that it has met."""

    def __init__(self, pipeline: Any) -> None:
        from stemma.reading.network.component import SyntaxParser

        parser, names = (pipeline.get_pipe(name) for name in PARTS)
        if not isinstance(parser, SyntaxParser):
            raise UnfitError("a parser of another kind")
        self._syntax = parser.network
        self._of_names = Encoder(names.model.get_ref("tok2vec").layers[0], pipeline.vocab.vectors)
        self._forms = Forms(pipeline, [self._of_names])
        self._finder = MentionFinder(names)

    def annotate(self, sentences: Sequence[str]) -> list[Parse]:
        """Return one parse for each sentence, in order."""
        with one_thread():
            return [parse for batch in _batches(sentences) for parse in self._annotated(batch)]

    def _annotated(self, sentences: Sequence[str]) -> Iterator[Parse]:
        words = self._forms.words(sentences)
        if not words.texts:
            return iter([Parse()] * len(sentences))
        said = mark(self._syntax, words.texts, words.starts, words.lengths)
        vectors = self._of_names.encode(self._forms.tables[0], words.rows, words.lengths)
        blank = np.array([text.isspace() for text in words.texts])
        found = self._finder.find(vectors, words.lengths, said.begins, blank)
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
