"""How well retellings are told from independent reports, on the pairs of `retellings`.

    python benchmarks/lineage/retold.py [--verbose]

Each event is traced with all its reports at once, and once more in threes (the first report, the retelling, one by
somebody who was there). Counted are the pairs of a report and its retelling that are tied, and all others that are.
"""

import argparse
import re
import tomllib
from itertools import combinations
from pathlib import Path

from run import stemma_pairs

from stemma.lineage import trace
from stemma.sources import report_of_text

FOLDER = Path(__file__).resolve().parent / "retellings"


def main() -> None:
    """Print the counts, and with ``--verbose`` the errors."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--verbose", action="store_true")
    options = asked.parse_args()
    hits = wrong = gold = other = 0
    for path in sorted(FOLDER.glob("*.toml")):
        event = tomllib.loads(path.read_text(encoding="utf-8"))
        texts = {name: text.strip() for name, text in event.items() if name != "how"}
        apart = sorted(set(texts) - {"first", "retold"})
        for names in [sorted(texts), *(["first", name, "retold"] for name in apart)][: 1 if len(apart) == 1 else 3]:
            reports = [report_of_text(texts[name], id=name, outlet=_outlet(name, texts[name])) for name in names]
            found = stemma_pairs(trace(reports))
            hits += ("first", "retold") in found
            gold += 1
            other += len(list(combinations(names, 2))) - 1
            wrong += len(found - {("first", "retold")})
            if options.verbose and found != {("first", "retold")}:
                print(f"{path.stem:12s} {event['how']:60s} found {sorted(found)}")
    print(f"retellings found {hits} of {gold}; other pairs tied {wrong} of {other}")


def _outlet(name: str, text: str) -> str:
    agency = re.search(r"\(([A-Z][\w ]+)\) –", text)
    return agency[1] if agency else f"The {name.title()} Paper"


if __name__ == "__main__":
    main()
