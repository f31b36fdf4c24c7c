"""Learn what tells that one name of a story is another form of a longer one, and tell how well that holds.

    python -m training.weigh_ties CORPORA [FOLDER ...] [--write]

CORPORA holds `syntax/gum-{train,dev}.conllu`: its chains tell which names are one, in whole documents and in documents
cut in two "reports". Beside it are learnt the invented stories of benchmarks/accounts that may be read, those of
`data/name_stories.txt`, and further stories that may be learnt from (what ships is fitted without any): a FOLDER holds
`reports.jsonl` and `gold.json` with `names` (docs/benchmark.md), or such folders. Printed is, for names whose
document or story was left out, how many were tied rightly, wrongly, and left alone; written are the weights of
`names_tie_weights.json`.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from hashlib import md5
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from stemma.accounts import people
from stemma.accounts.people import tied_names
from stemma.accounts.people.name_entries import Entry
from stemma.accounts.people.weighed_ties import candidates, scene, told
from stemma.data import lexicon
from stemma.reading import read
from stemma.records import Report
from stemma.sources import load, report_of_text
from training.coreference import Told, documents
from training.log_linear import Example, fit

HERE = Path(__file__).parent
ACCOUNTS = HERE.parent / "benchmarks" / "accounts" / "stories"
WEIGHTS = HERE.parent / "src" / "stemma" / "data" / "lexicons" / "names_tie_weights.json"
GENRES = ("news", "interview", "speech", "bio", "voyage", "court")
FOLDS = 10
PRIOR, FEWEST = 1.0, 3
OF_GUM = 0.5  # what a choice counts there: each document is read twice, whole and in two halves

Labels = dict[int, str]


class Case(NamedTuple):
    """A choice, the document or story that it is from, and its kind."""

    where: str
    kind: str
    example: Example


def main() -> None:
    """Learn the weights, print how well they do on what was left out, and write them where asked."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("corpora", type=Path)
    asked.add_argument("folders", nargs="*", type=Path)
    asked.add_argument("--write", action="store_true")
    options = asked.parse_args()
    cases = [*_of_gum(options.corpora), *_of_stories(options.folders)]
    for kind, counts in sorted(_validated(cases).items()):
        print(kind, dict(sorted(counts.items())))
    if options.write:
        content = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        content["weights"] = dict(sorted(_fitted(cases).items()))
        WEIGHTS.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _fitted(cases: Sequence[Case]) -> dict[str, float]:
    return fit([case.example for case in cases], PRIOR, FEWEST)


def _validated(cases: Sequence[Case]) -> dict[str, Counter[str]]:
    places = sorted({case.where for case in cases}, key=lambda where: md5(where.encode()).hexdigest())
    fold = {where: at % FOLDS for at, where in enumerate(places)}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for number in range(FOLDS):
        weights = _fitted([c for c in cases if fold[c.where] != number])
        for case in (c for c in cases if fold[c.where] == number):
            counts[case.kind][_outcome(weights, case.example)] += 1
    return counts


def _outcome(weights: dict[str, float], example: Example) -> str:
    sums = [sum(weights.get(name, 0.0) * value for name, value in own.items()) for own in example.signs]
    order = sorted(range(len(sums)), key=lambda at: -sums[at])
    best, close = order[0], sums[order[0]] - lexicon("names_tie_weights")["margin"]
    rival = len(order) > 1 and sums[order[1]] > close and not (example.right[best] and example.right[order[1]])
    if sums[best] <= 0 or rival:
        return "missed" if any(example.right) else "rightly alone"
    return "right" if example.right[best] else "wrong"


def _entries(reports: Sequence[Report]) -> tuple[Sequence[Entry], Sequence[Report]]:
    """Return the names of a story as they are before they are weighed."""
    seen: list[tuple[Sequence[Entry], Sequence[Report]]] = []

    def note(entries: Sequence[Entry], of: Sequence[Report]) -> list[tuple[int, int]]:
        seen.append((entries, of))
        return []

    before = tied_names.weighed
    tied_names.weighed = note
    try:
        people.identify(reports)
    finally:
        tied_names.weighed = before
    return seen[0]


def _cases(
    where: str, kind: str, entries: Sequence[Entry], reports: Sequence[Report], labels: Labels
) -> Iterator[Case]:
    """Yield the choice of each labelled name; in GUM, where all names have labels, candidates without are left out."""
    whole, counts = kind == "gum", OF_GUM if kind == "gum" else 1.0
    known = scene(entries, reports)
    for one, others in enumerate(candidates(entries)):
        rows = [(o, own) for o, own in told(one, others, entries, known) if o in labels or not whole]
        if one in labels and rows:
            right = [labels.get(other) == labels[one] for other, _ in rows]
            yield Case(where, kind, Example([own for _, own in rows], right, counts))


