"""Write the network of names in the form in which `stemma.reading.network` reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from torch import Tensor

from stemma.reading.network.stored import INVENTORY, WEIGHTS
from training.names.samples import TAGS
from training.word_tables import layer_arrays, table_arrays


def export(state: dict[str, Tensor], forms: dict[str, int], shapes: dict[str, int], target: Path) -> None:
    """Write `weights.npz` (half precision) and `inventory.json` into a folder."""
    target.mkdir(parents=True, exist_ok=True)
    arrays = {name: np.ascontiguousarray(rows, np.float16) for name, rows in weights(state).items()}
    np.savez(target / WEIGHTS, **arrays)
    with (target / INVENTORY).open("w", encoding="utf8") as file:
        json.dump({"tags": TAGS, "forms": list(forms), "shapes": list(shapes)}, file, ensure_ascii=False, indent=0)


def weights(state: dict[str, Tensor]) -> dict[str, Any]:
    """The arrays that `stemma.reading.network.naming` wants, by name."""
    w = {name: rows.numpy() for name, rows in state.items()}
    return {
        **table_arrays(w, "tables."),
        **layer_arrays(w, ("ahead", "back"), 0),
        "gap": w["gap.weight"],
        "narrow0": w["narrow.weight"].T,
        "context": w["context.weight"].T,
        "hidden.weight": w["hidden.weight"].T,
        "hidden.bias": w["hidden.bias"],
        "tag.weight": w["tag.weight"].T,
        "tag.bias": w["tag.bias"],
    }
