"""Choose the settings by which reports are grouped into stories, and tell honestly how well they do.

    python -m training.story_settings SET.jsonl ... --alone benchmarks/stories/{pairs,sagas}.jsonl --accounts --layers

A set has one report a line with `id`, `text`, `story` (`title`, `published`, `url`, `outlet`, `topic` where known). A
set after `--alone` holds many small sets, one for each topic, which are grouped each by itself: pairs of reports,
invented stories; `--accounts` adds the dev half of benchmarks/accounts/stories in this way. `--topic` is a regular
expression whose first group is the part of a story's name that names its topic, for sets that do not say it: look-alike
stories of one topic stay in one fold.

No word weights are learnt, and nothing of the texts is kept: what is chosen are a dozen numbers of
`stories_grouping.json`. Candidates are drawn at random around those that ship. Each is measured on all folds at once,
at the thresholds that it has and with these 6 % lower and higher; its value is the mean of the mean and the worst, so
that a lucky value of a set with few stories wins nothing. Printed are: the candidate that ships, the best one fitted to
everything, and what cross-validation gives, where the candidate for a fold is chosen on the other folds alone.
"""

import argparse
import json
import random
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from stemma.bench.measures import b_cubed
from stemma.data import lexicon, path
from stemma.lineage.graph import components
from stemma.reading import read
from stemma.records import Report
from stemma.sources import load
from stemma.stories import days, rarity
from stemma.stories.contrast import contrast
from stemma.stories.linkage import WHOLE, Contrast, Linkable, link_all
from stemma.stories.rows import Rows
from stemma.stories.sketch import ONE

ACCOUNTS = Path(__file__).parents[1] / "benchmarks" / "accounts" / "stories"
FOLDS = 5
AROUND = (1.0, 0.94, 1.06)
Settings = dict[str, float]
Score = tuple[float, float, float]

GRID: dict[str, list[float]] = {
    "join.two": [0.13, 0.14, 0.147, 0.155, 0.165],
    "join.more": [0.11, 0.118, 0.126, 0.134, 0.142],
    "join.lone": [0.105, 0.115, 0.126],
    "join.contrast": [0.4, 0.5, 0.65, 0.8],
    "look.groups": [0.6, 0.65, 0.7, 0.72, 0.75, 0.8],
    "look.details": [0.6, 0.65, 0.7, 0.75, 0.8],
    "look.one": [0.25, 0.32, 0.4],
    "contrast.full": [0.4, 0.5, 0.6],
    "contrast.shared": [0.15, 0.2, 0.3],
    "kept.share_of_body": [0.5, 0.55, 0.6, 0.65],
    "kept.share_of_lead": [0.25, 0.3, 0.35],
    "details.names.share": [0.1, 0.15, 0.2],
    "details.names.beyond": [1.0, 1.5, 2.0, 2.4],
    "details.names.few": [5.0, 15.0, 25.0],
    "details.numbers.share": [0.03, 0.06, 0.09],
    "names.person": [0.6, 0.75, 0.9, 1.0],
    "days.loss": [0.3, 0.35, 0.4],
    "days.one_undated": [0.4, 0.5, 0.6, 0.7],
}


class Labelled(NamedTuple):
    """A set of reports with their stories and topics; `alone` where each topic is grouped by itself."""

    name: str
    reports: list[Report]
    stories: list[str]
    topics: list[str]
    alone: bool


