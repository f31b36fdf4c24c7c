"""Briefs as JSON: sentences with spans, in a list, line by line, or inside an export."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from stemma.checking.cited import Cited, Library, together
from stemma.checking.prose import Statement
from stemma.records import Problem, Span

WANTED = 'write {"sentence": "...", "spans": [{"report": id, "start": 0, "end": 9}]}'


class Unreadable(ValueError):
    """A brief, or a part of one, that is not in the form of the contract."""


def rows(text: str) -> Iterator[tuple[int, Any]]:
    """Yield the rows of a JSON or JSON Lines text with their numbers from 1; what is no JSON is an `Unreadable`.

    >>> [row for row in rows('{"sentence": "It rained.", "spans": []}')]
    [(1, {'sentence': 'It rained.', 'spans': []})]
    """
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip():
                yield number, _row(line)
        return
    yield from enumerate(_sentences(whole), start=1)


def _row(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        return Unreadable(f"no JSON ({str(error).split(':')[0].lower()})")


def _sentences(whole: Any) -> list[Any]:
    """Return the sentences of a list, of a brief, of a story or of a whole export."""
    if isinstance(whole, list):
        return whole
    if isinstance(whole, Mapping):
        if isinstance(whole.get("stories"), list):
            return [row for story in whole["stories"] if isinstance(story, Mapping) for row in _sentences(story)]
        if isinstance(whole.get("brief"), list):
            return list(whole["brief"])
        if isinstance(whole.get("sentences"), list):
            return list(whole["sentences"])
    return [whole]


def statement(number: int, row: Any, library: Library) -> Statement:
    """Return a row as a statement; raises `Unreadable` where it has not the form of a sentence with spans.

    >>> from stemma.checking.cited import Library
    >>> statement(1, {"sentence": "It rained.", "spans": ["r:0-3"]}, Library({})).cited.problems[0].kind
    'unknown report'
    """
    if isinstance(row, Unreadable):
        raise row
    if not isinstance(row, Mapping) or not isinstance(row.get("sentence"), str):
        raise Unreadable('a row without "sentence"')
    spans = row.get("spans", [])
    if not isinstance(spans, list):
        raise Unreadable('"spans" is no list')
    return Statement(number, row["sentence"], together([_span(span, library) for span in spans]))


def _span(span: Any, library: Library) -> Cited:
    if isinstance(span, str):
        return library.cited(span)
    if not isinstance(span, Mapping) or not isinstance(span.get("report"), str):
        raise Unreadable("a span without a report")
    if "start" not in span and "end" not in span:
        return library.cited(span["report"])
    start, end = span.get("start"), span.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or isinstance(start, bool):
        raise Unreadable('a span whose "start" and "end" are no whole numbers')
    id_ = library.id_of(span["report"])
    if id_ is None:
        why = "the export has no report with this id"
        return Cited(problems=(Problem(kind="unknown report", words=span["report"], why=why),))
    return Cited((Span(report=id_, start=start, end=end),))
