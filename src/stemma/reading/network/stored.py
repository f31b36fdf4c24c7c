"""A network as a part of a spaCy pipeline: its weights and inventory, and documents read in batches."""

import json
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from stemma.reading.network.embedding import Lookup, vectors_of
from stemma.threads import one_thread

Network = TypeVar("Network")
WEIGHTS, INVENTORY = "weights.npz", "inventory.json"


class Stored(Generic[Network]):
    """A part of a pipeline that keeps the weights and the inventory of its network in two files.

    >>> import spacy
    >>> from stemma.reading.network.component import make_syntax_parser
    >>> part = make_syntax_parser(spacy.blank("en"), "parser")
    >>> part.network
    Traceback (most recent call last):
    ValueError: parser has no weights: load it from a folder
    """

    def __init__(self, vocab: Any, name: str) -> None:
        self.vocab, self.name = vocab, name
        self._weights: dict[str, NDArray[Any]] = {}
        self._inventory: dict[str, Any] = {}
        self._network: Network | None = None

    @abstractmethod
    def _made(self, lookup: Lookup) -> Network:
        """Make the network of the weights and the inventory."""

    @abstractmethod
    def _annotate(self, docs: Sequence[Any]) -> None:
        """Annotate documents in place, none of them without words."""

    @abstractmethod
    def _names(self) -> Iterable[str]:
        """Return what the network may say, for the vocabulary to hold for good and not only in a memory zone."""

    @property
    def network(self) -> Network:
        """The network; it is made when it is first needed, since the vectors of words are loaded after it.

        Raises ValueError where there are no weights.
        """
        if self._network is None:
            if not self._weights:
                raise ValueError(f"{self.name} has no weights: load it from a folder")
            self._network = self._made(vectors_of(self.vocab))
        return self._network

    def __call__(self, doc: Any) -> Any:
        """Annotate one document in place and return it."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Any], *, batch_size: int = 64) -> Iterator[Any]:
        """Annotate documents in batches and yield them."""
        waiting = iter(stream)
        while docs := list(islice(waiting, batch_size)):
            if read := [doc for doc in docs if len(doc)]:
                with one_thread():
                    self._annotate(read)
            yield from docs

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write weights and inventory into a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / WEIGHTS).write_bytes(self._packed())
        (folder / INVENTORY).write_text(json.dumps(self._inventory, ensure_ascii=False, indent=0), encoding="utf8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Stored[Network]":
        """Read weights and inventory from a folder."""
        folder = Path(path)
        return self._load((folder / WEIGHTS).read_bytes(), (folder / INVENTORY).read_text(encoding="utf8"))

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return weights and inventory as bytes."""
        inventory = json.dumps(self._inventory, ensure_ascii=False).encode()
        return len(inventory).to_bytes(8, "big") + inventory + self._packed()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Stored[Network]":
        """Take weights and inventory from bytes."""
        size = int.from_bytes(data[:8], "big")
        return self._load(data[8 + size :], data[8 : 8 + size].decode())

    def _packed(self) -> bytes:
        file = BytesIO()
        np.savez(file, allow_pickle=False, **self._weights)
        return file.getvalue()

    def _load(self, weights: bytes, inventory: str) -> "Stored[Network]":
        with np.load(BytesIO(weights), allow_pickle=False) as arrays:
            self._weights = {name: arrays[name] for name in arrays.files}
        self._inventory = json.loads(inventory)
        for name in self._names():
            self.vocab.strings.add(name)
        self._network = None
        return self
