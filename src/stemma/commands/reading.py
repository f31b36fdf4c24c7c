"""Reading as the settings of the command line say, for every command that reads."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from stemma.accounts.overrides.decisions import Order, left_out
from stemma.accounts.overrides.decisions import orders as read_orders
from stemma.accounts.owner_file import Owners
from stemma.accounts.owner_file import owners as read_owners
from stemma.commands.saying import READ, STDIN, USAGE, line, plain, say, wrong
from stemma.commands.settings import Settings
from stemma.pipeline import Progress, Run
from stemma.pipeline import read as read_sources
from stemma.reading.language import ModelMissingError


class Wanted(NamedTuple):
    """What the settings ask of a reading, with the files that they name read."""

    workers: int | None
    orders: tuple[Order, ...]
    owners: Owners | None
    as_of: str | None
    progress: Progress | None


def wanted(settings: Settings, command: str) -> Wanted | None:
    """Return what the settings ask for; None where they are wrong, which is said."""
    workers = settings.workers
    if workers is not None and workers < 1:
        wrong(f"--workers takes a number from 1, not {workers}", command)
        return None
    orders, wrong_orders = _orders(settings.overrides, command)
    if wrong_orders:
        return None
    known, wrong_owners = _owners(settings.owners, command)
    if wrong_owners:
        return None
    return Wanted(
        workers=workers,
        orders=(*orders, *(left_out(words) for words in settings.without)),
        owners=known,
        as_of=settings.as_of.isoformat() if settings.as_of else None,
        progress=None if settings.quiet else _progress(),
    )


def read_as_set(sources: Sequence[str], settings: Settings, command: str) -> Run | None:
    """Read the sources and say what failed; None where the settings are wrong, which is said too."""
    asked = wanted(settings, command)
    if asked is None:
        return None
    try:
        run = read_sources(
            paths(sources), stdin=sys.stdin.buffer, language_model=settings.language_model, **asked._asdict()
        )
    except ModelMissingError as error:
        say(f"stemma: {error}")
        return None
    for failure in run.failures:
        say(line(failure))
    return run


def paths(sources: Sequence[str]) -> list[str]:
    """Return sources as `stemma.read` takes them.

    >>> paths(["a.txt", STDIN])
    ['a.txt', '-']
    """
    return ["-" if source == STDIN else source for source in sources]


def _owners(file: Path | None, command: str) -> tuple[Owners | None, int]:
    """Return the owners with those of a file added, and the exit status where the file or a row of it is wrong."""
    if file is None:
        return None, READ
    try:
        content = file.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        return None, wrong(f"{plain(str(file))} cannot be read: {error.strerror}", command)
    found, failures = read_owners(content, str(file))
    for failure in failures:
        say(line(failure))
    return found, USAGE if failures else READ


def _orders(file: Path | None, command: str) -> tuple[tuple[Order, ...], int]:
    """Return the decisions of a file of overrides, and the exit status where a line of it is wrong."""
    if file is None:
        return (), READ
    try:
        content = file.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        return (), wrong(f"{plain(str(file))} cannot be read: {error.strerror}", command)
    found, failures = read_orders(content, str(file))
    for failure in failures:
        say(line(failure))
    return found, wrong("no override is applied while a line of the file is wrong", command) if failures else READ


def _progress() -> Progress | None:
    """Return what shows progress on standard error where that is a terminal; long work is silent otherwise."""
    if not sys.stderr.isatty():
        return None

    def show(room: str, done: int, total: int) -> None:
        end = "\n" if done == total else ""
        print(f"\r{room}: {done} of {total}", end=end, file=sys.stderr, flush=True)

    return show
