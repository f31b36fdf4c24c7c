"""The network of names as a part of a spaCy pipeline; it reads on from what the network of trees left of each word."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.scorer import get_ner_prf
from spacy.tokens import Span

from stemma.reading.network.embedding import Lookup
from stemma.reading.network.forms import words_of
from stemma.reading.network.marking import Seen, name, without_blanks
from stemma.reading.network.naming import Naming
from stemma.reading.network.stored import Stored

FACTORY = "stemma_names"


class NameFinder(Stored[Naming]):
    """Sets the names of documents whose words the part `stemma_syntax` has marked before.

    >>> import spacy
    >>> from stemma import data
    >>> doc = spacy.load(data.path("language"))("Anna Tull left Arlen.")
    >>> [(name.text, name.label_) for name in doc.ents]
    [('Anna Tull', 'PERSON'), ('Arlen', 'PLACE')]
    """

    @property
    def labels(self) -> tuple[str, ...]:
        """The kinds of names that it knows."""
        return tuple(dict.fromkeys(tag[2:] for tag in self._inventory.get("tags", ()) if tag[2:]))

    def _made(self, lookup: Lookup) -> Naming:
        return Naming(self._weights, self._inventory, lookup)

    def _annotate(self, docs: Sequence[Any]) -> None:
        """Set the names; raises ValueError where `stemma_syntax` has not read the documents."""
        if any(len(doc.tensor) != len(doc) for doc in docs):
            raise ValueError(f"{self.name} reads on from stemma_syntax: put that before it in the pipeline")
        begins = np.array([bool(token.is_sent_start) for doc in docs for token in doc])
        seen = Seen(begins, np.concatenate([doc.tensor for doc in docs]))
        found = name(self.network, without_blanks(words_of(docs)), seen)
        for doc, mentions in zip(docs, found, strict=True):
            doc.set_ents([Span(doc, first, last, label) for first, last, label in mentions])

    def score(self, examples: Iterable[Any], **kwargs: Any) -> dict[str, Any]:
        """Return the scores of spaCy for names."""
        return get_ner_prf(examples, **kwargs)

    def _names(self) -> Iterable[str]:
        return self.labels


@Language.factory(  # type: ignore[untyped-decorator]
    FACTORY, assigns=["doc.ents", "token.ent_iob", "token.ent_type"], default_score_weights={"ents_f": 1.0}
)
def make_name_finder(nlp: Any, name: str) -> NameFinder:
    """Return the part for a pipeline; its weights come with the folder of the pipeline.

    >>> import spacy
    >>> make_name_finder(spacy.blank("en"), "ner").name
    'ner'
    """
    return NameFinder(nlp.vocab, name)
