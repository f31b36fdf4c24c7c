"""Documents with names as numbers: words, tags, and what the network of trees makes of the words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.tokens import Doc, DocBin
from torch import Tensor

from stemma.reading.network.forms import words_of
from stemma.reading.network.marking import mark, without_blanks
from stemma.threads import one_thread
from training.cuts import filled
from training.word_tables import Rows

LABELS = ("PERSON", "ORG", "PLACE", "NORP", "FACILITY", "MISC")
TAGS = ["O", *(f"{place}-{label}" for label in LABELS for place in "BIES")]
MISSING = -1
TOGETHER = 400  # documents that the network of trees reads at once
_NUMBER = {tag: at for at, tag in enumerate(TAGS)}


class Samples:
    """Documents one behind the other, words of white space left out."""

    def __init__(self, nlp: Any, docs: Sequence[Doc]) -> None:
        self.words: list[str] = []
        self.lengths: list[int] = []
        gaps, tags, contexts = [], [], []
        network = nlp.get_pipe("parser").network
        for at in range(0, len(docs), TOGETHER):
            part = [doc for doc in docs[at : at + TOGETHER] if len(doc)]
            words = words_of(part)
            read = without_blanks(words)
            with one_thread():
                said = mark(network, read, words)
            self.words += read.words
            self.lengths += read.lengths
            gaps.append(read.gaps)
            contexts.append(said.contexts[read.kept].astype(np.float16))
            tags.append(np.concatenate([_tags(doc) for doc in part])[read.kept])
        self.gaps, self.tags, self.contexts = (np.concatenate(rows) for rows in (gaps, tags, contexts))
        self._firsts = list(accumulate(self.lengths, initial=0))

    @classmethod
    def of(cls, nlp: Any, file: Path) -> Samples:
        """The samples of a file of documents."""
        return cls(nlp, list(DocBin().from_disk(file).get_docs(nlp.vocab)))

    def batch(self, numbers: Sequence[int], rows: Rows) -> dict[str, Tensor]:
        """What the network reads of some documents."""
        lengths = np.array([self.lengths[i] for i in numbers])
        shape = (len(numbers), int(lengths.max()))
        at = np.arange(shape[1])[None]
        there = at < lengths[:, None]
        kept = np.concatenate([np.arange(self._firsts[i], self._firsts[i + 1]) for i in numbers])
        contexts = np.zeros((*shape, self.contexts.shape[1]), np.float32)
        contexts[there] = self.contexts[kept]
        batch: dict[str, NDArray[np.generic]] = {
            "words": there,
            "turn": np.where(there, lengths[:, None] - 1 - at, at),
            "places": filled(shape, there, [np.arange(len(kept))], 0),
            "gaps": filled(shape, there, [self.gaps[kept]], 0),
            "tags": filled(shape, there, [self.tags[kept]], MISSING),
            "contexts": contexts,
            **rows.of(self.words[i] for i in kept.tolist()),
        }
        return {name: torch.from_numpy(numbers) for name, numbers in batch.items()}


def _tags(doc: Doc) -> NDArray[np.int64]:
    """The tag of each word; where nothing is known of a word, `MISSING`."""
    tags = np.array([MISSING if token.ent_iob == 0 else 0 for token in doc], np.int64)
    for name in doc.ents:
        last = len(name) - 1
        for at in range(len(name)):
            place = "S" if not last else "B" if at == 0 else "E" if at == last else "I"
            tags[name.start + at] = _NUMBER[f"{place}-{name.label_}"]
    return tags
