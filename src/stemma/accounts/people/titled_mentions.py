"""Family names whose title tells, by what the story knows, that not the one person whom their report names is meant.

A report that names Minister Ida Tull in full and then has "Senator Tull" or "Mr Tull" may mean her brother, whom other
reports name. Within the report nothing shows it; the story knows who is a senator.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from stemma.accounts.people.naming import Known
from stemma.data import lexicon
from stemma.reading.names.proper.spelling import core, one_person, parts
from stemma.reading.vocabulary import vocabulary
from stemma.records import Entity, Mention, Report

_TITLE = re.compile(r"([^\W\d_]+)\.?\s+$")
_BACK = 24  # characters before a name in which its title stands
_PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}


class _Bearer(NamedTuple):
    """A full name, and what the story tells of who bears it: genders by pronouns, else by title or name, and titles."""

    name: str
    pronouns: Counter[str]
    genders: set[str]
    titles: set[str]

    @property
    def called(self) -> set[str]:
        """The gender of the pronouns by which most reports call somebody."""
        f, m = self.pronouns["f"], self.pronouns["m"]
        return set() if f == m else {"f"} if f > m else {"m"}


def apart_by_title(known: Sequence[Known], reports: Sequence[Report]) -> list[Known]:
    """Return the entities, with mentions by a family name taken from those who cannot bear the title before it.

    That is so where another person of that family name in the story bears it, or is of the gender that it tells.

    >>> text = "Ida Tull met Senator Tull."
    >>> def item(report, name, role, places):
    ...     mentions = tuple(Mention(start=a, end=b, kind="name") for a, b in places)
    ...     return Known(report, Entity(id="n0", name=name, type="PERSON", role=role, mentions=mentions), (), "PERSON")
    >>> items = [item("a", "Ida Tull", "minister", [(0, 8), (21, 25)]), item("b", "Pablo Tull", "senator", [(0, 10)])]
    >>> found = apart_by_title(items, [Report(id="a", source="a", text=text, text_sha256="")])
    >>> [(k.entity.name, k.entity.role) for k in found]
    [('Ida Tull', 'minister'), ('Pablo Tull', 'senator'), ('Pablo Tull', 'senator')]
    """
    texts = {report.id: report.text for report in reports}
    families: dict[str, list[_Bearer]] = defaultdict(list)
    for item in known:
        if item.type == "PERSON" and item.entity.named and len(core(item.entity.name)) > 1:
            _enter(item, families[core(item.entity.name)[-1]], texts.get(item.report, ""))
    out: list[Known] = []
    for item in known:
        words = core(item.entity.name)
        named = item.type == "PERSON" and item.entity.named and len(words) > 1
        rivals = families.get(words[-1], []) if named else []
        out += _parted(item, rivals, texts.get(item.report, "")) if len(rivals) > 1 else [item]
    return out


def _enter(item: Known, bearers: list[_Bearer], text: str) -> None:
    name = item.entity.name
    bearer = next((b for b in bearers if one_person(b.name, name)), None)
    if bearer is None:
        bearer = _Bearer(name, Counter(), set(), set())
        bearers.append(bearer)
    told = {_PRONOUNS[text.lower()] for kind, text in item.mentions if kind == "pronoun" and text.lower() in _PRONOUNS}
    bearer.pronouns.update(told if len(told) == 1 else ())
    bearer.genders.update([item.entity.gender] if item.entity.gender else [])
    titles = {True: set[str](), False: set[str]()}
    for mention in item.entity.mentions if text else ():
        if mention.kind == "name" and (title := _TITLE.search(text[max(0, mention.start - _BACK) : mention.start])):
            titles[" " in text[mention.start : mention.end]].add(title[1].lower())
    role = {word for word in parts(item.entity.role or "") if item.entity.role}
    if not role <= titles[False] - titles[True]:  # a title before the family name alone may be another bearer's
        bearer.titles.update(_plain(word) for word in role)
    bearer.titles.update(_plain(title) for title in titles[True])


def _plain(title: str) -> str:
    same: dict[str, str] = lexicon("names_titles")["same"]
    return same.get(title, title)


def _parted(item: Known, bearers: Sequence[_Bearer], text: str) -> list[Known]:
    """Return an entity without the mentions that their title gives to somebody else, and those as one of their own."""
    own = next((b for b in bearers if b.name == item.entity.name or one_person(b.name, item.entity.name)), None)
    if own is None:
        return [item]
    others = [b for b in bearers if b is not own]
    moved: dict[str, list[Mention]] = defaultdict(list)
    whose: dict[str, str] = {}
    for mention in item.entity.mentions:
        words = text[mention.start : mention.end].split()
        title = _TITLE.search(text[max(0, mention.start - _BACK) : mention.start])
        meant = _meant(title[1].lower(), own, others) if mention.kind == "name" and len(words) == 1 and title else []
        if title and meant:
            plain = _plain(title[1].lower())
            moved[plain].append(mention)
            whose[plain] = meant[0].name if len(meant) == 1 else words[0]
    if not moved or len(moved) == len(item.entity.mentions):
        return [item]
    gone = {id(mention) for mentions in moved.values() for mention in mentions}
    kept = tuple(m for m in item.entity.mentions if id(m) not in gone)
    gender = None if any(vocabulary().honorifics.get(title) for title in moved) else item.entity.gender
    entity = replace(item.entity, mentions=kept, gender=gender)
    rest = item._replace(entity=entity, mentions=tuple((m.kind, text[m.start : m.end]) for m in kept))
    return [rest, *(_other(item, title, whose[title], moved[title], text) for title in sorted(moved))]


def _meant(title: str, own: _Bearer, others: Sequence[_Bearer]) -> list[_Bearer]:
    """Return those of the family name whom a title may mean, none where the one person may be meant."""
    vocab = vocabulary()
    gender = vocab.honorifics.get(title)
    if gender:
        known = own.called or own.genders
        against = bool(own.called) or known == {"f" if gender == "m" else "m"}
        return [b for b in others if gender in (b.called or b.genders)] if against and gender not in known else []
    plain = _plain(title)
    if (title not in vocab.honorifics and title not in vocab.roles) or plain in own.titles:
        return []
    bearing = [b for b in others if plain in b.titles]
    return bearing if len(bearing) == 1 else []


def _other(item: Known, title: str, name: str, mentions: Sequence[Mention], text: str) -> Known:
    gender = vocabulary().honorifics.get(title)
    entity = Entity(
        id=f"{item.entity.id}-{title}",
        name=name,
        type="PERSON",
        gender=gender,
        role=None if gender else title,
        mentions=tuple(mentions),
    )
    return Known(item.report, entity, tuple((m.kind, text[m.start : m.end]) for m in mentions), "PERSON")
