"""The reading room's one verb: give reports their layers."""

from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec.structs import replace

from stemma.reading import dates, happenings, names, quantities, quotes
from stemma.reading.language import Language, Parse, bundled
from stemma.reading.parsed import ParsedReport, one_line, parse
from stemma.reading.sentences import split
from stemma.records import Report

BATCH = 64  # reports whose new sentences go to the language model together
MEMORY = 200_000  # sentences whose parses are kept; older ones are forgotten first, so that memory stays flat


def read(reports: Iterable[Report], language: Language | None = None) -> Iterator[Report]:
    """Yield each report with its layers, in order; `language` is the bundled pipeline where none is given.

    A report in another language than English gets sentences only: the rules and the model know no other language.

    >>> from stemma.sources import report_of_text
    >>> report = next(read([report_of_text("“We are safe,” Anna Tull told reporters on Friday.")]))
    >>> [report.text[q.start : q.end] for q in report.quotes]
    ['“We are safe,”']
    """
    language = language or bundled()
    memory: dict[str, Parse] = {}
    waiting = iter(reports)
    while batch := list(islice(waiting, BATCH)):
        _learn(batch, language, memory)
        for report in batch:
            yield _layered(report, language, memory)
        _forget(memory)


def _learn(batch: list[Report], language: Language, memory: dict[str, Parse]) -> None:
    """Annotate all sentences of a batch that no earlier report had, each once."""
    texts = (one_line(r, s) for r in batch if _is_english(r) for s in split(r))
    unseen = sorted({text for text in texts if text not in memory}, key=lambda text: (len(text), text))
    memory.update(zip(unseen, language.annotate(unseen), strict=True))


def _forget(memory: dict[str, Parse]) -> None:
    for text in list(islice(memory, max(0, len(memory) - MEMORY))):
        del memory[text]


def _layered(report: Report, language: Language, memory: dict[str, Parse]) -> Report:
    if not _is_english(report):
        return replace(report, sentences=split(report))
    return layers(parse(report, language, memory))


def layers(parsed: ParsedReport) -> Report:
    """Return the report of a parsed report with every layer that this room knows."""
    dates_found = dates.find(parsed)
    names_found, entities = names.find(parsed)
    quotes_found, entities = quotes.find(parsed, entities)
    quantities_found = quantities.find(parsed, dates_found, entities, quotes_found)
    happenings_found = happenings.find(parsed, dates_found, entities, quotes_found)
    return replace(
        parsed.report,
        sentences=split(parsed.report),
        names=names_found,
        entities=entities,
        dates=dates_found,
        quotes=quotes_found,
        quantities=quantities_found,
        happenings=happenings_found,
    )


def _is_english(report: Report) -> bool:
    return report.language is None or report.language.startswith("en")
