"""Which reports share text, among a thousand to a million of 400 words: time, memory, quality, beside the peers.

    pip install --editable ".[bench]"
    python benchmarks/lineage/scale.py [--sizes 1000,10000] [--systems stemma,datasketch,rensa,daft]
                                        [--seed 1] [--minutes 30] [--gigabytes 16]

The corpus is made of words drawn by their frequency in English. Seven reports in ten stand alone, though every tenth of
them quotes, in marks, what others quote; the rest are families: an original and up to four texts made from it or from
each other (copied under another headline, shortened, reordered, edited, merged with half of another, reworded). A
found pair is right where both are of one line of descent; recall is over the pairs of child and parent, F1 is of
both; the last column is B-cubed F1 of the families that the found pairs make. Every system runs in a process of its
own; memory is its peak less what it holds when the texts are there, and seconds are of the processor. A system that
takes longer than `--minutes` at one size is stopped and not run at the next, and one that wants more address space
than `--gigabytes` fails. Stemma aligns what it finds, word by word
with offsets on both sides, the peers do not.
"""

import argparse
import multiprocessing
import os
import resource
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from importlib import metadata
from typing import NamedTuple

import numpy as np

from stemma import meaning
from stemma.bench.measures import b_cubed
from stemma.lineage.graph import components
from stemma.lineage.reuse import reuse
from stemma.records import Report

WORDS, SENTENCE, PARAGRAPH = 400, 20, 3
KINDS = ("copied", "shortened", "reordered", "edited", "merged", "reworded")
Pairs = list[tuple[int, int]]


class Corpus(NamedTuple):
    """Texts, the pairs of child and parent with how the child was made, and the line of descent of each text."""

    texts: list[str]
    edges: dict[tuple[int, int], str]
    line: list[int]


def corpus(size: int, seed: int) -> Corpus:
    """Return `size` reports of about 400 words with known descent."""
    rng = np.random.default_rng(seed)
    writer = Writer(rng)
    texts: list[str] = []
    edges: dict[tuple[int, int], str] = {}
    last: np.ndarray | None = None
    while len(texts) < size:
        root = writer.words(WORDS)
        first = len(texts)
        if rng.random() < 0.55:
            texts.append(writer.text(root, quote=rng.random() < 0.1))
            last = root
            continue
        family = [root]
        texts.append(writer.text(root))
        for _ in range(int(rng.integers(1, 5))):
            parent = int(rng.integers(len(family)))
            kind = KINDS[int(rng.integers(len(KINDS)))]
            family.append(writer.derived(family[parent], kind, last if last is not None else writer.words(WORDS)))
            edges[len(texts), first + parent] = kind
            texts.append(writer.text(family[-1]))
    lines = components(range(size), [edge for edge in edges if max(edge) < size])
    line_of = {text: number for number, line in enumerate(lines) for text in line}
    kept = {edge: kind for edge, kind in edges.items() if max(edge) < size}
    return Corpus(texts[:size], kept, [line_of[text] for text in range(size)])


