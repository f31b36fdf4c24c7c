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
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from rewording import headline, own_sentence, reworded, slipped, syntax, translated

import stemma
from stemma.records import Report
from stemma.sources import load, report_of_text

STORIES = Path(__file__).resolve().parent.parent / "accounts" / "stories"
BRIEFING = (
    "{} one of those in charge told the press that day.",
    "At a briefing later on, an official put it thus: {}",
    "The words of the day came from the podium: {}",
    "{} was the message given to the assembled cameras.",
    "{} So said the man at the microphone.",
)
FOOT = "This material may not be published, broadcast, rewritten or redistributed without the consent of its owners."
_DATELINE = re.compile(r"^.{0,60}\(([A-Z][\w ]+)\) ?[–—:-]+ ?", re.MULTILINE)
_SLASHED = re.compile(r"^[^\n/]{2,60}/([A-Z]\w+)/\. ", re.MULTILINE)
FEWEST_WORDS, MOST_ROOTS = 100, 5
KIND_OF = {
    "verbatim": "copy",
    "shortened": "copy",
    "reordered": "copy",
    "edited": "copy",
    "updated": "copy",
    "merged": "rewrite",
    "synonyms": "rewrite",
    "syntax": "rewrite",
    "translated": "rewrite",
}


class Member(NamedTuple):
    """A text of the family: its headline and paragraphs, the members it was made from, how, and when."""

    headline: str
    paragraphs: tuple[str, ...]
    parents: tuple[int, ...]
    how: str
    dated: datetime


@dataclass
class Family:
    """The reports that are handed in, and the truth about them, by report id.

    `instead` holds for an edge the other parents that the child's text could as well be from: those of its line that
    hold no less of it (shingles of three words, headlines left out) than the true parent, and are not later where dates
    are given: a copyist who changes nothing leaves no trace. `explained` are siblings of which a third holds
    all that they share: he takes the place of their lost original. `silent` are siblings of which one holds all that
    the other has from the lost original, and is not later where dates are given: his text could as well be the source.
    """

    reports: list[Report] = field(default_factory=list)
    edges: dict[tuple[str, str], str] = field(default_factory=dict)
    siblings: set[tuple[str, str]] = field(default_factory=set)
    origins: list[set[str]] = field(default_factory=list)
    instead: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    explained: set[tuple[str, str]] = field(default_factory=set)
    silent: set[tuple[str, str]] = field(default_factory=set)


@cache
def events(half: str) -> tuple[tuple[str, ...], ...]:
    """Return for each event of one half the texts of reports that are independent of each other."""
    index = tomllib.loads((STORIES / "index.toml").read_text(encoding="utf-8"))
    folders = [STORIES / story["slug"] for story in index["story"] if story["half"] == half]
    found = [_independent(load([folder / "reports"]).reports, folder / "gold.json") for folder in folders]
    if half == "dev":
        found.append(_independent(load([stemma.example()]).reports, Path(stemma.example()).parent / "gold.json"))
    return tuple(texts for texts in found if len(texts) > 1)


def _independent(reports: tuple[Report, ...], gold_file: Path) -> tuple[str, ...]:
    """Return the texts that descend from no other, one of each origin."""
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    lineage = gold["lineage"]
    derived = {edge["child"] for edge in lineage["edges"]} | {name for two in lineage["siblings"] for name in two[:2]}
    derived |= set(gold.get("apart") or ())
    by_name = {name: _body(report) for report in reports for name in (report.id, Path(report.source).name)}
    texts = []
    for origin in lineage["origins"]:
        own = [by_name[name] for name in origin if name in by_name and name not in derived]
        own = [text for text in own if len(text.split()) >= FEWEST_WORDS and len(_paragraphs(text)) >= 4]
        texts += own[:1]
    return tuple(sorted(texts))[:MOST_ROOTS]


def _body(report: Report) -> str:
    kept, start = [], 0
    for hole in sorted((f.start, f.end) for f in report.furniture):
        kept.append(report.text[start : hole[0]])
        start = max(start, hole[1])
    return "".join([*kept, report.text[start:]])


def family(seed: int, half: str = "dev") -> Family:
    """Return a family of eight to fourteen reports."""
    rng = random.Random(f"{half} {seed}")
    texts = events(half)[seed % len(events(half))]
    start = datetime(2024, 3, 1, 6, tzinfo=UTC)
    members = [_root(text, start + timedelta(minutes=rng.randrange(600))) for text in texts]
    members = _briefed(rng, members)
    roots = len(members)
    for _ in range(rng.randrange(5, 10)):
        members.append(_child(rng, members, roots))
    return _told(members, _removed(rng, members, roots), dated=rng.random() < 0.5, name=f"{half[0]}{seed}")


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if len(line.split()) > 4)


def _root(text: str, dated: datetime) -> Member:
    first, *rest = _paragraphs(text)
    if first.endswith((".", "”", '"')) or _DATELINE.search(first):
        first, rest = _cut(first), [first, *rest]
    return Member(first, tuple(rest), (), "root", dated)


