"""Batches of samples of like length, as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.cuts import cuts, filled
from training.trees.samples import Inventory, Sample
from training.word_tables import Rows

Batch = dict[str, Tensor]
LAYERS = ("gaps", "labels", "tags", "morphs")


class Batches:
    """Makes batches."""

    def __init__(self, inventory: Inventory, row_of: dict[str, int], rows: int) -> None:
        self._rows = Rows(inventory.forms, inventory.shapes, row_of, rows)

    def shuffled(self, samples: list[Sample], words: int, rng: random.Random) -> Iterator[Batch]:
        """Batches of at most so many places each, in any order."""
        for cut in cuts([len(sample.words) for sample in samples], words, rng):
            yield self.batch([samples[i] for i in cut])

    def batch(self, samples: Sequence[Sample]) -> Batch:
        lengths = np.array([len(s.words) for s in samples])
        shape = (len(samples), int(lengths.max()))
        at = np.arange(shape[1])[None]
        words = at < lengths[:, None]
        turn = np.where(words, lengths[:, None] - 1 - at, at)
        places = np.zeros(shape, np.int64)
        places[words] = np.arange(lengths.sum())
        batch: dict[str, NDArray[np.generic]] = {
            "words": words,
            "turn": turn,
            "places": places,
            **self._rows.of(word for s in samples for word in s.words),
            "sentence": filled(shape, words, [s.sentence for s in samples], -1),
            "heads": filled(shape, words, [s.heads for s in samples], 0),
        }
        batch |= {name: filled(shape, words, [getattr(s, name) for s in samples], 0) for name in LAYERS}
        sentence = batch["sentence"]
        begins = np.ones(shape, np.float32)
        begins[:, 1:] = sentence[:, 1:] != sentence[:, :-1]
        batch["begins"] = begins
        return {name: torch.from_numpy(rows) for name, rows in batch.items()}
