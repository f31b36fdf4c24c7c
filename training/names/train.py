"""Train the network of names, each round on another mixture of the corpora and their copies with invented names."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from stemma.reading.network.extents import best_tags, following
from stemma.reading.network.letters import plain_form, shape
from stemma.reading.network.naming import mentions
from training.cuts import cuts
from training.names.export import export
from training.names.layers import Network
from training.names.samples import MISSING, TAGS, Samples
from training.trees.train import average
from training.word_tables import Rows, numbered, vector_table

PLACES = 2_400  # of a batch
RATE, WARM, BETAS, CLIP = 2e-3, 300, (0.9, 0.98), 2.0
MEAN = 0.9985  # of the weights of so many of the last steps the mean is kept
LEAST_FORMS, LEAST_SHAPES = 6, 5  # times that one must be seen, over all rounds, to have a row of its own


def train(nlp: Any, rounds: Sequence[Path], dev: Path, target: Path, seed: int = 0) -> None:
    """Write weights and inventory into `target`; `nlp` has the network of trees, each round reads its file once."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    rng = random.Random(seed)
    samples = {file: Samples.of(nlp, file) for file in dict.fromkeys(rounds)}
    checked = Samples.of(nlp, dev)
    words = [word for part in samples.values() for word in part.words]
    forms = numbered(Counter(map(plain_form, words)), LEAST_FORMS)
    shapes = numbered(Counter(map(shape, words)), LEAST_SHAPES)
    vectors, row_of = vector_table(nlp, [*words, *checked.words])
    rows = Rows(forms, shapes, row_of, len(vectors) - 1)
    network = Network(torch.from_numpy(vectors), (len(forms), len(shapes)), checked.contexts.shape[1])
    mean = {name: weights.clone() for name, weights in network.state_dict().items()}
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE, betas=BETAS)
    steps = sum(len(cuts(samples[file].lengths, PLACES, random.Random(1))) for file in rounds)
    step, began = 0, time.time()
    for number, file in enumerate(rounds, start=1):
        network.train()
        losses = []
        for cut in cuts(samples[file].lengths, PLACES, rng):
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, (step + 1) / WARM) * max(0.01, 1 - step / steps)
            loss = network.loss(samples[file].batch(cut, rows))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
            optimizer.step()
            step += 1
            losses.append(loss.item())
            average(mean, network.state_dict(), min(MEAN, step / (step + 20)))
        kept = {name: weights.clone() for name, weights in network.state_dict().items()}
        network.load_state_dict(mean)
        f1, precision, recall = score(network, checked, rows)
        network.load_state_dict(kept)
        told = f"F1 {f1:.4f} P {precision:.4f} R {recall:.4f}, {time.time() - began:.0f} s"
        print(f"round {number} step {step}/{steps} loss {np.mean(losses):.3f} dev {told}", flush=True)
    export(mean, forms, shapes, target)


def score(network: Network, samples: Samples, rows: Rows) -> tuple[float, float, float]:
    """F1, precision and recall of names, exact extent and kind, where something is known of all words."""
    network.eval()
    hits = found = gold = 0
    rules = following(TAGS)
    with torch.no_grad():
        for cut in cuts(samples.lengths, PLACES, random.Random(0)):
            batch = samples.batch(cut, rows)
            for scores, tags, there in zip(network(batch), batch["tags"], batch["words"], strict=True):
                right, count = tags[there].tolist(), int(there.sum())
                chosen = best_tags(scores[there].numpy(), [0, count], rules).tolist()
                wanted = set(mentions([TAGS[max(tag, 0)] for tag in right]))
                told = mentions([TAGS[tag] for tag in chosen])
                said = {mention for mention in told if MISSING not in right[mention[0] : mention[1]]}
                hits, found, gold = hits + len(wanted & said), found + len(said), gold + len(wanted)
    return 2 * hits / max(1, found + gold), hits / max(1, found), hits / max(1, gold)
