"""How many wrong sentences the checker names, and how many faithful ones it lets pass; beside it a plain overlap.

    python benchmarks/checker/run.py [--half dev|test|all] [--json FILE] [--show N]

The sentences come from the stories of benchmarks/accounts: those of their reports as they stand and reworded, those of
our own briefs, and each of them made wrong in one known way (mutations.py). The peers are what is commonly used where
nothing else is at hand: the share of a sentence's words that its evidence has, and ROUGE-L (Lin 2004), each with the
threshold that separates the two kinds of sentences best on the very sentences that are scored, which favours them.
"""

import argparse
import json
import random
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from faithful import faithful
from mutations import mutations
from rapidfuzz.distance import LCSseq

import stemma
from stemma.checking import unsupported
from stemma.checking.evidence import Evidence
from stemma.records import Export, Report, Span, StoryName
from stemma.words import words

STORIES = Path(__file__).resolve().parents[1] / "accounts" / "stories"


class Case(NamedTuple):
    """A sentence, how it was made, its evidence, and whether it is faithful."""

    kind: str
    right: bool
    sentence: str
    spans: tuple[Span, ...]
    reports: dict[str, Report]
    names: dict[str, StoryName]


def main() -> None:
    """Print the table and, where asked, write it as JSON and show errors."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--half", choices=["dev", "test", "all"], default="dev")
    asked.add_argument("--json", type=Path, metavar="FILE", help="write the figures to FILE")
    asked.add_argument("--show", type=int, default=0, metavar="N", help="show up to N errors of each kind")
    options = asked.parse_args()
    index = tomllib.loads((STORIES / "index.toml").read_text(encoding="utf-8"))
    slugs = [story["slug"] for story in index["story"] if options.half in (story["half"], "all")]
    cases = [case for slug in slugs for case in cases_of(slug, stemma.read([STORIES / slug / "reports"]).export)]
    verdicts = [not unsupported(case.sentence, case.spans, case.reports, case.names) for case in cases]
    print("\n".join(rows(cases, verdicts)))
    overall = {"stemma check": measures(cases, verdicts)}
    for name, scores in (("shared words", [overlap(c) for c in cases]), ("ROUGE-L", [rouge(c) for c in cases])):
        overall[name] = best(cases, scores)
    print("\n" + "\n".join(summary(overall)))
    if options.show:
        print("\n" + "\n".join(errors(cases, verdicts, options.show)))
    if options.json:
        options.json.write_text(json.dumps(overall, indent=1) + "\n", encoding="utf-8")


def cases_of(slug: str, export: Export) -> Iterator[Case]:
    """Yield the faithful sentences of a story, and the wrong ones made of each; the same at every run."""
    reports = {report.id: report for report in export.reports}
    for story in export.stories:
        names = {name.id: name for name in story.names}
        chance = random.Random(f"{slug} {len(story.reports)}")
        for told in faithful(story, reports):
            yield Case(told.made, True, told.sentence, told.spans, reports, names)
            if told.made in ("our brief", "word for word"):
                for wrong in mutations(told.sentence, Evidence(told.spans, reports, names), chance):
                    yield Case(wrong.kind, False, wrong.sentence, told.spans, reports, names)


def overlap(case: Case) -> float:
    """The share of the words of a sentence that its evidence has."""
    known = {form for span in case.spans for form in _forms(case.reports[span.report].text[span.start : span.end])}
    own = _forms(case.sentence)
    return sum(form in known for form in own) / max(1, len(own))


def rouge(case: Case) -> float:
    """The longest common subsequence of a sentence and its evidence, as a share of the sentence (ROUGE-L recall)."""
    own = _forms(case.sentence)
    text = [f for span in case.spans for f in _forms(case.reports[span.report].text[span.start : span.end])]
    return float(LCSseq.similarity(own, text)) / max(1, len(own))


def _forms(text: str) -> list[str]:
    return [word.form for word in words(text)]


def measures(cases: Sequence[Case], passed: Sequence[bool]) -> dict[str, float]:
    """Precision and recall of refusing, and the share of faithful sentences that pass."""
    refused = sum(not p for p in passed)
    caught = sum(not p and not c.right for c, p in zip(cases, passed, strict=True))
    wrong = sum(not c.right for c in cases)
    right = len(cases) - wrong
    precision, recall = caught / max(1, refused), caught / max(1, wrong)
    kept = sum(p and c.right for c, p in zip(cases, passed, strict=True)) / max(1, right)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"faithful passed": kept, "wrong caught": recall, "precision": precision, "F1": f1}


def best(cases: Sequence[Case], scores: Sequence[float]) -> dict[str, float]:
    """The measures of a score with the threshold that gives it the highest mean of both shares."""
    found = [measures(cases, [s >= t for s in scores]) for t in sorted(set(scores))]
    return max(found, key=lambda m: m["faithful passed"] + m["wrong caught"])


def rows(cases: Sequence[Case], passed: Sequence[bool]) -> list[str]:
    """One line for each kind of sentence."""
    count: dict[tuple[bool, str], list[bool]] = defaultdict(list)
    for case, passes in zip(cases, passed, strict=True):
        count[not case.right, case.kind].append(passes == case.right)
    lines = [f"{'':32s}{'sentences':>10s}{'right':>9s}"]
    for (wrong, kind), right in sorted(count.items()):
        head = "wrong: " if wrong else "faithful: "
        lines.append(f"{head + kind:32s}{len(right):10d}{sum(right) / len(right):9.3f}")
    return lines


def summary(overall: dict[str, dict[str, float]]) -> list[str]:
    """The measures of the checker and of its peers, side by side."""
    names = list(next(iter(overall.values())))
    lines = [f"{'':32s}" + "".join(f"{name:>18s}" for name in names)]
    return lines + [f"{who:32s}" + "".join(f"{m[n]:18.3f}" for n in names) for who, m in overall.items()]


def errors(cases: Sequence[Case], passed: Sequence[bool], most: int) -> list[str]:
    """Sentences that were judged wrongly, some of each kind."""
    shown: dict[str, int] = defaultdict(int)
    lines = []
    for case, passes in zip(cases, passed, strict=True):
        if passes == case.right or shown[case.kind] >= most:
            continue
        shown[case.kind] += 1
        found = unsupported(case.sentence, case.spans, case.reports, case.names)
        why = "; ".join(f"{p.kind} “{p.words[:50]}” ({p.why}; {p.instead})" for p in found) or "passed"
        lines.append(f"{case.kind}: {case.sentence}\n    {why}")
    return lines


if __name__ == "__main__":
    main()
