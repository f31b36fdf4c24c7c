"""Who wrote a report, by its byline: people whom no sentence of the report need name."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from stemma.meaning import frequency
from stemma.reading.names.proper.given_gender import is_given
from stemma.reading.names.proper.listed_names import COMMON
from stemma.reading.names.roles.body_kinds import kinds_of_name
from stemma.reading.vocabulary import vocabulary
from stemma.records import Entity, Mention, Name, Report

_BETWEEN = re.compile(r",\s+|;\s+|\s+\|\s+|\.\s+(?=The )|\s+(?:and|&|with|in|for)\s+")
_BEFORE_OUTLET = re.compile(
    r"[*_ ]{0,3}([^\W\d_][^,\n]{2,40}), ([^,\n]{3,60}), "
)  # "Orla Tull, The Halvern Post, 4 May"
_WORDS = range(2, 5)  # of a writer's name


def with_writers(
    report: Report, names: Sequence[Name], entities: Sequence[Entity]
) -> tuple[tuple[Name, ...], tuple[Entity, ...]]:
    """Return names and entities of a report with the people whom its byline names, each where it stands there.

    >>> from stemma.records import Part
    >>> part = Part(start=0, end=23, kind="byline", value="Orla Tull, staff writer")
    >>> report = Report(id="a", source="a", text="Orla Tull, staff writer", text_sha256="", parts=(part,))
    >>> found, who = with_writers(report, (), ())
    >>> [(n.start, n.end, n.name_id) for n in found], [e.name for e in who]
    ([(0, 9, 'n0')], ['Orla Tull'])
    """
    added, people = list(names), list(entities)
    for start, end in _places(report):
        if any(n.start < end and start < n.end for n in added):
            continue
        name, mention = report.text[start:end], Mention(start=start, end=end, kind="name")
        at = next((i for i, e in enumerate(people) if e.type == "PERSON" and name in (e.name, *e.aliases)), None)
        if at is None:
            at = len(people)
            people.append(Entity(id=f"n{at}", name=name, type="PERSON", mentions=(mention,)))
        else:
            people[at] = replace(people[at], mentions=tuple(sorted((mention, *people[at].mentions), key=_start)))
        added.append(Name(start=start, end=end, type="PERSON", name_id=people[at].id))
    return tuple(sorted(added, key=lambda n: (n.start, n.end))), tuple(people)


def _start(mention: Mention) -> int:
    return mention.start


def _places(report: Report) -> Iterator[tuple[int, int]]:
    for part in report.parts:
        for writer in _BETWEEN.split(part.value or "") if part.kind == "byline" else ():
            at = report.text.find(writer, part.start, part.end)
            if at >= 0 and _is_persons(writer.split()):
                yield at, at + len(writer)
        dated = _BEFORE_OUTLET.match(report.text, part.start, part.end) if part.kind == "date" else None
        if dated and "media" in kinds_of_name(dated[2]) and _is_persons(dated[1].split()):
            yield dated.span(1)


def _is_persons(words: Sequence[str]) -> bool:
    """Tell whether words are made as a person's name is: capitals, no word for a desk, a given name or rare words."""
    vocab = vocabulary()
    lower = [word.lower() for word in words]
    known = (
        vocab.organisation_heads,
        vocab.head_types,
        vocab.roles,
        vocab.never,
        vocab.country_of,
        vocab.generic_bodies,
    )
    if len(words) not in _WORDS or any(word in those for word in lower for those in known):
        return False
    named = all(
        word[:1].isupper() and word.replace("-", "").replace("’", "").replace(".", "").isalpha() for word in words
    )
    return named and (is_given(words[0]) or min(map(frequency, lower)) < COMMON)
