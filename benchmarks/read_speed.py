"""How fast `stemma read` is, how much memory it takes, and how both grow with the number of reports.

    python benchmarks/read_speed.py [--sizes 100 1000 10000] [--workers 1]

Makes the reports by varying the bundled example: each event gets names, places and numbers of its own, so that most
reports have siblings and few sentences recur between events. Each size runs in a process of its own, whose peak memory
is read. Beside it, from the same run, the language model alone over the same texts: what a script would pay that only
calls spaCy, with no lineage, no stories and no accounts.
"""

import argparse
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

SYLLABLES = "ar bel cor dan el fir gor hal jo kel lor mar nor os pel quin ros sel tor ul ven wes yar zel".split()  # noqa: SIM905
FIXED = frozenset(
    """
    The In On At He She It They We You If But And No Not Advertisement READ ALSO By Police Officials Experts Another
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Prime Minister Transport Secretary Commander Coast Guard
    Reporting Editing Some Nearly All More There That This When What Who For From
    """.split()  # noqa: SIM905
)


def main() -> None:
    """Print one row for each size."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000])
    asked.add_argument("--workers", type=int, default=1)
    asked.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.one:
        _run_one(options.one[0], Path(options.one[1]), options.workers)
        return
    versions = f"stemma {version('stemma')}, spacy {version('spacy')}, Python {sys.version.split()[0]}"
    print(f"{versions}, {options.workers} worker(s)")
    print(f"{'reports':>8} {'words':>10} {'what':<22} {'seconds':>9} {'reports/s':>10} {'words/s':>9} {'peak MB':>8}")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            words = vary(Path(folder), size)
            for what in ("stemma read", "spaCy model alone"):
                seconds, peak = _measured(what, folder, options.workers)
                rates = f"{size / seconds:>10.1f} {words / seconds:>9.0f}"
                print(f"{size:>8} {words:>10} {what:<22} {seconds:>9.1f} {rates} {peak:>8.0f}", flush=True)


def vary(folder: Path, size: int) -> int:
    """Write `size` reports made from the example into a folder; return how many words they have."""
    import stemma

    originals = [path.read_text(encoding="utf-8") for path in sorted(stemma.example().glob("*.[tm][xd]*"))]
    words = 0
    for number in range(size):
        event, original = divmod(number, len(originals))
        text = _another_event(originals[original], event)
        words += len(text.split())
        (folder / f"{number:06d}.txt").write_text(text, encoding="utf-8")
    return words


def _another_event(text: str, event: int) -> str:
    """Return the text with its proper names, its numbers and its month exchanged, alike for all texts of an event."""

    def name(found: re.Match[str]) -> str:
        word = found.group()
        chance = random.Random(f"{event} {word}")
        return word if word in FIXED else "".join(chance.choices(SYLLABLES, k=2)).capitalize()

    def number(found: re.Match[str]) -> str:
        chance = random.Random(f"{event} {found.group()}")
        return str(int(found.group()) + chance.randint(1, 20))

    return re.sub(r"\b\d{2,3}\b(?![,.]\d)", number, re.sub(r"\b[A-Z][a-z]{3,}\b", name, text))


def _measured(what: str, folder: str, workers: int) -> tuple[float, float]:
    command = [sys.executable, __file__, "--workers", str(workers), "--one", what, folder]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(printed[-2]), float(printed[-1])


def _run_one(what: str, folder: Path, workers: int) -> None:
    """Run one case in this process; print seconds of processing from a warm start, and peak memory in MB."""
    import stemma
    from stemma.reading.language import bundled

    bundled().annotate(["A warm start."])
    start = time.perf_counter()
    if what == "stemma read":
        stemma.read([folder], workers=workers)
    else:
        texts = (path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()))
        for text in texts:
            bundled().annotate([text])
    seconds = time.perf_counter() - start
    peak = sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(seconds, peak / 1024)


if __name__ == "__main__":
    main()
