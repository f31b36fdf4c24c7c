"""JSON Lines, read line by line so that neither a long file nor a long line fills the memory."""

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple, Protocol

from stemma.sources.decoding import decode, refuse_binary
from stemma.sources.fields import rows_in
from stemma.sources.unreadable import Unreadable

LONGEST = 16_000_000  # bytes of a line: twice the longest report that is read, since JSON escapes


class Row(NamedTuple):
    """A row: its place among the rows (from 0), the line that it stands in (from 1), its object or what is wrong."""

    number: int
    line: int
    value: dict[str, Any] | Unreadable


class _Lines(Protocol):
    def readline(self, limit: int, /) -> bytes: ...


def rows(stream: BinaryIO, head: bytes) -> Iterator[Row]:
    """Yield the rows of a JSON Lines stream; blank lines are not counted as rows.

    Raises `Unreadable` for a stream that is no text at all.
    """
    number = 0
    for line, raw in _lines(_as_utf8(stream, head)):
        if raw is None:
            problem = Unreadable(f"is longer than {LONGEST // 1_000_000} MB", "a line holds one report; split it")
            yield Row(number, line, problem)
        elif raw.strip():
            yield Row(number, line, _value(raw))
        else:
            continue
        number += 1


def document_rows(raw: bytes) -> Iterator[Row]:
    """Yield the rows of one JSON document: an object, a list of objects, or the list in a known container.

    Raises `Unreadable` where it is not JSON.
    """
    value = _parsed(raw)
    for number, item in enumerate(rows_in(value)):
        yield Row(number, number + 1, item if isinstance(item, dict) else _no_object())


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


def _value(raw: bytes) -> dict[str, Any] | Unreadable:
    try:
        value = _parsed(raw)
    except Unreadable as problem:
        return problem
    return value if isinstance(value, dict) else _no_object()


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


def _no_object() -> Unreadable:
    return Unreadable("is JSON but not an object", 'write each report as {"text": ...}')
