"""Word forms and what is known of each without its sentence: how letters are split, and a row in each embedding.

spaCy's tokeniser splits what stands between two spaces by itself, so each such run of letters is split once.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.reading.network.dense import Rows
from stemma.reading.network.encoder import Encoder

KEPT = 30_000  # runs of letters that are kept with their embeddings, about 40 MB; the half not used lately goes first
_KEYS = ("ORTH", "NORM")  # what tells two forms apart; all else that an embedding reads follows from the letters


class Words(NamedTuple):
    """The words of sentences one behind the other: rows in the tables, place in the sentence and letters of each."""

    rows: NDArray[np.int64]
    starts: list[int]
    texts: list[str]
    lengths: list[int]


class _Split(NamedTuple):
    """How a run of letters is split into words."""

    rows: tuple[int, ...]
    starts: tuple[int, ...]
    texts: tuple[str, ...]


class Forms:
    """The tokeniser of a pipeline, and tables of embeddings, one for each encoder, that grow with the forms met."""

    def __init__(self, pipeline: Any, encoders: Sequence[Encoder]) -> None:
        self._pipeline = pipeline
        self._encoders = encoders
        wanted = [name for encoder in encoders for name in encoder.columns]
        self._columns = [*_KEYS, *dict.fromkeys(name for name in wanted if name not in _KEYS)]
        self._rows: dict[tuple[int, int], int] = {}
        self._splits: dict[str, _Split] = {}
        self.tables: list[Rows] = [np.zeros((1024, encoder.width), np.float32) for encoder in encoders]

    def words(self, sentences: Sequence[str]) -> Words:
        """Return the words of all sentences, embeddings of new forms made.

        What spaCy's stores learn of the new forms is given back, so that memory does not grow with them.
        """
        runs = [_runs(text) for text in sentences]
        self._learn(sorted({run for of_text in runs for run in of_text}))
        rows: list[int] = []
        words = Words(np.empty(0, np.int64), [], [], [])
        for of_text in runs:
            before, at = len(rows), 0
            for run in of_text:
                split = self._splits[run]
                rows += split.rows
                words.texts.extend(split.texts)
                words.starts.extend([at + start for start in split.starts] if at else split.starts)
                at += len(run) + 1
            words.lengths.append(len(rows) - before)
        return words._replace(rows=np.array(rows, np.int64))

    def _learn(self, runs: Sequence[str]) -> None:
        """Split the runs of a batch that are new, and put all of them last among those that are kept."""
        new = [run for run in runs if run not in self._splits]
        if len(self._splits) + len(new) > KEPT:
            self._forget()
            new = [run for run in runs if run not in self._splits]
        for run in runs:
            if run in self._splits:
                self._splits[run] = self._splits.pop(run)
        if new:
            with self._pipeline.memory_zone():
                self._split(new)

    def _forget(self) -> None:
        """Forget the runs that have not been used for longest, half of those that may be kept, and their forms."""
        kept = dict(list(self._splits.items())[-(KEPT // 2) :])
        rows = sorted({row for split in kept.values() for row in split.rows})
        moved = {row: at for at, row in enumerate(rows)}
        self._rows = {key: moved[row] for key, row in self._rows.items() if row in moved}
        self.tables = [table[rows] for table in self.tables]
        self._splits = {
            run: split._replace(rows=tuple([moved[row] for row in split.rows])) for run, split in kept.items()
        }

    def _split(self, runs: Sequence[str]) -> None:
        docs = [self._pipeline.make_doc(run) for run in runs]
        filled = [doc.to_array(self._columns) for doc in docs if len(doc)]
        attributes = np.concatenate(filled) if filled else np.empty((0, len(self._columns)), np.uint64)
        rows = iter(self._rows_of(attributes))
        for run, doc in zip(runs, docs, strict=True):
            starts = tuple(token.idx for token in doc)
            self._splits[run] = _Split(tuple(next(rows) for _ in doc), starts, tuple(token.text for token in doc))

    def _rows_of(self, attributes: NDArray[np.uint64]) -> list[int]:
        """Return the row of each form in every table; new forms are embedded first."""
        keys = list(zip(attributes[:, 0].tolist(), attributes[:, 1].tolist(), strict=True))
        new = {key: at for at, key in enumerate(keys) if key not in self._rows}
        if new:
            self._embed(attributes[list(new.values())])
            self._rows.update(zip(new, range(len(self._rows), len(self._rows) + len(new)), strict=True))
        return [self._rows[key] for key in keys]

    def _embed(self, attributes: NDArray[np.uint64]) -> None:
        first, last = len(self._rows), len(self._rows) + len(attributes)
        orths = np.ascontiguousarray(attributes[:, 0])
        for at, encoder in enumerate(self._encoders):
            if last > len(self.tables[at]):
                room = np.zeros((last + 4096 - len(self.tables[at]), encoder.width), np.float32)
                self.tables[at] = np.concatenate([self.tables[at], room])
            columns = attributes[:, [self._columns.index(name) for name in encoder.columns]]
            self.tables[at][first:last] = encoder.embed(columns, orths)


def _runs(text: str) -> list[str]:
    """Return what stands between single spaces; a text with other white space is one run, which spaCy splits itself.

    >>> _runs("Orr left Arlen."), _runs("Orr  left")
    (['Orr', 'left', 'Arlen.'], ['Orr  left'])
    """
    runs = text.split()
    return runs if runs == text.split(" ") else [text]
