"""What a story knows of one body, place or thing before its names are tied: all forms, types and places of it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from stemma.accounts.people.name_forms import Form, form_of
from stemma.accounts.people.naming import Known
from stemma.records import Report

Place = tuple[str, int]


class Entry:
    """A group of entities under one name: its forms, longest first, and where they stand.

    >>> from stemma.records import Entity, Mention
    >>> def item(report, name):
    ...     entity = Entity(id="n0", name=name, type="ORG", mentions=(Mention(start=4, end=9, kind="name"),))
    ...     return Known(report, entity, (("name", name),), "ORG")
    >>> entry = Entry([item("a", "Orlo"), item("b", "Orlo Rail")])
    >>> entry.main, entry.type, entry.places()
    (('orlo', 'rail'), 'ORG', [('a', 4), ('b', 4)])
    """

    def __init__(self, members: Sequence[Known]) -> None:
        self.members = members
        texts = Counter(text for k in members for kind, text in k.mentions if kind == "name")
        texts.update({k.entity.name: 0 for k in members})
        self.texts = sorted(texts, key=lambda text: (-len(text.split()), -texts[text], text))
        self.forms = list(dict.fromkeys(form_of(text) for text in self.texts))
        self.reports = {k.report for k in members}
        self.type = type_of(members)

    @property
    def main(self) -> Form:
        """The longest form."""
        return self.forms[0]

    def places(self) -> list[Place]:
        """Return where its names stand: report and offset."""
        return [(k.report, m.start) for k in self.members for m in k.entity.mentions if m.kind == "name"]


def type_of(members: Sequence[Known]) -> str:
    """Return the type that most of the entities have; a full name tells more than a short one, an open type nothing.

    >>> from stemma.records import Entity
    >>> def item(name, kind):
    ...     return Known("a", Entity(id="n0", name=name, type=kind), (), kind)
    >>> type_of([item("Orlo Rail", "ORG"), item("Orlo", "PLACE"), item("Orlo", "PLACE")])
    'ORG'
    """
    votes: Counter[str] = Counter()
    for k in members:
        votes[k.type] += 3 if len(form_of(k.entity.name)) > 1 else 1
    return min(sorted(votes), key=lambda kind: (kind == "MISC", -votes[kind], kind != "ORG"))


def sentences_of(entries: Sequence[Entry], reports: Sequence[Report]) -> list[dict[Place, int]]:
    """Return, for each entry, the sentences (report, number) in which its names stand, and the first offset there.

    >>> from stemma.records import Entity, Mention, Sentence
    >>> orlo = Entity(id="n0", name="Orlo", type="PLACE", mentions=(Mention(start=9, end=13, kind="name"),))
    >>> lines = Sentence(start=0, end=8, paragraph=0), Sentence(start=9, end=20, paragraph=0)
    >>> report = Report(id="a", source="a", text="It rains. Orlo floods.", text_sha256="", sentences=lines)
    >>> sentences_of([Entry([Known("a", orlo, (), "PLACE")])], [report])
    [{('a', 2): 9}]
    """
    starts = {report.id: [s.start for s in report.sentences] for report in reports}
    found: list[dict[Place, int]] = []
    for entry in entries:
        own: dict[Place, int] = {}
        for report, start in sorted(entry.places()):
            number = bisect_right(starts.get(report, ()), start)
            own.setdefault((report, number), start)
        found.append(own)
    return found


def joined(entries: Sequence[Entry]) -> Entry:
    """Return several entries as one.

    >>> from stemma.records import Entity
    >>> orlo, rail = ([Known("a", Entity(id=n, name=n, type="ORG"), (), "ORG")] for n in ("Orlo", "Orlo Rail"))
    >>> joined([Entry(orlo), Entry(rail)]).texts
    ['Orlo Rail', 'Orlo']
    """
    return entries[0] if len(entries) == 1 else Entry(list(chain.from_iterable(e.members for e in entries)))
