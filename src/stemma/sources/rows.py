"""JSON Lines, read line by line so that neither a long file nor a long line fills the memory."""

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple, Protocol

from stemma.sources.decoding import decode, refuse_binary
from stemma.sources.fields import rows_in
from stemma.sources.opening import HEAD, is_json_lines
from stemma.sources.unreadable import Unreadable

LONGEST = 16_000_000  # bytes of a line: twice the longest report that is read, since JSON escapes


class Row(NamedTuple):
    """A row: its number among the rows (from 0), where it stands in words ("line 3"), its object or what is wrong."""

    number: int
    place: str
    value: dict[str, Any] | Unreadable


class _Lines(Protocol):
    def readline(self, limit: int, /) -> bytes: ...


def rows(stream: BinaryIO, head: bytes) -> Iterator[Row]:
    """Yield the rows of a JSON Lines stream; blank lines are not counted as rows.

    A line may hold a list of reports in a known container, as a JSON document without line breaks does.
    Raises `Unreadable` for a stream that is no text at all.

    >>> raw = b'{"text": "The mill burned."}\\n\\n{"text": "It rained."}\\n'
    >>> [(row.place, row.value["text"]) for row in rows(io.BytesIO(raw), raw)]
    [('line 1', 'The mill burned.'), ('line 3', 'It rained.')]
    """
    number = 0
    for line, raw in _lines(_as_utf8(stream, head)):
        if raw is None:
            problem = Unreadable(f"is longer than {LONGEST // 1_000_000} MB", "a line holds one report; split it")
            yield Row(number, f"line {line}", problem)
            number += 1
        elif raw.strip():
            for place, value in _in_line(raw, f"line {line}"):
                yield Row(number, place, value)
                number += 1


def document_rows(raw: bytes) -> Iterator[Row]:
    """Yield the rows of one JSON document: an object, a list of objects, or the list in a known container.

    Lines of JSON that are called a document are read as lines. Raises `Unreadable` where it is not JSON.

    >>> [row.value["text"] for row in document_rows(b'{"articles": [{"text": "The mill burned."}]}')]
    ['The mill burned.']
    """
    try:
        value = _parsed(raw)
    except Unreadable:
        if not is_json_lines(raw):
            raise
        yield from rows(io.BytesIO(raw), raw[:HEAD])
        return
    for number, item in enumerate(rows_in(value)):
        yield Row(number, f"item {number + 1}", _object(item))


def _as_utf8(stream: BinaryIO, head: bytes) -> _Lines:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _Recoded(io.TextIOWrapper(stream, encoding="utf-16", errors="replace", newline="\n"))
    refuse_binary(head)
    return stream


class _Recoded:
    """UTF-16, as some shells write it, line by line as UTF-8."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text

    def readline(self, limit: int, /) -> bytes:
        return self._text.readline(limit).encode("utf-8", "replace")


def _lines(stream: _Lines) -> Iterator[tuple[int, bytes | None]]:
    number = 0
    while raw := stream.readline(LONGEST + 1):
        number += 1
        if len(raw) > LONGEST and not raw.endswith(b"\n"):
            while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw


def _in_line(raw: bytes, place: str) -> Iterator[tuple[str, dict[str, Any] | Unreadable]]:
    try:
        value = _parsed(raw)
    except Unreadable as problem:
        yield place, problem
        return
    held = rows_in(value) if isinstance(value, dict) else [value]
    if held == [value]:
        yield place, _object(value)
    else:
        yield from ((f"{place}, item {number}", _object(item)) for number, item in enumerate(held, 1))


def _parsed(raw: bytes) -> Any:
    text = decode(raw).text
    try:
        return json.loads(text)
    except ValueError as error:
        raise Unreadable(
            f"is not JSON ({getattr(error, 'msg', 'number too long').lower()})", "mend or remove it"
        ) from None
    except RecursionError:
        raise Unreadable("is JSON nested too deeply", "mend or remove it") from None


def _object(value: Any) -> dict[str, Any] | Unreadable:
    if isinstance(value, dict):
        return value
    return Unreadable("is JSON but not an object", 'write each report as {"text": ...}')
