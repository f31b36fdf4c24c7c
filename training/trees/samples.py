"""Samples for the network of trees: a run of sentences as numbers."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stemma.reading.network.letters import plain_form, shape
from training.conllu import Sentence, read_conllu
from training.typography import RARE_KINDS, retype

SIZES = [1, 1, 1, 2, 3, 5, 8]  # sentences in a sample: readers hand over one, but ends must also be found
LEAST_FORMS = 3  # times that a form must be seen to have a row of its own
LEAST_SHAPES = 5
LEAST_LABELS = 20  # rarer relations are learnt without their subtype
NO_STOP = 0.04  # share of sentences whose last mark is left out, as in headlines and captions
UNKNOWN = 0


@dataclass
class Inventory:
    """All that the network can say, and the forms that it knows."""

    forms: dict[str, int]
    shapes: dict[str, int]
    labels: list[str]
    tags: list[str]
    morphs: list[str]  # part of speech and features: "NOUN|Number=Sing"

    def rows(self, word: str) -> tuple[int, int]:
        return self.forms.get(plain_form(word), UNKNOWN), self.shapes.get(shape(word), UNKNOWN)


@dataclass
class Sample:
    """Words of one or more sentences; -1 is a missing value. `heads` count inside the sample, a root is its own."""

    words: list[str]
    gaps: NDArray[np.int64]  # bit 0: a space before, bit 1: a space after
    sentence: NDArray[np.int64]
    heads: NDArray[np.int64]
    labels: NDArray[np.int64]
    tags: NDArray[np.int64]
    morphs: NDArray[np.int64]


def count_inventory(sentences: list[Sentence]) -> Inventory:
    """What the treebanks have."""
    forms = Counter(plain_form(w) for s in sentences for w in s.words)
    shapes = Counter(shape(w) for s in sentences for w in s.words)
    labels = Counter(dep for s in sentences for dep in s.deps)
    return Inventory(
        {f: i + 1 for i, f in enumerate(sorted(f for f, n in forms.items() if n >= LEAST_FORMS))},
        {f: i + 1 for i, f in enumerate(sorted(f for f, n in shapes.items() if n >= LEAST_SHAPES))},
        sorted(label for label, n in labels.items() if n >= LEAST_LABELS),
        sorted({tag for s in sentences for tag in s.tags if tag}),
        sorted({_morph(m, p) for s in sentences for m, p in zip(s.morphs, s.pos, strict=True)}),
    )


class Sampler:
    """Turns sentences into samples."""

    def __init__(self, inventory: Inventory) -> None:
        self.inventory = inventory
        self._labels = {x: i for i, x in enumerate(inventory.labels)}
        self._tags = {x: i for i, x in enumerate(inventory.tags)}
        self._morphs = {x: i for i, x in enumerate(inventory.morphs)}

    def sample(self, group: list[Sentence]) -> Sample:
        words = [w for s in group for w in s.words]
        after = np.array([x for s in group for x in [*s.spaces[:-1], True]], bool)
        before = np.concatenate([[True], after[:-1]])
        base = np.cumsum([0, *(len(s.words) for s in group)])
        return Sample(
            words,
            before.astype(np.int64) + 2 * after,
            np.repeat(np.arange(len(group)), [len(s.words) for s in group]),
            np.concatenate([np.array(s.heads, np.int64) + b for s, b in zip(group, base, strict=False)]),
            np.array([self._labels.get(d, self._labels.get(d.split(":")[0], -1)) for s in group for d in s.deps]),
            np.array([self._tags.get(t, -1) for s in group for t in s.tags]),
            np.array([self._morphs.get(_morph(m, p), -1) for s in group for m, p in zip(s.morphs, s.pos, strict=True)]),
        )


def _morph(features: str, pos: str) -> str:
    return f"{pos}|{features}" if features else pos


def groups(sentences: list[Sentence], rng: random.Random, vary: bool = True) -> Iterator[list[Sentence]]:
    """Cut treebanks anew into runs of sentences of one text, some in other typography."""
    position = 0
    while position < len(sentences):
        size, stop = rng.choice(SIZES), position + 1
        while stop < min(len(sentences), position + size) and sentences[stop].doc_id == sentences[position].doc_id:
            stop += 1
        group = sentences[position:stop]
        position = stop
        yield _varied(group, rng) if vary else group


def _varied(group: list[Sentence], rng: random.Random) -> list[Sentence]:
    words = {w for s in group for w in s.words}
    draw = rng.random()
    kinds = [kind for low, high, kind in RARE_KINDS if low <= draw < high]
    if ('"' in words or any("'" in w for w in words)) and rng.random() < 0.4:
        kinds.append("curly" if rng.random() < 0.85 else "doubled")
    for kind in kinds:
        group = [replace(s, words=retype(s.words, kind)) for s in group]
    return [_without_stop(s) if rng.random() < NO_STOP else s for s in group]


def _without_stop(sentence: Sentence) -> Sentence:
    last = len(sentence.words) - 1
    if last < 2 or sentence.deps[-1] != "punct" or last in sentence.heads:
        return sentence
    parts = ("words", "spaces", "lemmas", "pos", "tags", "morphs", "heads", "deps")
    return replace(sentence, **{part: getattr(sentence, part)[:-1] for part in parts})


def read_treebanks(paths: list[Path]) -> list[Sentence]:
    return [sentence for path in paths for sentence in read_conllu(path)]
