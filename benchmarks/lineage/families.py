"""Families of reports with known trees, derived from reports that we wrote.

A family takes the independent reports of one invented event (`benchmarks/accounts/stories`) and lets some of them be
copied, shortened, reordered, edited, merged, updated, reworded by word, by syntax or through another language, through
several generations. Every copyist puts a headline of his own on top and in most cases makes a slip: a name misspelt, a
digit exchanged, a word lost. In half of the families an original is removed, so that its children only have each other;
in half no report is dated. Between the families stand reports that share quotations, facts and legal lines only.
Everything depends on the half and the seed.
"""

import json
import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import combinations, permutations
from pathlib import Path
from typing import Any, NamedTuple

from deriving import DATELINE, KIND_OF, Member, briefed, derived, paragraphs_of, root

import stemma
from stemma.records import Report
from stemma.sources import load, report_of_text

STORIES = Path(__file__).resolve().parent.parent / "accounts" / "stories"
_SLASHED = re.compile(r"^[^\n/]{2,60}/([A-Z]\w+)/\. ", re.MULTILINE)
FEWEST_WORDS, MOST_ROOTS = 100, 5


class Event(NamedTuple):
    """The independent texts of one event, and which two share text all the same (their numbers), as its gold tells."""

    texts: tuple[str, ...]
    sharing: frozenset[tuple[int, int]]


@dataclass
class Family:
    """The reports that are handed in, and the truth about them, by report id.

    `instead` holds for an edge the other parents that the child's text could as well be from: those of its line that
    hold no less of it (shingles of three words, headlines left out) than the true parent, and are not later where dates
    are given: a copyist who changes nothing leaves no trace. `explained` are siblings of which a third holds
    all that they share: he takes the place of their lost original. `silent` are siblings of which one holds all that
    the other has from the lost original, and is not later where dates are given: his text could as well be the source.
    `sharing` are reports made from no common one, whose roots share a statement or an agency's background by the gold
    of the event: a tie between them is neither asked for nor wrong, as in the measure of accounts.
    """

    reports: list[Report] = field(default_factory=list)
    edges: dict[tuple[str, str], str] = field(default_factory=dict)
    siblings: set[tuple[str, str]] = field(default_factory=set)
    origins: list[set[str]] = field(default_factory=list)
    instead: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    explained: set[tuple[str, str]] = field(default_factory=set)
    silent: set[tuple[str, str]] = field(default_factory=set)
    sharing: set[tuple[str, str]] = field(default_factory=set)


@cache
def events(half: str) -> tuple[Event, ...]:
    """Return for each event of one half the texts of reports that are independent of each other."""
    index = tomllib.loads((STORIES / "index.toml").read_text(encoding="utf-8"))
    folders = [STORIES / story["slug"] for story in index["story"] if story["half"] == half]
    found = [independent(load([folder / "reports"]).reports, _gold(folder)) for folder in folders]
    if half == "dev":
        found.append(independent(load([stemma.example()]).reports, _gold(Path(stemma.example()).parent)))
    return tuple(event for event in found if len(event.texts) > 1)


