"""Whether a gold account is complete and agrees with itself and with its reports: one line for every doubt.

    python benchmarks/accounts/checks.py FOLDER...          exit status 1 if there is any

Nothing here reads what Stemma says of the reports. Each check states a rule of docs/benchmark.md; statuses and bounds
are worked out a second time from the readings and from their words.
"""

from __future__ import annotations

import datetime
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from markup import Json, forgotten, located, misplaced, read_account, starts_of
from words import bounds_in

OPENING, CLOSING = "\"'“‘«„", "\"'”’»“"
KINDS = {"copy", "rewrite", "translation", "excerpt", "shared-source"}
DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2})?)?)?")
OTHER_UNITS = re.compile(r"\b(?:mph|miles|inch(?:es)?|feet)\b")
ROUNDING, VAGUENESS = (
    0.05,
    0.1,
)  # a round number stands for what rounds to it, an approximate one for a tenth more or less


def doubts(account: Json, texts: dict[str, str]) -> Iterator[str]:
    """A line for everything in `account` (parsed account.toml) that does not hold of itself or of `texts`."""
    yield from misplaced(account, texts)
    yield from forgotten(account, texts)
    for check in (
        stale,
        overlapping,
        outside_marks,
        wrong_bounds,
        wrong_statuses,
        wrong_lineage,
        unknown_speakers,
        wrong_dates,
    ):
        yield from check(account, texts)


def stale(account: Json, texts: dict[str, str]) -> Iterator[str]:
    """What is set aside stands in the report, and is not annotated after all."""
    for report in account["report"]:
        file, text = report["file"], texts[report["file"]]
        for words in [*report.get("not_figures", []), *report.get("not_speech", [])]:
            if words not in text:
                yield f"{file}: set aside, but not in the text: {words!r}"
        figures = [located(mark, file, text) for mark in report.get("figures", [])]
        for words in report.get("not_figures", []):
            starts = starts_of(words, text)
            if starts and all(any(f["start"] <= s and s + len(words) <= f["end"] for f in figures) for s in starts):
                yield f"{file}: both a figure and set aside: {words!r}"


def overlapping(account: Json, texts: dict[str, str]) -> Iterator[str]:
    """No two figures and no two quotes share a character."""
    for report in account["report"]:
        file = report["file"]
        for key in ("figures", "quotes"):
            spans = sorted((s["start"], s["end"], s["text"]) for s in _spans(report, key, texts))
            for (_, end, first), (start, _, second) in pairwise(spans):
                if start < end:
                    yield f"{file}: {key} overlap: {first!r}, {second!r}"


def outside_marks(account: Json, texts: dict[str, str]) -> Iterator[str]:
    """A quote stands between marks; one that does not close ends with its paragraph."""
    for report in account["report"]:
        text = texts[report["file"]]
        for span in _spans(report, "quotes", texts):
            before, after = text[: span["start"]][-1:], text[span["end"] :][:1]
            if before not in OPENING or (after and after not in CLOSING + "\n"):
                yield f"{report['file']}: not between marks: {before + span['text'] + after!r}"


def wrong_bounds(account: Json, texts: dict[str, str]) -> Iterator[str]:
    """The bounds of a figure follow from its words."""
    for report in account["report"]:
        for mark in report.get("figures", []):
            low, high = mark.get("low"), mark.get("high")
            if (low, high) not in bounds_in(mark["text"]):
                yield f"{report['file']}: {mark['text']!r} is not {low}..{high} but {bounds_in(mark['text'])}"


def wrong_statuses(account: Json, texts: dict[str, str]) -> Iterator[str]:
    """The status of a fact follows from its readings; a slip (miscopied or withdrawn) is no reading."""
    groups = account["lineage"]["origins"]
    origin = {file: i for i, files in enumerate(groups) for file in files}
    readings = defaultdict(list)
    for report in account["report"]:
        for mark in report.get("figures", []):
            moment = mark.get("as_of") or report.get("date")
            readings[mark["topic"]].append({**mark, "origin": origin[report["file"]], "moment": moment})
    for topic, judged in account["figure_topics"].items():
        found, status = readings[topic], judged["status"]
        origins, sound = {r["origin"] for r in found}, [r for r in found if not r.get("slip")]
        by_moment = defaultdict(list)
        for reading in sound:
            by_moment[reading["moment"]].append(reading)
        together = _one_value(sound)
        if (len(origins) == 1) != (status == "single"):
            yield f"{topic}: {status}, with {len(origins)} origins"
        elif status == "agree" and not together:
            yield f"{topic}: agree, but no value satisfies all readings"
        elif status in {"conflict", "different-scope"} and together:
            yield f"{topic}: {status}, but one value satisfies all readings"
        elif status == "superseded" and len(by_moment) < 2:
            yield f"{topic}: superseded, but all readings are of one moment"
        elif status == "superseded" and together and not judged.get("grows"):
            yield f"{topic}: superseded, but one value satisfies all readings"
        elif status == "superseded" and not all(map(_one_value, by_moment.values())):
            yield f"{topic}: superseded, but readings of one moment conflict"
        elif status == "conflict" and all(map(_one_value, by_moment.values())) and not judged.get("lasting"):
            yield f"{topic}: conflict, but the readings of each moment agree (is it a fact that lasts?)"


