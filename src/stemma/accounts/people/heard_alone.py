"""Whom a lone name means that no full name of the story has: "Akopyan", of whom others say Anahit Hakobyan."""

from collections import defaultdict
from collections.abc import Sequence

from stemma.accounts.people.full_names_alike import outlines
from stemma.accounts.people.naming import Known
from stemma.accounts.people.person_made import Person
from stemma.data import lexicon
from stemma.meaning import frequency
from stemma.reading.names.proper.openings import RARE
from stemma.reading.names.proper.spelling import core, parts
from stemma.sounds import heard_alike

_ALIKE = 0.88  # likeness in sound of two spellings of one word
_SHORTEST = 5  # letters; shorter names sound alike too often
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
        for person in people:
            for which, word in _words_of(person):
                for key in outlines(word):
                    self._people[which, key][id(person)] = person

    def meant(self, item: Known) -> Person | None:
        """Return the one person whose family name, or else given name, a rare word sounds like in another report's."""
        word = "".join(parts(item.entity.name))
        if len(word) < _SHORTEST or frequency(word) >= RARE:
            return None
        for which in ("family", "given"):
            near = {at: p for key in outlines(word) for at, p in self._people.get((which, key), {}).items()}
            if len(near) > _CROWD:
                return None
            alike = [p for p in near.values() if self._is_heard(p, which, word)]
            if alike:
                one = alike[0] if len(alike) == 1 else None
                return one if one and item.report not in one.reports and one.may_be(item.entity.gender) else None
        return None

    def _is_heard(self, person: Person, which: str, word: str) -> bool:
        own = (other for kind, other in _words_of(person) if kind == which)
        return any(frequency(other) < RARE and heard_alike(word, other) >= _ALIKE for other in own)


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