def labelled(file: Path, topic: str, alone: bool, layers: bool) -> Labelled:
    """Read a set; `layers` has the reports read for names of people first."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    story = {row["id"]: str(row["story"]) for row in rows}
    topic_of = {row["id"]: str(row.get("topic") or _topic(story[row["id"]], topic)) for row in rows}
    reports = list(load([file]).reports)
    reports = list(read(reports)) if layers else reports
    return Labelled(file.name, reports, [story[r.id] for r in reports], [topic_of[r.id] for r in reports], alone)


def invented(layers: bool) -> Labelled:
    """The stories of the dev half of the accounts benchmark, each grouped by itself; what is apart is another story."""
    reports: list[Report] = []
    stories: list[str] = []
    topics: list[str] = []
    for story in tomllib.loads((ACCOUNTS / "index.toml").read_text(encoding="utf-8"))["story"]:
        if story["half"] != "dev":
            continue
        folder = ACCOUNTS / story["slug"]
        apart = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["apart"]
        own = list(load([folder / "reports"]).reports)
        reports += read(own) if layers else own
        stories += [f"{story['slug']} apart" if _is_of(r, apart) else story["slug"] for r in own]
        topics += [story["slug"]] * len(own)
    return Labelled("accounts", reports, stories, topics, True)


def _is_of(report: Report, names: Sequence[str]) -> bool:
    return report.id in names or Path(report.source).name in names


def _topic(story: str, pattern: str) -> str:
    found = re.match(pattern, story)
    return found[1] if found else story


def folds_of(topics: Sequence[str]) -> list[int]:
    """Deal the topics into folds by a fixed shuffle."""
    names = sorted(set(topics))
    random.Random(1).shuffle(names)
    fold = {name: at % FOLDS for at, name in enumerate(names)}
    return [fold[topic] for topic in topics]


def apply(settings: Settings) -> None:
    """Put settings into the lexicon of this process, and forget what was made of others."""
    rules = lexicon("stories_grouping")
    for name, value in settings.items():
        *above, last = name.split(".")
        place: Any = rules
        for key in above:
            place = place[key]
        place[last] = value
    for kept in (rarity.rarities, rarity.rarest, days.by_gap, days.half_known):
        kept.cache_clear()


def shipped() -> Settings:
    """The settings that ship, of those that are chosen here."""
    rules: Any = json.loads(path("lexicons/stories_grouping.json").read_text(encoding="utf-8"))
    found: Settings = {}
    for name in GRID:
        place = rules
        for key in name.split("."):
            place = place[key]
        found[name] = place
    return found


def grouped(rows: Rows, likeness: "np.ndarray[Any, Any]", members: Sequence[int]) -> Iterator[list[int]]:
    """Group some reports as a store does with a set that is not too large."""
    least = min(lexicon("stories_grouping")["join"][key] for key in ("two", "more", "lone"))
    own = likeness[np.ix_(members, members)]
    ones, twos = np.nonzero(np.triu(own, 1) >= least)
    for part in components(range(len(members)), zip(ones.tolist(), twos.tolist(), strict=True)):
        at = [members[place] for place in part]
        members_at = np.array(at)
        inside = likeness[np.ix_(at, at)]
        details = rows.dots_of(members_at)[1] * (WHOLE / ONE)
        differ = _contrast(rows, members_at)
        linked = link_all([Linkable(np.rint(inside * WHOLE), details=np.rint(details))], differ)[0]
        yield from ([at[place] for place in group] for group in linked.groups)


def _contrast(rows: Rows, members: "np.ndarray[Any, Any]") -> Contrast:
    return lambda _, one, two: contrast(rows, members[one], members[two])


def f1(stories: Sequence[str], members: Sequence[int], groups: Iterable[list[int]]) -> float:
    """B-cubed F1 over some reports."""
    found = {member: number for number, group in enumerate(groups) for member in group}
    return b_cubed({member: stories[member] for member in members}, found).f1


def measured(data: Labelled, made: tuple[Rows, Any], chosen: Sequence[int]) -> float:
    """F1 on some of the reports of a set, with the settings that are applied; the mean over topics that are alone."""
    parts: dict[str, list[int]] = defaultdict(list)
    for member in chosen:
        parts[data.topics[member] if data.alone else ""].append(member)
    found = [f1(data.stories, part, grouped(*made, part)) for part in parts.values()]
    return float(np.mean(found))


class Measured(NamedTuple):
    """What a candidate gives: by set, the values at the thresholds `AROUND` on everything, in and outside each fold."""

    settings: Settings
    whole: dict[str, list[float]]
    inside: dict[str, list[list[float]]]
    outside: dict[str, list[list[float]]]


def measure(settings: Settings, sets: Sequence[Labelled]) -> Measured:
    apply(settings)
    found = Measured(settings, {}, {}, {})
    for data in sets:
        rows = Rows()
        rows.read(data.reports)
        made = (rows, rows.matrix(range(rows.count)))
        fold = folds_of(data.topics)
        found.whole[data.name], found.inside[data.name], found.outside[data.name] = [], [], []
        for factor in AROUND:
            apply({key: settings[key] * factor for key in ("join.two", "join.more", "join.lone")})
            members = range(rows.count)
            found.whole[data.name].append(measured(data, made, members))
            within = [[m for m in members if fold[m] == f] for f in range(FOLDS)]
            without = [[m for m in members if fold[m] != f] for f in range(FOLDS)]
            found.inside[data.name].append([measured(data, made, part) for part in within])
            found.outside[data.name].append([measured(data, made, part) for part in without])
    return found


def value(of: dict[str, list[float]]) -> float:
    """What is made as large as can be: over thresholds, the mean of the mean and the worst of the sets' mean."""
    means = [float(np.mean([values[at] for values in of.values()])) for at in range(len(AROUND))]
    return (float(np.mean(means)) + min(means)) / 2


