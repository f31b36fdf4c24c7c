"""Join the trained parts into the pipeline that ships."""

from __future__ import annotations

import shutil
from pathlib import Path

import spacy
import srsly
from spacy.language import Language

from stemma.reading.network.component import FACTORY as SYNTAX
from stemma.reading.network.names_component import FACTORY as NAMES
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


def with_trees(work: Path) -> Language:
    """The words and vectors of the pipeline with the network of trees alone."""
    nlp = spacy.load(work / "blank")
    set_tokenizer(nlp)
    nlp.add_pipe(SYNTAX, name="parser").from_disk(work / "trees")  # type: ignore[attr-defined]
    return nlp


def assemble(work: Path, target: Path) -> None:
    """Write the networks of trees and names as one pipeline; `target` changes in one step."""
    nlp = with_trees(work)
    names = nlp.add_pipe(NAMES, name="ner")
    names.from_disk(work / "names")  # type: ignore[attr-defined]
    needed = names.labels  # type: ignore[attr-defined]
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
