"""Learn how much each trait of two figures says for their stating one fact, and tell how well that holds.

    python -m training.figure_weights FOLDER ... [--write] [--only concept kindred] [--ridge 20]

A FOLDER holds one annotated story: `reports` (a folder) or `reports.jsonl` / `in.jsonl`, and `gold.json` in the
format of docs/benchmark.md; or it holds such folders, as `benchmarks/accounts/stories` does, of which those marked
`test` are left out. Nothing of the texts is kept: what is learnt are the weights of `figures_evidence.json`, by
logistic regression with a ridge towards 0, or towards the weight that the file gives by hand to traits that hardly
occur, first from the pairs alone, then from the decisions (`figure_merges`) that the product takes with the weights
learnt so far, as well. Every story counts nearly alike, however many pairs it has. Printed is the mean loss (in nats)
of a story whose weights were learnt without its fold, beside that of the weights that ship. A trait that is new has
to be given its reason in the file first; with `--only` its weight alone is written, and those of the others, to which
statuses and thresholds were fitted, stay as they are.
"""

import argparse
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from stemma.accounts import moments, people
from stemma.accounts.figures.facts.apart import hopeless
from stemma.accounts.figures.facts.drawn import drawn
from stemma.accounts.figures.facts.scene import scene, unit
from stemma.accounts.figures.facts.traits import traits
from stemma.accounts.stated import Stated, stated
from stemma.data import lexicon, path
from stemma.reading import read
from stemma.sources import load
from training.figure_merges import Block, Merges, blocks, decisions

FOLDS = 6
STEPS = 25
ROUNDS = 2  # of taking decisions and learning from them; more bring nothing on stories left out
DECISIONS = 3.0  # how much the decisions of a story weigh beside its pairs
SURE = 6.0  # no pair says more, as where they are used
Floats = npt.NDArray[np.float64]


class Pairs(NamedTuple):
    """The pairs of figures of one story: their traits, and whether the annotation has them under one topic."""

    traits: list[dict[str, float]]
    same: Floats


class Story(NamedTuple):
    """What is learnt from of one story: its pairs, and its statements by unit."""

    pairs: Pairs
    blocks: list[Block]


def folders(given: Sequence[Path]) -> list[Path]:
    """Return the folders of stories, those of a benchmark's `test` half left out."""
    found: list[Path] = []
    for folder in given:
        if (folder / "gold.json").exists():
            found.append(folder)
            continue
        index = folder / "index.toml"
        rows = tomllib.loads(index.read_text(encoding="utf-8"))["story"] if index.exists() else []
        hidden = {row["slug"] for row in rows if row["half"] == "test"}
        found += sorted(p.parent for p in folder.glob("*/gold.json") if p.parent.name not in hidden)
    return found


def figures_of(folder: Path) -> tuple[list[Stated], list[str | None]]:
    """Return the figures that the product finds in a story, and the topic that the annotation gives each."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    source = next(p for name in ("reports", "reports.jsonl", "in.jsonl") if (p := folder / name).exists())
    reports = [r for r in load([str(source)]).reports if {r.id, Path(r.source or "").name} & set(gold["reports"])]
    known = {r.id: {r.id, Path(r.source or "").name} for r in reports}
    dated = moments.date(sorted(read(reports), key=lambda r: r.id))
    statements = stated(dated, people.identify(dated)[1])
    return statements, [_topic(s, known[s.report], gold["figures"]) for s in statements]


def _topic(s: Stated, names: set[str], figures: Sequence[Mapping[str, Any]]) -> str | None:
    shared = [
        (min(s.end, f["end"]) - max(s.start, f["start"]), f["topic"])
        for f in figures
        if f["report"] in names and f["start"] < s.end and s.start < f["end"]
    ]
    return str(max(shared)[1]) if shared else None


def pairs(statements: Sequence[Stated], topics: Sequence[str | None]) -> Pairs:
    """Return the pairs that the product weighs, of figures that are annotated."""
    known = scene(statements)
    items = [drawn(s, known) for s in statements]
    found, same = [], []
    for i, a in enumerate(items):
        for j, b in enumerate(items[:i]):
            if None in (topics[i], topics[j]) or unit(a.stated) != unit(b.stated) or hopeless(a, b):
                continue
            found.append(traits(a, b, known))
            same.append(float(topics[i] == topics[j]))
    return Pairs(found, np.array(same, dtype=np.float64))


def table(stories: Sequence[Pairs], names: Sequence[str]) -> tuple[Floats, Floats, Floats]:
    """Return traits, labels and weights of all pairs of stories; the last column is that of any pair."""
    place = {name: i for i, name in enumerate(names)}
    rows = np.zeros((sum(len(s.traits) for s in stories), len(names) + 1))
    rows[:, -1] = 1.0
    for r, found in enumerate(t for s in stories for t in s.traits):
        for name, strength in found.items():
            rows[r, place[name]] = strength
    weights = [np.full(len(s.same), _of_story(len(s.same))) for s in stories if len(s.same)]
    return rows, np.concatenate([s.same for s in stories]), np.concatenate(weights)


def _of_story(examples: int) -> float:
    """Return what each of so many examples of a story weighs: stories count nearly alike."""
    return 300 / examples**0.8


def fit(
    stories: Sequence[Pairs],
    names: Sequence[str],
    ridge: float,
    by_hand: Mapping[str, float],
    taken: Sequence[Merges] = (),
) -> Floats:
    """Return the weights, by Newton's method on the penalised likelihood of pairs and of the decisions taken."""
    rows, same, weight = table(stories, names)
    fixed = np.zeros(len(same))
    for merges in taken:
        if merges.right:
            share = np.array(merges.weight) / np.mean(merges.weight)
            rows, fixed = np.vstack([rows, np.array(merges.traits)]), np.append(fixed, merges.fixed)
            same = np.append(same, merges.right)
            weight = np.append(weight, DECISIONS / 3 * _of_story(len(share)) * share)
    prior = np.array([*(by_hand.get(name, 0.0) for name in names), 0.0])
    penalty = np.array([*(ridge for _ in names), 1e-3])
    beta = prior.copy()
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-np.clip(rows @ beta + fixed, -30, 30)))
        slope = rows.T @ (weight * (same - sure)) - penalty * (beta - prior)
        bend = rows.T @ (rows * (weight * sure * (1 - sure))[:, None]) + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        beta = beta + step
        if np.abs(step).max() < 1e-3:
            break
    return beta


