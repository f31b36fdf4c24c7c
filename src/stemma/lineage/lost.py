"""Lost originals: texts that no one handed in, inferred where reports share what none can have from the other."""

from collections import Counter
from collections.abc import Container, Sequence, Set
from itertools import count
from typing import NamedTuple

from msgspec import structs

from stemma.data import lexicon
from stemma.lineage.ancestry import Ancestry
from stemma.lineage.called import called
from stemma.lineage.carriers import carriers
from stemma.lineage.compare import Comparison
from stemma.lineage.direction import Witness, percent
from stemma.lineage.edges import edge, identity, passages
from stemma.lineage.graph import Bond
from stemma.lineage.houses import of_one_house
from stemma.lineage.kinds import sameness
from stemma.lineage.reconstruction import between, reconstructed
from stemma.lineage.tellers import tellers
from stemma.records import Edge, LostOriginal

_NOWHERE: frozenset[int] = frozenset()
_EITHER = "nothing decides which of the two was first, and each may have its text from a third"


class Lost(NamedTuple):
    """The lost originals of a story, their edges, and the places of the reports that each ties together."""

    originals: tuple[LostOriginal, ...]
    edges: tuple[Edge, ...]
    links: tuple[tuple[int, int], ...]


def lost_originals(found: Comparison) -> Lost:
    """Return a lost original for each group of siblings, with edges to it and from it to the report it drew on.

    An undecided bond of a report that stands between others is an edge of its own, from the others to it.

    >>> from stemma.lineage.compare import compare
    >>> lost_originals(compare([])).originals
    ()
    """
    originals, edges, links = [], [], []
    ancestry = Ancestry()
    for bond in found.directed:
        ancestry.descend(bond.child, bond.parent)
    wires = carriers(found)
    groups, centred = _groups(found, [*(group for _, group in wires), *tellers(found)], ancestry)
    ends = Counter(end for bond in found.undecided for end in (bond.one, bond.two))
    descended = {(bond.one, bond.two) for bond in found.directed}
    for bond, centre in centred:
        edges.append(_between_edge(found, bond, centre, further=ends[centre] > 1))
    agency_of = {tuple(group): agency for agency, group in wires}
    for number, group in zip(count(-1, -1), groups, strict=False):
        agency = agency_of.get(tuple(group))
        reports = [found.witnesses[place].text.report for place in group]
        name = identity("lost", *sorted(reports, key=lambda r: (r.text_sha256, r.id, r.source))[:2])
        copies = [copy for place in group for copy in found.copies[place]] if agency else []
        children = {report.id for report in (*reports, *(copy.text.report for copy in copies))}
        spans, text = reconstructed(found, group)
        originals.append(LostOriginal(id=name, children=tuple(sorted(children)), spans=spans, text=text))
        edges += [_child_edge(found, place, group, name, agency) for place in group]
        edges += [_copy_edge(copy, name, agency) for copy in copies if agency]
        for place in group:
            ancestry.descend(place, number)
        links += [(group[0], place) for place in group[1:]]
        source = _source(found, group, descended)
        if source is not None and ancestry.descend(number, _outside(source, group)):
            edges.append(_source_edge(found, source, group, name))
            links.append((group[0], _outside(source, group)))
    return Lost(tuple(originals), tuple(edges), tuple(links))


def _groups(
    found: Comparison, wires: list[list[int]], ancestry: Ancestry
) -> tuple[list[list[int]], list[tuple[Bond, int]]]:
    """Return the groups of siblings, and the undecided bonds inside none of them with the report that is their centre.

    `wires` are groups that are known already; what stands in the centre becomes a parent in `ancestry`.

    Siblings are reports each two of which share what no third has as well. A report that alone ties others together
    has all that these share: it stands between them and is rather their source than a sibling. So does one of two that
    have the same words, where neither has an error or a choice of words that the other lacks.
    """
    near: dict[int, set[int]] = {}
    for bond in found.undecided:
        near.setdefault(bond.one, set()).add(bond.two)
        near.setdefault(bond.two, set()).add(bond.one)
    groups: list[list[int]] = [list(group) for group in wires]
    member: dict[int, set[int]] = {}  # the groups of each report, by number
    for number, group in enumerate(groups):
        _enter(member, number, group)
    centred: list[tuple[Bond, int]] = []
    for bond in found.undecided:
        if not member.get(bond.one, _NOWHERE).isdisjoint(member.get(bond.two, _NOWHERE)):
            continue
        if bond.source is not None and (bond.one in member or bond.two in member):
            continue  # a copy of a text that tells what the absent one reported has it through that text
        group = [bond.one, bond.two]
        for place in sorted(near[bond.one] & near[bond.two]):
            if all(place in near[other] for other in group):
                group.append(place)
        ties = {end: len(near[end]) for end in (bond.one, bond.two)}
        centre = max(ties, key=lambda end: (ties[end], -end))
        other = bond.one if centre == bond.two else bond.two
        between = not bond.parted and (ties[centre] > 1 or not _in_other_words(bond))
        if len(group) == 2 and between and ancestry.descend(other, centre):
            centred.append((bond, centre))
        else:
            _enter(member, len(groups), group)
            groups.append(group)
    return groups, centred


