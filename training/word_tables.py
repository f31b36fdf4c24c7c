"""What is known of a word out of context, in torch: its vector, its form, its runs of letters and its shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from stemma.reading.network.letters import RUNS, letter_runs, plain_form, shape

UNKNOWN = 0
GATES = (0, 1, 3, 2)  # torch has input, forget, candidate, output


class Widths(NamedTuple):
    """How many numbers stand for each thing that is known of a word, and for all together."""

    static: int
    form: int
    run: int
    shape: int
    mixed: int


class Lost(NamedTuple):
    """Shares of words that lose, in training, what one table knows of them."""

    form: float
    static: float
    runs: float


class WordTables(nn.Module):
    """Tables of forms, runs and shapes beside the vectors of words, mixed by a maxout layer."""

    def __init__(self, vectors: Tensor, known: tuple[int, int], widths: Widths, lost: Lost) -> None:
        super().__init__()
        (forms, shapes), w = known, widths
        self._lost = lost
        self.register_buffer("vectors", vectors, persistent=False)  # the last row is that of no word
        self.static = nn.Linear(vectors.shape[1], w.static, bias=False)
        self.form = nn.Embedding(forms + 1, w.form)
        self.runs = nn.EmbeddingBag(RUNS, w.run, mode="mean")
        self.shape = nn.Embedding(shapes + 1, w.shape)
        for table in (self.form, self.runs, self.shape):
            nn.init.normal_(table.weight, std=0.1)
        self.mix = nn.Linear(w.static + w.form + w.run + w.shape, 2 * w.mixed)
        self.norm = nn.LayerNorm(w.mixed)

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """Embed the words of the batch, out of context."""
        forms, vectors = batch["forms"], self.vectors[batch["static"]]
        runs = self.runs(batch["runs"], batch["starts"])
        if self.training:
            forms = forms.masked_fill(torch.rand(forms.shape) < self._lost.form, UNKNOWN)
            vectors = vectors * (torch.rand(len(vectors), 1) >= self._lost.static)
            runs = runs * (torch.rand(len(runs), 1) >= self._lost.runs)
        joined = torch.cat([self.static(vectors), self.form(forms), runs, self.shape(batch["shapes"])], 1)
        return self.norm(self.mix(joined).view(len(joined), 2, -1).amax(1))


class Rows:
    """The rows of a word in each table; what its letters tell is looked up once for each word."""

    def __init__(self, forms: dict[str, int], shapes: dict[str, int], row_of: dict[str, int], no_row: int) -> None:
        self._forms, self._shapes, self._row_of, self._no_row = forms, shapes, row_of, no_row
        self._known: dict[str, tuple[int, int, int, NDArray[np.int64]]] = {}

    def of(self, words: Iterable[str]) -> dict[str, NDArray[np.int64]]:
        """Return what `WordTables` reads of the words of a batch."""
        known = [self._look_up(word) for word in words]
        runs = [k[3] for k in known]
        return {
            "static": np.array([k[0] for k in known]),
            "forms": np.array([k[1] for k in known]),
            "shapes": np.array([k[2] for k in known]),
            "runs": np.concatenate(runs),
            "starts": np.cumsum([0, *(len(r) for r in runs)])[:-1],
        }

    def _look_up(self, word: str) -> tuple[int, int, int, NDArray[np.int64]]:
        if word not in self._known:
            form = plain_form(word)
            rows = (self._forms.get(form, UNKNOWN), self._shapes.get(shape(word), UNKNOWN))
            self._known[word] = (self._row_of.get(form, self._no_row), *rows, np.array(letter_runs(form), np.int64))
        return self._known[word]


def numbered(counts: Counter[str], least: int) -> dict[str, int]:
    """Number what is counted at least so often, from 1."""
    return {key: at for at, key in enumerate(sorted(key for key, n in counts.items() if n >= least), start=1)}


def vector_table(nlp: Any, words: Iterable[str]) -> tuple[Any, dict[str, int]]:
    """The vectors of the pipeline, a row of zeros after them, and the row of each form that has one."""
    from spacy.strings import get_string_id

    table = nlp.vocab.vectors
    rows = {}
    for form in sorted({plain_form(word) for word in words}):
        row = table.key2row.get(get_string_id(form))
        if row is not None:
            rows[form] = row
    data = np.asarray(table.data, np.float32)
    return np.concatenate([data, np.zeros((1, data.shape[1]), np.float32)]), rows


def table_arrays(state: dict[str, NDArray[Any]], prefix: str) -> dict[str, NDArray[Any]]:
    """The arrays that `stemma.reading.network.embedding` wants, by name; `state` holds those of torch."""
    w = {name.removeprefix(prefix): rows for name, rows in state.items() if name.startswith(prefix)}
    return {
        "static": w["static.weight"].T,
        "form": w["form.weight"],
        "runs": w["runs.weight"],
        "shape": w["shape.weight"],
        "mix.weight": w["mix.weight"].T,
        "mix.bias": w["mix.bias"],
        "norm.weight": w["norm.weight"],
        "norm.bias": w["norm.bias"],
    }


def layer_arrays(state: dict[str, NDArray[Any]], sides: tuple[str, str], at: int) -> dict[str, NDArray[Any]]:
    """The arrays that `stemma.reading.network.recurrent` wants of the layer `at`; `sides` name both LSTMs in torch."""
    w = state
    return {
        f"inputs{at}": np.stack([_gates(w[f"{side}.weight_ih_l0"]).T for side in sides]),
        f"states{at}": np.stack([_gates(w[f"{side}.weight_hh_l0"]).T for side in sides]),
        f"bias{at}": np.stack([_gates(w[f"{s}.bias_ih_l0"] + w[f"{s}.bias_hh_l0"]) for s in sides]),
    }


def _gates(rows: NDArray[Any]) -> NDArray[Any]:
    parts = np.split(rows, 4)
    return np.concatenate([parts[i] for i in GATES])
