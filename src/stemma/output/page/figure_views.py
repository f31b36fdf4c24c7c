"""The facts with a number, as a page shows them: disputed ones first, each reading on the fact's scale."""

from collections.abc import Mapping
from typing import NamedTuple

from stemma.output.figure_words import current, heading, in_short
from stemma.output.limits import limit
from stemma.output.order import figures_in_order
from stemma.output.override_words import edited
from stemma.output.page.citing import Cites, Citing, Source, source
from stemma.output.page.scale import Placed, Scale, scale
from stemma.output.phrases import bounds, day, told_by
from stemma.output.readings import distinct
from stemma.output.sigla import Siglum, of_fact
from stemma.output.visible import one_line
from stemma.records import Figure, FigureStatus, Reading, Story
from stemma.words import amid


class ReadingView(NamedTuple):
    """A reading of one origin with all the reports that carry it."""

    source: Source
    bounds: str
    approximate: bool
    cites: Cites
    said_by: str
    as_of: str
    placed: Placed


class FigureView(NamedTuple):
    """A fact: what is counted, its status and why, and its readings on one scale.

    `id` is what `stemma explain` and an editor's overrides take.
    """

    id: str
    heading: str
    status: FigureStatus
    why: str
    rule: str  # the head of `why` where that is long
    origins: str
    current: str
    scale: Scale
    readings: tuple[ReadingView, ...]
    edited: bool


def figure_views(story: Story, citing: Citing) -> list[FigureView]:
    """Return the views of a story's figures, as many as a page shows.

    >>> from stemma.output.page.anchors import Anchors
    >>> from stemma.output.sigla import sigla
    >>> from stemma.records import Counts, Lineage
    >>> counts = Counts(reports=0, outlets=0, origins=0)
    >>> story = Story(id="s", title="Fire", reports=(), counts=counts, lineage=Lineage())
    >>> figure_views(story, Citing(sigla(story, {}), {}, Anchors([])))
    []
    """
    speakers = {name.id: name.name for name in story.names}
    marked = edited(story)
    return [
        _view(figure, citing, speakers, figure.id in marked)
        for figure in figures_in_order(story.figures)[: limit("page_figures")]
    ]


def _view(figure: Figure, citing: Citing, speakers: dict[str, str], marked: bool) -> FigureView:
    groups = distinct(figure.readings)
    sigla = of_fact((reading for group in groups.values() for reading in group), citing.names)
    drawn = scale([group[0] for group in groups.values()])
    readings = tuple(
        _reading(group, sigla, citing, speakers, placed)
        for group, placed in zip(groups.values(), drawn.placed, strict=True)
    )
    # The one reading of a figure that stands alone says all that its reason would.
    why = "" if figure.status == "single" and len(readings) == 1 else one_line(figure.why)
    origins = told_by(figure)
    head, latest = heading(figure), current(figure)
    return FigureView(figure.id, head, figure.status, why, in_short(why), origins, latest, drawn, readings, marked)


def _reading(
    group: list[Reading], sigla: Mapping[str, Siglum], citing: Citing, speakers: Mapping[str, str], placed: Placed
) -> ReadingView:
    first = group[0]
    said_by = dict.fromkeys(amid(one_line(speakers.get(r.said_by, r.said_by))) for r in group if r.said_by)
    as_of = dict.fromkeys(day(one_line(r.as_of)) for r in group if r.as_of)
    return ReadingView(
        source(sigla[first.origin]), bounds(first.low, first.high, first.approximate), first.approximate,
        citing.by_report(group, sigla), "; ".join(said_by), "; ".join(as_of), placed,
    )  # fmt: skip
