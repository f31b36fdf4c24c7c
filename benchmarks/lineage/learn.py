"""Learn the weights by which a retelling is told from two reporters' accounts (`data/lexicons/lineage_retelling.json`),
and those by which a report is told to be made from a document that a party issued (`lineage_documents.json`).

    python benchmarks/lineage/learn.py [--pairs] [--also FOLDER]

Takes every pair of reports that does not share text by descent anyway, from the invented stories of the dev half of
`benchmarks/accounts` and from `retellings`, and fits a logistic model (L2) over their measures, and another one for the
pairs of which one is a document. Prints the weights
and, story by story left out, how many retellings are found and how many pairs are taken for one wrongly. `--pairs`
prints the pairs that are wrong; `--also` takes the stories of a further folder too.
"""

import argparse
import json
import math
import re
import tomllib
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon
from stemma.lineage.compare import compare
from stemma.lineage.drawn import may_be_drawn, measures
from stemma.lineage.facts import facts
from stemma.lineage.houses import of_one_house
from stemma.lineage.likelihood import Measures
from stemma.lineage.retold import Tellings
from stemma.reading import read
from stemma.records import Report
from stemma.sources import load, report_of_text

HERE = Path(__file__).resolve().parent
STORIES = HERE.parent / "accounts" / "stories"
PENALTY = 12.0  # of the squared weights of standardised measures: no one story may turn what a measure tells
STEPS, PLAIN = 60, 6  # steps of Newton's method, and those of them in which all pairs count alike

Floats = NDArray[np.float64]


class Judged(NamedTuple):
    """A pair of reports: its story, their names, its measures by name, and whether one has its text from the other.

    `open` tells that the pair may be taken for one at all, whatever its odds.
    """

    story: str
    names: tuple[str, str]
    measures: dict[str, float]
    retold: bool
    open: bool = True


def stories(also: Path | None = None) -> Iterator[tuple[str, Sequence[Report], dict[str, Any]]]:
    """Give the name, the reports and the gold lineage of each story that may be learnt from."""
    index = tomllib.loads((STORIES / "index.toml").read_text(encoding="utf-8"))
    folders = [STORIES / slug for slug in sorted(story["slug"] for story in index["story"] if story["half"] == "dev")]
    if also:
        known = {folder.name for folder in folders}
        folders += sorted(path.parent for path in also.glob("*/gold.json") if path.parent.name not in known)
    for folder in folders:
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["lineage"]
        yield folder.name, tuple(read(load([folder / "reports"]).reports)), gold
    for path in sorted((HERE / "retellings").glob("*.toml")):
        texts = {n: t.strip() for n, t in tomllib.loads(path.read_text(encoding="utf-8")).items() if n != "how"}
        alone = [[name] for name in sorted(texts) if name not in ("first", "retold")]
        lineage = {"edges": [{"child": "retold", "parent": "first"}], "origins": [["first", "retold"], *alone]}
        yield path.stem, [report_of_text(t, id=n, outlet=_outlet(n, t)) for n, t in sorted(texts.items())], lineage


def _outlet(name: str, text: str) -> str:
    agency = re.search(r"\(([A-Z][\w ]+)\) –", text)
    return agency[1] if agency else f"The {name.title()} Paper"


def judged(story: str, reports: Sequence[Report], gold: dict[str, Any]) -> tuple[list[Judged], list[Judged]]:
    """Return the pairs of a story that share no text by descent, and those of a document with another report.

    Reports of one house are left out, and the pairs of one line that the gold does not tie: of them nothing is known.
    """
    origin = {name: number for number, group in enumerate(gold["origins"]) for name in group}
    tied = {frozenset((e["child"], e["parent"])) for e in gold["edges"]}
    tied |= {frozenset(two[:2]) for two in gold.get("siblings", ())}
    name_of = {r.id: r.id if r.id in origin else Path(r.source).name for r in reports}
    found = compare([report for report in reports if name_of[report.id] in origin])
    everyone = found.witnesses
    close = [(b.one, b.two) for b in found.bonds if (b.one, b.two) in found.kin and not b.retold]
    pairs = list(combinations(range(len(everyone)), 2))
    tellings = Tellings(everyone, [facts(witness.text) for witness in everyone], pairs, close)
    retold, drawn = [], []
    for pair in pairs:
        names = tuple(name_of[everyone[place].text.report.id] for place in pair)
        right = frozenset(names) in tied
        if of_one_house(*(everyone[place] for place in pair)) or not (right or origin[names[0]] != origin[names[1]]):
            continue
        draws = tellings.drawn(pair)
        if draws is not None:
            drawn.append(Judged(story, names, measures(draws), right, may_be_drawn(draws)))
        elif tellings.documents.of(pair) is None and pair not in close and (shared := tellings.measures(pair)):
            retold.append(Judged(story, names, values(tellings.outlined(pair, shared)), right))
    return retold, drawn


