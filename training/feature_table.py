"""The word table that the shipped pipeline reads as static features.

Each lower-case word has the first columns of its distilled vector and eight numbers on what
name lists know it as. Rare words share the row of their nearest neighbour among the kept rows.
"""

from __future__ import annotations

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.vectors import Vectors

from training.gather_words import WordLists

COLUMNS = 96  # of the distilled vectors
OWN_ROW = 12_000  # most frequent words, a row each
SAMPLE = 4_000  # rarer words that lend their row to others
VECTOR_SCALE, LIST_SCALE = 1.6, 0.6  # both parts then have entries of the size that hash embeddings have


def feature_rows(words: dict[str, float], vectors: NDArray[np.float32], lists: WordLists) -> NDArray[np.float32]:
    """One row a word: vector columns, then list features."""
    listed = np.array([lists.features(word, frequency) for word, frequency in words.items()], dtype=np.float32)
    listed *= LIST_SCALE
    listed[:, -1] -= LIST_SCALE / 2
    return np.hstack([vectors[:, :COLUMNS] * VECTOR_SCALE, listed]).astype(np.float32)


def blank_pipeline(words: dict[str, float], rows: NDArray[np.float32], seed: int = 0) -> Language:
    """An English pipeline without components whose vocabulary holds the table, looked up by lower-case form."""
    names = list(words)
    sample = np.random.default_rng(seed).choice(np.arange(OWN_ROW, len(names)), SAMPLE, replace=False)
    kept = np.array(sorted({*range(OWN_ROW), *sample.tolist()}))
    nearest = _nearest(rows, kept)
    nlp = spacy.blank("en")
    table = Vectors(strings=nlp.vocab.strings, shape=(len(kept), rows.shape[1]), attr="LOWER", name="stemma_words")
    table.data = rows[kept].copy()
    for name, row in zip(names, nearest, strict=True):
        table.add(name, row=int(row))
    nlp.vocab.vectors = table
    return nlp


def _nearest(rows: NDArray[np.float32], kept: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each row the number of the kept row with the highest cosine; a kept row is its own."""
    units = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    nearest = np.zeros(len(rows), dtype=np.int64)
    for start in range(0, len(rows), 2000):
        nearest[start : start + 2000] = (units[start : start + 2000] @ units[kept].T).argmax(axis=1)
    nearest[kept] = np.arange(len(kept))
    return nearest
