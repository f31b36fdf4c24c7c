"""Whom a report names: all names of one person, body or place have one holder."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from stemma.data import lexicon
from stemma.meaning import frequency
from stemma.reading.names.entities.holders import Holder, Role
from stemma.reading.names.proper.body_titles import body_title, initials
from stemma.reading.names.proper.distinct_people import two_people_in_one_text
from stemma.reading.names.proper.given_gender import is_given, leaning
from stemma.reading.names.proper.listed_names import COMMON
from stemma.reading.names.proper.name_blocks import blocks
from stemma.reading.names.proper.proper_names import Found
from stemma.reading.names.proper.spelling import core, one_person, parts
from stemma.reading.names.proper.titled import excludes
from stemma.reading.vocabulary import Gender, Vocabulary, vocabulary

_PERSONAL = (2, 3)  # words of a name that may be a person's whatever the type it was given
_CROWD = 60  # people who share a word of their names; beyond that the word tells nothing, and comparing all is slow
_KIN = 200  # people of one family name, who are told apart by their given names


class Register:
    """The holders of a report, found again by their names.

    >>> def found(sentence, text):
    ...     return Found(sentence, 0, 1, 10 * sentence, 10 * sentence + len(text), "PERSON", text, text)
    >>> names = [found(0, "Ana Tull")], [found(1, "Tull")]
    >>> register = Register(names)
    >>> register.of(names[1][0]) is register.of(names[0][0]), len(register.holders)
    (True, 1)
    """

    def __init__(self, names: Sequence[Sequence[Found]]) -> None:
        self.holders: list[Holder] = []
        self._vocab = vocabulary()
        self._by_form: dict[tuple[str, str], Holder] = {}
        self._by_word: dict[str, list[Holder]] = defaultdict(list)
        self._blocks: dict[tuple[str, ...], list[Holder]] = defaultdict(list)
        self._initials: dict[str, Holder] = {}
        self._bodies: dict[tuple[str, ...], list[tuple[str | None, Holder]]] = defaultdict(list)
        flat = [name for sentence in names for name in sentence]
        for name in sorted(flat, key=lambda n: (-len(core(n.text)), n.start)):
            if name.type == "PERSON":
                self._enter_person(name.text)
        for name in flat:
            if name.type != "PERSON":
                self._enter(name)

    def new(self, holder: Holder) -> Holder:
        """Add a holder that has no name."""
        self.holders.append(holder)
        return holder

    def title(self, name: Found, title: str) -> None:
        """Note the title before a full name."""
        if title and name.type == "PERSON" and len(core(name.text)) > 1:
            self._by_form[name.type, _key(name, self._vocab)].titles.add(title)

    def of(self, name: Found, gender: Gender | None = None, title: str = "") -> Holder:
        """Return the holder of a name; a family name that several people bear means the one last spoken of.

        The title before it decides between them, and tells that none is meant where it excludes what each is.
        """
        if name.type == "PERSON":
            options = self._options(name.text, gender)
            if title and options:
                options = [o for o in options if title in o.titles] or [o for o in options if not _barred(o, title)]
                if not options:
                    return self._of_title(name, title)
            if len(options) > 1:
                return _meant(core(name.text)[0], options)
            if options:
                return options[0]
            if gender and len(core(name.text)) == 1:
                return self._namesake(name, gender)
        return self._by_form[name.type, _key(name, self._vocab)]

    def _namesake(self, name: Found, gender: Gender) -> Holder:
        """Return the bearer of a family name whom a title tells from its other bearers ("Mr Tull" beside Jane Tull)."""
        plain = self._by_form[name.type, _key(name, self._vocab)]
        if plain.may_be(gender):
            return plain
        key = (f"PERSON {gender}", _key(name, self._vocab))
        if key not in self._by_form:
            self._by_form[key] = self.new(Holder("PERSON", gender=gender))
            self._by_form[key].forms[name.text] = 0
        return self._by_form[key]

    def _of_title(self, name: Found, title: str) -> Holder:
        """Return the bearer of a family name whom only a title tells from the report's other bearers of it."""
        key = (f"PERSON {title}", _key(name, self._vocab))
        if key not in self._by_form:
            role = Role(title, frozenset(), None, title.capitalize())
            self._by_form[key] = self.new(Holder("PERSON", forms={name.text: 0}, roles=[role]))
        return self._by_form[key]

    def sole(self, name: Found, title: str = "") -> Holder | None:
        """Return the holder of a name, None where several people bear it, or none whom its title may mean."""
        options = self._options(name.text, None) if name.type == "PERSON" else []
        if title and options and all(_barred(o, title) for o in options):
            return None
        return self._by_form[name.type, _key(name, self._vocab)] if not options else _only(options)

    def _options(self, text: str, gender: str | None) -> list[Holder]:
        words = core(text)
        if len(words) != 1:
            return []
        bearers = [h for h in self._by_word.get(words[0], []) if h.may_be(gender)]
        bearers = [h for h in bearers if not _bears_half(h.name(), words[0])] or bearers
        families = [h for h in bearers if core(h.name())[-1] == words[0]]
        return families or bearers

    def _enter_person(self, text: str) -> None:
        key = ("PERSON", " ".join(parts(text)))
        if key in self._by_form:
            return
        holder = self._same_person(text)
        if holder is None:
            holder = self.new(_bearer("PERSON", text))
            holder.forms[text] = 0
            for word in dict.fromkeys(core(text)):
                self._by_word[word].append(holder)
            for block in blocks(text):
                self._blocks[block].append(holder)
        self._by_form[key] = holder

    def _same_person(self, text: str) -> Holder | None:
        """Return the person of whom a name is a shorter form or another spelling; longer forms are entered first."""
        alone = len(core(text)) == 1
        for block in blocks(text):
            alike = self._blocks.get(block, [])
            if len(alike) > (_KIN if block[0] == "sound" else _CROWD):
                continue
            for holder in alike:
                if block[0] == "word" if alone else _are_one(text, holder.name()):
                    return holder
        return None

    def _enter(self, name: Found) -> None:
        key = (name.type, _key(name, self._vocab))
        if key in self._by_form:
            return
        holder = self._acronym(name) or self.body(name.full) if name.type == "ORG" else self.new(_named(name))
        if name.type == "ORG":
            self._initials.setdefault(initials(name.text), holder)
        self._by_form[key] = holder

    def body(self, name: str) -> Holder:
        """Return the body of a name, whatever its order of words; a country that is not named may be any."""
        title = body_title(name)
        options = self._bodies[title.words]
        for country, holder in options:
            if country == title.country or not title.country or not country:
                if title.country and not country:
                    options.append((title.country, holder))
                return holder
        holder = self.new(Holder("ORG"))
        options.append((title.country, holder))
        return holder

    def _acronym(self, name: Found) -> Holder | None:
        letters = name.text.replace(".", "").replace(" ", "")
        return self._initials.get(letters) if letters.isupper() and len(letters) > 1 else None


