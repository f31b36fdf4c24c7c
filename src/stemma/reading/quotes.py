"""Quotes: words and thoughts that a report attributes, with cue, source and speaker."""

from stemma.reading.attributions import Attribution, gather
from stemma.reading.page import Page
from stemma.reading.parsed import ParsedReport
from stemma.reading.speakers import Speakers
from stemma.records import Entity, Extent, Quote, QuoteKind


def find(parsed: ParsedReport, entities: tuple[Entity, ...]) -> tuple[tuple[Quote, ...], tuple[Entity, ...]]:
    """Return the quotes of a report in order, and its entities with those that only a quote reveals.

    A quote's span is the whole content attributed, from its first to its last character; ``quoted`` lists the words
    inside each pair of marks. ``speaker`` is the id of one of the entities, None where the report does not tell.

    >>> from stemma.reading.language import Token
    >>> from stemma.reading.parsed import ParsedSentence
    >>> from stemma.records import Report
    >>> text = "“We stay,” Orr said."
    >>> rows = [("“", "PUNCT"), ("We", "PRON"), ("stay", "VERB"), (",", "PUNCT"), ("”", "PUNCT"), ("Orr", "PROPN"),
    ...         ("said", "VERB"), (".", "PUNCT")]
    >>> at, tokens = 0, []
    >>> for word, pos in rows:
    ...     at = text.index(word, at)
    ...     dep = "nsubj" if word == "Orr" else "dep"
    ...     tokens.append(Token(at, at + len(word), word, word, pos, "VBD", dep, 6, ""))
    >>> sentence = ParsedSentence(0, len(text), 0, tuple(tokens), ())
    >>> quotes, entities = find(ParsedReport(Report(id="a", source="a", text=text, text_sha256=""), (sentence,)), ())
    >>> [(text[q.start : q.end], q.kind, q.speaker) for q in quotes], entities[0].name
    ([('“We stay,”', 'direct', 'n0')], 'Orr')
    """
    page = Page(parsed)
    speakers = Speakers(page, entities)
    quotes = []
    for attribution in gather(page):
        speaker, source = speakers.of(attribution)
        quotes.append(
            Quote(
                start=attribution.start,
                end=attribution.end,
                kind=_kind(page, attribution),
                quoted=tuple(_words(page, mark) for mark in attribution.marks),
                cue=Extent(start=attribution.cue.start, end=attribution.cue.end) if attribution.cue else None,
                source=source,
                speaker=speaker,
            )
        )
    return tuple(quotes), speakers.entities()


def _kind(page: Page, attribution: Attribution) -> QuoteKind:
    if not attribution.marks:
        return "indirect"
    inside = sum(page.marked[m].end - page.marked[m].start for m in attribution.marks)
    whole = sum(end - start for start, end in attribution.pieces)
    return "direct" if inside >= whole - 2 * len(attribution.marks) else "mixed"


def _words(page: Page, mark: int) -> Extent:
    """Return the words between the marks, without white space at their edges."""
    first, last = page.marked[mark].first, page.marked[mark].last
    while first < last - 1 and page.text[first].isspace():
        first += 1
    while last - 1 > first and page.text[last - 1].isspace():
        last -= 1
    return Extent(start=first, end=last)
