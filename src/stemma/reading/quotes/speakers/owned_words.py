"""Whose words stand in marks between an owner and a noun for what is said: "Tull's “never again” promise"."""

from stemma.reading.cues.text_authors import told_of
from stemma.reading.quotes.attributions import Attribution
from stemma.reading.quotes.speakers.cast import Cast
from stemma.records import Extent

_OWNS = frozenset(("'s", "’s", "'", "’"))


def owned_words(cast: Cast, attribution: Attribution) -> tuple[str, Extent] | None:
    """Return who owns words in marks, and where the owner is named, None where nobody does or they are not said.

    >>> from stemma.reading.language import bundled
    >>> from stemma.reading.parsed import parse
    >>> from stemma.reading.quotes.page import Page
    >>> from stemma.records import Entity, Mention
    >>> from stemma.sources import report_of_text
    >>> page = Page(parse(report_of_text("Voters laughed at Ida Orr's “not a penny” promise."), bundled()))
    >>> orr = Entity(id="n0", name="Ida Orr", type="PERSON", mentions=(Mention(start=18, end=25, kind="name"),))
    >>> owned_words(Cast(page, (orr,)), Attribution(((28, 41),), (0,), None, 0))
    ('n0', Extent(start=18, end=25))
    """
    page = cast.page
    if len(attribution.marks) != 1:
        return None
    mark = page.marked[attribution.marks[0]]
    tokens = page.tokens(page.sentence_at(mark.start))
    before = [t for t in tokens if t.end <= mark.start]
    behind = next((t for t in tokens if t.start >= mark.end), None)
    if len(before) < len(("owner", "'s")) or behind is None or before[-1].text not in _OWNS:
        return None
    if behind.pos != "NOUN" or behind.lemma.lower() not in told_of("uttered"):
        return None
    who = cast.mention_at(before[-2].start)
    named = (m for m in cast.mentions_in(Extent(start=before[0].start, end=before[-2].end)) if m[2] == who)
    places = [Extent(start=m[0], end=m[1]) for m in named if m[1] == before[-2].end]
    return None if who is None or not places else (who, places[-1])
