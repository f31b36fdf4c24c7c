"""Bodies, places and things that go by several names: what reports explain, abbreviate, shorten, translate or misspell.

Each tie has to be the only one of its sort: a short form that two of the story's bodies could have joins neither.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from stemma.accounts.explained_names import explained
from stemma.accounts.name_forms import (
    Form,
    abbreviates,
    alike,
    form_of,
    has_legal_form,
    initials,
    is_short_for,
    meaning_of,
)
from stemma.accounts.naming import Known
from stemma.accounts.place_signs import places_by_setting
from stemma.reading.vocabulary import vocabulary
from stemma.records import Report

_TELLING = 3  # letters; fewer in one form tell nothing
CROWD = 400  # entries that share a key; beyond that the key tells nothing, and comparing all is slow

Pairs = Iterable[tuple[int, int]]


class _Entry:
    """A group of entities under one name: its forms, most used first, and where they stand."""

    def __init__(self, members: Sequence[Known]) -> None:
        self.members = members
        self.type = members[0].type
        texts = Counter(text for k in members for kind, text in k.mentions if kind == "name")
        texts.update({k.entity.name: 0 for k in members})
        self.texts = sorted(texts, key=lambda text: (-len(text.split()), -texts[text], text))
        self.forms = list(dict.fromkeys(form_of(text) for text in self.texts))
        self.reports = {k.report for k in members}

    @property
    def main(self) -> Form:
        """The longest form."""
        return self.forms[0]


def tied(groups: Sequence[list[Known]], reports: Sequence[Report]) -> list[list[Known]]:
    """Return the groups of named bodies, places and things, with those made one that name the same.

    >>> from stemma.records import Entity
    >>> def item(report, name, type):
    ...     return Known(report, Entity(id=name, name=name, type=type), (("name", name),), type)
    >>> groups = [[item("a", "Orlo Rail", "ORG")], [item("b", "Orlo", "MISC")], [item("b", "OR", "ORG")]]
    >>> [[k.entity.name for k in group] for group in tied(groups, ())]
    [['Orlo Rail', 'Orlo', 'OR']]
    """
    entries = [_Entry(group) for group in groups]
    ties = _Ties(len(entries))
    places = places_by_setting(reports, [(k.report, k.entity.mentions) for e in entries for k in e.members])
    for pairs in (
        _explained(entries, reports),
        _abbreviated(entries),
        _same(entries, lambda text: ("".join(form_of(text)),)),
        _same(entries, meaning_of),
        _alike(entries),
        _shortened([e if len(e.main) > 1 else None for e in entries], entries, places),
        _shortened([e if len(e.main) == 1 else None for e in entries], entries, places),
    ):
        ties.join(pairs)
    return [_merged([entries[at] for at in members]) for members in ties.groups()]


class _Ties:
    """Entries that are one, by number; the lower number stands for them."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, at: int) -> int:
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def join(self, pairs: Pairs) -> None:
        """Join each first of a pair to its second, where it has only one."""
        wanted: dict[int, set[int]] = defaultdict(set)
        for one, other in pairs:
            wanted[one].add(self.root(other))
        for one in sorted(wanted):
            if len(wanted[one]) == 1:
                other = self.root(wanted[one].pop())
                low, high = sorted((self.root(one), other))
                self._parent[high] = low

    def groups(self) -> list[list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self._parent)):
            found[self.root(at)].append(at)
        return [found[root] for root in sorted(found)]


def _explained(entries: Sequence[_Entry], reports: Sequence[Report]) -> Pairs:
    """Names that a report gives beside each other: "the Harbour Board (HB)", "the board, known as Halvra"."""
    named: dict[str, dict[tuple[int, int], int]] = defaultdict(dict)
    for at, entry in enumerate(entries):
        for k in entry.members:
            named[k.report].update({(m.start, m.end): at for m in k.entity.mentions if m.kind == "name"})
    by_form = _by_form(entries)
    for report in reports:
        for (start, end), at in sorted(named[report.id].items()):
            for other, sure in explained(report.text, end):
                fits = sure or abbreviates(other, report.text[start:end], entries[at].type)
                for short in by_form.get(form_of(other), ()) if fits else ():
                    if short != at:
                        yield short, at


