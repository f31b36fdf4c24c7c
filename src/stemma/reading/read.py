"""The reading room's one verb: give reports their layers."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from msgspec.structs import replace

from stemma.faults import fault_in
from stemma.reading import dates, happenings, names, quantities, quotes
from stemma.reading.kept import RecentSentences, SentenceMemory
from stemma.reading.language import Language, Parse, bundled
from stemma.reading.names.byline_people import with_writers
from stemma.reading.parsed import ParsedReport, one_line, parse
from stemma.reading.sentences import split
from stemma.reading.tokenised import ClosedUp, closed_up
from stemma.records import Failure, Report, Sentence

BATCH = 64  # reports whose new sentences go to the language model together
TOGETHER = 16  # reports that get their layers before the first of them is handed on
MEMORY = 12_000  # sentences whose parses are kept, about 40 MB; older ones are forgotten first
COPIES = 300  # reports whose layers are kept for further copies of the same text
LAYERS = ("sentences", "names", "entities", "dates", "quotes", "quantities", "happenings")


def read(reports: Iterable[Report], language: Language | None = None) -> Iterator[Report]:
    """Yield each report with its layers, in order; `language` is the bundled pipeline where none is given.

    A report in another language than English gets sentences only: the rules and the model know no other language.

    >>> from stemma.sources import report_of_text
    >>> report = next(read([report_of_text("“We are safe,” Anna Tull told reporters on Friday.")]))
    >>> [report.text[q.start : q.end] for q in report.quotes]
    ['“We are safe,”']
    """
    return Reader(language or bundled()).read(reports)


class Reader:
    """Reads reports and keeps what it has read, since news is full of copies: each distinct sentence is parsed once.

    `memory` keeps parses beyond this reader (`SentenceFile`: across runs); what it knows is not parsed again. What is
    kept in this process is bounded. All this changes the time only, never what comes out.

    >>> from stemma.sources import report_of_text
    >>> reader = Reader(bundled())
    >>> reports = [report_of_text("Orla Tull left Halvern.", id=name) for name in ("a", "copy")]
    >>> [report.entities[0].name for report in reader.read(reports)]
    ['Orla Tull', 'Orla Tull']
    """

    def __init__(self, language: Language, memory: SentenceMemory | None = None) -> None:
        self._language = language
        self._memory = memory
        self._recent = RecentSentences(MEMORY)
        self._copies: dict[object, Report] = {}
        self.unread: list[Failure] = []  # reports whose layers could not be made; they have their sentences only

    def read(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Yield each report with its layers, in order."""
        waiting = iter(reports)
        while batch := list(islice(waiting, BATCH)):
            with collecting_later():
                closed = [closed_up(report) for report in batch]
                split_up = [self._split(readable) for readable, _ in closed]
                parses = self._parses([r for r, _ in closed], split_up)
            ready = zip(batch, closed, split_up, strict=True)
            while some := list(islice(ready, TOGETHER)):
                with collecting_later():
                    layered = [self._layered(report, *readable, cut, parses) for report, readable, cut in some]
                yield from layered
            self._recent.keep(parses)
            _forget(self._copies, COPIES)

    def _split(self, report: Report) -> tuple[Sentence, ...]:
        """Return the sentences of a report, none where its layers come from elsewhere or not at all."""
        return split(report) if _is_english(report) and _key(report) not in self._copies else ()

    def _parses(self, batch: Sequence[Report], split_up: Sequence[tuple[Sentence, ...]]) -> dict[str, Parse]:
        """Return the parses of all sentences of a batch, by sentence; what no earlier report had is annotated once."""
        texts = (one_line(r, s) for r, sentences in zip(batch, split_up, strict=True) for s in sentences)
        wanted = sorted(set(texts), key=lambda text: (len(text), text))
        known = self._recent.recall(wanted)
        if self._memory is not None:
            known |= self._memory.recall([text for text in wanted if text not in known])
        unseen = [text for text in wanted if text not in known]
        new = dict(zip(unseen, self._language.annotate(unseen), strict=True))
        if self._memory is not None:
            self._memory.keep(new)
        return known | new

    def _layered(
        self,
        report: Report,
        readable: Report,
        places: ClosedUp | None,
        sentences: tuple[Sentence, ...],
        parses: dict[str, Parse],
    ) -> Report:
        """Return the report with its layers; a copy of a text that was read before takes the layers of that one.

        `readable` is the report as it can be read, with its `sentences`; `places` leads from there back to its text.
        """
        if not _is_english(report):
            return replace(report, sentences=split(report))
        key = _key(readable)
        if key not in self._copies:
            try:
                read = layers(parse(readable, self._language, parses, sentences))
            except Exception as fault:  # whatever it is: one report that we fail to read takes no other along
                self.unread.append(_unread(report, fault))
                return replace(report, sentences=split(report))
            self._copies[key] = read if places is None else places.back(read)
        return replace(report, **{layer: getattr(self._copies[key], layer) for layer in LAYERS})


@contextmanager
def collecting_later() -> Iterator[None]:
    """Put off, to the end of the block, Python's search for circles of objects that nothing needs any more.

    A report makes many small objects and hardly a circle; looking for one over and over costs a tenth of the time.

    >>> with collecting_later():
    ...     collects = gc.isenabled()
    >>> collects, gc.isenabled()
    (False, True)
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _unread(report: Report, fault: Exception) -> Failure:
    """Return what to say of a report without layers."""
    failed = f"names, quotes, figures and dates of report {report.id} could not be read"
    return fault_in(report.source, failed, fault, "the report is exported with its sentences only")


def _key(report: Report) -> object:
    """Return all of a report that its layers depend on."""
    heads = (report.title, report.byline, report.outlet, report.published)
    return (report.text_sha256, heads, report.furniture, report.parts)


def _forget(memory: dict[Any, Any], most: int) -> None:
    for key in list(islice(memory, max(0, len(memory) - most))):
        del memory[key]


def layers(parsed: ParsedReport) -> Report:
    """Return the report of a parsed report with every layer that this room knows.

    >>> from stemma.sources import report_of_text
    >>> report = layers(parse(report_of_text("Anna Tull said on Friday that 12 miners had died."), bundled()))
    >>> report.entities[0].name, report.quotes[0].kind, report.quantities[0].measure
    ('Anna Tull', 'indirect', 'killed')
    """
    dates_found = dates.find(parsed)
    names_found, entities = names.find(parsed)
    quotes_found, entities = quotes.find(parsed, entities)
    quantities_found = quantities.find(parsed, dates_found, entities, quotes_found)
    happenings_found = happenings.find(parsed, dates_found, entities, quotes_found)
    names_found, entities = with_writers(parsed.report, names_found, entities)
    return replace(
        parsed.report,
        sentences=tuple(Sentence(start=s.start, end=s.end, paragraph=s.paragraph) for s in parsed.sentences),
        names=names_found,
        entities=entities,
        dates=dates_found,
        quotes=quotes_found,
        quantities=quantities_found,
        happenings=happenings_found,
    )


def _is_english(report: Report) -> bool:
    return report.language is None or report.language.startswith("en")
