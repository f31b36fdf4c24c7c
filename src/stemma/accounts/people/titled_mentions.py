"""Family names whose title tells, by what the story knows, that not the one person whom their report names is meant.

A report that names Minister Ida Tull in full and then has "Senator Tull" or "Mr Tull" may mean her brother, whom other
reports name. Within the report nothing shows it; the story knows who is a senator.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from stemma.accounts.people.naming import Known, own_words
from stemma.data import lexicon
from stemma.reading.names.proper.spelling import core, one_person, parts
from stemma.reading.names.proper.titled import excludes
from stemma.reading.vocabulary import vocabulary
from stemma.records import Entity, Mention, Report

_TITLE = re.compile(r"([^\W\d_]+)\.?\s+$")
_BACK = 24  # characters before a name in which its title stands
_CROWD = 100  # bearers of one family name; among more, a title tells nobody apart, and comparing all is slow
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
            for word in sorted({*core(item.entity.name)[1:]}):
                _enter(item, families[word], texts.get(item.report, ""))
    out: list[Known] = []
    for item in known:
        if item.type == "PERSON" and item.entity.named and len(core(item.entity.name)) > 1:
            text = texts.get(item.report, "")
            rest, *parted = _parted(item, families, text)
            out += [*_without_halves(rest, families, text), *parted]
        else:
            out += _by_titles(item, families, texts.get(item.report, ""))
    return out


def _enter(item: Known, bearers: list[_Bearer], text: str) -> None:
    name = item.entity.name
    bearer = next((b for b in bearers if one_person(b.name, name)), None)
    if bearer is None and len(bearers) == _CROWD:
        return
    if bearer is None:
        bearer = _Bearer(name, Counter(), set(), set())
        bearers.append(bearer)
    told = {_PRONOUNS[text.lower()] for kind, text in item.mentions if kind == "pronoun" and text.lower() in _PRONOUNS}
    bearer.pronouns.update(told if len(told) == 1 else ())
    bearer.genders.update([item.entity.gender] if item.entity.gender else [])
    titles = {True: set[str](), False: set[str]()}
    for mention in item.entity.mentions if text else ():
        if mention.kind == "name" and (title := _title(text, mention)):
            titles[" " in text[mention.start : mention.end]].add(title.lower())
    role = {word for word in own_words(item.entity.role or "") if word.isalpha()}
    if not role <= titles[False] - titles[True]:  # a title before the family name alone may be another bearer's
        bearer.titles.update(_plain(word) for word in role)
    bearer.titles.update(_plain(title) for title in titles[True])


def _with_title(item: Known, families: Mapping[str, Sequence[_Bearer]], text: str) -> Known:
    """Return an entity with the title before it, where it is a family name of several people that has no role yet."""
    words = parts(item.entity.name)
    if item.entity.role or not item.entity.named or len(words) > 1 or len(families.get(words[0], ())) < 2:
        return item
    vocab = vocabulary()
    before = (_title(text, m) for m in item.entity.mentions if m.kind == "name")
    title = next((found for found in before if found[:1].isupper()), "")
    known = title.lower() in vocab.roles or _plain(title.lower()) in vocab.roles
    gender = item.entity.gender or vocab.honorifics.get(title.lower())
    return item._replace(entity=replace(item.entity, role=title if known else None, gender=gender)) if title else item


def _title(text: str, mention: Mention) -> str:
    """Return the word before a mention, where it may be a title, "" where there is none."""
    return _ends_in_title(text[max(0, mention.start - _BACK) : mention.start])


@lru_cache(maxsize=8192)
def _ends_in_title(before: str) -> str:
    found = _TITLE.search(before)
    return found[1] if found else ""


def _by_titles(item: Known, families: Mapping[str, Sequence[_Bearer]], text: str) -> list[Known]:
    """Return an entity of a family name alone, apart where its titles are those of several bearers ("Dr", "Mayor")."""
    names = [m for m in item.entity.mentions if m.kind == "name"]
    words = parts(item.entity.name)
    bearers = families.get(words[0], ()) if item.entity.named and len(words) == 1 else ()
    if len(bearers) < 2 or len(names) < 2:
        return [_with_title(item, families, text)]
    whose: dict[int, str] = {}
    last = ""
    for mention in names:
        found = _title(text, mention)
        held = [b for b in bearers if found[:1].isupper() and _plain(found.lower()) in b.titles]
        last = held[0].name if len(held) == 1 else last
        whose[mention.start] = last
    if len(set(whose.values()) - {""}) < 2:
        return [_with_title(item, families, text)]
    out = []
    for name in sorted(set(whose.values())):
        kept = tuple(m for m in names if whose[m.start] == name)
        entity = replace(item.entity, id=f"{item.entity.id}-{kept[0].start}", name=name or item.entity.name, role=None)
        entity = replace(entity, gender=None, mentions=kept)
        out.append(item._replace(entity=entity, mentions=tuple((m.kind, text[m.start : m.end]) for m in kept)))
    return out


def _plain(title: str) -> str:
    same: dict[str, str] = lexicon("names_titles")["same"]
    return same.get(title, title)


def _parted(item: Known, families: Mapping[str, Sequence[_Bearer]], text: str) -> list[Known]:
    """Return an entity without the mentions that their title gives to somebody else, and those as one of their own."""
    moved: dict[str, list[Mention]] = defaultdict(list)
    whose: dict[str, str] = {}
    headline = text.find("\n")
    names = [m for m in item.entity.mentions if m.kind == "name"]
    in_full = min((m.start for m in names if " " in text[m.start : m.end]), default=0)
    early = {found for m in names if m.start < in_full and (found := _title(text, m))[:1].isupper()}
    for mention in names:
        words = text[mention.start : mention.end].split()
        title = _title(text, mention)
        bearers = families.get(core(words[0])[-1], ()) if len(words) == 1 and title else ()
        own = next((b for b in bearers if one_person(b.name, item.entity.name)), None)
        if not title or own is None or len(bearers) < 2:
            continue
        before = 0 <= headline < mention.start < in_full and len(early) == 1
        if meant := _meant(title.lower(), own, [b for b in bearers if b is not own], before):
            plain = _plain(title.lower())
            moved[plain].append(mention)
            whose[plain] = meant[0].name if len(meant) == 1 else words[0]
    if not moved or len(moved) == len(item.entity.mentions):
        return [item]
    gone = {id(mention) for mentions in moved.values() for mention in mentions}
    kept = tuple(m for m in item.entity.mentions if id(m) not in gone)
    gender = None if any(vocabulary().honorifics.get(title) for title in moved) else item.entity.gender
    role = None if item.entity.role and _plain(item.entity.role.lower()) in moved else item.entity.role
    entity = replace(item.entity, mentions=kept, gender=gender, role=role)
    rest = item._replace(entity=entity, mentions=tuple((m.kind, text[m.start : m.end]) for m in kept))
    return [rest, *(_other(item, title, whose[title], moved[title], text) for title in sorted(moved))]


def _without_halves(item: Known, families: Mapping[str, Sequence[_Bearer]], text: str) -> list[Known]:
    """Return an entity without the mentions by one half of its name with a hyphen, where others bear that half alone.

    Who is called "Tull-Orr" is not the "Tull" of a story that has an Ida Tull as well.
    """
    halves = {half for word in item.entity.name.split() if "-" in word for half in word.split("-")}
    alone = {half: [b for b in families.get("".join(parts(half)), ()) if half in b.name.split()] for half in halves}
    halves = {half for half in halves if alone[half]}
    moved = [m for m in item.entity.mentions if m.kind == "name" and text[m.start : m.end] in halves]
    if not moved or len(moved) == len(item.entity.mentions):
        return [item]
    kept = tuple(m for m in item.entity.mentions if m not in moved)
    rest = item._replace(
        entity=replace(item.entity, mentions=kept), mentions=tuple((m.kind, text[m.start : m.end]) for m in kept)
    )
    out = [rest]
    for half in sorted({text[m.start : m.end] for m in moved}):
        bearers = alone[half]
        mentions = [m for m in moved if text[m.start : m.end] == half]
        out.append(_other(item, "", bearers[0].name if len(bearers) == 1 else half, mentions, text))
    return out


def _meant(title: str, own: _Bearer, others: Sequence[_Bearer], before: bool = False) -> list[_Bearer]:
    """Return those of the family name whom a title may mean, none where the one person may be meant.

    A family name that stands `before` its only full bearer in a report, under a title that is not known to be theirs,
    is the other bearer's whom it suits: news names people in full at first.
    """
    vocab = vocabulary()
    gender = vocab.honorifics.get(title)
    if gender:
        known = own.called or own.genders
        against = bool(own.called) or known == {"f" if gender == "m" else "m"}
        return [b for b in others if gender in (b.called or b.genders)] if against and gender not in known else []
    plain = _plain(title)
    if (title not in vocab.honorifics and title not in vocab.roles) or plain in own.titles:
        return []
    bearing = [b for b in others if plain in b.titles] or [b for b in others if _held_together(plain, b, own)]
    if not bearing and before:
        bearing = [b for b in others if not excludes(plain, sorted(b.titles))]
    return bearing if len(bearing) == 1 else []


def _held_together(title: str, other: _Bearer, own: _Bearer) -> bool:
    """Tell whether one who has an office that goes with the title ("chairman", "president") is meant by it."""
    together = frozenset(lexicon("names_roles")["held_together"])
    return title in together and bool(other.titles & together) and not own.titles & together


def _other(item: Known, title: str, name: str, mentions: Sequence[Mention], text: str) -> Known:
    gender = vocabulary().honorifics.get(title)
    entity = Entity(
        id=f"{item.entity.id}-{title or mentions[0].start}",
        name=name,
        type="PERSON",
        gender=gender,
        role=None if gender or not title else title,
        mentions=tuple(mentions),
    )
    return Known(item.report, entity, tuple((m.kind, text[m.start : m.end]) for m in mentions), "PERSON")
