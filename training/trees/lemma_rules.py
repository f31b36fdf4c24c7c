"""Learn lemmas from treebanks: endings by tag, and the words that do not follow them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from stemma.reading.network.lemmas import LONGEST, Lemmas, base
from training.conllu import Sentence

LEAST = 2  # words that must show the edit of an ending


def lemma_rules(sentences: list[Sentence]) -> dict[str, Any]:
    """`known` and `endings` of `stemma.reading.network.lemmas.Lemmas`: no more of each than changes a lemma."""
    lemmas: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for s in sentences:
        for word, tag, lemma in zip(s.words, s.tags, s.lemmas, strict=True):
            lemmas[tag, base(word, tag)][lemma] += 1
    usual = {key: min(counts, key=lambda lemma: (-counts[lemma], lemma)) for key, counts in sorted(lemmas.items())}
    endings = _endings(usual)
    rules = Lemmas({}, endings)
    known: dict[str, dict[str, str]] = defaultdict(dict)
    for (tag, form), lemma in usual.items():
        if rules.lemma(form, tag) != lemma:
            known[tag][form] = lemma
    return {"known": known, "endings": endings}


def _endings(usual: dict[tuple[str, str], str]) -> dict[str, dict[str, list[Any]]]:
    edits: dict[tuple[str, str], Counter[tuple[int, str]]] = defaultdict(Counter)
    for (tag, form), lemma in usual.items():
        if form[-1:].isalpha():
            for size in range(min(LONGEST, len(form)) + 1):
                edits[tag, form[len(form) - size :]][_edit(form, lemma)] += 1
    endings: dict[str, dict[str, list[Any]]] = defaultdict(dict)
    for tag, ending in sorted(edits, key=lambda key: (len(key[1]), key)):
        counts = edits[tag, ending]
        edit = min(counts, key=lambda e: (-counts[e], e))
        shorter = next(
            (endings[tag][ending[k:]] for k in range(1, len(ending) + 1) if ending[k:] in endings[tag]), [0, ""]
        )
        if counts[edit] >= LEAST and list(edit) != shorter:
            endings[tag][ending] = list(edit)
    return endings


def _edit(form: str, lemma: str) -> tuple[int, str]:
    """How many letters go at the end, and what is put on.

    >>> _edit("tried", "try")
    (3, 'y')
    """
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]
