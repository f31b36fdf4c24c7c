"""Events of families from real reports: the independent ones of the annotated real stories, read from their corpora.

The texts stand nowhere in this project; who has the corpora can see what the generator's copyists make of real prose.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from families import Event, independent

from stemma.sources import load

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "accounts"))
import real


def real_events(data: Path) -> tuple[Event, ...]:
    """Return the events of the open real stories that have two independent reports of some length, by name."""
    golds = dict(real.gold_of("open"))
    rows = real.rows_of(data, {report for gold in golds.values() for report in gold["reports"]})
    found = []
    for gold in golds.values():
        at_hand = [rows[report] for report in gold["reports"] if report in rows]
        if not at_hand:
            continue
        with TemporaryDirectory() as folder:
            file = Path(folder) / "story.jsonl"
            file.write_text("".join(json.dumps(row) + "\n" for row in at_hand), encoding="utf-8")
            found.append(independent(load([file]).reports, gold))
    return tuple(event for event in found if len(event.texts) > 1)
