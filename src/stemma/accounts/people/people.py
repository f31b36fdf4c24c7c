"""One person, body or place under one name across the reports of a story, whatever the spelling.

Each report knows its own entities. Here they are brought together: people by the spelling of their names
(`stemma.reading.names.proper.spelling`), bodies and places by short and long forms of theirs, unnamed sources only
where description or words are the same.
"""

from collections import defaultdict
from collections.abc import Sequence

from stemma.accounts.people.agreed_extents import with_agreed_extents
from stemma.accounts.people.bodies import gather_bodies
from stemma.accounts.people.corresponding_names import with_corresponding
from stemma.accounts.people.described_bodies import with_described_bodies
from stemma.accounts.people.double_names import with_double_names
from stemma.accounts.people.known_as import with_other_names
from stemma.accounts.people.names_again import with_names_again
from stemma.accounts.people.naming import Known, story_name
from stemma.accounts.people.offices import with_holders
from stemma.accounts.people.persons import gather_persons, is_doubtful
from stemma.accounts.people.tied_names import tied
from stemma.accounts.people.titled_mentions import apart_by_title
from stemma.accounts.people.types import settled
from stemma.accounts.people.unnamed import gather_unnamed
from stemma.reading.tokenised import running
from stemma.records import Lineage, Report, StoryName

NO_LINEAGE = Lineage()


def identify(
    reports: Sequence[Report], lineage: Lineage = NO_LINEAGE
) -> tuple[tuple[StoryName, ...], dict[tuple[str, str], str]]:
    """Return the names of a story, most widely reported first, and which of them each report's entities are.

    `lineage` tells which reports share passages, and so whose name a copy respells.

    The dictionary leads from (report id, id of the entity in that report) to the id of the story name. Neither depends
    on the order of the reports.

    >>> from stemma.records import Entity, Mention
    >>> def report(id, name):
    ...     who = Entity(id="n0", name=name, type="PERSON", mentions=(Mention(start=0, end=len(name), kind="name"),))
    ...     return Report(id=id, source=id, text=name, text_sha256="", entities=(who,))
    >>> names, of = identify([report("a", "Antony Orlo"), report("b", "Anthony Orlo"), report("c", "Antony Orlo")])
    >>> names[0].name, names[0].aliases, of["a", "n0"] == of["b", "n0"]
    ('Antony Orlo', ('Anthony Orlo',), True)
    """
    known = [
        Known(
            report.id,
            entity,
            tuple((m.kind, running(report.text[m.start : m.end])) for m in entity.mentions),
            entity.type,
        )
        for report in sorted(reports, key=lambda r: r.id)
        for entity in report.entities
        if entity.mentions
    ]
    groups: list[list[Known]] = []
    people: list[list[Known]] = []
    unnamed: list[list[Known]] = []
    by_type = defaultdict(list)
    known = with_described_bodies(known, reports)
    known = with_agreed_extents(with_double_names(known, reports), reports)
    known = with_names_again(apart_by_title(known, reports), reports)
    for item in settled(known, reports):
        by_type[item.type if item.entity.named else ""].append(item)
    for kind in sorted(by_type):
        if kind == "PERSON":
            people = with_corresponding(gather_persons(by_type[kind]), reports, lineage)
        elif kind:
            groups += gather_bodies(by_type[kind])
        else:
            unnamed = gather_unnamed(by_type[kind], reports)
    sure = [group for group in people if not is_doubtful(group)]
    groups = tied([*groups, *(group for group in people if is_doubtful(group))], reports)
    groups = with_other_names([*sure, *groups], reports)
    people = [group for group in groups if group[0].type == "PERSON"]
    groups = [group for group in groups if group[0].type != "PERSON"] + with_holders(people, unnamed)
    named = [(story_name(group), group) for group in groups]
    named.sort(key=lambda pair: (-len({k.report for k in pair[1]}), -len(pair[0].mentions), pair[0].name, pair[0].id))
    names_of = {(item.report, item.entity.id): name.id for name, group in named for item in group}
    return tuple(name for name, _ in named), names_of
