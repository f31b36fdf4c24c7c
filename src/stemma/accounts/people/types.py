"""One type for one name in a story: where reports differ on what a name is, the most reports decide."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from stemma.accounts.people.begun_bodies import begun_bodies
from stemma.accounts.people.explained_names import explained
from stemma.accounts.people.name_forms import party_of
from stemma.accounts.people.names_of_people import of_people
from stemma.accounts.people.naming import Known
from stemma.reading.names.proper.listed_names import legal_forms
from stemma.reading.names.proper.spelling import core, parts
from stemma.reading.vocabulary import vocabulary
from stemma.records import Mention, Report

SHOUTED = 4  # letters; a family name of so many may stand in capitals, as transcripts write it ("Lionel BOYER")
ACRONYM = 6  # letters; a shorter word in capitals is read as an acronym and never as someone's family name

Words = tuple[str, ...]

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
    types |= of_people(types, votes, introduced)
    full = {words: kind for words, kind in types.items() if len(words) > 1}
    types |= of_people(full, votes, introduced)  # whoever is found to be a person explains another order of the name
    types |= dict.fromkeys([*begun_bodies(known, types, reports), *_abbreviated(known, reports)], "ORG")
    types |= _companies(types, families)
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
        name = f"{k.entity.role} {k.entity.name}" if k.type == "PERSON" and k.entity.role else ""
        kind = bodies.get(parts(name)) if name and parts(name)[-1] not in people else None
        named = replace(k.entity, name=name, role=None, gender=None) if kind else k.entity
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


def _companies(types: Mapping[Words, str], families: Mapping[str, int]) -> dict[Words, str]:
    """Return the names that end in a company's legal form, and the single words before one: "Norvane" of Norvane Ltd.

    A word that is somebody's family name, too, stays a person's.
    """
    formal = [words for words in types if len(words) > 1 and words[-1] in legal_forms()]
    short = [words[:1] for words in formal if len(words) == 2 and types.get(words[:1]) == "PERSON"]
    return dict.fromkeys([*formal, *(words for words in short if not families.get(words[0]))], "ORG")


def _first_words(types: Mapping[Words, str], families: Mapping[str, int]) -> dict[Words, str]:
    """Return the words of open type with which a body's name begins: its short form ("Norvane" of Norvane Group)."""
    begun: dict[str, int] = Counter(words[0] for words, kind in types.items() if kind == "ORG" and len(words) > 1)
    return {
        words: "ORG"
        for words, kind in types.items()
        if kind == "MISC" and len(words) == 1 and begun[words[0]] and not families.get(words[0])
    }
