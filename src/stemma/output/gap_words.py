"""What is missing, in the words of a reader: each fact with a span that shows it where it is told."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from stemma.output.figure_words import heading
from stemma.output.phrases import day
from stemma.output.visible import cut, one_line
from stemma.records import Alone, Figure, Missing, Span, Story, Utterance

_LONGEST = 90  # characters of a quotation or a row of the timeline


class Gap(NamedTuple):
    """A fact that is missing somewhere: what it is, where it is told, and whether a source of the report has it."""

    label: str
    span: Span
    dropped: bool = False


class Gaps:
    """Tells the facts of one story that a gap names by id or place.

    >>> from stemma.records import Counts, Lineage
    >>> story = Story(id="s", title="", reports=(), counts=Counts(reports=0, outlets=0, origins=0), lineage=Lineage())
    >>> list(Gaps(story).of(Missing(report="a", figures=("gone",))))
    []
    """

    def __init__(self, story: Story) -> None:
        self.story = story

    @cached_property
    def _figures(self) -> Mapping[str, Figure]:
        return {figure.id: figure for figure in self.story.figures}

    @cached_property
    def _quotes(self) -> Mapping[str, Utterance]:
        return {quote.id: quote for quote in self.story.quotes}

    @cached_property
    def _people(self) -> Mapping[str, str]:
        return {name.id: one_line(name.name) for name in self.story.names}

    def of(self, gap: Missing | Alone) -> Iterator[Gap]:
        """Yield the facts of a gap: figures, then quotes, then rows of the timeline."""
        dropped = frozenset(gap.dropped) if isinstance(gap, Missing) else frozenset()
        for id_ in gap.figures:
            if (figure := self._figures.get(id_)) is not None:
                first = min(figure.readings, key=lambda r: (r.as_of or "9999", r.report, r.start))
                head, told = heading(figure) or "a number", f"“{cut(one_line(first.text), _LONGEST)}”"
                label = head if "“" in head else f"{head}: {told}"
                yield Gap(label, _span(first), id_ in dropped)
        for id_ in gap.quotes:
            if (quote := self._quotes.get(id_)) is not None:
                said = quote.variants[0]
                who = self._people.get(quote.speaker or "", "Speaker not named")
                yield Gap(f"{who}: “{cut(one_line(said.text), _LONGEST)}”", _span(said), id_ in dropped)
        for place in gap.moments:
            if 0 <= place < len(self.story.timeline):
                moment = self.story.timeline[place]
                yield Gap(f"{day(one_line(moment.date))}: {cut(one_line(moment.what), _LONGEST)}", moment.spans[0])


def _span(of: Span) -> Span:
    return Span(report=of.report, start=of.start, end=of.end)
