"""Outlets and agencies that reports name as their source and of which no report is there."""

import json
from collections.abc import Sequence
from functools import cache

from stemma.data import lexicon, path
from stemma.lineage.addresses import outlet_keys, squeezed
from stemma.lineage.direction import Witness
from stemma.lineage.naming import leans

Sources = dict[str, str]


def absent_sources(witnesses: Sequence[Witness]) -> list[tuple[Sources, frozenset[str]]]:
    """Return for each report the absent media that it names as its source, and on which of these it is built.

    Media are known by the list of outlets, or by a word in their name ("Times", "Radio"); the keys are squeezed names,
    the values the words in which the report names them.

    >>> absent_sources([])
    []
    """
    present = {key for one in witnesses for key in outlet_keys(one.text.report)}
    present |= {squeezed(agency) for one in witnesses for agency in one.credits.own}
    found = []
    for one in witnesses:
        places: dict[str, list[int]] = {}
        said: Sources = {}
        for place, key, words in one.names:
            if key not in present and _is_medium(key):
                places.setdefault(key, []).append(place)
                said.setdefault(key, words)
        for agency in sorted(one.credits.used):
            key = squeezed(agency)
            if key not in present and one.credits.places.get(agency):
                places.setdefault(key, []).extend(one.credits.places[agency])
                said.setdefault(key, one.credits.words[agency])
        length = len(one.text.report.text)
        found.append((said, frozenset(key for key, where in places.items() if leans(sorted(set(where)), length))))
    return found


def _is_medium(key: str) -> bool:
    return key in _listed() or key.endswith(tuple(lexicon("lineage_naming")["media"]["words"]))


@cache
def _listed() -> frozenset[str]:
    lines = path("owners.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.startswith("{")]
    return frozenset(squeezed(name) for row in rows for name in (row["outlet"], *row.get("names", ())))
