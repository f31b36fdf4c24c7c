"""Weights and inventory of a network as a part of a spaCy pipeline keeps them."""

import json
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

WEIGHTS, INVENTORY = "weights.npz", "inventory.json"


class Stored:
    """A part of a pipeline with weights and inventory in two files; `_taken` is called when it has got them."""

    def __init__(self, vocab: Any, name: str) -> None:
        self.vocab, self.name = vocab, name
        self._weights: dict[str, NDArray[Any]] = {}
        self._inventory: dict[str, Any] = {}

    def _taken(self) -> None:
        raise NotImplementedError

    def _needed(self) -> None:
        """Raise ValueError where there are no weights."""
        if not self._weights:
            raise ValueError(f"{self.name} has no weights: load it from a folder")

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write weights and inventory into a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / WEIGHTS).write_bytes(self._packed())
        (folder / INVENTORY).write_text(json.dumps(self._inventory, ensure_ascii=False, indent=0), encoding="utf8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Stored":
        """Read weights and inventory from a folder."""
        folder = Path(path)
        return self._load((folder / WEIGHTS).read_bytes(), (folder / INVENTORY).read_text(encoding="utf8"))

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return weights and inventory as bytes."""
        inventory = json.dumps(self._inventory, ensure_ascii=False).encode()
        return len(inventory).to_bytes(8, "big") + inventory + self._packed()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Stored":
        """Take weights and inventory from bytes."""
        size = int.from_bytes(data[:8], "big")
        return self._load(data[8 + size :], data[8 : 8 + size].decode())

    def _packed(self) -> bytes:
        file = BytesIO()
        np.savez(file, allow_pickle=False, **self._weights)
        return file.getvalue()

    def _load(self, weights: bytes, inventory: str) -> "Stored":
        with np.load(BytesIO(weights), allow_pickle=False) as arrays:
            self._weights = {name: arrays[name] for name in arrays.files}
        self._inventory = json.loads(inventory)
        self._taken()
        return self
