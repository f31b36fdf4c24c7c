"""All rooms in their order: sources become an export."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import BinaryIO, NamedTuple

from msgspec.structs import replace

from stemma import accounts, lineage, stories
from stemma.accounts.overrides.decisions import Order
from stemma.accounts.overrides.reports_left_out import without
from stemma.accounts.overrides.unmet import unmet
from stemma.accounts.owner_file import Owners
from stemma.faults import fault_in
from stemma.reading import Reader
from stemma.reading.language import named
from stemma.records import Export, Failure, Report, Story
from stemma.sources import load

CHUNK = 64  # reports handed to a worker at once
PER_WORKER = 256  # reports that make a further process worth its start, which costs about a second

Progress = Callable[[str, int, int], None]
Chunk = tuple[list[Report], list[Failure]]


class Run(NamedTuple):
    """What one run gave: the export, and what could not be read."""

    export: Export
    failures: tuple[Failure, ...]


def read(
    sources: Sequence[str | Path],
    *,
    stdin: BinaryIO | None = None,
    as_of: str | None = None,
    language_model: str | None = None,
    workers: int | None = 1,
    progress: Progress | None = None,
    orders: Sequence[Order] = (),
    owners: Owners | None = None,
) -> Run:
    """Read files and folders of reports and return the account of every story in them.

    `sources` are paths, or ``-`` for `stdin`; `as_of` (ISO 8601) is the day on which undated reports are taken to be
    read where nothing else dates them; `language_model` names an installed spaCy pipeline to use instead of the bundled
    one; `workers` is the number of processes that read (None: as many as pay off on this machine), which changes the
    time and nothing else; `progress` is called with the room, how many are done, and how many there are; `orders` are
    an editor's decisions (`stemma.accounts.overrides.decisions.orders`), applied to everything that follows from them;
    `owners` says who owns which outlet (`stemma.accounts.owner_file.owners`; None: the shipped list).

    What cannot be read is a `Failure` of the run, never an exception.

    >>> from stemma import data
    >>> run = read([data.path("example", "reports")])
    >>> sorted(story.counts.reports for story in run.export.stories)
    [1, 7]
    """
    tell = progress or _silent
    loaded = load(sources, stdin=stdin)
    kept, left_out, idle = without(loaded.reports, [order for order in orders if order.do == "leave-out"])
    processes = workers or min(os.cpu_count() or 1, 1 + len(kept) // PER_WORKER)
    unread: list[Failure] = []
    reports = sorted(_layered(kept, language_model, processes, tell, unread), key=lambda r: r.id)
    rest = [order for order in orders if order.do != "leave-out"]
    export, untold = _export(reports, as_of, tell, rest, owners)
    export = replace(export, overrides=left_out)
    return Run(export, (*loaded.failures, *unread, *untold, *unmet(export, rest, idle)))


def _layered(
    reports: Sequence[Report], language_model: str | None, workers: int, tell: Progress, unread: list[Failure]
) -> Iterator[Report]:
    """Yield the reports with their layers; what could not be read of them is added to `unread`."""
    chunks = [reports[i : i + CHUNK] for i in range(0, len(reports), CHUNK)]
    done = 0
    for layered, failures in _map_chunks(chunks, language_model, min(workers, len(chunks))):
        done += len(layered)
        unread += failures
        tell("reading", done, len(reports))
        yield from layered


def _map_chunks(chunks: list[Sequence[Report]], language_model: str | None, workers: int) -> Iterator[Chunk]:
    """Read chunks in order, in this process or in several: the bytes that come out are the same."""
    if workers <= 1:
        reader = Reader(named(language_model))
        yield from (_chunk_read(reader, chunk) for chunk in chunks)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_read_chunk, chunks, [language_model] * len(chunks))


def _read_chunk(chunk: Sequence[Report], language_model: str | None) -> Chunk:
    return _chunk_read(_reader_of_worker(language_model), chunk)


def _chunk_read(reader: Reader, chunk: Sequence[Report]) -> Chunk:
    reader.unread = []
    return list(reader.read(chunk)), reader.unread


@cache
def _reader_of_worker(language_model: str | None) -> Reader:
    """Return the one reader of a worker process, which keeps what it has read as long as the worker lives."""
    return Reader(named(language_model))


def _export(
    reports: Sequence[Report],
    as_of: str | None,
    tell: Progress,
    orders: Sequence[Order] = (),
    owners: Owners | None = None,
) -> tuple[Export, list[Failure]]:
    """Return the export, and a failure for each story of which no account could be made: the others are told."""
    told: list[Report] = []
    found: list[Story] = []
    untold: list[Failure] = []
    groups = stories.group(reports)
    for done, group in enumerate(groups, start=1):
        story_id, descent = stories.story_id(group), lineage.trace(group)
        try:
            story, its_reports = accounts.account(story_id, group, descent, as_of, orders, owners=owners)
        except Exception as fault:  # whatever it is: one story that we fail to tell takes no other along
            story, its_reports = accounts.outline(story_id, group, descent, owners), tuple(group)
            untold.append(_untold(story, fault))
        found.append(story)
        told.extend(its_reports)
        tell("accounts", done, len(groups))
    export = Export(
        reports=tuple(sorted(told, key=lambda r: r.id)),
        stories=tuple(sorted(found, key=lambda s: (-len(s.reports), s.id))),
    )
    return export, untold


def _untold(story: Story, fault: Exception) -> Failure:
    """Return what to say of a story without an account."""
    failed = f"no account could be made of its {len(story.reports)} reports"
    return fault_in(story.title, failed, fault, "the export has the reports and their lineage")


def _silent(_room: str, _done: int, _total: int) -> None:
    return None
