"""The account of one story: every room's findings brought together."""

from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import replace

from stemma.accounts import brief, figures, moments, people, utterances
from stemma.accounts.counted_once import Witnesses, count, witnesses
from stemma.accounts.gaps import gaps
from stemma.accounts.overrides.decisions import Order
from stemma.accounts.overrides.story_edits import edit
from stemma.accounts.owner_file import Owners
from stemma.accounts.people.stated_roles import with_roles
from stemma.accounts.relabel import relabel
from stemma.accounts.stated import stated
from stemma.accounts.title import title
from stemma.lineage.origins import FactOrigins
from stemma.records import Figure, Lineage, Reading, Report, Story, Utterance, Variant

Fact = TypeVar("Fact", Figure, Utterance)


def account(
    story_id: str,
    reports: Sequence[Report],
    lineage: Lineage,
    as_of: str | None = None,
    orders: Sequence[Order] = (),
    *,
    owners: Owners | None = None,
) -> tuple[Story, tuple[Report, ...]]:
    """Return the account of a story, and its reports with dates resolved and names that hold in the whole story.

    `reports` are the reports of one story with their layers, `lineage` what `stemma.lineage.trace` says of them;
    `as_of` (ISO 8601) is the day on which undated reports are taken to be read where nothing else dates them; `orders`
    are an editor's decisions, of which those are applied that find their target in this story; `owners` says who owns
    which outlet, the shipped list where it is None.

    >>> from stemma.sources import report_of_text
    >>> reports = [report_of_text(text, id=text[:1]) for text in ("A mill burned down.", "B won the vote.")]
    >>> story, told = account("story-1", reports, Lineage())
    >>> story.title, story.reports, story.counts.reports
    ('A mill burned down.', ('A', 'B'), 2)
    """
    dated = moments.date(sorted(reports, key=lambda r: r.id), as_of=as_of)
    names, names_of = people.identify(dated, lineage)
    edited = edit(dated, names, names_of, orders) if orders else None
    if edited is not None:
        dated, names, names_of = tuple(edited.reports.values()), tuple(edited.names.values()), edited.names_of
    origins = FactOrigins(dated, lineage)
    statements = stated(dated, names_of)
    found = figures.reconcile(dated, origins, statements, edited.regroup if edited else None, lineage.versions)
    said = utterances.gather(dated, origins, names_of)
    told_by = witnesses(dated, lineage, owners)
    found = tuple(_counted(figure, figure.readings, told_by) for figure in found)
    said = tuple(_counted(utterance, utterance.variants, told_by) for utterance in said)
    story = Story(
        id=story_id,
        title=title(dated, lineage),
        reports=tuple(r.id for r in dated),
        counts=count(told_by, (r.id for r in dated), (origin.id for origin in lineage.origins)),
        lineage=lineage,
        names=with_roles(names, dated, names_of, origins),
        quotes=said,
        figures=found,
        timeline=moments.timeline(dated, names_of),
        overrides=edited.of(found, said) if edited else (),
    )
    first: dict[str, str | None] = {id_: row.reports[0] for row in lineage.versions for id_ in row.reports}
    first.update((row.reports[0], None) for row in lineage.versions)
    told = tuple(replace(relabel(r, names_of), version_of=first.get(r.id, r.version_of)) for r in dated)
    missing, alone = gaps(story, dated)
    return replace(story, brief=brief.write(story, told, statements), missing=missing, alone=alone), told


def _counted(fact: Fact, told: Sequence[Reading | Variant], told_by: Witnesses) -> Fact:
    """Return a fact with the four counts of those who tell it."""
    return replace(fact, counts=count(told_by, (one.report for one in told), (one.origin for one in told)))
