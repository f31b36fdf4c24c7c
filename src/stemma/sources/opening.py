"""Opening what was found: files, gzip files and standard input as one kind of byte stream, with a look at its head."""

import gzip
import io
import json
import re
import sys
from typing import BinaryIO, NamedTuple

from stemma.sources.finding import STDIN
from stemma.sources.unreadable import Unreadable

HEAD = 65_536  # bytes that a look at the head sees

_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|section|div|main|p|h1)\b[^<>]{0,2000}>", re.I
)
_XML = re.compile(rb"<(?:\?xml|rss|feed|urlset|newsItem|newsMessage|rdf:RDF)\b", re.I)
_MARKDOWN = re.compile(rb"(?:---[ \t]*\r?\n[^\n]{1,200}:|#{1,2} \S)")


class Opened(NamedTuple):
    """A byte stream, and what stands at its head."""

    stream: BinaryIO
    head: bytes


class _Rewound(io.RawIOBase):
    """A stream whose head, already read, comes out once more."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._head[: len(buffer)] if self._head else self._rest.read(len(buffer))
        self._head = self._head[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        self._rest.close()
        super().close()


def open_source(path: str, stdin: BinaryIO | None) -> Opened:
    """Open a file, or standard input for ``-``, looking through gzip.

    Raises OSError as `open` does, and `Unreadable` where there is no standard input.

    >>> import gzip, io
    >>> opened = open_source("-", io.BytesIO(gzip.compress(b"The mill burned.")))
    >>> opened.head, opened.stream.read()
    (b'The mill burned.', b'The mill burned.')
    """
    if path == STDIN:
        stream = stdin or getattr(sys.stdin, "buffer", None)
        if stream is None:
            raise Unreadable("there is no standard input", "pipe a report into it, or name a file")
    else:
        stream = open(path, "rb")  # noqa: SIM115 - the caller closes it
    opened = _looked_at(stream)
    if opened.head.startswith(b"\x1f\x8b"):
        return _looked_at(gzip.GzipFile(fileobj=opened.stream))  # type: ignore[arg-type]
    return opened


def _looked_at(stream: BinaryIO) -> Opened:
    head = bytearray()
    while len(head) < HEAD and (piece := stream.read(HEAD - len(head))):
        head += piece
    return Opened(io.BufferedReader(_Rewound(bytes(head), stream), 1 << 18), bytes(head))


def sniff(head: bytes) -> str:
    """Return the kind of a content by its head: ``jsonl``, ``json``, ``html``, ``xml``, ``markdown`` or ``text``.

    >>> [sniff(head) for head in (b'{"text": "It burned."}', b"<!DOCTYPE html><p>It burned.", b"It burned.")]
    ['jsonl', 'html', 'text']
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return "jsonl" if _is_object(start.split(b"\n", 1)[0]) or b"\n" not in start else "json"
    if start.startswith(b"[") and start[1:].lstrip()[:1] in (b"{", b"]"):
        return "json"
    if start.startswith(b"<"):
        if _TAG.search(start[:4_000]):
            return "html"
        if _XML.match(start):
            return "xml"
    return "markdown" if _MARKDOWN.match(start) else "text"


def is_json_lines(head: bytes) -> bool:
    """Tell whether what is called JSON holds one object a line, and more than one line.

    >>> is_json_lines(b'{"text": "a"}\\n{"text": "b"}\\n'), is_json_lines(b'{"articles": [{"text": "a"}]}\\n')
    (True, False)
    """
    first, _, rest = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    return bool(rest.strip()) and _is_object(first)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
