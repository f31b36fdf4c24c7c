"""Read the invented stories of the benchmark as texts with spans: news of the whole world, written for this project.

`data/story_names.json` lists the names of each story by what they name; a listed name is one wherever it stands. Names
whose kind hangs on the place, and rare words in capitals that the list does not have, are left unknown.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from stemma.meaning import frequency
from stemma.sources import load
from training.entities import Passage, _settle

STORIES = Path(__file__).parents[1] / "benchmarks" / "accounts" / "stories"
NAMES = Path(__file__).parent / "data" / "story_names.json"
UNKNOWN = "UNKNOWN"
RARE = 1e-5  # part of all words; a rarer word in capitals may be a name that the list does not have
_SENTENCE = re.compile(r"\S.*?(?:(?<=[a-z0-9”\"’')][.!?])(?=\s)|$)", re.MULTILINE)
_CAPITAL = re.compile(r"(?<![\w’'])[^\W\d_a-z]\w+")


def read_stories() -> Iterator[Passage]:
    """The sentences of all listed stories."""
    listed: dict[str, dict[str, list[str]]] = json.loads(NAMES.read_text(encoding="utf8"))
    index = tomllib.loads((STORIES / "index.toml").read_text(encoding="utf8"))
    halves = {story["slug"]: story["half"] for story in index["story"]}
    for story in sorted(listed):
        if halves[story] != "dev":
            raise ValueError(f"{story} is no story to learn from")
        types = {name: label for label, names in listed[story].items() for name in names}
        longest = sorted(types, key=lambda name: (-len(name), name))
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")
        texts = sorted(report.text for report in load([str(STORIES / story / "reports")]).reports)
        for sentence in dict.fromkeys(s for text in texts for s in _SENTENCE.findall(text)):
            yield _passage(sentence, pattern, types)


def _passage(text: str, pattern: re.Pattern[str], types: dict[str, str]) -> Passage:
    passage = Passage(text)
    for found in pattern.finditer(text):
        label = types[found[0]]
        if label == UNKNOWN:
            passage.unknown.append(found.span())
        else:
            passage.names.append((*found.span(), label))
    covered = [(start, end) for start, end, _ in passage.names] + passage.unknown
    for found in _CAPITAL.finditer(text):
        start, end = found.span()
        if frequency(found[0].lower()) < RARE and not any(s < end and start < e for s, e in covered):
            passage.unknown.append((start, end))
    return _settle(passage)
