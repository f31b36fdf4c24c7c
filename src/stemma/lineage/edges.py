"""Bonds as edges of the stemma, with ids that come from the two reports."""

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np

from stemma.lineage.direction import Witness
from stemma.lineage.evidence import evidence
from stemma.lineage.graph import Bond
from stemma.lineage.kinds import kind
from stemma.lineage.passages import Match
from stemma.lineage.storytext import StoryText
from stemma.records import Edge, EdgeKind, Extent, Passage, Report


def edge(witnesses: Sequence[Witness], bond: Bond, name: EdgeKind | None = None, prefix: str = "edge") -> Edge:
    """Return the edge of a bond: child and parent as decided, else the later in order as child.

    `name` is the kind where it is not to be told from the passages.

    >>> from stemma.lineage.compare import compare
    >>> from stemma.sources import report_of_text
    >>> text = "The old mill on the river burned down on Friday night, the second fire in a year, police said."
    >>> wire = report_of_text("HALVERN (NPA) – " + text, id="wire")
    >>> found = compare([wire, report_of_text(text + " It rained. – NPA", id="daily")])
    >>> drawn = edge(found.witnesses, found.bonds[0])
    >>> drawn.child, drawn.parent, drawn.kind, len(drawn.passages)
    ('daily', 'wire', 'copy', 1)
    """
    child, parent = (bond.child, bond.parent) if bond.directed else (bond.two, bond.one)
    forward = child == bond.one
    share, parent_share = bond.tie.covered, bond.tie.other_covered
    if not forward:
        share, parent_share = parent_share, share
    young, old = witnesses[child].text, witnesses[parent].text
    return Edge(
        id=identity(prefix, young.report, old.report),
        child=young.report.id,
        parent=old.report.id,
        kind=name
        or (
            "translation"
            if _is_translation(witnesses[child], witnesses[parent])
            else kind(bond.tie, share, parent_share)
        ),
        share=round(share, 3),
        evidence=evidence(bond),
        passages=passages(bond.tie.matches, young, old, forward),
    )


def _is_translation(child: Witness, parent: Witness) -> bool:
    languages = {child.text.report.language or "", parent.text.report.language or ""} - {""}
    return len(languages) > 1 or child.state.translated is not None


def copy_edge(copy: Witness, first: Witness) -> Edge:
    """Return the edge of a report whose story is word for word that of another.

    >>> from stemma.lineage.compare import compare
    >>> from stemma.sources import report_of_text
    >>> found = compare([report_of_text("The mill burned down.", id=name) for name in ("a", "b")])
    >>> copy_edge(found.copies[0][0], found.witnesses[0]).evidence
    ('the same words from the first to the last', 'nothing decides which of the two was first')
    """
    said = ["the same words from the first to the last"]
    if copy.when and first.when and copy.when > first.when:
        said.append(f"published later ({copy.when.isoformat()}, the other {first.when.isoformat()})")
    elif not (copy.credits.used & first.credits.own):
        said.append("nothing decides which of the two was first")
    whole = [Passage(child=_whole(copy.text), parent=_whole(first.text), sameness=1.0)] if copy.text.words else []
    return Edge(
        id=identity("edge", copy.text.report, first.text.report),
        child=copy.text.report.id,
        parent=first.text.report.id,
        kind="copy",
        share=1.0,
        evidence=tuple(said),
        passages=tuple(whole),
    )


def _whole(text: StoryText) -> Extent:
    return Extent(start=text.words[0].start, end=text.words[-1].end)


def passages(matches: Sequence[Match], child: StoryText, parent: StoryText, forward: bool) -> tuple[Passage, ...]:
    """Return matches as passages in the order of the child, the first text of the match where `forward`.

    >>> from stemma.lineage.passages import match
    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> told = "The old mill on the river burned down on Friday night."
    >>> one, two = prepare(report_of_text("Ronda: " + told)), prepare(report_of_text(told))
    >>> found = passages(match(one, two), one, two, True)
    >>> [(one.report.text[p.child.start : p.child.end] in told, p.parent.start) for p in found]
    [(True, 0)]
    """
    ranges = np.array([m[:4] if forward else (*m[2:4], *m[:2]) for m in matches], dtype=np.int64).reshape(-1, 4)
    own, other = child.words, parent.words
    starts, ends = own.starts[ranges[:, 0]].tolist(), own.ends[ranges[:, 1] - 1].tolist()
    theirs, their_ends = other.starts[ranges[:, 2]].tolist(), other.ends[ranges[:, 3] - 1].tolist()
    order = sorted(zip(starts, theirs, ends, their_ends, [m.sameness for m in matches], strict=True))
    return tuple(
        Passage(child=Extent(start=a, end=b), parent=Extent(start=c, end=d), sameness=round(same, 3))
        for a, c, b, d, same in order
    )


def in_order(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Return edges by child, then by parent.

    >>> drawn = [Edge(id=child, child=child, parent="p", kind="copy", share=1.0, evidence=()) for child in "ba"]
    >>> [edge.child for edge in in_order(drawn)]
    ['a', 'b']
    """
    return tuple(sorted(edges, key=lambda e: (e.child, e.parent, e.id)))


def identity(prefix: str, *reports: Report) -> str:
    """Return an id that depends on the reports' ids and texts only.

    >>> from stemma.sources import report_of_text
    >>> identity("edge", report_of_text("A text."))[:5]
    'edge-'
    """
    named = "\n".join(f"{report.id} {report.text_sha256}" for report in reports)
    return f"{prefix}-{hashlib.sha256(named.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