def _enter(member: dict[int, set[int]], number: int, group: Sequence[int]) -> None:
    for place in group:
        member.setdefault(place, set()).add(number)


def _in_other_words(bond: Bond) -> bool:
    """Tell whether so little of what two reports share is in the same words that rather both were put into others."""
    return bond.retold or sameness(bond.tie) < lexicon("lineage_descent")["kinds"]["reworded"]


def _between_edge(found: Comparison, bond: Bond, centre: int, *, further: bool) -> Edge:
    """Return the edge of an undecided bond to one end of it; `further` tells that this stands between it and others."""
    drawn = edge(found.witnesses, bond._replace(lean=0.0), "shared-source")
    other = bond.one if centre == bond.two else bond.two
    child, parent = found.witnesses[other].text, found.witnesses[centre].text
    share = bond.tie.covered if other == bond.one else bond.tie.other_covered
    stands = "the other holds what this one shares with further reports, and stands between them"
    return structs.replace(
        drawn,
        id=identity("edge", child.report, parent.report),
        child=child.report.id,
        parent=parent.report.id,
        share=round(share, 3),
        evidence=(*drawn.evidence, stands) if further else drawn.evidence,
        passages=passages(bond.tie.matches, child, parent, other == bond.one),
    )


def _copy_edge(copy: Witness, lost: str, agency: str) -> Edge:
    """Return the edge to the lost original of a report with the very words of one of its children."""
    return Edge(
        id=identity(f"edge-{lost}", copy.text.report),
        child=copy.text.report.id,
        parent=lost,
        kind="shared-source",
        share=1.0,
        evidence=("the same words from the first to the last stand in another", _absent(agency)),
    )


def _absent(agency: str) -> str:
    return f"copy of {agency}, whose own report is not there"


def _child_edge(found: Comparison, place: int, group: Sequence[int], lost: str, agency: str | None) -> Edge:
    """Return the edge of a sibling to the lost original: its share is what the nearest sibling has of it."""
    bonds = [b for b in between(found, group) if place in (b.one, b.two)]
    if not bonds and agency:
        return _copy_edge(found.witnesses[place], lost, agency)
    shares = [(b.tie.covered if b.one == place else b.tie.other_covered, b) for b in bonds]
    share, nearest = max(shares, key=lambda s: (s[0], -s[1].one, -s[1].two))
    other = nearest.two if nearest.one == place else nearest.one
    report, sibling = found.witnesses[place].text.report, found.witnesses[other].text.report
    return Edge(
        id=identity(f"edge-{lost}", report),
        child=report.id,
        parent=lost,
        kind="shared-source",
        share=round(share, 3),
        evidence=(
            f"{len(nearest.tie.matches)} passages, {percent(share)} of its words, also stand in {called(sibling)}",
            *(clue.words for clue in nearest.clues if not clue.weight),
            *([_absent(agency)] if agency else [] if nearest.source else [_EITHER]),
        ),
    )


def _source(found: Comparison, group: Sequence[int], descended: Set[tuple[int, int]]) -> Bond | None:
    """Return the bond of a sibling with the report outside the group that the lost original drew on, if one shows.

    It shows in an interview that only one of them can have made, or in passages that two siblings have from it; what
    they share with another report of their own house may be its background.
    `descended` are the pairs of which one descends from the other.
    """
    inside = set(group)
    outside = [
        bond
        for place in group
        for bond in found.near.get(place, ())
        if not (bond.one in inside and bond.two in inside)
        and (bond.one, bond.two) not in descended
        and not (bond.directed and bond.child not in inside)
        and not of_one_house(found.witnesses[bond.one], found.witnesses[bond.two])
    ]
    halfway = Counter(_outside(bond, inside) for bond in outside if bond.tie.halfway)
    twice = {place for place, times in halfway.items() if times > 1}
    telling = [b for b in outside if b.tie.interview is not None or (b.tie.halfway and _outside(b, inside) in twice)]
    return max(telling, key=lambda b: (b.tie.interview is not None, b.tie.words, -b.one, -b.two), default=None)


def _outside(bond: Bond, group: Container[int]) -> int:
    return bond.two if bond.one in group else bond.one


def _source_edge(found: Comparison, bond: Bond, group: Sequence[int], lost: str) -> Edge:
    inside, outside = set(group), _outside(bond, group)
    source = found.witnesses[outside].text.report
    sharing = sorted(
        called(found.witnesses[b.one if b.two == outside else b.two].text.report)
        for b in found.near[outside]
        if (b.one in inside or b.two in inside) and (b.tie.interview is not None or b.tie.halfway)
    )
    share = bond.tie.covered if bond.one in group else bond.tie.other_covered
    return Edge(
        id=identity(f"edge-{lost}", source),
        child=lost,
        parent=source.id,
        kind="shared-source",
        share=round(share, 3),
        evidence=(
            f"passages of {called(source)} stand in {', '.join(sharing)}, which have them from the lost original",
        ),
    )
