"""One record of a story as a sentence of its brief."""

from collections.abc import Iterator

from stemma.accounts.brief.desk import Desk
from stemma.accounts.brief.figure_sentences import figure_sentences
from stemma.accounts.brief.moment_sentences import moment_sentences
from stemma.accounts.brief.quote_sentences import quote_sentences
from stemma.records import BriefSentence, Figure, Moment, Utterance

Record = Figure | Utterance | Moment


def sentences(desk: Desk, record: Record) -> Iterator[BriefSentence]:
    """Yield the ways to tell a record, the best first; none where it has nothing to quote.

    >>> from stemma.records import Counts, Lineage, Reading, Report, Story
    >>> report = Report(id="a", source="a", text="Nine miners died.", text_sha256="")
    >>> counts = Counts(reports=1, outlets=0, origins=1)
    >>> desk = Desk(Story(id="s", title="", reports=("a",), counts=counts, lineage=Lineage()), {"a": report}, ())
    >>> nine = Reading(report="a", start=0, end=16, text="Nine miners died", low=9, high=9, approximate=False,
    ...     said_by=None, as_of=None, origin="o")
    >>> figure = Figure(id="f", measure="killed", of="miners", place=None, status="single", why="", origins=1,
    ...     current=None, readings=(nine,))
    >>> next(sentences(desk, figure)).sentence
    'One origin only on miners killed: “Nine miners died”.'
    """
    if isinstance(record, Figure):
        return figure_sentences(desk, record)
    if isinstance(record, Moment):
        return moment_sentences(desk, record)
    return quote_sentences(desk, record)
