"""Families of reports with known trees, derived from reports that we wrote.

A family takes the independent reports of one event and lets some of them be copied, shortened, reordered, edited,
merged, updated, reworded by word or by syntax, through several generations. In a part of the families an original is
removed, so that its children only have each other. Everything depends on the seed.
"""

import json
import random
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import stemma
from stemma.records import Report
from stemma.sources import load, report_of_text

HERE = Path(__file__).parent
REWORDING = json.loads((HERE / "rewording.json").read_text(encoding="utf-8"))
KIND_OF = {
    "verbatim": "copy",
    "shortened": "copy",
    "reordered": "copy",
    "edited": "copy",
    "updated": "copy",
    "merged": "rewrite",
    "synonyms": "rewrite",
    "syntax": "rewrite",
}


class Member(NamedTuple):
    """A text of the family: its paragraphs, the members it was made from, how, and its agency where it is a wire's."""

    paragraphs: tuple[str, ...]
    parents: tuple[int, ...]
    how: str
    dated: datetime


@dataclass
class Family:
    """The reports that are handed in, and the truth about them, by report id."""

    reports: list[Report] = field(default_factory=list)
    edges: dict[tuple[str, str], str] = field(default_factory=dict)
    siblings: set[tuple[str, str]] = field(default_factory=set)
    origins: list[set[str]] = field(default_factory=list)


def events() -> list[list[str]]:
    """Return for each event the texts of reports that are independent of each other."""
    folders = [(stemma.example(), ("01", "06", "07"))]
    quake = HERE.parent / "accounts" / "stories" / "issel-earthquake" / "reports"
    if quake.is_dir():
        folders.append((quake, ("02", "04", "06", "07")))
    found = []
    for folder, starts in folders:
        reports = load([folder]).reports
        found.append([_body(r) for r in reports if Path(r.source).name.startswith(starts)])
    return [sorted(texts) for texts in found]


def _body(report: Report) -> str:
    kept, start = [], 0
    for hole in sorted((f.start, f.end) for f in report.furniture):
        kept.append(report.text[start : hole[0]])
        start = max(start, hole[1])
    return "".join([*kept, report.text[start:]])


def family(seed: int) -> Family:
    """Return a family of eight to fourteen reports."""
    rng = random.Random(seed)
    texts = events()[seed % len(events())]
    start = datetime(2024, 3, 1, 6, tzinfo=UTC)
    members = [Member(_paragraphs(text), (), "root", start + timedelta(minutes=rng.randrange(600))) for text in texts]
    members = _briefed(rng, members)
    roots = len(members)
    for _ in range(rng.randrange(5, 10)):
        members.append(_child(rng, members, roots))
    removed = _removed(rng, members, roots)
    return _told(members, removed, dated=rng.random() < 0.5, seed=seed)


def _briefed(rng: random.Random, members: list[Member]) -> list[Member]:
    """Let every root carry words of one briefing: quotations, each introduced in the root's own way, are no descent."""
    said = [
        m.group() for member in members for p in member.paragraphs for m in re.finditer(r"[“\"][^“”\"]{60,}[”\"]", p)
    ]
    shared = rng.sample(sorted(set(said)), min(3, len(set(said))))
    out = []
    for member, frame in zip(members, rng.sample(REWORDING["briefing"], len(members)), strict=True):
        own = "\n".join(member.paragraphs)
        added = [frame.format(quote) for quote in shared[:1] if quote not in own]
        added += [quote for quote in shared[1:] if quote not in own]
        out.append(member._replace(paragraphs=(*member.paragraphs, *added)))
    return out


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if len(line.split()) > 4)


