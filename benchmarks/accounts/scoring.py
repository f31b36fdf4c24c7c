"""An account against the gold of its story: the scores of `stemma.bench`, and two more on names and on the brief."""

import json
from collections import Counter
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin

import msgspec
from markup import starts_of

from stemma.bench import Score, score_account
from stemma.bench.gold import reports_by_name
from stemma.bench.matching import overlap
from stemma.checking import unsupported
from stemma.records import Export

STORIES = Path(__file__).resolve().parent / "stories"
COUNTED = {"statements without evidence", "brief sentences unsupported"}  # summed over stories; others are averaged
SAME_WORDS = 0.5  # a mention is of a spelling where they share this part of their characters

Json = dict[str, Any]


def scores(export: Export, story: str) -> list[Score]:
    """Every measure of docs/benchmark.md for an account of `story` (a folder of stories)."""
    gold = json.loads((STORIES / story / "gold.json").read_text(encoding="utf-8"))
    return [*score_account(export, gold), names_together(export, gold), brief_unsupported(export)]


def names_together(export: Export, gold: Json) -> Score:
    """The share of gold names that are found and whose mentions stand under one entry, which is no other's too.

    A mention is a place where a spelling of the gold stands; its entry is the one whose mention overlaps it most.
    Passed over are spellings that are a word of another name ("Hoyt" of two Hoyts), places within a longer name, and
    reports that the gold sets apart: theirs is another story, with entries of its own.
    """
    apart = {report.id for name, report in reports_by_name(export).items() if name in gold.get("apart", ())}
    texts = {report.id: report.text for report in export.reports if report.id not in apart}
    mentions: dict[str, list[tuple[int, int, str]]] = {report: [] for report in texts}
    for entry in (entry for story in export.stories for entry in story.names):
        for mention in (mention for mention in entry.mentions if mention.report in texts):
            mentions[mention.report].append((mention.start, mention.end, entry.id))
    entries: dict[str, Counter[str]] = {}
    for name, own in gold["names"].items():
        others = [spelling for other, spelt in gold["names"].items() if other != name for spelling in spelt]
        sure = [spelling for spelling in own if spelling[0].isupper() and not any(spelling in o for o in others)]
        entries[name] = Counter(id_ for r, text in texts.items() for id_ in _entries(text, sure, mentions[r]))
    owner = {id_: max(entries, key=lambda name: entries[name][id_]) for own in entries.values() for id_ in own}
    right = 0
    for name, own in entries.items():
        first = own.most_common(1)
        right += bool(first and first[0][1] == own.total() and owner[first[0][0]] == name)
    return Score("names under one entry", right / max(1, len(entries)), f"{right} of {len(entries)}")


def _entries(text: str, spellings: list[str], mentions: list[tuple[int, int, str]]) -> list[str]:
    """The entry at each place of `text` where one of the `spellings` stands, where a mention is much the same words."""
    places = sorted({(start, start + len(s)) for s in spellings for start in starts_of(s, text)})
    longest = [p for p in places if not any(o != p and o[0] <= p[0] and p[1] <= o[1] for o in places)]
    found = []
    for place in longest:
        alike = [(_sameness(place, (start, end)), entry) for start, end, entry in mentions]
        best = max(alike, default=(0.0, ""))
        found += [best[1]] if best[0] >= SAME_WORDS else []
    return found


def _sameness(place: tuple[int, int], mention: tuple[int, int]) -> float:
    """How much a mention is of a spelling; all where it is its end, since titles stand outside a name."""
    ends_it = place[0] <= mention[0] and place[1] == mention[1]
    return 1.0 if ends_it else overlap(place, mention)


def brief_unsupported(export: Export) -> Score:
    """How many sentences of the briefs say what their spans do not bear, by the checker of `stemma check`."""
    reports = {report.id: report for report in export.reports}
    names = {name.id: name for story in export.stories for name in story.names}
    briefs = [sentence for story in export.stories for sentence in story.brief]
    wrong = sum(bool(unsupported(s.sentence, s.spans, reports, names)) for s in briefs)
    return Score("brief sentences unsupported", float(wrong), f"of {len(briefs)} sentences")


def export_of(found: Json) -> Export:
    """An export of which only what is scored need be there (docs/benchmark.md)."""
    return msgspec.convert(completed(found, Export), Export)


def completed(value: Any, kind: Any) -> Any:
    """`value` (JSON) with what the record type `kind` requires and the value lacks, as neutral as its type allows.

    >>> from stemma.records import Extent
    >>> completed({"start": 3}, Extent)
    {'start': 3, 'end': 0}
    """
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and isinstance(value, dict):
        fields = {field.name: field for field in msgspec.structs.fields(kind)}
        lacking = {name: neutral(f.type) for name, f in fields.items() if f.required and name not in value}
        return {k: completed(v, fields[k].type) if k in fields else v for k, v in (value | lacking).items()}
    if get_origin(kind) is tuple and isinstance(value, list):
        return [completed(item, get_args(kind)[0]) for item in value]
    return value


def neutral(kind: Any) -> Any:
    """A JSON value of the type `kind` that says nothing."""
    if NoneType in get_args(kind):
        return None
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    if get_origin(kind) is tuple:
        return []
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return completed({}, kind)
    return kind()
