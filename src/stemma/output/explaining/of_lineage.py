"""Why reports are one origin, what is known of a lost original, and where a report stands."""

from collections.abc import Iterator

from stemma.output.edge_words import edge_verb
from stemma.output.explaining.explanation import Explanation, Point, Section
from stemma.output.explaining.scene import Scene, section
from stemma.output.phrases import share
from stemma.output.version_words import version
from stemma.records import Edge, LostOriginal, Origin, Span


def of_origin(origin: Origin, here: Scene) -> Explanation:
    """Return the explanation of an origin: its reports, the edges that make them one, and what it alone tells.

    >>> from stemma.output.explaining.scene import scene
    >>> from stemma.records import Counts, Export, Lineage, Report, Story
    >>> mill = Report(id="a", source="a.txt", outlet="The Post", text="The mill burned.", text_sha256="")
    >>> origin = Origin(id="o", reports=("a",))
    >>> counts = Counts(reports=1, outlets=0, origins=1)
    >>> story = Story(id="s", title="Fire", reports=("a",), counts=counts, lineage=Lineage(origins=(origin,)))
    >>> of_origin(origin, scene(Export(reports=(mill,), stories=(story,)), story)).says
    'origin A: one report'
    """
    inside = set(origin.reports)
    lost = [found for found in here.story.lineage.lost if inside & set(found.children)]
    members = inside | {found.id for found in lost}
    edges = [edge for edge in here.story.lineage.edges if edge.child in members and edge.parent in members]
    touched = {end for edge in edges for end in (edge.child, edge.parent)}
    shared = [e for e in here.story.lineage.shared if {e.child, e.parent} <= inside and {e.child, e.parent} - touched]
    letter = here.names.origins[origin.id].letter
    number = "one report" if len(inside) == 1 else f"{len(inside)} reports that count as one line of reporting"
    return Explanation(
        id=origin.id,
        what="origin",
        story=here.story.id,
        says=f"origin {letter}: {number}",
        sections=tuple(
            part
            for part in (
                section("Reports", (_placed(id_, here) for id_ in origin.reports)),
                section("Tied by", (edge_point(edge, here) for edge in edges)),
                section("Tied by text that both have", (edge_point(edge, here) for edge in shared)),
                section("Lost originals", (Point(name=found.id, text=_children(found, here)) for found in lost)),
                section("Told by this origin alone", _alone(origin, here)),
            )
            if part.points
        ),
    )


def of_lost(lost: LostOriginal, here: Scene) -> Explanation:
    """Return the explanation of a lost original: its children, its own source, and what can be told of its text.

    >>> from stemma.output.explaining.scene import scene
    >>> from stemma.records import Counts, Export, Lineage, Story
    >>> lost = LostOriginal(id="lost-1", children=("a", "b"))
    >>> counts = Counts(reports=2, outlets=0, origins=1)
    >>> story = Story(id="s", title="Fire", reports=("a", "b"), counts=counts, lineage=Lineage(lost=(lost,)))
    >>> of_lost(lost, scene(Export(stories=(story,)), story)).says
    'lost original α: a text that nobody handed in, from which a, b descend'
    """
    below = [edge for edge in here.story.lineage.edges if edge.parent == lost.id]
    above = [edge for edge in here.story.lineage.edges if edge.child == lost.id]
    return Explanation(
        id=lost.id,
        what="lost original",
        story=here.story.id,
        says=f"{here.names.reports.get(lost.id, 'lost original')}: a text that nobody handed in, "
        f"from which {_children(lost, here)} descend",
        sections=tuple(
            part
            for part in (
                section("Children", (edge_point(edge, here) for edge in below)),
                section("Its own source", (edge_point(edge, here) for edge in above)),
                section("What can be told of its text", _pieces(lost, here)),
            )
            if part.points
        ),
    )


