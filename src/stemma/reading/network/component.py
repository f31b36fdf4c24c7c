"""The network of tags, lemmas and trees as a part of a spaCy pipeline."""

from collections.abc import Iterable, Iterator
from itertools import accumulate, islice, pairwise
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.pipeline.dep_parser import parser_score
from spacy.pipeline.lemmatizer import lemmatizer_score
from spacy.pipeline.morphologizer import morphologizer_score
from spacy.pipeline.tagger import tagger_score

from stemma.reading.network.embedding import vectors_of
from stemma.reading.network.forms import words_of
from stemma.reading.network.marking import BLANK_DEP, BLANK_TAG, mark
from stemma.reading.network.stored import Stored
from stemma.reading.network.syntax import Columns, Syntax
from stemma.reading.network.threads import one_thread

FACTORY = "stemma_syntax"
ASSIGNS = [
    "token.tag",
    "token.pos",
    "token.morph",
    "token.lemma",
    "token.dep",
    "token.head",
    "token.is_sent_start",
    "doc.tensor",
]


class SyntaxParser(Stored):
    """Sets tags, parts of speech, features, lemmas, heads, relations and sentence ends of documents.

    The vectors of words in context stay in `doc.tensor` for the parts after it.

    >>> import spacy
    >>> from stemma import data
    >>> doc = spacy.load(data.path("language"))("Anna Tull left. It rained.")
    >>> [sentence.root.text for sentence in doc.sents]
    ['left', 'rained']
    """

    def __init__(self, vocab: Any, name: str) -> None:
        super().__init__(vocab, name)
        self._network: Syntax | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The relations that it knows."""
        return tuple(self._inventory.get("labels", ()))

    @property
    def network(self) -> Syntax:
        """The network; it is made when it is first needed, since the vectors of words are loaded after it."""
        if self._network is None:
            self._needed()
            self._network = Syntax(self._weights, self._inventory, vectors_of(self.vocab))
        return self._network

    def __call__(self, doc: Any) -> Any:
        """Annotate one document in place and return it."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Any], *, batch_size: int = 64) -> Iterator[Any]:
        """Annotate documents in batches and yield them."""
        waiting = iter(stream)
        while docs := list(islice(waiting, batch_size)):
            words = words_of(docs)
            if words.texts:
                with one_thread():
                    said = mark(self.network, words)
                for doc, (first, last) in zip(docs, pairwise(accumulate(words.lengths, initial=0)), strict=True):
                    _annotate(doc, Columns._make([column[first:last] for column in said]))
            yield from docs

    def score(self, examples: Iterable[Any], **kwargs: Any) -> dict[str, Any]:
        """Return the scores of spaCy for all that is set."""
        examples = list(examples)
        return {
            **tagger_score(examples, **kwargs),
            **morphologizer_score(examples, **kwargs),
            **lemmatizer_score(examples, **kwargs),
            **parser_score(examples, **kwargs),
        }

    def _taken(self) -> None:
        for name in (*self._inventory["labels"], *self._inventory["tags"], BLANK_TAG, BLANK_DEP):
            self.vocab.strings.add(name)  # for good, not only for one batch of a memory zone
        for morph in self._inventory["morphs"]:
            self.vocab.morphology.add(morph)
        self._network = None


def _annotate(doc: Any, said: Columns) -> None:
    """Write what is said of its words into a document."""
    if not len(doc):
        return
    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    rows = np.empty((len(doc), 6), np.uint64)
    rows[:, 0] = [strings.add(tag) for tag in said.tags]
    rows[:, 1] = [IDS[pos] for pos in said.pos]
    rows[:, 2] = [morphology.add(morph) for morph in said.morphs]
    rows[:, 3] = [strings.add(lemma) for lemma in said.lemmas]
    rows[:, 4] = [strings.add(dep) for dep in said.deps]
    rows[:, 5] = (np.array(said.heads, np.int64) - np.arange(len(doc))).astype(np.uint64)
    doc.from_array([TAG, POS, MORPH, LEMMA, DEP, HEAD], rows)
    doc.tensor = said.contexts


@Language.factory(  # type: ignore[untyped-decorator]
    FACTORY, assigns=ASSIGNS, default_score_weights={"dep_las": 1.0}
)
def make_syntax_parser(nlp: Any, name: str) -> SyntaxParser:
    """Return the part for a pipeline; its weights come with the folder of the pipeline."""
    return SyntaxParser(nlp.vocab, name)
