"""How well an account of each invented story agrees with the one that its authors wrote: stories x measures.

    python benchmarks/accounts/run.py [--half dev|test] [--json FILE]         Stemma itself
    python benchmarks/accounts/run.py [--half dev|test] --export FOLDER       another system: FOLDER/<story>.json

Each story is read by itself. An export needs only the keys that are scored (docs/benchmark.md). A story of which the
folder has no export counts as one in which nothing was found.
"""

import argparse
import json
import tomllib
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin

import msgspec

import stemma
from stemma.bench import Score, score_account
from stemma.records import Export

STORIES = Path(__file__).resolve().parent / "stories"
COUNTED = {"statements without evidence"}  # summed over the stories; all other measures are averaged

Json = dict[str, Any]
Table = dict[str, list[Score]]


def main() -> None:
    """Print the table and, where asked, write it as JSON."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--half", choices=["dev", "test"], default="dev")
    asked.add_argument("--json", type=Path, metavar="FILE", help="write the figures with their counts to FILE")
    asked.add_argument("--export", type=Path, metavar="FOLDER", help="score FOLDER/<story>.json instead of Stemma")
    options = asked.parse_args()
    table = {story: scores_of(story, options.export) for story in stories_of(options.half)}
    print("\n".join(rows(table)))
    if options.json:
        content = {story: {s.name: {"value": s.value, "note": s.note} for s in table[story]} for story in table}
        options.json.write_text(json.dumps(content | {"mean": means(table)}, indent=1) + "\n", encoding="utf-8")


def stories_of(half: str) -> list[str]:
    """The folder names of the stories of one half, in the order of index.toml."""
    index = tomllib.loads((STORIES / "index.toml").read_text(encoding="utf-8"))
    return [story["slug"] for story in index["story"] if story["half"] == half]


def scores_of(story: str, exports: Path | None) -> list[Score]:
    """Score Stemma's account of a story, or the one in the folder `exports`."""
    gold = json.loads((STORIES / story / "gold.json").read_text(encoding="utf-8"))
    if exports is None:
        return score_account(stemma.read([STORIES / story / "reports"]).export, gold)
    file = exports / f"{story}.json"
    found = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return score_account(msgspec.convert(completed(found, Export), Export), gold)


def completed(value: Any, kind: Any) -> Any:
    """`value` (JSON) with what the record type `kind` requires and the value lacks, as neutral as its type allows.

    >>> completed({"start": 3}, stemma.records.Extent)
    {'start': 3, 'end': 0}
    """
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and isinstance(value, dict):
        fields = {field.name: field for field in msgspec.structs.fields(kind)}
        lacking = {name: neutral(f.type) for name, f in fields.items() if f.required and name not in value}
        return {k: completed(v, fields[k].type) if k in fields else v for k, v in (value | lacking).items()}
    if get_origin(kind) is tuple and isinstance(value, list):
        return [completed(item, get_args(kind)[0]) for item in value]
    return value


def neutral(kind: Any) -> Any:
    """A JSON value of the type `kind` that says nothing."""
    if NoneType in get_args(kind):
        return None
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    if get_origin(kind) is tuple:
        return []
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return completed({}, kind)
    return kind()


def means(table: Table) -> dict[str, float]:
    """The mean of each measure over all stories, where one without the measure counts 0; counts are summed."""
    sums: dict[str, float] = {}
    for score in (score for scores in table.values() for score in scores):
        sums[score.name] = sums.get(score.name, 0.0) + score.value
    return {name: value if name in COUNTED else value / len(table) for name, value in sums.items()}


def rows(table: Table) -> list[str]:
    """The table as lines: a measure in each, with a column for each story and the mean last."""
    lines = [f"{'':36s}" + "".join(f"{story[:15]:>17s}" for story in table) + f"{'mean':>9s}"]
    for name, mean in means(table).items():
        found = [next((f"{s.value:.3f}" for s in scores if s.name == name), "-") for scores in table.values()]
        lines.append(f"{name:36s}" + "".join(f"{value:>17s}" for value in found) + f"{mean:9.3f}")
    return lines


if __name__ == "__main__":
    main()
