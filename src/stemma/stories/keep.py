"""A store as bytes and back: what a database or a file keeps between runs."""

from array import array
from typing import Any

import msgspec
import numpy as np

from stemma.stories.blocks import Rulings
from stemma.stories.book import Entry
from stemma.stories.parts import Tie
from stemma.stories.sketch import Sketch
from stemma.stories.store import StoryStore

FORMAT = "stemma-stories/1"


class _Kept(msgspec.Struct):
    format: str
    stems: list[str]
    sketches: list[tuple[list[int], bytes, int, int, int | None, str]]  # stems, weights, keys, body, day, digest
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
        used = int(np.count_nonzero(rows.weights[node]))
        day = None if rows.days[node] < 0 else int(rows.days[node])
        weights = rows.weights[node, :used].astype("<i2").tobytes()
        keys, body = len(store.index.keys_of(node)), int(np.count_nonzero(rows.terms[node, :used] % 2 == 0))
        sketches.append(((rows.terms[node, :used] // 2).tolist(), weights, keys, body, day, store.digests[node]))
    held = sorted(store.ruled.held.items())
    rulings = [(number, sorted(ruling.together), sorted(ruling.apart)) for number, ruling in held]
    kept = _Kept(
        format=FORMAT,
        stems=list(rows.stems),
        sketches=sketches,
        reports=[(id_, book.marks[number], book.node_of(number)) for number, id_ in enumerate(book.ids)],
        story_ids=book.story_ids,
        nodes=book.nodes,
        entries=[tuple(entry) for entry in book.entries],
        rulings=rulings,
    )
    return msgspec.msgpack.encode(kept)


def load(content: bytes) -> StoryStore:
    """Return the store that `dump` wrote. Raises ValueError where the bytes are none or of another version."""
    try:
        kept = msgspec.msgpack.decode(content, type=_Kept)
    except msgspec.MsgspecError as error:
        raise ValueError(f"this is no store of stories: {error}") from error
    if kept.format != FORMAT:
        raise ValueError(f"this store has the format {kept.format!r}; this version reads {FORMAT!r}")
    store = StoryStore()
    taken_back: list[Tie] = []
    for numbers, weights, keys, body, day, digest in kept.sketches:
        terms = tuple(kept.stems[number] for number in numbers)
        store.restore(
            Sketch(terms, array("h", np.frombuffer(weights, "<i2").tolist()), terms[:keys], body, day, digest),
            taken_back,
        )
    store.book.restore(kept.reports, kept.story_ids, kept.nodes, [_entry(fields) for fields in kept.entries])
    store.ruled.held = {
        number: Rulings(frozenset(map(_pair, together)), frozenset(map(_pair, apart)))
        for number, together, apart in kept.rulings
    }
    store.settle(taken_back)
    return store


def _pair(pair: tuple[int, int]) -> tuple[int, int]:
    return (pair[0], pair[1])


def _entry(fields: list[Any]) -> Entry:
    what, story, others, nodes, reports, why, parts, undoes = fields
    return Entry(what, story, tuple(others), tuple(nodes), tuple(reports), why, tuple(tuple(p) for p in parts), undoes)
