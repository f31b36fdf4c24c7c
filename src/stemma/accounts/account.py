"""The account of one story: every room's findings brought together."""

from collections.abc import Sequence

from msgspec.structs import replace

from stemma.accounts import brief, figures, moments, people, utterances
from stemma.accounts.gaps import gaps
from stemma.accounts.override_file import Order
from stemma.accounts.override_story import edit
from stemma.accounts.relabel import relabel
from stemma.accounts.title import title
from stemma.lineage.origins import FactOrigins
from stemma.records import Counts, Lineage, Report, Story


def account(
    story_id: str,
    reports: Sequence[Report],
    lineage: Lineage,
    as_of: str | None = None,
    orders: Sequence[Order] = (),
) -> tuple[Story, tuple[Report, ...]]:
    """Return the account of a story, and its reports with dates resolved and names that hold in the whole story.

    `reports` are the reports of one story with their layers, `lineage` what `stemma.lineage.trace` says of them;
    `as_of` (ISO 8601) is the day on which undated reports are taken to be read where nothing else dates them; `orders`
    are an editor's decisions, of which those are applied that find their target in this story.
    """
    dated = moments.date(sorted(reports, key=lambda r: r.id), as_of=as_of)
    names, names_of = people.identify(dated)
    edited = edit(dated, names, names_of, orders) if orders else None
    if edited is not None:
        dated, names, names_of = tuple(edited.reports.values()), tuple(edited.names.values()), edited.names_of
    origins = FactOrigins(dated, lineage)
    found = figures.reconcile(dated, origins, names_of, edited.regroup if edited else None)
    said = utterances.gather(dated, origins, names_of)
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
        quotes=said,
        figures=found,
        timeline=moments.timeline(dated, names_of),
        overrides=edited.of(found, said) if edited else (),
    )
    told = tuple(relabel(report, names_of) for report in dated)
    missing, alone = gaps(story, dated)
    return replace(story, brief=brief.write(story, told), missing=missing, alone=alone), told
