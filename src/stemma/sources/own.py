"""What Stemma wrote is no witness: an account that lies among the reports is told from a report."""

import re
from collections.abc import Sequence
from pathlib import Path

HEAD = 65_536  # bytes; the brief and the stemma come first in every format

_PAGE = b'<meta name="generator" content="Stemma">'
_EXPORT = re.compile(rb'\s*\{\s*"format"\s*:\s*"stemma/')
_SECTIONS = re.compile(rb"^(?:## )?Brief\r?\n.*?^(?:## )?Stemma\r?$", re.M | re.S)


def is_account(head: bytes) -> bool:
    r"""Tell whether a file is an account that Stemma wrote, in any of its formats, by its first bytes.

    >>> [is_account(head) for head in (b"Mill burns\n\nBrief\n- It burned.\n\nStemma\nA NPA\n", b"Mill burns\n")]
    [True, False]
    """
    return is_export(head) or _PAGE in head[:4_000] or bool(_SECTIONS.search(head))


def is_export(head: bytes) -> bool:
    """Tell whether a file is the JSON that Stemma wrote, whose reports can be read again.

    >>> is_export(b'{"format": "stemma/1", "reports": []}'), is_export(b'{"text": "It burned."}')
    (True, False)
    """
    return bool(_EXPORT.match(head))


def would_be_lost(path: Path, sources: Sequence[str]) -> bool:
    """Tell whether writing to a path would replace what is to be read: a source, or a file in a folder of sources.

    An account of an earlier run may be replaced.

    >>> would_be_lost(Path("no-such-account.html"), (".",))
    False
    """
    if not path.is_file():
        return False
    if not any(_holds(Path(source), path) for source in sources):
        return False
    with path.open("rb") as stream:
        return not is_account(stream.read(HEAD))


def _holds(source: Path, path: Path) -> bool:
    place = path.resolve()
    return source.exists() and source.resolve() in (place, *place.parents)
