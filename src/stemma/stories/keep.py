"""A store as bytes and back: what a database or a file keeps between runs."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec
import numpy as np

from stemma.records import Report
from stemma.stories.blocks import Rulings
from stemma.stories.book import Entry
from stemma.stories.sketch import KINDS, Sketches, places, sketches
from stemma.stories.store import StoryStore

FORMAT = "stemma-stories/3"
_AT_ONCE = 4096
_READ_AT_ONCE = 256


class _Kept(msgspec.Struct):
    format: str
    stems: list[str]
    sketches: list[tuple[bytes, bytes, int, str]]  # words and weights without empty places, day, digest
    reports: list[tuple[str, str, int]]  # id, mark, sketch
    story_ids: list[str]
    nodes: list[tuple[int, ...]]
    entries: list[Any]
    rulings: list[tuple[int, list[tuple[int, int]], list[tuple[int, int]]]]


def dump(store: StoryStore) -> bytes:
    """Return a store as bytes (MessagePack): sketches, reports, stories, history and rulings; no texts.

    >>> from stemma.sources import report_of_text
    >>> store = StoryStore()
    >>> placed = store.place(report_of_text("The ferry Corrin Star capsized.", id="1"))
    >>> load(dump(store)).stories() == store.stories()
    True
    """
    rows, book = store.rows, store.book
    sketches = []
    for node in range(rows.count):
        used = rows.words[node] > 0
        words, weights = rows.words[node, used].astype("<i4"), rows.weights[node, used].astype("<i2")
        sketches.append((words.tobytes(), weights.tobytes(), int(rows.days[node]), store.digests[node]))
    held = sorted(store.ruled.held.items())
    rulings = [(number, sorted(ruling.together), sorted(ruling.apart)) for number, ruling in held]
    kept = _Kept(
        format=FORMAT,
        stems=list(rows.lexis.numbers),
        sketches=sketches,
        reports=[(id_, book.marks[number], book.node_of(number)) for number, id_ in enumerate(book.ids)],
        story_ids=book.story_ids,
        nodes=book.nodes,
        entries=[tuple(entry) for entry in book.entries],
        rulings=rulings,
    )
    return msgspec.msgpack.encode(kept)


def load(content: bytes) -> StoryStore:
    """Return the store that `dump` wrote. Raises ValueError where the bytes are none or of another version.

    >>> from stemma.sources import report_of_text
    >>> store = StoryStore()
    >>> first = store.place(report_of_text("The ferry Corrin Star capsized off Port Amsel.", id="1"))
    >>> again = load(dump(store))
    >>> again.place(report_of_text("The Corrin Star capsized off Port Amsel.", id="2")).story == first.story
    True
    """
    try:
        kept = msgspec.msgpack.decode(content, type=_Kept)
    except msgspec.MsgspecError as error:
        raise ValueError(f"this is no store of stories: {error}") from error
    if kept.format != FORMAT:
        raise ValueError(f"this store has the format {kept.format!r}; this version reads {FORMAT!r}")
    store = StoryStore()
    for stem in kept.stems[1:]:
        store.rows.lexis.number(stem)
    for first in range(0, len(kept.sketches), _AT_ONCE):
        store.enter(_sketches(kept.sketches[first : first + _AT_ONCE]))
    store.book.restore(kept.reports, kept.story_ids, kept.nodes, [_entry(fields) for fields in kept.entries])
    store.ruled.held = {
        number: Rulings(frozenset(map(_pair, together)), frozenset(map(_pair, apart)))
        for number, together, apart in kept.rulings
    }
    store.settle()
    return store


def renewed(store: StoryStore, reports: Mapping[int, Report]) -> tuple[StoryStore, dict[int, int]]:
    """Return a store of some reports of another, read anew, and the number that each has there.

    `reports` are the reports by their numbers, as they are now. Ids of stories, rulings and the history are kept; the
    stories are those of before until `StoryStore.tell_anew` is called.

    >>> from stemma.sources import report_of_text
    >>> store = StoryStore()
    >>> reports = [report_of_text(text, id=text[4:8]) for text in ("The mill burned down.", "The ferry capsized.")]
    >>> placed = store.place_all(reports)
    >>> again, numbers = renewed(store, {placed[1].number: reports[1]})
    >>> again.tell_anew()
    >>> again.stories() == {placed[1].story: ("ferr",)}, list(numbers.values())
    (True, [0])
    """
    fresh, old = StoryStore(), store.book
    numbers = {number: at for at, number in enumerate(sorted(reports))}
    ordered = [reports[number] for number in numbers]
    nodes: list[int] = []
    for first in range(0, len(ordered), _READ_AT_ONCE):
        nodes += fresh.enter(sketches(ordered[first : first + _READ_AT_ONCE], fresh.rows.lexis))
    now: dict[int, list[int]] = {}  # by sketch of before
    for number, node in zip(numbers, nodes, strict=True):
        now.setdefault(old.node_of(number), []).append(node)

    def moved(before: Iterable[int]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(node for sketch in before for node in now.get(sketch, ())))

    rows = [
        (old.ids[number], old.marks[number], node) for (number, _), node in zip(numbers.items(), nodes, strict=True)
    ]
    taken: set[int] = set()
    held: list[tuple[int, ...]] = []
    for story in old.nodes:
        held.append(tuple(node for node in moved(story) if node not in taken))
        taken.update(held[-1])
    entries = [_moved(entry, moved, numbers) for entry in old.entries]
    fresh.book.restore(rows, old.story_ids, held, entries)

    def ruled(pairs: frozenset[tuple[int, int]]) -> frozenset[tuple[int, int]]:
        ends = ((moved([one]), moved([two])) for one, two in pairs)
        return frozenset((min(a[0], b[0]), max(a[0], b[0])) for a, b in ends if a and b and a[0] != b[0])

    fresh.ruled.held = {
        number: Rulings(ruled(ruling.together), ruled(ruling.apart)) for number, ruling in store.ruled.held.items()
    }
    fresh.settle()
    return fresh, numbers


def _moved(entry: Entry, moved: Callable[[Iterable[int]], tuple[int, ...]], numbers: Mapping[int, int]) -> Entry:
    parts = tuple(moved(part) for part in entry.parts)
    return entry._replace(
        nodes=moved(entry.nodes),
        reports=tuple(numbers[number] for number in entry.reports if number in numbers),
        parts=parts if all(parts) else (),
        why=entry.why if all(parts) else "the reports of one side are no longer there",
    )


def _sketches(kept: list[tuple[bytes, bytes, int, str]]) -> Sketches:
    """Put words back into the places of their kinds."""
    words = np.zeros((len(kept), places()[-1]), np.int32)
    weights = np.zeros(words.shape, np.int16)
    for row, (own, its, _, _) in enumerate(kept):
        told = np.frombuffer(own, "<i4")
        kinds = told % KINDS
        at = np.array(places())[kinds] + np.arange(len(told)) - np.searchsorted(kinds, np.arange(KINDS))[kinds]
        kept_places = at < np.array(places())[kinds + 1]  # other settings than those that it was kept with have fewer
        at = at[kept_places]
        words[row, at], weights[row, at] = told[kept_places], np.frombuffer(its, "<i2")[kept_places]
    days = np.array([day for _, _, day, _ in kept], np.int32)
    return Sketches(words, weights, days, [digest for _, _, _, digest in kept])


def _pair(pair: tuple[int, int]) -> tuple[int, int]:
    return (pair[0], pair[1])


def _entry(fields: list[Any]) -> Entry:
    what, story, others, nodes, reports, why, parts, undoes = fields
    return Entry(what, story, tuple(others), tuple(nodes), tuple(reports), why, tuple(tuple(p) for p in parts), undoes)
