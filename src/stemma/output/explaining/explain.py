"""What an id of an export stands for, and why Stemma says so."""

from collections.abc import Callable, Iterator
from functools import partial

from rapidfuzz import fuzz, process

from stemma.output.explaining.explanation import Explanation
from stemma.output.explaining.of_edge import of_edge
from stemma.output.explaining.of_fact import of_figure, of_name, of_quote
from stemma.output.explaining.of_lineage import of_lost, of_origin, of_report
from stemma.output.explaining.of_story import of_story
from stemma.output.explaining.scene import Scene, rule, scene
from stemma.records import Export, Story

_LEAST = 40  # of 100, in letters: below that an id has hardly more in common with another than its prefix


def explain(export: Export, id_: str) -> Explanation | None:
    """Return the explanation of an id of an export, None where the export has no such id.

    An id is that of an edge, a text that two reports share, a lost original, an origin, a story, a report, a figure, a
    quote or a name.

    >>> explain(Export(), "edge-1") is None
    True
    """
    for story in export.stories:
        for known, tell in _told(story):
            if known == id_:
                return tell(scene(export, story))
    return None


def near(export: Export, id_: str) -> tuple[str, ...]:
    """Return the ids of an export that begin like another one, or that are spelled nearly like it.

    >>> near(Export(), "edge-1")
    ()
    """
    known = sorted({found for story in export.stories for found, _ in _told(story)})
    most = rule("limits")["near"]
    begun = [found for found in known if id_ and found.startswith(id_)][:most]
    alike = process.extract(id_, known, scorer=fuzz.ratio, limit=most, score_cutoff=_LEAST)
    return tuple(dict.fromkeys([*begun, *(found for found, _, _ in alike)]))[:most]


def _told(story: Story) -> Iterator[tuple[str, Callable[[Scene], Explanation]]]:
    """Yield the ids of a story, each with what explains it."""
    yield story.id, of_story
    for edge in story.lineage.edges:
        yield edge.id, partial(of_edge, edge)
    for edge in story.lineage.shared:
        yield edge.id, partial(of_edge, edge, what="shared text")
    for lost in story.lineage.lost:
        yield lost.id, partial(of_lost, lost)
    for origin in story.lineage.origins:
        yield origin.id, partial(of_origin, origin)
    for figure in story.figures:
        yield figure.id, partial(of_figure, figure)
    for quote in story.quotes:
        yield quote.id, partial(of_quote, quote)
    for name in story.names:
        yield name.id, partial(of_name, name)
    for id_ in story.reports:
        yield id_, partial(of_report, id_)
