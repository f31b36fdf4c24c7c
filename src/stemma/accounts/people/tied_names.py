"""Bodies, places and things that go by several names: what reports explain, abbreviate, shorten, translate or misspell.

Each tie has to be the only one of its sort: a short form that two of the story's bodies could have joins neither.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from stemma.accounts.people.explained_names import explained
from stemma.accounts.people.name_entries import Entry, joined
from stemma.accounts.people.name_forms import Form, abbreviates, form_of, initials, meaning_of, party_of, realm_of
from stemma.accounts.people.naming import Known
from stemma.accounts.people.spelled_out import spelled_out
from stemma.accounts.people.weighed_ties import weighed
from stemma.lineage.graph import Families
from stemma.meaning import frequency
from stemma.reading.names.proper.openings import RARE
from stemma.records import Report

_OF_PLACES = frozenset({"PLACE", "MISC"})
_OF_BODIES = frozenset({"ORG", "MISC", "FACILITY"})
_OF_PARTIES = frozenset({"ORG", "MISC", "NORP"})
_TELLING = 3  # letters; fewer in one form tell nothing

Pairs = Iterable[tuple[int, int]]


def tied(groups: Sequence[list[Known]], reports: Sequence[Report]) -> list[list[Known]]:
    """Return the groups of named bodies, places and things, with those made one that name the same.

    >>> from stemma.records import Entity
    >>> def item(report, name, type):
    ...     return Known(report, Entity(id=name, name=name, type=type), (("name", name),), type)
    >>> groups = [[item("a", "Orlo Rail", "ORG")], [item("b", "Orlo", "MISC")], [item("b", "OR", "ORG")]]
    >>> [[k.entity.name for k in group] for group in tied(groups, ())]
    [['Orlo Rail', 'Orlo', 'OR']]
    """
    entries = [Entry(group) for group in groups]
    sure = (
        _explained(entries, reports),
        _same(entries, lambda text: ("".join(form_of(text)),)),
        _same(entries, meaning_of),
        _same([entry if entry.type in _OF_PARTIES else None for entry in entries], party_of),
        _same([entry if entry.type in _OF_PLACES else None for entry in entries], realm_of),
    )
    entries = _made_one(entries, sure)
    entries = _made_one(entries, [spelled_out(entries)])
    return [_under_one_type(entry) for entry in _made_one(entries, [weighed(entries, reports)])]


def _made_one(entries: Sequence[Entry], ties: Iterable[Pairs]) -> list[Entry]:
    one = Families()
    for pairs in ties:
        _join(pairs, one)
    return [joined([entries[at] for at in members]) for members in one.groups(range(len(entries)))]


def _under_one_type(entry: Entry) -> list[Known]:
    return [k if k.type == entry.type else k._replace(type=entry.type) for k in entry.members]


def _join(pairs: Pairs, one: Families) -> None:
    """Join each first of a pair to its second, where it has only one."""
    wanted: dict[int, set[int]] = defaultdict(set)
    for first, second in pairs:
        wanted[first].add(one.root(second))
    for first in sorted(wanted):
        if len(wanted[first]) == 1:
            one.join(first, wanted[first].pop())


def _explained(entries: Sequence[Entry], reports: Sequence[Report]) -> Pairs:
    """Names that a report gives beside each other: "the Harbour Board (HB)", "the board, known as Halvra"."""
    named: dict[str, dict[tuple[int, int], int]] = defaultdict(dict)
    for at, entry in enumerate(entries):
        for k in entry.members:
            named[k.report].update({(m.start, m.end): at for m in k.entity.mentions if m.kind != "pronoun"})
    by_form = _by_form(entries)
    for report in reports:
        for (start, end), at in sorted(named[report.id].items()):
            for other, sure in explained(report.text, end):
                full = report.text[start:end]
                fits = sure or (abbreviates(other, full, entries[at].type) and not _is_of_the_tail(other, full))
                fits = fits or full.replace(".", "") in initials(other)  # "the HB (Harbour Board)"
                for short in by_form.get(form_of(other), ()):
                    if short != at and (fits or _is_rendered(entries[short], entries[at], other)):
                        yield short, at


def _is_of_the_tail(short: str, full: str) -> bool:
    """Tell whether letters abbreviate only what stands behind "of": "Tribunal of the Orlo Harbour Board (OHB)"."""
    tail = full.partition(" of ")[2].removeprefix("the ")
    return short in initials(tail) and short not in initials(full)


def _is_rendered(short: Entry, long: Entry, words: str) -> bool:
    """Tell whether what stands in brackets behind a body's name is that name in English: "Los Orlos (the Reeds)"."""
    if long.type not in _OF_BODIES or short.type not in (*_OF_BODIES, "PERSON"):
        return False
    tongues = [sum(frequency(word) < RARE for word in form_of(text)) for text in (words, long.texts[0])]
    return min(tongues) == 0 < max(tongues) and (len(form_of(words)) > 1 or words.endswith("s"))


def _by_form(entries: Sequence[Entry]) -> dict[Form, list[int]]:
    found: dict[Form, list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        for form in entry.forms:
            found[form].append(at)
    return found


def _same(entries: Sequence[Entry | None], key: Callable[[str], tuple[str, ...]]) -> Pairs:
    """Names that say the same in other words or another order."""
    seen: dict[tuple[str, ...], int] = {}
    for at, entry in enumerate(entries):
        for text in entry.texts if entry is not None else ():
            words = key(text)
            if len("".join(words)) > _TELLING and seen.setdefault(words, at) != at:
                yield at, seen[words]
