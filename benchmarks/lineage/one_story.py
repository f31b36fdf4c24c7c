"""What the lineage of one story costs, however many reports it has: seconds of one core, and growth with size.

    python benchmarks/lineage/one_story.py [--shapes identical,copies,edited,different,chain] [--sizes 100,1000,5000]
                                           [--profile N]

`identical`: one text again and again. `copies`: one text, of which each report leaves out a paragraph and adds one of
its own. `edited`: every sentence of every report is reworded. `different`: every report has its own words; what they
share are the event's names, figures and common words, and quotations of one briefing. `chain`: each is made from the
one before, with words exchanged. Growth is the time of a report over that of a report at the size before: 1 is linear.
"""

import argparse
import cProfile
import hashlib
import pstats
import random
import resource
import time
from collections.abc import Callable, Sequence
from itertools import accumulate

from families import events
from rewording import own_sentence, reworded

from stemma import meaning
from stemma.lineage import trace
from stemma.records import Report
from stemma.sources import report_of_text

SENTENCES, WORDS, FACTS = 18, 20, 3


def identical(size: int) -> list[str]:
    """Return one text again and again."""
    return ["\n\n".join(_wire())] * size


def copies(size: int) -> list[str]:
    """Return copies of one text, each with a paragraph left out and one of its own."""
    chance, wire = random.Random("copies"), _wire()
    return ["\n\n".join(_copied(chance, wire)) for _ in range(size)]


def edited(size: int) -> list[str]:
    """Return texts of which every paragraph is reworded."""
    chance, wire = random.Random("edited"), _wire()
    return ["\n\n".join(reworded(chance, paragraph, 0.35) for paragraph in _copied(chance, wire)) for _ in range(size)]


def chain(size: int) -> list[str]:
    """Return texts each of which is made from the one before: a word in thirty is another."""
    chance, words = random.Random("chain"), _Words(0)
    texts = [[words.sentence(chance) for _ in range(SENTENCES)]]
    while len(texts) < size:
        texts.append([words.edited(chance, sentence) for sentence in texts[-1]])
    return [_set(sentences) for sentences in texts]


def different(size: int) -> list[str]:
    """Return texts in words of their own on one event, with three of its ten quotations."""
    chance, words = random.Random("different"), _Words(300)
    quotes = [f"“{words.sentence(chance)}” an official said." for _ in range(10)]
    texts = []
    for _ in range(size):
        sentences = [words.sentence(chance) for _ in range(SENTENCES)]
        texts.append(_set([*sentences, *chance.sample(quotes, 3)]))
    return texts


SHAPES: dict[str, Callable[[int], list[str]]] = {
    "identical": identical,
    "copies": copies,
    "edited": edited,
    "different": different,
    "chain": chain,
}


def _wire() -> tuple[str, ...]:
    usual = min(
        (text for event in events("dev") for text in event.texts), key=lambda text: abs(len(text.split()) - 400)
    )
    return tuple(line.strip() for line in usual.split("\n") if len(line.split()) > 4)


def _copied(chance: random.Random, wire: Sequence[str]) -> list[str]:
    kept = list(wire)
    del kept[chance.randrange(1, len(kept))]
    kept.insert(chance.randrange(1, len(kept)), " ".join(own_sentence(chance) for _ in range(2)))
    return kept


class _Words:
    """Draws words by their frequency, `topic` of them more often: those of the event."""

    def __init__(self, topic: int) -> None:
        table = meaning.table()
        chance = random.Random("words")
        self.forms = [form for form in table.places if form.isalpha()]
        self.edges = list(accumulate(float(table.frequencies[table.places[form]]) for form in self.forms))
        self.topic = chance.sample(self.forms[1_000:12_000], topic)
        names = [form.capitalize() for form in chance.sample(self.forms[20_000:], 40)]
        self.facts = [*names, *(str(chance.randrange(3, 900)) for _ in range(20))]

    def sentence(self, chance: random.Random) -> str:
        words = chance.choices(self.forms, cum_weights=self.edges, k=WORDS)
        if self.topic:
            for at in chance.sample(range(1, WORDS), WORDS // 4 + FACTS):
                words[at] = chance.choice(self.topic)
            for at in chance.sample(range(1, WORDS), FACTS):
                words[at] = chance.choice(self.facts)
        return " ".join([words[0].capitalize(), *words[1:]]) + "."

    def edited(self, chance: random.Random, sentence: str) -> str:
        words = sentence.rstrip(".").split()
        drawn = chance.choices(self.forms, cum_weights=self.edges, k=len(words))
        return " ".join(new if chance.random() < 1 / 30 else old for old, new in zip(words, drawn, strict=True)) + "."


def _set(sentences: Sequence[str]) -> str:
    return "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))


def reports(texts: Sequence[str]) -> list[Report]:
    """Return texts as reports of as many outlets, half of them with the day on which they were published."""
    return [
        report_of_text(
            text,
            id=f"{number:06d}",
            outlet=f"Outlet {number}",
            published=f"2024-03-{1 + number * 20 // len(texts):02d}" if number % 2 else None,
        )
        for number, text in enumerate(texts)
    ]


def main() -> None:
    """Print a row for each shape and size."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--shapes", default=",".join(SHAPES))
    asked.add_argument("--sizes", default="100,1000")
    asked.add_argument("--profile", type=int, default=0, metavar="N", help="show the N hottest functions of each")
    options = asked.parse_args()
    trace(reports(copies(30)))  # tables are there before the clock starts
    columns = ("reports", 8), ("seconds", 9), ("a second", 10), ("growth", 8), ("MB", 7), ("edges", 8), ("origins", 9)
    print(f"{'shape':12}" + "".join(name.rjust(width) for name, width in columns) + "  lineage")
    for shape in options.shapes.split(","):
        before = 0.0
        for size in map(int, options.sizes.split(",")):
            made = reports(SHAPES[shape](size))
            profile = cProfile.Profile()
            started = time.process_time()
            found = profile.runcall(trace, made) if options.profile else trace(made)
            seconds = time.process_time() - started
            growth = f"{seconds / size / before:8.2f}" if before else f"{'':8}"
            before = seconds / size
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            name = hashlib.sha256(repr(found).encode()).hexdigest()[:12]
            print(
                f"{shape:12}{size:8,d}{seconds:9.2f}{size / seconds:10.0f}{growth}{memory:7.0f}"
                f"{len(found.edges):8,d}{len(found.origins):9,d}  {name}",
                flush=True,
            )
            if options.profile:
                pstats.Stats(profile).sort_stats("tottime").print_stats(options.profile)


if __name__ == "__main__":
    main()
