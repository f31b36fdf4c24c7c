"""Versions of a report in the words of a reader."""

from stemma.records import Story


def version(report: str, story: Story) -> str | None:
    """Return which version of a report this one is, None where it is the only one.

    >>> from stemma.records import Counts, Lineage, Versions
    >>> counts = Counts(reports=1, outlets=1, origins=1)
    >>> rows = Lineage(versions=(Versions(reports=("a", "a@2")),))
    >>> version("a", Story(id="s", title="", reports=("a", "a@2"), counts=counts, lineage=rows))
    'version 1 of 2, replaced by a later one'
    """
    for row in story.lineage.versions:
        if report in row.reports:
            if not row.in_order:
                return f"one of {len(row.reports)} versions of one report"
            place = row.reports.index(report) + 1
            last = place == len(row.reports)
            return f"version {place} of {len(row.reports)}, {'the latest' if last else 'replaced by a later one'}"
    return None