def learn(stories: Sequence[Story], names: Sequence[str], ridge: float, by_hand: Mapping[str, float]) -> Floats:
    """Return the weights learnt from pairs, then from the decisions that they lead to as well."""
    pairs_of = [s.pairs for s in stories]
    beta = fit(pairs_of, names, ridge, by_hand)
    for _ in range(ROUNDS):
        beta = fit(pairs_of, names, ridge, by_hand, [_taken(s, beta) for s in stories])
    return beta


def _taken(story: Story, beta: Floats) -> Merges:
    found = Merges([], [], [], [])
    for block in story.blocks:
        for whole, part in zip(found, decisions(block, beta), strict=True):
            whole.extend(part)  # type: ignore[arg-type]
    return found


def loss(story: Pairs, names: Sequence[str], beta: Floats) -> float:
    """Return the mean loss of a story's pairs in nats."""
    rows, same, _ = table([story], names)
    sure = 1 / (1 + np.exp(-np.clip(rows @ beta, -SURE, SURE)))
    return float(-(same * np.log(sure) + (1 - same) * np.log(1 - sure)).mean())


def left_out(stories: Sequence[Story], names: Sequence[str], ridge: float, by_hand: Mapping[str, float]) -> float:
    """Return the mean loss of the stories, each with weights learnt without its fold."""
    losses: list[float] = []
    for fold in range(FOLDS):
        beta = learn([s for i, s in enumerate(stories) if i % FOLDS != fold], names, ridge, by_hand)
        losses += [loss(s.pairs, names, beta) for i, s in enumerate(stories) if i % FOLDS == fold]
    return float(np.mean(losses))


def shipped(names: Sequence[str]) -> Floats:
    """Return the weights that ship."""
    weights = lexicon("figures_evidence")["weights"]
    return np.array([float(weights[name][0]) if name in weights else 0.0 for name in [*names, "any"]])


def write(names: Sequence[str], beta: Floats, only: Sequence[str] = ()) -> None:
    """Write the weights, rounded, into the file that ships: all, or those whose name holds one of a few words."""
    file = path("lexicons", "figures_evidence.json")
    content = json.loads(file.read_text(encoding="utf-8"))
    reasons = {name: value[1] for name, value in content["weights"].items()}
    if unexplained := sorted(set(names) - set(reasons)):
        raise SystemExit(f"Give these traits a reason in {file.name} first: {', '.join(unexplained)}.")
    learnt = dict(zip([*names, "any"], beta, strict=True))
    kept = {n: value for n, (value, _) in content["weights"].items() if only and not any(word in n for word in only)}
    content["weights"] = {
        n: [kept[n] if n in kept else round(float(learnt[n]), 2) + 0.0, why]
        for n, why in reasons.items()
        if n in learnt
    }
    file.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _figures(given: Sequence[Path]) -> Iterator[tuple[list[Stated], list[str | None], Pairs]]:
    for folder in folders(given):
        statements, topics = figures_of(folder)
        found = pairs(statements, topics)
        print(f"{folder.name}: {len(found.same)} pairs, {int(found.same.sum())} of one fact")
        if len(found.same):
            yield statements, topics, found


def main() -> None:
    """Learn the weights, print how well they do, and write them where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--ridge", type=float, default=20.0, help="how strongly weights are drawn to 0")
    parser.add_argument("--write", action="store_true", help="write the weights into figures_evidence.json")
    parser.add_argument("--only", nargs="+", default=(), metavar="WORD", help="write only weights whose name has one")
    args = parser.parse_args()
    by_hand = {name: float(value) for name, value in lexicon("figures_evidence")["by_hand"]["weights"].items()}
    figures = list(_figures(args.folders))
    known = set(lexicon("figures_evidence")["weights"]) - {"any"}
    names = sorted({name for *_, found in figures for t in found.traits for name in t} | set(by_hand) | known)
    stories = [Story(found, blocks(statements, topics, names)) for statements, topics, found in figures]
    print(f"as shipped: {np.mean([loss(s.pairs, names, shipped(names)) for s in stories]):.4f} nats a pair")
    print(f"left out: {left_out(stories, names, args.ridge, by_hand):.4f} nats a pair")
    if args.write:
        write(names, learn(stories, names, args.ridge, by_hand), args.only)


if __name__ == "__main__":
    main()
