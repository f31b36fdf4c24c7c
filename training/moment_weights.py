"""Learn how much each trait of two tellings says for their being of one happening, and tell how well that holds.

    python -m training.moment_weights FOLDER ... [--write] [--ridge 3]

FOLDERs are those of `figure_weights`; what ships is learnt from the development half of benchmarks/accounts alone.
Compared are tellings whose days agree; two are one where the annotation has them in one row of the timeline. A pair of
which only one stands in a row counts half. What is learnt are the weights of `dates_evidence.json`, by logistic
regression with a ridge towards 0; a story counts by the square root of its pairs. Printed is the mean loss (in nats) of
pairs whose story was left out, beside that of the weights that ship. A trait that is new has to be given its meaning in
the file first.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from stemma import meaning
from stemma.accounts import moments, people
from stemma.accounts.moments.groups import agree
from stemma.accounts.moments.row_value import moment_value
from stemma.accounts.moments.scene import draw
from stemma.accounts.moments.told import Told, told
from stemma.accounts.moments.traits import traits
from stemma.data import lexicon, path
from stemma.reading import read
from stemma.sources import load
from training.figure_weights import folders

STEPS = 12
ROW = 1_000  # characters that the right day is worth when a telling touches two rows
Floats = npt.NDArray[np.float64]


class Pair(NamedTuple):
    """Two tellings of one story: their traits, whether they are of one row, and how much that counts."""

    story: str
    traits: Mapping[str, float]
    same: bool
    counts: float


def pairs(folder: Path) -> Iterator[Pair]:
    """Yield the pairs of tellings of a story that the product compares, of which at least one is annotated."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    source = next(p for name in ("reports", "reports.jsonl", "in.jsonl") if (p := folder / name).exists())
    reports = [r for r in load([str(source)]).reports if {r.id, PurePath(r.source).name} & set(gold["reports"])]
    dated = moments.date(sorted(read(reports), key=lambda r: r.id))
    _, names_of = people.identify(dated)
    items = [item for item in told(dated, names_of) if moment_value(item.date.value)]
    drawn, weights = draw(items, dated, names_of)
    called = {name: r.id for r in dated for name in (r.id, PurePath(r.source).name)}
    rows = [_row(item, gold["timeline"], called) for item in items]
    for i, one in enumerate(drawn):
        for j, two in enumerate(drawn[:i]):
            if not agree(one, two) or (rows[i] is None and rows[j] is None):
                continue
            alike = float(meaning.cosines(one.meaning[None], two.meaning[None])[0, 0])
            known = rows[i] is not None and rows[j] is not None
            yield Pair(folder.name, traits(one, two, weights, alike), rows[i] == rows[j], 1.0 if known else 0.5)


def _row(item: Told, timeline: Sequence[Mapping[str, Any]], called: Mapping[str, str]) -> int | None:
    """Return the row of the annotated timeline that a telling touches, the one of its day before others."""
    value = moment_value(item.date.value)
    day = value[0] if value else ""
    best: tuple[int, int | None] = (0, None)
    for number, row in enumerate(timeline):
        right = day.startswith(row["date"]) or row["date"].startswith(day)
        for mention in row["mentions"]:
            if called.get(mention["report"]) != item.report:
                continue
            shared = min(mention["end"], item.happening.end) - max(mention["start"], item.happening.start)
            if shared > 0:
                best = max(best, (shared + ROW * right, number), key=lambda found: found[0])
    return best[1]


def table(found: Sequence[Pair], names: Sequence[str]) -> tuple[Floats, Floats, Floats]:
    """Return traits, labels and weights of pairs; the first column is that of any pair."""
    rows = np.array([[1.0, *(pair.traits.get(name, 0.0) for name in names)] for pair in found])
    sizes = {story: sum(p.story == story for p in found) for story in {p.story for p in found}}
    weight = np.array([pair.counts / np.sqrt(sizes[pair.story]) for pair in found])
    return rows, np.array([float(pair.same) for pair in found]), weight * len(found) / weight.sum()


def fit(rows: Floats, same: Floats, weight: Floats, ridge: float) -> Floats:
    """Return the weights, by Newton's method on the penalised likelihood."""
    beta, drawn = np.zeros(rows.shape[1]), np.full(rows.shape[1], ridge)
    drawn[0] = 0.01
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ beta))
        curvature = (rows.T * (weight * chance * (1 - chance))) @ rows + np.diag(drawn)
        beta = beta + np.linalg.solve(curvature, rows.T @ (weight * (same - chance)) - drawn * beta)
    return beta


def loss(rows: Floats, same: Floats, weight: Floats, beta: Floats) -> float:
    """Return the mean loss of pairs in nats."""
    sums = rows @ beta
    return float((weight * (np.logaddexp(0, sums) - same * sums)).sum() / weight.sum())


def left_out(found: Sequence[Pair], names: Sequence[str], ridge: float) -> float:
    """Return the mean loss of pairs by the weights that were learnt without their story."""
    rows, same, weight = table(found, names)
    stories = np.array([pair.story for pair in found])
    lost = 0.0
    for story in sorted(set(stories)):
        out = stories == story
        beta = fit(rows[~out], same[~out], weight[~out], ridge)
        lost += loss(rows[out], same[out], weight[out], beta) * weight[out].sum()
    return lost / float(weight.sum())


def main() -> None:
    """Learn the weights, print how well they do, and write them where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--ridge", type=float, default=3.0, help="how strongly weights are drawn to 0")
    parser.add_argument("--write", action="store_true", help="write the weights into dates_evidence.json")
    args = parser.parse_args()
    shipped = {name: float(value[0]) for name, value in lexicon("dates_evidence")["weights"].items()}
    names = sorted(set(shipped) - {"any"})
    found = [pair for folder in folders(args.folders) for pair in pairs(folder)]
    if unexplained := sorted({name for pair in found for name in pair.traits} - set(names)):
        raise SystemExit(f"Give these traits a meaning in dates_evidence.json first: {', '.join(unexplained)}.")
    rows, same, weight = table(found, names)
    print(f"{len(found)} pairs, {int(same.sum())} of one happening")
    print(f"as shipped: {loss(rows, same, weight, np.array([shipped[n] for n in ('any', *names)])):.4f} nats a pair")
    print(f"left out: {left_out(found, names, args.ridge):.4f} nats a pair")
    if args.write:
        _write(dict(zip(("any", *names), fit(rows, same, weight, args.ridge), strict=True)))


def _write(learnt: Mapping[str, float]) -> None:
    file = path("lexicons", "dates_evidence.json")
    content = json.loads(file.read_text(encoding="utf-8"))
    content["weights"] = {n: [round(float(learnt[n]), 2) + 0.0, why] for n, (_, why) in content["weights"].items()}
    file.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
