"""Train the network of trees on EWT and GUM."""

from __future__ import annotations

import json
import random
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from training.conllu import read_conllu
from training.trees.batches import Batches
from training.trees.layers import Network
from training.trees.samples import Inventory, Sampler, count_inventory, groups, read_treebanks
from training.trees.score import Scored, score
from training.word_tables import vector_table

PLACES = 1_800  # of a batch
RATE, WARM, BETAS, CLIP = 2e-3, 300, (0.9, 0.98), 2.0
MEAN = 0.9985  # of the weights of so many of the last steps the mean is kept
TRAIN, DEV = ("ewt", "gum"), ("gum-dev", "ewt-dev")
EPOCHS = 70
FILLING = 1.13  # places of all batches by words


def train(nlp: Any, corpora: Path, target: Path, epochs: int = EPOCHS, seed: int = 0) -> None:
    """Write the weights with the best development LAS, and the inventory, into `target`.

    `nlp` splits text into words and holds the vectors of words.
    """
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    rng = random.Random(seed)
    sentences = read_treebanks([corpora / "syntax" / f"{name}-train.conllu" for name in TRAIN])
    inventory = count_inventory(sentences)
    sampler = Sampler(inventory)
    seen = sentences + [s for d in DEV for s in read_conllu(corpora / "syntax" / f"{d}.conllu")]
    vectors, row_of = vector_table(nlp, (word for sentence in seen for word in sentence.words))
    batches = Batches(inventory, row_of, len(vectors) - 1)
    known = (len(inventory.forms), len(inventory.shapes))
    network = Network(torch.from_numpy(vectors), known, _outputs(inventory))
    mean = {name: weights.clone() for name, weights in network.state_dict().items()}
    wanted = [p for p in network.parameters() if p.requires_grad]
    print(
        sum(p.numel() for p in wanted),
        "weights",
        len(inventory.forms),
        "forms",
        len(sentences),
        "sentences",
        flush=True,
    )
    optimizer = torch.optim.Adam(wanted, lr=RATE, betas=BETAS, eps=1e-8)
    target.mkdir(parents=True, exist_ok=True)
    (target / "seen.json").write_text(json.dumps(asdict(inventory)), encoding="utf8")
    dev = {name: Scored.of(nlp, corpora / "syntax" / f"{name}.conllu") for name in DEV}
    words = sum(len(s.words) for s in sentences)
    steps, step, best, began = round(epochs * words / PLACES * FILLING), 0, 0.0, time.time()
    for epoch in range(1, epochs + 1):
        network.train()
        losses, busy = [], time.process_time()
        samples = [sampler.sample(group) for group in groups(sentences, rng)]
        for batch in batches.shuffled(samples, PLACES, rng):
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, (step + 1) / WARM) * max(0.01, 1 - step / steps)
            loss = network.loss(batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(wanted, CLIP)
            optimizer.step()
            step += 1
            losses.append(loss.item())
            average(mean, network.state_dict(), min(MEAN, step / (step + 20)))
        busy = time.process_time() - busy
        kept = {name: weights.clone() for name, weights in network.state_dict().items()}
        network.load_state_dict(mean)
        torch.save(mean, target / "last.pt")
        results = {}
        if epoch % 3 == 0 or epoch > epochs - 4:
            results = {name: score(network, batches, inventory, dev[name]) for name in DEV}
            las = sum(r["las whole"] for r in results.values()) / len(results)
            if las > best:
                best = las
                torch.save(mean, target / "best.pt")
        network.load_state_dict(kept)
        told = "; ".join(f"{n} " + " ".join(f"{k} {v:.4f}" for k, v in r.items()) for n, r in results.items())
        pace = f"{words / busy:.0f} words/s, {time.time() - began:.0f} s"
        print(f"{epoch} step {step}/{steps} loss {np.mean(losses):.3f} {pace} {told}", flush=True)


def _outputs(inventory: Inventory) -> tuple[int, int, int]:
    return len(inventory.tags), len(inventory.morphs), len(inventory.labels)


def average(mean: dict[str, Tensor], now: dict[str, Tensor], keep: float) -> None:
    for name, weights in now.items():
        mean[name].lerp_(weights, 1 - keep)
