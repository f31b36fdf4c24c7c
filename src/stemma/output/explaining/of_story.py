"""Why reports are told as one story."""

from collections.abc import Iterator

from stemma.output.explaining.explanation import Explanation, Point
from stemma.output.explaining.of_lineage import edge_point
from stemma.output.explaining.scene import Scene, counted_by, rule, section
from stemma.stories import StoryStore, why


def of_story(here: Scene) -> Explanation:
    """Return the explanation of a story: for each report what it shares with the others, and what they tell together.

    The likeness is that by which the reports of the export were grouped; where several are told as one story, each says
    which others it resembles most, by which words, and what outside comes nearest.

    >>> from stemma.output.explaining.scene import scene
    >>> from stemma.records import Counts, Export, Lineage, Story
    >>> counts = Counts(reports=0, outlets=0, origins=0)
    >>> story = Story(id="s", title="Fire", reports=(), counts=counts, lineage=Lineage())
    >>> of_story(scene(Export(stories=(story,)), story)).says
    'Fire'
    """
    story = here.story
    shared = (
        Point(name=name.name, text=f"named in {len({span.report for span in name.mentions})} reports")
        for name in sorted(story.names, key=lambda n: (-len({s.report for s in n.mentions}), n.name, n.id))
        if len({span.report for span in name.mentions}) > 1
    )
    edges = (edge_point(edge, here) for edge in story.lineage.edges)
    return Explanation(
        id=story.id,
        what="story",
        story=story.id,
        says=story.title or "a story without a title",
        sections=tuple(
            part
            for part in (
                section("Counted", counted_by(story.counts)),
                section("Why together", _reasons(here)),
                section("Names that several reports have", shared),
                section("Who took text from whom", edges),
            )
            if part.points
        ),
    )


def _reasons(here: Scene) -> Iterator[Point]:
    store = StoryStore()
    placed = store.place_all(here.export.reports)
    members = set(here.story.reports)
    shown = [place for place in placed if place.report in members][: rule("limits")["rows"]]
    for place in shown:
        found = why(store, place.number)
        nearest = [
            f"{here.called(other.report)} ({other.likeness:.2f}: {', '.join(word for word, _ in other.words)})"
            for other in found.nearest
        ]
        yield Point(
            name=here.called(place.report),
            text=found.text,
            why=f"most like {'; '.join(nearest)}" if nearest else None,
        )
