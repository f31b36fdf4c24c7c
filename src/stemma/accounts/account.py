"""The account of one story: every room's findings brought together."""

from collections.abc import Sequence

from msgspec.structs import replace

from stemma.accounts import brief, figures, moments, people, utterances
from stemma.accounts.relabel import relabel
from stemma.accounts.title import title
from stemma.lineage.origins import FactOrigins
from stemma.records import Counts, Lineage, Report, Story


def account(
    story_id: str, reports: Sequence[Report], lineage: Lineage, as_of: str | None = None
) -> tuple[Story, tuple[Report, ...]]:
    """Return the account of a story, and its reports with dates resolved and names that hold in the whole story.

    `reports` are the reports of one story with their layers, `lineage` what `stemma.lineage.trace` says of them;
    `as_of` (ISO 8601) is the day on which undated reports are taken to be read where nothing else dates them.
    """
    dated = moments.date(sorted(reports, key=lambda r: r.id), as_of=as_of)
    names, names_of = people.identify(dated)
    origins = FactOrigins(dated, lineage)
    story = Story(
        id=story_id,
        title=title(dated, lineage),
        reports=tuple(r.id for r in dated),
        counts=Counts(
            reports=len(dated),
            outlets=len({r.outlet for r in dated if r.outlet}),
            origins=len(lineage.origins),
        ),
        lineage=lineage,
        names=names,
        quotes=utterances.gather(dated, origins, names_of),
        figures=figures.reconcile(dated, origins, names_of),
        timeline=moments.timeline(dated, names_of),
    )
    told = tuple(relabel(report, names_of) for report in dated)
    return replace(story, brief=brief.write(story, told)), told
