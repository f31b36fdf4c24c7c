"""People called by given name and father's name alone: "Yevgeny Petrovich", of whom others say Yevgeny Orlov."""

from collections.abc import Collection, Sequence

from stemma.accounts.people.person_made import Person
from stemma.data import lexicon
from stemma.reading.names.proper.distinct_people import one_word
from stemma.reading.names.proper.spelling import core

_PARTS = 2  # words of such a name


def sons_and_daughters(people: Sequence[Person], alone: Collection[str]) -> list[tuple[Person, Person]]:
    """Return those called by a father's name, each with the one of the story who has that given name.

    Left out is whoever is called by that last word `alone`, which is a family name then.

    >>> orlov, called = Person("Yevgeny Orlov"), Person("Evgeny Petrovich")
    >>> [(one.lead, other.lead) for one, other in sons_and_daughters([orlov, called], ())]
    [('Evgeny Petrovich', 'Yevgeny Orlov')]
    >>> sons_and_daughters([orlov, called], ["petrovich"])
    []
    """
    fathers = [person for person in people if _has_fathers_name(person) and core(person.lead)[-1] not in alone]
    others = [person for person in people if len(core(person.lead)) > 1 and not _has_fathers_name(person)]
    found = []
    for person in fathers:
        given = core(person.lead)[0]
        bearers = [p for p in others if len(given) > 1 and one_word(given, core(p.lead)[0])]
        if len(bearers) == 1:
            found.append((person, bearers[0]))
    return found


def _has_fathers_name(person: Person) -> bool:
    words = core(person.lead)
    return len(words) == _PARTS and words[-1].endswith(tuple(lexicon("names_spelling")["fathers"]))
