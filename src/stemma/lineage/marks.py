"""Which words of a report are someone else's: inside quotation marks, or in an embedded post."""

import re

from stemma.lineage.boilerplate import is_post
from stemma.reading.marks.marks import pair
from stemma.records import Report

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


def marked(report: Report) -> tuple[tuple[int, int], ...]:
    """Return the extents inside quotation marks and of lines that are posts of a social network, in order and apart.

    >>> from stemma.sources import report_of_text
    >>> report = report_of_text("“We stay,” said Orr.")
    >>> [report.text[start:end] for start, end in marked(report)]
    ['We stay,']
    """
    paragraphs = [m.span() for m in _LINE.finditer(report.text)]
    found = [(m.first, m.last) for m in pair(report.text, paragraphs)]
    found += [line for line in paragraphs if is_post(report.text[line[0] : line[1]])]
    found += [(part.start, part.end) for quote in report.quotes for part in quote.quoted]
    return tuple(_apart(sorted(found)))


def _apart(extents: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in extents:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged
