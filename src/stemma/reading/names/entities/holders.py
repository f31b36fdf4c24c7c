"""Someone or something that a report mentions, with what the reading has learnt of it so far."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from stemma.reading.names.roles.roles import Description
from stemma.reading.vocabulary import Gender
from stemma.records import MentionKind

_PRESENT = {
    "subject": 1.0,
    "inner": 1.0,
    "object": 0.7,
    "other": 0.5,
    "modifier": 0.5,
    "quoted": 0.2,
}  # how present a mention in each grammatical role makes one
_SURE = 3.0  # log-odds of a gender from which a given name tells it


@dataclass(slots=True, eq=False)
class Role:
    """What a report calls someone: head in the lexicon's form, qualifying words, country, the report's words."""

    head: str
    words: frozenset[str]
    country: str | None
    text: str
    field: frozenset[str] = frozenset()


def role_of(description: Description, text: str) -> Role:
    """Return a description as a role, with the report's words for it.

    >>> role_of(Description(0, 0, 2, 1, "mayor", False, "", frozenset({"halvern"}), None), "Halvern mayor").head
    'mayor'
    """
    return Role(description.head, description.words, description.country, text, description.field)


class Implied(NamedTuple):
    """What follows from what somebody does: what they may be called, words of what they do it to, if it is past."""

    heads: frozenset[str]
    words: frozenset[str]
    past: bool = False


class Sighting(NamedTuple):
    """A mention as a reader remembers it: sentence, clock of the report's own sentences, grammatical role, paragraph,
    whether as the subject of a verb of saying, whether by a pronoun, whether in what the same one ("own") or somebody
    else ("other") is reported to say, whether as the first whom its sentence mentions, whether as who is asked or who
    asks, whether as the first whom its paragraph mentions, and whether as whom somebody tells something.
    """

    number: int
    clock: int
    role: str
    paragraph: int = 0
    spoke: bool = False
    pronoun: bool = False
    told: str = ""
    opens: bool = False
    asked: bool = False
    asks: bool = False
    leads: bool = False
    hears: bool = False


@dataclass(slots=True, eq=False)
class Holder:
    """Someone or something that a report mentions, while the report is being read.

    `gender` is known from a title, a role or a common given name; `leaning` is what the given name suggests, as
    log-odds of a woman; `called` counts the pronouns. Who is `passing` is described and has not spoken yet. `latest` is
    the offset of the last mention that the reading has met, `told_at` that of the last one in the report's own words.

    >>> tull = Holder("PERSON", leaning=4.0, forms={"Tull": 3, "Ana Tull": 1})
    >>> tull.see(Sighting(2, 2, "subject"))
    >>> tull.name(), tull.told_gender(), tull.agrees("m"), tull.weight(2) > tull.weight(5)
    ('Ana Tull', 'f', True, True)
    """

    type: str
    named: bool = True
    plural: bool = False
    gender: Gender | None = None
    leaning: float = 0.0
    called: Counter[str] = field(default_factory=Counter)
    passing: bool = False
    forms: dict[str, int] = field(default_factory=dict)
    roles: list[Role] = field(default_factory=list)
    implied: list[Implied] = field(default_factory=list)
    calls: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    mentions: list[tuple[int, int, MentionKind]] = field(default_factory=list)
    seen: list[Sighting] = field(default_factory=list)
    owned: bool = False
    titles: set[str] = field(default_factory=set)
    latest: int = -1
    told_at: int = -1

    def see(self, sighting: Sighting) -> None:
        """Remember a mention."""
        self.seen.append(sighting)

    def agrees(self, gender: str | None) -> bool:
        """Tell whether nothing that is sure speaks against a gender."""
        return not (gender and self.gender and gender != self.gender)

    def may_be(self, gender: str | None) -> bool:
        """Tell whether neither a title nor the given name speaks for the other gender ("Mr Tull" is not Rosalinda)."""
        given = self.gender or self._given_gender()
        return not gender or not given or given == gender

    def told_gender(self) -> Gender | None:
        """Return the gender that is known, else the one by which pronouns call somebody, else that of the name."""
        if self.gender:
            return self.gender
        if self.called["f"] != self.called["m"]:
            return "f" if self.called["f"] > self.called["m"] else "m"
        return self._given_gender()

    def _given_gender(self) -> Gender | None:
        """Return the gender of which the given name leaves little doubt."""
        return None if abs(self.leaning) < _SURE else "f" if self.leaning > 0 else "m"

    def name(self) -> str:
        """Return the fullest form: most words, then most often, then first."""
        forms = self.forms
        if len(forms) == 1:
            return next(iter(forms))
        return max(forms, key=lambda form: (len(form.split()), forms[form]))

    def weight(self, sentence: int) -> float:
        """Return how present this is in a reader's mind at a sentence: recent and grammatical subject counts most."""
        if not self.seen:
            return 0.0
        recent = max(_PRESENT[s.role] * 0.6 ** (sentence - s.number) for s in self.seen[-4:])
        return recent + 0.02 * min(len(self.seen), 12)
