"""One record of a story as a sentence of its brief."""

from collections.abc import Iterator

from stemma.accounts.brief_desk import Desk
from stemma.accounts.brief_figures import figure_sentences
from stemma.accounts.brief_moments import moment_sentences
from stemma.accounts.brief_quotes import quote_sentences
from stemma.records import BriefSentence, Figure, Moment, Utterance

Record = Figure | Utterance | Moment


def sentences(desk: Desk, record: Record) -> Iterator[BriefSentence]:
    """Yield the ways to tell a record, the best first; none where it has nothing to quote."""
    if isinstance(record, Figure):
        return figure_sentences(desk, record)
    if isinstance(record, Moment):
        return moment_sentences(desk, record)
    return quote_sentences(desk, record)
