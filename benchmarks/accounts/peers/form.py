"""What every peer is given and what it gives back: reports in, the scored part of an export out (docs/benchmark.md)."""

from collections.abc import Hashable, Iterable
from itertools import groupby
from typing import Any, NamedTuple

Json = dict[str, Any]


class Read(NamedTuple):
    """A report as a peer sees it: its name in the gold account, its text, and the day it states as metadata, if any."""

    id: str
    text: str
    published: str | None = None


class Found(NamedTuple):
    """A stretch of a report that a peer takes for a quote or a figure, and what tells which others go with it."""

    report: str
    start: int
    end: int
    key: Hashable
    low: float | None = None
    high: float | None = None
    speaker: str | None = None


def export(
    reports: Iterable[Read],
    *,
    figures: Iterable[Found] = (),
    quotes: Iterable[Found] = (),
    timeline: Iterable[Json] = (),
    lineage: Json | None = None,
) -> Json:
    """One story of all `reports`; figures and quotes of the same key are one fact, one utterance.

    A fact is `agree` where several reports state it, else `single`: a tool that groups by value can say no more.

    >>> told = [Found("a", 0, 2, 14, 14, 14), Found("b", 3, 5, 14, 14, 14)]
    >>> story = export([Read("a", "14"), Read("b", "is 14")], figures=told)["stories"][0]
    >>> [figure["status"] for figure in story["figures"]]
    ['agree']
    """
    reports = list(reports)
    names = sorted({found.speaker for found in quotes if found.speaker}) if (quotes := list(quotes)) else []
    story = {
        "reports": [report.id for report in reports],
        "names": [{"id": f"name {name}", "name": name} for name in names],
        "quotes": [_utterance(n, same) for n, same in enumerate(_grouped(quotes))],
        "figures": [_fact(n, same) for n, same in enumerate(_grouped(figures))],
        "timeline": list(timeline),
        "lineage": lineage or {},
    }
    return {"reports": [{"id": report.id, "text": report.text} for report in reports], "stories": [story]}


def _grouped(found: Iterable[Found]) -> list[list[Found]]:
    ordered = sorted(found, key=lambda f: (repr(f.key), f.report, f.start))
    return [list(same) for _, same in groupby(ordered, key=lambda f: repr(f.key))]


def _utterance(number: int, same: list[Found]) -> Json:
    speaker = next((f"name {f.speaker}" for f in same if f.speaker), None)
    variants = [{"report": f.report, "start": f.start, "end": f.end, "kind": "direct"} for f in same]
    return {"id": f"quote {number}", "speaker": speaker, "variants": variants}


def _fact(number: int, same: list[Found]) -> Json:
    status = "agree" if len({f.report for f in same}) > 1 else "single"
    readings = [{"report": f.report, "start": f.start, "end": f.end, "low": f.low, "high": f.high} for f in same]
    return {"id": f"figure {number}", "status": status, "readings": readings}