def _pieces(lost: LostOriginal, here: Scene) -> Iterator[Point]:
    """Yield each surviving passage with its place, and the wording of the siblings that have it too."""
    for number, piece in enumerate(lost.text, start=1):
        yield Point(name=f"passage {number}", text=f"“{piece.text}”", words=here.words(piece.spans))
    if lost.text:
        return
    for number, span in enumerate(lost.spans, start=1):
        others = [
            Span(report=report, start=at.start, end=at.end)
            for edge in here.story.lineage.shared
            if span.report in (edge.child, edge.parent)
            and {edge.child, edge.parent} - {span.report} <= set(lost.children)
            for passage in edge.passages
            for own, report, at in (
                (passage.child, edge.parent, passage.parent)
                if span.report == edge.child
                else (passage.parent, edge.child, passage.child),
            )
            if own.start < span.end and span.start < own.end
        ]
        text = "in the wording of " + here.called(span.report) + (", and of its siblings" if others else "")
        yield Point(name=f"passage {number}", text=text, words=here.words([span, *others]))


def of_report(id_: str, here: Scene) -> Explanation:
    """Return where a report stands: its origin, its sources, who took text from it, and its versions.

    >>> from stemma.output.explaining.scene import scene
    >>> from stemma.records import Counts, Export, Lineage, Report, Story
    >>> mill = Report(id="a", source="a.txt", outlet="The Post", text="The mill burned.", text_sha256="")
    >>> counts = Counts(reports=1, outlets=0, origins=1)
    >>> story = Story(id="s", title="Fire", reports=("a",), counts=counts, lineage=Lineage())
    >>> of_report("a", scene(Export(reports=(mill,), stories=(story,)), story)).says
    'The Post [a]: a report without a title'
    """
    report = here.reports[id_]
    edges = here.story.lineage.edges
    origin = next((o for o in here.story.lineage.origins if report.id in o.reports), None)
    place = [Point(name="story", text=f"{here.story.title} [{here.story.id}]")]
    if origin is not None:
        place.append(Point(name="origin", text=f"{here.names.of(report.id).letter} [{origin.id}]"))
    if said := version(report.id, here.story):
        place.append(Point(name="version", text=said))
    return Explanation(
        id=report.id,
        what="report",
        story=here.story.id,
        says=f"{here.called(report.id)}: {report.title or 'a report without a title'}",
        sections=tuple(
            part
            for part in (
                Section(head="Place", points=tuple(place)),
                section("Took text from", (edge_point(e, here) for e in edges if e.child == report.id)),
                section("Gave text to", (edge_point(e, here) for e in edges if e.parent == report.id)),
            )
            if part.points
        ),
    )


def edge_point(edge: Edge, here: Scene) -> Point:
    """Return an edge as a point that is named by its id.

    >>> from stemma.output.explaining.scene import scene
    >>> from stemma.records import Counts, Export, Lineage, Story
    >>> edge = Edge(id="e", child="b", parent="a", kind="excerpt", share=0.9, evidence=("credits it",))
    >>> counts = Counts(reports=2, outlets=0, origins=1)
    >>> story = Story(id="s", title="Fire", reports=("a", "b"), counts=counts, lineage=Lineage(edges=(edge,)))
    >>> edge_point(edge, scene(Export(stories=(story,)), story)).why
    'credits it'
    """
    verb = edge_verb(edge, here.names)
    said = f"{here.called(edge.child)} {verb} {here.called(edge.parent)}, {share(edge.share)} of its words"
    return Point(name=edge.id, text=said, why=edge.evidence[0] if edge.evidence else None)


def _placed(report: str, here: Scene) -> Point:
    known = here.reports.get(report)
    said = [known.title or "", known.published or "", version(report, here.story) or ""] if known else []
    return Point(name=here.called(report), text="; ".join(part for part in said if part))


def _children(lost: LostOriginal, here: Scene) -> str:
    return ", ".join(here.called(child) for child in lost.children)


def _alone(origin: Origin, here: Scene) -> Iterator[Point]:
    for alone in here.story.alone:
        if alone.origin == origin.id:
            for name, ids in (("figures", alone.figures), ("quotes", alone.quotes)):
                if ids:
                    yield Point(name=name, text=", ".join(ids))
