"""One type for one name in a story: where reports differ on what a name is, the most reports decide."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from stemma.accounts.people.explained_names import explained
from stemma.accounts.people.full_names_alike import alike as is_respelt
from stemma.accounts.people.name_forms import party_of
from stemma.accounts.people.naming import Known
from stemma.meaning import frequency
from stemma.reading.cues.source_kinds import UNRECOGNISED
from stemma.reading.names.proper.given_gender import is_given
from stemma.reading.names.proper.listed_names import COMMON
from stemma.reading.names.proper.spelling import core, one_person, parts, variants
from stemma.reading.vocabulary import vocabulary
from stemma.records import Mention, Report

SHOUTED = 4  # letters; a family name of so many may stand in capitals, as transcripts write it ("Lionel BOYER")
_CROWD = 400  # given names of a story; among more, a beginning tells nothing, and comparing all is slow
_CHINESE = 4  # words of a name with a given name of two syllables behind the family's
_STUMP = 3  # letters of a given name that is cut short
ACRONYM = 6  # letters; a shorter word in capitals is read as an acronym and never as someone's family name

Words = tuple[str, ...]

_LOOSE = ("PLACE", "MISC", "NORP", UNRECOGNISED)  # what a lone name is taken for that nothing introduces

_LINKS = frozenset({"of", "in", "for", "at"})  # what a description has and no person's name

_IN_MARKS = re.compile(r"\S [“\"‘']([^\W\d_]{3,20})[”\"’'] ?\S")
_OF_STATE = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]+)?['’]s (?:[a-z]+ )?ministry")
_ARTICLE = re.compile(r"^the ", re.IGNORECASE)


def settled(known: Sequence[Known], reports: Sequence[Report] = ()) -> list[Known]:
    """Return the named entities with the type that the story gives their names.

    What a report abbreviates in brackets ("Dawn of Halvern (DH)") is a body, not a person.

    A word that is the family name of someone whom at least as many reports name in full is that person's, unless it is
    a country's.

    >>> from stemma.records import Entity
    >>> def item(report, name, type):
    ...     return Known(report, Entity(id="n0", name=name, type=type), (), type)
    >>> items = [item("a", "Jane Tull", "PERSON"), item("b", "Tull", "PLACE"), item("c", "Tull", "PERSON")]
    >>> [k.type for k in settled(items)]
    ['PERSON', 'PERSON', 'PERSON']
    """
    known = _honouring(_named_by_capitals(known))
    votes: dict[Words, Counter[str]] = defaultdict(Counter)
    families: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for item in known:
        words = parts(item.entity.name)
        if item.entity.named:
            votes[words][item.type] += 1
            if item.type == "PERSON" and len(words) > 1:
                families[core(item.entity.name)[-1]] += 1
                given[core(item.entity.name)[0]] += 1
    types = {words: max(sorted(count), key=lambda kind: count[kind]) for words, count in votes.items()}
    shouted = {parts(k.entity.name) for k in known if k.entity.name.isupper() and len(k.entity.name) < ACRONYM}
    for words, count in votes.items():
        if words in shouted and (len(words[0]) < SHOUTED or not families[words[0]]):
            if given[words[0]] > count.total():
                types[words] = "PERSON"  # a headline in capitals: "ELI IS FOUND"
            continue
        told = count.total() - count["MISC"]  # an open type speaks for nothing
        if len(words) == 1 and families[words[0]] * 2 >= max(1, told) and words[0] not in vocabulary().country_of:
            types[words] = "PERSON"
    types |= dict.fromkeys(_nicknames(known) & types.keys(), "PERSON")
    introduced = {parts(k.entity.name) for k in known if k.type == "PERSON" and k.entity.named and k.entity.role}
    types |= _of_people(types, votes, introduced) | dict.fromkeys(_abbreviated(known, reports), "ORG")
    types |= _first_words(types, families) | _vessels(types)
    pairs = {parts(k.entity.name) for k in known if "&" in k.entity.name}
    types |= {words: "ORG" for words in pairs if types.get(words) == "PERSON"}  # "Orlo & Tull" is a firm or two authors
    return [one for k in known for one in (_under(k, types) if k.entity.named else [k])]


def _under(item: Known, types: Mapping[Words, str]) -> list[Known]:
    """Return an entity with the type of its name; what is none after all does not keep a person's shorter names."""
    kind = types[parts(item.entity.name)]
    if item.type != "PERSON" or kind == "PERSON":
        return [item._replace(type=kind)]
    short = [m.kind == "name" and set(parts(text)) < set(parts(item.entity.name)) for m, text in _told(item)]
    if not any(short) or all(short):
        return [item._replace(type=kind)]
    halves: list[Known] = []
    for moved in (False, True):
        told = [pair for pair, is_short in zip(_told(item), short, strict=True) if is_short == moved]
        name = told[0][1] if moved else item.entity.name
        entity = replace(
            item.entity,
            id=f"{item.entity.id}-short" if moved else item.entity.id,
            name=name,
            aliases=(),
            mentions=tuple(mention for mention, _ in told),
        )
        mentions = tuple((mention.kind, text) for mention, text in told)
        halves.append(
            item._replace(entity=entity, mentions=mentions, type=types.get(parts(name), "MISC") if moved else kind)
        )
    return halves