def values(found: Measures) -> dict[str, float]:
    """Return the measures as the model takes them."""
    apart = lexicon("lineage_retelling")["apart"]
    as_log = {"figures", "own", "quotes", "own_quotes"}
    taken = {name: math.log1p(value) if name in as_log else float(value) for name, value in found._asdict().items()}
    taken["days"] = min(1.0, max(0.0, (found.days - apart["from"]) / (apart["to"] - apart["from"])))
    return taken


def fitted(measured: Floats, right: NDArray[np.bool_]) -> tuple[float, Floats]:
    """Return the bias and the weights (Newton's method on the penalised log likelihood of standardised measures).

    A pair counts less the more the model speaks against what its authors say of it, so that no single one, which may
    be judged by another rule than all others, turns what a measure tells.
    """
    middle, spread = measured.mean(axis=0), measured.std(axis=0) + 1e-9
    rows = np.column_stack([np.ones(len(measured)), (measured - middle) / spread])
    penalty = PENALTY * np.diag([0.0, *np.ones(measured.shape[1])])
    weights, counts = np.zeros(rows.shape[1]), np.ones(len(rows))
    for step in range(STEPS):
        score = rows @ weights
        likely = 1 / (1 + np.exp(-score))
        if step >= PLAIN:
            counts = 1 / (1 + np.maximum(0.0, np.where(right, -score, score)))
        slope = rows.T @ (counts * (right - likely)) - penalty @ weights
        bend = (rows * (counts * likely * (1 - likely))[:, None]).T @ rows + penalty
        weights += np.linalg.solve(bend, slope)
    scaled = weights[1:] / spread
    return float(weights[0] - scaled @ middle), scaled


def learn(pairs: Sequence[Judged], least: float, *, wrong: bool) -> None:
    """Print the weights, how well they do on stories left out, and where `wrong` the pairs that are told wrongly."""
    names = list(pairs[0].measures)
    measured = np.array([[pair.measures[name] for name in names] for pair in pairs])
    right, story = np.array([pair.retold for pair in pairs]), np.array([pair.story for pair in pairs])
    score = np.zeros(len(pairs))
    for name in sorted({pair.story for pair in pairs}):
        out = story == name
        bias, weights = fitted(measured[~out], right[~out])
        score[out] = bias + measured[out] @ weights
    bias, weights = fitted(measured, right)
    named = dict(zip(names, weights.tolist(), strict=True)) | {"bias": bias}
    print(json.dumps({name: round(weight, 2) for name, weight in sorted(named.items())}))
    found = (score > least) & np.array([pair.open for pair in pairs])
    print(f"{len(pairs)} pairs, {right.sum()} of one text; story by story left out: ", end="")
    print(f"{(found & right).sum()} found, {(found & ~right).sum()} pairs taken for one wrongly")
    for pair, said, worth in zip(pairs, found, score, strict=True):
        if wrong and said != pair.retold:
            print(f"{worth:6.2f} {'wrong ' if said else 'missed'} {pair.story:24s} {' '.join(pair.names)}")


def main() -> None:
    """Print what was learnt of retellings, then of documents."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pairs", action="store_true")
    asked.add_argument("--also", type=Path, metavar="FOLDER")
    options = asked.parse_args()
    every = [judged(name, reports, gold) for name, reports, gold in stories(options.also)]
    for kind, lexis in enumerate(("lineage_retelling", "lineage_documents")):
        learn([pair for found in every for pair in found[kind]], lexicon(lexis)["odds"]["least"], wrong=options.pairs)


if __name__ == "__main__":
    main()