def _child(rng: random.Random, members: list[Member], roots: int) -> Member:
    parent = rng.randrange(len(members))
    how = rng.choice(sorted(KIND_OF))
    source = members[parent]
    parents = (parent,)
    dated = source.dated + timedelta(minutes=rng.randrange(20, 400))
    if how == "merged":
        other = rng.choice([i for i in range(roots) if _root(members, i) != _root(members, parent)])
        parents = (parent, other)
        dated = max(dated, members[other].dated + timedelta(minutes=30))
        mixed = list(source.paragraphs[: max(3, len(source.paragraphs) // 2)])
        for paragraph in members[other].paragraphs[:4]:
            mixed.insert(rng.randrange(len(mixed) + 1), paragraph)
        return Member(tuple(mixed), parents, how, dated)
    return Member(tuple(DERIVE[how](rng, list(source.paragraphs))), parents, how, dated)


def _root(members: list[Member], number: int) -> int:
    while members[number].parents:
        number = members[number].parents[0]
    return number


def _shortened(rng: random.Random, paragraphs: list[str]) -> list[str]:
    return paragraphs[: max(3, int(len(paragraphs) * rng.uniform(0.35, 0.7)))]


def _reordered(rng: random.Random, paragraphs: list[str]) -> list[str]:
    head, rest = paragraphs[:1], paragraphs[1:]
    rng.shuffle(rest)
    return head + rest


def _edited(rng: random.Random, paragraphs: list[str]) -> list[str]:
    out = [_synonyms(rng, p, 0.12) for p in paragraphs if rng.random() > 0.1]
    out.insert(rng.randrange(1, len(out) + 1), _own(rng))
    return out


def _own(rng: random.Random) -> str:
    """Return a sentence that a report adds of its own."""
    return " ".join(rng.choice(part) for part in REWORDING["own"]) + "."


def _updated(rng: random.Random, paragraphs: list[str]) -> list[str]:
    def higher(m: re.Match[str]) -> str:
        return str(int(m.group()) + rng.randrange(1, 9))

    first = re.sub(r"\b(?:[1-9]|[1-9]\d)\b(?![.,:]\d)", higher, paragraphs[0], count=2)
    return [first, _own(rng), *paragraphs[1:]]


def _synonyms(rng: random.Random, text: str, share: float) -> str:
    for old, new in REWORDING["phrases"].items():
        if rng.random() < share:
            text = text.replace(old, new)
    words = re.split(r"(\W+)", text)
    for at, word in enumerate(words):
        if word in REWORDING["synonyms"] and rng.random() < share:
            words[at] = rng.choice(REWORDING["synonyms"][word])
    return "".join(words)


def _syntax(rng: random.Random, text: str) -> str:
    def turned(m: re.Match[str]) -> str:
        return f"According to {m['who']}, {m['what'][0].lower()}{m['what'][1:]}."

    text = re.sub(r"(?m)^(?P<what>[^“”\".]{30,200}), (?P<who>the [^“”\",.]{3,50}) said(?: on \w+day)?\.", turned, text)
    text = re.sub(r"([“\"][^“”\"]+[,.]?[”\"]) ([A-Z]\w+(?: [A-Z]\w+)?) said", r"\1 said \2", text)
    text = re.sub(
        r"(?m)^(?P<a>(?:On|In|After|Before) [^,.]{3,60}), (?P<b>[^“”\".]+)\.",
        lambda m: f"{m['b'][0].upper()}{m['b'][1:]} {m['a'][0].lower()}{m['a'][1:]}.",
        text,
    )
    return _synonyms(rng, text, 0.5)


DERIVE = {
    "verbatim": lambda rng, p: p,
    "shortened": _shortened,
    "reordered": _reordered,
    "edited": _edited,
    "updated": _updated,
    "synonyms": lambda rng, p: [_synonyms(rng, x, 0.6) for x in p],
    "syntax": lambda rng, p: [_syntax(rng, x) for x in p],
}


def _removed(rng: random.Random, members: list[Member], roots: int) -> set[int]:
    """Remove one root that has at least two children in half of the families."""
    parents = [p for m in members for p in m.parents]
    often = [number for number in range(roots) if parents.count(number) >= 2]
    return {rng.choice(often)} if often and rng.random() < 0.5 else set()


def _credit(members: list[Member], number: int, seed: int) -> str:
    """Return the credit line that half of the reports made from an agency's text carry."""
    wires = [_outlet(members[p], p) for p in _ancestors(members, number) if members[p].how == "root"]
    named = [name for name in wires if not name.startswith("Outlet ")]
    return f"\n\n– {named[0]}" if named and random.Random(f"{seed} {number}").random() < 0.5 else ""


def _ancestors(members: list[Member], number: int) -> list[int]:
    found: list[int] = []
    for parent in members[number].parents:
        found += [parent, *_ancestors(members, parent)]
    return found


def _outlet(member: Member, number: int) -> str:
    """Return a name: that of the agency for its own report, as its dateline gives it."""
    agency = re.search(r"\(([A-Z][\w ]+)\) [–-]", "\n".join(member.paragraphs)) if member.how == "root" else None
    return agency.group(1) if agency else f"Outlet {number}"


def _told(members: list[Member], removed: set[int], dated: bool, seed: int) -> Family:
    out = Family()
    name = {number: f"f{seed}-{number:02d}" for number in range(len(members))}
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
                out.edges[name[number], name[parent]] = KIND_OF[member.how]
        if number not in removed:
            text = "\n\n".join(member.paragraphs) + _credit(members, number, seed)
            when = member.dated.isoformat() if dated else None
            out.reports.append(report_of_text(text, id=name[number], published=when, outlet=_outlet(member, number)))
    for children in orphans.values():
        pairs = {(name[a], name[b]) for a in children for b in children if a < b}
        out.siblings |= {tuple(sorted(pair)) for pair in pairs}
    lines = {frozenset(name[n] for n in group if n not in removed) for group in groups.values()}
    out.origins = sorted((set(line) for line in lines if line), key=sorted)
    return out