def _told(item: Known) -> list[tuple[Mention, str]]:
    return [(m, text) for m, (_, text) in zip(item.entity.mentions, item.mentions, strict=False)]


def _of_people(
    types: Mapping[Words, str], votes: Mapping[Words, Counter[str]], introduced: Collection[Words]
) -> dict[Words, str]:
    """Return what is made of words of a person's full name: "Pip Tull" of Orlo "Pip" Tull, "Orl" of Orl Tae-ho.

    `introduced` are those of whom a report says what they are.
    """
    full = [words for words, kind in types.items() if kind == "PERSON" and len(words) > 1 and _LINKS.isdisjoint(words)]
    run_together = {"".join(words) for words in full}  # "TJ Orr" of T.J. Orr
    bearers: dict[str, list[Words]] = defaultdict(list)
    for words in full:
        for word in words:
            bearers[word].append(words)
    opening: Counter[str] = Counter()
    for words in full:
        opening[words[0]] += votes[words].total()
    known = vocabulary().country_of.keys() | vocabulary().cities
    others = {word for words, kind in types.items() if kind != "PERSON" and len(words) > 1 for word in words}
    inner = _inner(full, others)
    found = {}
    for words, kind in types.items():
        if kind == "PERSON" or " ".join(words) in known or words[0] in vocabulary().more_demonyms:
            continue
        if len(words) == 1:
            named = opening[words[0]] * 2 >= votes[words].total() and kind in _LOOSE
            lone = words[0] not in others and frequency(words[0]) < COMMON
            often = opening[words[0]] >= votes[words].total()
            named = named or (kind == "ORG" and often and (lone or is_given(words[0])))
            named = named or (kind in ("PLACE", "MISC") and is_short_given(words[0], opening))
            named = named or (words[0] in inner and kind in ("ORG", *_LOOSE))
        else:
            named = _is_someone(words, kind, types, bearers) or (len(words) == 2 and words[:1] in introduced)
            named = named or (kind in _LOOSE and "".join(words) in run_together)
        if named and (len(words) > 1 or bearers.get(words[0]) or kind in ("PLACE", "MISC")):
            found[words] = "PERSON"
    return found


def _inner(people: Sequence[Words], others: Collection[str]) -> set[str]:
    """Return the rare words inside just one full name and no other: the first of two family names ("Orlo" Tull Reft).

    Left out are `others`: words that a body's or place's name has as well.
    """
    inside: dict[str, set[str]] = defaultdict(set)
    for words in people:
        for word in words[1:-1]:
            inside[word].add(words[-1])
    second = {words[1] for words in people if len(words) >= _CHINESE and is_given(words[0])}  # "Ida Ng Kit-yee"
    return {
        word
        for word, families in inside.items()
        if len(families) == 1 and word not in others and (word in second or _is_telling(word))
    }


def _is_telling(word: str) -> bool:
    return len(word) > _STUMP and frequency(word) < COMMON


def is_short_given(word: str, given: Collection[str]) -> bool:
    """Tell whether a rare word is the beginning of just one of the given names ("Temi" of Temilola).

    >>> is_short_given("temi", ["temilola", "orla"]), is_short_given("or", ["temilola", "orla"])
    (True, False)
    """
    if len(word) < _STUMP or len(given) > _CROWD or frequency(word) > COMMON:
        return False
    groups = variants().get(word, frozenset())
    begun = [name for name in given if name.startswith(word) and len(name) > len(word) + 1]
    short = [name for name in given if name != word and groups & variants().get(name, frozenset())]
    return len(begun or short) == 1


def _nicknames(known: Sequence[Known]) -> set[Words]:
    """Return the words that stand in marks inside someone's name: 'Orlo "Pip" Tull'."""
    people = (k.entity for k in known if k.type == "PERSON" and k.entity.named)
    forms = (form for entity in people for form in (entity.name, *entity.aliases))
    return {parts(word) for form in forms for word in _IN_MARKS.findall(form)}


def _abbreviated(known: Sequence[Known], reports: Sequence[Report]) -> list[Words]:
    """Return the names taken for people behind which a report gives their initials in brackets."""
    texts = {report.id: report.text for report in reports}
    found = []
    for item in known:
        name = item.entity.name
        if item.type != "PERSON" or not item.entity.named or len(parts(name)) < 2:
            continue
        letters = "".join(word[0] for word in parts(name)).upper()
        ends = [m.end for m in item.entity.mentions if m.kind == "name"]
        if any(short == letters for end in ends for short, _ in explained(texts.get(item.report, ""), end)):
            found.append(parts(name))
    return found


