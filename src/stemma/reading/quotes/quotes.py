"""Quotes: words and thoughts that a report attributes, with cue, source and speaker."""

from bisect import bisect_right
from itertools import accumulate

from msgspec.structs import replace

from stemma.reading.parsed import ParsedReport
from stemma.reading.quotes.attributions import Attribution, gather
from stemma.reading.quotes.page import Page
from stemma.reading.quotes.speakers.speakers import Speakers
from stemma.records import Entity, Extent, Quote, QuoteKind
from stemma.words import fold

_SPLIT = "\x00"
_SIGNS = frozenset("-–—#*•·")
_FEWEST = 4  # words of a heading that may be told to be a longer quotation cut short
_HEADING = 10  # words of a heading at the most
_LONGEST = 1_000  # characters of a quotation in which a shortened heading is looked for
_LIFTED = 200  # words lifted from the report into headings and captions that are looked for


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
    quotes = [
        Quote(
            start=attribution.start,
            end=attribution.end,
            kind=_kind(page, attribution),
            quoted=tuple(_words(page, mark, attribution.start) for mark in attribution.marks),
            cue=Extent(start=attribution.cue.start, end=attribution.cue.end) if attribution.cue else None,
            source=source,
            speaker=speaker,
        )
        for attribution, speaker, source, _ in speakers.of_all(gather(page))
    ]
    return tuple(_repeated(page, quotes)), speakers.entities()


def _repeated(page: Page, quotes: list[Quote]) -> list[Quote]:
    """Give words in a heading or caption, which no cue attributes, the speaker who says them in the report itself."""
    open_ones = [i for i, q in enumerate(quotes) if q.cue is None and _is_lifted(page, q)][:_LIFTED]
    if not open_ones:
        return quotes
    sure = [q for i, q in enumerate(quotes) if i not in open_ones and q.speaker is not None and q.quoted]
    said = [_SPLIT.join(fold(page.text[e.start : e.end]) for e in q.quoted) for q in sure]
    starts = [0, *accumulate(len(words) + len(_SPLIT) for words in said)]
    everything = _SPLIT.join(said)
    for i in open_ones:
        words = fold(page.text[quotes[i].quoted[0].start : quotes[i].quoted[0].end]).strip(" .,…")
        at = everything.find(words) if " " in words else -1
        whose = bisect_right(starts, at) - 1 if at >= 0 else _shortened(words, said)
        if whose is not None:
            quotes[i] = replace(quotes[i], speaker=sure[whose].speaker, source=None)
        elif _is_heading(page, quotes[i]):
            quotes[i] = replace(quotes[i], speaker=None, source=None)
    return quotes


def _is_lifted(page: Page, quote: Quote) -> bool:
    """Tell whether words in marks stand in a heading or caption: a few words alone in a line, without a full stop."""
    sentence = page.sentence_at(quote.start)
    if not quote.quoted or page.is_aside(sentence) or page.is_headline(sentence):
        return bool(quote.quoted)
    line = page.text[page.sentences[sentence].start : page.sentences[sentence].end].strip("#*•- ")
    few = len(line.split()) <= _HEADING and line[-2:-1] not in (".", "!", "?", ",")
    return few and page.text[quote.start : quote.end].strip() == line


def _shortened(words: str, said: list[str]) -> int | None:
    """Return which of the longer quotations has all the words of a heading in their order, None where none has."""
    wanted = words.split()
    if len(wanted) < _FEWEST:
        return None
    for at, text in enumerate(said[:_LIFTED]):
        rest = iter(text[:_LONGEST].replace(_SPLIT, " ").split())
        if all(any(word == other.strip(".,;:!?") for other in rest) for word in wanted):
            return at
    return None


def _is_heading(page: Page, quote: Quote) -> bool:
    """Tell whether words in marks are a line of their own set off by dashes or signs, which goes on with nothing."""
    start = page.text.rfind("\n", 0, quote.start) + 1
    line = page.text[start : quote.end].strip()
    return line[:1] in _SIGNS and len(line.split()) <= _HEADING


def _kind(page: Page, attribution: Attribution) -> QuoteKind:
    if not attribution.marks:
        return "indirect"
    inside = sum(page.marked[m].end - page.marked[m].start for m in attribution.marks)
    whole = sum(end - start for start, end in attribution.pieces)
    return "direct" if inside >= whole - 2 * len(attribution.marks) else "mixed"


def _words(page: Page, mark: int, start: int) -> Extent:
    """Return the words between the marks from `start` on, without white space at their edges."""
    first, last = max(page.marked[mark].first, start), page.marked[mark].last
    while first < last - 1 and page.text[first].isspace():
        first += 1
    while last - 1 > first and page.text[last - 1].isspace():
        last -= 1
    return Extent(start=first, end=last)
