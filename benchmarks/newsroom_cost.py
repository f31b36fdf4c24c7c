"""What a read costs that adds ten reports to a newsroom of so many: processor seconds, by part.

    python benchmarks/newsroom_cost.py 100 1000 5000

The reports are of the invented stream that the benchmark of stories uses, cut to 120 words. Starting Python and loading
the language model, which every read does once, is left out.
"""

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

sys.path.insert(0, str(Path(__file__).parent / "stories"))

from newsroom import stream

from stemma.newsroom import Newsroom
from stemma.output import render
from stemma.pipeline import read
from stemma.records import Report

WORDS = 120
NEW = 10
HEADS = (
    *("reports", "stories", "all of them at first, s", "ten more, s", "accounts changed"),
    *("the same ten again, s", "all as JSON, s", "MB"),
)


def main(sizes: list[int]) -> None:
    """Print a row for each size."""
    reports = [report for report, _ in stream(max(sizes) + NEW)]
    added = reports[max(sizes) :]
    heads = (
        "reports|stories|all of them at first, s|ten more, s|accounts changed|the same ten again, s|all as JSON, s|MB"
    )
    print(f"| {heads.replace('|', ' | ')} |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for size in sizes:
        with TemporaryDirectory() as folder:
            print(row(Path(folder), reports[:size], added), flush=True)


def row(folder: Path, reports: list[Report], added: list[Report]) -> str:
    """Return the row of one size."""
    kept, new, db = folder / "kept.jsonl", folder / "new.jsonl", folder / "news.db"
    write(kept, reports), write(new, added)
    read([new])  # loads the model
    with Newsroom(db) as room:
        first = timed(lambda: room.read([kept]))
    with Newsroom(db) as room:
        found = []
        ten = timed(lambda: found.append(room.read([new])))
        again = timed(lambda: room.read([new]))
        written = timed(lambda: render(room.export(), "json"))
        cells = [len(room) - NEW, len(room.stories()), first, ten, len(found[0].stories), again, written]
    told = [f"{cell:,}" if isinstance(cell, int) else f"{cell:.1f}" for cell in cells]
    return f"| {' | '.join(told)} | {db.stat().st_size / 1e6:.0f} |"


def write(path: Path, reports: Iterable[Report]) -> None:
    """Write reports as JSON Lines."""
    rows = [
        {
            "id": r.id,
            "outlet": r.outlet,
            "title": r.title,
            "published": r.published,
            "text": " ".join(r.text.split(" ")[:WORDS]),
        }
        for r in reports
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def timed(work: Callable[[], object]) -> float:
    """Return the processor seconds that something takes."""
    start = process_time()
    work()
    return process_time() - start


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 1000, 5000])
