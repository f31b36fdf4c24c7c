"""The entities of a report: names gathered by who bears them, then titles and pronouns resolved in reading order."""

from collections.abc import Collection, Sequence
from functools import lru_cache

from stemma.reading.cues.source_kinds import without_article
from stemma.reading.cues.text_authors import told_of
from stemma.reading.language import Parse, Token
from stemma.reading.names.entities.coreference import Resolver
from stemma.reading.names.entities.epithets import EPITHETS, FROM, PARTISANS, epithets
from stemma.reading.names.entities.held_roles import Beside, learn, title_gender
from stemma.reading.names.entities.holders import Holder, Role
from stemma.reading.names.entities.implied_roles import learn_acts, learn_of_pronoun, learn_told
from stemma.reading.names.entities.named_bodies import learn_calls
from stemma.reading.names.entities.register import Register
from stemma.reading.names.proper.proper_names import Found
from stemma.reading.names.proper.surroundings import is_called_body
from stemma.reading.names.proper.titled import title_of
from stemma.reading.names.roles import roles
from stemma.reading.names.roles.body_kinds import Called, called
from stemma.reading.parsed import ParsedReport, ParsedSentence
from stemma.reading.vocabulary import vocabulary
from stemma.records import Entity, Mention

KEPT = 4_000  # sentences whose descriptions are remembered


def entities_of(parsed: ParsedReport, names: Sequence[Sequence[Found]]) -> tuple[Entity, ...]:
    """Return the entities of a report in order of first mention.

    `names` holds the proper names of each sentence, as `proper_names` finds them.

    >>> from stemma.reading.language import Token
    >>> from stemma.records import Report
    >>> text = "Mayor Ida Orr left."
    >>> rows = [("Mayor", "NOUN", "compound", 2), ("Ida", "PROPN", "nsubj", 3), ("Orr", "PROPN", "flat", 1),
    ...     ("left", "VERB", "root", 3)]
    >>> tokens = tuple(Token(text.index(w), text.index(w) + len(w), w, w, p, "", d, h, "") for w, p, d, h in rows)
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> parsed = ParsedReport(report, (ParsedSentence(0, 19, 0, tokens, ()),))
    >>> [(e.name, e.role) for e in entities_of(parsed, [[Found(0, 1, 3, 6, 13, "PERSON", "Ida Orr", "Ida Orr")]])]
    [('Ida Orr', 'Mayor')]
    """
    register = Register(names)
    resolver = Resolver(register, parsed)
    for sentence, found in zip(parsed.sentences, names, strict=True):
        _learn_bodies(sentence, found, register)
        resolver.hear(sentence, found)
    for sentence, found in zip(parsed.sentences, names, strict=True):
        for name in found:
            register.title(name, title_of(sentence.tokens, name))
    told = [
        _learn_people(sentence, _sure(sentence.tokens, found, register), resolver.text)
        for sentence, found in zip(parsed.sentences, names, strict=True)
    ]
    for number, (sentence, found) in enumerate(zip(parsed.sentences, names, strict=True)):
        _read_sentence(number, sentence, found, told[number], resolver)
    return _entities(register.holders)


def _learn_bodies(sentence: ParsedSentence, found: Sequence[Found], register: Register) -> None:
    """Remember what a sentence calls the bodies that it names, and what follows from what they do."""
    others = [(name, register.of(name)) for name in found if name.type in ("ORG", "MISC", "PLACE")]
    if others:
        learn_acts(sentence, others)
    for name in found:
        if name.type == "PERSON":
            continue
        if calls := called(sentence.tokens, name.first, name.last):
            learn_calls(register.of(name), calls)
        elif name.type == "ORG" and is_called_body(sentence.tokens, name.first, name.last):
            learn_calls(register.of(name), [Called("company", frozenset(), name.first, name.last)])


def _learn_people(sentence: ParsedSentence, people: Sequence[tuple[Found, Holder]], text: str) -> Beside:
    """Give the people whom a sentence names what it calls them, and what follows from what they do."""
    if people:
        learn_told(sentence, people, text)
    return learn(sentence.tokens, people, text)


def _sure(tokens: Sequence[Token], found: Sequence[Found], register: Register) -> list[tuple[Found, Holder]]:
    """Return the people named in a sentence of whom only one bears the name."""
    people = [(name, register.sole(name, title_of(tokens, name))) for name in found if name.type == "PERSON"]
    return [(name, holder) for name, holder in people if holder is not None]


