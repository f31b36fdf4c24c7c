"""Bodies whose letters a story has under another full name: what one desk translates another writes in its own tongue.

"Single Union of Mine Workers (SUTM)" and "Sindicato Único de Trabajadores Mineros" are one by the four letters.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from stemma.accounts.people.name_entries import Entry
from stemma.accounts.people.name_forms import initials
from stemma.accounts.people.tie_signs import acronym

_LETTERS = 4  # fewer are the initials of some other body too often
_BODIES = frozenset({"ORG", "MISC"})


def spelled_out(entries: Sequence[Entry]) -> Iterable[tuple[int, int]]:
    """Yield full names with the entry whose letters they spell out: just one has them, and no report has both names.

    >>> from stemma.accounts.people.naming import Known
    >>> from stemma.records import Entity
    >>> def item(report, name):
    ...     return Known(report, Entity(id=name, name=name, type="ORG"), (("name", name),), "ORG")
    >>> here = [item("a", "Orlo Road and Bridge Board"), item("a", "DOPR")]
    >>> list(spelled_out([Entry(here), Entry([item("b", "Direktorat Orlo Pont Route")])]))
    [(1, 0)]
    """
    held: dict[str, set[int]] = defaultdict(set)
    for at, entry in enumerate(entries):
        for letters in {acronym(text) for text in entry.texts if " " not in text}:
            held[letters].add(at)
    for at, entry in enumerate(entries):
        if entry.type not in _BODIES or any(acronym(text) for text in entry.texts):
            continue
        own = {letters for text in entry.texts for letters in initials(text) if len(letters) >= _LETTERS}
        whose = {other for letters in own for other in held.get(letters, ())}
        if len(whose) == 1:
            other = whose.pop()
            full = {
                k.report for k in entries[other].members for kind, text in k.mentions if kind == "name" and " " in text
            }
            if entries[other].type in _BODIES and full.isdisjoint(entry.reports):
                yield at, other