def _are_one(text: str, name: str) -> bool:
    return one_person(text, name) and not two_people_in_one_text(text, name)


def _bears_half(name: str, word: str) -> bool:
    """Tell whether a word is only one half of somebody's double family name ("Orlo-Tull")."""
    return "-" in name and not any(word in parts(whole) for whole in name.split() if "-" not in whole)


def _barred(holder: Holder, title: str) -> bool:
    """Tell whether someone cannot bear a title, by the titles and offices that the report gives him."""
    held = {*holder.titles, *(role.head for role in holder.roles)}
    return title not in held and excludes(title, sorted(held))


def _named(name: Found) -> Holder:
    """Return the holder of a name that is no person's; one with a given name may be after all, as "she" then tells."""
    personal = len(name.text.split()) in _PERSONAL
    return _bearer(name.type, name.text) if personal else Holder(name.type)


def _bearer(kind: str, text: str) -> Holder:
    """Return the holder of a name with what its given name tells; alone, only a woman's does: men's are families'."""
    words = parts(text)
    known = _genders().get(words[0])
    alone = len(words) < 2
    return Holder(kind, gender=None if alone and known == "m" else known, leaning=0.0 if alone else leaning(words[0]))


def _only(options: Sequence[Holder]) -> Holder | None:
    return options[0] if len(options) == 1 else None


def _meant(word: str, bearers: Sequence[Holder]) -> Holder:
    """Return whom a shared family name means.

    That is who is spoken of three times as often as any other, else the only one whom the report has called by it
    alone (once "Tull" is Ana, Ida Tull is named in full wherever she comes in), else who is spoken of more, or latest.
    What begins with a common word may be no name ("Absent Tull").
    """
    bearers = [h for h in bearers if not _is_common(parts(h.name())[0])] or bearers
    ranked = sorted(bearers, key=lambda h: (-len(h.mentions), -h.mentions[-1][0] if h.mentions else 0))
    if len(ranked) == 1 or len(ranked[0].mentions) >= 3 * max(1, len(ranked[1].mentions)):
        return ranked[0]
    so_called = [h for h in bearers if any(count and core(form) == (word,) for form, count in h.forms.items())]
    return so_called[0] if len(so_called) == 1 else ranked[0]


def _is_common(word: str) -> bool:
    return frequency(word) >= COMMON and not is_given(word)


def _key(name: Found, vocab: Vocabulary) -> str:
    lower = name.text.lower()
    if name.type == "PERSON":
        return " ".join(parts(name.text))
    if name.type == "PLACE":
        return vocab.places.get(lower, lower.replace(".", ""))
    if name.type == "NORP":
        return vocab.demonyms.get(lower, lower.removesuffix("s"))
    return name.full.lower().replace(".", "").replace("-", " ").replace("’", "'")


@cache
def _genders() -> dict[str, Gender | None]:
    """Return the gender of the most common given names, None for those that women and men both bear."""
    more = lexicon("quotes_given")
    genders: dict[str, Gender | None] = {**vocabulary().given_genders, **dict.fromkeys(more["male"], "m")}
    return genders | dict.fromkeys(more["female"], "f") | dict.fromkeys(more["either"])