def _read_sentence(
    number: int, sentence: ParsedSentence, found: Sequence[Found], beside: Beside, resolver: Resolver
) -> None:
    """Meet the names, descriptions and pronouns of a sentence in the order in which they stand."""
    tokens = sentence.tokens
    bearers = {
        name.first: (name, resolver.bearer(name, title_gender(tokens, name), title_of(tokens, name))) for name in found
    }
    resolver.begin(sentence, {first: holder for first, (_, holder) in bearers.items()})
    inside = {at for name in found for at in range(name.first, name.last)}
    before = {name.first for name in found if name.type == "PERSON"}
    taken = beside.tokens | inside
    described = {
        d.first: d
        for d in _descriptions(sentence)
        if d.at not in (beside.tokens if d.head == FROM or d.head in PARTISANS else taken)
        and not _is_named_next(tokens, d, before)
    }
    pronouns = resolver.pronouns(sentence)
    for at in sorted({*bearers, *described, *pronouns}):
        if at in described and resolver.meet_description(number, tokens, described[at]):
            d = described[at]
            for begins in (d.at, d.core) if d.head in PARTISANS else (d.at,):
                bearers.pop(begins, None)  # "the Norwegian", which is a name too
        if at in bearers:
            resolver.meet_name(number, tokens, *bearers[at])
        if at in pronouns:
            learn_of_pronoun(sentence, at, resolver.meet_pronoun(number, tokens, at))
    for holder, start, end in beside.spans:
        holder.mentions.append((start, end, "title"))


def _is_named_next(tokens: Sequence[Token], d: roles.Description, people: Collection[int]) -> bool:
    """Tell whether a person is named right behind a description ("the miner Jo Orr", "the brother, Jo Orr, said")."""
    apposed = d.last + 1 in people and tokens[d.last].text == "," and d.head not in EPITHETS
    return d.last in people or apposed


def _descriptions(sentence: ParsedSentence) -> Sequence[roles.Description]:
    return _found(sentence.tokens) if sentence.parse is None else _descriptions_of(sentence.parse)


@lru_cache(maxsize=KEPT)
def _descriptions_of(parse: Parse) -> tuple[roles.Description, ...]:
    """Return the descriptions in a sentence by itself: the same wherever it stands, so that copies are read once."""
    return tuple(_found(parse.tokens))


def _found(tokens: Sequence[Token]) -> list[roles.Description]:
    varying = epithets(tokens)
    taken = {at for d in varying for at in range(d.first, d.last)}
    others = (d for d in roles.descriptions(tokens) if taken.isdisjoint(range(d.first, d.last)))
    return [*varying, *(d for d in others if not _is_owned_text(tokens, d))]


def _is_owned_text(tokens: Sequence[Token], d: roles.Description) -> bool:
    """Tell whether a description is of a text whose owner speaks through it ("its website", "the centre's app")."""
    owned = d.article == "own" or tokens[d.at - 1].text in ("'s", "’s")
    return owned and d.head in told_of("owned_texts")


def _entities(holders: Sequence[Holder]) -> tuple[Entity, ...]:
    met = [holder for holder in holders if holder.mentions and not holder.passing]
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
        aliases=_other_forms(holder, name),
        role=_fullest(holder.roles),
        gender=holder.told_gender() if holder.type == "PERSON" else None,
        mentions=tuple(Mention(start=start, end=end, kind=kind) for start, end, kind in mentions),
    )


def _other_forms(holder: Holder, name: str) -> tuple[str, ...]:
    """Return what else somebody is called; a description also without its article, as others may quote it."""
    forms = [form for form in holder.forms if form != name and holder.forms[form]]
    plain = name if holder.named else without_article(name)
    return tuple(dict.fromkeys((*forms, plain))) if plain != name else tuple(forms)


def _fullest(held: Sequence[Role]) -> str | None:
    """Return the fullest description of office; what is no office (kin, part in the event) only where there is none."""
    vocab = vocabulary()
    if not held:
        return None
    best = max(held, key=lambda role: (role.head in vocab.role_phrases or role.head in vocab.offices, len(role.text)))
    return " ".join(best.text.split())
