"""The network of tags, lemmas and trees as a part of a spaCy pipeline."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.pipeline.dep_parser import parser_score
from spacy.pipeline.lemmatizer import lemmatizer_score
from spacy.pipeline.morphologizer import morphologizer_score
from spacy.pipeline.tagger import tagger_score

from stemma.reading.network.embedding import Lookup
from stemma.reading.network.forms import words_of
from stemma.reading.network.marking import BLANK_DEP, BLANK_TAG, mark, without_blanks
from stemma.reading.network.stored import Stored
from stemma.reading.network.syntax import Columns, Syntax

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


class SyntaxParser(Stored[Syntax]):
    """Sets tags, parts of speech, features, lemmas, heads, relations and sentence ends of documents.

    The vectors of words in context stay in `doc.tensor` for the parts after it.

    >>> import spacy
    >>> from stemma import data
    >>> doc = spacy.load(data.path("language"))("Anna Tull left. It rained.")
    >>> [sentence.root.text for sentence in doc.sents]
    ['left', 'rained']
    """

    @property
    def labels(self) -> tuple[str, ...]:
        """The relations that it knows."""
        return tuple(self._inventory.get("labels", ()))

    def _made(self, lookup: Lookup) -> Syntax:
        return Syntax(self._weights, self._inventory, lookup)

    def _annotate(self, docs: Sequence[Any]) -> None:
        words = words_of(docs)
        said = mark(self.network, without_blanks(words), words)
        for doc, (first, last) in zip(docs, pairwise(accumulate(words.lengths, initial=0)), strict=True):
            _write(doc, Columns._make([column[first:last] for column in said]))

    def score(self, examples: Iterable[Any], **kwargs: Any) -> dict[str, Any]:
        """Return the scores of spaCy for all that is set."""
        examples = list(examples)
        return {
            **tagger_score(examples, **kwargs),
            **morphologizer_score(examples, **kwargs),
            **lemmatizer_score(examples, **kwargs),
            **parser_score(examples, **kwargs),
        }

    def _names(self) -> Iterable[str]:
        for morph in self._inventory["morphs"]:
            self.vocab.morphology.add(morph)
        return (*self._inventory["labels"], *self._inventory["tags"], BLANK_TAG, BLANK_DEP)


def _write(doc: Any, said: Columns) -> None:
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
    """Return the part for a pipeline; its weights come with the folder of the pipeline.

    >>> import spacy
    >>> make_syntax_parser(spacy.blank("en"), "parser").name
    'parser'
    """
    return SyntaxParser(nlp.vocab, name)
