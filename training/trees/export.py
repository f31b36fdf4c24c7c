"""Write the network of trees in the form in which `stemma.reading.network` reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch

from stemma.reading.network.stored import INVENTORY, WEIGHTS
from training.trees.lemma_rules import lemma_rules
from training.trees.samples import Inventory, read_treebanks
from training.trees.train import TRAIN
from training.word_tables import layer_arrays, table_arrays

HIDDEN = ("arc_child", "arc_head", "label_child", "label_head", "tag_hidden", "begin_hidden")
TASKS = ("tag", "morph")


def export_best(nlp: Any, corpora: Path, folder: Path) -> None:
    """Write `weights.npz` (half precision) and `inventory.json` beside the best weights of a training."""
    inventory = Inventory(**json.loads((folder / "seen.json").read_text(encoding="utf8")))
    lemmas = lemma_rules(read_treebanks([corpora / "syntax" / f"{name}-train.conllu" for name in TRAIN]))
    arrays = weights(torch.load(folder / "best.pt"))
    np.savez(folder / WEIGHTS, **{name: np.ascontiguousarray(rows, np.float16) for name, rows in arrays.items()})
    with (folder / INVENTORY).open("w", encoding="utf8") as file:
        json.dump(_inventory(inventory, nlp, lemmas), file, ensure_ascii=False, indent=0)


def weights(state: dict[str, torch.Tensor]) -> dict[str, Any]:
    """The arrays that `stemma.reading.network.syntax` wants, by name."""
    w = {name: rows.numpy() for name, rows in state.items()}
    size = w["label_head.weight"].shape[0]
    w["label_head.bias"] = np.zeros(size, np.float32)
    arrays = {
        **table_arrays(w, "tables."),
        "gap": w["gap.weight"],
        "hidden.weight": np.concatenate([w[f"{name}.weight"] for name in HIDDEN]).T,
        "hidden.bias": np.concatenate([w[f"{name}.bias"] for name in HIDDEN]),
        "arc": w["arc"],
        "arc_bias": w["arc_bias.weight"][0],
        "root.weight": w["root.weight"].T,
        "root.bias": w["root.bias"],
        "label.weight": w["label.weight"].T,
        "label.bias": w["label.bias"],
        "tasks.weight": np.concatenate([w[f"{name}.weight"] for name in TASKS]).T,
        "tasks.bias": np.concatenate([w[f"{name}.bias"] for name in TASKS]),
        "begin.weight": w["begin.weight"][0],
        "begin.bias": w["begin.bias"],
    }
    for at in (0, 1):
        arrays[f"narrow{at}"] = w[f"narrow.{at}.weight"].T
        arrays |= layer_arrays(w, (f"forward_layers.{at}", f"backward_layers.{at}"), at)
    return arrays


def _inventory(inventory: Inventory, nlp: Any, lemmas: dict[str, Any]) -> dict[str, Any]:
    told = [morph.partition("|") for morph in inventory.morphs]
    return {
        "labels": inventory.labels,
        "tags": inventory.tags,
        "morphs": [nlp.vocab.morphology.normalize_features(features) if features else "" for _, _, features in told],
        "pos": [pos for pos, _, _ in told],
        "lemmas": lemmas,
        "forms": list(inventory.forms),
        "shapes": list(inventory.shapes),
    }