class Writer:
    """Draws words by their frequency and sets them as sentences and paragraphs."""

    def __init__(self, rng: np.random.Generator) -> None:
        table = meaning.table()
        self._rng = rng
        self._vocabulary = np.array([word for word in table.places if word.isalpha()])
        odds = np.array([table.frequencies[table.places[word]] for word in self._vocabulary])
        self._edges = np.cumsum(odds / odds.sum())
        self._quotes = [self.text(self.words(30)).replace("\n\n", " ") for _ in range(50)]

    def words(self, count: int) -> np.ndarray:
        """Return word numbers."""
        return np.minimum(np.searchsorted(self._edges, self._rng.random(count)), len(self._vocabulary) - 1)

    def text(self, words: np.ndarray, quote: bool = False) -> str:
        """Set words as a text; every sentence has twenty, every paragraph three sentences."""
        forms = self._vocabulary[words].tolist()
        sentences = [" ".join(forms[at : at + SENTENCE]).capitalize() + "." for at in range(0, len(forms), SENTENCE)]
        if quote:
            sentences.append(f"“{self._quotes[int(self._rng.integers(len(self._quotes)))]}”")
        grouped = [" ".join(sentences[at : at + PARAGRAPH]) for at in range(0, len(sentences), PARAGRAPH)]
        return "\n\n".join(grouped)

    def derived(self, words: np.ndarray, kind: str, other: np.ndarray) -> np.ndarray:
        """Return the words of a text made from another in one of the ways."""
        rng = self._rng
        if kind == "shortened":
            words = words[: int(len(words) * rng.uniform(0.3, 0.7)) // SENTENCE * SENTENCE + SENTENCE]
        elif kind == "reordered":
            parts = [words[at : at + SENTENCE] for at in range(0, len(words), SENTENCE)]
            words = np.concatenate([parts[at] for at in rng.permutation(len(parts))])
        elif kind == "merged":
            words = np.concatenate([words[: len(words) // 2], self.words(SENTENCE * 3), words[-SENTENCE:]])
        elif kind in ("edited", "reworded"):
            exchanged = rng.random(len(words)) < (0.12 if kind == "edited" else 0.35)
            words = np.where(exchanged, self.words(len(words)), words)
        return np.concatenate([self.words(SENTENCE), words])


def stemma_pairs(texts: Sequence[str]) -> Pairs:
    class Reports(Sequence[Report]):  # made when they are read: only texts are held
        def __len__(self) -> int:
            return len(texts)

        def __getitem__(self, at: int) -> Report:  # type: ignore[override]
            return plain(texts[at], str(at))

    return [(shared.one, shared.two) for shared in reuse(Reports())]


def plain(text: str, name: str) -> Report:
    return Report(id=name, source=name, text=text, text_sha256=name)


def shingles(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[at : at + 5]) for at in range(max(1, len(words) - 4))]


def datasketch_pairs(texts: Sequence[str]) -> Pairs:
    from datasketch import MinHash, MinHashLSH

    index, found = MinHashLSH(threshold=0.5, num_perm=128), []
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([shingle.encode() for shingle in shingles(text)])
        found += [(other, number) for other in index.query(sketch)]
        index.insert(number, sketch)
    return found


def rensa_pairs(texts: Sequence[str]) -> Pairs:
    from rensa import RMinHash, RMinHashLSH

    index, found = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32), []
    for number, text in enumerate(texts):
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update(shingles(text))
        found += [(other, number) for other in index.query(sketch)]
        index.insert(number, sketch)
    return found


def daft_pairs(texts: Sequence[str]) -> Pairs:
    import daft
    from daft import col

    frame = daft.from_pydict({"at": list(range(len(texts))), "text": list(texts)})
    frame = frame.with_column("sketch", col("text").minhash(num_hashes=128, ngram_size=5, seed=1)).select(
        "at", "sketch"
    )
    columns = frame.to_arrow()
    sketches = np.array(columns["sketch"].combine_chunks().values).reshape(len(texts), 128)
    bands = sketches[:, :125].reshape(len(texts), 25, 5)  # 25 bands of 5 rows meet from a likeness of 0.5 on
    names = [f"{band}:{key.tobytes().hex()}" for text in bands for band, key in enumerate(text)]
    banded = daft.from_pydict({"band": names, "at": np.repeat(np.arange(len(texts)), 25)})
    firsts = banded.groupby("band").agg(col("at").min().alias("first"))
    links = banded.join(firsts, on="band").where(col("at") != col("first")).select("first", "at").distinct().to_pydict()
    groups = components(range(len(texts)), zip(links["first"], links["at"], strict=True))
    return [(group[0], other) for group in groups for other in group[1:]]


SYSTEMS: dict[str, Callable[[Sequence[str]], Pairs]] = {
    "stemma": stemma_pairs,
    "datasketch": datasketch_pairs,
    "rensa": rensa_pairs,
    "daft": daft_pairs,
}


def measure(system: str, size: int, seed: int, most: int, out: "multiprocessing.SimpleQueue[str]") -> None:
    """Run one system on one corpus in this process, in `most` bytes, and report a row of the table."""
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    made = corpus(size, seed)
    SYSTEMS[system](made.texts[:60])  # imports and tables are there before the clock starts
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    wall, cpu = time.perf_counter(), time.process_time()
    found = SYSTEMS[system](made.texts)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / size
    out.put(
        f"{named(system):18s}{size:10,d}{wall:9.1f} s{cpu:9.1f} s{size / cpu:9.0f}/s{memory:8.2f} KB"
        f"   {quality(made, found)}"
    )


def named(system: str) -> str:
    """Return a system with its version."""
    return f"{system} {metadata.version(system)}"


def quality(made: Corpus, found: Pairs) -> str:
    right = sum(made.line[one] == made.line[two] for one, two in found)
    pairs = {(min(pair), max(pair)) for pair in found}
    hit: Counter[str] = Counter(k for (a, b), k in made.edges.items() if (min(a, b), max(a, b)) in pairs)
    every: Counter[str] = Counter(made.edges.values())
    by_kind = "  ".join(f"{kind} {hit[kind] / max(1, every[kind]):.2f}" for kind in KINDS)
    precision, recall = right / max(1, len(found)), sum(hit.values()) / max(1, sum(every.values()))
    both = 2 * precision * recall / max(1e-9, precision + recall)
    families = b_cubed(dict(enumerate(made.line)), lines(len(made.texts), found)).f1
    return f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}  B3 {families:.3f}   {by_kind}"


def lines(size: int, found: Pairs) -> Mapping[int, int]:
    """Return the line of each text that the found pairs make, by number."""
    return {text: number for number, group in enumerate(components(range(size), found)) for text in group}


def main() -> None:
    """Print the table, row by row."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", default="1000,10000")
    asked.add_argument("--systems", default=",".join(SYSTEMS))
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--minutes", type=float, default=30.0)
    asked.add_argument("--gigabytes", type=float, default=16.0)
    options = asked.parse_args()
    os.environ |= {"DAFT_ANALYTICS_ENABLED": "0", "DO_NOT_TRACK": "1"}
    print("system              reports     wall      cpu   per cpu second, memory a report outside the texts, quality")
    context = multiprocessing.get_context("spawn")
    stopped: set[str] = set()
    for size in map(int, options.sizes.split(",")):
        for system in options.systems.split(","):
            if system in stopped:
                continue
            out = context.SimpleQueue()
            run = context.Process(
                target=measure, args=(system, size, options.seed, int(options.gigabytes * 2**30), out)
            )
            run.start()
            run.join(60 * options.minutes)
            if run.is_alive():
                stopped.add(system)
                run.terminate()
                run.join()
            said = "stopped" if system in stopped else "failed or not installed"
            print(out.get() if run.exitcode == 0 else f"{system:18s}{size:10,d}   {said}", flush=True)


if __name__ == "__main__":
    main()
