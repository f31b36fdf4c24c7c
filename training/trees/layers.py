"""The network in torch: embeddings of forms, two bidirectional LSTM layers, and heads that share them.

Trees after Dozat and Manning (2017), labels by one hidden layer over both words instead of a bilinear form.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from stemma.reading.network.letters import RUNS

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
DROP_FORM, DROP_STATIC, DROP_RUNS = 0.2, 0.1, 0.1  # share of words that lose what one table knows of them


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
        s, (forms, shapes), (tags, morphs, labels) = SIZES, known, said
        self.register_buffer("vectors", vectors, persistent=False)  # the last row is that of no word
        self.static = nn.Linear(vectors.shape[1], s["static"], bias=False)
        self.form = nn.Embedding(forms + 1, s["form"])
        self.runs = nn.EmbeddingBag(RUNS, s["run"], mode="mean")
        self.shape = nn.Embedding(shapes + 1, s["shape"])
        for table in (self.form, self.runs, self.shape):
            nn.init.normal_(table.weight, std=0.1)
        self.mix = nn.Linear(s["static"] + s["form"] + s["run"] + s["shape"], 2 * s["mixed"])
        self.norm = nn.LayerNorm(s["mixed"])
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
        mixed = self._embedded(batch)[batch["places"]] + self.gap(batch["gaps"])
        rows = self.locked(mixed)
        for narrow, forward, backward in zip(self.narrow, self.forward_layers, self.backward_layers, strict=True):
            rows = narrow(rows)
            turned = _turned(rows, batch["turn"])
            ahead, back = forward(rows)[0], _turned(backward(turned)[0], batch["turn"])
            rows = self.locked(torch.cat([ahead, back], 2))
        return rows

    def _embedded(self, batch: dict[str, Tensor]) -> Tensor:
        """Embed the words of the batch, out of context."""
        forms, vectors = batch["forms"], self.vectors[batch["static"]]
        runs = self.runs(batch["runs"], batch["starts"])
        if self.training:
            forms = forms.masked_fill(torch.rand(forms.shape) < DROP_FORM, 0)
            vectors = vectors * (torch.rand(len(vectors), 1) >= DROP_STATIC)
            runs = runs * (torch.rand(len(runs), 1) >= DROP_RUNS)
        joined = torch.cat([self.static(vectors), self.form(forms), runs, self.shape(batch["shapes"])], 1)
        return self.norm(self.mix(joined).view(len(joined), 2, -1).amax(1))

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
        total = total + _missing(self.labels(rows, batch["heads"])[words], batch["labels"][words])
        for scores, wanted, weight in zip(self.tags(rows), ("tags", "morphs"), (0.4, 0.4), strict=True):
            total = total + weight * _missing(scores[words], batch[wanted][words])
        begins = self.begins(rows)[words]
        return total + 0.5 * functional.binary_cross_entropy_with_logits(begins, batch["begins"][words])


def _missing(scores: Tensor, wanted: Tensor) -> Tensor:
    return functional.cross_entropy(scores, wanted, ignore_index=-1)


def _turned(rows: Tensor, turn: Tensor) -> Tensor:
    return rows.gather(1, turn[:, :, None].expand(-1, -1, rows.shape[2]))
