"""What an account costs: seconds of one core for a story of 10, 100, 1,000 reports, and which part takes them.

    python benchmarks/accounts/cost.py [--sizes 10 30 100 300 1000] [--profile N]

The reports are made from the bundled example: each takes paragraphs of one of its seven reports, in another order, with
some left out, a toll that grows from day to day, an outlet of its own and now and then a sentence that no other has.
Reading and lineage are done before the clock starts, which counts the work of this process only. Growth is the time of
a size over that of the size before, divided by the growth of the reports: 1 is linear.
"""

import argparse
import cProfile
import pstats
import random
import re
import sys
import time
from collections.abc import Iterator, Sequence

import stemma
from stemma import accounts, lineage
from stemma.accounts import brief, figures, moments, people, utterances
from stemma.reading import Reader
from stemma.reading.language import bundled
from stemma.records import Lineage, Report
from stemma.sources import report_of_text

PARTS = (
    ("dates", moments, "date"), ("names", people, "identify"), ("quotes", utterances, "gather"),
    ("figures", figures, "reconcile"), ("timeline", moments, "timeline"), ("brief", brief, "write"),
    ("missing", sys.modules["stemma.accounts.account"], "gaps"),
)  # fmt: skip
NAMES = ("Lida Marr", "Anders Pohl", "Ines Cato", "Tobias Renn", "Mara Quill", "Jory Stann", "Petra Lomm", "Olaf Bray")


def main() -> None:
    """Print a row for each size."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", type=int, nargs="+", default=[10, 30, 100, 300, 1_000])
    asked.add_argument("--profile", type=int, default=0, metavar="N", help="show the N hottest functions of each size")
    options = asked.parse_args()
    labels = [label for label, _, _ in PARTS]
    print(f"{'reports':>8}{'seconds':>9}{'growth':>8}  " + "".join(f"{label:>10}" for label in labels))
    before: tuple[int, float] | None = None
    for size in options.sizes:
        reports = list(story(size))
        traced = lineage.trace(reports)
        seconds, parts = _timed(reports, traced)
        growth = f"{(seconds / before[1]) / (size / before[0]):8.2f}" if before else f"{'':8}"
        print(f"{size:>8}{seconds:>9.3f}{growth}  " + "".join(f"{parts[label]:>10.3f}" for label in labels), flush=True)
        before = (size, seconds)
        if options.profile:
            _profile(reports, traced, options.profile)


def story(size: int) -> Iterator[Report]:
    """Yield the reports of one story, read."""
    originals = [p.read_text(encoding="utf-8") for p in sorted(stemma.example().glob("0[1-7]*.txt"))]
    bundled().annotate(["A warm start."])
    yield from sorted(Reader(bundled()).read([_report(originals, n) for n in range(size)]), key=lambda r: r.id)


def _report(originals: Sequence[str], number: int) -> Report:
    chance = random.Random(number)
    day = 13 + number % 5
    paragraphs = [p for p in chance.choice(originals).split("\n\n") if p.strip()]
    kept = [p for p in paragraphs[1:] if chance.random() > 0.25]
    chance.shuffle(kept)
    if number % 3 == 0:
        who, count = chance.choice(NAMES), chance.randint(20, 90)
        kept.append(f"“I counted {count} boats on the water that night,” {who} said. {count} boats came back.")
    text = re.sub(r"\b14\b", str(14 + 3 * (day - 13)), "\n\n".join([paragraphs[0], *kept]))
    return report_of_text(text, id=f"{number:05d}", outlet=f"Outlet {number}", published=f"2024-10-{day}")


def _timed(reports: Sequence[Report], traced: Lineage) -> tuple[float, dict[str, float]]:
    """Return the seconds of an account and of its parts: the best of three where that is quick."""
    best: tuple[float, dict[str, float]] | None = None
    for _ in range(3 if len(reports) <= 100 else 1):
        parts = dict.fromkeys((label for label, _, _ in PARTS), 0.0)
        started = time.process_time()
        with _Clocks(parts):
            accounts.account("story", reports, traced)
        seconds = time.process_time() - started
        if best is None or seconds < best[0]:
            best = (seconds, parts)
    assert best is not None
    return best


class _Clocks:
    """Puts a clock on each part of the room as long as the context lasts."""

    def __init__(self, parts: dict[str, float]) -> None:
        self.parts = parts
        self.found = [(label, module, name, getattr(module, name)) for label, module, name in PARTS]

    def __enter__(self) -> None:
        for label, module, name, verb in self.found:
            setattr(module, name, self._clocked(label, verb))

    def __exit__(self, *_: object) -> None:
        for _, module, name, verb in self.found:
            setattr(module, name, verb)

    def _clocked(self, label: str, verb):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        def timed(*args: object, **kwargs: object) -> object:
            started = time.process_time()
            try:
                return verb(*args, **kwargs)
            finally:
                self.parts[label] += time.process_time() - started

        return timed


def _profile(reports: Sequence[Report], traced: Lineage, most: int) -> None:
    profile = cProfile.Profile()
    profile.runcall(accounts.account, "story", reports, traced)
    pstats.Stats(profile).sort_stats("tottime").print_stats(most)


if __name__ == "__main__":
    main()
