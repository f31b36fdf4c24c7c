"""Who speaks in a text, for tests that state whom the reader takes for the speaker."""

from functools import cache

from stemma.reading import names, quotes
from stemma.reading.language import bundled
from stemma.reading.parsed import parse
from stemma.sources import report_of_text


@cache
def said(text):
    """Return the words and the speaker's name of each quote of a text that stands in marks."""
    parsed = parse(report_of_text(text), bundled())
    _, entities = names.find(parsed)
    found, entities = quotes.find(parsed, entities)
    name = {e.id: e.name for e in entities}
    return [(" ".join(text[e.start : e.end] for e in q.quoted), name.get(q.speaker)) for q in found if q.quoted]


def speakers(text):
    """Return the speaker's name of each quote of a text that stands in marks."""
    return [name for _, name in said(text)]
