"""How fast reports are read, beside the script that a user would otherwise write, in one run on one machine.

    pip install --editable ".[bench]"
    python benchmarks/reading/run.py [--reports 2000] [--peer-sample 40] [--cores 1 2] [--articles FILE.jsonl]

Measured are Stemma's whole reading, the script (spaCy with the same model, textacy for quotes, dateparser for dates,
quantulum3 for quantities), the same script where dateparser is told the language, and spaCy alone, on distinct articles
and on a stream in which half of the sentences are copies. The sides take turns chunk by chunk, so that whatever else
the machine does slows all of them alike; the peers read a sample spread over all articles, whose size is printed. Each
core is a process of its own, all processes of a side working at once. `times` is by words in a second of the clock, the
next column by words in a second of the processor: articles of the sample may be longer or shorter than the others.
Last, the peak memory of one process after more and more reports.
"""

import argparse
import json
import platform
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from articles import article, with_copies
from sides import SIDES, serve, versions

TURNS = 8  # how often the sides take turns
GROWTH = (0.25, 0.5, 1.0)  # parts of the reports after which memory is looked at


class Cost(NamedTuple):
    """What a side has read and what it took."""

    reports: int = 0
    words: int = 0
    clock: float = 0.0
    processor: float = 0.0
    peak: float = 0.0


class Side:
    """The processes of one side."""

    def __init__(self, name: str, cores: int) -> None:
        self.name, self.cost = name, Cost()
        spawn = get_context("spawn")
        self._pipes, self._workers = [], []
        for _ in range(cores):
            ours, theirs = spawn.Pipe()
            worker = spawn.Process(target=serve, args=(name, theirs), daemon=True)
            worker.start()
            self._pipes.append(ours)
            self._workers.append(worker)
        for pipe in self._pipes:
            pipe.recv()

    def read(self, texts: Sequence[str]) -> None:
        """Have all processes read their share of the texts at once, and add up what it took.

        Shares are runs of neighbours, as `stemma read` hands them to its workers: copies mostly stay together.
        """
        many = len(self._pipes)
        for at, pipe in enumerate(self._pipes):
            pipe.send(list(texts[len(texts) * at // many : len(texts) * (at + 1) // many]))
        spent = [pipe.recv() for pipe in self._pipes]
        cost = self.cost
        self.cost = Cost(
            cost.reports + len(texts),
            cost.words + sum(len(text.split()) for text in texts),
            cost.clock + max(clock for clock, _, _ in spent),
            cost.processor + sum(processor for _, processor, _ in spent),
            max(peak for _, _, peak in spent),
        )

    def close(self) -> None:
        """End the processes."""
        for pipe, worker in zip(self._pipes, self._workers, strict=True):
            pipe.send(None)
            worker.join()


def compare(texts: Sequence[str], sample: int, cores: int) -> list[Cost]:
    """Measure all sides in turns; the peers read `sample` texts spread evenly over all that Stemma reads."""
    sides = [Side(name, cores) for name in SIDES]
    spread = [texts[len(texts) * n // sample] for n in range(sample)] if sample < len(texts) else texts
    for turn in range(TURNS):
        for side, of_side in zip(sides, [texts, *[spread] * (len(sides) - 1)], strict=True):
            if part := of_side[len(of_side) * turn // TURNS : len(of_side) * (turn + 1) // TURNS]:
                side.read(part)
    for side in sides:
        side.close()
    return [side.cost for side in sides]


def show(stream: str, cores: int, costs: Sequence[Cost]) -> None:
    """Print a row for each side, with Stemma's throughput in words as a multiple of each peer's."""
    for name, cost in zip(SIDES, costs, strict=True):
        rate, first = cost.words / cost.clock, costs[0].words / costs[0].clock
        by_processor = (costs[0].words / costs[0].processor) / (cost.words / cost.processor)
        print(
            f"{stream:<20} {cores:>5} {name:<22} {cost.reports:>7} {cost.reports / cost.clock:>9.1f} {rate:>9.0f}"
            f" {first / rate:>7.1f} {by_processor:>13.1f} {cost.peak:>8.0f}",
            flush=True,
        )


def grow(texts: Sequence[str]) -> None:
    """Print the peak memory of one process that reads more and more reports."""
    side, done = Side(next(iter(SIDES)), 1), 0
    for part in GROWTH:
        until = int(len(texts) * part)
        side.read(texts[done:until])
        done = until
        print(f"{done:>7} reports read by one process: peak {side.cost.peak:.0f} MB", flush=True)
    side.close()


def given(path: Path, wanted: int) -> list[str]:
    """Return the texts of a JSONL file, in its order."""
    with path.open(encoding="utf-8") as lines:
        return list(dict.fromkeys(json.loads(line)["text"] for line in lines))[:wanted]


def main() -> None:
    """Print one row for each stream, number of cores and side, then the growth of memory."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--reports", type=int, default=2_000)
    asked.add_argument("--peer-sample", type=int, default=40)
    asked.add_argument("--cores", type=int, nargs="+", default=[1, 2])
    asked.add_argument("--articles", type=Path, help="JSONL with a text in each row, instead of made articles")
    options = asked.parse_args()
    made = options.articles is None
    texts = [article(n) for n in range(options.reports)] if made else given(options.articles, options.reports)
    streams = {"distinct": texts, "half copied": with_copies(texts)}
    words = sum(len(text.split()) for text in texts) / len(texts)
    print(f"{versions()}, Python {platform.python_version()}, {platform.machine()}")
    print(f"{len(texts)} articles of {words:.0f} words ({'made' if made else options.articles.name})")
    print(
        f"{'stream':<20} {'cores':>5} {'side':<22} {'reports':>7} {'reports/s':>9} {'words/s':>9} {'times':>7}"
        f" {'by processor':>13} {'peak MB':>8}"
    )
    for cores in options.cores:
        for stream, of_stream in streams.items():
            show(stream, cores, compare(of_stream, options.peer_sample, cores))
    grow(texts)


if __name__ == "__main__":
    main()
