"""How well lineage is told, on families with known trees, beside what users of near-duplicate tools would get.

    pip install --editable ".[bench]"
    python benchmarks/lineage/run.py [--half dev|test] [--families 36] [--real DATA]

Prints, for Stemma and for each peer on the same reports: precision, recall and F1 of the pairs that share text by
descent (edges, and siblings whose original is missing), B-cubed F1 of origins, and reports per second; for Stemma also
how many of the decided right edges have the right direction and kind, and how many missing originals were inferred.
A pair is right where the child is tied to its parent or to a report of its line that holds no less of its text, since a
copyist who changes nothing leaves no trace; F1 of the very tree stands in brackets. `dev` may be looked at while
developing, `test` (other events) only for the table. `--real` makes the families from the annotated real stories of
the folder of corpora DATA instead (real_events.py).
"""

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path

from families import Family, family
from real_events import real_events

from stemma.bench.measures import b_cubed
from stemma.lineage import trace
from stemma.lineage.graph import components
from stemma.records import Lineage, Report
from stemma.words import words

Pairs = set[tuple[str, str]]


def pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def gold_pairs(truth: Family) -> Pairs:
    return {pair(*edge) for edge in truth.edges} | truth.siblings


def judged(truth: Family, found: Pairs) -> tuple[int, int, int]:
    """Return how many pairs are right, how many count, and how many there are, as far as texts can tell.

    An edge is found where the child is tied to its parent or to a report that its text could as well be from. A tie of
    two whose events' originals share a statement or an agency's background is neither right nor wrong.
    """
    rest = set(found)
    hits = gold = 0
    for (child, parent), instead in sorted(truth.instead.items()):
        right = {pair(child, source) for source in (parent, *sorted(instead))}
        hits += bool(right & found)
        gold += 1
        rest -= right
    for two in sorted(truth.siblings):
        if two in truth.explained:
            rest.discard(two)
            continue
        hits += two in found
        gold += 1
        rest.discard(two)
    return hits, hits + len(rest - truth.sharing), gold


def stemma_pairs(lineage: Lineage) -> Pairs:
    lost = {original.id for original in lineage.lost}
    found = {pair(e.child, e.parent) for e in lineage.edges if e.parent not in lost and e.child not in lost}
    return found | {pair(*two) for original in lineage.lost for two in combinations(original.children, 2)}


def grams(report: Report, size: int) -> set[str]:
    forms = [word.form for word in words(report.text)]
    return {" ".join(forms[i : i + size]) for i in range(len(forms) - size + 1)}


def shared_grams(least: float) -> Callable[[Sequence[Report]], Pairs]:
    def pairs_of(reports: Sequence[Report]) -> Pairs:
        have = {r.id: grams(r, 8) for r in reports}
        two = combinations(sorted(have), 2)
        return {(a, b) for a, b in two if len(have[a] & have[b]) > least * min(len(have[a]), len(have[b]))}

    return pairs_of


def minhash(threshold: float) -> Callable[[Sequence[Report]], Pairs]:
    from datasketch import MinHash, MinHashLSH

    def pairs_of(reports: Sequence[Report]) -> Pairs:
        index, found = MinHashLSH(threshold=threshold, num_perm=128), set()
        for report in reports:
            sketch = MinHash(num_perm=128)
            sketch.update_batch([gram.encode() for gram in sorted(grams(report, 5))])
            found |= {pair(report.id, other) for other in index.query(sketch)}
            index.insert(report.id, sketch)
        return found

    return pairs_of


def line_of(reports: Iterable[Report], pairs: Pairs) -> dict[str, int]:
    names = [r.id for r in reports]
    number = {name: i for i, name in enumerate(names)}
    groups = components(range(len(names)), [(number[a], number[b]) for a, b in pairs])
    return {names[i]: n for n, group in enumerate(groups) for i in group}


def gold_lines(truth: Family) -> dict[str, int]:
    return {name: n for n, line in enumerate(truth.origins) for name in line}


