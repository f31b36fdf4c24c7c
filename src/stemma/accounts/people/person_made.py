"""A person of a story in the making: entities of several reports that are one under several spellings."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from stemma.accounts.people.naming import Known
from stemma.reading.names.proper.distinct_people import two_people, two_people_in_one_text
from stemma.reading.names.proper.spelling import core, one_person, told_apart

_OFTEN = 2  # pronouns that tell a gender for sure; one may have been understood wrong
_WORD = 4  # letters of a given name without vowels, at least
_LONG = 2  # words; a form of more is compared as the leading one is


def has_initials(name: str) -> bool:
    """Tell whether a full name begins with letters that stand for given names.

    >>> has_initials("J. Tull"), has_initials("JW Tull"), has_initials("Jo Tull")
    (True, True, False)
    """
    first = core(name)[0]
    return len(first) < 2 or (len(first) < _WORD and not set(first) & set("aeiouy"))


@dataclass(slots=True, eq=False)
class Person:
    """A person in the making: the best attested full name leads, others join it.

    >>> from stemma.records import Entity
    >>> tull = Person("Ana Tull")
    >>> tull.take([Known("a", Entity(id="n0", name="Ana Tull", type="PERSON", gender="f"), (), "PERSON")])
    >>> tull.may_be("f"), tull.may_be("m"), tull.may_be(None)
    (True, False, True)
    """

    lead: str
    members: list[Known] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)
    genders: list[str] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    fullest: str = ""

    def take(self, items: Sequence[Known]) -> None:
        """Add entities of one spelling."""
        self.members += items
        self.reports.update(item.report for item in items)
        self.genders += [item.entity.gender for item in items if item.entity.gender]

    def is_called(self) -> bool:
        """Tell whether reports call the person he or she more than once, which is surer than a given name."""
        pronouns = Counter(text.lower() for item in self.members for kind, text in item.mentions if kind == "pronoun")
        return sum(pronouns[word] for word in ("he", "she", "him", "her", "his")) >= _OFTEN

    def may_be_called(self, name: str) -> bool:
        """Tell whether a full name may be a spelling of the person's leading or fullest one, and none tells two."""
        alike = one_person(self.lead, name) or (self.fullest != self.lead and one_person(self.fullest, name))
        short = has_initials(name)  # which agree with any of the spellings of the given name
        alike = alike or any(one_person(f, name) for f in sorted(self.forms) if short or len(core(f)) > _LONG)
        alike = alike or self.has_words_of(name)
        return alike and not any(
            told_apart(form, name) or (one_person(form, name) and two_people(form, name)) for form in sorted(self.forms)
        )

    def is_named_beside(self, name: str, reports: Collection[str]) -> bool:
        """Tell whether one of the reports that have a full name has the person's too, and not as a spelling of it."""
        beside = {item.entity.name for item in self.members if item.report in reports}
        return any(one_person(own, name) and two_people_in_one_text(own, name) for own in sorted(beside))

    def has_words_of(self, name: str) -> bool:
        """Tell whether a full name is one of the person's in whatever order."""
        return any(sorted(core(form)) == sorted(core(name)) for form in self.forms)

    def may_be(self, gender: str | None) -> bool:
        """Tell whether someone of this gender may be meant."""
        return gender is None or not self.genders or gender in self.genders
