"""A story without an account: what can be said of it where telling it fails."""

from collections.abc import Sequence

from stemma.accounts.counted_once import count, witnesses
from stemma.accounts.owner_file import Owners
from stemma.records import Lineage, Report, Story


def outline(story_id: str, reports: Sequence[Report], lineage: Lineage, owners: Owners | None = None) -> Story:
    """Return a story with its reports, counts and lineage, and nothing that is told.

    >>> from stemma.sources import report_of_text
    >>> story = outline("story-1", [report_of_text("A mill burned down.", id="a", title="Fire")], Lineage())
    >>> story.title, story.reports, story.figures
    ('Fire', ('a',), ())
    """
    ordered = sorted(reports, key=lambda r: r.id)
    told_by = witnesses(ordered, lineage, owners)
    return Story(
        id=story_id,
        title=next((r.title for r in ordered if r.title), ordered[0].id),
        reports=tuple(r.id for r in ordered),
        counts=count(told_by, (r.id for r in ordered), (origin.id for origin in lineage.origins)),
        lineage=lineage,
    )
