"""What news knows of the words of two statements: nouns that stand for one another, one deed, one kind of amount."""

from typing import NamedTuple

from stemma.accounts.figures.facts.drawn import Drawn
from stemma.accounts.stated.kindred_nouns import kin

Traits = dict[str, float]
_PEOPLE = "people"


class _Names(NamedTuple):
    """What the traits of the deeds of one kind of number are called."""

    same: str
    shared: str
    other: str
    one: str
    only: str


_NAMES = {
    kind: _Names(*[f"{name}_concept{family}" for name in _Names._fields])
    for kind, family in (("count", ""), ("money", "_money"), ("percent", "_percent"), ("measure", "_measure"))
}


def concept_traits(a: Drawn, b: Drawn) -> Traits:
    """Return the traits by name.

    "same_concept" says that the words nearest to the two numbers name one concept, "shared_concept" that others do;
    "kindred_" that the nouns stand for one another, "foreign_" that both are known and do not; "only_" that each report
    states one number of that.

    >>> from stemma.accounts.figures.facts.drawn import drawn
    >>> from stemma.accounts.figures.facts.scene import scene
    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> def told(id, text, head):
    ...     some = Quantity(start=0, end=2, low=14, high=14, head=head, of=head + "s")
    ...     return Report(id=id, source=id, text=text, text_sha256="", quantities=(some,))
    >>> reports = [told("a", "14 lots were recalled.", "lot"), told("b", "15 batches were taken off sale.", "batch")]
    >>> found = stated(reports, {})
    >>> sorted(concept_traits(*(drawn(s, scene(found)) for s in found)))
    ['kindred_thing', 'only_concept', 'only_kindred', 'same_concept']
    """
    found: Traits = {}
    kind = a.stated.level.kind
    if kind != "count":
        _of_deeds(a, b, _NAMES[kind], found)
        return found
    if not (a.fate and b.fate):  # a fate of those counted tells it already
        _of_deeds(a, b, _NAMES[kind], found)
    if a.counts != b.counts and a.sorts.any and b.sorts.any:
        _of_nouns(a, b, found)
    return found


def _of_deeds(a: Drawn, b: Drawn, names: _Names, found: Traits) -> None:
    if not a.deeds or not b.deeds:
        if a.deeds or b.deeds:
            found[names.one] = 1.0
    elif a.deeds[0] == b.deeds[0]:
        found[names.same] = 1.0
        if a.deeds[0] in a.once and a.deeds[0] in b.once and a.stated.report != b.stated.report:
            found[names.only] = 1.0
    else:
        found[names.other if a.done.isdisjoint(b.done) else names.shared] = 1.0


def _of_nouns(a: Drawn, b: Drawn, found: Traits) -> None:
    if a.people and b.people and _PEOPLE in (a.counts, b.counts):
        return  # people of no sort may be of any
    shared = kin(a.sorts, b.sorts)
    counted = "people" if a.people and b.people else "mixed" if a.people or b.people else "thing"
    found[f"{'kindred' if shared else 'foreign'}_{counted}"] = 1.0
    if (
        shared
        and a.stated.report != b.stated.report
        and any(f"of {c}" in a.once and f"of {c}" in b.once for c in shared)
    ):
        found["only_kindred"] = 1.0