def _by_form(entries: Sequence[_Entry]) -> dict[Form, list[int]]:
    found: dict[Form, list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        for form in entry.forms:
            found[form].append(at)
    return found


def _abbreviated(entries: Sequence[_Entry]) -> Pairs:
    """Acronyms and the names whose initials they are."""
    spelled: dict[str, list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        if entry.type != "PLACE":
            for letters in sorted({letters for text in entry.texts for letters in initials(text)}):
                spelled[letters].append(at)
    for at, entry in enumerate(entries):
        for text in entry.texts:
            plain = text.replace(".", "")
            if plain.isupper() and plain.isalpha() and 1 < len(plain) < 8:
                yield from ((at, other) for other in spelled.get(plain, ()) if other != at)


def _same(entries: Sequence[_Entry], key: Callable[[str], tuple[str, ...]]) -> Pairs:
    """Names that say the same in other words or another order."""
    seen: dict[tuple[str, ...], int] = {}
    for at, entry in enumerate(entries):
        for text in entry.texts:
            words = key(text)
            if len("".join(words)) > _TELLING and seen.setdefault(words, at) != at:
                yield at, seen[words]


def _shortened(
    short_ones: Sequence[_Entry | None], entries: Sequence[_Entry], places: frozenset[tuple[str, int]]
) -> Pairs:
    """Short forms: the beginning or the end of a longer name."""
    edges: dict[str, list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        for form in entry.forms:
            if len(form) > 1:
                for word in sorted({form[0], *form[1:]}):
                    edges[word].append(at)
    for at, one in enumerate(short_ones):
        if one is None:
            continue
        short = one.main
        shared = list(dict.fromkeys(edges.get(short[0], ())))
        if len(shared) > CROWD or _is_place(one, places):
            continue
        meant = [o for o in shared if o != at and any(is_short_for(short, form) for form in entries[o].forms)]
        companies = [o for o in meant if any(has_legal_form(text) for text in entries[o].texts)]
        yield from ((at, other) for other in (companies if len(companies) == 1 else meant))


def _is_place(entry: _Entry, places: frozenset[tuple[str, int]]) -> bool:
    """Tell whether a single word names a place wherever it stands, so that it shortens no body's name."""
    vocab = vocabulary()
    stands = [(k.report, m.start) in places for k in entry.members for m in k.entity.mentions if m.kind == "name"]
    known = any(" ".join(form) in vocab.country_of for form in entry.forms)
    known = known or (any(stands) and any(" ".join(form) in vocab.cities for form in entry.forms))
    told = sum(stands) * (1 if entry.type == "ORG" else 3) > len(stands)
    return len(entry.main) == 1 and (known or entry.type == "NORP" or told)


def _alike(entries: Sequence[_Entry]) -> Pairs:
    """Spellings of one name by different reports; a report that has both tells two apart."""
    blocks: dict[tuple[int, str], list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        blocks[len(entry.main), entry.main[0][:1]].append(at)
    for members in blocks.values():
        if len(members) > CROWD:
            continue
        for place, at in enumerate(members):
            for other in members[:place]:
                one, two = entries[at], entries[other]
                if one.reports.isdisjoint(two.reports) and alike(one.main, two.main):
                    yield at, other


def _merged(entries: Sequence[_Entry]) -> list[Known]:
    if len(entries) == 1:
        return list(entries[0].members)
    votes: Mapping[str, int] = Counter(
        {kind: sum(_weight(e) for e in entries if e.type == kind) for kind in sorted({e.type for e in entries})}
    )
    kind = min(sorted(votes), key=lambda k: (k == "MISC", -votes[k], k != "ORG"))
    return [k._replace(type=kind) for entry in entries for k in entry.members]


def _weight(entry: _Entry) -> int:
    """Return what an entry's type counts: a full name tells more than a short one."""
    return len(entry.members) * (3 if len(entry.main) > 1 else 1)
