"""Words in marks: they must stand in the evidence word for word."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from stemma.checking.evidence import Evidence, Piece
from stemma.checking.spelling import spelled
from stemma.reading.marks.marks import pair
from stemma.records import Problem
from stemma.words import folded, words

_GAP = re.compile(r"\[?\(?(?:\.[ \u00a0]?){3,4}\)?\]?|\[?\(?…\)?\]?|\[[^\[\]]{0,200}\]")
_CLOSE = 60  # likeness from which other words of the evidence are worth showing
_LONGEST_SHOWN = 200


class Quotation(NamedTuple):
    """Words in marks in a sentence, the stretch with the marks, and where each unbroken run of them stands."""

    start: int
    end: int
    text: str
    places: tuple[tuple[Piece, int, int], ...] = ()


def quotations(sentence: str) -> tuple[Quotation, ...]:
    """Return the stretches of a sentence in marks, the outermost only.

    >>> [q.text for q in quotations("He said “we stay” and 'we go'.")]
    ['we stay', 'we go']
    """
    found: list[Quotation] = []
    for marked in pair(sentence, [(0, len(sentence))]):
        if marked.opened and (not found or marked.start >= found[-1].end):
            found.append(Quotation(marked.start, marked.end, sentence[marked.first : marked.last]))
    return tuple(found)


def placed(quotation: Quotation, evidence: Evidence) -> Quotation | None:
    """Return the quotation with the places where its words stand in the evidence, or None where they do not.

    Typography and spelling do not matter, words and their order do. An ellipsis or words in brackets stand for words
    left out; what is before and after must stand in one cited stretch in this order.

    >>> from stemma.records import Report, Span
    >>> report = Report(id="a", source="a", text="He said: “We stay in the valley.”", text_sha256="")
    >>> evidence = Evidence([Span(report="a", start=0, end=33)], {"a": report})
    >>> [placed(q, evidence) is not None for q in quotations("“We stay … valley” and “we go”")]
    [True, False]
    """
    runs = [run for part in _GAP.split(quotation.text) if (run := _forms(part))]
    for number, piece in enumerate(evidence.pieces):
        at, places = 0, []
        for run in runs:
            found = _position(run, evidence.texts[number], at)
            if found is None:
                break
            at = found + len(run)
            places.append((piece, *_stretch(piece, found, at)))
        if len(places) == len(runs):
            return quotation._replace(places=tuple(places))
    return None


def altered(quotation: Quotation, evidence: Evidence) -> Problem:
    """Return the problem of a quotation that stands nowhere, with the nearest words of the evidence.

    >>> from stemma.records import Report, Span
    >>> report = Report(id="a", source="a", text="He said: “We stay in the valley.”", text_sha256="")
    >>> evidence = Evidence([Span(report="a", start=0, end=33)], {"a": report})
    >>> altered(quotations("“We stay in this valley”")[0], evidence).why
    'the spans say it in other words'
    """
    nearest = _nearest(quotation.text, evidence.pieces)
    why = "the spans say it in other words" if nearest else "no span has these words"
    return Problem(kind="quotation", words=quotation.text, why=why, instead=nearest)


def _nearest(text: str, pieces: Sequence[Piece]) -> str | None:
    best, score = None, float(_CLOSE)
    for piece in pieces:
        found = fuzz.partial_ratio_alignment(text.lower(), piece.text.lower(), score_cutoff=score)
        if found is not None and found.score > score and len(text) > 3:
            start, end = (found.dest_start, found.dest_end) if len(text) <= len(piece.text) else (0, len(piece.text))
            best, score = _whole_words(piece.text, start, end), found.score
    return best


def _whole_words(text: str, start: int, end: int) -> str:
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return " ".join(text[start : min(end, start + _LONGEST_SHOWN)].split())


def _forms(text: str) -> tuple[str, ...]:
    return tuple(map(spelled, folded(text)))


def _position(run: Sequence[str], text: Sequence[str], at: int) -> int | None:
    """Return where a run of words stands in a text from a place on."""
    first, width = run[0], len(run)
    for start in range(at, len(text) - width + 1):
        if text[start] == first and tuple(text[start : start + width]) == run:
            return start
    return None


def _stretch(piece: Piece, first: int, last: int) -> tuple[int, int]:
    found = words(piece.report.text, piece.start, piece.end)
    return found[first].start, found[last - 1].end
