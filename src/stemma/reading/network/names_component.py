"""The network of names as a part of a spaCy pipeline; it reads on from what the network of trees left of each word."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.scorer import get_ner_prf
from spacy.tokens import Span

from stemma.reading.network.embedding import vectors_of
from stemma.reading.network.forms import words_of
from stemma.reading.network.marking import Seen, name
from stemma.reading.network.naming import Naming
from stemma.reading.network.stored import Stored
from stemma.reading.network.threads import one_thread

FACTORY = "stemma_names"


class NameFinder(Stored):
    """Sets the names of documents whose words the part `stemma_syntax` has marked before.

    >>> import spacy
    >>> from stemma import data
    >>> doc = spacy.load(data.path("language"))("Anna Tull left Arlen.")
    >>> [(name.text, name.label_) for name in doc.ents]
    [('Anna Tull', 'PERSON'), ('Arlen', 'PLACE')]
    """

    def __init__(self, vocab: Any, name: str) -> None:
        super().__init__(vocab, name)
        self._network: Naming | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The kinds of names that it knows."""
        return tuple(dict.fromkeys(tag[2:] for tag in self._inventory.get("tags", ()) if tag[2:]))

    @property
    def network(self) -> Naming:
        """The network; it is made when it is first needed, since the vectors of words are loaded after it."""
        if self._network is None:
            self._needed()
            self._network = Naming(self._weights, self._inventory, vectors_of(self.vocab))
        return self._network

    def __call__(self, doc: Any) -> Any:
        """Annotate one document in place and return it."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Any], *, batch_size: int = 64) -> Iterator[Any]:
        """Annotate documents in batches and yield them.

        Raises ValueError where `stemma_syntax` has not read them.
        """
        waiting = iter(stream)
        while docs := list(islice(waiting, batch_size)):
            if any(len(doc) and len(doc.tensor) != len(doc) for doc in docs):
                raise ValueError(f"{self.name} reads on from stemma_syntax: put that before it in the pipeline")
            words = words_of(docs)
            if words.texts:
                begins = np.array([bool(token.is_sent_start) for doc in docs for token in doc])
                with one_thread():
                    seen = Seen(begins, np.concatenate([doc.tensor for doc in docs if len(doc)]))
                    found = name(self.network, words, seen)
                for doc, mentions in zip(docs, found, strict=True):
                    doc.set_ents([Span(doc, first, last, label) for first, last, label in mentions])
            yield from docs

    def score(self, examples: Iterable[Any], **kwargs: Any) -> dict[str, Any]:
        """Return the scores of spaCy for names."""
        return get_ner_prf(examples, **kwargs)

    def _taken(self) -> None:
        for label in self.labels:
            self.vocab.strings.add(label)  # for good, not only for one batch of a memory zone
        self._network = None


@Language.factory(  # type: ignore[untyped-decorator]
    FACTORY, assigns=["doc.ents", "token.ent_iob", "token.ent_type"], default_score_weights={"ents_f": 1.0}
)
def make_name_finder(nlp: Any, name: str) -> NameFinder:
    """Return the part for a pipeline; its weights come with the folder of the pipeline."""
    return NameFinder(nlp.vocab, name)
