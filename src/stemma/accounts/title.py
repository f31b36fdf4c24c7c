"""The title of a story: a title that one of its reports carries, never one of our own."""

from collections.abc import Sequence

from stemma.records import Lineage, Report
from stemma.words import forms

LONGEST = 120  # characters; a report's title may be a whole paragraph where a page is badly made
HEAD = 600  # characters of a text that tell what it is about: news says so at its head
SHORT = 3  # letters of a word that says little by itself ("the", "and", "for")
WHOLE = 1_000  # parts of one report, so that sums are exact


def title(reports: Sequence[Report], lineage: Lineage) -> str:
    """Return the title that speaks for most of the reports, cut at a word where long.

    A report speaks for those that descend from it, and for another as far as the words of its title stand in the
    title and at the head of that other; of equals, the earliest. A report without a title lends its first sentence. The
    empty story has the title "(no reports)".

    >>> from stemma.sources import report_of_text
    >>> titles = "Old mill burns", "Fire: old mill burns down", "Orr wins vote"
    >>> title([report_of_text("The old mill burns.", id=name, title=name) for name in titles], Lineage())
    'Old mill burns'
    """
    if not reports:
        return "(no reports)"
    titled = [r for r in reports if r.title] or list(reports)
    spoken_for = _spoken_for(reports, lineage)
    chosen = min(titled, key=lambda r: (-spoken_for[r.id], r.published or "9999", len(r.title or ""), r.id))
    return _cut(chosen.title or _first_sentence(chosen))


def _spoken_for(reports: Sequence[Report], lineage: Lineage) -> dict[str, int]:
    """Return in thousandths how many other reports each one speaks for."""
    heads: dict[str, int] = {}
    for report in reports:
        for word in _telling(f"{report.title or ''}\n{report.text[:HEAD]}"):
            heads[word] = heads.get(word, 0) + 1
    spoken = {}
    for report in reports:
        words = _telling(report.title or _first_sentence(report))
        others = sum(heads.get(word, 1) - 1 for word in words)
        spoken[report.id] = WHOLE * others // max(1, len(words))
    for edge in lineage.edges:
        if edge.parent in spoken:
            spoken[edge.parent] += WHOLE
    return spoken


def _telling(text: str) -> set[str]:
    return {word for word in forms(text) if len(word) > SHORT or word.isdigit()}


def _first_sentence(report: Report) -> str:
    if report.sentences:
        return report.text[report.sentences[0].start : report.sentences[0].end]
    return report.text.strip() or f"(no text in {report.source})"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[:LONGEST].rsplit(" ", 1)[0] + " …"
