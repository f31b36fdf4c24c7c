"""The stretches of a report that are searched for dates: its lines, joined where a sentence runs on into the next."""

from collections.abc import Iterator, Sequence

from stemma.reading.parsed import ParsedSentence
from stemma.records import Report, Sentence


def stretches(report: Report, sentences: Sequence[ParsedSentence | Sentence]) -> Iterator[tuple[int, int]]:
    """Yield the half-open stretches in order, with furniture cut out.

    A date is broken by a line end where a text is set in lines of one width ("on 12\\nMay"), not where a table is.

    >>> from stemma.sources import report_of_text
    >>> report = report_of_text("It fell on 12\\nMay.\\nIt rained.")
    >>> list(stretches(report, [Sentence(start=0, end=18, paragraph=0), Sentence(start=19, end=29, paragraph=1)]))
    [(0, 18), (19, 29)]
    """
    text, holes = report.text, sorted((f.start, f.end) for f in report.furniture)
    at = hole = number = 0
    while at < len(text):
        stop, number = _end(text, at, sentences, number)
        while hole < len(holes) and holes[hole][1] <= at:
            hole += 1
        if hole < len(holes) and holes[hole][0] < stop:
            yield at, max(at, holes[hole][0])
            at = max(at + 1, holes[hole][1])
        else:
            yield at, stop
            at = stop + 1


def _end(text: str, at: int, sentences: Sequence[ParsedSentence | Sentence], number: int) -> tuple[int, int]:
    """Return the first line end after `at` that lies in no sentence, and the number of the sentence looked at last."""
    stop = at - 1
    while True:
        stop = text.find("\n", stop + 1)
        if stop < 0:
            return len(text), number
        while number < len(sentences) and sentences[number].end <= stop:
            number += 1
        if number >= len(sentences) or sentences[number].start >= stop:
            return stop, number
