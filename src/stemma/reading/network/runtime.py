"""A whole pipeline for reading: words, tags, lemmas, trees and entities of many sentences at once."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stemma.reading.annotation import Chunk, Parse
from stemma.reading.network.arcs import ArcParser, Arcs
from stemma.reading.network.encoder import Encoder
from stemma.reading.network.fitting import UnfitError, named_nodes
from stemma.reading.network.forms import Forms
from stemma.reading.network.mentions import MentionFinder
from stemma.reading.network.tagging import Tagger
from stemma.reading.network.threads import one_thread
from stemma.reading.network.trees import MARK, put_back, sentence_begins

PARTS = ("tok2vec", "tagger", "morphologizer", "trainable_lemmatizer", "parser", "ner")
WORDS = 6_000  # words of the sentences that take their steps together; bounds the memory of a batch to about 100 MB
ROOT = "ROOT"


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
        vectors = pipeline.vocab.vectors
        self._shared = Encoder(pipeline.get_pipe("tok2vec").model, vectors)
        own = _own_encoder(pipeline.get_pipe("ner").model)
        self._of_names = self._shared if own is None else Encoder(own, vectors)
        if _own_encoder(pipeline.get_pipe("parser").model) is not None:
            raise UnfitError("a parser with vectors of its own")
        self._forms = Forms(pipeline, [self._shared] if own is None else [self._shared, self._of_names])
        self._tagger = Tagger(pipeline)
        self._parser = ArcParser(pipeline.get_pipe("parser"))
        self._finder = MentionFinder(pipeline.get_pipe("ner"))

    def annotate(self, sentences: Sequence[str]) -> list[Parse]:
        """Return one parse for each sentence, in order."""
        with one_thread():
            return [parse for batch in _batches(sentences) for parse in self._annotated(batch)]

    def _annotated(self, sentences: Sequence[str]) -> Iterator[Parse]:
        words = self._forms.words(sentences)
        if not words.texts:
            return iter([Parse()] * len(sentences))
        vectors = self._shared.encode(self._forms.tables[0], words.rows, words.lengths)
        blank = np.array([text.isspace() for text in words.texts])
        tags = self._tagger.tag(vectors, words.texts)
        heads, labels, begins = self._trees(self._parser.parse(vectors, words.lengths), words.lengths, blank)
        if self._of_names is not self._shared:
            vectors = self._of_names.encode(self._forms.tables[1], words.rows, words.lengths)
        found = self._finder.find(vectors, words.lengths, begins, blank)
        columns = (words.starts, words.texts, tags.lemmas, tags.pos, tags.tags, labels, heads, tags.morphs)
        return _parses(columns, words.lengths, found)

    def _trees(
        self, arcs: Arcs, lengths: Sequence[int], blank: NDArray[np.bool_]
    ) -> tuple[list[int], list[str], NDArray[np.bool_]]:
        """Return each word's head in its sentence and the label of its arc, and which words begin a sentence."""
        heads, labels = [], []
        begins = np.zeros(len(arcs.heads), np.bool_)
        names = [*self._parser.labels, ROOT]  # the label of no arc (-1) is the last
        for first, last in pairwise(accumulate(lengths, initial=0)):
            alone = arcs.heads[first:last]
            inside = np.where(alone < 0, np.arange(last - first), alone - first).tolist()
            called = [names[i] for i in arcs.labels[first:last].tolist()]
            lifted = any(MARK in label for label in called) and put_back(inside, called, blank[first:last].tolist())
            if lifted or np.count_nonzero(alone < 0) > 1:
                begins[[first + at for at in sentence_begins(inside)]] = True
            heads += inside
            labels += called
        return heads, labels, begins


def _own_encoder(model: Any) -> Any | None:
    """Return the network that gives a parser its vectors, or None where it listens to the one that all share."""
    if named_nodes(model, "tok2vec-listener"):
        return None
    return model.get_ref("tok2vec").layers[0]


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
