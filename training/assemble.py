"""Join the trained parts into the pipeline that ships."""

from __future__ import annotations

import shutil
from pathlib import Path

import spacy
import srsly

from stemma.reading.network.component import FACTORY
from training.lend_norms import set_norms
from training.tokens import set_tokenizer

META = {
    "lang": "en",
    "name": "stemma",
    "version": "2.0.0",
    "description": "English news: tags, lemmas, dependencies (Universal Dependencies), names",
    "author": "The Stemma authors",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.0,<3.9.0",
}


def assemble(trees: Path, names: Path, target: Path, norms: Path) -> None:
    """Write the network of trees and the names as one pipeline; `target` changes in one step."""
    nlp = spacy.load(names)
    needed = set(nlp.pipe_labels["ner"])
    nlp.add_pipe(FACTORY, name="parser", first=True).from_disk(trees)
    set_tokenizer(nlp)
    set_norms(nlp, srsly.read_json(norms))
    nlp.meta.update(META)
    nlp.meta["performance"] = {}
    for path in ("train", "dev", "vectors"):
        nlp.config["paths"][path] = None
    fresh, old = target.with_name(f"{target.name}.new"), target.with_name(f"{target.name}.old")
    for folder in (fresh, old):
        shutil.rmtree(folder, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(fresh)
    srsly.write_json(fresh / "vocab" / "strings.json", sorted(needed))  # without the words seen in training
    if (target / "MODEL_CARD.md").exists():
        shutil.copy(target / "MODEL_CARD.md", fresh)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)
