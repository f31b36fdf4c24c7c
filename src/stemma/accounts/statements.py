"""The quotes of a story's reports as single statements that can be compared: one sentence or clause said by somebody."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stemma.accounts.speech import holds_speech
from stemma.records import Extent, Quote, QuoteKind, Report
from stemma.words import words

_SENTENCE_END = frozenset(".?!…")


class Statement(NamedTuple):
    """What stands in one pair of marks, or in the two halves that a cue interrupts, or the content of an indirect quote.

    `forms` are its folded words, `carrier` those around it in its sentence, `place` counts the statements of its report,
    `speaker` is a story name id.
    """

    report: str
    report_text: str
    extents: tuple[Extent, ...]
    kind: QuoteKind
    speaker: str | None
    text: str
    forms: tuple[str, ...]
    carrier: tuple[str, ...]
    place: int


def statements(reports: Sequence[Report], names_of: Mapping[tuple[str, str], str]) -> list[Statement]:
    """Return the statements of all reports, in the order of the reports and of their texts.

    >>> quote = Quote(start=0, end=10, kind="direct", quoted=(Extent(start=1, end=9),))
    >>> report = Report(id="a", source="a", text="“We stay.” It rains.", text_sha256="", quotes=(quote,))
    >>> [(s.text, s.forms) for s in statements([report], {})]
    [('We stay.', ('we', 'stay'))]
    """
    found = []
    for report in reports:
        starts = [s.start for s in report.sentences]
        place = 0
        for quote in sorted(report.quotes, key=lambda q: (q.start, q.end)):
            speaker = names_of.get((report.id, quote.speaker)) if quote.speaker else None
            for extents in _halves(report, quote):
                text = " ".join(report.text[e.start : e.end] for e in extents)
                forms = tuple(w.form for w in words(text))
                if forms:
                    carrier = _carrier(report, starts, extents)
                    kind = quote.kind if _marked(quote, extents) else "indirect"
                    found.append(
                        Statement(report.id, report.text, extents, kind, speaker, text, forms, carrier, place)
                    )
                    place += 1
    return found


def _halves(report: Report, quote: Quote) -> list[tuple[Extent, ...]]:
    """Return the marked stretches of a quote, those together that are one interrupted sentence."""
    spoken = [e for e in quote.quoted if e.end > e.start and holds_speech(report, quote, e)]
    if not spoken:
        return [(Extent(start=quote.start, end=quote.end),)] if quote.kind != "direct" else []
    joined: list[tuple[Extent, ...]] = []
    for extent in spoken:
        if joined and _goes_on(report.text, joined[-1][-1], extent):
            joined[-1] = (*joined[-1], extent)
        else:
            joined.append((extent,))
    return joined


def _marked(quote: Quote, extents: tuple[Extent, ...]) -> bool:
    return any(e in quote.quoted for e in extents)


def _goes_on(text: str, before: Extent, after: Extent) -> bool:
    between = text[before.end : after.start]
    ended = text[before.end - 1] in _SENTENCE_END or any(c in between.rstrip("\"“”‘’' ")[-2:] for c in ".?!")
    return not ended and text[after.start].islower() and "\n" not in between


def _carrier(report: Report, starts: Sequence[int], extents: Sequence[Extent]) -> tuple[str, ...]:
    """Return the words before the statement in its sentence."""
    at = bisect_right(starts, extents[0].start) - 1
    start = report.sentences[at].start if at >= 0 else 0
    return tuple(w.form for w in words(report.text, max(start, extents[0].start - 300), extents[0].start))
