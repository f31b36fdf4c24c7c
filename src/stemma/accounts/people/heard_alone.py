"""Whom a lone name means that no full name of the story has: "Akopyan", of whom others say Anahit Hakobyan."""

from collections import defaultdict
from collections.abc import Sequence

from stemma.accounts.people.full_names_alike import outlines
from stemma.accounts.people.naming import Known
from stemma.accounts.people.person_made import Person
from stemma.data import lexicon
from stemma.meaning import frequency
from stemma.reading.names.proper.chinese_names import families, readings
from stemma.reading.names.proper.openings import RARE
from stemma.reading.names.proper.spelling import core, near, parts
from stemma.sounds import heard_alike

_ALIKE = 0.88  # likeness in sound of two spellings of one word
_SHORTEST = 5  # letters; shorter names sound alike too often
_END = 4  # letters
_CROWD = 60  # people whose names sound alike at first; among more, a sound tells little


class HeardNames:
    """The full names of a story, found again by how their family and given names sound.

    >>> from stemma.records import Entity
    >>> def known(report, name):
    ...     return Known(report, Entity(id="n0", name=name, type="PERSON"), (), "PERSON")
    >>> hakobyan = Person("Anahit Hakobyan", forms={"anahit hakobyan"}, reports={"a"})
    >>> heard = HeardNames([hakobyan])
    >>> heard.meant(known("b", "Akopyan")) is hakobyan, heard.meant(known("a", "Akopyan"))
    (True, None)
    """

    def __init__(self, people: Sequence[Person]) -> None:
        self._people: dict[tuple[str, str], dict[int, Person]] = defaultdict(dict)
        self._rare: dict[tuple[int, str], list[str]] = defaultdict(list)
        for person in people:
            for which, word in _words_of(person):
                if frequency(word) < RARE:
                    self._rare[id(person), which].append(word)
                for key in _keys(word):
                    self._people[which, key][id(person)] = person
            for family in sorted({f for form in person.forms for name in readings(form) for f in name.families}):
                self._people["chinese", family][id(person)] = person

    def meant(self, item: Known) -> Person | None:
        """Return the one person whose family name, or else given name, a rare word sounds like in another report's."""
        word = "".join(parts(item.entity.name))
        of_family = {at: p for family in families(word) for at, p in self._people.get(("chinese", family), {}).items()}
        if of_family:
            return _only(item, list(of_family.values()))
        if len(word) < _SHORTEST or frequency(word) >= RARE:
            return None
        for which in ("family", "given"):
            likely = {at: p for key in _keys(word) for at, p in self._people.get((which, key), {}).items()}
            if len(likely) > _CROWD:
                return None
            alike = [p for p in likely.values() if self._is_heard(p, which, word)]
            if alike:
                return _only(item, alike)
        return None

    def _is_heard(self, person: Person, which: str, word: str) -> bool:
        rare = self._rare.get((id(person), which), ())
        return any(near(word, other) or heard_alike(word, other) >= _ALIKE for other in rare)


def _only(item: Known, people: Sequence[Person]) -> Person | None:
    """Return the only one of some people, unless the report names him otherwise or the gender speaks against it."""
    one = people[0] if len(people) == 1 else None
    return one if one and item.report not in one.reports and one.may_be(item.entity.gender) else None


def _keys(word: str) -> tuple[str, ...]:
    """Return keys of which two spellings of one word share one: how it begins by sound; a slip leaves one end whole."""
    return (*outlines(word), f"{word[:_END]}-", f"-{word[-_END:]}")


def _words_of(person: Person) -> list[tuple[str, str]]:
    """Return a person's given and family names, the family's particles written with it, in all spellings."""
    found = []
    for form in sorted({person.lead, *person.forms}):
        words = core(form)
        if len(words) > 1:
            found += [("family", _with_particles(form)), ("family", words[-1]), ("given", words[0])]
    return [(which, word) for which, word in dict.fromkeys(found) if len(word) >= _SHORTEST]


def _with_particles(name: str) -> str:
    """Return a family name as one word with what stands before it ("Le Orlo": leorlo)."""
    words = parts(name)
    particles: list[str] = lexicon("names_spelling")["particles"]
    first = len(words) - 1
    while first > 1 and words[first - 1] in particles:
        first -= 1
    return "".join(words[first:])
