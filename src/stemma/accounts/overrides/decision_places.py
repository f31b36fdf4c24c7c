"""Where an override points: a stretch of a report, or words in it, wherever a run finds them."""

from collections.abc import Mapping, Sequence
from typing import Any

from stemma.checking.cited import Library
from stemma.records import Span


def place(fields: Mapping[str, Any], library: Library) -> Span | None:
    """Return the stretch that a decision means, or None where the reports at hand have none.

    `fields` names the report and either `start` and `end`, or `words` with their `occurrence` from 1.

    >>> from stemma.sources import report_of_text
    >>> library = Library({"a": report_of_text("Two died. Two were hurt.", id="a")})
    >>> place({"report": "a", "words": "Two", "occurrence": 2}, library)
    Span(report='a', start=10, end=13)
    """
    id_ = library.id_of(fields["report"])
    if id_ is None:
        return None
    text = library.reports[id_].text
    start, end = fields.get("start"), fields.get("end")
    if start is not None:
        end = start + 1 if end is None else end
        return Span(report=id_, start=start, end=end) if 0 <= start < end <= len(text) else None
    words, at = fields["words"], -1
    for _ in range(max(1, fields.get("occurrence") or 1)):
        at = text.find(words, at + 1)
        if at < 0:
            return None
    return Span(report=id_, start=at, end=at + len(words)) if words else None


def places(rows: Sequence[Mapping[str, Any]], library: Library) -> tuple[Span, ...] | None:
    """Return the stretches of several places, or None where one of them is not at hand.

    >>> places([{"report": "a", "start": 0, "end": 1}], Library({})) is None
    True
    """
    found = [place(row, library) for row in rows]
    return None if any(span is None for span in found) else tuple(span for span in found if span is not None)
