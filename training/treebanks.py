"""Turn the treebanks into training documents for tagger, lemmatiser and parser."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from training.conllu import Sentence, read_conllu

SIZES = [1, 1, 2, 3, 5, 8]  # sentences in a document: readers hand over one, the parser must also find ends
RARE_KINDS = [(0, 0.025, "lower"), (0.025, 0.05, "upper"), (0.05, 0.06, "headline")]  # shares as ranges of one draw
SMALL = {"of", "the", "in", "a", "an", "to", "for", "and", "on", "at", "by"}


def write_treebank(nlp: Language, treebank: Path, target: Path, vary: bool, seed: int = 0) -> int:
    """Write a treebank as spaCy documents and return their number.

    With `vary`, some documents come a second time in other typography: curly or doubled quotation
    marks, capitals, lower case, headline capitals.
    """
    rng = random.Random(seed)
    sentences = list(read_conllu(treebank))
    bin_ = DocBin(store_user_data=False)
    position = 0
    while position < len(sentences):
        stop = position + 1
        size = rng.choice(SIZES)
        while stop < min(len(sentences), position + size) and sentences[stop].doc_id == sentences[position].doc_id:
            stop += 1
        group = sentences[position:stop]
        position = stop
        bin_.add(document(nlp, group))
        for kind in _kinds(group, rng) if vary else []:
            bin_.add(document(nlp, [replace(s, words=_retype(s.words, kind)) for s in group]))
    target.parent.mkdir(parents=True, exist_ok=True)
    bin_.to_disk(target)
    return len(bin_)


def document(nlp: Language, sentences: list[Sentence]) -> Doc:
    """One spaCy document of several sentences, a space between them, entities unknown."""
    words: list[str] = []
    spaces: list[bool] = []
    heads: list[int] = []
    starts: list[bool] = []
    for sentence in sentences:
        heads += [head + len(words) for head in sentence.heads]
        words += sentence.words
        spaces += [*sentence.spaces[:-1], True]
        starts += [True] + [False] * (len(sentence.words) - 1)
    layers = ("tags", "pos", "lemmas", "morphs", "deps")
    flat = {layer: [x for s in sentences for x in getattr(s, layer)] for layer in layers}
    return Doc(nlp.vocab, words=words, spaces=spaces, heads=heads, sent_starts=starts, **flat)


def _kinds(group: list[Sentence], rng: random.Random) -> list[str]:
    words = {word for sentence in group for word in sentence.words}
    quoted, apostrophes = '"' in words, any("'" in word for word in words)
    kinds = []
    draw = rng.random()
    if (quoted and draw < 0.5) or (apostrophes and draw < 0.25):
        kinds.append("curly")
    elif quoted and draw < 0.6:
        kinds.append("doubled")
    draw = rng.random()
    kinds += [kind for low, high, kind in RARE_KINDS if low <= draw < high]
    return kinds


def _retype(words: list[str], kind: str) -> list[str]:
    if kind in {"lower", "upper"}:
        return [getattr(word, kind)() for word in words]
    if kind == "headline":
        return [w if i and w.lower() in SMALL else w[:1].upper() + w[1:] for i, w in enumerate(words)]
    marks = ("“", "”") if kind == "curly" else ("``", "''")
    retyped, opened = [], False
    for word in words:
        if word == '"':
            opened = not opened
            retyped.append(marks[0] if opened else marks[1])
        else:
            retyped.append(word.replace("'", "’") if kind == "curly" else word)
    return retyped
