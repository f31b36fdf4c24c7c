"""People of whom a report says that they go by another name: stage names, nicknames, names in a chat room."""

from collections.abc import Sequence

from stemma.accounts.explained_names import explained_at
from stemma.accounts.naming import Known
from stemma.lineage.graph import Families
from stemma.records import Report

_OPEN = frozenset({"PERSON", "MISC"})


def with_other_names(groups: Sequence[list[Known]], reports: Sequence[Report]) -> list[list[Known]]:
    """Return the groups of entities, with those made one person that a report explains by each other.

    >>> from stemma.records import Entity, Mention
    >>> text = "Halvra, whose real name is Orla Tull, sang"
    >>> def item(name, kind, start, end):
    ...     entity = Entity(id=name, name=name, type=kind, mentions=(Mention(start=start, end=end, kind="name"),))
    ...     return Known("a", entity, (("name", name),), kind)
    >>> groups = [[item("Halvra", "MISC", 0, 6)], [item("Orla Tull", "PERSON", 27, 36)]]
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> [[(k.entity.name, k.type) for k in group] for group in with_other_names(groups, [report])]
    [[('Halvra', 'PERSON'), ('Orla Tull', 'PERSON')]]
    """
    texts = {report.id: report.text for report in reports}
    at_place = {
        (k.report, m.start): number
        for number, group in enumerate(groups)
        for k in group
        if k.type in _OPEN
        for m in k.entity.mentions
        if m.kind == "name"
    }
    one = Families()
    for number, group in enumerate(groups):
        for k in group:
            for mention in k.entity.mentions if k.type in _OPEN and k.entity.named else ():
                begins = explained_at(texts.get(k.report, ""), mention.end) if mention.kind == "name" else None
                other = at_place.get((k.report, begins)) if begins is not None else None
                if other is not None and "PERSON" in (group[0].type, groups[other][0].type):
                    one.join(number, other)
    found = []
    for members in one.groups(range(len(groups))):
        together = [k for number in members for k in groups[number]]
        found.append(_as_person(together) if len(members) > 1 else together)
    return found


def _as_person(group: Sequence[Known]) -> list[Known]:
    return [k._replace(type="PERSON") for k in group]