def _of_gum(corpora: Path) -> Iterator[Case]:
    for part in ("dev", "train"):
        path = corpora / "syntax" / f"gum-{part}.conllu"
        ids = re.findall(r"^# newdoc id = (\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        for name, (text, mentions) in zip(ids, documents(path), strict=True):
            if name.split("_")[1] in GENRES:
                cut = min(
                    (m.end() for m in re.finditer("\n\n", text)), key=lambda at: abs(2 * at - len(text)), default=0
                )
                for pieces in ([(0, len(text))], [(0, cut), (cut, len(text))]) if cut else ([(0, len(text))],):
                    reports = list(read(replace(report_of_text(text[a:b]), id=f"{a}") for a, b in pieces))
                    entries, reports = _entries(reports)
                    yield from _cases(name, "gum", entries, reports, _by_chain(entries, mentions))


def _by_chain(entries: Sequence[Entry], mentions: Sequence[Told]) -> Labels:
    """Return the chain of most mentions of each entry; reports are called by where they begin in the document."""
    named = [t for t in mentions if t.pos == "PROPN"]
    labels = {}
    for number, entry in enumerate(entries):
        count: Counter[str] = Counter()
        for k in entry.members:
            for m in (m for m in k.entity.mentions if m.kind == "name"):
                start, end = m.start + int(k.report), m.end + int(k.report)
                best = max(((_shared(start, end, t), t.chain) for t in named), default=(0.0, ""))
                count[best[1]] += best[0] > 0
        if count and (first := count.most_common(1)[0])[1] * 2 > count.total():
            labels[number] = first[0]
    return labels


def _shared(start: int, end: int, told_of: Told) -> float:
    shared = (min(end, told_of.end) - max(start, told_of.start)) / (max(end, told_of.end) - min(start, told_of.start))
    holds_head = start <= told_of.head < end and told_of.start <= start and end <= told_of.end + 2
    return max(shared, 0.01) if shared >= 0.5 or holds_head else 0.0


def _of_stories(folders: Sequence[Path]) -> Iterator[Case]:
    index = tomllib.loads((ACCOUNTS / "index.toml").read_text(encoding="utf-8"))["story"]
    for name in (row["slug"] for row in index if row["half"] == "dev"):
        gold = json.loads((ACCOUNTS / name / "gold.json").read_text(encoding="utf-8"))
        yield from _of_story(name, "dev", list(load([ACCOUNTS / name / "reports"]).reports), gold)
    for name, texts, names in invented((HERE / "data" / "name_stories.txt").read_text(encoding="utf-8")):
        reports = [replace(report_of_text(text), id=f"{name}-{at}") for at, text in enumerate(texts)]
        yield from _of_story(name, "invented", reports, {"names": names})
    for folder in (
        f for given in folders for f in ([given] if (given / "gold.json").exists() else sorted(given.iterdir()))
    ):
        if (folder / "gold.json").exists() and (folder / "reports.jsonl").exists():
            gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
            yield from _of_story(folder.name, "real", list(load([folder / "reports.jsonl"]).reports), gold)


def invented(content: str) -> Iterator[tuple[str, list[str], dict[str, list[str]]]]:
    """Yield the name, the texts of the reports and the names with their spellings of each story of `name_stories.txt`.

    A story begins with "### name", its names follow ("@ full | short | ..."), then its reports, each after "== ...".
    """
    for part in content.split("### ")[1:]:
        head, *texts = re.split(r"^== .*\n", part, flags=re.MULTILINE)
        name, *rows = head.splitlines()
        spelt = [row[2:].split(" | ") for row in rows if row.startswith("@ ")]
        yield name, [text.strip() + "\n" for text in texts], {forms[0]: forms for forms in spelt}


def _of_story(name: str, kind: str, reports: Sequence[Report], gold: dict[str, Any]) -> Iterator[Case]:
    kept = [r for r in reports if not {r.id, Path(r.source or "").name} & set(gold.get("apart", ()))]
    if gold.get("names"):
        entries, layered = _entries(sorted(read(kept), key=lambda r: r.id))
        yield from _cases(name, kind, entries, layered, _by_spelling(entries, layered, gold["names"]))


def _by_spelling(entries: Sequence[Entry], reports: Sequence[Report], names: dict[str, list[str]]) -> Labels:
    """Return the gold name of most mentions of each entry; a spelling that is a word of another name tells nothing."""
    owner = {}
    for name, own in names.items():
        others = [spelling for other, spelt in names.items() if other != name for spelling in spelt]
        owner |= {s: name for s in own if s[0].isupper() and not any(s in other for other in others)}
    places: dict[str, list[tuple[int, int, str]]] = {}
    for r in reports:
        found = [(m.start(), m.end(), name) for s, name in owner.items() for m in re.finditer(re.escape(s), r.text)]
        whole = [p for p in found if not any(o[:2] != p[:2] and o[0] <= p[0] and p[1] <= o[1] for o in found)]
        places[r.id] = whole
    labels = {}
    for number, entry in enumerate(entries):
        spans = [(k.report, m.start, m.end) for k in entry.members for m in k.entity.mentions if m.kind == "name"]
        count = Counter(
            next((n for a, b, n in places[r] if _is_of((start, end), (a, b))), "") for r, start, end in spans
        )
        named = [(name, votes) for name, votes in count.most_common() if name]
        if named and named[0][1] * 2 > sum(votes for _, votes in named):
            labels[number] = named[0][0]
    return labels


def _is_of(mention: tuple[int, int], place: tuple[int, int]) -> bool:
    """Tell whether a mention is of the spelling at a place: its end, or half of the characters of both."""
    shared = min(mention[1], place[1]) - max(mention[0], place[0])
    ends_it = place[0] <= mention[0] and place[1] == mention[1]
    return ends_it or shared * 2 >= max(mention[1], place[1]) - min(mention[0], place[0])


if __name__ == "__main__":
    main()
