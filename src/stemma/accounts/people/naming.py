"""What a group of entities is called in the story: its name, aliases, role and places."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from stemma.reading.names.proper.spelling import core, parts
from stemma.reading.vocabulary import vocabulary
from stemma.records import Entity, Span, StoryName
from stemma.words import folded

_OWNER = re.compile(r"^.*['’]s? (?=\S)")


class Known(NamedTuple):
    """An entity as one report knows it, the kind and words of each of its mentions, and its type in the story."""

    report: str
    entity: Entity
    mentions: tuple[tuple[str, str], ...]
    type: str


def story_name(group: Sequence[Known]) -> StoryName:
    """Return the record of one person, body or place.

    The name is the full form that most reports use; among equals the one with most mentions, then the longest, then the
    first in the alphabet. The role is the one that most reports state. The id comes from type, name and first mention.

    >>> from stemma.records import Mention
    >>> def item(report, name):
    ...     entity = Entity(id="n0", name=name, type="PERSON", mentions=(Mention(start=0, end=8, kind="name"),))
    ...     return Known(report, entity, (("name", name),), "PERSON")
    >>> found = story_name([item("a", "Tull"), item("b", "Ana Tull"), item("c", "Ana Tull")])
    >>> found.name, found.aliases, len(found.mentions)
    ('Ana Tull', ('Tull',), 3)
    """
    kind = group[0].type
    forms = _forms(group)
    name = _best_form(group, kind, forms)
    spans = sorted({(k.report, m.start, m.end) for k in group for m in k.entity.mentions})
    aliases = [form for form in sorted(forms, key=lambda f: (-forms[f], f)) if form != name]
    seed = f"{kind}\n{name}\n{spans[0][0]}\n{spans[0][1]}"
    return StoryName(
        id="name-" + sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:12],
        name=name,
        type=kind,
        aliases=tuple(aliases),
        role=_role(group),
        mentions=tuple(Span(report=report, start=start, end=end) for report, start, end in spans),
    )


def _forms(group: Sequence[Known]) -> Counter[str]:
    """Count the forms that stand for the group: names, and titles used instead of a name."""
    forms: Counter[str] = Counter()
    for item in group:
        for kind, text in item.mentions:
            if kind != "pronoun":
                forms[" ".join(text.split())] += 1
        forms[item.entity.name] += 0
        for alias in () if item.entity.named else item.entity.aliases:  # "spokesman" of "a spokesman"
            forms[alias] += 0
    return forms


def _best_form(group: Sequence[Known], kind: str, forms: Counter[str]) -> str:
    reports = _attested(group)
    full = [name for name in reports if kind != "PERSON" or len(core(name)) > 1]
    if not full:
        longest = max(len(parts(name)) for name in reports)
        full = [name for name in reports if len(parts(name)) == longest]
    if kind in ("PLACE", "NORP"):
        return _canonical(full, reports)
    chosen = Counter(item.entity.name for item in group)
    return min(
        full, key=lambda name: (-chosen[name], -reports[name], _shouted(name, full), -forms[name], -len(name), name)
    )


def _shouted(name: str, others: Sequence[str]) -> bool:
    """Tell whether a name stands in capitals that another form of it does without."""
    return name.isupper() and any(other.lower() == name.lower() for other in others if other != name)


def _attested(group: Sequence[Known]) -> Counter[str]:
    """Count, for each form, the entities that are named by it or by a longer form with all its words."""
    held = [[(form, frozenset(parts(form))) for form in _full_forms(item)] for item in group]
    by_words: Counter[frozenset[str]] = Counter()
    for forms in held:
        for words in {words for _, words in forms}:  # counted each by itself, so that their order says nothing
            by_words[words] += 1
    known = {form: words for forms in held for form, words in forms}
    if len(known) == 1:  # as mostly
        return Counter(dict.fromkeys(known, len(held)))
    return Counter(
        {
            form: sum(count for other, count in by_words.items() if words <= other)
            for form, words in sorted(known.items())
        }
    )


def _full_forms(item: Known) -> list[str]:
    """Return the name of an entity and its aliases that are as full."""
    size = len(parts(item.entity.name))
    return [item.entity.name, *(a for a in item.entity.aliases if len(parts(a)) >= size)]


def _canonical(names: Sequence[str], reports: Counter[str]) -> str:
    """Return the form of a place that readers know best: its full name if any report has it, else the most used."""
    places = vocabulary().places
    spelled_out = [name for name in names if places.get(name.lower(), "").lower() == name.lower()]
    return min(spelled_out or names, key=lambda name: (-reports[name], -len(name), name))


def _role(group: Sequence[Known]) -> str | None:
    """Return the role that most reports state, in its fullest common wording."""
    wordings: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for item in group:
        if item.entity.role and item.entity.named:
            wordings[plain_role(item.entity.role)][item.entity.role] += 1
    if not wordings:
        return None
    key = min(wordings, key=lambda k: (-sum(wordings[k].values()), -len(k), k))
    return min(wordings[key], key=lambda text: (-len(text.split()), -wordings[key][text], text))


def plain_role(role: str) -> tuple[str, ...]:
    """Return the words of a role without articles and countries, so that "US president" counts as "president".

    >>> plain_role("the US president")
    ('president',)
    """
    vocab = vocabulary()
    forms = folded(role.replace(".", ""))
    dull = {"the", "a", "an", "of"}
    kept = tuple(f for f in forms if f not in dull and f.removesuffix("'s") not in vocab.country_of)
    return kept or tuple(forms)


def own_words(role: str) -> tuple[str, ...]:
    """Return the words of a role but for those of whom it is owned by: the mayor's husband is no mayor.

    >>> own_words("the mayor's husband"), own_words("mayor of Halvern")
    (('husband',), ('mayor', 'of', 'halvern'))
    """
    return parts(_OWNER.sub("", role)) if role else ()
