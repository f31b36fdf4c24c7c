"""How letters are split into words: spaCy's tokeniser, with what stands between two spaces split once.

The tokeniser splits each such run of letters by itself, so that its words can be kept.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

KEPT = 30_000  # runs of letters that are kept, about 10 MB; the half not used lately goes first


class Words(NamedTuple):
    """The words of sentences one behind the other: place in the sentence and letters of each."""

    starts: list[int]
    texts: list[str]
    lengths: list[int]


def words_of(docs: Sequence[Any]) -> Words:
    """Return the words of spaCy's documents."""
    tokens = [token for doc in docs for token in doc]
    return Words([t.idx for t in tokens], [t.text for t in tokens], [len(doc) for doc in docs])


class _Split(NamedTuple):
    """How a run of letters is split into words."""

    starts: tuple[int, ...]
    texts: tuple[str, ...]


class Forms:
    """The tokeniser of a pipeline."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline
        self._splits: dict[str, _Split] = {}

    def words(self, sentences: Sequence[str]) -> Words:
        """Return the words of all sentences.

        What spaCy's stores learn of new words is given back, so that memory does not grow with them.
        """
        runs = [_runs(text) for text in sentences]
        self._learn(sorted({run for of_text in runs for run in of_text}))
        words = Words([], [], [])
        for of_text in runs:
            before, at = len(words.texts), 0
            for run in of_text:
                split = self._splits[run]
                words.texts.extend(split.texts)
                words.starts.extend([at + start for start in split.starts] if at else split.starts)
                at += len(run) + 1
            words.lengths.append(len(words.texts) - before)
        return words

    def _learn(self, runs: Sequence[str]) -> None:
        """Split the runs of a batch that are new, and put all of them last among those that are kept."""
        new = [run for run in runs if run not in self._splits]
        if len(self._splits) + len(new) > KEPT:
            self._splits = dict(list(self._splits.items())[-(KEPT // 2) :])
            new = [run for run in runs if run not in self._splits]
        for run in runs:
            if run in self._splits:
                self._splits[run] = self._splits.pop(run)
        if new:
            with self._pipeline.memory_zone():
                for run in new:
                    doc = self._pipeline.make_doc(run)
                    self._splits[run] = _Split(tuple(t.idx for t in doc), tuple(t.text for t in doc))


def _runs(text: str) -> list[str]:
    """Return what stands between single spaces; a text with other white space is one run, which spaCy splits itself.

    >>> _runs("Orr left Arlen."), _runs("Orr  left")
    (['Orr', 'left', 'Arlen.'], ['Orr  left'])
    """
    runs = text.split()
    return runs if runs == text.split(" ") else [text]