def _gold(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return found


def independent(reports: tuple[Report, ...], gold: Mapping[str, Any]) -> Event:
    """Return the texts that descend from no other by a gold account, one of each origin."""
    lineage = gold["lineage"]
    made = {edge["child"] for edge in lineage["edges"]} | {name for two in lineage["siblings"] for name in two[:2]}
    made |= set(gold.get("apart") or ())
    by_name = {name: _body(report) for report in reports for name in (report.id, Path(report.source).name)}
    texts: list[tuple[str, str]] = []
    for origin in lineage["origins"]:
        own = [(by_name[name], name) for name in origin if name in by_name and name not in made]
        own = [
            (text, name) for text, name in own if len(text.split()) >= FEWEST_WORDS and len(paragraphs_of(text)) >= 4
        ]
        texts += own[:1]
    kept = sorted(texts)[:MOST_ROOTS]
    passages = {frozenset(two[:2]) for two in lineage.get("passages", ())}
    sharing = [(a, b) for a, b in combinations(range(len(kept)), 2) if {kept[a][1], kept[b][1]} in passages]
    return Event(tuple(text for text, _ in kept), frozenset(sharing))


def _body(report: Report) -> str:
    kept, start = [], 0
    for hole in sorted((f.start, f.end) for f in report.furniture):
        kept.append(report.text[start : hole[0]])
        start = max(start, hole[1])
    return "".join([*kept, report.text[start:]])


def family(seed: int, half: str = "dev", among: Sequence[Event] = ()) -> Family:
    """Return a family of eight to fourteen reports, of an event of a half or of those given."""
    rng = random.Random(f"{half} {seed}")
    known = among or events(half)
    event = known[seed % len(known)]
    start = datetime(2024, 3, 1, 6, tzinfo=UTC)
    members = [root(text, start + timedelta(minutes=rng.randrange(600))) for text in event.texts]
    members = briefed(rng, members)
    roots = len(members)
    for _ in range(rng.randrange(5, 10)):
        members.append(derived(rng, members, roots))
    return _told(
        members, _removed(rng, members, roots), event.sharing, dated=rng.random() < 0.5, name=f"{half[0]}{seed}"
    )


def _removed(rng: random.Random, members: list[Member], roots: int) -> set[int]:
    """Remove one root that has at least two children in half of the families."""
    parents = [p for m in members for p in m.parents]
    often = [number for number in range(roots) if parents.count(number) >= 2]
    return {rng.choice(often)} if often and rng.random() < 0.5 else set()


def _credits(rng: random.Random, members: list[Member]) -> list[str]:
    """Return the agency that each report credits: half of those made from its report, or from one that credits it."""
    credited: list[str] = []
    for member in members:
        wires = [name for parent in member.parents for name in (_agency(members[parent]), credited[parent]) if name]
        credited.append(wires[0] if wires and rng.random() < 0.5 else "")
    return credited


def _agency(member: Member) -> str | None:
    """Return the agency whose own report this is, as its dateline gives it."""
    text = "\n".join(member.paragraphs)
    found = (DATELINE.search(text) or _SLASHED.search(text)) if member.how == "root" else None
    return found.group(1) if found else None


def _told(
    members: list[Member], removed: set[int], sharing: frozenset[tuple[int, int]], dated: bool, name: str
) -> Family:
    out = Family()
    rng = random.Random(name)
    id_of = {number: f"{name}-{letter:02d}" for number, letter in enumerate(rng.sample(range(90), len(members)))}
    credited = _credits(rng, members)
    orphans: dict[int, list[int]] = {}
    groups = {number: {number} for number in range(len(members))}
    for number, member in enumerate(members):
        for parent in member.parents:
            merged = groups[number] | groups[parent]
            for other in merged:
                groups[other] = merged
            if parent in removed:
                orphans.setdefault(parent, []).append(number)
            elif number not in removed:
                out.edges[id_of[number], id_of[parent]] = _kind(member, members[parent])
        if number not in removed:
            foot = [f"– {credited[number]}"] if credited[number] else []
            text = "\n\n".join([member.headline, *member.paragraphs, *foot])
            when = member.dated.isoformat() if dated else None
            outlet = _agency(member) or f"Outlet {number}"
            out.reports.append(report_of_text(text, id=id_of[number], published=when, outlet=outlet))
    for children in orphans.values():
        out.siblings |= {tuple(sorted((id_of[a], id_of[b]))) for a in children for b in children if a < b}
    for lost, children in orphans.items():
        whole = _grams(members[lost])
        for child, other in permutations(children, 2):
            taken = whole & _grams(members[child])
            holds = len(taken - _grams(members[other])) <= len(taken) // 50
            if holds and (not dated or members[other].dated < members[child].dated):
                out.silent.add(tuple(sorted((id_of[child], id_of[other]))))
    lines = {frozenset(id_of[n] for n in group if n not in removed) for group in groups.values()}
    out.origins = sorted((set(line) for line in lines if line), key=sorted)
    grams = {id_of[n]: _grams(member) for n, member in enumerate(members) if n not in removed}
    when = {id_of[n]: member.dated for n, member in enumerate(members)}
    line_of = {name: number for number, line in enumerate(out.origins) for name in line}
    number_of = {name: number for number, name in id_of.items()}
    below = _descendants(out.edges)
    for child, parent in out.edges:
        others = [q for q in grams if line_of[q] == line_of[child] and q not in (child, parent)]
        others = [q for q in others if q not in below.get(child, ()) and (not dated or when[q] < when[child])]
        least = len(grams[child] & grams[parent])
        out.instead[child, parent] = {q for q in others if len(grams[child] & grams[q]) >= least}
    roots = _roots(members)
    for one, two in combinations(sorted(grams), 2):
        mine, others = roots[number_of[one]], roots[number_of[two]]
        if not mine & others and any((min(a, b), max(a, b)) in sharing for a in mine for b in others):
            out.sharing.add((one, two))
    for one, two in out.siblings:
        shared = grams[one] & grams[two]
        others = [q for q in grams if line_of[q] == line_of[one] and q not in (one, two)]
        if any(len(shared - grams[q]) <= len(shared) // 50 for q in others):
            out.explained.add((one, two))
    return out


def _kind(member: Member, parent: Member) -> str:
    """Return the kind of an edge; what a text has of one of two sources is an excerpt where it is the smaller part."""
    if member.how != "merged":
        return KIND_OF[member.how]
    taken = sum(len(paragraph.split()) for paragraph in member.paragraphs if paragraph in parent.paragraphs)
    return "excerpt" if 2 * taken < sum(len(paragraph.split()) for paragraph in member.paragraphs) else "rewrite"


def _grams(member: Member) -> set[tuple[str, ...]]:
    words = [re.findall(r"\w+", paragraph.lower()) for paragraph in member.paragraphs]
    return {tuple(those[at : at + 3]) for those in words for at in range(len(those) - 2)}


def _roots(members: list[Member]) -> list[set[int]]:
    """Return for each member the roots that it has its text from, itself where it is one."""
    roots: list[set[int]] = []
    for number, member in enumerate(members):
        roots.append(set().union(*(roots[parent] for parent in member.parents)) if member.parents else {number})
    return roots


def _descendants(edges: dict[tuple[str, str], str]) -> dict[str, set[str]]:
    below: dict[str, set[str]] = {}
    for _ in edges:
        for child, parent in edges:
            below.setdefault(parent, set()).update({child} | below.get(child, set()))
    return below
