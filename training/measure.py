"""Measure a pipeline: dependencies on raw text, names, speed."""

from __future__ import annotations

import json
import time
from collections import Counter
from itertools import groupby
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import stemma.reading.network.runtime  # noqa: F401  spaCy learns of the parts
from training.conllu import Sentence, read_conllu

SCORED = ("PERSON", "ORG", "PLACE")
LAYERS = ("words", "sentences", "upos", "xpos", "lemmas", "uas", "las", "las with subtypes")
Layers = dict[str, set[tuple[object, ...]]]


def dependency_scores(nlp: Language, treebank: Path, whole_texts: bool) -> dict[str, float]:
    """F1 of attachment (UAS, LAS), tags and sentence spans, counted over words by their place in the text.

    As in the CoNLL 2018 shared task (all words count, punctuation too, subtypes cut) except that words are
    matched by exact place. `whole_texts` gives each document as one text without marked sentence ends,
    otherwise each sentence is a text.
    """
    counts: Counter[str] = Counter()
    sentences = list(read_conllu(treebank))
    key = (lambda s: s.doc_id) if whole_texts else (lambda s: s.sent_id)
    groups = [list(group) for _, group in groupby(sentences, key=key)]
    texts = [" ".join(sentence_text(s) for s in group) for group in groups]
    for group, doc in zip(groups, nlp.pipe(texts), strict=True):
        gold, found = gold_layers(group), _found_layers(doc)
        for layer in gold:
            counts[f"{layer} gold"] += len(gold[layer])
            counts[f"{layer} found"] += len(found[layer])
            counts[f"{layer} hits"] += len(gold[layer] & found[layer])
    return {x: 2 * counts[f"{x} hits"] / (counts[f"{x} gold"] + counts[f"{x} found"]) for x in LAYERS}


def sentence_text(sentence: Sentence) -> str:
    return "".join(w + (" " if s else "") for w, s in zip(sentence.words, sentence.spaces, strict=True)).rstrip()


def gold_layers(group: list[Sentence]) -> Layers:
    layers = _empty()
    base = 0
    for sentence in group:
        starts, position = [], base
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            starts.append(position)
            position += len(word) + space
        ends = [start + len(word) for start, word in zip(starts, sentence.words, strict=True)]
        for i, dep in enumerate(sentence.deps):
            head = sentence.heads[i]
            at = (starts[head], ends[head]) if head != i else (-1, -1)
            _note(layers, (starts[i], ends[i]), at, dep, (sentence.pos[i], sentence.tags[i], sentence.lemmas[i]))
        layers["sentences"].add((starts[0], ends[-1]))
        base += len(sentence_text(sentence)) + 1
    return layers


def _found_layers(doc: Doc) -> Layers:
    layers = _empty()
    for token in doc:
        if token.is_space:
            continue
        head = token.head
        at = (head.idx, head.idx + len(head)) if head.i != token.i else (-1, -1)
        _note(layers, (token.idx, token.idx + len(token)), at, token.dep_, (token.pos_, token.tag_, token.lemma_))
    for sentence in doc.sents:
        words = [t for t in sentence if not t.is_space]
        if words:
            layers["sentences"].add((words[0].idx, words[-1].idx + len(words[-1])))
    return layers


def _empty() -> Layers:
    return {layer: set() for layer in LAYERS}


def _note(layers: Layers, word: tuple[int, int], head: tuple[int, int], dep: str, marks: tuple[str, str, str]) -> None:
    layers["words"].add(word)
    for layer, mark in zip(("upos", "xpos", "lemmas"), marks, strict=True):
        layers[layer].add((*word, mark))
    layers["uas"].add((*word, *head))
    layers["las"].add((*word, *head, dep.lower().split(":")[0]))
    layers["las with subtypes"].add((*word, *head, dep.lower()))


def name_scores(nlp: Language, names: Path) -> dict[str, tuple[float, float, float]]:
    """F1, precision and recall of people, organisations and places, exact extent, each line of a text read alone."""
    hits: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    merged = {"GPE": "PLACE", "LOC": "PLACE", "PER": "PERSON", **{k: k for k in SCORED}}
    for line in names.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        wanted = {(n["start"], n["end"], merged[n["type"]]) for n in row["names"] if n["type"] in merged}
        system = set()
        for start, doc in _lines(nlp, row["text"]):
            system |= {(start + e.start_char, start + e.end_char, e.label_) for e in doc.ents if e.label_ in SCORED}
        for kind in SCORED:
            w, s = {x for x in wanted if x[2] == kind}, {x for x in system if x[2] == kind}
            for key in (kind, "all"):
                hits[key] += len(w & s)
                found[key] += len(s)
                gold[key] += len(w)
    return {k: (2 * hits[k] / (found[k] + gold[k]), hits[k] / found[k], hits[k] / gold[k]) for k in (*SCORED, "all")}


def _lines(nlp: Language, text: str) -> list[tuple[int, Doc]]:
    starts, position = [], 0
    lines = text.split("\n")
    for line in lines:
        starts.append(position)
        position += len(line) + 1
    return list(zip(starts, nlp.pipe(lines), strict=True))


def words_per_second(nlp: Language, texts: list[str]) -> float:
    """Tokens read in a second of one process."""
    began = time.perf_counter()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.perf_counter() - began)


def print_scores(model: Path, corpora: Path) -> None:
    """Print what the model card states."""
    syntax, whole_pipeline = spacy.load(model, exclude=["ner"]), spacy.load(model)
    for treebank in ("gum-dev", "ewt-dev"):
        for whole, what in ((True, "whole texts"), (False, "single sentences")):
            scores = dependency_scores(syntax, corpora / "syntax" / f"{treebank}.conllu", whole)
            print(treebank, what, *(f"{layer} {score:.4f}" for layer, score in scores.items()), sep="  ")
    news = corpora / "names" / "worldwide-dev.jsonl"
    for kind, (f1, precision, recall) in name_scores(whole_pipeline, news).items():
        print(f"names {kind:6} F {f1:.4f}  P {precision:.4f}  R {recall:.4f}")
    texts = [json.loads(line)["text"] for line in news.read_text(encoding="utf8").splitlines()[:100]]
    print(f"all parts {words_per_second(whole_pipeline, texts):.0f} words/s")
    print(f"without names {words_per_second(syntax, texts):.0f} words/s")
