"""All rooms in their order: sources become an export."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
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
from stemma.reading.kept import SentenceFile
from stemma.reading.language import named
from stemma.records import Export, Failure, Report, Story
from stemma.sources import load

CHUNK = 64  # reports handed to a worker at once
PER_WORKER = 256  # reports that make a further process worth its start, which costs about a second

Progress = Callable[[str, int, int], None]
Memory = Callable[[str], SentenceFile]  # opens what keeps parses between runs, for a version of the language model
Chunk = tuple[list[Report], list[Failure]]


class Run(NamedTuple):
    """What one run gave: the export, and what could not be read."""

    export: Export
    failures: tuple[Failure, ...]


class Told(NamedTuple):
    """One story with its account, its reports as the account has them, and why it could not be told where it is not."""

    story: Story
    reports: tuple[Report, ...]
    failure: Failure | None = None


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
    unread: list[Failure] = []
    reports = sorted(
        layered(kept, unread, language_model=language_model, workers=workers, progress=tell), key=lambda r: r.id
    )
    rest = [order for order in orders if order.do != "leave-out"]
    export, untold = _export(reports, as_of, tell, rest, owners)
    export = replace(export, overrides=left_out)
    return Run(export, (*loaded.failures, *unread, *untold, *unmet(export, rest, idle)))


def layered(
    reports: Sequence[Report],
    unread: list[Failure],
    *,
    language_model: str | None = None,
    workers: int | None = 1,
    progress: Progress | None = None,
    memory: Memory | None = None,
) -> Iterator[Report]:
    """Yield the reports with their layers; what could not be read of them is added to `unread`.

    `memory` opens what keeps parses between runs; other arguments as for `read`. It changes the time and nothing else.

    >>> from stemma.sources import report_of_text
    >>> next(layered([report_of_text("Anna Tull left Halvern.")], [])).entities[0].name
    'Anna Tull'
    """
    tell = progress or _silent
    processes = workers or min(os.cpu_count() or 1, 1 + len(reports) // PER_WORKER)
    chunks = [reports[i : i + CHUNK] for i in range(0, len(reports), CHUNK)]
    done = 0
    for with_layers, failures in _map_chunks(chunks, language_model, min(processes, len(chunks)), memory):
        done += len(with_layers)
        unread += failures
        tell("reading", done, len(reports))
        yield from with_layers


def _map_chunks(
    chunks: list[Sequence[Report]], language_model: str | None, workers: int, memory: Memory | None
) -> Iterator[Chunk]:
    """Read chunks in order, in this process or in several: the bytes that come out are the same."""
    if workers <= 1:
        language = named(language_model)
        with memory(language.version) if memory else nullcontext() as kept:  # closed even where the reader lives on
            reader = Reader(language, kept)
            yield from (_chunk_read(reader, chunk) for chunk in chunks)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_read_chunk, chunks, [language_model] * len(chunks), [memory] * len(chunks))


def _read_chunk(chunk: Sequence[Report], language_model: str | None, memory: Memory | None) -> Chunk:
    return _chunk_read(_reader_of_worker(language_model, memory), chunk)


def _chunk_read(reader: Reader, chunk: Sequence[Report]) -> Chunk:
    reader.unread = []
    return list(reader.read(chunk)), reader.unread


@cache
def _reader_of_worker(language_model: str | None, memory: Memory | None) -> Reader:
    """Return the one reader of a worker process, which keeps what it has read as long as the worker lives."""
    language = named(language_model)
    return Reader(language, memory(language.version) if memory else None)


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
        story, its_reports, failure = account(group, stories.story_id(group), as_of, orders, owners)
        found.append(story)
        told.extend(its_reports)
        untold += [failure] if failure else []
        tell("accounts", done, len(groups))
    export = Export(
        reports=tuple(sorted(told, key=lambda r: r.id)),
        stories=tuple(sorted(found, key=lambda s: (-len(s.reports), min(s.reports), s.id))),
    )
    return export, untold


def account(
    reports: Sequence[Report],
    story_id: str,
    as_of: str | None = None,
    orders: Sequence[Order] = (),
    owners: Owners | None = None,
) -> Told:
    """Return the account of one story, its reports given with their layers; arguments as for `read`.

    >>> from stemma.sources import report_of_text
    >>> account([report_of_text("A mill burned down.", title="Fire")], "story-1").story.title
    'Fire'
    """
    descent = lineage.trace(reports)
    try:
        return Told(*accounts.account(story_id, reports, descent, as_of, orders, owners=owners))
    except Exception as fault:  # whatever it is: one story that we fail to tell takes no other along
        story = accounts.outline(story_id, reports, descent, owners)
        return Told(story, tuple(reports), _untold(story, fault))


def _untold(story: Story, fault: Exception) -> Failure:
    """Return what to say of a story without an account."""
    failed = f"no account could be made of its {len(story.reports)} reports"
    return fault_in(story.title, failed, fault, "the export has the reports and their lineage")


def _silent(_room: str, _done: int, _total: int) -> None:
    return None
