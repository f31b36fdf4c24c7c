"""Which words of reports are the narrator's: those outside double marks, furniture and the lines of an outlet."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stemma.lineage.boilerplate import boilerplate
from stemma.lineage.characters import Places, blocks, characters
from stemma.lineage.tokens import Tokens
from stemma.records import Report

_LINE, _STRAIGHT, _OPEN, _SHUT = (ord(mark) for mark in '\n"“”')


def narrated(reports: Sequence[Report], tokens: Tokens) -> NDArray[np.bool_]:
    """Tell which words of the reports are the narrator's; `tokens` are those of their texts.

    A straight mark opens or shuts, and none stays open beyond its line.

    >>> from stemma.lineage.tokens import tokenise
    >>> from stemma.sources import report_of_text
    >>> reports = [report_of_text('“We stay,” said Orr. "Oh\\nno')]
    >>> narrated(reports, tokenise([report.text for report in reports])).tolist()
    [False, False, True, True, False, True]
    """
    texts = [report.text for report in reports]
    counts = _outside_marks(texts, tokens)
    for number, report in enumerate(reports):
        holes = [(hole.start, hole.end) for hole in report.furniture]
        at = tokens.of(number)
        for first, last in (*holes, *(line for kind in boilerplate(report.text) for line in kind)):
            line = report.text.rfind("\n", 0, first) + 1
            stop = report.text.find("\n", last)
            within = np.searchsorted(tokens.starts[at], (line, stop if stop >= 0 else len(report.text)))
            counts[at][within[0] : within[1]] = False
    return counts


def _outside_marks(texts: Sequence[str], tokens: Tokens) -> NDArray[np.bool_]:
    parts, done = [], 0
    for block in blocks(texts):
        begins = np.cumsum([0, *(len(text) + 1 for text in block)])
        firsts = tokens.firsts[done : done + len(block) + 1]
        starts = tokens.starts[firsts[0] : firsts[-1]] + np.repeat(begins[:-1], np.diff(firsts))
        edges, inside = _marks("\n".join(block))
        parts.append(~np.repeat(inside, np.diff(np.searchsorted(starts, edges), append=len(starts))))
        done += len(block)
    return np.concatenate([np.zeros(0, dtype=bool), *parts])


def _marks(text: str) -> tuple[Places, NDArray[np.bool_]]:
    """Return the places at which words begin to be, or cease to be, inside double marks; and which of the two."""
    found = characters(text)
    marks = (found.plain == _LINE) | (found.plain == _STRAIGHT)
    beyond = found.codes[found.beyond]
    marks[found.beyond] = (beyond == _OPEN) | (beyond == _SHUT)
    at = np.flatnonzero(marks)
    straight, opens = found.codes[at] == _STRAIGHT, found.codes[at] == _OPEN
    plain = np.maximum.accumulate(np.where(straight, 0, np.arange(1, len(at) + 1)))  # the last mark of one meaning
    turns = np.append(0, np.cumsum(straight))
    inside = np.append(False, opens)[plain] ^ ((turns[1:] - turns[plain]) % 2 == 1)
    return np.append(0, at), np.append(False, inside)
