"""Who took which passages from whom, among the reports of one story."""

from collections.abc import Sequence

from stemma.lineage.compare import Comparison, compare
from stemma.lineage.edges import copy_edge, edge, in_order
from stemma.lineage.graph import Bond
from stemma.lineage.lines import lines
from stemma.lineage.lost import Lost, lost_originals
from stemma.lineage.revisions import revisions
from stemma.lineage.versions import versions
from stemma.records import Edge, Lineage, Report
from stemma.threads import one_thread


def trace(reports: Sequence[Report]) -> Lineage:
    """Return the lineage of the reports of one story.

    The result does not depend on the order of the reports. Reports with layers (quotes, parts, sentences) are judged
    better than bare texts; both are accepted.

    >>> from stemma.sources import report_of_text
    >>> text = "The old mill on the river burned down on Friday night, the second fire in a year, police said."
    >>> wire = report_of_text("HALVERN (NPA) – " + text + " It was empty.", id="wire")
    >>> lineage = trace([wire, report_of_text(text + " – NPA", id="daily")])
    >>> [(edge.child, edge.parent, edge.kind) for edge in lineage.edges], len(lineage.origins)
    ([('daily', 'wire', 'copy')], 1)
    """
    with one_thread():
        return _traced(sorted(reports, key=lambda r: (r.id, r.text_sha256, r.source)))


def _traced(reports: Sequence[Report]) -> Lineage:
    found = compare(reports)
    lost = lost_originals(found)
    children = _children(lost)
    edges = [edge(found.witnesses, bond) for bond in found.directed if not _siblings(found, children, bond)]
    placed = {edge.child for edge in lost.edges}
    edges += [
        copy_edge(copy, first)
        for first, copies in zip(found.witnesses, found.copies, strict=True)
        for copy in copies
        if copy.text.report.id not in placed
    ]
    edges += lost.edges
    traced = Lineage(
        edges=in_order(e for e in edges if e.child != e.parent),
        lost=tuple(sorted(lost.originals, key=lambda original: original.id)),
        origins=lines(found, lost),
        shared=_shared(found),
    )
    return revisions(traced, reports, versions(reports))


def _children(lost: Lost) -> dict[str, set[str]]:
    """Return for each child of lost originals their ids."""
    found: dict[str, set[str]] = {}
    for original in lost.originals:
        for child in original.children:
            found.setdefault(child, set()).add(original.id)
    return found


def _siblings(found: Comparison, children: dict[str, set[str]], bond: Bond) -> bool:
    """Tell whether both reports are children of one lost original: what ties them is that, and not each other."""
    one, two = (children.get(found.witnesses[end].text.report.id, set()) for end in (bond.one, bond.two))
    return not bond.same_page and not one.isdisjoint(two)


def _shared(found: Comparison) -> tuple[Edge, ...]:
    """Return the bonds that are no edges: siblings, and what two reports have through a third or by chance."""
    directed = {(bond.one, bond.two) for bond in found.directed}
    rest = [bond for bond in found.bonds if (bond.one, bond.two) not in directed and bond.tie.matches]
    return in_order(edge(found.witnesses, bond, "shared-source", "shared") for bond in rest)
