"""Bodies that one report seems to describe and that bear a name: "the National Weather Office", "Halvern's police".

A reader of one report takes a phrase for a description where the model sees no name in it. It is a name where it is
written as one and ends as bodies' names do, or where it says what a named body of the story says.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from stemma.accounts.people.name_forms import meaning_of
from stemma.accounts.people.naming import Known
from stemma.reading.tokenised import running
from stemma.reading.vocabulary import vocabulary
from stemma.records import Mention, Report

_BODIES = frozenset({"ORG", "FACILITY", "MISC"})
_LINKS = frozenset({"of", "for", "the", "and", "&"})


def with_described_bodies(known: Sequence[Known], reports: Sequence[Report]) -> list[Known]:
    """Return the entities, those described bodies among them named that bear a name after all.

    >>> from stemma.records import Entity
    >>> text = "The National Weather Office said so."
    >>> said = (Mention(start=0, end=27, kind="title"),)
    >>> office = Entity(id="n0", name="National Weather Office", type="ORG", named=False, mentions=said)
    >>> item = Known("a", office, (("title", text[:27]),), "ORG")
    >>> found = with_described_bodies([item], [Report(id="a", source="a", text=text, text_sha256="")])
    >>> found[0].entity.named, found[0].mentions
    (True, (('name', 'National Weather Office'),))
    """
    texts = {report.id: report.text for report in reports}
    countries: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for item in known:
        meaning = meaning_of(item.entity.name) if item.entity.named and item.type in _BODIES else ()
        if meaning:
            countries[meaning[1:]].add(meaning[0])
    return [_named(item, texts[item.report]) if _bears_a_name(item, countries) else item for item in known]


def _bears_a_name(item: Known, countries: Mapping[tuple[str, ...], set[str]]) -> bool:
    if item.entity.named or item.type != "ORG":
        return False
    meaning = meaning_of(item.entity.name)
    return _is_written_as_name(item.entity.name) or bool(meaning and meaning[0] in countries.get(meaning[1:], ()))


def _is_written_as_name(name: str) -> bool:
    """Tell whether all words have a capital and the last one before "of" is a sort of body; two bodies are no name."""
    words = name.replace("’", "'").split()
    head = name.partition(" of ")[0].partition(" for ")[0].split()[-1:]
    sort = bool(head) and head[0].lower() in vocabulary().organisation_heads
    both = "and" in words and any(word.endswith("'s") for word in words)
    plain = all(word[:1].isupper() or word in _LINKS for word in words)
    return sort and plain and not both and len(words) > 1 and not name.isupper()


def _named(item: Known, text: str) -> Known:
    """Return a body as named, with the places of its name within those of its description."""
    mentions = tuple(_cut(mention, item.entity.name, text) for mention in item.entity.mentions)
    told = tuple((m.kind, running(text[m.start : m.end])) for m in mentions)
    return item._replace(entity=replace(item.entity, named=True, role=None, mentions=mentions), mentions=told)


def _cut(mention: Mention, name: str, text: str) -> Mention:
    at = text.find(name, mention.start, mention.end) if mention.kind != "pronoun" else -1
    return mention if at < 0 else Mention(start=at, end=at + len(name), kind="name")
