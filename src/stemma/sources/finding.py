"""Which files a user means: paths, folders, ``-``."""

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from stemma.data import lexicon
from stemma.records import Failure
from stemma.sources.outlets import is_url

STDIN = "-"
REMEDY_FOLDER = "put .txt, .md, .html, .jsonl or .jsonl.gz files into it"


class Found(NamedTuple):
    """A file to read: its path as the user would write it, its kind where the ending tells one, who chose it."""

    path: str
    kind: str | None
    named: bool = False  # by itself, not found in a folder


def find(sources: Sequence[str | Path]) -> tuple[list[Found], list[Failure]]:
    """Return the files that some sources mean, each once and sorted by path, and what cannot be one.

    Folders are searched through, hidden files and unknown endings left out. A file named by itself is taken whatever
    its ending.

    >>> found, failures = find(["-", "https://mill.example/fire"])
    >>> [item.path for item in found], [failure.source for failure in failures]
    (['-'], ['https://mill.example/fire'])
    """
    found: dict[str, Found] = {}
    failures: list[Failure] = []
    for source in sorted({os.fspath(source) for source in sources}):
        if is_url(source):
            failures.append(_refused(source, "web addresses are not fetched by this version", "save the page as .html"))
        elif source != STDIN and os.path.isdir(source):
            for item in _in_folder(source, failures):
                found.setdefault(os.path.realpath(item.path), item)
        elif source == STDIN:
            found[STDIN] = Found(STDIN, None, named=True)
        else:
            _add_named(source, found, failures)
    return sorted(found.values()), failures


def kind_of(path: str) -> str | None:
    """Return the kind that a file's ending tells, looking through ``.gz``.

    >>> kind_of("a/b.jsonl.gz"), kind_of("page.HTM"), kind_of("feed.xml"), kind_of("notes.doc")
    ('jsonl', 'html', 'later', None)
    """
    suffixes = [suffix.lower() for suffix in PurePath(path).suffixes[-2:]]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    formats = lexicon("sources_formats")
    ending = suffixes[-1] if suffixes else ""
    return "later" if ending in formats["later"] else formats["extensions"].get(ending)


def _add_named(path: str, found: dict[str, Found], failures: list[Failure]) -> None:
    kind = kind_of(path)
    if kind == "later":
        failures.append(_refused(path, f"{_later_name(path)} are not read by this version", _later_remedy()))
    elif (place := os.path.realpath(path)) not in found or not found[place].named:
        found[place] = Found(path, kind, named=True)


def _in_folder(folder: str, failures: list[Failure]) -> Iterator[Found]:
    read, later, skipped = 0, Counter[str](), []
    for path in _walk(folder, failures):
        kind = None if PurePath(path).name.startswith(".") or _waits(path) else kind_of(path)
        if kind is None:
            skipped.append(path)
        elif kind == "later":
            later[_later_name(path)] += 1
        else:
            read += 1
            yield Found(path, kind)
    for name, number in sorted(later.items()):
        failures.append(
            _refused(
                folder,
                f"holds {number} {_files(number)} of a kind that this version does not read: {name}",
                _later_remedy(),
            )
        )
    if skipped and read:
        example = PurePath(min(skipped)).name
        problem = f"{len(skipped)} {_files(len(skipped))} of other kinds skipped, such as {example}"
        failures.append(
            Failure(source=folder, problem=problem, remedy="name a file by itself to have it read", fatal=False)
        )
    if not read and not later:
        failures.append(_refused(folder, "is a folder without reports", REMEDY_FOLDER))


def _walk(folder: str, failures: list[Failure]) -> Iterator[str]:
    def unreadable(error: OSError) -> None:
        failures.append(
            _refused(os.fspath(error.filename or folder), "cannot be searched: " + why(error), "check its permissions")
        )

    for here, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(here, name) for name in sorted(files))


def _waits(path: str) -> bool:
    """Tell whether a path is a pipe, a socket or a device, which may never come to an end."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False


def why(error: OSError) -> str:
    """Return in plain words why a file could not be opened or read.

    >>> why(FileNotFoundError())
    'it does not exist'
    """
    if isinstance(error, FileNotFoundError):
        return "it does not exist"
    if isinstance(error, PermissionError):
        return "no permission"
    return (error.strerror or type(error).__name__).lower()


def _refused(source: str, problem: str, remedy: str) -> Failure:
    return Failure(source=source, problem=problem, remedy=remedy)


def _files(number: int) -> str:
    return "file" if number == 1 else "files"


def _later_name(path: str) -> str:
    later = lexicon("sources_formats")["later"]
    return str(next(later[s.lower()] for s in reversed(PurePath(path).suffixes) if s.lower() in later))


def _later_remedy() -> str:
    return str(lexicon("sources_formats")["later_remedy"])
