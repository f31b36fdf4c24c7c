"""Versions in the stemma: each comes from the one before it, and all are of one origin."""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from stemma.lineage.direction import percent
from stemma.lineage.edges import identity, in_order, passages
from stemma.lineage.graph import components, reaches
from stemma.lineage.storytext import StoryText, prepare
from stemma.lineage.ties import tie
from stemma.records import Edge, Extent, Lineage, Origin, Passage, Report, Versions

_REWRITTEN = "no passage stands in both: the text was written anew"


def revisions(lineage: Lineage, reports: Sequence[Report], versions: Sequence[Versions]) -> Lineage:
    """Return the lineage with the versions of each report in a row, each a copy of the one before.

    Between two versions nothing else is said: no lost original that only versions would share, no other edge. An edge
    by which an earlier version would descend from a later one is left out and stands with the text that is shared.

    >>> revisions(Lineage(), (), ())
    Lineage(edges=(), lost=(), origins=(), shared=(), versions=())
    """
    if not versions:
        return lineage
    row_of = {id_: number for number, row in enumerate(versions) for id_ in row.reports}
    gone = {lost.id for lost in lineage.lost if len({row_of.get(child, child) for child in lost.children}) == 1}
    own = [e for e in lineage.edges if row_of.get(e.child, e.child) != row_of.get(e.parent, e.parent)]
    kept = [e for e in own if not {e.child, e.parent} & gone]
    texts = {report.id: report for report in reports}
    rows = _rows(texts, versions)
    edges, dropped = _without_circles(rows, kept)
    shared = (e for e in lineage.shared if row_of.get(e.child, e.child) != row_of.get(e.parent, e.parent))
    return Lineage(
        edges=in_order([*rows, *edges]),
        lost=tuple(lost for lost in lineage.lost if lost.id not in gone),
        origins=_joined(lineage.origins, versions, texts),
        shared=in_order([*shared, *(replace(e, id=e.id.replace("edge", "shared", 1)) for e in dropped)]),
        versions=tuple(versions),
    )


def _rows(texts: dict[str, Report], versions: Sequence[Versions]) -> list[Edge]:
    found = []
    for row in versions:
        before = prepare(texts[row.reports[0]])
        for id_ in row.reports[1:]:
            report = texts[id_]
            same = report.text_sha256 == before.report.text_sha256
            text = before._replace(report=report) if same else prepare(report)
            found.append(_edge(text, before, row))
            before = text
    return found


def _edge(text: StoryText, before: StoryText, row: Versions) -> Edge:
    """Return the edge of a version to the one before it."""
    covered, shared = _shared(text, before)
    known = f"the same address: {row.page}" if row.page else "the same id in the input"
    said = ["version of the same page" if row.page else "version of the same report", known]
    number = len(shared)
    kept = f"in {number} passages" if number != 1 else "in 1 passage"
    said.append(f"{percent(covered)} of its words stand {kept} of the version before" if number else _REWRITTEN)
    said.append(_order(text.report, before.report, row.in_order))
    return Edge(
        id=identity("edge", text.report, before.report),
        child=text.report.id,
        parent=before.report.id,
        kind="copy",
        share=round(covered, 3),
        evidence=tuple(said),
        passages=shared,
    )


def _shared(text: StoryText, before: StoryText) -> tuple[float, tuple[Passage, ...]]:
    """Return the share of the words of a version that the one before has, and the passages; a same text is one."""
    if text.words is before.words:
        if not text.words:
            return 1.0, ()
        whole = Extent(start=text.words[0].start, end=text.words[-1].end)
        return 1.0, (Passage(child=whole, parent=whole, sameness=1.0),)
    found = tie(text, before)
    return found.covered, passages(found.matches, text, before, True)


def _order(later: Report, earlier: Report, sure: bool) -> str:
    if not sure:
        return "nothing decides which of the two is the later"
    if later.published and earlier.published and later.published != earlier.published:
        return f"published later ({later.published}, the other {earlier.published})"
    return "the later by its own words"


def _without_circles(rows: Sequence[Edge], edges: Sequence[Edge]) -> tuple[list[Edge], list[Edge]]:
    """Return the edges that make no circle with the rows of versions, and those that would."""
    turning = _on_circles([*rows, *edges])
    if not turning:
        return list(edges), []
    sure = [e for e in (*rows, *edges) if not {e.child, e.parent} <= turning]
    doubtful = [e for e in edges if {e.child, e.parent} <= turning]
    number = {text: place for place, text in enumerate(sorted(turning))}
    above: dict[int, set[int]] = {}
    for e in rows:
        if {e.child, e.parent} <= turning:
            above.setdefault(number[e.child], set()).add(number[e.parent])
    row_ids = {e.id for e in rows}
    kept, dropped = [e for e in sure if e.id not in row_ids], []
    for e in sorted(doubtful, key=lambda e: (-e.share, e.id)):
        if reaches(above, number[e.parent], number[e.child]):
            dropped.append(e)
        else:
            above.setdefault(number[e.child], set()).add(number[e.parent])
            kept.append(e)
    return kept, dropped


def _on_circles(edges: Sequence[Edge]) -> frozenset[str]:
    """Return the texts from which a circle is reached; none where the edges are acyclic (Kahn, 1962)."""
    children: dict[str, list[str]] = {}
    for e in edges:
        children.setdefault(e.parent, []).append(e.child)
    waiting = Counter(e.child for e in edges)
    ready = sorted({e.parent for e in edges} - set(waiting))
    left = {e.child for e in edges} | {e.parent for e in edges}
    while ready:
        text = ready.pop()
        left.discard(text)
        for child in children.get(text, ()):
            waiting[child] -= 1
            if not waiting[child]:
                ready.append(child)
    return frozenset(left)


def _joined(origins: Sequence[Origin], versions: Sequence[Versions], texts: dict[str, Report]) -> tuple[Origin, ...]:
    """Return the origins, those made one that have versions of one report."""
    of = {id_: place for place, origin in enumerate(origins) for id_ in origin.reports}
    links = [(of[row.reports[0]], of[id_]) for row in versions for id_ in row.reports[1:]]
    found = []
    for group in components(range(len(origins)), links):
        members = [origins[place] for place in group]
        if len(members) == 1:
            found += members
            continue
        ids = sorted({id_ for origin in members for id_ in origin.reports})
        first = min((texts[id_] for id_ in ids), key=lambda r: (r.text_sha256, r.id, r.source))
        found.append(Origin(id=identity("origin", first), reports=tuple(ids)))
    return tuple(sorted(found, key=lambda origin: (origin.reports, origin.id)))
