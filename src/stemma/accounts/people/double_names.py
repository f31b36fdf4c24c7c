"""Two spellings of one place that a report gives side by side: "Dzhara/Jara"."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace
from rapidfuzz.distance import Indel

from stemma.accounts.people.naming import Known
from stemma.records import Report

ALIKE = 0.6  # likeness of letters: "Kyiv/Kiev" is one town, "Oslo/Bergen" of a dateline two
_SIDE_BY_SIDE = re.compile(r"\b([^\W\d_]{3,20})/([^\W\d_]{3,20})\b")
_OPEN = ("PLACE", "MISC")


def with_double_names(known: Sequence[Known], reports: Sequence[Report]) -> list[Known]:
    """Return the entities, with one name for places that some report writes under two spellings at once.

    The spelling of most reports stands for both; what is called a place under one of them is one under the other.

    >>> from stemma.records import Entity
    >>> def item(report, name, type):
    ...     return Known(report, Entity(id="n0", name=name, type=type), (), type)
    >>> report = Report(id="c", source="c", text="Fighting at Dzhara/Jara.", text_sha256="")
    >>> found = with_double_names([item("a", "Dzhara", "PLACE"), item("b", "Jara", "MISC")], [report])
    >>> [(k.entity.name, k.type) for k in found]
    [('Dzhara', 'PLACE'), ('Dzhara', 'PLACE')]
    """
    open_names = Counter(k.entity.name for k in known if k.entity.named and k.type in _OPEN)
    places = {k.entity.name for k in known if k.type == "PLACE"}
    one: dict[str, str] = {}
    pairs = sorted({(m[1], m[2]) for r in reports if "/" in r.text for m in _SIDE_BY_SIDE.finditer(r.text)})
    for first, second in pairs:
        both_known = open_names[first] and open_names[second] and {first, second} & places
        if both_known and Indel.normalized_similarity(first.lower(), second.lower()) >= ALIKE:
            chosen = min((first, second), key=lambda name: (-open_names[name], name))
            one[first] = one[second] = chosen
    return [_under(k, one) for k in known]


def _under(item: Known, one: dict[str, str]) -> Known:
    if item.entity.name not in one or item.type not in _OPEN:
        return item
    return item._replace(type="PLACE", entity=replace(item.entity, name=one[item.entity.name]))
