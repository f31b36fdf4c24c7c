"""An endless news stream of invented stories, made from a seed: what the scale part of the benchmark places.

A story has a kind (400 of them, each with words of its own), a place, people, details and a first day. Its reports tell
parts of that in words of the kind and of general English; a third of them are copies with edits. Names return in other
stories, kinds and places too, so that twin events of one kind in one place on other days occur. Stories are small, some
are large (a power law), and most reports come in the first days. They come from 800 outlets, few of which send
most. Nothing in it is from a real text.
"""

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from stemma import meaning
from stemma.records import Report
from stemma.sources import report_of_text

WORDS = 400
PER_DAY = 3000
FIRST_DAY = np.datetime64("2024-01-01")
STARTS = [
    "b",
    "br",
    "c",
    "d",
    "dr",
    "f",
    "g",
    "gl",
    "h",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "z",
]
OUTLETS = ["Post", "Herald", "Times", "Courier", "Tribune", "Gazette", "Mail", "Star"]
SYLLABLES = [start + end for start in STARTS for end in ["a", "e", "i", "o", "u", "ar", "el", "in", "or"]]


class Story(NamedTuple):
    """What the reports of one story tell: words with how often each comes."""

    number: int
    words: np.ndarray
    shares: np.ndarray
    kind: np.ndarray


class Newsroom:
    """All words and names, drawn once from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        table = meaning.table()
        words = np.array(sorted(table.places, key=table.places.__getitem__), dtype=object)
        frequency = table.frequencies[[table.places[w] for w in words]]
        self.words, self.shares = words, np.cumsum(frequency / frequency.sum())
        self.kinds = [self.random.choice(words[400:10000], 60, replace=False) for _ in range(400)]
        self.places = self.names(6000)
        self.people = self.names(60000)
        self.outlets = [f"{place} {OUTLETS[at % len(OUTLETS)]}" for at, place in enumerate(self.places[-800:])]
        self.sending = np.random.default_rng(seed + 1)  # apart from `random`: who sends a text changes no text

    def names(self, count: int) -> np.ndarray:
        parts = self.random.integers(0, len(SYLLABLES), (count, 3))
        return np.array([(SYLLABLES[a] + SYLLABLES[b] + SYLLABLES[c]).title() for a, b, c in parts], dtype=object)

    def story(self, number: int) -> Story:
        draw = self.random
        place = self.places[int(6000 * draw.random() ** 2)]
        people = [self.people[int(60000 * draw.random() ** 3)] for _ in range(6)]
        details = list(draw.choice(self.words[4000:], 14))
        numbers = [str(n) for n in draw.integers(2, 4000, 4)]
        told = np.array([place, *people, *details, *numbers], dtype=object)
        shares = np.array([8, 6, 5, 4, 3, 2, 2, *np.linspace(5, 1, 14), 2, 1, 1, 1])
        return Story(number, told, shares, self.kinds[int(400 * draw.random() ** 1.5)])

    def text(self, story: Story) -> tuple[str, str]:
        """A title and 400 words; the story is told most densely at the beginning."""
        draw = self.random
        known = draw.random(len(story.words)) < draw.uniform(0.55, 0.9)
        known[0] = True
        shares = np.cumsum(np.where(known, story.shares, 0.0))
        own = story.words[np.searchsorted(shares, draw.random(WORDS) * shares[-1], side="right")]
        kind = story.kind[(60 * draw.random(WORDS) ** 1.3).astype(int)]
        general = self.general(WORDS)
        which = draw.random(WORDS)
        density = 0.10 + 0.20 * np.exp(-np.arange(WORDS) / 60)
        text = np.where(which < density, own, np.where(which < density + 0.1, kind, general))
        text[14::15] = text[14::15] + "."
        title = " ".join([story.words[0], kind[0], own[0], kind[1], own[1], general[0]])
        return title, " ".join(text)

    def outlet(self) -> str:
        """Who publishes the next report: by Zipf's law, the first of 800 one in ten."""
        return self.outlets[int(800 ** self.sending.random()) - 1]

    def general(self, count: int) -> np.ndarray:
        """Words of general English by their frequency."""
        places = np.searchsorted(self.shares, self.random.random(count))
        return self.words[np.minimum(places, len(self.words) - 1)]

    def edited(self, text: str) -> str:
        """A copy: a part of the words exchanged, the end cut."""
        draw = self.random
        words = np.array(text.split(" "), dtype=object)
        hit = draw.random(len(words)) < draw.uniform(0.0, 0.25)
        words[hit] = self.general(int(hit.sum()))
        return " ".join(words[: int(len(words) * draw.uniform(0.6, 1.0))])


def stream(count: int, seed: int = 1) -> Iterator[tuple[Report, int]]:
    """Yield `count` reports in the order of their days, each with the number of its story."""
    room = Newsroom(seed)
    # what makes a report of a text would look for headlines and languages in each, which takes longer than placing it
    sample = report_of_text("A text.", id="0", title="A title", published="2024-01-01", language="en", outlet="Post")
    due: dict[int, list[tuple[Story, int]]] = {}
    made = stories = 0
    day = 0
    while made < count:
        waiting = sum(n for _, n in due.get(day, ()))
        while waiting < PER_DAY:
            story = room.story(stories)
            stories += 1
            size = min(1000, int(room.random.pareto(1.4) * 1.5) + 1)
            delays = np.minimum(30, room.random.geometric(0.5, size) - 1)
            for delay, n in zip(*np.unique(delays, return_counts=True), strict=True):
                due.setdefault(day + int(delay), []).append((story, int(n)))
                waiting += int(n) if delay == 0 else 0
        today = [story for story, n in due.pop(day) for _ in range(n)]
        room.random.shuffle(today)
        last: dict[int, tuple[str, str]] = {}
        for story in today[: count - made]:
            told = last.get(story.number)
            copied = told is not None and room.random.random() < 0.35
            title, text = (told[0], room.edited(told[1])) if told and copied else room.text(story)
            last[story.number] = (title, text)
            published = str(FIRST_DAY + day)
            digest = hashlib.sha256(text.encode()).hexdigest()
            told = {"text": text, "text_sha256": digest, "title": title, "published": published}
            yield replace(sample, id=f"{seed}-{made}", outlet=room.outlet(), **told), story.number
            made += 1
        day += 1
