"""The network in torch: embeddings of forms, two bidirectional LSTM layers, and heads that share them.

Trees after Dozat and Manning (2017), labels by one hidden layer over both words instead of a bilinear form.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.word_tables import Lost, Widths, WordTables

SIZES: dict[str, Any] = {
    "static": 96,
    "form": 64,
    "run": 64,
    "shape": 16,
    "mixed": 160,
    "narrow": (80, 160),
    "hidden": 192,
    "arc": 192,
    "label": 96,
    "tag": 96,
}
DROPOUT = 0.33
LOST = Lost(form=0.2, static=0.1, runs=0.1)


class Locked(nn.Module):
    """Dropout with one mask for all words of a sample (Gal and Ghahramani 2016)."""

    def forward(self, rows: Tensor) -> Tensor:
        if not self.training:
            return rows
        mask = rows.new_empty(rows.shape[0], 1, rows.shape[2]).bernoulli_(1 - DROPOUT) / (1 - DROPOUT)
        return rows * mask


class Network(nn.Module):
    def __init__(self, vectors: Tensor, known: tuple[int, int], said: tuple[int, int, int]) -> None:
        super().__init__()
        s, (tags, morphs, labels) = SIZES, said
        self.tables = WordTables(vectors, known, Widths(*(s[part] for part in Widths._fields)), LOST)
        self.gap = nn.Embedding(4, s["mixed"])
        nn.init.zeros_(self.gap.weight)
        self.narrow = nn.ModuleList(
            nn.Linear(wide, few, bias=False)
            for wide, few in zip((s["mixed"], 2 * s["hidden"]), s["narrow"], strict=True)
        )
        widths = s["narrow"]
        self.forward_layers = nn.ModuleList(nn.LSTM(w, s["hidden"], batch_first=True) for w in widths)
        self.backward_layers = nn.ModuleList(nn.LSTM(w, s["hidden"], batch_first=True) for w in widths)
        for layer in (*self.forward_layers, *self.backward_layers):
            nn.init.orthogonal_(layer.weight_hh_l0)
            nn.init.zeros_(layer.bias_hh_l0)
            nn.init.zeros_(layer.bias_ih_l0)
            layer.bias_hh_l0.requires_grad_(False)
        self.locked = Locked()
        wide = 2 * s["hidden"]
        self.arc_child, self.arc_head = nn.Linear(wide, s["arc"]), nn.Linear(wide, s["arc"])
        self.arc = nn.Parameter(torch.zeros(s["arc"], s["arc"]))
        self.arc_bias = nn.Linear(s["arc"], 1, bias=False)  # how likely a word is a head at all
        self.root = nn.Linear(s["arc"], 1)
        self.label_child, self.label_head = nn.Linear(wide, s["label"]), nn.Linear(wide, s["label"], bias=False)
        self.label = nn.Linear(s["label"], labels)
        self.tag_hidden = nn.Linear(wide, s["tag"])
        self.tag, self.morph = (nn.Linear(s["tag"], n) for n in (tags, morphs))
        self.begin = nn.Linear(s["tag"], 1)
        self.begin_hidden = nn.Linear(wide, s["tag"])

    def encode(self, batch: dict[str, Tensor]) -> Tensor:
        mixed = self.tables(batch)[batch["places"]] + self.gap(batch["gaps"])
        rows = self.locked(mixed)
        for narrow, forward, backward in zip(self.narrow, self.forward_layers, self.backward_layers, strict=True):
            rows = narrow(rows)
            from_end = turned(rows, batch["turn"])
            ahead, back = forward(rows)[0], turned(backward(from_end)[0], batch["turn"])
            rows = self.locked(torch.cat([ahead, back], 2))
        return rows

    def arcs(self, rows: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of heads, (samples, words, words), and of being the root, (samples, words)."""
        child, head = (
            self.locked(functional.elu(self.arc_child(rows))),
            self.locked(functional.elu(self.arc_head(rows))),
        )
        scores = (child @ self.arc) @ head.transpose(1, 2) + self.arc_bias(head).transpose(1, 2)
        return scores, self.root(child).squeeze(2)

    def labels(self, rows: Tensor, heads: Tensor) -> Tensor:
        child, head = self.label_child(rows), self.label_head(rows)
        head = head.gather(1, heads[:, :, None].expand(-1, -1, head.shape[2]))
        root = heads == torch.arange(heads.shape[1])[None]
        head = head.masked_fill(root[:, :, None], 0)
        return self.label(self.locked(functional.elu(child + head)))

    def tags(self, rows: Tensor) -> tuple[Tensor, Tensor]:
        hidden = self.locked(functional.elu(self.tag_hidden(rows)))
        return self.tag(hidden), self.morph(hidden)

    def begins(self, rows: Tensor) -> Tensor:
        return self.begin(functional.elu(self.begin_hidden(rows))).squeeze(2)

    def loss(self, batch: dict[str, Tensor]) -> Tensor:
        rows = self.encode(batch)
        words = batch["words"]
        arcs, roots = self.arcs(rows)
        arcs = arcs.masked_fill(batch["sentence"][:, :, None] != batch["sentence"][:, None, :], -1e4)
        own = torch.eye(arcs.shape[1], dtype=torch.bool)[None]
        arcs = torch.where(own, roots[:, :, None], arcs)
        total = functional.cross_entropy(arcs[words], batch["heads"][words])
        total = total + missing(self.labels(rows, batch["heads"])[words], batch["labels"][words])
        for scores, wanted, weight in zip(self.tags(rows), ("tags", "morphs"), (0.4, 0.4), strict=True):
            total = total + weight * missing(scores[words], batch[wanted][words])
        begins = self.begins(rows)[words]
        return total + 0.5 * functional.binary_cross_entropy_with_logits(begins, batch["begins"][words])


def missing(scores: Tensor, wanted: Tensor) -> Tensor:
    """Cross entropy over what is known."""
    return functional.cross_entropy(scores, wanted, ignore_index=-1)


def turned(rows: Tensor, turn: Tensor) -> Tensor:
    """Rows of samples from their last word to their first."""
    return rows.gather(1, turn[:, :, None].expand(-1, -1, rows.shape[2]))
