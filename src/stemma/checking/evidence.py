"""The cited words of a sentence, and what the export knows of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from stemma.checking.spelling import content_stems, spelled
from stemma.data import lexicon
from stemma.reading.amounts.amounts import Amount, amounts
from stemma.reading.dates.expressions import Expression, expressions
from stemma.reading.dates.setting import Setting
from stemma.reading.dates.values import value
from stemma.reading.sentences import split
from stemma.records import Extent, Quote, Report, Sentence, Span, StoryName
from stemma.words import fold, folded, words


class Piece(NamedTuple):
    """One cited stretch of a report and the sentences that it touches."""

    report: Report
    start: int
    end: int
    sentences: tuple[Extent, ...]

    @property
    def text(self) -> str:
        """The cited words."""
        return self.report.text[self.start : self.end]

    def holds(self, start: int, end: int) -> bool:
        """Tell whether the cited stretch and another one overlap."""
        return start < self.end and self.start < end


class Said(NamedTuple):
    """A quotation of a report near the cited words: who is named as its source, and the quote itself."""

    report: Report
    quote: Quote
    names: tuple[str, ...]  # every form of the speaker's name, and the words of the source

    def says(self, start: int, end: int) -> bool:
        """Tell whether the quotation and a stretch of its report overlap."""
        return self.quote.start < end and start < self.quote.end


class Evidence:
    """What the spans of one sentence say: words, amounts, dates, names, quotations; each is read when first asked for.

    Spans must lie in reports of `reports`; `names` maps story name ids to names, where an export has them.
    """

    def __init__(
        self, spans: Sequence[Span], reports: Mapping[str, Report], names: Mapping[str, StoryName] | None = None
    ) -> None:
        self.names = names or {}
        self.pieces = tuple(_piece(span, reports[span.report]) for span in dict.fromkeys(spans))

    @cached_property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The words of each cited stretch, folded and in one spelling."""
        return tuple(tuple(spelled(form) for form in folded(piece.text)) for piece in self.pieces)

    @cached_property
    def forms(self) -> frozenset[str]:
        """All cited words, with and without possessive endings."""
        found = {form for text in self.texts for form in text}
        return frozenset(found | {form.removesuffix("'s").removesuffix("'") for form in found})

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The cited stretches, folded, on one line each."""
        return tuple(" ".join(fold(piece.text).split()) for piece in self.pieces)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the cited words that say something."""
        return frozenset(stem for piece in self.pieces for stem in content_stems(piece.text))

    @cached_property
    def amounts(self) -> tuple[tuple[str, Amount], ...]:
        """The amounts that the cited stretches touch, each with its sentence, bounds read from the whole sentence."""
        found: dict[tuple[str, int], tuple[str, Amount]] = {}
        for piece in self.pieces:
            for sentence in piece.sentences:
                text = _blanked(piece.report, sentence)
                for amount in amounts(text):
                    at = sentence.start + amount.number_start
                    if piece.holds(at, sentence.start + amount.number_end):
                        found.setdefault((piece.report.id, at), (text, amount))
        return tuple(found.values())

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """The TIMEX3 values of the date expressions that the cited stretches touch."""
        found = []
        for piece in self.pieces:
            if piece.report.dates:
                found += [d.value for d in piece.report.dates if piece.holds(d.start, d.end)]
            else:
                found += [value(e, Setting(None)).value for e in _expressions(piece.text)]
        return tuple(dict.fromkeys(found))

    @cached_property
    def entities(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The id of everybody whom the cited stretches mention, with every form of the name and of the role."""
        found: dict[str, tuple[str, ...]] = {}
        for piece in self.pieces:
            for entity in piece.report.entities:
                if any(piece.holds(m.start, m.end) for m in entity.mentions):
                    found.setdefault(entity.id, self.forms_of(piece.report, entity.id))
        for said in self.quotes:
            if said.quote.speaker and said.names:
                found.setdefault(said.quote.speaker, said.names)
        return tuple(found.items())

    @cached_property
    def known(self) -> frozenset[str]:
        """The words of all names that the cited reports have anywhere."""
        names = {(p.report.id, e.name) for p in self.pieces for e in p.report.entities if e.named}
        return frozenset(word.form for _, name in names for word in words(name) if name[word.start].isupper())

    def about(self, sentence: str) -> "Evidence":
        """Return the evidence for what a sentence tells of: of stretches over many sentences, those that share a word.

        A sentence that goes on about the one before ("It sank on Friday.") counts with it. Where nothing is shared, all
        of the evidence is returned.
        """
        if all(len(piece.sentences) < 2 for piece in self.pieces):
            return self
        told = frozenset(content_stems(sentence))
        kept = tuple(part for piece in self.pieces for part in _parts(piece, told))
        if not kept:
            return self
        found = Evidence((), {}, self.names)
        found.pieces = kept
        return found

    @cached_property
    def quotes(self) -> tuple[Said, ...]:
        """The quotations that the cited stretches touch."""
        found: dict[tuple[str, int], Said] = {}
        for piece in self.pieces:
            for quote in piece.report.quotes:
                if piece.holds(quote.start, quote.end):
                    found.setdefault((piece.report.id, quote.start), self._said(piece.report, quote))
        return tuple(found.values())

    def _said(self, report: Report, quote: Quote) -> Said:
        names = self.forms_of(report, quote.speaker) if quote.speaker else ()
        source = (report.text[quote.source.start : quote.source.end],) if quote.source else ()
        return Said(report, quote, (*names, *source))

    def forms_of(self, report: Report, name_id: str) -> tuple[str, ...]:
        """Return every form under which a name is known in its story and in one report, the fullest first."""
        name = self.names.get(name_id)
        forms = [name.name, *name.aliases, name.role or ""] if name else []
        for entity in report.entities:
            if entity.id == name_id:
                forms += [entity.name, *entity.aliases, entity.role or ""]
                forms += [report.text[m.start : m.end] for m in entity.mentions if m.kind != "pronoun"]
        return tuple(dict.fromkeys(form for form in forms if form))


def _piece(span: Span, report: Report) -> Piece:
    sentences = report.sentences or _split(report)
    first = bisect_right(sentences, span.start, key=lambda s: s.start) - 1
    last = bisect_left(sentences, span.end, key=lambda s: s.start)
    touched = tuple(s for s in sentences[max(0, first) : last] if s.end > span.start)
    return Piece(report, span.start, span.end, touched or (Extent(start=span.start, end=span.end),))


def _parts(piece: Piece, told: frozenset[str]) -> Iterator[Piece]:
    """Yield the sentences of a piece that share a telling word with others, and those that lean on one before them."""
    if len(piece.sentences) < 2:
        yield piece
        return
    before = False
    for sentence in piece.sentences:
        start, end = max(piece.start, sentence.start), min(piece.end, sentence.end)
        text = piece.report.text[start:end]
        before = bool(told & set(content_stems(text))) or (before and _leans(text))
        if before:
            yield Piece(piece.report, start, end, (sentence,))


def _leans(text: str) -> bool:
    return any(form in lexicon("checking_claims")["leaning"] for form in folded(text))


def _split(report: Report) -> tuple[Sentence, ...]:
    return split(report)


def _blanked(report: Report, extent: Extent) -> str:
    """Return a sentence of a report with its dates blanked out, so that their digits are no amounts."""
    text = report.text[extent.start : extent.end].replace("\n", " ")
    if report.sentences:
        dates = [(d.start - extent.start, d.end - extent.start) for d in _between(report, extent)]
    else:
        dates = [(e.start, e.end) for e in expressions(text) if value(e, Setting(None)).type != "DURATION"]
    return blank(text, dates)


def _between(report: Report, extent: Extent) -> list[Extent]:
    at = bisect_left(report.dates, extent.start, key=lambda d: d.start)
    found = []
    while at < len(report.dates) and report.dates[at].start < extent.end:
        if report.dates[at].type != "DURATION":
            found.append(report.dates[at])
        at += 1
    return list(found)


def _expressions(text: str) -> list[Expression]:
    return [e for line in text.split("\n") for e in expressions(line)]


def blank(text: str, stretches: Sequence[tuple[int, int]]) -> str:
    """Return the text with stretches replaced by spaces, so that offsets stay.

    >>> blank("on May 4 we met", [(3, 8)])
    'on       we met'
    """
    for start, end in stretches:
        text = text[: max(0, start)] + " " * (min(end, len(text)) - max(0, start)) + text[max(end, 0) :]
    return text
