"""Lines of reporting: which reports of a story are one origin."""

from stemma.lineage.compare import Comparison
from stemma.lineage.edges import identity
from stemma.lineage.graph import components
from stemma.lineage.lost import Lost
from stemma.records import Origin


def lines(found: Comparison, lost: Lost) -> tuple[Origin, ...]:
    """Return the origins of a story: reports bound by descent, by a lost original, or by one interview, are one.

    >>> from stemma.lineage.compare import compare
    >>> from stemma.lineage.lost import lost_originals
    >>> from stemma.sources import report_of_text
    >>> one = compare([report_of_text("The mill burned down."), report_of_text("Orr won the vote.")])
    >>> len(lines(one, lost_originals(one)))
    2
    """
    links = [(bond.one, bond.two) for bond in found.directed + found.undecided]
    links += [(bond.one, bond.two) for bond in found.bonds if bond.tie.interview is not None]
    links += list(lost.links)
    origins = []
    for group in components(range(len(found.witnesses)), links):
        reports = [found.witnesses[place].text.report for place in group]
        reports += [copy.text.report for place in group for copy in found.copies[place]]
        first = min(reports, key=lambda r: (r.text_sha256, r.id, r.source))
        origins.append(Origin(id=identity("origin", first), reports=tuple(sorted({r.id for r in reports}))))
    return tuple(sorted(origins, key=lambda origin: (origin.reports, origin.id)))
