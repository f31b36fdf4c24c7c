"""How well an account of real stories agrees with what careful readers found in them.

    python benchmarks/accounts/real.py DATA [--half open|blind] [--story NAME ...] [--export FOLDER] [--json FILE]

DATA is the folder of corpora (stories.jsonl, stories-ecb.jsonl, timelines/*/articles.jsonl.gz): the texts are their
publishers' and stand nowhere in this project. `real/<story>.json` holds what was annotated, as offsets into them: the
form of gold.json without the words (docs/benchmark.md). A report whose text is another than the one annotated is named
and left out.

Of the half `blind` only the figures over all its stories are printed, so that nobody learns from single ones.
"""

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scoring import brief_unsupported, export_of, names_together

import stemma
from stemma.bench import Score, score_account
from stemma.output import render
from stemma.records import Export

GOLD = Path(__file__).resolve().parent / "real"
CLUSTERS = "stories.jsonl", "stories-ecb.jsonl"
FIELDS = ("id", "url", "outlet", "title", "published", "text")  # of a row of a corpus: all but its label

Json = dict[str, Any]
Read = Callable[[str, Json], Export]


def main() -> None:
    """Print the measures of each story of a half, and their means."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("data", type=Path, metavar="DATA", help="the folder of corpora")
    asked.add_argument("--half", choices=["open", "blind"], default="open")
    asked.add_argument("--story", nargs="+", default=[], metavar="NAME", help="only these stories")
    asked.add_argument("--export", type=Path, metavar="FOLDER", help="score FOLDER/<story>.json instead of Stemma")
    asked.add_argument("--keep", type=Path, metavar="FOLDER", help="write Stemma's exports to FOLDER (open half only)")
    asked.add_argument("--json", type=Path, metavar="FILE", help="write the figures to FILE")
    options = asked.parse_args()
    golds = {name: gold for name, gold in gold_of(options.half) if name in options.story or not options.story}
    rows = rows_of(options.data, {report for gold in golds.values() for report in gold["texts"]})
    keep = options.keep if options.half == "open" else None
    read = _from(options.export) if options.export else _by_stemma(rows, keep)
    table = {}
    for name, gold in golds.items():
        known = _same_texts(name, gold, rows)
        if known:
            export = read(name, known)
            found = [*score_account(export, known), names_together(export, known), brief_unsupported(export)]
            table[name] = [score for score in found if score.name != "lineage pairs" or _has_descent(known)]
    if not table:
        sys.exit(f"{options.data} holds none of the texts of the half {options.half!r}")
    print("\n".join(lines(table, alone=options.half == "open")))
    if options.json:
        figures = {name: {s.name: {"value": s.value, "note": s.note} for s in table[name]} for name in table}
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def gold_of(half: str) -> Iterator[tuple[str, Json]]:
    """Yield the name and the gold of every story of a half, in the order of their names."""
    for file in sorted(GOLD.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        if gold["half"] == half:
            yield file.stem, gold


def rows_of(data: Path, wanted: set[str]) -> dict[str, Json]:
    """The rows whose ids are wanted, without the labels of the corpora; the folder of a timeline names its outlet."""
    rows = {}
    for file in [*(data / name for name in CLUSTERS), *sorted(data.glob("timelines/*/articles.jsonl.gz"))]:
        if not file.is_file():
            continue
        with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8") as opened:
            for row in map(json.loads, opened):
                if row["id"] in wanted:
                    outlet = {} if file.parent == data else {"outlet": file.parent.name.rpartition("_")[2]}
                    rows[row["id"]] = outlet | {key: row[key] for key in FIELDS if key in row}
    return rows


def digest(text: str) -> str:
    """What tells that a text is the one which was annotated.

    >>> digest("At noon nine died.")
    'c8f6464e01c9e906'
    """
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _same_texts(name: str, gold: Json, rows: Mapping[str, Json]) -> Json:
    """The gold of the reports whose texts are at hand and are those that were annotated."""
    known = {id_ for id_, told in gold["texts"].items() if id_ in rows and digest(rows[id_]["text"]) == told}
    for id_ in sorted(set(gold["texts"]) - known):
        print(f"{name}: the text of {id_} is not at hand or is another one", file=sys.stderr)
    kept = {id_: length for id_, length in gold["reports"].items() if id_ in known}
    return {**gold, "reports": kept, "texts": {id_: gold["texts"][id_] for id_ in sorted(known)}} if kept else {}


def _has_descent(gold: Json) -> bool:
    """Whether there are pairs to find: where every report is an origin of its own, `origins` says all."""
    return bool(gold["lineage"].get("edges") or gold["lineage"].get("siblings"))


def _by_stemma(rows: Mapping[str, Json], keep: Path | None) -> Read:
    def read(name: str, gold: Json) -> Export:
        with TemporaryDirectory() as folder:
            file = Path(folder) / f"{name}.jsonl"
            file.write_text("".join(json.dumps(rows[id_]) + "\n" for id_ in gold["texts"]), encoding="utf-8")
            run = stemma.read([file])
        for failure in run.failures:
            print(f"{name}: {failure.source}: {failure.problem}", file=sys.stderr)
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{name}.json").write_bytes(render(run.export, "json"))
        return run.export

    return read


def _from(folder: Path) -> Read:
    def read(name: str, gold: Json) -> Export:
        file = folder / f"{name}.json"
        return export_of(json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {})

    return read


def lines(table: Mapping[str, Iterable[Score]], *, alone: bool) -> list[str]:
    """The table as lines: a measure in each, its mean over stories, what its counts come to, and each story alone."""
    measures: dict[str, dict[str, Score]] = defaultdict(dict)
    for story, found in table.items():
        for score in found:
            measures[score.name][story] = score
    shown = list(table) if alone else []
    made = [f"{f'{len(table)} stories':36s}{'mean':>8s}{'counts':>16s}" + "".join(f"{s[:14]:>16s}" for s in shown)]
    for name, by_story in measures.items():
        mean = sum(score.value for score in by_story.values()) / len(by_story)
        alone_values = [f"{by_story[s].value:16.3f}" if s in by_story else f"{'-':>16s}" for s in shown]
        made.append(f"{name:36s}{mean:8.3f}{_counted(by_story.values()):>16s}" + "".join(alone_values))
    return made


def _counted(scores: Iterable[Score]) -> str:
    """ "a of b" summed over stories, where the notes of a measure say so."""
    notes = [score.note.split() for score in scores]
    counts = [(int(n[0]), int(n[2])) for n in notes if len(n) > 2 and n[1] == "of" and n[0].isdigit()]
    return f"{sum(a for a, _ in counts)} of {sum(b for _, b in counts)}" if counts else ""


if __name__ == "__main__":
    main()
