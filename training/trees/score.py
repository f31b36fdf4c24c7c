"""Score the network on development texts, with the pipeline's own tokens."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch

from stemma.reading.network.spanning import best_heads
from training.conllu import read_conllu
from training.measure import gold_layers, sentence_text
from training.trees.batches import Batches
from training.trees.layers import Network
from training.trees.samples import Inventory, Sample

LONGEST = 400  # words of a sentence


@dataclass
class Scored:
    """Texts of a treebank as the pipeline cuts them, with what is right."""

    gold: list[Any]
    texts: list[tuple[list[str], list[int], list[bool]]]  # words, where they begin, whether a space follows
    alone: list[Any]
    single: list[tuple[list[str], list[int], list[bool]]]

    @classmethod
    def of(cls, nlp: Any, treebank: Path) -> Scored:
        sentences = list(read_conllu(treebank))
        whole = [list(group) for _, group in groupby(sentences, key=lambda s: s.doc_id)]
        return cls(
            [gold_layers(g) for g in whole],
            [_cut(nlp, " ".join(sentence_text(s) for s in g)) for g in whole],
            [gold_layers([s]) for s in sentences],
            [_cut(nlp, sentence_text(s)) for s in sentences],
        )


def _cut(nlp: Any, text: str) -> tuple[list[str], list[int], list[bool]]:
    doc = nlp.make_doc(text)
    words = [t for t in doc if not t.is_space]
    return [t.text for t in words], [t.idx for t in words], [bool(t.whitespace_) for t in words]


def score(network: Network, batches: Batches, inventory: Inventory, dev: Scored) -> dict[str, float]:
    """LAS and sentence F of whole texts, LAS of sentences given, and how many tags are right."""
    whole = _measured(network, batches, inventory, dev.texts, dev.gold)
    single = _measured(network, batches, inventory, dev.single, dev.alone)
    return {
        "las whole": whole["las"], "uas": whole["uas"], "sents": whole["sentences"],
        "las single": single["las"], "xpos": single["xpos"], "upos": single["upos"],
    }  # fmt: skip


def _measured(
    network: Network, batches: Batches, inventory: Inventory, texts: list[Any], gold: list[Any]
) -> dict[str, float]:
    network.eval()
    hits: dict[str, int] = {}
    sums: dict[str, int] = {}
    order = sorted(range(len(texts)), key=lambda i: len(texts[i][0]))
    at = 0
    while at < len(order):
        stop, places = at, 0
        while stop < len(order) and (places == 0 or len(texts[order[stop]][0]) * (stop + 1 - at) <= 6000):
            stop += 1
            places = 1
        found = read(network, batches, [texts[i] for i in order[at:stop]])
        for i, layers in zip(order[at:stop], found, strict=True):
            for name, marks in _layers(inventory, texts[i], layers).items():
                hits[name] = hits.get(name, 0) + len(marks & gold[i][name])
                sums[name] = sums.get(name, 0) + len(marks) + len(gold[i][name])
        at = stop
    return {name: 2 * hits[name] / max(1, sums[name]) for name in hits}


@torch.inference_mode()
def read(network: Network, batches: Batches, texts: list[Any]) -> list[tuple[Any, ...]]:
    """Where sentences begin and end, heads, labels, tags and features of each text."""
    samples = []
    for words, _, after in texts:
        n = len(words)
        zero = np.zeros(n, np.int64)
        gaps = np.array([True, *after[:-1]]).astype(np.int64) + 2 * np.array([*after[:-1], True])
        samples.append(Sample(words, gaps, zero, zero, zero, zero, zero))
    batch = batches.batch(samples)
    rows = network.encode(batch)
    begins = network.begins(rows) > 0
    tags, morphs = (x.argmax(2) for x in network.tags(rows))
    found = []
    for i, sample in enumerate(samples):
        n = len(sample.words)
        starts = begins[i, :n].numpy().copy()
        starts[0] = True
        heads = np.empty(n, np.int64)
        edges = _bounded([*np.flatnonzero(starts).tolist(), n])
        for a, b in pairwise(edges):
            arcs, roots = network.arcs(rows[i : i + 1, a:b])
            heads[a:b] = np.array(best_heads(arcs[0].numpy(), roots[0].numpy())) + a
        labels = network.labels(rows[i : i + 1, :n], torch.from_numpy(heads)[None])[0].argmax(1)
        found.append((edges, heads, labels.numpy(), *(x[i, :n].numpy() for x in (tags, morphs))))
    return found


def _bounded(edges: list[int]) -> list[int]:
    return sorted({p for a, b in pairwise(edges) for p in range(a, b, LONGEST)} | {edges[-1]})


def _layers(inventory: Inventory, text: Any, found: tuple[Any, ...]) -> dict[str, set[Any]]:
    words, starts, _ = text
    spans = [(s, s + len(w)) for s, w in zip(starts, words, strict=True)]
    edges, heads, labels, tags, morphs = found
    layers: dict[str, set[Any]] = {name: set() for name in ("sentences", "uas", "las", "xpos", "upos")}
    for i, span in enumerate(spans):
        head = spans[heads[i]] if heads[i] != i else (-1, -1)
        label = "root" if heads[i] == i else inventory.labels[labels[i]].lower().split(":")[0]
        layers["uas"].add((*span, *head))
        layers["las"].add((*span, *head, label))
        layers["xpos"].add((*span, inventory.tags[tags[i]]))
        layers["upos"].add((*span, inventory.morphs[morphs[i]].partition("|")[0]))
    for a, b in pairwise(edges):
        layers["sentences"].add((spans[a][0], spans[b - 1][1]))
    return layers