def f1(hits: float, found: float, gold: float) -> tuple[float, float, float]:
    precision, recall = hits / max(1, found), hits / max(1, gold)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def show(name: str, counts: dict[str, float]) -> None:
    precision, recall, both = f1(counts["hits"], counts["found"], counts["gold"])
    strict = f1(counts["strict hits"], counts["strict found"], counts["strict gold"])[2]
    origins = counts["origins"] / counts["families"]
    speed = counts["reports"] / max(1e-9, counts["seconds"])
    print(
        f"{name:24s} P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}  (the very tree {strict:.3f})   "
        f"origins {origins:.3f}   {speed:6.0f} reports/s"
    )


def count(counts: dict[str, float], truth: Family, pairs: Pairs, lines: dict[str, int], seconds: float) -> None:
    gold = gold_pairs(truth)
    for key, value in zip(("hits", "found", "gold"), judged(truth, pairs), strict=True):
        counts[key] += value
    counts["strict hits"] += len(pairs & gold)
    counts["strict found"] += len(pairs)
    counts["strict gold"] += len(gold)
    counts["origins"] += b_cubed(gold_lines(truth), lines).f1
    counts["families"] += 1
    counts["reports"] += len(truth.reports)
    counts["seconds"] += seconds


def stemma_row(families: Sequence[Family]) -> None:
    counts: dict[str, float] = defaultdict(float)
    right: dict[str, int] = defaultdict(int)
    for truth in families:
        began = time.perf_counter()
        lineage = trace(truth.reports)
        took = time.perf_counter() - began
        lines = {name: n for n, origin in enumerate(lineage.origins) for name in origin.reports}
        count(counts, truth, stemma_pairs(lineage), lines, took)
        for edge in lineage.edges:
            if edge.kind == "shared-source":
                right["open"] += (edge.child, edge.parent) in truth.edges or (edge.parent, edge.child) in truth.edges
                continue
            for way in ((edge.child, edge.parent), (edge.parent, edge.child)):
                if way in truth.edges:
                    right["edges"] += 1
                    right["direction"] += way == (edge.child, edge.parent)
                    right["kind"] += truth.edges[way] == edge.kind
        right["missing"] += bool(truth.siblings - truth.explained)
        right["tellable"] += bool(truth.siblings - truth.explained - truth.silent)
        told = [any(pair(*two) in truth.siblings for two in combinations(lost.children, 2)) for lost in lineage.lost]
        right["found"] += any(told) and bool(truth.siblings - truth.explained)
        right["found told"] += any(told) and bool(truth.siblings - truth.explained - truth.silent)
        right["lost"] += len(told)
        right["lost right"] += sum(told)
    show("Stemma", counts)
    print(f"{'':24s} of {right['edges']} right edges that are decided: direction {right['direction']}, ", end="")
    print(f"kind {right['kind']}; {right['open']} right ones are left open; ", end="")
    print(
        f"originals inferred in {right['found']} of {right['missing']} families that miss one whose place no other ",
        end="",
    )
    print(
        f"report takes, {right['found told']} of {right['tellable']} where no child of it could be the source of ",
        end="",
    )
    print(f"another by what it holds and when; of {right['lost']} inferred {right['lost right']} right")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--families", type=int, default=36)
    options.add_argument("--half", choices=["dev", "test"], default="dev")
    options.add_argument("--real", type=Path, metavar="DATA", help="make the families from the real stories of DATA")
    asked = options.parse_args()
    among = real_events(asked.real) if asked.real else ()
    if asked.real and not among:
        options.error(f"{asked.real} holds none of the annotated stories")
    half = "real" if asked.real else asked.half
    families = [family(seed, half, among) for seed in range(asked.families)]
    reports, pairs = sum(len(f.reports) for f in families), sum(len(gold_pairs(f)) for f in families)
    print(f"{len(families)} families, {reports} reports, {pairs} pairs")
    stemma_row(families)
    peers = {"shared 8-grams, 2 %": shared_grams(0.02), "shared 8-grams, 5 %": shared_grams(0.05)}
    try:
        peers |= {f"datasketch MinHash {t}": minhash(t) for t in (0.3, 0.5, 0.7)}
    except ImportError:
        print("datasketch is not installed: its rows are left out")
    for name, pairs_of in peers.items():
        counts: dict[str, float] = defaultdict(float)
        for truth in families:
            began = time.perf_counter()
            pairs = pairs_of(truth.reports)
            took = time.perf_counter() - began
            count(counts, truth, pairs, line_of(truth.reports, pairs), took)
        show(name, counts)


if __name__ == "__main__":
    main()
