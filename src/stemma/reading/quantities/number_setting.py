"""What stands around a number in its report: dates, quotes, mentions of entities, and the counts before it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from stemma.data import lexicon
from stemma.reading.near import Near
from stemma.reading.parsed import ParsedReport
from stemma.records import Date, Entity, Extent, Quantity, Quote

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OPENING = 400  # characters of a report in which it names its own year, where it does


class _Mentioned(Extent, frozen=True, kw_only=True):
    """A mention and the entity that it means."""

    entity: str


class Around(NamedTuple):
    """What stands around a number in its report: dates, quotes, mentions of entities."""

    dates: Near[Date]
    quotes: Near[Quote]
    mentions: Near[_Mentioned]
    year: int | None
    published: str
    last: list[Quantity]
    mute: frozenset[str]


def surroundings(
    parsed: ParsedReport, dates: Sequence[Date], entities: Sequence[Entity], quotes: Sequence[Quote]
) -> Around:
    """Return what stands around the numbers of a report; it is asked by place, and `last` grows with what is found.

    >>> from stemma.sources import report_of_text
    >>> around = surroundings(ParsedReport(report_of_text("The mill of 1907 burned."), ()), (), (), ())
    >>> around.year, around.published, around.last
    (1907, '', [])
    """
    published = parsed.report.published or ""
    years = sorted(int(d.value[:4]) for d in dates if d.value[:4].isdigit())
    # A report that does not tell its day is of the last year that its beginning names, else of a later one than any.
    opening = [int(y) for y in _YEAR.findall(parsed.report.text[:_OPENING])]
    year = (
        int(published[:4])
        if published[:4].isdigit()
        else max([*opening, *([years[-1] + 1] if years else [])], default=None)
    )
    mute = frozenset(lexicon("quantities_sources")["mute"]["types"])
    mentions = sorted(
        (m.start, m.end, e.id) for e in entities if e.type not in mute for m in e.mentions if m.kind != "pronoun"
    )
    mentioned = (_Mentioned(start=start, end=end, entity=entity) for start, end, entity in mentions)
    return Around(
        Near(dates),
        Near(quotes),
        Near(mentioned),
        year,
        published,
        [],
        frozenset(e.id for e in entities if e.type in mute),
    )
