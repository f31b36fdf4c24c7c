"""How well an account of each invented story agrees with the one that its authors wrote.

    python benchmarks/accounts/run.py [--half dev|test] [--json FILE]         Stemma, and the peers that are installed
    python benchmarks/accounts/run.py [--half dev|test] --alone               Stemma without peers
    python benchmarks/accounts/run.py [--half dev|test] --export FOLDER       another system: FOLDER/<story>.json

Prints the measures of every story, and their means over the stories beside those of the peers (in peers/), each on the
measures that it is made for. Each story is read by itself. An export needs only the keys that are scored
(docs/benchmark.md). A story of which the folder has no export counts as one in which nothing was found.
"""

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import peers
from markup import read_account
from peers.form import Read
from scoring import COUNTED, STORIES, export_of, scores

import stemma
from stemma.bench import Score
from stemma.records import Export

PUBLISHED = re.compile(r'article:published_time" content="([^"]+)"')

Table = dict[str, list[Score]]
Means = dict[str, float]


def main() -> None:
    """Print the tables and, where asked, write the figures as JSON."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--half", choices=["dev", "test"], default="dev")
    asked.add_argument("--json", type=Path, metavar="FILE", help="write the figures with their counts to FILE")
    asked.add_argument("--export", type=Path, metavar="FOLDER", help="score FOLDER/<story>.json instead of Stemma")
    asked.add_argument("--alone", action="store_true", help="leave the peers out")
    options = asked.parse_args()
    stories = stories_of(options.half)
    read = _from(options.export) if options.export else _by_stemma
    table = {story: scores(read(story), story) for story in stories}
    print("\n".join(rows(table)))
    beside = {} if options.alone or options.export else by_peers(stories)
    if beside:
        print("\n" + "\n".join(peer_rows({"Stemma": means(table)} | beside, len(stories))))
    if options.json:
        content = {story: {s.name: {"value": s.value, "note": s.note} for s in table[story]} for story in table}
        whole = {**content, "mean": means(table), "peers": beside}
        options.json.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")


def stories_of(half: str) -> list[str]:
    """The folder names of the stories of one half, in the order of index.toml."""
    index = tomllib.loads((STORIES / "index.toml").read_text(encoding="utf-8"))
    return [story["slug"] for story in index["story"] if story["half"] == half]


def _by_stemma(story: str) -> Export:
    run = stemma.read([STORIES / story / "reports"])
    for failure in run.failures:
        print(f"{story}: {failure.source}: {failure.problem}", file=sys.stderr)
    return run.export


def _from(folder: Path) -> Callable[[str], Export]:
    def read(story: str) -> Export:
        file = folder / f"{story}.json"
        return export_of(json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {})

    return read


def by_peers(stories: list[str]) -> dict[str, Means]:
    """The means of every peer that is installed, on the measures that it is made for."""
    beside = {}
    for peer in peers.ALL:
        try:
            table = {story: _of_peer(peer, story) for story in stories}
        except ImportError as missing:
            print(f"\n{peer.NAME} is left out: {missing.name} is not installed")
        else:
            beside[peer.NAME] = means(table)
    return beside


def _of_peer(peer: ModuleType, story: str) -> list[Score]:
    found = scores(export_of(peer.account(reports_of(story))), story)
    return [score for score in found if score.name.startswith(peer.MEASURES)]


def reports_of(story: str) -> list[Read]:
    """The reports of a story, with the day of publication where the input states it."""
    _, texts = read_account(STORIES / story)
    folder = STORIES / story / "reports"
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    published = {row["id"]: row.get("published") for row in map(json.loads, lines)}
    for page in sorted(folder.glob("*.html")):
        stated = PUBLISHED.search(page.read_text(encoding="utf-8"))
        published[page.name] = stated[1] if stated else None
    return [Read(name, text, published.get(name)) for name, text in texts.items()]


def means(table: Table) -> Means:
    """The mean of each measure over all stories, where one without the measure counts 0; counts are summed."""
    sums: Means = {}
    for score in (score for found in table.values() for score in found):
        sums[score.name] = sums.get(score.name, 0.0) + score.value
    return {name: value if name in COUNTED else value / len(table) for name, value in sums.items()}


def rows(table: Table) -> list[str]:
    """The table as lines: a measure in each, with a column for each story and the mean last."""
    lines = [f"{'':36s}" + "".join(f"{story[:15]:>17s}" for story in table) + f"{'mean':>9s}"]
    for name, mean in means(table).items():
        found = [next((f"{s.value:.3f}" for s in of if s.name == name), "-") for of in table.values()]
        lines.append(f"{name:36s}" + "".join(f"{value:>17s}" for value in found) + f"{mean:9.3f}")
    return lines


def peer_rows(systems: dict[str, Means], stories: int) -> list[str]:
    """The means as lines: a measure in each, a column for each system, "-" where it is not made for the measure."""
    lines = [f"{f'mean of {stories} stories':36s}" + "".join(f"{name:>12s}" for name in systems)]
    for measure in next(iter(systems.values())):
        values = [f"{of[measure]:.3f}" if measure in of else "-" for of in systems.values()]
        lines.append(f"{measure:36s}" + "".join(f"{value:>12s}" for value in values))
    return lines


if __name__ == "__main__":
    main()
