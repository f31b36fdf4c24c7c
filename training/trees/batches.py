"""Batches of samples of like length, as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from stemma.reading.network.letters import letter_runs, plain_form
from training.trees.samples import Inventory, Sample

Batch = dict[str, Tensor]
LAYERS = ("gaps", "labels", "tags", "morphs")


class Batches:
    """Makes batches; what a word's letters tell is looked up once for each form."""

    def __init__(self, inventory: Inventory, row_of: dict[str, int], rows: int) -> None:
        self._inventory, self._row_of, self._no_row = inventory, row_of, rows
        self._known: dict[str, tuple[int, int, int, NDArray[np.int64]]] = {}

    def shuffled(self, samples: list[Sample], words: int, rng: random.Random) -> Iterator[Batch]:
        """Batches of at most so many places each, in any order; lengths are a little noisy so that batches differ."""
        order = sorted(samples, key=lambda s: len(s.words) * rng.uniform(0.9, 1.1))
        cuts: list[list[Sample]] = [[]]
        longest = 0
        for sample in order:
            longest = max(longest, len(sample.words))
            if cuts[-1] and longest * (len(cuts[-1]) + 1) > words:
                cuts.append([])
                longest = len(sample.words)
            cuts[-1].append(sample)
        rng.shuffle(cuts)
        for cut in cuts:
            yield self.batch(cut)

    def batch(self, samples: Sequence[Sample]) -> Batch:
        lengths = np.array([len(s.words) for s in samples])
        shape = (len(samples), int(lengths.max()))
        at = np.arange(shape[1])[None]
        words = at < lengths[:, None]
        turn = np.where(words, lengths[:, None] - 1 - at, at)
        known = [self._look_up(word) for s in samples for word in s.words]
        places = np.zeros(shape, np.int64)
        places[words] = np.arange(len(known))
        runs = [k[3] for k in known]
        batch: dict[str, NDArray[np.generic]] = {
            "words": words,
            "turn": turn,
            "places": places,
            "static": np.array([k[0] for k in known]),
            "forms": np.array([k[1] for k in known]),
            "shapes": np.array([k[2] for k in known]),
            "runs": np.concatenate(runs),
            "starts": np.cumsum([0, *(len(r) for r in runs)])[:-1],
            "sentence": _filled(shape, words, [s.sentence for s in samples], -1),
            "heads": _filled(shape, words, [s.heads for s in samples], 0),
        }
        batch |= {name: _filled(shape, words, [getattr(s, name) for s in samples], 0) for name in LAYERS}
        sentence = batch["sentence"]
        begins = np.ones(shape, np.float32)
        begins[:, 1:] = sentence[:, 1:] != sentence[:, :-1]
        batch["begins"] = begins
        return {name: torch.from_numpy(rows) for name, rows in batch.items()}

    def _look_up(self, word: str) -> tuple[int, int, int, NDArray[np.int64]]:
        if word not in self._known:
            form = plain_form(word)
            rows = self._inventory.rows(word)
            self._known[word] = (self._row_of.get(form, self._no_row), *rows, np.array(letter_runs(form), np.int64))
        return self._known[word]


def _filled(
    shape: tuple[int, int], words: NDArray[np.bool_], parts: list[NDArray[np.int64]], rest: int
) -> NDArray[np.int64]:
    rows = np.full(shape, rest, np.int64)
    rows[words] = np.concatenate(parts)
    return rows