def _cut(lead: str) -> str:
    """Return the headline of a text that has none: the first words of its lead, without the dateline."""
    words = _DATELINE.sub("", lead).strip('“" ').split()
    return " ".join(words[:8]).rstrip(',.;:”"')


def _briefed(rng: random.Random, members: list[Member]) -> list[Member]:
    """Let every root carry words of one briefing: quotations, each introduced in the root's own way, are no descent."""
    said = [
        m.group() for member in members for p in member.paragraphs for m in re.finditer(r"[“\"][^“”\"]{60,}[”\"]", p)
    ]
    shared = rng.sample(sorted(set(said)), min(3, len(set(said))))
    foot = (FOOT,) if rng.random() < 0.5 else ()
    out = []
    for member, frame in zip(members, rng.sample(BRIEFING, len(members)), strict=True):
        own = "\n".join(member.paragraphs)
        added = [frame.format(quote) for quote in shared[:1] if quote not in own]
        added += [quote for quote in shared[1:] if quote not in own]
        out.append(member._replace(paragraphs=(*member.paragraphs, *added, *foot)))
    return out


def _child(rng: random.Random, members: list[Member], roots: int) -> Member:
    parent = rng.randrange(len(members))
    how = rng.choice(sorted(KIND_OF))
    source = members[parent]
    parents = (parent,)
    dated = source.dated + timedelta(minutes=rng.randrange(20, 400))
    if how == "merged":
        other = rng.choice([i for i in range(roots) if i != _line(members, parent)])
        parents = (parent, other)
        dated = max(dated, members[other].dated + timedelta(minutes=30))
        paragraphs = _merged(rng, list(source.paragraphs), list(members[other].paragraphs))
    else:
        paragraphs = DERIVE[how](rng, list(source.paragraphs))
    top = headline(rng, source.headline)
    return Member(top, tuple(slipped(rng, paragraphs)), parents, how, dated)


def _line(members: list[Member], number: int) -> int:
    while members[number].parents:
        number = members[number].parents[0]
    return number


def _merged(rng: random.Random, paragraphs: list[str], others: list[str]) -> list[str]:
    mixed = paragraphs[: max(3, len(paragraphs) // 2)]
    for paragraph in others[: max(3, len(others) // 2)]:
        mixed.insert(rng.randrange(len(mixed) + 1), paragraph)
    return mixed


def _shortened(rng: random.Random, paragraphs: list[str]) -> list[str]:
    kept = paragraphs[: max(3, int(len(paragraphs) * rng.uniform(0.45, 0.8)))]
    if len(kept) > 4:
        del kept[rng.randrange(1, len(kept))]
    return kept


def _reordered(rng: random.Random, paragraphs: list[str]) -> list[str]:
    head, rest = paragraphs[:1], paragraphs[1:]
    rng.shuffle(rest)
    return head + rest


def _edited(rng: random.Random, paragraphs: list[str]) -> list[str]:
    out = [reworded(rng, p, 0.12) for p in paragraphs if rng.random() > 0.1]
    out.insert(rng.randrange(1, len(out) + 1), own_sentence(rng))
    return out


def _updated(rng: random.Random, paragraphs: list[str]) -> list[str]:
    def higher(m: re.Match[str]) -> str:
        return str(int(m.group()) + rng.randrange(1, 9))

    first = re.sub(r"\b(?:[1-9]|[1-9]\d)\b(?![.,:]\d)", higher, paragraphs[0], count=2)
    return [first, own_sentence(rng), *paragraphs[1:]]


DERIVE = {
    "verbatim": lambda rng, p: p,
    "shortened": _shortened,
    "reordered": _reordered,
    "edited": _edited,
    "updated": _updated,
    "synonyms": lambda rng, p: [reworded(rng, x, 0.6) for x in p],
    "syntax": lambda rng, p: [reworded(rng, syntax(rng, x), 0.4) for x in p],
    "translated": lambda rng, p: [translated(rng, x) for x in p],
}


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
    found = (_DATELINE.search(text) or _SLASHED.search(text)) if member.how == "root" else None
    return found.group(1) if found else None


def _told(members: list[Member], removed: set[int], dated: bool, name: str) -> Family:
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
    below = _descendants(out.edges)
    for child, parent in out.edges:
        others = [q for q in grams if line_of[q] == line_of[child] and q not in (child, parent)]
        others = [q for q in others if q not in below.get(child, ()) and (not dated or when[q] < when[child])]
        least = len(grams[child] & grams[parent])
        out.instead[child, parent] = {q for q in others if len(grams[child] & grams[q]) >= least}
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


def _descendants(edges: dict[tuple[str, str], str]) -> dict[str, set[str]]:
    below: dict[str, set[str]] = {}
    for _ in edges:
        for child, parent in edges:
            below.setdefault(parent, set()).update({child} | below.get(child, set()))
    return below
