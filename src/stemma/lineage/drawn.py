"""Reports that are made from a document which a party issued: they quote it, and lead with what it says.

A report of a statement has more than the statement, background and who declined to comment, and less. So it is neither
a rewrite of it nor a brief. But what it leads with stands there, and so do its quotations, for the most part.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from stemma.data import lexicon
from stemma.lineage.direction import Witness, apart
from stemma.lineage.issued import issued
from stemma.lineage.storytext import StoryText

_USUAL = 0.5  # quotations more that a report might have, so that one alone is not all

Run = tuple[str, ...]


class Draws(NamedTuple):
    """What a report has from a document: how many of its quotations stand there and how many do not.

    `lead` is the part of the weight of its headline and first sentences that the document holds, `late` how far the
    report came after it, 0 to 1.
    """

    quoted: int
    other: int
    lead: float
    late: float


class Documents:
    """The documents among the reports of a story, and what the others have from them.

    >>> from stemma.lineage.compare import compare
    >>> from stemma.sources import report_of_text
    >>> told = "Dear friends, the old mill is not for sale.", "The mill “is not for sale”, the letter says."
    >>> witnesses = compare([report_of_text(text) for text in told]).witnesses
    >>> story = Documents(witnesses)
    >>> place = story.of((0, 1))
    >>> witnesses[place].text.report.text[:4], story.draws(1 - place, place).quoted
    ('Dear', 1)
    """

    def __init__(self, witnesses: Sequence[Witness]) -> None:
        self._witnesses = witnesses
        self._issued = issued(witnesses)
        self._runs = {place: _own_runs(witnesses[place].text) for place in self._issued}
        self._stems = {place: frozenset(witnesses[place].text.stems) for place in self._issued}
        self._said: dict[int, list[frozenset[Run]]] = {}
        self._found: dict[tuple[int, int], Draws | None] = {}

    def of(self, pair: tuple[int, int]) -> int | None:
        """Return which of two reports is a document, by place; None where neither is one, or both are."""
        both = [place for place in pair if place in self._issued]
        return both[0] if len(both) == 1 else None

    def draws(self, report: int, document: int) -> Draws | None:
        """Return what a report has from a document; None where it was published before."""
        if (report, document) not in self._found:
            self._found[report, document] = self._draws(report, document)
        return self._found[report, document]

    def _draws(self, report: int, document: int) -> Draws | None:
        one, two = self._witnesses[report], self._witnesses[document]
        rule = lexicon("lineage_documents")["late"]
        days = apart(one, two)
        if days < 0:
            return None
        unknown = one.when is None or two.when is None
        late = rule["unknown"] if unknown else min(1.0, max(0.0, (days - rule["from"]) / (rule["to"] - rule["from"])))
        if report not in self._said:
            self._said[report] = _said(one.text)
        said = self._said[report]
        quoted = sum(_held(runs, self._runs[document]) for runs in said)
        return Draws(quoted, len(said) - quoted, _lead(one.text, self._stems[document]), round(late, 4))


def is_drawn(found: Draws) -> bool:
    """Tell whether a report is made from a document: it quotes it, and enough speaks for it.

    >>> is_drawn(Draws(quoted=1, other=1, lead=0.7, late=0.0)), is_drawn(Draws(quoted=1, other=6, lead=0.4, late=1.0))
    (True, False)
    """
    least: float = lexicon("lineage_documents")["odds"]["least"]
    return may_be_drawn(found) and odds(found) > least


def may_be_drawn(found: Draws) -> bool:
    """Tell whether a report quotes a document and leads with it, and has not nearly all quotations from elsewhere.

    >>> may_be_drawn(Draws(quoted=0, other=1, lead=0.7, late=0.0))
    False
    """
    rule = lexicon("lineage_documents")
    some = found.quoted > 0 and found.quoted >= rule["quotation"]["least"] * (found.quoted + found.other)
    return some and found.lead >= rule["lead"]["least"]


def odds(found: Draws) -> float:
    """Return how much speaks for it that a report is made from a document, as log odds.

    >>> odds(Draws(quoted=2, other=0, lead=0.7, late=0.0)) > odds(Draws(quoted=0, other=2, lead=0.7, late=0.0))
    True
    """
    weights: dict[str, float] = lexicon("lineage_documents")["weights"]
    return round(weights["bias"] + sum(weights[name] * value for name, value in sorted(measures(found).items())), 4)


def measures(found: Draws) -> dict[str, float]:
    """Return what is weighed, by name.

    >>> measures(Draws(quoted=1, other=0, lead=0.7, late=0.0))["late"]
    0.0
    """
    return {
        "quoted": math.log1p(found.quoted),
        "part": found.quoted / (found.quoted + found.other + _USUAL),
        "lead": found.lead,
        "late": found.late,
    }


def _own_runs(text: StoryText) -> frozenset[Run]:
    """Return the runs of words that a document says itself, or lets somebody say of whom it gives the name.

    Words in marks of nobody named ("an official put it thus") are words that others have heard, too; unless most of the
    document stands in marks.
    """
    paragraphs = np.array([sentence.paragraph for sentence in text.sentences])[text.line]
    people = text.named.copy()
    people[[start for start, end in text.bounds if start < end]] = False  # a capital there names nobody yet
    people |= np.array([word.form in ("he", "she") for word in text.words], dtype=bool)
    telling = np.unique(paragraphs[people & ~text.quoted])
    own = ~text.quoted | np.isin(paragraphs, telling)
    if 2 * int(own.sum()) < len(own):
        own[:] = True
    edges = np.flatnonzero(np.diff(own, prepend=False, append=False)).reshape(-1, 2).tolist()
    return frozenset[Run]().union(*(_runs([text.words.form(at) for at in range(*edge)]) for edge in edges))


def _said(text: StoryText) -> list[frozenset[Run]]:
    """Return each quotation of a report by its runs of words."""
    least: int = lexicon("lineage_documents")["quotation"]["words"]
    starts = text.words.starts
    edges = [starts.searchsorted(mark).tolist() for mark in text.marks]
    return [_runs([text.words.form(at) for at in range(*edge)]) for edge in edges if edge[1] - edge[0] >= least]


def _runs(words: list[str]) -> frozenset[Run]:
    size: int = lexicon("lineage_documents")["quotation"]["run"]
    return frozenset(tuple(words[at : at + size]) for at in range(len(words) - size + 1))


def _held(runs: frozenset[Run], text: frozenset[Run]) -> bool:
    least: float = lexicon("lineage_documents")["quotation"]["part"]
    return len(runs & text) >= least * len(runs)


def _lead(report: StoryText, document: frozenset[str]) -> float:
    """Return the part of the weight of the first sentences of a report whose stems the document has."""
    sentences: int = lexicon("lineage_documents")["lead"]["sentences"]
    end = report.bounds[min(sentences, len(report.bounds)) - 1][1] if report.bounds else 0
    weights = report.weights[:end].tolist()
    held = sum(weight for stem, weight in zip(report.stems[:end], weights, strict=True) if stem in document)
    return round(held / max(sum(weights), 1e-9), 4)
