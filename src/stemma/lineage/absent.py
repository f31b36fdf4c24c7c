"""Outlets and agencies that reports name as their source and of which no report is there."""

import json
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from stemma.data import lexicon, path
from stemma.lineage.addresses import squeezed
from stemma.lineage.direction import Witness
from stemma.lineage.naming import leans


class Absent(NamedTuple):
    """The absent media that a report names as its source.

    Keys are squeezed names; `said` gives the words in which the report names each, `built` are those on which it is
    built, `agencies` those that are listed as agencies, `carried` those whose copy it prints itself.
    """

    said: dict[str, str]
    built: frozenset[str]
    agencies: frozenset[str]
    carried: frozenset[str]


def absent_sources(witnesses: Sequence[Witness]) -> list[Absent]:
    """Return for each report the absent media that it names as its source.

    Media are known by the list of outlets, or by a word in their name ("Times", "Radio").

    >>> absent_sources([])
    []
    """
    present = {key for one in witnesses for key in one.outlets}
    present |= {squeezed(agency) for one in witnesses for agency in one.credits.own}
    found = []
    for one in witnesses:
        places: dict[str, list[int]] = {}
        said: dict[str, str] = {}
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
        built = frozenset(key for key, where in places.items() if leans(sorted(set(where)), length))
        carried = frozenset(squeezed(agency) for agency in one.credits.carried)
        found.append(Absent(said, built, _agencies() & said.keys(), carried))
    return found


def _is_medium(key: str) -> bool:
    return key in _listed() or key.endswith(tuple(lexicon("lineage_naming")["media"]["words"]))


@cache
def _agencies() -> frozenset[str]:
    every: dict[str, list[str]] = lexicon("lineage_agencies")["agencies"]
    return frozenset(squeezed(form) for agency, forms in every.items() for form in (agency, *forms))


@cache
def _listed() -> frozenset[str]:
    lines = path("owners.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.startswith("{")]
    return frozenset(squeezed(name) for row in rows for name in (row["outlet"], *row.get("names", ())))
