"""Vectors of words in context: spaCy's hash embeddings and window encoder (Honnibal 2016), run over long arrays.

The embedding of a word form does not depend on its sentence, so each form is embedded once and kept.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stemma.reading.network.dense import BLOCK, MaxoutNorm, Rows
from stemma.reading.network.fitting import UnfitError, named_nodes, only_node

Ids = NDArray[np.int64]
Attributes = NDArray[np.uint64]
_EMBEDS = frozenset(
    "extract_features list2ragged ragged2list ints-getitem hashembed static_vectors maxout layernorm dropout".split()  # noqa: SIM905
)


class Encoder:
    """A token-to-vector network that `UnfitError` does not refuse.

    `columns` names the attributes of a token that the embedding reads, in the order in which `embed` wants them.
    """

    def __init__(self, model: Any, vectors: Any) -> None:
        if not {"embed", "encode"} <= set(model.ref_names):
            raise UnfitError(f"no embedding and encoding in {model.name}")
        embed, encode = model.get_ref("embed"), model.get_ref("encode")
        _check(embed, encode)
        self.columns: list[str] = list(only_node(embed, "extract_features").attrs["columns"])
        self._hashed = [(n.layers[0].attrs["index"][1], n.layers[1]) for n in _hashed(embed)]
        self._static = _static(embed, vectors)
        self._vectors = vectors
        self._mixed = MaxoutNorm(only_node(embed, "maxout"), only_node(embed, "layernorm"))
        self._gap: int = encode.attrs["pad"]
        self._reach: int = named_nodes(encode, "expand_window")[0].attrs["window_size"]
        norms = named_nodes(encode, "layernorm")
        self._layers = [MaxoutNorm(m, n) for m, n in zip(named_nodes(encode, "maxout"), norms, strict=True)]
        self.width: int = self._layers[0].width

    def embed(self, attributes: Attributes, orths: Attributes) -> Rows:
        """Return the vectors of word forms out of context, one row for each row of `attributes` (see `columns`).

        `orths` holds the keys of the forms themselves, by which static vectors are found.
        """
        parts = [layer.predict(np.ascontiguousarray(attributes[:, column])) for column, layer in self._hashed]
        if self._static is not None:
            rows = self._vectors.find(keys=orths)
            found = self._vectors.data[rows] @ self._static.T
            found[rows < 0] = 0
            parts.append(found)
        joined = np.concatenate(parts, axis=1)
        blocks = [self._mixed(joined[at : at + BLOCK]) for at in range(0, len(joined), BLOCK)]
        return np.concatenate(blocks)

    def encode(self, table: Rows, forms: Ids, lengths: Sequence[int]) -> Rows:
        """Return the vectors of words in context, one row for each word of all sentences together.

        `table` holds embeddings, `forms` the row in it of each word, `lengths` the words of each sentence. Sentences
        are laid out in one array with so many empty rows between them that no window reaches from one to another.
        """
        places = _places(lengths, self._gap, self._reach)
        blocks = -(-(len(forms) + (len(lengths) + 1) * self._gap) // BLOCK)
        inside = slice(self._reach, self._reach + blocks * BLOCK)
        rows = np.zeros((blocks * BLOCK + 2 * self._reach, self.width), np.float32)
        rows[places] = table[forms]
        spare = np.zeros_like(rows)
        window = np.empty((BLOCK, (2 * self._reach + 1) * self.width), np.float32)
        for layer in self._layers:
            for start in range(inside.start, inside.stop, BLOCK):
                for at in range(2 * self._reach + 1):
                    first = start - self._reach + at
                    window[:, at * self.width : (at + 1) * self.width] = rows[first : first + BLOCK]
                np.add(layer(window), rows[start : start + BLOCK], out=spare[start : start + BLOCK])
            rows, spare = spare, rows
        return rows[places]


def _check(embed: Any, encode: Any) -> None:
    """Refuse an embedding or an encoder with layers that are not known here."""
    strange = [n.name for n in embed.walk() if not n.layers and n.name not in _EMBEDS]
    windows, maxouts = named_nodes(encode, "expand_window"), named_nodes(encode, "maxout")
    known = {"expand_window", "maxout", "layernorm", "dropout"}
    strange += [n.name for n in encode.walk() if not n.layers and n.name not in known]
    reach = {w.attrs["window_size"] for w in windows}
    whole = windows and len(windows) == len(maxouts) == len(named_nodes(encode, "layernorm"))
    if strange or not whole or len(reach) != 1 or not encode.attrs.get("pad", 0) >= sum(reach) * len(windows):
        raise UnfitError(f"layers {strange} in {encode.name}")
    if any(m.get_dim("nI") != (2 * max(reach) + 1) * m.get_dim("nO") or m.get_dim("nP") < 2 for m in maxouts):
        raise UnfitError(f"windows of another kind in {encode.name}")


def _hashed(embed: Any) -> list[Any]:
    """Return the chains of an embedding that pick one attribute and look it up."""
    chains = [n for n in embed.walk() if [layer.name for layer in n.layers] == ["ints-getitem", "hashembed"]]
    if len(chains) != len(named_nodes(embed, "hashembed")) or not chains:
        raise UnfitError(f"embeddings of another kind in {embed.name}")
    return sorted(chains, key=lambda n: n.layers[0].attrs["index"][1])


def _static(embed: Any, vectors: Any) -> Rows | None:
    nodes = named_nodes(embed, "static_vectors")
    if not nodes:
        return None
    if len(nodes) > 1 or str(getattr(vectors, "mode", "")) != "default" or getattr(vectors, "attr", 65) != 65:  # ORTH
        raise UnfitError("static vectors of another kind")
    weights: Rows = nodes[0].get_param("W")
    return weights


def _places(lengths: Sequence[int], gap: int, lead: int) -> Ids:
    """Return the row of each word where `gap` empty rows precede every sentence.

    >>> _places([2, 1], 4, 1).tolist()
    [5, 6, 11]
    """
    counts = np.asarray(lengths, np.int64)
    return np.arange(counts.sum()) + lead + gap * (1 + np.repeat(np.arange(len(counts)), counts))
