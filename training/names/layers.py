"""The network in torch: tables of words and the contexts of the network of trees, one bidirectional LSTM, tags."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.names.samples import TAGS
from training.trees.layers import Locked, missing, turned
from training.word_tables import Lost, Widths, WordTables

WIDTHS = Widths(static=96, form=48, run=48, shape=24, mixed=128)
LOST = Lost(form=0.4, static=0.1, runs=0.15)
INPUT, HIDDEN, TAG_HIDDEN = 128, 128, 96


class Network(nn.Module):
    def __init__(self, vectors: Tensor, known: tuple[int, int], contexts: int) -> None:
        super().__init__()
        self.tables = WordTables(vectors, known, WIDTHS, LOST)
        self.gap = nn.Embedding(4, WIDTHS.mixed)
        nn.init.zeros_(self.gap.weight)
        self.narrow = nn.Linear(WIDTHS.mixed, INPUT, bias=False)
        self.context = nn.Linear(contexts, INPUT, bias=False)
        self.ahead, self.back = (nn.LSTM(INPUT, HIDDEN, batch_first=True) for _ in range(2))
        for layer in (self.ahead, self.back):
            nn.init.orthogonal_(layer.weight_hh_l0)
        self.hidden = nn.Linear(2 * HIDDEN, TAG_HIDDEN)
        self.tag = nn.Linear(TAG_HIDDEN, len(TAGS))
        self.locked = Locked()

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """Scores of tags, (samples, words, tags)."""
        words = self.tables(batch)[batch["places"]] + self.gap(batch["gaps"])
        rows = self.narrow(self.locked(words)) + self.context(self.locked(batch["contexts"]))
        ahead, back = self.ahead(rows)[0], self.back(turned(rows, batch["turn"]))[0]
        rows = self.locked(torch.cat([ahead, turned(back, batch["turn"])], 2))
        return self.tag(self.locked(functional.elu(self.hidden(rows))))

    def loss(self, batch: dict[str, Tensor]) -> Tensor:
        return missing(self(batch)[batch["words"]], batch["tags"][batch["words"]])
