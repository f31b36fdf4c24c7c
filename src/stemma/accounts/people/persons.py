"""People of several reports brought together by the spelling of their names."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from stemma.accounts.people.bearers import DULL, clearest, role_words, words_of_role
from stemma.accounts.people.fathers_names import sons_and_daughters
from stemma.accounts.people.heard_alone import HeardNames
from stemma.accounts.people.names_of_people import is_short_given
from stemma.accounts.people.naming import Known
from stemma.accounts.people.person_made import Person, has_initials
from stemma.accounts.people.respelt_people import Named, respelt_people
from stemma.accounts.people.spelled_names import by_spelling, written
from stemma.reading.names.proper.name_blocks import blocks as block_keys
from stemma.reading.names.proper.personal_names import is_personal
from stemma.reading.names.proper.spelling import (
    core,
    near,
    parts,
    same_generation,
    variants,
)
from stemma.reading.vocabulary import vocabulary

Form = tuple[str, ...]

CROWD = 200  # people who share a key of their names; beyond that the key tells nothing, and comparing all is slow
_FORMS = 6  # spellings of one person that are compared with another's


def gather_persons(items: Sequence[Known]) -> list[list[Known]]:
    """Return the groups of entities that are one person each.

    Full names come first, the most widely used leading; a name with one word joins the one person whose family name (or
    only name) it may be. Where two people bear it, whoever is not clearly meant stays apart.

    >>> from stemma.records import Entity
    >>> def item(report, name):
    ...     return Known(report, Entity(id="n0", name=name, type="PERSON"), (), "PERSON")
    >>> items = [item("a", "Ana Tull"), item("b", "Tull"), item("b", "Ida Orr")]
    >>> [[known.entity.name for known in group] for group in gather_persons(items)]
    [['Ana Tull', 'Tull'], ['Ida Orr']]
    """
    spelled = by_spelling(items)
    order = sorted(spelled, key=lambda key: (-len({k.report for k in spelled[key]}), -len(key), key))
    people: list[Person] = []
    blocks: dict[tuple[str, ...], list[Person]] = defaultdict(list)
    for key in sorted(order, key=lambda key: has_initials(" ".join(key))):  # behind the names that they stand for
        if len(core(" ".join(key))) > 1:
            _place(written(key, spelled[key]), spelled[key], people, blocks)
    _join_respelt(people, blocks)
    alone = [" ".join(key) for key in order if len(core(" ".join(key))) < 2]
    _join(sons_and_daughters(people, [core(name)[0] for name in alone]), people, blocks)
    heard = HeardNames(people)
    for name in alone:
        _place_single(name, spelled[tuple(name.split(" "))], people, blocks, heard)
    return [person.members for person in people]


def _place(
    name: str, items: Sequence[Known], people: list[Person], blocks: dict[tuple[str, ...], list[Person]]
) -> None:
    """Put the bearers of a full name to a person whose leading name may be the same, else make a new one."""
    reports = {item.report for item in items}
    likely = [p for p in _alike(name, blocks) if p.may_be_called(name) and not _beside(p, name, reports)]
    person = next((p for p in likely if p.has_words_of(name)), likely[0] if likely else None)
    if person is None:
        person = Person(name)
        people.append(person)
    for block in block_keys(name):
        if person not in blocks[block]:
            blocks[block].append(person)
    person.words.update(core(name))
    person.forms.add(name)
    person.fullest = max(person.fullest or person.lead, name, key=lambda n: len(core(n)))
    person.take(items)


def _join_respelt(people: list[Person], blocks: dict[tuple[str, ...], list[Person]]) -> None:
    """Make one of the people whom reports spell in several ways; the one of most reports leads."""
    found = respelt_people([_named(person) for person in people])
    _join([(people[other], people[lead]) for lead, *others in found for other in others], people, blocks)


def _join(
    pairs: Sequence[tuple[Person, Person]], people: list[Person], blocks: dict[tuple[str, ...], list[Person]]
) -> None:
    """Make one of two people each, the second of a pair leading."""
    leads: dict[int, Person] = {}
    for other, lead in pairs:
        leads[id(other)] = lead
        lead.words |= other.words
        lead.forms |= other.forms
        lead.take(other.members)
    for key in blocks if leads else ():
        blocks[key] = list(dict.fromkeys(leads.get(id(person), person) for person in blocks[key]))
    people[:] = [person for person in people if id(person) not in leads]


def _named(person: Person) -> Named:
    """Return what the spellings of a person are compared by: the leading name, then the forms of most reports."""
    full = Counter(item.entity.name for item in person.members if len(core(item.entity.name)) > 1)
    forms = dict.fromkeys((person.lead, *sorted(full, key=lambda form: (-full[form], form))))
    distinct = {parts(form): form for form in reversed(forms)}
    for words in list(distinct):  # "Abdul-Amir" alone says nothing against Haydar Abdulamir
        if len(distinct) > 1 and any(len(own) > len(words) and own[-len(words) :] == words for own in distinct):
            del distinct[words]
    roles = {frozenset(words_of_role(item)) - DULL for item in person.members} - {frozenset[str]()}
    return Named(tuple(distinct.values())[::-1][:_FORMS], person.reports, person.genders, roles)


def _beside(person: Person, name: str, reports: set[str]) -> bool:
    """Tell whether a report names both with other family names: Mary Landreau is not the Mary Landry beside her."""
    if person.is_named_beside(name, reports):
        return True
    family, other = core(name)[-1], core(person.lead)[-1]
    return family != other and family not in person.words and not reports.isdisjoint(person.reports)


def _alike(name: str, blocks: dict[tuple[str, ...], list[Person]]) -> list[Person]:
    """Return the people whose names share a key with this one; a word that a crowd shares tells nothing."""
    shared = [blocks.get(key, []) for key in block_keys(name)]
    return list(dict.fromkeys(person for people in shared if len(people) <= CROWD for person in people))


def _place_single(
    name: str,
    items: Sequence[Known],
    people: list[Person],
    blocks: dict[tuple[str, ...], list[Person]],
    heard: HeardNames,
) -> None:
    """Put each bearer of a name with one word to the person it means in his report."""
    candidates = _alike(name, blocks) or _nicknamed(name, people)
    alone = []
    for item in items:
        person = _meant(name, item, candidates) or heard.meant(item)
        if person is None:
            alone.append(item)
        else:
            person.take([item])
    if alone:
        person = Person(name)
        people.append(person)
        for block in block_keys(name):
            blocks[block].append(person)
        person.take(alone)


def _nicknamed(name: str, people: Sequence[Person]) -> list[Person]:
    """Return the people of whose given name a word is a variant ("Tony" of Anthony Tull)."""
    word = core(name)[0]
    groups = variants().get(word, frozenset())
    full = [p for p in people if len(core(p.lead)) > 1]
    found = [p for p in full if groups & variants().get(core(p.lead)[0], frozenset())]
    return found or [p for p in full if is_short_given(word, [core(p.lead)[0]])]


def _meant(name: str, item: Known, candidates: Sequence[Person]) -> Person | None:
    """Return the one person whom a single word means, None where several may be meant."""
    word = core(name)[0]
    bearing = [p for p in candidates if same_generation(p.lead, name)]
    open_to = [p for p in bearing if p.may_be(item.entity.gender)]
    if not open_to and len(bearing) == 1:
        sure = _same_role(item, bearing[0]) or not bearing[0].is_called() or _is_given(bearing[0], word)
        open_to = bearing if sure else []
    ways = (_bears_family, _bears_half, _sounds_like_family, _bears_given, _bears_somewhere)
    told = [p for p in open_to if _same_role(item, p) and any(fits(p, word) for fits in ways)]
    if len(told) == 1:
        return told[0]
    for fits in ways:
        bearers = [p for p in open_to if fits(p, word)]
        if len(bearers) == 1:
            return bearers[0]
        if bearers:
            return clearest(item, bearers)
    return None


def _is_given(person: Person, word: str) -> bool:
    """Tell whether a word is a person's given name, so that whoever bears it alone is of one gender with them."""
    return len(core(person.lead)) > 1 and core(person.lead)[0] == word