def candidates(count: int) -> Iterator[Settings]:
    """The settings that ship, then others at random in which one to four are changed."""
    draw = random.Random(2)
    yield shipped()
    for _ in range(count - 1):
        found = shipped()
        for name in draw.sample(sorted(GRID), draw.choice([1, 2, 3, 4])):
            found[name] = draw.choice(GRID[name])
        yield found


def tell(title: str, of: dict[str, list[float]]) -> None:
    told = "  ".join(f"{name} {values[0]:.3f} (worst {min(values):.3f})" for name, values in of.items())
    print(f"{title:18} {value(of):.4f}  {told}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--alone", nargs="*", type=Path, default=[])
    parser.add_argument("--accounts", action="store_true", help="add the dev half of the accounts benchmark")
    parser.add_argument("--topic", default=r"(\d+)ecb")
    parser.add_argument("--candidates", type=int, default=60)
    parser.add_argument("--layers", action="store_true", help="read the names of people first, as the pipeline does")
    parser.add_argument("--write", action="store_true", help="write the best settings into stories_grouping.json")
    given = parser.parse_args()
    files = [*((file, False) for file in given.sets), *((file, True) for file in given.alone)]
    sets = [labelled(file, given.topic, alone, given.layers) for file, alone in files]
    sets += [invented(given.layers)] if given.accounts else []
    run(sets, given.candidates, given.write)


def run(sets: Sequence[Labelled], count: int, write: bool) -> None:
    found = []
    for settings in candidates(count):
        found.append(measure(settings, sets))
    names = [data.name for data in sets]
    tell("ships", found[0].whole)
    best = max(found, key=lambda one: value(one.whole))
    tell("best, fitted", best.whole)
    print({name: value for name, value in best.settings.items() if value != found[0].settings[name]})
    for left_out in names:
        others = [name for name in names if name != left_out]
        chosen = max(found, key=lambda one: value({name: one.whole[name] for name in others}))
        tell(f"without {left_out[:10]}", {left_out: chosen.whole[left_out]})
    picked = [
        max(found, key=lambda one: value({name: [v[f] for v in one.outside[name]] for name in names}))
        for f in range(FOLDS)
    ]
    tell("chosen elsewhere", _over_folds(picked, names))
    tell("ships, by fold", _over_folds([found[0]] * FOLDS, names))
    if write:
        _write(best.settings)


def _over_folds(picked: Sequence[Measured], names: Sequence[str]) -> dict[str, list[float]]:
    """The means over folds of what the candidate picked for each gives inside it."""
    return {
        name: [float(np.mean([one.inside[name][at][f] for f, one in enumerate(picked)])) for at in range(len(AROUND))]
        for name in names
    }


def _write(settings: Settings) -> None:
    file = path("lexicons/stories_grouping.json")
    rules: Any = json.loads(file.read_text(encoding="utf-8"))
    for name, number in settings.items():
        *above, last = name.split(".")
        place = rules
        for key in above:
            place = place[key]
        place[last] = number
    rules["ladder"]["from"] = min(settings[key] for key in ("join.two", "join.more", "join.lone"))
    lines = [f"  {json.dumps(key)}: {json.dumps(rule, ensure_ascii=False)}" for key, rule in rules.items()]
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
