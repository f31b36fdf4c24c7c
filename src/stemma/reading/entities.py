"""The entities of a report: names gathered by who bears them, then titles and pronouns resolved in reading order."""

from collections.abc import Sequence

from stemma.data import lexicon
from stemma.reading import roles
from stemma.reading.coreference import Resolver
from stemma.reading.holders import Holder, Register, Role, role_of
from stemma.reading.language import Token
from stemma.reading.parsed import ParsedReport, ParsedSentence
from stemma.reading.proper_names import Found
from stemma.reading.roles import Description
from stemma.reading.vocabulary import Gender, vocabulary
from stemma.records import Entity, Mention

_KIN = frozenset(lexicon("names_roles")["kin"])


def entities_of(parsed: ParsedReport, names: Sequence[Sequence[Found]]) -> tuple[Entity, ...]:
    """Return the entities of a report in order of first mention.

    `names` holds the proper names of each sentence, as `proper_names` finds them.
    """
    register = Register(names)
    resolver = Resolver(register, parsed.report.text)
    for number, (sentence, found) in enumerate(zip(parsed.sentences, names, strict=True)):
        _read_sentence(number, sentence, found, register, resolver)
    return _entities(register.holders)


def _read_sentence(
    number: int,
    sentence: ParsedSentence,
    found: Sequence[Found],
    register: Register,
    resolver: Resolver,
) -> None:
    """Meet the names, descriptions and pronouns of a sentence in the order in which they stand."""
    tokens = sentence.tokens
    bearers = {name.first: (name, register.of(name, _title_gender(tokens, name))) for name in found}
    spoken_for = _roles(tokens, bearers, resolver.text)
    inside = {at for name in found for at in range(name.first, name.last)}
    described = {d.first: d for d in roles.descriptions(tokens) if d.at not in spoken_for and d.at not in inside}
    pronouns = resolver.pronouns(tokens)
    for at in sorted({*bearers, *described, *pronouns}):
        if at in described:
            resolver.meet_description(number, tokens, described[at])
        if at in bearers:
            resolver.meet_name(number, tokens, *bearers[at])
        if at in pronouns:
            resolver.meet_pronoun(number, tokens, at)


def _title_gender(tokens: Sequence[Token], name: Found) -> Gender | None:
    if name.type != "PERSON" or name.first == 0:
        return None
    return vocabulary().honorifics.get(tokens[name.first - 1].text.lower())


def _roles(tokens: Sequence[Token], bearers: dict[int, tuple[Found, Holder]], text: str) -> set[int]:
    """Give people the roles beside their names; return the tokens that are thereby spoken for."""
    spoken_for: set[int] = set()
    people = [(name, holder) for name, holder in bearers.values() if name.type == "PERSON"]
    for name, holder in people:
        holder.gender = holder.gender or _title_gender(tokens, name)
        description = roles.before(tokens, name.first)
        if description:
            _learn(holder, description, tokens, text)
            spoken_for.update(range(description.first, description.last))
    for name, holder in people:
        description = _introduction(tokens, name)
        if description and description.at not in spoken_for:
            _learn(holder, description, tokens, text)
            spoken_for.update(range(description.first, description.last))
            start, end = tokens[description.first].start, tokens[description.last - 1].end
            holder.mentions.append((start, end, "title"))
    for name, holder in people:
        description = _apposition(tokens, name, spoken_for)
        if description and _ends_before_name(description.last, people) is None:
            _learn(holder, description, tokens, text)
            spoken_for.update(range(description.first, description.last))
            start, end = tokens[description.first].start, tokens[description.last - 1].end
            holder.mentions.append((start, end, "title"))
    return spoken_for


def _apposition(tokens: Sequence[Token], name: Found, spoken_for: set[int]) -> Description | None:
    description = roles.after(tokens, name.last)
    if description is None and name.last < len(tokens) and tokens[name.last].text in ("is", "was"):
        description = roles.phrase_from(tokens, name.last + 1, vocabulary())
        if description and description.article not in ("the", ""):
            description = description if description.words else None
    if description is None or description.at in spoken_for or (description.head in _KIN and not description.article):
        return None
    return description


def _introduction(tokens: Sequence[Token], name: Found) -> Description | None:
    """Return the description that a name explains ("The harbour master, Orlo Tull, left")."""
    comma, after = name.first - 1, name.last
    if comma < 1 or tokens[comma].text != "," or after >= len(tokens):
        return None
    if tokens[after].text != "," and tokens[after].pos not in ("VERB", "AUX"):
        return None
    ending = [d for d in roles.descriptions(tokens[:comma]) if d.last == comma and not d.plural]
    return ending[0] if ending and ending[0].article in ("the", "own") else None


def _ends_before_name(last: int, people: Sequence[tuple[Found, Holder]]) -> Found | None:
    return next((name for name, _ in people if name.first == last), None)


def _learn(holder: Holder, description: Description, tokens: Sequence[Token], text: str) -> None:
    words = text[tokens[description.core].start : tokens[description.last - 1].end]
    holder.roles.append(role_of(description, words))
    holder.gender = holder.gender or vocabulary().role_genders.get(description.head.split()[-1])


def _entities(holders: Sequence[Holder]) -> tuple[Entity, ...]:
    met = [holder for holder in holders if holder.mentions]
    met.sort(key=lambda holder: (min(holder.mentions), holder.name()))
    return tuple(_entity(f"n{number}", holder) for number, holder in enumerate(met))


def _entity(local: str, holder: Holder) -> Entity:
    name = holder.name()
    mentions = sorted(dict.fromkeys(holder.mentions))
    return Entity(
        id=local,
        name=name,
        type=holder.type,
        named=holder.named,
        aliases=tuple(form for form in holder.forms if form != name and holder.forms[form]),
        role=_fullest(holder.roles),
        gender=holder.gender if holder.type == "PERSON" else None,
        mentions=tuple(Mention(start=start, end=end, kind=kind) for start, end, kind in mentions),
    )


def _fullest(held: Sequence[Role]) -> str | None:
    """Return the fullest description of office; what is no office (kin, part in the event) only where there is none."""
    vocab = vocabulary()
    if not held:
        return None
    best = max(held, key=lambda role: (role.head in vocab.role_phrases or role.head in vocab.offices, len(role.text)))
    return " ".join(best.text.split())
