"""Short forms of a body's name that a report takes for a person or a place: "Orla Tull" of Orla Tull Foods.

A person of whom no report says what he is, whom none calls "he", "Mr" or by one word alone, is none where the story has
a body whose name begins so.
"""

import re
from collections.abc import Mapping, Sequence

from stemma.accounts.people.naming import Known
from stemma.reading.names.proper.spelling import parts
from stemma.reading.vocabulary import vocabulary
from stemma.records import Report

Words = tuple[str, ...]

_BODIES = frozenset({"ORG", "FACILITY"})
_BEFORE = re.compile(r"([^\W\d_]+)\.?\s+(?:[Tt]he\s+)?$")
_BACK = 24  # characters before a name in which a title or "in" stands
_WHERE = frozenset({"in", "at", "near", "from", "to", "around", "outside", "of"})


def begun_bodies(known: Sequence[Known], types: Mapping[Words, str], reports: Sequence[Report]) -> set[Words]:
    """Return the names taken for a person or place that only begin the name of a body of the story.

    >>> from stemma.records import Entity
    >>> firm = Known("a", Entity(id="n0", name="Orla Tull Foods", type="ORG"), (), "ORG")
    >>> short = Known("b", Entity(id="n0", name="Orla Tull", type="PERSON"), (), "PERSON")
    >>> begun_bodies([firm, short], {("orla", "tull", "foods"): "ORG", ("orla", "tull"): "PERSON"}, ())
    {('orla', 'tull')}
    """
    bodies = {parts(k.entity.name) for k in known if k.entity.named and _is_written_as_name(k.entity.name)}
    bodies = {words for words in bodies if types.get(words) in _BODIES}
    begun = {words[:size] for words in bodies for size in range(2, len(words))}
    texts = {report.id: report.text for report in reports}
    found: set[Words] = set()
    other: set[Words] = set()
    for item in known:
        words = parts(item.entity.name)
        if words in begun and item.entity.named and types.get(words) in ("PERSON", "PLACE"):
            (other if _is_itself(item, texts.get(item.report, "")) else found).add(words)
    return found - other


def _is_written_as_name(name: str) -> bool:
    """Tell whether the last word of a name has a capital, as no description has ("Orlo Islands authorities")."""
    return name.rpartition(" ")[2][:1].isupper()


def _is_itself(item: Known, text: str) -> bool:
    """Tell whether a report shows that a name is a person's or a place's."""
    vocab = vocabulary()
    words = [_BEFORE.search(text[max(0, m.start - _BACK) : m.start]) for m in item.entity.mentions if m.kind == "name"]
    before = {found[1].lower() for found in words if found}
    if item.type == "PLACE":
        name = item.entity.name.lower()
        return bool(before & _WHERE) or name in vocab.cities or name in vocab.country_of
    told = any(kind != "name" or " " not in words for kind, words in item.mentions)
    return bool(item.entity.role) or told or any(word in vocab.honorifics or word in vocab.roles for word in before)
