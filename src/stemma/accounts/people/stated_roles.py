"""The roles that reports state of somebody, who states each, and which contradict what other lines of reporting say.

"Foreign Minister Tull" in one retranslated copy beside "Secretary of State Tull" everywhere else is an oddity of that
line of descent: it is shown with the reports that have it, and nothing follows from it.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from stemma.accounts.people.naming import plain_role
from stemma.accounts.people.offices import office_of
from stemma.data import lexicon
from stemma.lineage.origins import FactOrigins
from stemma.reading.vocabulary import vocabulary
from stemma.records import Entity, Mention, Report, Span, StatedRole, StoryName
from stemma.words import folded

_OTHERS = 2  # origins that agree on another office before one line that contradicts them is odd
_NEAR = 200  # characters around a name in which the words of its role stand

Wording = tuple[str, ...]


class _Told(NamedTuple):
    """A role in the words of one report, and where it stands."""

    text: str
    span: Span


def with_roles(
    names: Sequence[StoryName],
    reports: Sequence[Report],
    names_of: Mapping[tuple[str, str], str],
    origins: FactOrigins,
) -> tuple[StoryName, ...]:
    """Return the names of a story, people with every role that is stated of them.

    Roles of the same words, articles left out, are one, and so are those of which only one names the country; those of
    most origins come first. A role is odd where only one origin has it, two or more agree on an office that excludes
    it, and none of these states it too.

    >>> from stemma.records import Lineage
    >>> with_roles((), (), {}, FactOrigins((), Lineage()))
    ()
    """
    told: dict[str, list[_Told]] = defaultdict(list)
    for report in reports:
        for entity in report.entities:
            name = names_of.get((report.id, entity.id))
            if name and entity.role and entity.named and entity.type == "PERSON" and entity.mentions:
                told[name].append(_Told(entity.role, _place(report, entity)))
    return tuple(replace(n, roles=_roles(told[n.id], origins)) if n.id in told else n for n in names)


def _roles(told: Sequence[_Told], origins: FactOrigins) -> tuple[StatedRole, ...]:
    labels = origins.label([t.span for t in told])
    groups = _groups([t.text for t in told])
    lines = {wording: {labels[at] for at in members} for wording, members in groups.items()}
    order = sorted(groups, key=lambda w: (-len(lines[w]), -len(groups[w]), w))
    return tuple(
        StatedRole(
            text=max((told[at].text for at in groups[w]), key=lambda text: (len(text.split()), text)),
            origins=len(lines[w]),
            spans=tuple(told[at].span for at in groups[w]),
            odd=_is_odd(w, lines),
        )
        for w in order
    )


def _groups(texts: Sequence[str]) -> dict[Wording, list[int]]:
    """Return the numbers of the roles that say the same, under their words, behind the country that they name."""
    named: dict[Wording, list[str]] = defaultdict(list)
    for text in texts:
        named[plain_role(text)] += [country] if (country := _country(text)) else []
    groups: dict[Wording, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        plain = plain_role(text)
        countries = sorted(set(named[plain]))
        country = _country(text) or (countries[0] if len(countries) == 1 else "")
        groups[(*country.lower().split(), *plain)].append(at)
    return groups


def _country(role: str) -> str | None:
    office = office_of(role)
    return None if office is None else office.country


def _is_odd(wording: Wording, lines: Mapping[Wording, set[str]]) -> bool:
    """Tell whether one line of descent states an office that excludes the one on which others agree."""
    if len(lines[wording]) != 1:
        return False
    others: set[str] = set()
    for other, own in lines.items():
        if other != wording and _exclude(" ".join(wording), " ".join(other)):
            others |= own
    return len(others - lines[wording]) >= _OTHERS and not others & lines[wording]


def _exclude(one: str, other: str) -> bool:
    """Tell whether two offices are hardly one person's: other nouns of which neither follows from the other.

    >>> _exclude("foreign minister", "mayor"), _exclude("foreign minister", "minister")
    (True, False)
    >>> _exclude("french president", "german president"), _exclude("baker", "mayor")
    (True, False)
    """
    first, second = office_of(one), office_of(other)
    if first is None or second is None:
        return False
    if first.words == second.words:
        return bool(first.country and second.country and first.country != second.country)
    heads = [_head(one), _head(other)]
    entails = vocabulary().entails
    follows = any(b in entails.get(a, ()) or b in a.split() for a, b in (heads, heads[::-1]))
    both = frozenset(heads) <= _held_together()
    return not follows and not both and all(heads)


def _head(role: str) -> str:
    """Return the office in a role, by the longest name that the lexicon has for it."""
    forms = folded(role)
    known = vocabulary()
    for size in (4, 3, 2, 1):
        for at in range(len(forms) - size, -1, -1):
            phrase = " ".join(forms[at : at + size])
            if phrase in known.role_phrases or (size == 1 and phrase in known.offices):
                return phrase
    return ""


def _place(report: Report, entity: Entity) -> Span:
    """Return where a report states a role: its words nearest to a mention, else the first mention."""
    said = _pattern(entity.role or "")
    for mention in entity.mentions:
        if (found := _beside(report.text, mention, said)) is not None:
            return Span(report=report.id, start=found[0], end=found[1])
    return Span(report=report.id, start=entity.mentions[0].start, end=entity.mentions[0].end)


@lru_cache(maxsize=4096)
def _pattern(role: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, role.split())))


def _beside(text: str, mention: Mention, said: re.Pattern[str]) -> tuple[int, int] | None:
    found = [m.span() for m in said.finditer(text, max(0, mention.start - _NEAR), mention.end + _NEAR)]
    return min(found, key=lambda span: (abs(span[0] - mention.start), span), default=None)


@cache
def _held_together() -> frozenset[str]:
    return frozenset(lexicon("names_roles")["held_together"])