def _same_role(item: Known, person: Person) -> bool:
    """Tell whether a report gives someone a role that others give a person, which outweighs a gender guessed wrong."""
    told = words_of_role(item) - DULL
    return bool(told) and not told.isdisjoint(role_words(person))


def _bears_family(person: Person, word: str) -> bool:
    return core(person.lead)[-1] == word and not person.lead.lower().endswith(f"-{word}")


def _bears_half(person: Person, word: str) -> bool:
    """Tell whether a word is the last half of a family name with a hyphen, by which few are called."""
    return core(person.lead)[-1] == word


def _sounds_like_family(person: Person, word: str) -> bool:
    return near(core(person.lead)[-1], word)


def _bears_given(person: Person, word: str) -> bool:
    """Tell whether a word is a person's given name, or a family name that stands first and is short as those are."""
    likely = len(word) < 5 or word in vocabulary().given_genders
    given, groups = core(person.lead)[0], variants().get(word, frozenset())
    if is_short_given(word, [given]):
        return True
    return (likely and given == word) or bool(given != word and groups & variants().get(given, frozenset()))


def _bears_somewhere(person: Person, word: str) -> bool:
    """Tell whether a word stands in a full name: many have the family's first, some a nickname in marks."""
    return word in person.words


def _is_guessed(item: Known) -> bool:
    """Tell whether only the first half of a word with a hyphen tells a gender ("Halley-Brandt")."""
    return "-" in item.entity.name and " " not in item.entity.name and all(kind == "name" for kind, _ in item.mentions)


def is_doubtful(group: Sequence[Known]) -> bool:
    """Tell whether nothing but a model says that a name is a person's: no given name, title, role, pronoun or gender.

    >>> from stemma.records import Entity
    >>> doubtful = [Known("a", Entity(id="n0", name="Halvern", type="PERSON"), (("name", "Halvern"),), "PERSON")]
    >>> is_doubtful(doubtful), is_doubtful([doubtful[0]._replace(mentions=(("pronoun", "she"),))])
    (True, False)
    """
    vocab = vocabulary()
    return not any(
        (k.entity.gender and not _is_guessed(k))
        or k.entity.role
        or any(kind != "name" for kind, _ in k.mentions)
        or is_personal(k.entity.name.split(), vocab)
        for k in group
    )
