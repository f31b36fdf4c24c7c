"""How letters are split into words: spaCy's tokeniser, with what stands between two spaces split once.

The tokeniser splits each such run of letters by itself, so that its words can be kept.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

KEPT = 30_000  # runs of letters that are kept, about 10 MB; beyond that all but those of the last sentences go
_FEWEST = 3  # letters of a word that is split without asking the tokeniser
_STOPS = frozenset(",.")
# Such a word with an opening mark, an owner's ending, a stop and a closing mark, each of which is a word by itself.
_MARKED = re.compile(r"([“\"]?)([A-Za-z][a-z]{2,})(['’]s)?([,.?!:;]?)([”\"]?)")


class Words(NamedTuple):
    """The words of sentences one behind the other: place in the sentence and letters of each."""

    starts: list[int]
    texts: list[str]
    lengths: list[int]


def words_of(docs: Sequence[Any]) -> Words:
    """Return the words of spaCy's documents.

    >>> from spacy.lang.en import English
    >>> words_of([English()("It rained."), English()("Orr left.")])
    Words(starts=[0, 3, 9, 0, 4, 8], texts=['It', 'rained', '.', 'Orr', 'left', '.'], lengths=[3, 3])
    """
    tokens = [token for doc in docs for token in doc]
    return Words([t.idx for t in tokens], [t.text for t in tokens], [len(doc) for doc in docs])


class _Split(NamedTuple):
    """How a run of letters is split into words."""

    starts: tuple[int, ...]
    texts: tuple[str, ...]


class Forms:
    """The tokeniser of a pipeline.

    >>> import spacy
    >>> Forms(spacy.blank("en")).words(["Orr left.", "It rained."]).texts
    ['Orr', 'left', '.', 'It', 'rained', '.']
    """

    def __init__(self, pipeline: Any) -> None:
        self._tokenizer = _bare(pipeline.tokenizer)
        self._splits: dict[str, _Split] = {}
        self._special = frozenset(pipeline.tokenizer.rules)

    def words(self, sentences: Sequence[str]) -> Words:
        """Return the words of all sentences.

        What spaCy's stores learn of new words is given back, so that memory does not grow with them.
        """
        runs = [_runs(text) for text in sentences]
        flat = [run for of_text in runs for run in of_text]
        self._learn(dict.fromkeys(flat))
        split = [self._splits[run] for run in flat]
        return Words(
            [at + start for at, of_run in zip(_places(runs), split, strict=True) for start in of_run.starts],
            [word for of_run in split for word in of_run.texts],
            [sum(len(self._splits[run].texts) for run in of_text) for of_text in runs],
        )

    def _learn(self, runs: Iterable[str]) -> None:
        """Split the runs of a batch that are new; where they are too many to keep, only those of the batch stay."""
        new = [run for run in runs if run not in self._splits]
        if len(self._splits) + len(new) > KEPT:
            self._splits = {run: self._splits[run] for run in runs if run in self._splits}
        plain = [(run, self._plain(run)) for run in new]
        self._splits.update({run: split for run, split in plain if split is not None})
        with self._tokenizer.vocab.memory_zone():
            for run in [run for run, split in plain if split is None]:
                doc = self._tokenizer(run)
                self._splits[run] = _Split(tuple(t.idx for t in doc), tuple(t.text for t in doc))

    def _plain(self, run: str) -> _Split | None:
        """Return how a word of small letters, capitalised or not, is split, with marks around it; else None.

        No pattern of a tokeniser for English looks into such a word; only its list of special cases does.
        """
        word = run[:-1] if run[-1:] in _STOPS else run
        if len(word) < _FEWEST or not (word.isascii() and word.isalpha() and word[1:].islower()):
            return self._marked(run)
        if run in self._special or word in self._special:
            return None
        return _Split((0,), (run,)) if word is run else _Split((0, len(word)), (word, run[-1]))

    def _marked(self, run: str) -> _Split | None:
        """Return how such a word is split from the marks around it; None where there is no such word."""
        found = _MARKED.fullmatch(run)
        if found is None or not self._special.isdisjoint(_asked(found)):
            return None
        at = [group for group in range(1, 6) if found.end(group) > found.start(group)]
        return _Split(tuple(map(found.start, at)), tuple(map(found.group, at)))


def _asked(found: re.Match[str]) -> list[str]:
    """Return the runs that a tokeniser looks up among its special cases while it takes marks off a plain word."""
    run, first = found.string, found.start(2)
    ends = {found.end(group) for group in (2, 3, 4, 5)}
    return [run[start:end] for start in {0, first} for end in ends if end > first]


def _bare(tokenizer: Any) -> Any:
    """Return the tokeniser over a vocabulary of its own, which finds out nothing about a new word but its letters."""
    from spacy.tokenizer import Tokenizer
    from spacy.vocab import Vocab

    if type(tokenizer) is not Tokenizer:
        return tokenizer
    patterns = ("prefix_search", "suffix_search", "infix_finditer", "token_match", "url_match")
    return Tokenizer(Vocab(), rules=tokenizer.rules, **{name: getattr(tokenizer, name) for name in patterns})


def _places(runs: Sequence[Sequence[str]]) -> list[int]:
    """Return where runs of letters with single spaces between them begin in their sentences."""
    places: list[int] = []
    for of_text in runs:
        at = 0
        for run in of_text:
            places.append(at)
            at += len(run) + 1
    return places


def _runs(text: str) -> list[str]:
    """Return what stands between single spaces; a text with other white space is one run, which spaCy splits itself.

    >>> _runs("Orr left Arlen."), _runs("Orr  left")
    (['Orr', 'left', 'Arlen.'], ['Orr  left'])
    """
    runs = text.split()
    return runs if runs == text.split(" ") else [text]
