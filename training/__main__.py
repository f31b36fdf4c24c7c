"""Retrain everything that Stemma ships as language model: `python -m training CORPORA`.

CORPORA is a folder with `syntax/` (EWT and GUM in CoNLL-U) and `names/` (Universal NER on EWT, WikiGold,
re3d). Steps, each reading what those before it wrote into the work folder:

vectors   distil word vectors from the sentence encoder and write the feature table
trees     train tags, trees and sentence ends, and learn the rules of lemmas
corpora   convert the corpora of names to training documents, mixed anew for each round of training
names     train the named entities, over what the network of trees makes of words
assemble  join both into src/stemma/data/language
measure   print the scores of the pipeline in place
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(threads, "1")

STEPS = ("vectors", "trees", "corpora", "names", "assemble", "measure")
MIXTURES, ROUNDS = (7, 8, 9), (7, 8, 9, 7)  # seeds of the mixtures of names, and those that rounds are trained on
SHIPPED = Path(__file__).parents[1] / "src" / "stemma" / "data"


def main() -> None:
    """Run the steps asked for, all by default."""
    parser = argparse.ArgumentParser(
        prog="python -m training", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("corpora", type=Path, help="folder of corpora")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="folder for what the steps write")
    parser.add_argument("--target", type=Path, default=SHIPPED, help="data folder of the package")
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=list(STEPS))
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    for step in STEPS:
        if step in options.steps:
            print(f"{step} ...", flush=True)
            globals()[f"run_{step}"](options.corpora, options.work, options.target)


def run_vectors(corpora: Path, work: Path, target: Path) -> None:
    """Word vectors for matching, and the feature table of the pipeline."""
    from training.distil_vectors import encode_words, principal_components, write_vectors
    from training.feature_table import blank_pipeline, feature_rows
    from training.gather_words import SHIPPED_FLOOR, common_words, list_words, word_lists

    lists = word_lists()
    common = common_words(corpora, lists)
    words = {**common, **list_words(lists, common)}
    vectors = principal_components(encode_words(list(words)), fit_on=len(common))
    names = lists.name_words()
    shipped = [i for i, (word, frequency) in enumerate(common.items()) if frequency >= SHIPPED_FLOOR or word in names]
    ordered = list(common)
    write_vectors(target / "vectors", {ordered[i]: common[ordered[i]] for i in shipped}, vectors[shipped])
    blank_pipeline(words, feature_rows(words, vectors, lists)).to_disk(work / "blank")
    (work / "words.txt").write_text("\n".join(words) + "\n", encoding="utf8")


def run_trees(corpora: Path, work: Path, target: Path) -> None:
    """Everything but names."""
    import spacy

    from training.tokens import set_tokenizer
    from training.trees.export import export_best
    from training.trees.train import train

    nlp = spacy.load(work / "blank")
    set_tokenizer(nlp)
    train(nlp, corpora, work / "trees")
    export_best(nlp, corpora, work / "trees")


def run_corpora(corpora: Path, work: Path, target: Path) -> None:
    """Training documents, one mixture a file, and development documents."""
    from training.assemble import with_trees
    from training.name_corpus import write_names, write_names_dev

    nlp = with_trees(work)
    for seed in MIXTURES:
        write_names(nlp, corpora, work / f"names-{seed}.spacy", seed)
    write_names_dev(nlp, corpora, work / "names-dev.spacy")


def run_names(corpora: Path, work: Path, target: Path) -> None:
    """Named entities."""
    from training.assemble import with_trees
    from training.names.train import train

    rounds = [work / f"names-{seed}.spacy" for seed in ROUNDS]
    train(with_trees(work), rounds, work / "names-dev.spacy", work / "names")


def run_assemble(corpora: Path, work: Path, target: Path) -> None:
    """The shipped pipeline, from what both trainings left."""
    from training.assemble import assemble

    assemble(work, target / "language")


def run_measure(corpora: Path, work: Path, target: Path) -> None:
    """The scores of the model card."""
    from training.measure import print_scores

    print_scores(target / "language", corpora)


if __name__ == "__main__":
    main()
