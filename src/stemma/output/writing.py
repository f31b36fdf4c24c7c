"""An export as a file, or as a folder of tables."""

import os
from pathlib import Path

from stemma.output.rendering import Format, render
from stemma.output.tables import tables
from stemma.records import Export

_FORMATS: dict[str, Format] = {".html": "html", ".htm": "html", ".json": "json", ".md": "md", ".txt": "text"}


def write(export: Export, path: str | Path) -> tuple[Path, ...]:
    """Write an export to a file in the format that its suffix names, or to a folder as CSV tables.

    A path is a folder where it exists as one, ends with a slash or has no suffix. Returns the files written. Raises
    ValueError where the suffix names no format, OSError where the place cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     [path.name for path in write(Export(), f"{folder}/account.json")]
    ['account.json']
    """
    problem = unwritable(path)
    if problem:
        raise ValueError(problem)
    target = Path(path)
    if _is_folder(path):
        target.mkdir(parents=True, exist_ok=True)
        return tuple(_put(target / name, content) for name, content in tables(export).items())
    target.parent.mkdir(parents=True, exist_ok=True)
    return (_put(target, render(export, _FORMATS[target.suffix.lower()])),)


def unwritable(path: str | Path) -> str | None:
    """Return why nothing can be written to a path, and what to do; None where it can.

    >>> unwritable("account.html")
    >>> unwritable("account.docx")
    'cannot write .docx: choose .html, .json, .md or .txt, or a folder for .csv tables'
    """
    target = Path(path)
    if _is_folder(path):
        return f"{target} is no folder: name one for the .csv tables" if _in_the_way(target) else None
    if target.suffix.lower() == ".csv":
        return f"{target.name} is one file and the account is several tables: name a folder, such as {target.stem}/"
    if target.suffix.lower() not in _FORMATS:
        return f"cannot write {target.suffix}: choose .html, .json, .md or .txt, or a folder for .csv tables"
    return None


def _is_folder(path: str | Path) -> bool:
    target = Path(path)
    ends_open = isinstance(path, str) and path.endswith(("/", os.sep))
    return target.is_dir() or ends_open or not target.suffix


def _in_the_way(target: Path) -> bool:
    return target.exists() and not target.is_dir()


def _put(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all; two runs at once do not meet in it."""
    part = path.with_name(f".{path.name[:200]}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    return path