def _one_value(readings: list[Json]) -> bool:
    """Whether one value can satisfy all readings that are in the unit of most."""
    others = [r for r in readings if OTHER_UNITS.search(r["text"])]
    alike = [r for r in readings if r not in others] if len(others) * 2 <= len(readings) else others
    spans = [_allowed(r) for r in alike]
    return not spans or max(low for low, _ in spans) <= min(high for _, high in spans)


def _allowed(reading: Json) -> tuple[float, float]:
    low, high = reading.get("low"), reading.get("high")
    vague = reading.get("approximate", False)
    lowest = float("-inf") if low is None else low - _room(abs(low), vague)
    return lowest, float("inf") if high is None else high + _room(abs(high), vague)


def _room(value: float, approximate: bool) -> float:
    if approximate:
        return value * VAGUENESS
    digits = f"{value:.0f}"
    zeros = len(digits) - len(digits.rstrip("0"))
    return min(value * ROUNDING, 10**zeros / 2) if zeros and value else 0.0


def wrong_lineage(account: Json, texts: dict[str, str]) -> Iterator[str]:
    """Origins part the reports; descent stays within an origin and never comes back to itself."""
    lineage, files = account["lineage"], sorted(texts)
    if sorted(file for group in lineage["origins"] for file in group) != files:
        yield "origins: not every report stands in one origin"
    origin = {file: i for i, group in enumerate(lineage["origins"]) for file in group}
    ties = [(edge["child"], edge["parent"]) for edge in lineage["edges"]]
    for edge in lineage["edges"]:
        if edge["kind"] not in KINDS:
            yield f"lineage: no such kind: {edge['kind']}"
    for one, other, *_ in [*ties, *lineage["siblings"]]:
        if origin.get(one) is None or origin.get(one) != origin.get(other):
            yield f"lineage: {one} and {other} are tied but of two origins"
    for lost in lineage.get("lost", []):
        if not set(lost["children"]) <= set(files):
            yield f"lineage: unknown children of a lost original: {lost['children']}"
    parents = defaultdict(set)
    for child, parent in ties:
        parents[child].add(parent)
    for file in files:
        reached, ahead = set[str](), list(parents[file])
        while ahead:
            if (report := ahead.pop()) not in reached:
                reached.add(report)
                ahead += parents[report]
        if file in reached:
            yield f"lineage: {file} descends from itself"


def unknown_speakers(account: Json, texts: dict[str, str]) -> Iterator[str]:
    """Who speaks is a name of the account or described in the report's words; an utterance has one speaker unless
    the reports dispute it."""
    names = {name for full, others in account["names"].items() for name in (full, *others)}
    speakers = defaultdict(set)
    for report in account["report"]:
        for mark in report.get("quotes", []):
            said = set(re.findall(r"\w+", texts[report["file"]].lower()))
            speakers[mark["utterance"]].add(mark["speaker"].lower())
            if mark["speaker"] not in names and not set(re.findall(r"\w+", mark["speaker"].lower())) <= said:
                yield f"{report['file']}: nobody is called {mark['speaker']!r}"
    for utterance, who in speakers.items():
        if (len(who) > 1) != (utterance in account.get("disputed_speakers", [])):
            yield f"{utterance}: said by {sorted(who)}"


def absent_names(account: Json, texts: dict[str, str]) -> Iterator[str]:
    """Every spelling of a name stands in a report."""
    told = "\n".join(texts.values()).lower()
    for name, spellings in account["names"].items():
        if not spellings:
            yield f"{name}: without a spelling"
        yield from (f"{name}: in no report: {spelling}" for spelling in spellings if spelling.lower() not in told)


def wrong_dates(account: Json, texts: dict[str, str]) -> Iterator[str]:
    """Dates are dates, and no reading holds for a moment after its report."""
    for row in account["timeline"]:
        if not _is_date(row["date"]) or row["status"] not in {"happened", "planned", "cancelled", "unclear"}:
            yield f"timeline: {row['date']} {row['status']}: {row['what']}"
    for report in account["report"]:
        if not _is_date(report.get("date", "")):
            yield f"{report['file']}: without a date"
        for mark in report.get("figures", []):
            if mark.get("as_of") and (not _is_date(mark["as_of"]) or mark["as_of"][:10] > report.get("date", "9")[:10]):
                yield f"{report['file']}: {mark['text']!r} as of {mark['as_of']}"


def _is_date(value: str) -> bool:
    if not all(DATE.fullmatch(part) for part in value.split("/")):
        return False
    try:
        return all(datetime.datetime.fromisoformat((part + "-01-01")[:10]) for part in value.split("/"))
    except ValueError:
        return False


def _spans(report: Json, key: str, texts: dict[str, str]) -> list[Any]:
    return [located(mark, report["file"], texts[report["file"]]) for mark in report.get(key, [])]


def main(folders: list[str]) -> int:
    found = 0
    for folder in folders:
        try:
            account, texts = read_account(Path(folder))
            lines = list(doubts(account, texts))
        except (OSError, ValueError, tomllib.TOMLDecodeError) as problem:
            lines = [str(problem)]
        found += len(lines)
        print("\n".join([f"{folder}: {len(lines)} doubts", *lines]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
