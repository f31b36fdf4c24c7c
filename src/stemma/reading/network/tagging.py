"""Tags, features and lemmas: for each word the likeliest label of each tagger."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from stemma.reading.network.dense import BLOCK, Dense, Rows
from stemma.reading.network.fitting import UnfitError, only_node

KEPT = 50_000  # lemmas kept by word and edit


class Tags(NamedTuple):
    """The tag, part of speech, features and lemma of each word of a batch."""

    tags: list[str]
    pos: list[str]
    morphs: list[str]
    lemmas: list[str]


class Tagger:
    """The tagger, morphologiser and lemmatiser of a pipeline, which read the same vectors, as one layer.

    The lemmatiser chooses an edit of the word (Müller et al. 2015); where it does not fit, the word is its own lemma.
    """

    def __init__(self, pipeline: Any) -> None:
        tagger, morphologizer, lemmatizer = (
            pipeline.get_pipe(name) for name in ("tagger", "morphologizer", "trainable_lemmatizer")
        )
        if morphologizer.cfg.get("extend") or lemmatizer.top_k != 1 or lemmatizer.backoff != "orth":
            raise UnfitError("a morphologiser or lemmatiser of another kind")
        layers = [only_node(pipe.model, "softmax") for pipe in (tagger, morphologizer, lemmatizer)]
        weights = np.concatenate([layer.get_param("W") for layer in layers])
        self._dense = Dense(weights.T, np.concatenate([layer.get_param("b") for layer in layers]))
        self._widths = np.cumsum([0, *(layer.get_dim("nO") for layer in layers)])
        self._tags = list(tagger.labels)
        self._pos, self._morphs = _features(morphologizer)
        self._edits, self._trees = list(lemmatizer.cfg["labels"]), lemmatizer.trees
        self._lemmas: dict[tuple[str, int], str] = {}

    def tag(self, vectors: Rows, words: Sequence[str]) -> Tags:
        """Return what the vectors of words in context say of them."""
        chosen = np.empty((len(self._widths) - 1, len(vectors)), np.int64)
        room = np.empty((BLOCK, self._dense.width), np.float32)
        for start in range(0, len(vectors), BLOCK):
            rows = vectors[start : start + BLOCK]
            scores = room[: len(rows)]
            self._dense.into(rows, scores)
            for task in range(len(chosen)):
                columns = scores[:, self._widths[task] : self._widths[task + 1]]
                chosen[task, start : start + BLOCK] = columns.argmax(axis=1)
        tags, features, edits = chosen.tolist()
        return Tags(
            [self._tags[i] for i in tags],
            [self._pos[i] for i in features],
            [self._morphs[i] for i in features],
            [self._lemma(word, edit) for word, edit in zip(words, edits, strict=True)],
        )

    def _lemma(self, word: str, edit: int) -> str:
        known = self._lemmas.get((word, edit))
        if known is None:
            if len(self._lemmas) >= KEPT:
                self._lemmas.clear()
            known = self._trees.apply(self._edits[edit], word)
            known = word if known is None else known
            self._lemmas[word, edit] = known
        return known


def _features(morphologizer: Any) -> tuple[list[str], list[str]]:
    """Return the part of speech and the features of each label of a morphologiser."""
    from spacy.parts_of_speech import NAMES
    from spacy.tokens import MorphAnalysis

    pos = [NAMES[morphologizer.cfg["labels_pos"].get(label, 0)] for label in morphologizer.labels]
    feats = [morphologizer.cfg["labels_morph"].get(label, "") for label in morphologizer.labels]
    return pos, [str(MorphAnalysis(morphologizer.vocab, feat)) for feat in feats]
