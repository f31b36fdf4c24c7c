"""The title of a story: a title that one of its reports carries, never one of our own."""

from collections.abc import Sequence

from stemma.records import Lineage, Report

LONGEST = 120  # characters; a report's title may be a whole paragraph where a page is badly made


def title(reports: Sequence[Report], lineage: Lineage) -> str:
    """Return the title of the report that most others descend from, else of the earliest; cut at a word where long.

    A report without a title lends its first sentence. The empty story has the title "(no reports)".
    """
    if not reports:
        return "(no reports)"
    descendants = {r.id: 0 for r in reports}
    for edge in lineage.edges:
        if edge.parent in descendants:
            descendants[edge.parent] += 1
    titled = [r for r in reports if r.title] or list(reports)
    chosen = min(titled, key=lambda r: (-descendants[r.id], r.published or "9999", len(r.title or ""), r.id))
    return _cut(chosen.title or _first_sentence(chosen))


def _first_sentence(report: Report) -> str:
    if report.sentences:
        return report.text[report.sentences[0].start : report.sentences[0].end]
    return report.text.strip() or f"(no text in {report.source})"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[:LONGEST].rsplit(" ", 1)[0] + " …"
