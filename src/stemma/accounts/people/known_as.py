"""People of whom a report says that they go by another name: stage names, nicknames, names in a chat room."""

from collections import defaultdict
from collections.abc import Sequence

from stemma.accounts.people.explained_names import explained_at
from stemma.accounts.people.naming import Known
from stemma.lineage.graph import Families
from stemma.records import Report

_OPEN = frozenset({"PERSON", "MISC"})
_TAKEN_FOR = frozenset({"PERSON", "MISC", "ORG", "PLACE"})  # what a model takes a nickname for


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
    named: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for k in group:
            named[k.report] += [(m.start, m.end, number) for m in k.entity.mentions if m.kind == "name"]
    one = Families()
    for number, group in enumerate(groups):
        for k in group:
            for mention in k.entity.mentions if k.type in _OPEN and k.entity.named else ():
                place = explained_at(texts.get(k.report, ""), mention.end) if mention.kind != "pronoun" else None
                for other in _within(place, named[k.report]) if place else ():
                    kinds = group[0].type, groups[other][0].type
                    if "PERSON" in kinds and kinds[0] in _OPEN and kinds[1] in _TAKEN_FOR:
                        one.join(number, other)
    found = []
    for members in one.groups(range(len(groups))):
        together = [k for number in members for k in groups[number]]
        found.append(_as_person(together) if len(members) > 1 else together)
    return found


def _within(place: tuple[int, int], named: Sequence[tuple[int, int, int]]) -> list[int]:
    """Return the groups a name of which begins at a place, or ends it behind a title ("known as Dona Orlo")."""
    return [n for start, end, n in named if start == place[0] or (place[0] < start and end == place[1])]


def _as_person(group: Sequence[Known]) -> list[Known]:
    return [k._replace(type="PERSON") for k in group]