def _is_someone(words: Words, kind: str, types: Mapping[Words, str], bearers: Mapping[str, list[Words]]) -> bool:
    """Tell whether a name of several words that some report took for something else is a known person's."""
    whose = bearers.get(words[0], ())
    if any(set(words) < set(person) and (kind != "ORG" or person[-len(words) :] == words) for person in whose):
        return True
    vocab = vocabulary()
    if len(words) > 4 or any(w in vocab.organisation_heads or w in vocab.head_types or w.isdigit() for w in words):
        return False
    if len(words) == 2 and types.get(words[-1:]) == "PERSON" and kind != "FACILITY":
        return True  # "Salamatou Tull", of whom others say "Tull"
    if len(words) == 2 and types.get(words[:1]) == "PERSON" and kind != "FACILITY" and is_given(words[0]):
        return True  # "Tigist Tull", of whom others say "Tigist"
    families = {person[-1] for person in bearers.get(words[-1], ())}
    if len(words) == 2 and kind == UNRECOGNISED and words[-1] in families:
        return True
    alike = [person for word in words for person in bearers.get(word, ())]
    own = " ".join(words)
    spelt = any(one_person(own, " ".join(person)) and len(person) == len(words) for person in alike)
    return spelt or any(is_respelt(own, " ".join(person)) for person in alike)


def _named_by_capitals(known: Sequence[Known]) -> list[Known]:
    """Return the entities, with groups that are written as a name taken as bodies.

    "The Met Service said" reads like "the coast guard said"; only the capitals tell that it is a name.
    """
    bodies: dict[str, Known] = {}
    for k in known:
        if k.entity.named and k.type in ("ORG", "FACILITY"):
            bodies.setdefault(k.entity.name.lower(), k)
            if party := party_of(k.entity.name):
                bodies.setdefault(" ".join(party), k)
    return [_as_body(item, bodies) for item in known]


def _honouring(known: Sequence[Known]) -> list[Known]:
    """Return the entities, with "Queen Orla" taken as the body where the story knows no such queen but her hospital."""
    bodies: dict[Words, str] = {}
    for k in known:
        words = parts(k.entity.name)
        if k.entity.named and k.type in ("ORG", "FACILITY") and len(words) > 2:
            bodies.setdefault(words[:2], k.type)
    people = {core(k.entity.name)[-1] for k in known if k.type == "PERSON" and len(core(k.entity.name)) > 1}
    out = []
    for k in known:
        words = parts(f"{k.entity.role} {k.entity.name}")
        kind = bodies.get(words) if k.type == "PERSON" and k.entity.role and words[-1] not in people else None
        named = replace(k.entity, name=f"{k.entity.role} {k.entity.name}", role=None, gender=None)
        out.append(k._replace(type=kind, entity=named) if kind else k)
    return out


def _as_body(item: Known, bodies: Mapping[str, Known]) -> Known:
    if item.entity.named or item.type not in ("GROUP", "ORG"):
        return item
    if _OF_STATE.fullmatch(item.entity.name):  # "Halvern's defence ministry"
        return item._replace(type="ORG", entity=replace(item.entity, named=True))
    told = next((text for _, text in item.mentions), item.entity.name)
    plain = _ARTICLE.sub("", item.entity.name)
    forms = (plain.lower(), f"{plain.lower()} department", f"{plain.lower()} force", f"{plain.lower()} service")
    said = plain[:1].isupper() and " " in plain
    known = next((bodies[form] for form in forms if form in bodies), None) if said else None
    if known is not None:  # "Halvern police" beside "Halvern Police"
        return item._replace(type=known.type, entity=replace(item.entity, name=known.entity.name, named=True))
    capitals = all(word[:1].isupper() for word in plain.split())
    if capitals and " ".join(party_of(plain)) in bodies:  # "the Conservatives" beside "Conservative Party"
        return item._replace(type="ORG", entity=replace(item.entity, name=plain, named=True))
    introduced = item.type == "ORG" or plain != told
    if not capitals or (plain.lower() not in bodies and not (introduced and len(plain.split()) > 1)):
        return item
    kind = bodies[plain.lower()].type if plain.lower() in bodies else "ORG"
    return item._replace(type=kind, entity=replace(item.entity, name=plain, named=True))


def _vessels(types: Mapping[Words, str]) -> dict[Words, str]:
    """Return what some report names with a ship's letters before it ("Halvern Star", elsewhere "MV Halvern Star")."""
    ships = vocabulary().ships
    told = {words[1:]: kind for words, kind in types.items() if len(words) > 1 and words[0] in ships}
    return {words: kind for words, kind in told.items() if types.get(words, kind) != kind and kind != "PERSON"}


def _first_words(types: Mapping[Words, str], families: Mapping[str, int]) -> dict[Words, str]:
    """Return the words of open type with which a body's name begins: its short form ("Norvane" of Norvane Group)."""
    begun: dict[str, int] = Counter(words[0] for words, kind in types.items() if kind == "ORG" and len(words) > 1)
    return {
        words: "ORG"
        for words, kind in types.items()
        if kind == "MISC" and len(words) == 1 and begun[words[0]] and not families.get(words[0])
    }
