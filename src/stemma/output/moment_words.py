"""What the reports of one row of the timeline differ in, in words: its day, or whether it has happened."""

from collections.abc import Callable, Iterable

from stemma.output.limits import limit
from stemma.output.phrases import counted, day
from stemma.output.visible import one_line
from stemma.records import Moment, MomentReading, MomentStatus

_WORDS: dict[MomentStatus, str] = {
    "planned": "planned",
    "cancelled": "cancelled",
    "happened": "told as done",
    "unclear": "told as open",
}


def differences(moment: Moment, outlet: Callable[[str], str]) -> str | None:
    """Return who tells what of a moment where its reports differ, None where they do not.

    `outlet` gives the name of a report.

    >>> from stemma.records import Span
    >>> def told(date, status, report):
    ...     return MomentReading(date=date, status=status, spans=(Span(report=report, start=0, end=1),))
    >>> def row(*readings, disputed=False):
    ...     return Moment(date="2024-05-03", precision="day", status="happened", what="The bridge opened", spans=(),
    ...                   readings=readings, disputed=disputed)
    >>> differences(row(told("2024-05-03", "planned", "A"), told("2024-05-03", "happened", "B")), str)
    'planned: A; told as done: B'
    >>> differences(row(told("2024-05-03", "happened", "A"), told("2024-05-04", "happened", "B"), disputed=True), str)
    'the reports differ: Fri 3 May 2024 (A); Sat 4 May 2024 (B)'
    >>> differences(row(told("2024-05-03", "happened", "A"), told("2024-05-03T10:00", "happened", "B")), str) is None
    True
    """
    if moment.disputed:
        dates = sorted({reading.date for reading in moment.readings})
        told = [f"{day(one_line(d))} ({_who([r for r in moment.readings if r.date == d], outlet)})" for d in dates]
        return f"the reports differ: {'; '.join(told)}"
    seen = {reading.status for reading in moment.readings}
    if len(seen) < 2:
        return None
    return "; ".join(
        f"{words}: {_who([r for r in moment.readings if r.status == status], outlet)}"
        for status, words in _WORDS.items()
        if status in seen
    )


def _who(readings: Iterable[MomentReading], outlet: Callable[[str], str]) -> str:
    names = list(dict.fromkeys(outlet(span.report) for reading in readings for span in reading.spans))
    most = limit("moment_outlets")
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" and {counted(rest, 'more outlet')}" if rest > 0 else "")
